"""The command to copy draws the same figure."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from actplot.cli import main, plot
from actplot.figures.bar_spec import BarSpec
from actplot.figures.spec import FigureSpec
from actplot.gallery import bars
from actplot.gallery.about import Caption
from actplot.gallery.commands import command_line
from actplot.gallery.painting import paint

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = [
    FigureSpec(specs="relu"),
    FigureSpec(specs=("elu(alpha=0.5)", "-x**2"), derivative=2, xlim=(-1e-7, 3.5)),
    FigureSpec(specs="elu", parameters={"alpha": [0.5, 2]}, saturation=True, threshold=0.1),
    FigureSpec(specs="tanh", title="it's $5; rm -r", formula=False, size=(3, 2.5), derivative=1),
    FigureSpec(specs="tanh", inputs="normal(0,2)", mark=(1, 2), color=("red", "#123456")),
]


@pytest.mark.parametrize("record", RECORDS)
def test_curves(record: FigureSpec, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every option that is not at its default comes back."""
    drawn: list[FigureSpec] = []

    def draw(spec: FigureSpec, formats: set[str]) -> tuple[dict[str, bytes], str]:
        drawn.append(spec)
        return dict.fromkeys(formats, b""), ""

    monkeypatch.setattr(plot, "_draw", draw)
    words = shlex.split(command_line([str(each) for each in record.specs], record))
    assert words[0] == "actplot"
    assert main.run([*words[1:], "-q", "-o", "/dev/null", "-f", "svg"]) == 0
    assert drawn == [record]


def test_the_resolution_is_there() -> None:
    """Without it the command would write another file than the one shown."""
    assert command_line(["relu"], FigureSpec(specs="relu", dpi=99)) == "actplot relu --dpi 99"


def test_bars() -> None:
    """Their numbers are words, and so are sweeps."""
    record = BarSpec(logits=(1, -0.5), temperature="0.1:10", labels=("a", "b c"))
    assert command_line(["softmax", "1", "-0.5"], record) == (
        "actplot softmax 1 -0.5 --labels 'a,b c' --temperature 0.1:10"
    )


def test_what_means_nothing_for_bars_is_left_out() -> None:
    """It comes from the defaults of a manifest, and the command would refuse it."""
    record = BarSpec(logits=(1, 2), linewidth=3, title="T")
    said = bars.about(record, Caption(title="T", alternative="A"))
    assert said.command == "actplot softmax 1 2 --title T"


@pytest.mark.parametrize(
    "record",
    [
        FigureSpec(specs=("relu", "x*tanh(x)"), dpi=40, size=(3, 2), letters=True),
        BarSpec(logits=(1, -0.5), dpi=40, size=(3, 2)),
    ],
)
def test_the_command_writes_the_file_that_is_shown(
    record: FigureSpec | BarSpec, tmp_path: Path
) -> None:
    """To the byte."""
    painted = paint(record, ("svg", "png"))
    for format, content in painted.pictures.items():
        path = tmp_path / f"figure.{format}"
        assert main.run([*shlex.split(painted.about.command)[1:], "-q", "-o", str(path)]) == 0
        assert path.read_bytes() == content
