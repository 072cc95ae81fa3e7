"""A check finds the files that are not what their figures are drawn as."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from actplot.errors import InputError, OutputError
from actplot.gallery import checking
from actplot.gallery.checking import CheckReport, check
from actplot.gallery.report import as_junit, write_report

if TYPE_CHECKING:
    from actplot.figures.options.table import CheckedRecord

    from .conftest import Gallery

TWO = '[[figure]]\nname = "a"\nspec = "relu"\n[[figure]]\nname = "b"\nspec = "gelu"\n'


@pytest.fixture
def built(fake: Gallery, monkeypatch: pytest.MonkeyPatch) -> Gallery:
    """Return a gallery of two fake figures that is as it should be."""

    def draw(record: CheckedRecord, formats: list[str]) -> dict[str, bytes]:
        if "bad" in repr(record):
            raise InputError("no finite value")
        return {each: each.encode() + repr(record).encode() for each in formats}

    monkeypatch.setattr(checking, "draw", draw)
    fake.write(TWO).build()
    return fake


def outcome(gallery: Gallery, **options: object) -> CheckReport:
    """Check in this process."""
    return check(gallery.path, executor=lambda _: ThreadPoolExecutor(1), **options)  # type: ignore[arg-type]


def test_what_is_the_same_passes(built: Gallery) -> None:
    """And nothing is written."""
    before = built.files
    report = outcome(built)
    assert (report.checked, report.differences, report.failed) == (("a", "b"), (), ())
    assert built.files == before


def test_both_of_a_pair_are_compared(built: Gallery) -> None:
    """Of the style "auto", which has a PNG for light and one for dark pages."""
    built.write(TWO + 'style = "auto"\n').build()
    (built.directory / "b-dark.png").unlink()
    (missing,) = outcome(built).differences
    assert (missing.name, missing.file) == ("b", "b-dark.png")


def test_what_differs_is_named(built: Gallery) -> None:
    """With both contents; a missing file differs."""
    (built.directory / "a.svg").write_bytes(b"<svg/>")
    (built.directory / "b.png").unlink()
    first, second = outcome(built).differences
    assert (first.name, first.file, first.expected) == ("a", "a.svg", b"<svg/>")
    assert first.message.startswith("it is not well-formed")
    assert (second.file, second.message, second.expected) == ("b.png", "it is missing", None)


def test_only_some_are_checked(built: Gallery) -> None:
    """By name, shard or format."""
    (built.directory / "a.svg").unlink()
    assert outcome(built, only=["b"]).checked == ("b",)
    assert outcome(built, shard="2/2").checked == ("b",)
    assert outcome(built, formats=["png"]).differences == ()


def test_what_cannot_be_drawn_is_told(built: Gallery) -> None:
    """With its reason."""
    built.write(TWO.replace('"relu"', '"relu"\ntitle = "bad"'))
    (failure,) = outcome(built).failed
    assert (failure.name, failure.message) == ("a", "no finite value")


def test_a_wrong_formula_is_told_before_anything_is_drawn(built: Gallery) -> None:
    """As in a build."""
    with pytest.raises(InputError, match="figure 'a': unknown name 'y'"):
        outcome(built.write(TWO.replace("relu", "y")))


def test_the_report_shows_each_difference(built: Gallery) -> None:
    """Beside what was expected; no markup gets through."""
    (built.directory / "a.svg").write_bytes(b"<svg/>")
    (built.directory / "b.png").unlink()
    directory = built.directory / "new" / "report"
    page = write_report(outcome(built), directory).read_text(encoding="utf-8")
    assert {each.name for each in directory.iterdir()} == {
        "index.html", "a.expected.svg", "a.actual.svg", "b.actual.png",
    }  # fmt: skip
    assert "2 figures checked, 2 differ, 0 could not be drawn." in page
    assert "<h2>a.svg</h2>" in page
    assert "There is none." in page


def test_the_report_needs_a_directory(built: Gallery) -> None:
    """Not a file."""
    with pytest.raises(OutputError, match="cannot write to"):
        write_report(outcome(built), built.path)


def test_junit_has_a_case_for_each_figure(built: Gallery) -> None:
    """With its failure or error."""
    (built.directory / "b.png").unlink()
    built.write(TWO.replace('"relu"', '"relu"\ntitle = "bad"'))
    suite = ElementTree.fromstring(as_junit(outcome(built)))  # noqa: S314 (just made)
    assert {key: suite.get(key) for key in ("tests", "failures", "errors")} == {
        "tests": "2", "failures": "1", "errors": "1",
    }  # fmt: skip
    assert suite.find("testcase[@name='a']/error").get("message") == "no finite value"  # type: ignore[union-attr]
    assert suite.find("testcase[@name='b']/failure").text == "b.png: it is missing"  # type: ignore[union-attr]
