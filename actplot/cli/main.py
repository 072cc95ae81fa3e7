"""The entry point: runs a command and turns every failure into one message and an exit code."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

import click

from actplot.cli.group import DEFAULT_COMMAND, actplot
from actplot.errors import ActplotError, InputError, printable
from actplot.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, FAILED, WRONG_USAGE = 0, 1, 2
INTERRUPTED, BROKEN_PIPE, TERMINATED = 130, 141, 143  # 128 + the number of the signal

_COMPLETION = "_ACTPLOT_COMPLETE"  # set by the shell that asks click for completions
_LONGEST_LINE = 600


class _TerminatedError(KeyboardInterrupt):
    """SIGTERM: like Ctrl-C it is no failure of the code that it stops, a user's or ours."""


def main() -> NoReturn:
    """Run actplot with the words of the command line, then exit."""
    # Unwinding removes the temporary files, which dying by the signal would not.
    signal.signal(signal.SIGTERM, _terminate)
    sys.exit(_complete() if os.environ.get(_COMPLETION) else run(sys.argv[1:]))


def run(words: Sequence[str]) -> int:
    """Run actplot, print what went wrong if anything did, and return the exit code.

    Parameters
    ----------
    words : sequence of str
        The command line after the program's name.
    """
    try:
        with actplot.make_context("actplot", list(words)) as context:
            actplot.invoke(context)
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.exceptions.Exit as done:
        return done.exit_code
    except _TerminatedError:
        return TERMINATED
    except (click.exceptions.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        _abandon_standard_output()
        return BROKEN_PIPE
    except (click.ClickException, ActplotError, OSError, MemoryError) as error:
        _show(_message(error))
        if isinstance(error, OSError):
            _abandon_standard_output()
        wrong = isinstance(error, click.UsageError | InputError)
        return WRONG_USAGE if wrong else FAILED
    except Exception as error:  # noqa: BLE001 - the last resort: a traceback helps no user
        _show(_internal(error))
        return FAILED
    return DONE


def _terminate(*_: object) -> NoReturn:
    """Answer SIGTERM."""
    raise _TerminatedError


def _complete() -> int:
    """Answer a shell that asks for completions, and return the exit code."""
    try:
        actplot.main(prog_name="actplot", complete_var=_COMPLETION)
    except SystemExit as done:
        if done.code == DONE:
            return DONE
    except (KeyError, ValueError):  # of the variables that a shell sets beside the first
        pass
    _show(
        f"{_COMPLETION} is for the completion of a shell; give it bash_source, zsh_source or "
        "fish_source for the script that sets it"
    )
    return WRONG_USAGE


def _message(error: BaseException) -> str:
    """Return what to say about a failure, after "Error: "."""
    if isinstance(error, click.NoSuchOption):
        known = [
            spelling
            for option in _options(error)
            for spelling in (*option.opts, *option.secondary_opts)
        ]
        return f"No such option '{error.option_name}'.{did_you_mean(error.option_name, known)}"
    if isinstance(error, click.MissingParameter) and error.ctx is not None:
        name, path, usage = error.ctx.info_name, error.ctx.command_path, error.ctx.get_usage()
        nothing = "nothing to draw; try: actplot"
        if name != DEFAULT_COMMAND:
            nothing = f"nothing to {name}; try: {path}"
        return f"{nothing} sigmoid\n{usage}\nMore: {path} -h"
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, MemoryError):
        return "not enough memory"
    if isinstance(error, OSError):
        return f"{error.filename or 'standard output'}: {error.strerror or error}"
    return str(error)


def _options(error: click.UsageError) -> list[click.Parameter]:
    """Return the parameters of the command in which a usage error arose."""
    return error.ctx.command.get_params(error.ctx) if error.ctx else []


def _internal(error: Exception) -> str:
    """Return what to say about a mistake of ours; with ACTPLOT_DEBUG=1 show the traceback."""
    if os.environ.get("ACTPLOT_DEBUG") == "1":
        import traceback

        _print(traceback.format_exc())
    return (
        f"internal error: {type(error).__name__}: {error}; please report it "
        "with the command (ACTPLOT_DEBUG=1 shows where)"
    )


def _show(message: str) -> None:
    """Print a message on standard error, each line printable and not too long."""
    lines = [printable(line) for line in f"Error: {message}".split("\n")]
    _print("\n".join(_clipped(line) for line in lines) + "\n")


def _clipped(line: str) -> str:
    """Return a line shortened in its middle, where long input is quoted."""
    if len(line) <= _LONGEST_LINE:
        return line
    return f"{line[: _LONGEST_LINE - 100]} … {line[-80:]}"


def _print(text: str) -> None:
    """Write to standard error, if there is one, whatever its encoding."""
    if sys.stderr is None:
        return
    encoding = sys.stderr.encoding or "utf-8"
    with suppress(OSError):
        sys.stderr.write(text.encode(encoding, "backslashreplace").decode(encoding))
        sys.stderr.flush()


def _abandon_standard_output() -> None:
    """Send what is left for standard output nowhere, so that closing it does not fail again."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
