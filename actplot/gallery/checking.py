"""Checking a gallery: every figure is drawn again and compared with the files there are."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from actplot.errors import ActplotError
from actplot.figures.options.table import CheckedRecord
from actplot.gallery.comparing import compare
from actplot.gallery.figure import Figure
from actplot.gallery.manifest import read_manifest
from actplot.gallery.painting import draw
from actplot.gallery.pixels import difference_picture
from actplot.gallery.running import Failure, MakeExecutor, Progress, on_this_machine, outcomes
from actplot.gallery.selection import Shard, select


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """A file that is not what its figure is drawn as.

    Parameters
    ----------
    name : str
        The name of the figure.
    file : str
        The name of the file.
    message : str
        How it differs.
    expected : bytes or None
        Its content; None where there is no file.
    actual : bytes
        What is drawn now.
    picture : bytes or None
        A PNG that shows where two PNGs differ.
    """

    name: str
    file: str
    message: str
    expected: bytes | None
    actual: bytes
    picture: bytes | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckReport:
    """What a check found.

    Parameters
    ----------
    directory : Path
        Where the gallery is.
    checked : tuple of str
        Names of the figures that were looked at.
    differences : tuple of Difference
        In the order of the manifest.
    failed : tuple of Failure
        Figures that could not be drawn.
    """

    directory: Path
    checked: tuple[str, ...]
    differences: tuple[Difference, ...]
    failed: tuple[Failure, ...]


def check(
    manifest: str | os.PathLike[str] | None = None,
    *,
    output: str | os.PathLike[str] | None = None,
    only: Sequence[str] = (),
    shard: str | None = None,
    formats: Sequence[str] = (),
    run_code: bool = False,
    jobs: int | None = None,
    executor: MakeExecutor | None = None,
    progress: Progress | None = None,
) -> CheckReport:
    """Draw the figures of a gallery again and compare them with its files; write nothing.

    PNGs are the same if no channel of any pixel is off by more than 2 of 255 levels,
    SVGs if they have the same elements and texts and no number is off by more than
    0.01 points.

    Parameters
    ----------
    manifest, output, only, shard, run_code, jobs, executor, progress
        As in `build`.
    formats : sequence of str
        The formats to look at; all that a figure has where empty.

    Returns
    -------
    CheckReport
        What differs.

    Raises
    ------
    InputError
        If anything in the manifest is wrong.
    """
    book = read_manifest(manifest, output=output, run_code=run_code)
    part = None if shard is None else Shard.read(shard)
    figures = select(book.figures, only=only, shard=part)
    for figure in figures:
        figure.check()
    book.problems.refuse()
    found: dict[str, list[Difference]] = {}
    failed: list[Failure] = []
    with (executor or on_this_machine(jobs))(len(figures)) as pool:
        futures = {
            pool.submit(
                examine, figure.name, figure.record, _files(figure, book.directory, formats)
            ): figure.name
            for figure in figures
        }
        for outcome in outcomes(futures, progress):
            try:
                found[outcome.name] = outcome.result()
            except ActplotError as error:
                failed.append(Failure(name=outcome.name, message=str(error)))
    return CheckReport(
        directory=book.directory,
        checked=tuple(figure.name for figure in figures),
        differences=tuple(each for figure in figures for each in found.get(figure.name, [])),
        failed=tuple(failed),
    )


def examine(
    name: str, record: CheckedRecord, files: Mapping[str, tuple[str, bytes | None]]
) -> list[Difference]:
    """Draw a figure and compare it with its files; called in a worker.

    Parameters
    ----------
    name : str
        The name of the figure.
    record : CheckedRecord
        What to draw.
    files : mapping of str to (str, bytes or None)
        The picture that each of its files holds, and its content; None for one that is missing.
    """
    drawn = draw(record, [picture for picture, _ in files.values()])
    found = []
    for file, (picture, expected) in files.items():
        actual = drawn[picture]
        format = _format(file)
        message = "it is missing" if expected is None else compare(format, expected, actual)
        if message:
            found.append(
                Difference(
                    name=name,
                    file=file,
                    message=message,
                    expected=expected,
                    actual=actual,
                    picture=_picture(format, expected, actual),
                )
            )
    return found


def _files(
    figure: Figure, directory: Path, formats: Sequence[str]
) -> dict[str, tuple[str, bytes | None]]:
    """Return the picture that each file of a figure holds, and its content."""
    found: dict[str, tuple[str, bytes | None]] = {}
    for name, picture in figure.files.items():
        if not formats or _format(name) in formats:
            try:
                found[name] = picture, (directory / name).read_bytes()
            except OSError:
                found[name] = picture, None
    return found


def _format(file: str) -> str:
    """Return the format that the name of a file ends with."""
    return file.rpartition(".")[2]


def _picture(format: str, expected: bytes | None, actual: bytes) -> bytes | None:
    """Return a picture of the difference, if there are two pictures."""
    if format != "png" or expected is None:
        return None
    try:
        return difference_picture(expected, actual)
    except (OSError, ValueError, SyntaxError):
        return None
