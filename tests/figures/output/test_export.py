"""Pictures are the same on every run and say what they show."""

from __future__ import annotations

import io
import os
import re
import struct
from xml.etree import ElementTree

import pytest

from actplot.errors import InputError
from actplot.figures.bar_spec import BarSpec
from actplot.figures.bars import draw as draw_bars
from actplot.figures.curves import draw
from actplot.figures.output.export import render
from actplot.figures.output.formats import FORMATS
from actplot.figures.spec import FigureSpec

HOSTILE = ']]> & "x" <b id="y"> -->\x00'


@pytest.fixture(scope="module")
def figure():
    """Return one figure, drawn once."""
    return draw(FigureSpec(specs="sigmoid", derivative=1, size=(3.0, 2.0), dpi=100))


def picture(figure, form, *, title="sigmoid", description="A curve."):
    """Return a figure as bytes."""
    return render(figure, format=form, dpi=100, title=title, description=description)


@pytest.mark.parametrize("form", FORMATS)
def test_bytes_are_the_same_on_every_run(figure, form):
    """Neither a second rendering nor a second figure changes a byte."""
    again = draw(FigureSpec(specs="sigmoid", derivative=1, size=(3.0, 2.0), dpi=100))
    assert picture(figure, form) == picture(figure, form) == picture(again, form)


@pytest.mark.parametrize("form", FORMATS)
def test_no_trace_of_time_or_software(figure, form):
    """No date and no version is written."""
    data = picture(figure, form)
    assert b"Software" not in data
    assert b"CreationDate" not in data
    assert b"matplotlib.org" not in data


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("clock", ["0", "abc", "99999999999999999999"])
def test_the_clock_of_a_build_is_not_read(figure, form, clock, monkeypatch):
    """Whatever SOURCE_DATE_EPOCH is: there is no date to be written."""
    expected = picture(figure, form)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", clock)
    assert picture(figure, form) == expected
    figure.savefig(io.BytesIO(), format=form)
    assert os.environ["SOURCE_DATE_EPOCH"] == clock


def test_png_has_the_size_asked_for(figure):
    """Three inches at 100 dots an inch are 300 pixels."""
    assert struct.unpack(">II", picture(figure, "png")[16:24]) == (300, 200)


@pytest.mark.parametrize(
    ("size", "dpi", "pixels"),
    [((8 / 2.54, 5 / 2.54), 200, (630, 394)), ((640 / 300, 4 / 3), 300, (640, 400))],
)
def test_png_has_the_nearest_whole_pixels(size, dpi, pixels):
    """A fraction of a pixel is rounded, not cut off; the figure keeps its size."""
    figure = draw(FigureSpec(specs="relu", size=size, dpi=dpi))
    data = render(figure, format="png", dpi=dpi, title="", description="")
    assert struct.unpack(">II", data[16:24]) == pixels
    assert tuple(figure.get_size_inches()) == pytest.approx(size)


def test_pdf_has_the_size_asked_for_and_its_fonts(figure):
    """Three inches are 216 points; fonts are embedded as TrueType."""
    data = picture(figure, "pdf")
    assert b"/MediaBox [ 0 0 216 144 ]" in data
    assert b"/CIDFontType2" in data
    assert b"/Type3" not in data


def test_pdf_says_nothing_on_the_standard_error(figure, caplog):
    """Not even what fontTools thinks of the dates in a font."""
    picture(figure, "pdf")
    assert not caplog.records


def test_svg_letters_are_shapes_or_text(figure):
    """Text can be searched and follows the reader's fonts."""
    shapes = render(figure, format="svg", dpi=100, title="", description="")
    text = render(figure, format="svg", dpi=100, title="", description="", text="text")
    assert b"<text" not in shapes
    assert b">sigmoid</text>" in text


def test_svg_has_no_style_sheet_for_the_whole_page(figure):
    """What matplotlib says of all elements is said of the root alone."""
    text = picture(figure, "svg").decode()
    assert "<style" not in text
    assert 'stroke-linejoin="round" stroke-linecap="butt"' in text.partition(">\n <title")[0]


def test_svg_can_be_read_aloud(figure):
    """The SVG has a role, a title and a description, and the root names them."""
    root = ElementTree.fromstring(picture(figure, "svg", title="a < b", description="x & y"))  # noqa: S314
    space = "{http://www.w3.org/2000/svg}"
    title, description = root.find(f"{space}title"), root.find(f"{space}desc")
    assert root.get("role") == "img"
    assert (title.text, description.text) == ("a < b", "x & y")
    assert root.get("aria-labelledby").split() == [title.get("id"), description.get("id")]


def test_svg_identifiers_are_its_own(figure):
    """Two figures in one page share no id, and every reference leads somewhere."""
    other = draw(FigureSpec(specs="relu", size=(3.0, 2.0)))
    found = []
    for item in (figure, other):
        text = picture(item, "svg").decode()
        ids = re.findall(r'\sid="([^"]+)"', text)
        assert len(ids) == len(set(ids))
        assert set(
            re.findall(r"url\(#([^)]+)\)", text) + re.findall(r'href="#([^"]+)"', text)
        ) <= set(ids)
        found.append(set(ids))
    assert not found[0] & found[1]


def test_hostile_text_leaves_the_svg_well_formed():
    """Markup in a title is text."""
    figure = draw(FigureSpec(specs="relu", title=HOSTILE))
    root = ElementTree.fromstring(picture(figure, "svg", title=HOSTILE, description=HOSTILE))  # noqa: S314
    assert root.get("role") == "img"


def test_unknown_format_is_refused(figure):
    """The message names the format and the known ones."""
    with pytest.raises(InputError, match="must be png, svg or pdf, got 'gif'"):
        picture(figure, "gif")


def test_a_png_of_too_many_pixels_is_refused():
    """Twenty inches at 1200 dots an inch are 24000 pixels in each direction."""
    figure = draw(FigureSpec(specs="relu", size=(20, 20), dpi=1200))
    with pytest.raises(InputError, match="20 by 20 inches at dpi 1200 has 576 million pixels"):
        render(figure, format="png", dpi=1200, title="", description="")


@pytest.mark.parametrize(
    ("draws", "spec"),
    [
        (draw, FigureSpec(specs="relu", size=(50, 50), dpi=1200)),
        (draw_bars, BarSpec(logits=(1, 2), derivative=True, size=(50, 50), dpi=1200)),
    ],
)
def test_what_has_no_pixels_takes_no_memory_for_them(draws, spec):
    """Text is measured at the resolution, without a canvas of 60000 by 60000 pixels."""
    figure = draws(spec)
    render(figure, format="svg", dpi=spec.dpi, title="", description="")
    assert getattr(figure.canvas, "renderer", None) is None
