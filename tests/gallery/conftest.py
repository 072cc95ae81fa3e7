"""Manifests in an empty directory, and builds whose figures are painted by a fake."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from actplot.gallery import building
from actplot.gallery.about import About
from actplot.gallery.building import BuildReport, build
from actplot.gallery.manifest import Manifest, read_manifest
from actplot.gallery.painting import Painted

if TYPE_CHECKING:
    from pathlib import Path

    from actplot.figures.options.table import CheckedRecord


@dataclass(kw_only=True)
class Gallery:
    """A manifest, what was painted for it, and short ways to read and build it."""

    path: Path
    painted: list[CheckedRecord] = field(default_factory=list)

    @property
    def directory(self) -> Path:
        """Where the figures go."""
        return self.path.parent

    @property
    def files(self) -> dict[str, bytes]:
        """The content of every file but the manifest, by name."""
        return {
            each.name: each.read_bytes() for each in self.directory.iterdir() if each != self.path
        }

    def write(self, text: str) -> Gallery:
        """Write the manifest."""
        self.path.write_text(text, encoding="utf-8")
        return self

    def read(self) -> Manifest:
        """Read the manifest."""
        return read_manifest(self.path)

    def build(self, **options: object) -> BuildReport:
        """Build in this process."""
        self.painted.clear()
        return build(self.path, executor=lambda _: ThreadPoolExecutor(1), **options)  # type: ignore[arg-type]


@pytest.fixture
def gallery(tmp_path: Path) -> Gallery:
    """Return a gallery without a manifest yet."""
    return Gallery(path=tmp_path / "gallery.toml")


@pytest.fixture
def fake(gallery: Gallery, monkeypatch: pytest.MonkeyPatch) -> Gallery:
    """Return a gallery whose pictures are the text of their options; one named bad fails."""

    def paint(record: CheckedRecord, formats: tuple[str, ...]) -> Painted:
        gallery.painted.append(record)
        if "bad" in repr(record):
            raise ZeroDivisionError("no figure")
        about = About(title="T", family="", alternative="A", command="actplot x")
        content = repr(record).encode()
        return Painted(pictures={each: each.encode() + content for each in formats}, about=about)

    monkeypatch.setattr(building, "paint", paint)
    return gallery
