"""A build draws what has changed, and nothing else."""

from __future__ import annotations

import dataclasses
import os
from typing import TYPE_CHECKING

import pytest

from actplot.errors import InputError, OutputError
from actplot.gallery import fingerprint
from actplot.gallery.seal import SEAL_NAME
from actplot.gallery.state import STATE_NAME

if TYPE_CHECKING:
    from .conftest import Gallery

TWO = '[[figure]]\nname = "a"\nspec = "relu"\n[[figure]]\nname = "b"\nspec = "2*gelu(x)"\n'
PICTURES = {"a.png", "a.svg", "b.png", "b.svg"}
KNOWN = {STATE_NAME, SEAL_NAME}


def test_the_first_build_draws_everything(fake: Gallery) -> None:
    """And writes the figures, the pages and what it knows of them."""
    report = fake.write(TWO).build()
    assert (report.drawn, report.unchanged, report.failed) == (("a", "b"), (), ())
    assert fake.files.keys() == {*PICTURES, *KNOWN, "index.html", "README.md"}
    assert set(report.written) == {*PICTURES, "index.html", "README.md"}


def test_the_second_build_writes_nothing(fake: Gallery) -> None:
    """Not even what it knows."""
    fake.write(TWO).build()
    before = {each.name: each.stat().st_mtime_ns for each in fake.directory.iterdir()}
    report = fake.build()
    assert (report.drawn, report.unchanged, report.written) == ((), ("a", "b"), ())
    assert {each.name: each.stat().st_mtime_ns for each in fake.directory.iterdir()} == before


def test_times_do_not_matter(fake: Gallery) -> None:
    """A file that was touched is the same file."""
    fake.write(TWO).build()
    for each in fake.directory.iterdir():
        os.utime(each, (1, 1))
    assert fake.build().drawn == ()


@pytest.mark.parametrize("spoil", ["a.png", "a.svg"])
def test_a_file_that_was_edited_is_made_anew(fake: Gallery, spoil: str) -> None:
    """Also if it has as many bytes as before; the other file of the figure is left alone."""
    fake.write(TWO).build()
    path = fake.directory / spoil
    good = path.read_bytes()
    path.write_bytes(good[:-1] + b"x")
    report = fake.build()
    assert (report.drawn, report.written) == (("a",), (spoil,))
    assert path.read_bytes() == good


def test_a_file_that_was_deleted_is_made_anew(fake: Gallery) -> None:
    """And no other."""
    fake.write(TWO).build()
    (fake.directory / "b.svg").unlink()
    assert fake.build().written == ("b.svg",)


def test_a_changed_option_draws_its_figure(fake: Gallery) -> None:
    """A page that says the same is not written."""
    fake.write(TWO).build()
    report = fake.write(TWO.replace('"relu"', '"relu"\ndpi = 90')).build()
    assert (report.drawn, set(report.written)) == (("a",), {"a.png", "a.svg"})


def test_what_is_spelt_otherwise_is_the_same(fake: Gallery) -> None:
    """A default that is written out, another order, a comment."""
    fake.write(TWO).build()
    text = TWO.replace('spec = "relu"', "derivative = 0 # none\nsize = [6.4, 4]\nspecs = ['relu']")
    assert fake.write(text).build().drawn == ()


def test_another_format_draws_its_figure(fake: Gallery) -> None:
    """What is no longer wanted stays until it is pruned."""
    fake.write(TWO).build()
    report = fake.write(TWO.replace('"relu"', '"relu"\nformats = "pdf"')).build()
    assert (report.drawn, report.written) == (("a",), ("a.pdf", "index.html", "README.md"))
    assert "a.svg" in fake.files
    assert fake.build(prune=True).removed == ("a.png", "a.svg")


