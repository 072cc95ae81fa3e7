"""Whole figures: nothing overlaps, nothing is cut off, everything has a name."""

from __future__ import annotations

import matplotlib
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex

from actplot.errors import FormulaError, InputError
from actplot.figures.curves import draw
from actplot.figures.output.export import render
from actplot.figures.spec import FigureSpec
from actplot.figures.styling import style

SPECS = [
    ({"specs": "sigmoid", "derivative": 1, "saturation": True, "asymptotes": True}, 2),
    ({"specs": "relu", "derivative": 1, "saturation": True}, 2),
    ({"specs": "gelu", "derivative": 2}, 3),
    ({"specs": "silu", "derivative": 4}, 5),
    ({"specs": "elu", "parameters": {"alpha": [0.5, 1, 1.5, 2]}}, 4),
    ({"specs": "x*tanh(x)", "derivative": 1}, 2),
    ({"specs": "1/x", "derivative": 1}, 2),
    ({"specs": "x*sin(x)", "derivative": 1}, 2),
    ({"specs": "exp(x)", "derivative": 1}, 2),
    ({"specs": "5", "derivative": 1}, 2),
    ({"specs": ["sigmoid", "softsign", "x**2/(1+abs(x))"], "derivative": 1}, 6),
    ({"specs": ["relu", "tanh"], "derivative": 1, "saturation": True}, 4),
    ({"specs": "tanh", "derivative": 1, "mark": [1, -2], "tangent": 0}, 2),
    ({"specs": ["relu", "gelu", "silu", "softplus", "sigmoid", "softsign"]}, 6),
]
SIZES = [(3.25, 2.0), (6.4, 4.0), (12.0, 7.0)]


@pytest.fixture(scope="module")
def figures():
    """Return every spec drawn in every size, each once."""
    made = {}

    def figure(index, size):
        if (index, size) not in made:
            made[index, size] = draw(FigureSpec(**SPECS[index][0], size=size, dpi=100))
            # A legend knows the place of its texts only when it has been drawn.
            made[index, size].draw(made[index, size].canvas.get_renderer())
        return made[index, size]

    return figure


def curves_of(figure):
    """Return the lines of the axes that show curves."""
    (axes,) = figure.axes
    return [line for line in axes.lines if len(line.get_xdata()) > 2]


def pixels(figure, line):
    """Return dense points of a curve inside the frame, in pixels."""
    (axes,) = figure.axes
    points = axes.transData.transform(np.column_stack(line.get_data()))
    steps = np.linspace(0, 1, 20, endpoint=False)[:, None, None]
    dense = (points[:-1] + steps * np.diff(points, axis=0)).reshape(-1, 2)
    return dense[np.isfinite(dense).all(axis=1)]


def box(figure, artist):
    """Return the box of an artist in pixels."""
    return artist.get_window_extent(figure.canvas.get_renderer())


def labels_of(figure):
    """Return the names that stand beside curves."""
    return [t for t in figure.axes[0].texts if (t.get_gid() or "").startswith("label")]


def all_texts(figure):
    """Return every visible text of a figure."""
    (axes,) = figure.axes
    ticks = [*axes.get_xticklabels(), *axes.get_yticklabels()]
    legend = axes.get_legend().get_texts() if axes.get_legend() else []
    return [text for text in (*figure.texts, *axes.texts, *ticks, *legend) if text.get_text()]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("index", range(len(SPECS)))
