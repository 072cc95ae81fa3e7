"""Whole figures of bars, sweeps and heat maps: what is drawn, and that nothing collides."""

from __future__ import annotations

import subprocess
import sys
from itertools import combinations

import numpy as np
import pytest
from matplotlib.colors import to_hex

from actplot.errors import InputError
from actplot.figures.bar_spec import BarSpec
from actplot.figures.bars import draw
from actplot.figures.output.export import render
from actplot.figures.styling import style
from actplot.normalizers import log_softmax, softmax, sparsemax
from actplot.plotting.bars import plot_bars

LOGITS = [1, 2, 3, 4, 1, 2, 3]
MANY = [float(value) for value in np.random.default_rng(3).normal(0, 2, 64)]
LONG = [("a rather long label that says what class it is " * 2)[: 5 + 9 * i] for i in range(7)]
CYRILLIC = ["кошка", "собака", "лошадь Пржевальского", "корова", "овца", "попугай", "черепаха"]

# What is drawn in every size; nothing of it may collide.
FIGURES = {
    "one": {"logits": [3]},
    "seven": {"logits": LOGITS, "show_logits": True},
    "sixteen": {"logits": MANY[:16], "show_logits": True},
    "sixty-four": {"logits": MANY},
    "sorted": {"logits": MANY[:24], "sort": True},
    "top": {"logits": MANY, "top": 20},
    "top in sequence": {"logits": sorted(MANY, reverse=True), "top": 50},
    "long": {"logits": LOGITS, "labels": LONG, "show_logits": True},
    "cyrillic": {"logits": LOGITS, "labels": CYRILLIC},
    "words": {"logits": MANY[:24], "labels": [f"word number {i}" for i in range(24)]},
    "peaked": {"logits": [0, 50, 0, -1e308]},
    "equal": {"logits": [2] * 9},
    "log_softmax": {"logits": LOGITS, "function": "log_softmax", "show_logits": True},
    "log_softmax, long": {"logits": LOGITS, "function": "log_softmax", "labels": LONG},
    "temperatures": {"logits": LOGITS, "temperature": [0.5, 1, 2]},
    "alphas": {"logits": LOGITS, "function": "entmax", "alpha": [1, 1.5, 2]},
    "sigmoid": {"logits": LOGITS, "compare": "sigmoid"},
    "four": {"logits": LOGITS, "compare": ["sigmoid", "sparsemax", "entmax15"], "top": 4},
    "sweep": {"logits": LOGITS, "temperature": "0.1:10"},
    "sweep of top": {"logits": MANY, "temperature": "0.001:1e6", "top": 8},
    "matrix": {"logits": LOGITS, "derivative": True},
    "matrix of three": {"logits": [1, 2, 3], "derivative": True, "labels": LONG[:3]},
    "matrix of twenty": {"logits": MANY[:20], "derivative": True},
}
SIZES = [(3.25, 2.2), (6.4, 4.0)]


def texts_of(figure, kind=""):
    """Return the visible texts of a figure, or those with an id."""
    written = [*figure.texts]
    for axes in figure.axes:
        written += [*axes.texts, *axes.get_xticklabels(), *axes.get_yticklabels()]
    written = [text for text in written if text.get_text().strip()]
    return [text for text in written if not kind or text.get_gid() == kind]


def words_of(figure, kind):
    """Return what the texts with an id say."""
    return [text.get_text() for text in texts_of(figure, kind)]


def heights_of(figure):
    """Return the heights, or the lengths, of all bars."""
    (axes,) = figure.axes
    lying = axes.get_ylim()[0] > axes.get_ylim()[1]
    return [bar.get_width() if lying else bar.get_height() for bar in axes.patches]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", FIGURES)
def test_nothing_collides_and_all_is_inside(name, size):
    """No text touches another one or leaves the figure, from 1 to 64 classes."""
    spec = BarSpec(**FIGURES[name], size=size, dpi=100)
    figure = draw(spec)
    with style.context(spec):
        boxes = [(t, t.get_window_extent(figure.canvas.get_renderer())) for t in texts_of(figure)]
    for text, box in boxes:
        assert box.x0 >= -0.5, text
        assert box.y0 >= -0.5, text
        assert box.x1 <= figure.bbox.width + 0.5, text
        assert box.y1 <= figure.bbox.height + 0.5, text
    for (one, box), (other, other_box) in combinations(boxes, 2):
        across = min(box.x1, other_box.x1) - max(box.x0, other_box.x0)
        up = min(box.y1, other_box.y1) - max(box.y0, other_box.y0)
        slack = 0.12 * min(*box.size, *other_box.size)  # the empty part of a line
        assert across <= slack or up <= slack, (one, other)