def test_a_changed_row_draws_the_figures_that_use_it(
    fake: Gallery, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also those that use it through another row: GELU is written with the normal CDF."""
    fake.write(TWO).build()
    known = fingerprint.load_catalogue()

    def changed(_: tuple[str, ...]) -> object:
        rows = tuple(
            row._replace(summary="new") if row.name == "gelu" else row for row in known.rows
        )
        return dataclasses.replace(known, rows=rows)

    monkeypatch.setattr(fingerprint, "load_catalogue", changed)
    assert fake.build().drawn == ("b",)


@pytest.mark.parametrize("package", ["actplot", "matplotlib", "numpy", "seaborn", "source"])
def test_another_version_draws_everything(
    fake: Gallery, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    """Of whatever has a part in drawing."""
    fake.write(TWO).build()
    versions = {**fingerprint.versions(), package: "new"}
    monkeypatch.setattr(fingerprint, "versions", lambda: versions)
    assert fake.build().drawn == ("a", "b")
    assert fake.build().drawn == ()


def test_a_changed_style_sheet_draws_its_figures(fake: Gallery) -> None:
    """By its content."""
    sheet = fake.directory / "own.mplstyle"
    sheet.write_text("lines.linewidth: 1\n", encoding="utf-8")
    fake.write(TWO.replace('"relu"', '"relu"\nstyle = "own.mplstyle"')).build()
    sheet.write_text("lines.linewidth: 2\n", encoding="utf-8")
    assert fake.build().drawn == ("a",)


def test_a_style_sheet_that_changes_meanwhile_draws_its_figures(fake: Gallery) -> None:
    """The next time: what was drawn may have been drawn by the sheet as it was."""
    sheet = fake.directory / "own.mplstyle"
    sheet.write_text("lines.linewidth: 1\n", encoding="utf-8")
    fake.write(TWO + 'style = "own.mplstyle"\n')
    fake.build(progress=lambda *_: sheet.write_text("lines.linewidth: 2\n", encoding="utf-8"))
    assert fake.build().drawn == ("b",)
    assert fake.build().drawn == ()


def test_a_changed_function_draws_its_figures(fake: Gallery) -> None:
    """Its file is read, not run, to tell."""
    code = fake.directory / "f.py"
    code.write_text("raise SystemExit\n", encoding="utf-8")
    fake.write("[[figure]]\nname = 'a'\nspec = 'f.py:act'\n").build(run_code=True)
    assert fake.build(run_code=True).drawn == ()
    code.write_text("raise KeyError\n", encoding="utf-8")
    assert fake.build(run_code=True).drawn == ("a",)


def test_a_failure_does_not_stop_the_others(fake: Gallery) -> None:
    """It is told with the figure, and tried again the next time; its old files stay."""
    fake.write(TWO).build()
    before = fake.files["a.svg"]
    broken = TWO.replace('"relu"', '"relu"\ntitle = "bad"')
    for _ in range(2):
        report = fake.write(broken).build()
        assert [(each.name, each.message) for each in report.failed] == [
            ("a", "internal error: ZeroDivisionError: no figure")
        ]
        assert (report.drawn, report.unchanged) == ((), ("b",))
    assert fake.files["a.svg"] == before


def test_only_some_figures(fake: Gallery) -> None:
    """By name or pattern; the others are left as they are."""
    report = fake.write(TWO).build(only=["b*"])
    assert (report.drawn, report.unchanged) == (("b",), ())
    assert fake.build().drawn == ("a",)
    with pytest.raises(InputError, match="there is no figure 'c'"):
        fake.build(only=["c"])


def test_force_draws_what_has_not_changed(fake: Gallery) -> None:
    """But what comes out the same is not written."""
    fake.write(TWO).build()
    report = fake.build(force=True)
    assert (report.drawn, report.written) == (("a", "b"), ())


def test_a_dry_run_writes_nothing(fake: Gallery) -> None:
    """It tells what would be drawn and removed."""
    assert fake.write(TWO).build(dry_run=True).drawn == ("a", "b")
    assert fake.files == {}
    fake.build()
    report = fake.write(TWO.partition('[[figure]]\nname = "b"')[0]).build(dry_run=True, prune=True)
    assert (report.drawn, sorted(report.removed)) == ((), ["b.png", "b.svg"])
    assert fake.files.keys() >= PICTURES


def test_pruning_removes_what_builds_wrote(fake: Gallery) -> None:
    """And neither what they did not write nor what was changed since; without it all stays."""
    fake.write(TWO).build()
    (fake.directory / "c.png").write_bytes(b"mine")
    (fake.directory / "b.png").write_bytes(b"mine too")
    fake.write(TWO.partition('[[figure]]\nname = "b"')[0])
    assert fake.build().removed == ()
    assert fake.build(prune=True).removed == ("b.svg",)
    assert fake.files.keys() & {*PICTURES, "c.png"} == {"a.png", "a.svg", "b.png", "c.png"}


def test_shards_are_parts_of_a_gallery(fake: Gallery) -> None:
    """Put together, they are all of it; then the pages are all that is left to write."""
    fake.write(TWO)
    assert fake.build(shard="1/2").drawn == ("a",)
    assert "index.html" not in fake.files
    assert fake.build(shard="2/2").drawn == ("b",)
    report = fake.build()
    assert (report.drawn, report.written) == ((), ("index.html", "README.md"))
    assert fake.files.keys() == {*PICTURES, *KNOWN, "index.html", "README.md"}


@pytest.mark.parametrize("shard", ["0/2", "3/2", "x", "1/0", "-1/2", "1/2/3"])
def test_a_wrong_shard_is_refused(fake: Gallery, shard: str) -> None:
    """Shards are counted from 1."""
    with pytest.raises(InputError, match="is not of the form 2/5"):
        fake.write(TWO).build(shard=shard)


def test_a_wrong_formula_is_told_before_anything_is_drawn(fake: Gallery) -> None:
    """All of them, with their carets; a figure that is up to date is not looked at again."""
    fake.write(TWO.replace("gelu(x)", "gelu(y)").replace('"relu"', '"x +"'))
    with pytest.raises(InputError) as caught:
        fake.build()
    assert "2 errors, nothing is drawn" in str(caught.value)
    assert "line 4, figure 'b': unknown name 'y'" in str(caught.value)
    assert (fake.painted, fake.files) == ([], {})


def test_pages_of_others_are_not_replaced(fake: Gallery) -> None:
    """Neither README.md nor index.html; pages of ours are."""
    readme = fake.directory / "README.md"
    readme.write_text("# My project\n", encoding="utf-8")
    with pytest.raises(OutputError, match=r"README.md' is not of actplot's making"):
        fake.write(TWO).build()
    assert fake.painted == []
    fake.build(output=fake.directory / "out")
    (fake.directory / "out" / "README.md").replace(readme)
    assert fake.build().failed == ()


def test_the_output_may_be_a_link(fake: Gallery) -> None:
    """To a directory; and a figure may be a link to a file."""
    (fake.directory / "real").mkdir()
    (fake.directory / "out").symlink_to("real")
    (fake.directory / "real" / "a.png").symlink_to("other.png")
    fake.write(TWO).build(output=fake.directory / "out")
    assert (fake.directory / "real" / "other.png").is_file()
    assert (fake.directory / "real" / "a.png").is_symlink()


def test_the_output_cannot_be_a_file(fake: Gallery) -> None:
    """Nothing is drawn then."""
    (fake.directory / "out").write_bytes(b"")
    with pytest.raises(OutputError, match="out': it is not a directory"):
        fake.write(TWO).build(output=fake.directory / "out")
    assert fake.painted == []


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b'{"format": 1, "figures": 3}'])
def test_a_spoilt_state_counts_as_none(fake: Gallery, content: bytes) -> None:
    """Everything is drawn, and what comes out the same is not written."""
    fake.write(TWO).build()
    (fake.directory / STATE_NAME).write_bytes(content)
    report = fake.build()
    assert (report.drawn, report.written) == (("a", "b"), ())


def test_a_state_cannot_name_files_elsewhere(fake: Gallery) -> None:
    """Pruning removes files of the directory and no others."""
    fake.write(TWO).build(output=fake.directory / "out")
    state = fake.directory / "out" / STATE_NAME
    state.write_text(state.read_text().replace('"b.svg"', '"../gallery.toml"'), encoding="utf-8")
    text = TWO.partition('[[figure]]\nname = "b"')[0]
    report = fake.write(text).build(output=fake.directory / "out", prune=True)
    assert report.removed == ("b.png",)
    assert fake.path.exists()


def test_progress_is_told(fake: Gallery) -> None:
    """After each figure."""
    seen: list[tuple[str, int, int]] = []
    fake.write(TWO).build(progress=lambda *each: seen.append(each))
    assert sorted(seen) == [("a", 1, 2), ("b", 2, 2)]