def test_everything_has_its_place(figures, index, size):
    """Labels touch no curve and no other label, all text is inside, every curve is named once."""
    figure = figures(index, size)
    drawn, labels = curves_of(figure), labels_of(figure)
    legend = figure.axes[0].get_legend()
    entries = [text.get_text() for text in legend.get_texts()] if legend else []
    named = [label.get_text() for label in labels] + entries
    functions = len(SPECS[index][0]["specs"])
    # Derivatives of several functions may be told by a key: one entry for f, one for f'.
    assert len(named) == len(set(named))
    assert len(named) in {SPECS[index][1], functions + 2}
    assert len(drawn) == SPECS[index][1]
    boxes = [box(figure, label) for label in labels]
    boxes += [box(figure, legend)] if legend else []
    for line in drawn:
        inside = pixels(figure, line)
        for area in boxes:
            hit = (inside > area.min).all(axis=1) & (inside < area.max).all(axis=1)
            assert not hit.any()
    for first, one in enumerate(boxes):
        assert not any(one.overlaps(other) for other in boxes[first + 1 :])
    for text in all_texts(figure):
        area = box(figure, text)
        assert area.x0 >= -0.5, text
        assert area.y0 >= -0.5, text
        assert area.x1 <= figure.bbox.width + 0.5, text
        assert area.y1 <= figure.bbox.height + 0.5, text


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("index", range(len(SPECS)))
def test_label_is_nearest_to_its_own_curve(figures, index, size):
    """No reader takes a name for that of another curve."""
    figure = figures(index, size)
    for label in labels_of(figure):
        area = box(figure, label)
        distances = {}
        for number, line in enumerate(curves_of(figure)):
            points = pixels(figure, line)
            gap = np.maximum(np.maximum(area.min - points, points - area.max), 0)
            distances[number] = np.hypot(*gap.T).min()
        group, order = map(int, label.get_gid().split("-")[1:])
        own = group * (SPECS[index][0].get("derivative", 0) + 1) + order
        assert min(distances, key=distances.get) == own


@pytest.mark.parametrize("size", [(0.5, 0.5), (1.0, 0.7), (12.0, 1.2), (1.2, 10.0), (50.0, 30.0)])
def test_any_size_is_the_size_asked_for(size):
    """The figure has its size, its header does not run into the axes."""
    figure = draw(FigureSpec(specs="sigmoid", derivative=1, size=size, dpi=50))
    assert tuple(figure.get_size_inches()) == size
    (axes,) = figure.axes
    header = [text for text in figure.texts if text.get_gid() in ("title", "formula")]
    assert all(box(figure, text).y0 >= axes.bbox.y1 - 1 for text in header)
    first = [box(figure, text) for text in header]
    assert not (len(first) == 2 and first[0].overlaps(first[1]))


def test_derivative_has_a_gap_and_open_dots_at_a_kink():
    """The derivative of ReLU ends at two open circles and is not joined."""
    figure = draw(FigureSpec(specs="relu", derivative=1))
    derivative = curves_of(figure)[1]
    assert np.isnan(derivative.get_ydata()).sum() == 1
    dots = [line for line in figure.axes[0].lines if line.get_marker() == "o"]
    assert sorted((*dot.get_xdata(), *dot.get_ydata()) for dot in dots) == [(0, 0), (0, 1)]
    assert {to_hex(dot.get_markerfacecolor()) for dot in dots} == {"#ffffff"}


def test_second_derivative_has_a_gap_where_the_first_jumps():
    """That of ReLU is 0 on both sides of 0 and does not exist there."""
    figure = draw(FigureSpec(specs="relu", derivative=2, layout="stacked", dpi=50))
    dots = [line for line in figure.axes[2].lines if line.get_marker() == "o"]
    assert [(*dot.get_xdata(), *dot.get_ydata()) for dot in dots] == [(0, 0)]


def test_jump_has_an_open_and_a_filled_dot():
    """The filled one is where the value is; the derivative has none of its own there."""
    figure = draw(FigureSpec(specs="where(x > 1, 2, 0)", derivative=1))
    dots = {
        (to_hex(dot.get_color()), *dot.get_ydata(), to_hex(dot.get_markerfacecolor()) != "#ffffff")
        for dot in figure.axes[0].lines
        if dot.get_marker() == "o"
    }
    blue, red = (to_hex(line.get_color()) for line in curves_of(figure))
    assert {dot[1:] for dot in dots if dot[0] == blue} >= {(2.0, False), (0.0, True)}
    assert {dot[1:] for dot in dots if dot[0] == red} == {(0.0, False)}


