"""`actplot gallery`: many figures from one manifest, and the check that they stay the same."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import click

from actplot.cli.headings import CONTEXT_SETTINGS
from actplot.errors import InputError
from actplot.wording import quoted_path

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from concurrent.futures import Executor

    from actplot.gallery import Failure
    from actplot.gallery.running import MakeExecutor, Progress

_HELP = """Build many figures from one manifest, and check that they stay the same.

A manifest is a TOML file of tables [[figure]], each with a name and the options of
the command line as keys: xlim, alt_text, show_logits. Named otherwise are parameters
(--param), venue (--for) and formats (--format).

\b
Examples:
  actplot gallery init                   writes a manifest to start from
  actplot gallery build                  draws its figures and the pages
  actplot gallery check                  are they still what actplot draws?
"""

_BUILD_HELP = """Draw what has changed, and write the pages that show it.

MANIFEST is gallery.toml here or in gallery where none is given; - reads standard
input. The figures, index.html and README.md go beside it, or where it says.
"""

_BUILD_EPILOG = """\b
Examples:
  actplot gallery build
  actplot gallery build docs/gallery.toml --output site/figures
  actplot gallery build --only "elu-*" --force
  actplot gallery build --shard 2/5

Exit status: 0 done, 1 a figure failed, 2 something in the manifest is wrong and
nothing was drawn.
"""


_CHECK_HELP = """Draw the figures again and compare them with the files.

Nothing is written. PNGs are compared by their pixels (no channel off by more than
2 of 255), SVGs by their structure (no number off by more than 0.01 points). The
files that differ are printed.
"""

_CHECK_EPILOG = """\b
Examples:
  actplot gallery check
  actplot gallery check docs/gallery.toml --report differences --junit check.xml

Exit status: 0 all are the same, 1 some differ or cannot be drawn, 2 something in
the manifest is wrong. To accept what has changed: actplot gallery build.
"""

_INIT_HELP = """Write a manifest to start from.

It goes to PATH, or to gallery/gallery.toml. A file that exists is left alone.
"""


@click.group(
    help=_HELP,
    context_settings=CONTEXT_SETTINGS,
    invoke_without_command=True,
    subcommand_metavar="COMMAND [ARGS]...",
)
@click.pass_context
def gallery(ctx: click.Context) -> None:
    """Hold the commands; without one, print the help as click does, but for "Error:"."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        ctx.exit(2)


