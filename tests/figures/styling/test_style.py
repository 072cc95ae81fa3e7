"""A figure's style is in force inside its context, and leaves no trace outside."""

from __future__ import annotations

import subprocess
import sys

import matplotlib
import pytest
import seaborn

from actplot.errors import InputError
from actplot.figures.looks import CONTEXTS, Looks
from actplot.figures.styling import style


def sizes_of(**options: object) -> style.Sizes:
    """Return the sizes of a figure with some looks."""
    with style.context(Looks(**options)) as sizes:
        return sizes


def test_context_starts_from_the_defaults_and_leaves_no_trace() -> None:
    """The user's rc parameters do not reach a figure, nor does a figure's style reach them."""
    with matplotlib.rc_context(
        {"lines.linewidth": 17, "font.family": "monospace", "savefig.bbox": "tight"}
    ):
        with style.context():
            default = matplotlib.rcParamsDefault["lines.linewidth"]
            assert matplotlib.rcParams["lines.linewidth"] == default
            assert matplotlib.rcParams["font.family"] == ["DejaVu Sans"]
            assert matplotlib.rcParams["savefig.bbox"] is None
        assert matplotlib.rcParams["lines.linewidth"] == 17
        assert matplotlib.rcParams["savefig.bbox"] == "tight"


@pytest.mark.parametrize("name", CONTEXTS)
def test_contexts_scale_as_in_seaborn(name: str) -> None:
    """Text and lines both."""
    factor = seaborn.plotting_context(name)["lines.linewidth"] / 1.5
    plain, scaled = sizes_of(), sizes_of(context=name)
    assert scaled.label == pytest.approx(factor * plain.label)
    assert scaled.curve == pytest.approx(factor * plain.curve)


def test_linewidth_is_that_of_the_function() -> None:
    """A derivative is half as wide."""
    sizes = sizes_of(linewidth=2)
    assert (sizes.curve, sizes.derivative) == (2.0, 1.0)


def test_type_shrinks_less_than_the_figure() -> None:
    """A column's figure has smaller text, but not by as much."""
    small, usual = sizes_of(size=(3.25, 2)), sizes_of()
    assert 0.6 * usual.label < small.label < usual.label
    assert small.note >= 6


def test_transparent_figures_have_no_ground() -> None:
    """Neither the figure nor the axes."""
    with style.context(Looks(transparent=True)):
        assert matplotlib.rcParams["figure.facecolor"] == "none"
        assert matplotlib.rcParams["axes.facecolor"] == "none"


def test_a_style_sheet_of_the_user_is_laid_over_ours(tmp_path: object) -> None:
    """Its colours and fonts count; sizes, resolutions and backends do not."""
    sheet = tmp_path / "mine.mplstyle"  # type: ignore[operator]
    sheet.write_text(
        "axes.facecolor: 101820\nfigure.facecolor: 101820\ntext.color: white\n"
        "axes.prop_cycle: cycler('color', ['ffcc00', '00ccff'])\nfont.family: DejaVu Serif\n"
        "figure.figsize: 1, 1\nsavefig.dpi: 7\nsavefig.bbox: tight\nbackend: tkagg\n"
        "image.cmap: viridis\n"
    )
    with style.context(Looks(style=str(sheet))) as sizes:
        assert sizes.theme.function == "#ffcc00"
        assert sizes.theme.background == "#101820"
        assert sizes.theme.sequential[0] != sizes.theme.function
        assert matplotlib.rcParams["font.family"] == ["DejaVu Serif", "DejaVu Sans"]
        assert matplotlib.rcParams["savefig.bbox"] is None
        assert matplotlib.rcParams["savefig.dpi"] == "figure"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"palette": "virdis"}, "palette: seaborn has no palette 'virdis'. Did you mean 'viridis'"),
        ({"color": "tealish"}, "color: there is no colour 'tealish'. Did you mean 'teal'"),
        ({"font": "DejaVu Serf"}, "font: the font 'DejaVu Serf' is not installed. Did you mean"),
    ],
)
def test_what_cannot_be_had_is_named(options: dict[str, object], message: str) -> None:
    """With the nearest name."""
    with pytest.raises(InputError) as caught, style.context(Looks(**options)):
        pass
    assert str(caught.value).startswith(message)


def test_a_font_brings_its_mathematics() -> None:
    """A figure in Times has formulas in Times."""
    with style.context(Looks(font="stixgeneral")):
        assert matplotlib.rcParams["font.family"] == ["STIXGeneral", "DejaVu Sans"]
        assert matplotlib.rcParams["mathtext.fontset"] == "stix"


def test_a_plain_figure_needs_no_seaborn() -> None:
    """Nor pandas: they are loaded when a palette or a context is asked for."""
    code = (
        "import sys\nfrom actplot.figures.styling import style\n"
        "with style.context(): pass\n"
        "sys.exit(bool({'seaborn', 'pandas', 'matplotlib.pyplot'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