def test_removable_singularity_has_an_open_dot():
    """Where the formula is 0/0 there is no value, and none of a derivative."""
    figure = draw(FigureSpec(specs="sin(x)/x", derivative=1))
    dots = [line for line in figure.axes[0].lines if line.get_marker() == "o"]
    places = sorted((*dot.get_xdata(), *dot.get_ydata()) for dot in dots)
    assert places == [pytest.approx((0, 0)), pytest.approx((0, 1))]
    assert {to_hex(dot.get_markerfacecolor()) for dot in dots} == {"#ffffff"}


def test_derivative_outside_the_window_is_not_named():
    """A note says that it is not to be seen."""
    figure = draw(FigureSpec(specs="100+tanh(x)", derivative=1))
    (note,) = [text.get_text() for text in figure.texts if text.get_gid() == "note"]
    assert note == "derivative outside the window"
    assert figure.axes[0].get_legend() is None
    assert not [text for text in figure.axes[0].texts if "'" in text.get_text()]


def test_pole_has_a_dashed_line():
    """A curve is not joined across its poles, which have lines of their own."""
    figure = draw(FigureSpec(specs="tan(x)", xlim=(-3, 3)))
    poles = [line.get_xdata()[0] for line in figure.axes[0].lines if line.get_alpha()]
    assert poles == pytest.approx([-np.pi / 2, np.pi / 2])
    assert np.isnan(curves_of(figure)[0].get_ydata()).sum() >= 2


def test_piece_that_ends_at_a_pole_has_a_dot_there():
    """Of what goes to infinity on one side the other side ends, open or filled."""
    figure = draw(FigureSpec(specs="where(x < 1, 1/(x - 1), x + 1)", derivative=1))
    dots = [line for line in figure.axes[0].lines if line.get_marker() == "o"]
    filled = {(*dot.get_ydata(), to_hex(dot.get_markerfacecolor()) != "#ffffff") for dot in dots}
    assert [line for line in figure.axes[0].lines if line.get_alpha()]
    assert filled == {(2.0, True), (1.0, False)}


def test_derivative_differs_in_colour_dash_and_width():
    """A function is thick and solid; its derivative, over it, is thin and dashed."""
    function, derivative = curves_of(draw(FigureSpec(specs="relu", derivative=1)))
    assert function.get_linestyle() == "-"
    assert derivative.get_linestyle() != "-"
    assert function.get_linewidth() > 1.6 * derivative.get_linewidth()
    assert function.get_zorder() < derivative.get_zorder()
    assert function.get_color() != derivative.get_color()


def test_limits_are_exact():
    """A window that was given is the one shown."""
    (axes,) = draw(FigureSpec(specs="sigmoid", xlim=(-3, 5), ylim=(0, 1))).axes
    assert (axes.get_xlim(), axes.get_ylim()) == ((-3, 5), (0, 1))


@pytest.mark.parametrize("title", ["$5 and $6", r"$\frac$", "a_b^{c}", "два\nряда", "% & # ~"])
def test_title_is_plain_text(title):
    """A title is drawn as it is written, never as mathematics."""
    figure = draw(FigureSpec(specs="relu", title=title))
    (written,) = [text for text in figure.texts if text.get_gid() == "title"]
    assert written.get_text() == title
    assert not written.get_parse_math()
    figure.draw(FigureCanvasAgg(figure).get_renderer())


def test_long_title_is_wrapped_and_clipped():
    """Two thousand characters end in an ellipsis inside the figure."""
    figure = draw(FigureSpec(specs="relu", title="many words " * 200))
    (written,) = [text for text in figure.texts if text.get_gid() == "title"]
    assert written.get_text().endswith("…")
    assert box(figure, written).x1 <= figure.bbox.width


def test_missing_glyphs_are_named():
    """A title that the font cannot draw is refused, with the characters that are missing."""
    with pytest.raises(InputError, match=r"title: .* draw 激 \(U\+6FC0\) 活 \(U\+6D3B\)"):
        draw(FigureSpec(specs="relu", title="激活 激"))


