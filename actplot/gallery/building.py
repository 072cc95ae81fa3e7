"""Building a gallery: what has changed is drawn by workers, and written here."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path

from actplot.errors import ActplotError
from actplot.files import write_all_atomically
from actplot.gallery.figure import Figure
from actplot.gallery.fingerprint import fingerprint
from actplot.gallery.locking import locked
from actplot.gallery.manifest import read_manifest
from actplot.gallery.pages import refuse_foreign, write_pages
from actplot.gallery.painting import Painted, paint
from actplot.gallery.running import Failure, MakeExecutor, Progress, on_this_machine, outcomes
from actplot.gallery.sealing import Sealing
from actplot.gallery.selection import Shard, select
from actplot.gallery.state import STATE_NAME, Built, State, Written


@dataclass(frozen=True, kw_only=True, slots=True)
class BuildReport:
    """What a build did.

    Parameters
    ----------
    directory : Path
        Where the gallery is.
    drawn, unchanged : tuple of str
        Names of figures. A dry run has in ``drawn`` what it would draw.
    failed : tuple of Failure
        The figures that are not as they should be.
    written, removed : tuple of str
        Names of files that are new or changed, and of those that are gone.
    """

    directory: Path
    drawn: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    failed: tuple[Failure, ...] = ()
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def build(
    manifest: str | os.PathLike[str] | None = None,
    *,
    output: str | os.PathLike[str] | None = None,
    only: Sequence[str] = (),
    shard: str | None = None,
    force: bool = False,
    prune: bool = False,
    dry_run: bool = False,
    run_code: bool = False,
    jobs: int | None = None,
    executor: MakeExecutor | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Bring the files of a gallery up to date with its manifest.

    A figure is drawn anew if its options, the rows of the catalogue it uses, the files
    it reads, the versions of what draws it, or its own files have changed, all of them
    judged by their content.

    Parameters
    ----------
    manifest : str or path-like or None
        A TOML file; ``gallery.toml`` here or in ``gallery`` where None.
    output : str or path-like or None
        The directory of the gallery; what the manifest says where None.
    only : sequence of str
        Names or patterns of the figures to look at; all where empty.
    shard : str or None
        "2/5" is the second of five parts of them. Shards write no pages.
    force : bool
        Draw also what has not changed.
    prune : bool
        Remove files that an earlier build wrote and that the manifest no longer has.
    dry_run : bool
        Draw and write nothing.
    run_code : bool
        Allow specs such as ``"file.py:function"``, which run code.
    jobs : int or None
        How many processes to use at most; one for each processor where None.
    executor : callable or None
        Given how many figures are to be drawn, returns an executor to draw them on;
        processes on this machine where None.
    progress : callable or None
        Called after each figure.

    Returns
    -------
    BuildReport
        What was done, and what failed.

    Raises
    ------
    InputError
        If anything in the manifest is wrong; then nothing is drawn.
    OutputError
        If another build is running or the directory cannot be written to.
    """
    part = None if shard is None else Shard.read(shard)
    book = read_manifest(manifest, output=output, run_code=run_code)
    sealing = None
    if part is None and not only and not dry_run:
        sealing = Sealing.begun(book, output=output, run_code=run_code)
    figures = select(book.figures, only=only, shard=part)
    run = _Run(directory=book.directory, state=State.read(book.directory), progress=progress)
    todo = run.stale(figures, force=force)
    for figure in todo:
        figure.check()
    book.problems.refuse()
    if dry_run:
        run.forget_all_but(book.figures)
        run.removed = list(run.state.orphans) if prune else []
        return run.report(figures, todo)
    if part is None:
        refuse_foreign(book.directory)
    with locked(book.directory):
        # Another build may have come before; what it left is not drawn twice.
        run.state = State.read(book.directory)
        todo = run.stale(todo, force=force)
        try:
            if todo:
                with (executor or on_this_machine(jobs))(len(todo)) as pool:
                    run.draw(todo, pool)
        finally:
            run.forget_all_but(book.figures)
            if prune:
                run.prune()
            run.state.write(book.directory, name=part.state_name if part else STATE_NAME)
        if part is None:
            run.written += write_pages(book, run.state)
        if sealing is not None and not run.failed:
            sealing.write(run.state)
    return run.report(figures, todo)


