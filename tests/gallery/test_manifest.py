"""Manifests are checked as strictly as the command line, and all errors are told together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from actplot.errors import InputError
from actplot.figures.bar_spec import BarSpec
from actplot.figures.spec import FigureSpec
from actplot.gallery.manifest import read_manifest

if TYPE_CHECKING:
    from .conftest import Gallery

FIGURE = '[[figure]]\nname = "a"\nspec = "relu"\n'


def refusal(gallery: Gallery) -> str:
    """Return the message for a manifest, without its path."""
    with pytest.raises(InputError) as caught:
        gallery.read()
    return str(caught.value).replace(f"'{gallery.path}'", "M")


def test_a_figure_has_the_options_of_the_command_line(gallery: Gallery) -> None:
    """Under the same names, over those of [defaults], over their own defaults."""
    text = "[defaults]\ndpi = 100\nderivative = 2\n" + FIGURE + 'dpi = 90\nsize = ["8cm", 3]\n'
    (figure,) = gallery.write(text).read().figures
    size = (8 / 2.54, 3.0)
    assert figure.record == FigureSpec(specs="relu", dpi=90, derivative=2, size=size)
    assert (figure.name, figure.formats) == ("a", ("svg", "png"))
    assert figure.files == {"a.svg": "svg", "a.png": "png"}


def test_pngs_for_light_and_dark_pages_are_a_pair(gallery: Gallery) -> None:
    """As on the command line; an SVG is one file."""
    (figure,) = gallery.write(FIGURE + 'style = "auto"\n').read().figures
    assert figure.files == {
        "a.svg": "svg",
        "a-light.png": "light.png",
        "a-dark.png": "dark.png",
    }


def test_logits_make_bars(gallery: Gallery) -> None:
    """What there is to draw decides the kind; defaults of another kind pass it by."""
    text = (
        '[defaults]\nsaturation = true\nderivative = 1\n[[figure]]\nname = "b"\nlogits = [1, 2]\n'
    )
    (figure,) = gallery.write(text).read().figures
    assert figure.record == BarSpec(logits=(1.0, 2.0))


def test_the_pages_have_a_title(gallery: Gallery) -> None:
    """And an introduction; the figures go where the manifest says."""
    text = 'output = "out"\n[page]\ntitle = "T"\nintroduction = "I"\n' + FIGURE
    book = gallery.write(text).read()
    assert (book.title, book.introduction) == ("T", "I")
    assert book.directory == gallery.directory / "out"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "M: no figures; write tables [[figure]], each with a name and a spec"),
        ("figure = 3", "M: write each figure as a table [[figure]]"),
        ("[figure]\n", "M: line 1: write each figure as a table [[figure]]"),
        ("[[figur]]\n" + FIGURE, "M: there is no table 'figur'. Did you mean 'figure'?"),
        ("output = 1\n" + FIGURE, "M: output must be a directory, got integer"),
        ("[page]\ntitel = 1\n" + FIGURE, "line 2, [page]: there is no option 'titel'. Did you"),
        ("[defaults]\nspec = 1\n" + FIGURE, "line 2, [defaults]: there is no option 'spec'."),
        ("defaults = 1\n" + FIGURE, "[defaults]: it must be a table, got integer"),
        ("[[figure]]\nspec = 'x'\n", "line 1, figure 1: it has no name"),
        ("[[figure]]\nname = 'a'\n", "it does not say what to draw; give it one of: spec, specs"),
        (FIGURE + "specs = ['x']\n", "line 4, figure 'a': spec and specs exclude each other"),
        (FIGURE + "logits = [1]\n", "line 4, figure 'a': spec and logits exclude each other"),
        (FIGURE + "derivativ = 1\n", "'derivativ'. Did you mean 'derivative'?"),
        (FIGURE + "formts = []\n", "'formts'. Did you mean 'formats'?"),
        (FIGURE + "for = 'icml2024'\n", "there is no option 'for'. Did you mean 'venue'?"),
        (FIGURE + "dpi = '100'\n", "M: line 4, figure 'a': dpi must be an integer, got string"),
        (FIGURE + "dpi = true\n", "dpi must be an integer, got boolean"),
        (FIGURE + "dpi = 1.5\n", "dpi must be an integer, got number"),
        (FIGURE + "dpi = 123456789012345678901\n", "got a far larger number"),
        (FIGURE + "xlim = [1]\n", "xlim must be two values, got 1"),
        (FIGURE + "xlim = ['a', 2]\n", "xlim must be a number, got string"),
        (FIGURE + "xlim = [nan, 2]\n", "xlim must be finite, got nan"),
        (FIGURE + "title = 5\n", "title must be a string, got integer"),
        (FIGURE + "title = 2024-01-01\n", "title must be a string, got date"),
        (
            FIGURE + "formats = ['pgn']\n",
            "formats must be png, svg or pdf, got 'pgn'. Did you mean",
        ),
        (FIGURE + "formats = []\n", 'formats must be a list such as ["svg", "png"]'),
        (FIGURE + "style = 'drak'\n", "there is no style 'drak'"),
        ("[[figure]]\nname='a'\nspecs={relu=1}\n", "functions, got a table"),
        ("[[figure]]\nname='../a'\nspec='x'\n", "name '../a' must be up to 120 letters"),
        ("[[figure]]\nname=1\nspec='x'\n", "figure 1: name must be a string, got integer"),
        ("[[figure]]\nname='a'\nspec='m.py:f'\n", "allow it with --run-code"),
        (FIGURE + FIGURE, "line 5, figure 'a': the name is taken by the figure of line 1"),
        (FIGURE + FIGURE.replace("'a'", "'A'").replace('"a"', '"A"'), "of line 1, as 'a'"),
        (
            FIGURE + "style = 'auto'\n" + FIGURE.replace('"a"', '"a-dark"'),
            "line 6, figure 'a-dark': the name is taken by the figure of line 1, as 'a'",
        ),
        (FIGURE + FIGURE.replace("spec", "dpi = 1\ndpi"), "line 7: Cannot overwrite a value"),
        (FIGURE + "x = 1" + "0" * 5000, "M: Exceeds the limit (4300 digits)"),
        ("a = " + "[" * 5000, "M: nested too deeply"),
    ],
)
def test_what_is_wrong_is_told(gallery: Gallery, text: str, message: str) -> None:
    """With the figure, the line and what to write instead."""
    assert message.rstrip(".") in refusal(gallery.write(text))


def test_all_errors_are_told_together(gallery: Gallery) -> None:
    """Each on a line of its own, in the order of the manifest."""
    text = FIGURE + "dpi = 1\nsaturation = 1\n" + '[[figure]]\nname = "b"\n'
    assert refusal(gallery.write(text)) == (
        "M: 3 errors, nothing is drawn\n"
        "  line 4, figure 'a': dpi must be from 20 to 1200, got 1\n"
        "  line 5, figure 'a': saturation must be true or false, got integer\n"
        "  line 6, figure 'b': it does not say what to draw; "
        "give it one of: spec, specs, logits, function"
    )


def test_formulas_are_read_although_an_option_is_wrong(gallery: Gallery) -> None:
    """One run tells of both."""
    text = FIGURE + "dpi = 1\n" + FIGURE.replace('"a"', '"b"').replace("relu", "rleu")
    assert refusal(gallery.write(text)) == (
        "M: 2 errors, nothing is drawn\n"
        "  line 4, figure 'a': dpi must be from 20 to 1200, got 1\n"
        "  line 5, figure 'b': unknown name 'rleu'; did you mean 'relu'?\n"
        "    rleu\n"
        "    ^"
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (FIGURE.encode("utf-16"), "not UTF-8 text (byte 0); it looks like UTF-16"),
        (FIGURE.encode() + b"\xff", f"not UTF-8 text (byte {len(FIGURE)})"),
        (b"a = \x00", "line 1: "),
        (b"x =\n", "line 1: Invalid value\n  x =\n     ^"),
        (b"x", "Expected '=' after a key in a key/value pair"),
    ],
)
def test_what_is_no_toml_is_told(gallery: Gallery, content: bytes, message: str) -> None:
    """With the place of the first mistake."""
    gallery.path.write_bytes(content)
    assert message in refusal(gallery)


@pytest.mark.parametrize(
    "convert", [lambda b: b"\xef\xbb\xbf" + b, lambda b: b.replace(b"\n", b"\r\n")]
)
def test_marks_of_other_systems_are_read(gallery: Gallery, convert: object) -> None:
    """A byte order mark, and the ends of lines of Windows."""
    gallery.path.write_bytes(convert(FIGURE.encode()))  # type: ignore[operator]
    assert len(gallery.read().figures) == 1


@pytest.mark.parametrize("path", ["nosuch.toml", ".", "a\0b"])
def test_a_manifest_that_cannot_be_read_is_told(path: str) -> None:
    """Whatever is in the way."""
    with pytest.raises(InputError, match=r"^cannot read the manifest"):
        read_manifest(path)


def test_the_usual_places_are_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """gallery.toml here, then in gallery; otherwise it is said how to begin."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match="actplot gallery init"):
        read_manifest()
    Path("gallery").mkdir()
    Path("gallery/gallery.toml").write_text(FIGURE, encoding="utf-8")
    assert read_manifest().directory == Path("gallery")
    Path("gallery.toml").write_text(FIGURE, encoding="utf-8")
    assert read_manifest().directory == Path()


def test_paths_are_relative_to_the_manifest(gallery: Gallery) -> None:
    """Catalogues, style sheets, columns of numbers and Python files."""
    (gallery.directory / "s.mplstyle").write_text("lines.linewidth: 3\n", encoding="utf-8")
    text = (
        "[defaults]\ncatalogue = 'c.toml'\nstyle = 's.mplstyle'\n[[figure]]\nname = 'a'\n"
        "spec = 'f.py:g'\ninputs = 'd.csv:z'\n"
    )
    gallery.write(text)
    (figure,) = read_manifest(gallery.path, run_code=True).figures
    record = figure.record
    assert isinstance(record, FigureSpec)
    place = str(gallery.directory)
    assert record.catalogue == (f"{place}/c.toml",)
    assert record.style == f"{place}/s.mplstyle"
    assert record.specs == (f"{place}/f.py:g",)
    assert f"{place}/d.csv" in repr(record.inputs)