def test_long_formula_goes_below_the_name_or_is_left_out():
    """The name and the formula never meet."""
    for size in SIZES:
        figure = draw(FigureSpec(specs="gelu", title="A rather long name of a unit", size=size))
        texts = {text.get_gid(): box(figure, text) for text in figure.texts}
        assert "formula" not in texts or not texts["title"].overlaps(texts["formula"])


def test_single_named_curve_needs_no_label():
    """Where the title says it all, the curve has no name and there is no legend."""
    figure = draw(FigureSpec(specs="sigmoid"))
    assert not labels_of(figure)
    assert figure.axes[0].get_legend() is None
    assert labels_of(draw(FigureSpec(specs="sigmoid", title="", formula=False)))


def test_user_settings_do_not_leak_in():
    """The same artists come out whatever the rc parameters are."""
    spec = FigureSpec(specs="relu", derivative=1, dpi=50)
    clean = draw(spec)
    odd_settings = {
        "lines.linewidth": 9,
        "font.size": 30,
        "axes.grid": False,
        "axes.facecolor": "black",
        "mathtext.fontset": "stix",
    }
    with matplotlib.rc_context(odd_settings):
        odd = draw(spec)
    with style.context():
        for figure in (clean, odd):
            figure.draw(figure.canvas.get_renderer())
        pictures = [np.asarray(figure.canvas.buffer_rgba()) for figure in (clean, odd)]
    assert np.array_equal(*pictures)


def test_saturation_is_explained_once_and_bounded():
    """The boundaries stand above the frame, the words once inside a region."""
    figure = draw(FigureSpec(specs="sigmoid", saturation=True))
    (axes,) = figure.axes
    texts = [text.get_text() for text in axes.texts]
    assert "−4.58" in texts
    assert "4.58" in texts
    assert sum("saturated" in text for text in texts) == 1
    (words,) = [text for text in axes.texts if text.get_gid() == "saturation"]
    left, right = axes.transData.transform([(-4.585, 0), (4.585, 0)])[:, 0]
    assert box(figure, words).x1 < left or box(figure, words).x0 > right


def test_saturation_outside_the_window_is_mentioned():
    """A region that is not shown is not silently dropped."""
    figure = draw(FigureSpec(specs="softsign", saturation=True, xlim=(-4, 4)))
    (note,) = [text for text in figure.texts if text.get_gid() == "note"]
    assert note.get_text() == "saturated for x < −9, x > 9"


def test_asymptotes_are_drawn():
    """The horizontal line that sigmoid approaches is there; y = 0 has its zero line already."""
    plain = draw(FigureSpec(specs="sigmoid"))
    ruled = draw(FigureSpec(specs="sigmoid", asymptotes=True))
    assert len(ruled.axes[0].lines) == len(plain.axes[0].lines) + 1


@pytest.mark.parametrize(
    ("name", "limits"), [("bipolar_sigmoid", (-1, 1)), ("dsilu", (1,)), ("laplace", (1,))]
)
def test_names_keep_off_asymptotes(name, limits):
    """Above or below, but not struck through."""
    figure = draw(FigureSpec(specs=name, derivative=1, saturation=True, asymptotes=True))
    assert len(labels_of(figure)) == 2
    for area in (box(figure, label) for label in labels_of(figure)):
        for limit in limits:
            _, height = figure.axes[0].transData.transform((0, limit))
            assert not area.y0 < height < area.y1


def test_poles_too_near_to_be_told_apart_have_no_lines():
    """Hundreds of them would be one dark area."""
    figure = draw(FigureSpec(specs="tan(x)", xlim=(-1000, 1000)))
    assert not [line for line in figure.axes[0].lines if line.get_alpha()]


def test_poles_have_one_line_however_many_curves_run_along_it():
    """The derivative has its pole where the function has it."""
    figure = draw(FigureSpec(specs="tan(x)", derivative=1, dpi=50))
    poles = [line.get_xdata()[0] for line in figure.axes[0].lines if line.get_alpha()]
    assert len(poles) == len(set(poles)) == 4