def _selecting(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command what says which figures of which manifest it is about."""
    for decorate in (
        click.option(
            "--run-code",
            is_flag=True,
            help="Allow specs such as file.py:NAME, which run code.",
        ),
        click.option("--executor", metavar="ADDRESS", help="Draw on a cluster: dask://HOST:PORT."),
        click.option(
            "--jobs", type=click.IntRange(1, 256), metavar="N", help="Use at most N processes."
        ),
        click.option(
            "--shard", metavar="I/N", help="Only the I-th of N parts, for several machines."
        ),
        click.option(
            "--only", multiple=True, metavar="NAME", help="Only figures of this name or pattern."
        ),
        click.option("-o", "--output", metavar="DIR", help="The directory of the gallery."),
        click.argument("manifest", required=False),
    ):
        command = decorate(command)
    return command


@gallery.command(help=_BUILD_HELP, epilog=_BUILD_EPILOG, context_settings=CONTEXT_SETTINGS)
@_selecting
@click.option("--force", is_flag=True, help="Draw also what has not changed.")
@click.option("--prune", is_flag=True, help="Remove files of figures that are no longer wanted.")
@click.option("--dry-run", is_flag=True, help="Print what would be drawn; write nothing.")
@click.option("--watch", is_flag=True, help="Build again whenever the manifest changes.")
def build(*, watch: bool, **options: Any) -> None:
    """Build, once or whenever something changes."""
    if not watch:
        if not _is_intact(**options) and not _build(**options):
            raise click.exceptions.Exit(1)
        return
    from actplot.gallery.finding import STANDARD_INPUT, find_manifest
    from actplot.gallery.watching import changes

    path = find_manifest(options["manifest"])
    if path == STANDARD_INPUT:
        raise InputError("--watch needs a file; standard input is read once")
    for _ in changes(path):
        try:
            _build(**{**options, "manifest": path})
        except InputError as error:
            click.echo(f"Error: {error}", err=True)
        click.echo(f"watching {quoted_path(path)}; Ctrl-C ends it", err=True)


@gallery.command(help=_CHECK_HELP, epilog=_CHECK_EPILOG, context_settings=CONTEXT_SETTINGS)
@_selecting
@click.option("--report", metavar="DIR", help="Write a page that shows each difference.")
@click.option("--junit", metavar="FILE", help="Write the outcome as JUnit XML.")
def check(
    *, executor: str | None, jobs: int | None, report: str | None, junit: str | None, **options: Any
) -> None:
    """Check, and print the files that differ."""
    from pathlib import Path

    from actplot.files import write_atomically
    from actplot.gallery import check
    from actplot.gallery.report import as_junit, write_report

    with ExitStack() as bars:
        found = check(**options, executor=_executor(executor, jobs), progress=_progress(bars))
    for each in found.differences:
        click.echo(f"{each.file}: {each.message}")
    _tell_failures(found.failed)
    if report is not None:
        page = write_report(found, Path(report))
        click.echo(f"report: {page}", err=True)
    if junit is not None:
        write_atomically(junit, as_junit(found))
    differing = len({each.name for each in found.differences})
    said = f"{len(found.checked)} checked, {differing} differ, {len(found.failed)} failed"
    click.echo(said, err=True)
    if found.differences or found.failed:
        raise click.exceptions.Exit(1)


@gallery.command(help=_INIT_HELP, context_settings=CONTEXT_SETTINGS)
@click.argument("path", default="gallery/gallery.toml")
def init(*, path: str) -> None:
    """Write the starter manifest."""
    from pathlib import Path

    from actplot.gallery.starting import write_starter

    write_starter(Path(path))
    click.echo(path)


def _tell_failures(failures: Sequence[Failure]) -> None:
    """Say which figures could not be drawn, and why."""
    for failure in failures:
        click.echo(f"Error: figure '{failure.name}': {failure.message}", err=True)


def _is_intact(
    *, manifest: str | None, output: str | None, run_code: bool, jobs: int | None, **others: Any
) -> bool:
    """Say that there is nothing to do, if that can be told at a glance."""
    from actplot.gallery.seal import intact

    if any(others.values()):
        return False
    found = intact(manifest, output=output, run_code=run_code)
    if found is not None:
        _tell(found.page, {"drawn": 0, "unchanged": found.figures, "failed": 0})
    return found is not None


def _build(*, executor: str | None, jobs: int | None, dry_run: bool, **options: Any) -> bool:
    """Build once, and say what was done; return whether no figure failed."""
    from actplot.gallery import build

    with ExitStack() as bars:
        report = build(
            **options, dry_run=dry_run, executor=_executor(executor, jobs), progress=_progress(bars)
        )
    _tell_failures(report.failed)
    if dry_run:
        for name in (*report.drawn, *(f"remove {name}" for name in report.removed)):
            click.echo(name)
    counts = {
        "to draw" if dry_run else "drawn": len(report.drawn),
        "unchanged": len(report.unchanged),
        "failed": len(report.failed),
    }
    if report.removed and not dry_run:
        counts["removed"] = len(report.removed)
    _tell(str(report.directory / "index.html"), counts)
    return not report.failed


def _tell(page: str, counts: Mapping[str, int]) -> None:
    """Say how many figures of a gallery came to what."""
    click.echo(f"{page}: {', '.join(f'{n} {what}' for what, n in counts.items())}", err=True)


def _executor(address: str | None, jobs: int | None) -> MakeExecutor:
    """Return what makes the workers, once it is known that there is something to draw."""
    if address is not None:
        from actplot.gallery.clusters import on_cluster

        return on_cluster(address)

    def make(count: int) -> Executor:
        from actplot.figures import environment
        from actplot.gallery.processes import can_fork
        from actplot.gallery.running import on_this_machine

        # What is there before the workers are, they share: what is imported, if they branch
        # off from this process, and at any rate a temporary configuration directory.
        if can_fork():
            environment.isolate()
        else:
            environment.provide_cache_directory()
        return on_this_machine(jobs, fork=True)(count)

    return make


def _progress(bars: ExitStack) -> Progress:
    """Return what shows a progress bar, if standard error is a terminal."""
    shown: list[Any] = []

    def progress(name: str, done: int, total: int) -> None:
        if sys.stderr is None or not sys.stderr.isatty():
            return
        if not shown:
            bar = click.progressbar(length=total, label="figures", file=sys.stderr)
            shown.append(bars.enter_context(bar))
        shown[0].update(1)

    return progress