def test_bars_are_the_probabilities():
    """From 0 up, the largest dark and the others of one tint, values above, logits below."""
    figure = plot_bars(LOGITS, show_logits=True)
    (axes,) = figure.axes
    assert heights_of(figure) == pytest.approx(softmax(LOGITS))
    assert axes.get_ylim()[0] == 0
    colors = [to_hex(bar.get_facecolor()) for bar in axes.patches]
    assert len(set(colors)) == 2
    assert colors.count(colors[3]) == 1
    assert words_of(figure, "class") == [f"class {number}" for number in range(1, 8)]
    assert words_of(figure, "logit") == [f"$z$ = {logit}" for logit in LOGITS]
    written = ["0.024", "0.064", "0.175", "0.475", "0.024", "0.064", "0.175"]
    assert words_of(figure, "value") == written


def test_equal_logits_have_equal_colours():
    """Of a tie all are the largest."""
    (axes,) = plot_bars([1, 5, 5, 0]).axes
    colors = [to_hex(bar.get_facecolor()) for bar in axes.patches]
    assert colors[1] == colors[2] != colors[0] == colors[3]


@pytest.mark.parametrize(("labels", "lies"), [(CYRILLIC[:2] * 3, False), (LONG[1:], True)])
def test_bars_lie_where_labels_are_long(labels, lies):
    """Short labels stand below, wrapped; long ones beside."""
    figure = plot_bars(LOGITS[:6], labels=labels)
    (axes,) = figure.axes
    assert (axes.get_ylim()[0] > axes.get_ylim()[1]) == lies
    assert heights_of(figure) == pytest.approx(softmax(LOGITS[:6]))


def test_logarithms_hang():
    """From 0 downwards, values below."""
    figure = plot_bars(LOGITS, function="log_softmax")
    (axes,) = figure.axes
    assert heights_of(figure) == pytest.approx(log_softmax(LOGITS))
    assert axes.get_ylim()[1] == 0
    assert axes.spines["top"].get_visible()
    assert not axes.spines["bottom"].get_visible()


@pytest.mark.parametrize(
    ("options", "legend"),
    [
        ({"temperature": [0.5, 1]}, ["$T$ = 0.5", "$T$ = 1"]),
        ({"function": "entmax", "alpha": [1, 2]}, [r"$\alpha$ = 1", r"$\alpha$ = 2"]),
        ({"compare": "sigmoid"}, [r"softmax:  $\Sigma$ = 1", r"sigmoid:  $\Sigma$ = 2.56"]),
    ],
)
def test_groups_are_named_in_a_legend(options, legend):
    """Functions with their sums."""
    figure = plot_bars([1, 2, 3], **options)
    assert words_of(figure, "legend") == legend
    assert len(heights_of(figure)) == 6
    assert len({to_hex(bar.get_facecolor()) for bar in figure.axes[0].patches}) == 2


def test_values_can_be_left_out():
    """Nothing is written at the bars then."""
    assert words_of(plot_bars(LOGITS, values=False), "value") == []


def test_only_the_largest_value_is_written_where_there_is_no_room():
    """Sixty-four bars have room for one."""
    assert words_of(plot_bars(MANY), "value") == [f"{softmax(MANY).max():.3f}"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"labels": [f"word {i}" for i in range(64)], "size": (3, 2)}, "64 classes .* --top "),
        ({"derivative": True, "sort": True}, "the names of 64 classes have no room: .* --top "),
        ({"labels": ["猫"] * 64}, r"labels: .* 猫 \(U\+732B\)"),
        ({"title": "激活"}, "title: .* 激"),
    ],
)
def test_what_has_no_room_or_no_glyph_is_refused(options, message):
    """The message says what to do."""
    with pytest.raises(InputError, match=message):
        plot_bars(MANY, **options)