def test_function_without_a_value_is_refused_with_a_caret():
    """An empty picture would say nothing; one of several functions is named."""
    for specs, given in (("0/0", "0/0"), (["relu", "log(-abs(x)-1)"], "log(-abs(x)-1)")):
        with pytest.raises(FormulaError, match="no finite value on") as caught:
            draw(FigureSpec(specs=specs))
        assert (caught.value.formula, caught.value.kind) == (given, "domain")


@pytest.mark.parametrize(
    ("formula", "ends"),
    [
        ("arcsin(x + 100)", (-101, -99)),
        ("arcsin(1000*x - 12)", (0.011, 0.013)),
        ("sqrt(x - 5000)", (5000, 5010)),
        ("sqrt(-3000 - x)", (-3010, -3000)),
    ],
)
def test_a_function_that_lives_far_out_is_found_there(formula, ends):
    """The whole of a finite domain is shown, and the end of an infinite one."""
    low, high = draw(FigureSpec(specs=formula, dpi=50)).axes[0].get_xlim()
    width = ends[1] - ends[0]
    assert low < ends[0] + 1e-9 * width
    assert high > ends[1] - 1e-9 * width
    assert high - low < 6 * width


def test_threshold_is_visible_on_the_derivative():
    """A dot where it falls below, and a line where that is apart from the one at 0."""
    figure = draw(FigureSpec(specs="sigmoid", derivative=1, saturation=True, threshold=0.1, dpi=50))
    dots = [line for line in figure.axes[0].lines if line.get_marker() == "o"]
    assert sorted(dot.get_xdata()[0] for dot in dots) == pytest.approx([-2.0634, 2.0634], abs=1e-3)
    assert [dot.get_ydata()[0] for dot in dots] == pytest.approx([0.1, 0.1])
    assert any(list(line.get_ydata()) == [0.1, 0.1] for line in figure.axes[0].lines)


def test_regions_of_several_functions_have_their_colours_and_boundaries():
    """Each has a strip of its own at the bottom, with the values beside its ends."""
    figure = draw(FigureSpec(specs=["sigmoid", "tanh"], saturation=True, dpi=100))
    texts = {text.get_text(): text.get_color() for text in figure.axes[0].texts}
    assert {"−4.58", "4.58", "−2.99", "2.99"} <= set(texts)
    assert texts["4.58"] != texts["2.99"]


def test_dashes_of_a_family_tell_its_second_parameter():
    """The colour tells the first one."""
    sweep = {"a": [1, 2], "b": [1, 2]}
    lines = curves_of(draw(FigureSpec(specs="a*tanh(b*x)", parameters=sweep, dpi=50)))
    looks = [(line.get_color(), line.get_linestyle()) for line in lines]
    assert len(set(looks)) == 4
    assert len({color for color, _ in looks}) == len({dash for _, dash in looks}) == 2


def test_svg_is_small():
    """A figure with a derivative and shading is one to put into a page."""
    figure = draw(FigureSpec(specs="sigmoid", derivative=1, saturation=True))
    svg = render(figure, format="svg", dpi=200, title="sigmoid", description="")
    assert len(svg) < 40_000


@pytest.mark.parametrize(
    "spec", ["1e308*x", "1e308*x*x", "x*0 + 1e308", "1e308*sin(x)", "elu(alpha=1e308)", "1e308/x"]
)
def test_values_too_large_to_draw_are_refused(spec):
    """In a sentence, without a warning of what overflowed on the way."""
    with pytest.raises(InputError, match="are too large to draw"):
        draw(FigureSpec(specs=spec, derivative=1, saturation=True))


@pytest.mark.parametrize(
    "given",
    [
        {"specs": "1e299*x"},
        {"specs": "1e299*round(x)"},
        {"specs": "exp(x)", "xlim": (-650, 650)},
        {"specs": "1e308*x", "ylim": (-1, 1)},
        {"specs": "tan(x)*1e290"},
    ],
)
def test_large_values_are_drawn_without_a_warning(given):
    """As far as their frame can be computed with, or if it is given."""
    draw(FigureSpec(derivative=1, saturation=True, **given))
