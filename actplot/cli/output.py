"""Where a picture goes: the output options, the names of files, and the writing."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from actplot.cli.headings import GroupedOption
from actplot.errors import InputError, OutputError, printable
from actplot.figures.output.formats import DATA_FORMATS, FORMATS
from actplot.files import write_all_atomically
from actplot.wording import quoted_path

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

STANDARD_OUTPUT = "-"

_STANDARD_OUTPUT_PATHS = frozenset({"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"})
_LONGEST_NAME = 60
_LONGEST_SPEC = 500

# What takes the place of an operator in the name of a file, where it would be unsafe.
_OPERATORS = {"/": "_over_", "^": "_to_", "<": "_below_", ">": "_above_", "=": "="}


class Destination(NamedTuple):
    """One picture to be written: its path, or "-" for standard output, and its format."""

    path: str
    format: str


def output_options(name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return a decorator that gives a command the options that say where its picture goes.

    Parameters
    ----------
    name : str
        What a picture is named after that is given no path.
    """
    wanted = (
        click.option(
            "-q",
            "--quiet",
            is_flag=True,
            cls=GroupedOption,
            group="Output",
            help="Do not print the path.",
        ),
        click.option(
            "-f",
            "--format",
            "formats",
            multiple=True,
            type=click.Choice(FORMATS, case_sensitive=False),
            cls=GroupedOption,
            group="Output",
            help="The format where no extension gives it; may be repeated.",
        ),
        click.option(
            "-o",
            "--output",
            "outputs",
            multiple=True,
            metavar="PATH",
            cls=GroupedOption,
            group="Output",
            help="Write to PATH, in the format of its extension: .png, .svg or .pdf; "
            f"may be repeated. - is standard output. [default: {name}.png]",
        ),
    )

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for each in wanted:
            command = each(command)
        return command

    return decorate


def alt_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option that prints what the figure shows."""
    option = click.option(
        "--alt",
        is_flag=True,
        cls=GroupedOption,
        group="Output",
        help="Print what the figure shows in a sentence, for who cannot see it.",
    )
    return option(command)


def destinations(
    outputs: Sequence[str], formats: Sequence[str], *, name: str
) -> tuple[Destination, ...]:
    """Return what is to be written, each path once.

    Parameters
    ----------
    outputs : sequence of str
        Paths as given; the name stands in where there are none.
    formats : sequence of str
        Formats as given.
    name : str
        The name without extension of what is drawn.

    Raises
    ------
    InputError
        If a format is missing, contradicts an extension, or a path cannot be a file.
    """
    found: dict[str, Destination] = {}
    for path in outputs:
        for destination in _destinations(path, formats):
            found[destination.path] = destination
    if not outputs:
        for format in formats or FORMATS[:1]:
            found[f"{name}.{format}"] = Destination(path=f"{name}.{format}", format=format)
    for destination in found.values():
        _check_place(destination.path)
    return tuple(found.values())


def data_destinations(paths: Sequence[str]) -> tuple[Destination, ...]:
    """Return where the numbers of a figure are to be written, each path once.

    Raises
    ------
    InputError
        If an extension is neither .csv nor .json, or a path cannot be a file.
    """
    found: dict[str, Destination] = {}
    for path in paths:
        if path in _STANDARD_OUTPUT_PATHS:
            found[STANDARD_OUTPUT] = Destination(path=STANDARD_OUTPUT, format=DATA_FORMATS[0])
            continue
        extension = Path(path).suffix[1:].lower()
        if extension not in DATA_FORMATS:
            raise InputError(
                f"the format of the data {quoted_path(path)} is unknown: end it in .csv or .json, "
                "or give - for CSV on standard output"
            )
        _check_place(path)
        found[path] = Destination(path=path, format=extension)
    return tuple(found.values())


def deliver(pictures: Mapping[Destination, bytes], *, quiet: bool) -> None:
    """Write all pictures, files first, and print the paths of the files.

    Raises
    ------
    OutputError
        If one cannot be written.
    """
    files = {place.path: data for place, data in pictures.items() if place.path != STANDARD_OUTPUT}
    write_all_atomically(files)
    if len(files) < len(pictures):
        for place, data in pictures.items():
            if place.path == STANDARD_OUTPUT:
                _write_standard_output(data)
    elif not quiet:
        for path in files:
            print_line(path)


def print_line(text: str) -> None:
    """Print a text on one line of standard output, whatever its encoding."""
    click.echo(_for_terminal(text))


def file_name(specs: Sequence[str]) -> str:
    """Return a safe, readable name for what is drawn: ``relu+gelu``, ``x_sigmoid_1.702_x``."""
    name = "+".join(_slug(spec[:_LONGEST_SPEC]) for spec in specs)
    if len(name) <= _LONGEST_NAME and max(map(len, specs)) <= _LONGEST_SPEC:
        return name
    from hashlib import sha256

    mark = sha256("\n".join(specs).encode(errors="surrogatepass")).hexdigest()[:8]
    return f"{name[: _LONGEST_NAME - 9].rstrip('_.+-')}-{mark}"


def _slug(spec: str) -> str:
    """Return a spec as a part of a file's name: ASCII letters, digits and ``_ . = + -`` only."""
    text = spec.strip().replace("**", "^")
    if text.startswith("-"):
        text = "minus_" + text[1:]
    named = "".join(_OPERATORS.get(character, character) for character in text)
    return re.sub(r"_*[^A-Za-z0-9.=+-]+_*|__+", "_", named).strip("_.") or "figure"


