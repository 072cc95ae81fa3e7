"""Labels that are read quickly get the boxes that matplotlib's grammar would give them."""

from __future__ import annotations

from typing import Any

import pytest
from matplotlib import _mathtext, mathtext
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import LoadFlags

from actplot import activation
from actplot.catalogue.sources import built_in
from actplot.figures.quick import mathematics, memory

FONTS = (_mathtext.DejaVuSansFonts, _mathtext.StixFonts)
ROWS = built_in().rows
OF_GRAMMAR = (r"$\hat{x}$", r"$\sqrt[3]{x}$", r"$f'^2$", r"$\operatorname{erf} x$")
LINES = (
    *("saturated", r"a $x$ b", r"\$5 and $x^{2}_3$", "ä $é + 1$", r"$-x = -2$", r"$a_{i,j}^2$"),
    *(r"$\mathbf{a}$  $\alpha$", r"$f^{(4)}(x)$", r"$\ln x$", r"$\ln^2 x$", r"$3.5, 2$"),
    *(r"$\left\lfloor x \right\rfloor$", r"$\|x\|$", r"$\max(x)$", r"$\sum_{i=1}^n x_i$"),
    *(r"$x\_y\%$", r"$\quad a\!b\:c~d$", r"$a\times10^{-5}$", r"$\mathrm{a b}$"),
    r"$\genfrac{}{}{0}{0}{1\rlap{\phantom{\frac{1}{2}}}}{-x^2\rlap{\phantom{y}}}-1$",
)


@pytest.fixture(scope="module")
def grammar() -> Any:
    """Return the parser that matplotlib uses."""
    return _mathtext.Parser()


def shipped(parser: Any, text: str, fonts: Any) -> tuple[object, ...]:
    """Return what a parser makes of a text: its size, its glyphs and its rules."""
    box = parser.parse(text, fonts(FontProperties(), LoadFlags.NO_HINTING), 12.0, 200)
    output = _mathtext.ship(box)
    glyphs = [(x, y, info.postscript_name, info.fontsize, info.num) for x, y, info in output.glyphs]
    return box.width, box.height, box.depth, glyphs, output.rects


def refuse(*_: object) -> None:
    """Stand in for the grammar where it is not to be used."""
    raise AssertionError("the grammar was used")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_formula_of_the_catalogue_is_read_as_by_the_grammar(row: Any, grammar: Any) -> None:
    """Its symbol and its formula, and those of its derivatives, without the grammar."""
    quick = mathematics.LabelParser()
    quick._grammar = type("Refusing", (), {"parse": refuse})()
    for order in (0, 1):
        values = {name: 1.0 for name, p in row.parameters.items() if p.default is None}
        member = activation(row.name, parameters=values).derivative(order)
        for text in (f"${member.label}$", f"${member.latex}$" if member.latex else ""):
            assert shipped(quick, text, FONTS[0]) == shipped(grammar, text, FONTS[0])


@pytest.mark.parametrize("fonts", FONTS)
@pytest.mark.parametrize("text", [*LINES, *OF_GRAMMAR])
def test_what_else_labels_hold_is_read_as_by_the_grammar(
    text: str, fonts: Any, grammar: Any
) -> None:
    """Words, scripts and spaces, and what is left to the grammar."""
    assert shipped(mathematics.LabelParser(), text, fonts) == shipped(grammar, text, fonts)


@pytest.mark.parametrize("text", ["$", "$ $", "$x^$", r"$\frac{1}$", r"$\nothing$", "$x}$", "${x$"])
def test_what_is_no_mathematics_is_refused_as_by_the_grammar(text: str, grammar: Any) -> None:
    """With the same words."""
    with pytest.raises(ValueError) as expected:  # noqa: PT011
        shipped(grammar, text, FONTS[0])
    with pytest.raises(ValueError) as said:  # noqa: PT011
        shipped(mathematics.LabelParser(), text, FONTS[0])
    assert str(said.value) == str(expected.value)


def read(text: str, size: float) -> tuple[Any, ...]:
    """Return what matplotlib makes of a text: its size, its glyphs and its rules."""
    found = mathtext.MathTextParser("path").parse(text, 150, FontProperties(size=size))
    glyphs = [(font.postscript_name, *rest) for font, *rest in found.glyphs]
    return found.width, found.height, found.depth, glyphs, found.rects


def test_measures_of_letters_serve_one_formula_after_another() -> None:
    """In every order and size, with the same distances between letters."""
    texts = [f"${activation(row.name).latex}$" for row in ROWS[::6] if row.formula]
    texts = [text for text in (*texts, *LINES, *OF_GRAMMAR) if "$" in text]
    wanted = [(text, size) for text in texts for size in (9.0, 13.0)]
    expected = {each: read(*each) for each in wanted}
    with mathematics.quick_mathematics():
        for each in (*wanted, *reversed(wanted), *wanted[::3]):
            assert read(*each) == expected[each], each


def test_the_memory_for_letters_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand figures may have a thousand sizes."""
    monkeypatch.setattr(memory, "MOST", 5)
    expected = [read("$x + y_{2}$", size) for size in range(5, 15)]
    mathematics._known_set.cache_clear()
    with mathematics.quick_mathematics():
        assert [read("$x + y_{2}$", size) for size in range(5, 15)] == expected
        fonts = mathtext.MathTextParser._font_type_mapping["dejavusans"]
        found = fonts(FontProperties(size=5), LoadFlags.NO_HINTING)
        for number in range(20):
            found._get_info("it", "it", "x", number + 5.0, 150)
    kind, *_ = fonts.args
    default = found._fonts["default"]
    usual = FontProperties(size=1)
    _, letters, _ = mathematics._known_set(kind, usual, LoadFlags.NO_HINTING, default)
    assert 1 <= len(letters) <= 5
