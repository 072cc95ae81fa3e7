"""BarSpec checks its fields, and that they go together."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from actplot.errors import InputError
from actplot.figures import bars
from actplot.figures.bar_spec import BarSpec
from actplot.figures.options.bars import Sweep
from actplot.figures.options.table import defaults_of, options_of

OPTIONS, DEFAULTS = options_of(BarSpec), defaults_of(BarSpec)


def test_the_table_has_a_row_for_every_field() -> None:
    """Each with help that is a sentence, or ends in its default."""
    assert list(OPTIONS) == [field.name for field in dataclasses.fields(BarSpec)]
    assert all(row.help.endswith((".", "]")) for row in OPTIONS.values())


@pytest.mark.parametrize("name", sorted({*DEFAULTS} - {"size"}))
def test_defaults_are_in_normal_form(name: str) -> None:
    """Checking a default changes nothing."""
    assert OPTIONS[name].check(name, DEFAULTS[name]) == DEFAULTS[name]


@pytest.mark.parametrize(
    ("name", "given", "normal"),
    [
        ("temperature", 2, (2.0,)),
        ("temperature", [0.5, 1], (0.5, 1.0)),
        ("temperature", np.array([1, 2]), (1.0, 2.0)),
        ("temperature", "0.1:10", Sweep(low=0.1, high=10.0)),
        ("temperature", "0.5,2", (0.5, 2.0)),
        ("labels", ["cat", "two\nlines", "c"], ("cat", "two lines", "c")),
        ("compare", "sigmoid,sparsemax", ("sigmoid", "sparsemax")),
        ("compare", ["sigmoid", "sparsemax"], ("sigmoid", "sparsemax")),
        ("top", 2, 2),
    ],
)
def test_fields_are_brought_into_normal_form(name: str, given: object, normal: object) -> None:
    """What Python, TOML and words write is accepted, and the record is hashable."""
    spec = BarSpec(logits=np.array([1, 2, 3]), **{name: given})
    assert getattr(spec, name) == normal
    assert spec.logits == (1.0, 2.0, 3.0)
    assert hash(spec)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"logits": []}, "no logits"),
        ({"logits": 3}, "logits must be a list, got integer"),
        ({"logits": [1, float("nan")]}, "logits: entry 2 must be finite, got nan"),
        ({"logits": [1, "2"]}, "logits: entry 2 must be a number, got string"),
        ({"logits": [0] * 65}, r"65 logits: at most 64 have room; --top 20 \(top=20\) draws"),
        ({"logits": [0] * 10_001}, "10001 logits: at most 10000 are read"),
        ({"function": "sofmax"}, "function: 'sofmax' is .* Did you mean 'softmax'?"),
        ({"labels": ["a"]}, "labels: 1 label for 3 logits"),
        ({"labels": ["a", " ", "c"]}, "labels: label 2 is empty"),
        ({"labels": "abc"}, "labels must be a list, got string"),
        ({"temperature": 0}, "temperature must be above 0, got 0"),
        ({"temperature": [1, 1]}, "temperature: 1 is given twice"),
        ({"temperature": []}, "temperature: no value"),
        ({"temperature": range(1, 10)}, "temperature: at most 8 values are drawn, got 9"),
        ({"temperature": "10:1"}, "temperature: the sweep 10:1 must go upwards"),
        ({"temperature": "1:1.01"}, "temperature: the ends of a sweep must differ 1.1 to"),
        ({"alpha": 1.5}, "softmax has no parameter alpha; entmax has one"),
        ({"function": "entmax", "alpha": 0.9}, "alpha must be at least 1, got 0.9"),
        ({"function": "hardmax", "temperature": 2}, "hardmax has no temperature"),
        ({"compare": "sigmod"}, "compare: 'sigmod' is .* Did you mean 'sigmoid'?"),
        ({"compare": "softmax"}, "compare: softmax is drawn already"),
        ({"compare": "log_softmax"}, "compare: log_softmax shares no axis"),
        ({"top": 0}, "top must be from 1 to 64, got 0"),
        ({"compare": "sigmoid", "derivative": True}, "several functions and the derivative do"),
        ({"temperature": "1:2", "derivative": True}, "a sweep and the derivative do not fit"),
        ({"temperature": [1, 2], "compare": "sigmoid"}, "several functions and several temp"),
    ],
)
def test_what_is_wrong_is_said(options: dict[str, object], message: str) -> None:
    """In one line that names the field."""
    with pytest.raises(InputError, match=message) as caught:
        BarSpec(**{"logits": [1, 2, 3], **options})  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("options", "unused"),
    [
        ({"axes": "box", "sort": True, "grid": False}, ()),
        ({"axes": "origin", "linewidth": 9}, ("linewidth", "axes")),
        ({"temperature": "0.1:10", "linewidth": 9}, ()),
        ({"temperature": "0.1:10", "axes": "origin", "sort": True}, ("sort", "axes")),
        ({"derivative": True, "axes": "box", "grid": False}, ("axes", "grid")),
        ({"derivative": True, "sort": True}, ()),
    ],
)
def test_what_changes_nothing_is_refused(
    options: dict[str, object], unused: tuple[str, ...]
) -> None:
    """Where it was asked for; a record may hold what is set for many figures."""
    spec = BarSpec(logits=[1, 2], **options)
    assert spec.unused == unused
    if unused:
        with pytest.raises(InputError, match=rf"^{unused[0]}=.* changes nothing in a figure of"):
            spec.refuse_unused()
    else:
        spec.refuse_unused()


@pytest.mark.parametrize("view", [{}, {"derivative": True}, {"temperature": "0.1:10"}])
def test_what_is_called_unused_is(view: dict[str, object]) -> None:
    """The picture is the same without it."""
    asked = {"linewidth": 9, "axes": "origin", "grid": False, "sort": True, "values": False}
    spec = BarSpec(logits=[1, 3, 2], show_logits=True, **asked, **view)
    other = dataclasses.replace(spec, **{name: DEFAULTS[name] for name in spec.unused})
    assert spec != other
    assert np.array_equal(_pixels(spec), _pixels(other))


def _pixels(spec: BarSpec) -> np.ndarray:
    """Return what is drawn."""
    figure = bars.draw(spec)
    figure.canvas.draw()
    return np.array(figure.canvas.buffer_rgba())
