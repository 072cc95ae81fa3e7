"""What a figure shows is said in whole sentences that follow from the facts."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

import pytest

from actplot.catalogue.lookup import activation as resolve
from actplot.catalogue.sources import built_in
from actplot.description.data import as_data
from actplot.errors import InputError
from actplot.figures.curves import plan_figure
from actplot.figures.spec import FigureSpec
from actplot.figures.styling import style
from actplot.figures.words.alt_text import MAXIMUM_LENGTH, describe_figure, title_of
from actplot.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actplot.catalogue.rows import Row

ROWS = built_in().rows

SENTENCES = [
    (
        {"specs": "sigmoid", "derivative": 1},
        (
            "sigmoid: S-shaped curve rising from 0 to 1, 0.5 at x = 0; derivative: bell-shaped "
            "curve with maximum 0.25 at x = 0; saturates softly below -4.58 and above 4.58."
        ),
    ),
    (
        {"specs": "relu", "derivative": 1, "saturation": True},
        (
            "relu: ramp, 0 up to x = 0 and of slope 1 beyond; derivative: step from 0 to 1 at x"
            " = 0; saturates hard below 0; saturation regions shaded."
        ),
    ),
    (
        {"specs": "gelu"},
        (
            "gelu: curve falling from 0 to a minimum of -0.17 at x = -0.752, then rising to "
            "infinity, 0 at x = 0, asymptote y = x on the right; saturates softly below -3.07."
        ),
    ),
    (
        {"specs": "hard_tanh", "derivative": 1},
        (
            "hard_tanh (min_val = -1, max_val = 1): ramp rising from -1 to 1 between x = -1 and"
            " x = 1; derivative: horizontal line at 0, but 1 between x = -1 and x = 1; "
            "saturates hard below -1 and above 1."
        ),
    ),
    (
        {"specs": "abs", "derivative": 1},
        "abs: V-shaped line with its tip at x = 0, y = 0; derivative: step from -1 to 1 at x = 0.",
    ),
    (
        {"specs": "leaky_relu(negative_slope=0.1)"},
        "leaky_relu (negative_slope = 0.1): straight line bent at x = 0 from slope 0.1 to slope 1.",
    ),
    ({"specs": "2*x + 1"}, "2*x + 1: straight line y = 2x + 1."),
    ({"specs": "5"}, "5: horizontal line at 5."),
    (
        {"specs": "step", "derivative": 1},
        (
            "step (value_at_zero = 0): step from 0 to 1 at x = 0; derivative: horizontal line "
            "at 0, undefined at x = 0."
        ),
    ),
    (
        {"specs": "floor(x)"},
        "floor(x): staircase rising from minus infinity to infinity, jumps at x = -1, 0, 1, …",
    ),
    (
        {"specs": "floor(x/50)"},
        "floor(x/50): staircase rising from minus infinity to infinity, jumps at x = -50, 0, 50, …",
    ),
    ({"specs": "sin(x)"}, "sin(x): wave between -1 and 1, 0 at x = 0."),
    (
        {"specs": "abs(x) + sin(x)"},
        "abs(x) + sin(x): oscillating curve, kink at x = 0, infinity far to both sides.",
    ),
    ({"specs": "x^2"}, "x^2: U-shaped curve with minimum 0 at x = 0."),
    (
        {"specs": "gaussian"},
        (
            "gaussian: bell-shaped curve with maximum 1 at x = 0; saturates softly below -2.49 "
            "and above 2.49."
        ),
    ),
    (
        {"specs": "1/x"},
        (
            "1/x: curve, pole at x = 0, 0 far to both sides; saturates softly below -10 and "
            "above 10."
        ),
    ),
    (
        {"specs": "sqrt(x)"},
        (
            "sqrt(x): curve rising from 0 to infinity, 0 at x = 0, defined for x >= 0; saturates"
            " softly above 2500."
        ),
    ),
    (
        {"specs": "x^3 - 3*x", "xlim": (-2, 2), "title": "A cubic"},
        (
            "A cubic. x^3 - 3*x: curve rising from minus infinity to a maximum of 2 at x = -1, "
            "falling to a minimum of -2 at x = 1, then rising to infinity, 0 at x = 0; shown "
            "for x from -2 to 2."
        ),
    ),
    (
        {"specs": "softplus", "mark": (0, 1), "tangent": 1, "xlim": (-3, 3)},
        (
            "softplus (beta = 1, threshold = infinity): curve rising from 0 to infinity, 0.693 "
            "at x = 0, asymptote y = x on the right; saturates softly below -4.6; marked at x ="
            " 0, 1; tangents at x = 1; shown for x from -3 to 3."
        ),
    ),
    (
        {"specs": ["relu", "gelu"], "derivative": 1},
        (
            "Two curves: relu: ramp, 0 up to x = 0 and of slope 1 beyond; gelu: curve falling "
            "from 0 to a minimum of -0.17 at x = -0.752, then rising to infinity; with the "
            "derivative of each."
        ),
    ),
    (
        {"specs": "elu", "parameters": {"alpha": (0.5, 1, 2)}},
        (
            "Three curves of elu for alpha = 0.5, 1 and 2; the first: curve rising from -0.5 to"
            " infinity; the last: curve rising from -2 to infinity."
        ),
    ),
    (
        {"specs": ["elu(alpha=0.5)", "elu(alpha=2)"]},
        (
            "Two curves: elu (alpha = 0.5): curve rising from -0.5 to infinity; elu (alpha = "
            "2): curve rising from -2 to infinity."
        ),
    ),
    # The ends of a domain belong to it or not, and the gaps in it are told.
    (
        {"specs": "arccos(x)", "derivative": 1},
        (
            "arccos(x): curve falling from 3.14 to 0, 1.57 at x = 0, defined for -1 <= x <= 1; "
            "derivative: curve, defined for -1 < x < 1."
        ),
    ),
    (
        {"specs": "log(x^2 - 1)", "derivative": 1},
        (
            "log(x^2 - 1): curve, poles at x = -1, 1, infinity far to both sides, defined for "
            "x < -1 and x > 1; derivative: curve, poles at x = -1, 1, 0 far to both sides, "
            "defined for x < -1 and x > 1; saturates softly below -200 and above 200."
        ),
    ),
    (
        {"specs": "sqrt(x^2 - 1) - 2*x"},
        (
            "sqrt(x^2 - 1) - 2*x: curve, infinity far to the left, minus infinity far to the "
            "right, defined for x <= -1 and x >= 1, asymptote y = -3x on the left, asymptote "
            "y = -x on the right."
        ),
    ),
    (
        {"specs": "sqrt(sin(x))"},
        (
            "sqrt(sin(x)): curve, 0 at x = 0, defined for -6.28 <= x <= -3.14, 0 <= x <= 3.14, "
            "6.28 <= x <= 9.42, …"
        ),
    ),
    (
        {"specs": "x*log(x)"},
        (
            "x*log(x): curve falling from 0 to a minimum of -0.368 at x = 0.368, then rising to "
            "infinity, defined for x > 0."
        ),
    ),
    # What is true of the pieces that are listed need not be of all.
    (
        {"specs": "round(x)^2"},
        (
            "round(x)^2: horizontal pieces between 0 and infinity, jumps at x = -1.5, -0.5, 0.5, "
            "1.5, …"
        ),
    ),
    (
        {"specs": "abs(x - 200*round(x/200))"},
        "abs(x - 200*round(x/200)): line of straight pieces, kinks at x = -100, 0, 100, …",
    ),
    # Numbers have as many digits as tell them apart.
    (
        {"specs": "1e6 + sin(x)"},
        "1e6 + sin(x): wave between 999999 and 1000001, 1000000 at x = 0.",
    ),
    (
        {"specs": "elu", "parameters": {"alpha": (1, 1.0001)}},
        (
            "Two curves of elu for alpha = 1 and 1.0001; the first: curve rising from -1 to "
            "infinity; the last: curve rising from -1 to infinity."
        ),
    ),
    (
        {"specs": "aranda_ordaz", "derivative": 1},
        (
            "aranda_ordaz (a = 2): S-shaped curve rising from 0 to 1, 0.423 at x = 0; derivative: "
            "bell-shaped curve with maximum 0.192 at x = 0; saturates softly below -4.57 and "
            "above 7.13."
        ),
    ),
]

TRANSLATIONS = {
    "ru": "relu: ломаная, 0 до x = 0, дальше с наклоном 1; производная: ступенька от 0 до 1 "
    "при x = 0; жёсткое насыщение при x < 0.",
    "zh": "relu：斜坡，x = 0 之前为 0，之后斜率为 1；导数：在 x = 0 处从 0 到 1 的阶跃；"
    "x < 0 时硬饱和。",
    "es": "relu: rampa, 0 hasta x = 0 y de pendiente 1 después; derivada: escalón de 0 a 1 en "
    "x = 0; saturación dura por debajo de 0.",
    "de": "relu: Rampe, 0 bis x = 0, danach mit Steigung 1; Ableitung: Stufe von 0 auf 1 bei "
    "x = 0; harte Sättigung unter 0.",
    "fr": "relu\u00a0: rampe, 0 jusqu’à x = 0, puis de pente 1\u00a0; dérivée\u00a0: marche de 0 "
    "à 1 en x = 0\u00a0; saturation dure au-dessous de 0.",
}


@pytest.mark.parametrize(("options", "sentence"), SENTENCES, ids=lambda item: str(item)[:40])
def test_figures_are_described(options: dict[str, object], sentence: str) -> None:
    """The shape, its numbers, its breaks, and where it saturates."""
    assert describe_figure(FigureSpec(**options)) == sentence  # type: ignore[arg-type]


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_figures_are_described_in_other_languages(language: str) -> None:
    """The option of the figure and the argument do the same."""
    spec = FigureSpec(specs=("relu",), derivative=1, lang=language)
    assert describe_figure(spec) == TRANSLATIONS[language]


@pytest.mark.parametrize("index", range(len(ROWS)), ids=[row.name for row in ROWS])
def test_every_activation_is_described(index: int) -> None:
    """One sentence that is not too long and knows every number in it, in some language."""
    row = ROWS[index]
    values = {name: 1.0 for name, each in row.parameters.items() if each.default is None}
    spec = FigureSpec(
        specs=(row.name,),
        parameters=values,  # type: ignore[arg-type] # brought into its normal form
        derivative=int(index % 8 == 0),
        lang=LANGUAGES[index % len(LANGUAGES)],
    )
    text = describe_figure(spec)
    assert text.startswith(row.name)
    assert len(text) <= MAXIMUM_LENGTH
    assert "nan" not in text
    assert "None" not in text


NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?:e-?\d+)?")


def numbers_in(data: object) -> Iterator[float]:
    """Yield every number in nested data."""
    if isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from numbers_in(each)
    elif isinstance(data, float):
        yield data


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_claims_agree_with_the_facts(row: Row) -> None:
    """Every number is one of them, and nothing is said to be there that is not."""
    values = {name: 1.0 for name, each in row.parameters.items() if each.default is None}
    function = resolve(row.name, parameters=values)
    spec = FigureSpec(
        specs=(row.name,),
        parameters=values,  # type: ignore[arg-type]
        derivative=1,
        saturation=True,
    )
    text = describe_figure(spec)
    _, _, claims = text.partition(": ")
    known = {0.0, 1.0, *numbers_in([as_data(function), as_data(function.derivative())])}
    for found in map(float, NUMBER.findall(claims)):
        assert any(math.isclose(found, each, rel_tol=5e-3) for each in known | {-x for x in known})
    facts = function.facts()
    ends = {end for interval in facts.domain for end in interval}
    assert ("defined for" in claims.partition("derivative")[0]) == (ends != {-math.inf, math.inf})
    for kind, adverb in (("soft", "softly"), ("hard", "hard")):
        saturates = any(each.kind == kind for each in facts.saturation)
        assert (f"saturates {adverb}" in claims) == saturates
    with style.context(spec) as sizes:
        low, high = plan_figure(spec, sizes).panels[0].cell.xlim
    seen = any(each.left < high and each.right > low for each in facts.saturation)
    assert ("shaded" in claims) == seen


@pytest.mark.parametrize(
    ("spec", "options", "shaded"),
    [
        ("tanh", {}, True),
        ("tanh", {"xlim": (-1, 1)}, False),
        ("tanh", {"xlim": (-1, 4)}, True),
        ("sqrt(x)", {}, False),  # which saturates above 2500
        ("sqrt(x)", {"xlim": (0, 3000)}, True),
        ("1/x", {}, False),
        ("1/x", {"inputs": "uniform(-30,30)"}, True),
        ("floor(x)", {"xlim": (30, 31)}, True),
        (("prelu", "lisht"), {}, False),
        (("prelu", "relu"), {}, True),
    ],
)
def test_regions_are_said_to_be_shaded_where_some_are_seen(
    spec: str | tuple[str, ...], options: dict[str, object], *, shaded: bool
) -> None:
    """In the window that was asked for, or in the one that is chosen."""
    text = describe_figure(FigureSpec(specs=spec, saturation=True, **options))  # type: ignore[arg-type]
    assert ("saturation regions shaded" in text) == shaded


def test_an_own_text_takes_its_place() -> None:
    """Whatever the figure shows."""
    assert describe_figure(FigureSpec(specs=("relu",), alt_text="A hockey stick.")) == (
        "A hockey stick."
    )
    assert describe_figure(FigureSpec(specs=("relu",), alt_text="")) == ""


def test_many_curves_are_only_named() -> None:
    """Where there is no room for shapes there is for names."""
    names = ("relu", "gelu", "silu", "mish", "elu", "selu", "softplus", "tanh", "sigmoid")
    text = describe_figure(FigureSpec(specs=names))
    assert text == "Nine curves: relu, gelu, silu, mish, elu, selu, softplus, tanh and sigmoid."


def test_long_formulas_are_clipped() -> None:
    """A description stays short whatever is drawn."""
    spec = FigureSpec(specs=("+".join(["x"] * 100), "-".join(["x"] * 100)))
    assert len(describe_figure(spec)) <= MAXIMUM_LENGTH


def test_functions_without_a_formula_are_described() -> None:
    """Their facts come from their values."""

    def bent(x: float) -> float:
        return math.exp(x) if x < 0 else 1 + x

    text = describe_figure(FigureSpec(specs=(bent,)))
    assert "bent: curve rising from 0 to infinity" in text


def test_a_figure_has_a_title() -> None:
    """Its own, on one line, or the names of what it shows."""
    assert title_of(FigureSpec(specs=("relu", "torch.nn.SiLU"))) == "relu, silu"
    assert title_of(FigureSpec(specs=("relu",), title="Two\nlines")) == "Two lines"
    assert title_of(FigureSpec(specs=("relu",), title="")) == "relu"


def test_an_unknown_language_is_an_error() -> None:
    """Before anything is looked at."""
    with pytest.raises(InputError, match="lang must be"):
        FigureSpec(specs=("relu",), lang="tlh")