def test_a_sweep_draws_a_line_for_each_logit():
    """Classes with the same logit share one; the lines are the function at each temperature."""
    figure = plot_bars(LOGITS, temperature="0.1:10", function="sparsemax")
    (axes,) = figure.axes
    assert (axes.get_xscale(), axes.get_xlim()) == ("log", (0.1, 10.0))
    lines = [line for line in axes.lines if len(line.get_xdata()) > 10]
    names = ["class 1, 5", "class 2, 6", "class 3, 7", "class 4"]
    assert sorted(words_of(figure, "class")) == names
    temperatures = lines[0].get_xdata()
    for line, index in zip(lines, (0, 1, 2, 3), strict=True):
        expected = [sparsemax(LOGITS, temperature=float(t))[index] for t in temperatures[::60]]
        assert line.get_ydata()[::60] == pytest.approx(expected)


@pytest.mark.parametrize("top", [None, 40])
def test_of_too_many_lines_the_largest_are_named(top):
    """The others have one name together, that of the rest if there is one."""
    logits = np.arange(64) / 10
    figure = plot_bars(logits, temperature="0.1:10", top=top)
    words = set(words_of(figure, "class"))
    named = {word for word in words if "other" not in word}
    assert named == {f"class {64 - at}" for at in range(len(named))}
    assert words - named == {"other (24)" if top else f"other ({64 - len(named)})"}


def test_no_entry_of_a_heat_map_is_rounded_to_zero():
    """Two classes share nearly all; the entries of the others are p (1 - p) and -p q."""
    values = words_of(plot_bars([9, 9, 0, 0], derivative=True), "value")
    assert set(values) == {"0.250", "−0.250", "<0.001", ">−0.001"}


def test_a_style_of_greys_hatches_what_is_negative():
    """All entries of the matrix of equal logits but those on the diagonal, and half the bar."""
    matrix, bar = plot_bars([3, 3, 3], derivative=True, style="print").axes
    assert sum(bool(patch.get_hatch()) for patch in matrix.patches) == 6
    assert sum(bool(patch.get_hatch()) for patch in bar.patches) == 1


def test_a_heat_map_shows_the_jacobian():
    """With limits that are symmetric, and values that can be read."""
    figure = plot_bars(LOGITS, derivative=True)
    mesh = figure.axes[0].collections[0]
    expected = softmax.jacobian(LOGITS)
    assert np.asarray(mesh.get_array()).ravel() == pytest.approx(expected.ravel())
    assert mesh.get_clim() == pytest.approx((-expected.max(), expected.max()))
    written = words_of(figure, "value")
    assert len(written) == 49
    assert written[:2] == ["0.023", "−0.002"]


def test_a_heat_map_of_the_largest_shows_their_part():
    """Rows and columns in the order of the bars."""
    figure = plot_bars([1, 4, 2, 3], derivative=True, top=2, sort=True)
    shown = np.asarray(figure.axes[0].collections[0].get_array()).reshape(2, 2)
    assert shown == pytest.approx(softmax.jacobian([1, 4, 2, 3])[np.ix_([1, 3], [1, 3])])


def test_hardmax_has_an_empty_heat_map():
    """Its derivative is 0, and so is every value."""
    assert set(words_of(plot_bars([1, 2], function="hardmax", derivative=True), "value")) == {"0"}


@pytest.mark.parametrize("options", [{}, {"derivative": True}, {"temperature": "0.1:10"}])
@pytest.mark.parametrize("format", ["png", "svg", "pdf"])
def test_pictures_are_the_same_each_time(options, format):
    """Byte by byte."""
    first, second = (
        render(plot_bars(LOGITS, **options), format=format, dpi=50, title="t", description="d")
        for _ in range(2)
    )
    assert first == second


def test_only_the_heat_map_loads_seaborn():
    """Bars and sweeps load nothing heavy but numpy and matplotlib."""
    program = (
        "import sys, actplot\n"
        "actplot.plot_bars([1, 2]); actplot.plot_bars([1, 2], temperature='1:2')\n"
        "heavy = {'pandas', 'scipy', 'seaborn', 'matplotlib.pyplot'}\n"
        "assert not heavy & sys.modules.keys(), heavy & sys.modules.keys()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
