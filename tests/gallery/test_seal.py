"""A seal tells that there is nothing to do, and only then."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from actplot.errors import InputError
from actplot.gallery import seal
from actplot.gallery.seal import SEAL_NAME, Intact, intact
from actplot.gallery.state import STATE_NAME

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Gallery

MANIFEST = '[[figure]]\nname = "a"\nspec = "relu"\n[[figure]]\nname = "b"\nspec = "tanh"\n'
STYLED = MANIFEST + 'style = "own.mplstyle"\n'


@pytest.fixture
def built(fake: Gallery) -> Gallery:
    """Return a gallery with nothing to do."""
    fake.write(MANIFEST).build()
    return fake


def is_intact(gallery: Gallery) -> bool:
    """Return whether it can be told that there is nothing to do."""
    return intact(str(gallery.path)) is not None


def test_what_was_built_is_intact(built: Gallery) -> None:
    """And it is told where it is and how many figures there are."""
    found = intact(str(built.path))
    assert found is not None
    assert (found.page, found.figures) == (str(built.directory / "index.html"), 2)


@pytest.mark.parametrize(
    ("directory", "page"),
    [("", "index.html"), ("./a//b/", "a/b/index.html"), ("a/../b", "a/../b/index.html")],
)
def test_the_page_is_told_as_a_build_tells_it(directory: str, page: str) -> None:
    """With the path in its plainest form."""
    assert Intact(directory, 1).page == page == str(Path(directory, "index.html"))


def edit(name: str) -> Callable[[Gallery], object]:
    """Return what changes one character of a file."""

    def change(gallery: Gallery) -> None:
        path = gallery.directory / name
        content = path.read_bytes()
        path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))

    return change


@pytest.mark.parametrize(
    "change",
    [
        *(edit(name) for name in ("a.png", "b.svg", "index.html", "README.md", STATE_NAME)),
        edit("gallery.toml"),
        lambda gallery: (gallery.directory / "a.png").unlink(),
        lambda gallery: (gallery.directory / "index.html").unlink(),
        lambda gallery: (gallery.directory / STATE_NAME).unlink(),
        lambda gallery: (gallery.directory / SEAL_NAME).unlink(),
        lambda gallery: (gallery.directory / SEAL_NAME).write_bytes(b""),
        lambda gallery: (gallery.directory / SEAL_NAME).write_bytes(b"\xff\n" * 9),
        lambda gallery: gallery.build(shard="1/2", force=True),
    ],
)
def test_a_change_is_seen(built: Gallery, change: Callable[[Gallery], object]) -> None:
    """At once, in every file; then a build looks at everything, and seals it again."""
    change(built)
    assert not is_intact(built)
    built.write(MANIFEST).build()
    assert is_intact(built)


def test_times_do_not_matter(built: Gallery) -> None:
    """Nor does it where the gallery lies."""
    for each in built.directory.iterdir():
        os.utime(each, (1, 1))
    assert is_intact(built)
    copy = shutil.copytree(built.directory, built.directory.parent / "copy")
    assert intact(str(copy / "gallery.toml")) is not None


@pytest.mark.parametrize("name", ["installed", "own_files", "standing_paths"])
def test_another_version_is_seen(
    built: Gallery, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Of what draws, of our own source; or another catalogue that is in force."""
    known = getattr(seal, name)
    monkeypatch.setattr(seal, name, lambda *words: [*known(*words)][:-1] or ["new"])
    assert not is_intact(built)


def test_without_knowing_what_draws_nothing_is_sealed(
    fake: Gallery, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another version of it could not be told."""
    monkeypatch.setattr(seal, "PACKAGES", ("nosuch",))
    fake.write(MANIFEST).build()
    assert SEAL_NAME not in fake.files


def test_other_options_are_seen(built: Gallery) -> None:
    """They may mean something else."""
    assert intact(str(built.path), run_code=True) is None
    assert intact(str(built.path), output=str(built.directory)) is None
    assert intact(str(built.path), output=str(built.directory / "no")) is None


@pytest.mark.parametrize("line", ['output = "out"', "output='out' # there", '"output" = "out"'])
def test_the_manifest_may_say_where_the_gallery_is(fake: Gallery, line: str) -> None:
    """Where it says so in an unusual way, a build looks itself."""
    fake.write(f"{line}\n{MANIFEST}").build()
    expected = Intact(str(fake.directory / "out"), 2) if line[0] == "o" else None
    assert intact(str(fake.path)) == expected


def test_a_file_that_figures_read_is_seen(fake: Gallery) -> None:
    """By its content, where the manifest has it."""
    sheet = fake.directory / "own.mplstyle"
    sheet.write_text("lines.linewidth: 1\n", encoding="utf-8")
    fake.write(STYLED).build(output=fake.directory / "out")
    output = str(fake.directory / "out")
    assert intact(str(fake.path), output=output) is not None
    (fake.directory / "other").mkdir()
    other = shutil.copy(fake.path, fake.directory / "other")
    assert intact(str(other), output=output) is None
    sheet.write_text("lines.linewidth: 2\n", encoding="utf-8")
    assert intact(str(fake.path), output=output) is None


def test_a_gallery_that_runs_code_is_not_sealed(fake: Gallery) -> None:
    """Code may import anything."""
    (fake.directory / "f.py").write_text("", encoding="utf-8")
    fake.write("[[figure]]\nname = 'a'\nspec = 'f.py:act'\n").build(run_code=True)
    assert SEAL_NAME not in fake.files


@pytest.mark.parametrize("options", [{"only": ["a"]}, {"shard": "1/1"}, {"dry_run": True}])
def test_a_part_is_not_sealed(fake: Gallery, options: dict[str, object]) -> None:
    """Nobody looked at the rest."""
    fake.write(MANIFEST).build(**options)
    assert SEAL_NAME not in fake.files


def test_a_failure_is_not_sealed(fake: Gallery) -> None:
    """It is tried again the next time."""
    fake.write(MANIFEST + 'title = "bad"\n').build()
    assert SEAL_NAME not in fake.files


@pytest.mark.parametrize("manifest", ["-", "/dev/null", "no.toml", ".", "a\0b"])
def test_what_is_no_file_is_left_to_the_build(manifest: str) -> None:
    """A pipe can be read once only."""
    assert intact(manifest) is None


def test_the_usual_places_are_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And it is said if there is nothing."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match="actplot gallery init"):
        intact(None)