@dataclass(kw_only=True, slots=True)
class _Run:
    """One build: where it works, what it knows, and what it has done so far."""

    directory: Path
    state: State
    progress: Progress | None
    fingerprints: dict[str, str] = field(default_factory=dict)
    failed: list[Failure] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    def stale(self, figures: Iterable[Figure], *, force: bool) -> list[Figure]:
        """Return the figures whose files are not what their options make them."""
        return [figure for figure in figures if force or not self._is_current(figure)]

    def draw(self, figures: Sequence[Figure], pool: Executor) -> None:
        """Have figures drawn, and write each as it comes."""
        named = {figure.name: figure for figure in figures}
        futures = {}
        for figure in figures:
            # Before it is drawn, and while others are.
            self._fingerprint(figure)
            futures[pool.submit(paint, figure.record, tuple(figure.files.values()))] = figure.name
        for outcome in outcomes(futures, self.progress):
            try:
                self._write(named[outcome.name], outcome.result())
            except ActplotError as error:
                self.failed.append(Failure(name=outcome.name, message=str(error)))

    def forget_all_but(self, figures: Iterable[Figure]) -> None:
        """Count the files of other figures among those that nobody wants."""
        wanted = {figure.name for figure in figures}
        state = self.state
        for name in state.figures.keys() - wanted:
            state.orphans |= state.figures.pop(name).files
        for built in state.figures.values():
            for name in built.files:
                state.orphans.pop(name, None)

    def prune(self) -> None:
        """Remove the files that nobody wants, but for those that someone has changed since."""
        for name, written in sorted(self.state.orphans.items()):
            if written.is_at(self.directory / name):
                (self.directory / name).unlink(missing_ok=True)
                self.removed.append(name)
        self.state.orphans.clear()

    def report(self, figures: Sequence[Figure], todo: Sequence[Figure]) -> BuildReport:
        """Return what was done."""
        failed = {failure.name for failure in self.failed}
        names = [figure.name for figure in todo]
        return BuildReport(
            directory=self.directory,
            drawn=tuple(name for name in names if name not in failed),
            unchanged=tuple(figure.name for figure in figures if figure.name not in names),
            failed=tuple(self.failed),
            written=tuple(self.written),
            removed=tuple(self.removed),
        )

    def _is_current(self, figure: Figure) -> bool:
        """Return whether a figure was built from the same, and its files are as written."""
        built = self.state.figures.get(figure.name)
        return (
            built is not None
            and built.files.keys() == set(figure.files)
            and built.fingerprint == self._fingerprint(figure)
            and all(written.is_at(self.directory / name) for name, written in built.files.items())
        )

    def _fingerprint(self, figure: Figure) -> str:
        """Return the fingerprint of a figure: of the files as they were before it was drawn."""
        if figure.name not in self.fingerprints:
            self.fingerprints[figure.name] = fingerprint(figure.record)
        return self.fingerprints[figure.name]

    def _write(self, figure: Figure, painted: Painted) -> None:
        """Write the files of a figure that differ from what is there."""
        contents = {name: painted.pictures[picture] for name, picture in figure.files.items()}
        files = {name: Written.of(data) for name, data in contents.items()}
        new = [name for name, file in files.items() if not file.is_at(self.directory / name)]
        write_all_atomically({str(self.directory / name): contents[name] for name in new})
        self.written += new
        old = self.state.figures.get(figure.name)
        if old is not None:
            self.state.orphans |= old.files
        self.state.figures[figure.name] = Built(
            fingerprint=self._fingerprint(figure), about=painted.about, files=files
        )