def _destinations(path: str, formats: Sequence[str]) -> tuple[Destination, ...]:
    """Return what one -o stands for."""
    if not path:
        raise InputError("the path of the output is empty")
    if path in _STANDARD_OUTPUT_PATHS:
        if len(formats) > 1:
            raise InputError("standard output takes one picture; give one --format")
        return (Destination(path=STANDARD_OUTPUT, format=(*formats, *FORMATS)[0]),)
    extension = Path(path).suffix[1:].lower()
    if extension in FORMATS:
        for format in formats:
            if format != extension:
                raise InputError(f"{quoted_path(path)} and --format {format} contradict each other")
        return (Destination(path=path, format=extension),)
    if path.endswith("/") or Path(path).is_dir():
        raise InputError(f"{quoted_path(path)} is a directory; name a file in it")
    if not formats:
        raise InputError(
            f"the format of {quoted_path(path)} is unknown: end it in .png, .svg or .pdf, "
            "or give --format"
        )
    if len(formats) == 1 and _is_special(path):
        return (Destination(path=path, format=formats[0]),)
    return tuple(Destination(path=f"{path}.{format}", format=format) for format in formats)


def _is_special(path: str) -> bool:
    """Tell whether a path names something other than a file: a device or a pipe."""
    return Path(path).exists() and not Path(path).is_file()


def _check_place(path: str) -> None:
    """Refuse a path that cannot name a file, before anything is drawn."""
    if path == STANDARD_OUTPUT:
        return
    try:
        if Path(path).is_dir():
            raise InputError(f"{quoted_path(path)} is a directory; name a file in it")
        parent = Path(path).parent
        if not parent.is_dir():
            problem = "is not a directory" if parent.exists() else "does not exist"
            raise InputError(f"{quoted_path(path)}: directory {quoted_path(str(parent))} {problem}")
    except OSError as error:
        raise OutputError(f"cannot write {quoted_path(path)}: {error.strerror}") from error


def _write_standard_output(data: bytes) -> None:
    """Write a picture to standard output and nothing else."""
    if sys.stdout is None:
        raise OutputError("standard output is closed")
    stream = sys.stdout.buffer
    stream.write(data)
    stream.flush()


def _for_terminal(text: str) -> str:
    """Return a text as standard output can show it, on one line."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    shown = "\N{NO-BREAK SPACE}".join(map(printable, text.split("\N{NO-BREAK SPACE}")))
    return shown.encode(encoding, "backslashreplace").decode(encoding)
