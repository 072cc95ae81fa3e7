"""The committed gallery is what actplot draws now: nobody changes a picture without seeing it."""

from __future__ import annotations

import dataclasses
import math
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib
import pytest

from actplot import FigureSpec, activation
from actplot.gallery import build, check, kinds, painting
from actplot.gallery.manifest import read_manifest
from actplot.gallery.painting import draw
from actplot.gallery.report import write_report
from actplot.gallery.selection import Shard, select

from .svg_geometry import shapes

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.lines import Line2D

GALLERY = Path(__file__).parents[2] / "gallery" / "gallery.toml"
MATPLOTLIB = "3.11"  # the version the gallery is built with; another sets letters otherwise
FARTHEST = 0.004  # of the frame: half of it are the steps between the points that are compared

pinned = matplotlib.__version__.startswith(f"{MATPLOTLIB}.")
SHARDS = [f"{index}/4" for index in range(1, 5)]


@pytest.mark.skipif(not pinned, reason=f"pictures are compared with matplotlib {MATPLOTLIB}")
@pytest.mark.parametrize("shard", SHARDS)
def test_pictures_are_the_same(shard: str, tmp_path: Path) -> None:
    """Pixel by pixel and element by element; a page shows what is not.

    If the change is meant to be, look at the page, then run ``actplot gallery build``
    and commit the pictures.
    """
    report = check(GALLERY, shard=shard, jobs=1)
    if report.differences or report.failed:
        page = write_report(report, tmp_path / "differences")
        told = [f"{each.file}: {each.message}" for each in report.differences]
        told += [f"{each.name}: {each.message}" for each in report.failed]
        pytest.fail("\n".join([f"open {page}", *told]), pytrace=False)


@pytest.mark.skipif(pinned, reason="pictures are compared")
@pytest.mark.parametrize("shard", SHARDS)
def test_geometry_is_the_same(shard: str) -> None:
    """With any version of matplotlib the same lines and areas lie in the frame.

    Above bars there is room for numbers, whose height varies; of bars the styles are compared.
    """
    for figure in select(read_manifest(GALLERY).figures, shard=Shard.read(shard)):
        drawn = draw(figure.record, ["svg"])["svg"]
        expected = (GALLERY.parent / f"{figure.name}.svg").read_bytes()
        farthest = FARTHEST if isinstance(figure.record, FigureSpec) else math.inf
        assert same_geometry(drawn, expected, farthest), figure.name


def same_geometry(drawn: bytes, expected: bytes, farthest: float = FARTHEST) -> bool:
    """Return whether two SVGs have the same shapes in their frames, nearly in the same places."""
    first, second = shapes(drawn), shapes(expected)
    return [each.style for each in first] == [each.style for each in second] and all(
        a.distance(b) < farthest for a, b in zip(first, second, strict=True)
    )


def test_every_activation_is_there() -> None:
    """With a picture that can be read without reading letters: an alternative text."""
    from actplot.catalogue.sources import built_in

    names = {figure.name for figure in read_manifest(GALLERY).figures}
    assert names >= {row.name for row in built_in().rows}


def thicker(line: Line2D) -> None:
    """Make a line a tenth of a point thicker."""
    line.set_linewidth(line.get_linewidth() + 0.1)


def tanh_form(line: Line2D) -> None:
    """Draw GELU by its approximation, which is off by less than 0.0005."""
    line.set_ydata(activation("gelu_tanh")(line.get_xdata()))


def shifted(line: Line2D) -> None:
    """Move a line by a hundredth of its height."""
    line.set_ydata(line.get_ydata() + 0.01 * max(line.get_ydata()))  # type: ignore[operator]


@pytest.fixture
def altered(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Line2D], None]], None]:
    """Return a function that has the thickest line of every figure altered from now on."""

    def alter(change: Callable[[Line2D], None]) -> None:
        def draw_altered(record: Any, spare: Any) -> Any:
            figure = kinds.kind_of(record).draw(record, spare)
            change(max(figure.axes[0].lines, key=lambda line: line.get_linewidth()))
            return figure

        def kind_of(record: Any) -> kinds.Kind:
            return dataclasses.replace(kinds.kind_of(record), draw=draw_altered)

        monkeypatch.setattr(painting, "kind_of", kind_of)

    return alter


@pytest.mark.parametrize("change", [thicker, tanh_form])
def test_a_slight_change_is_seen(
    tmp_path: Path, altered: Callable[..., None], change: Callable[[Line2D], None]
) -> None:
    """In the pixels and in the structure, on any version of matplotlib."""
    manifest = tmp_path / "gallery.toml"
    manifest.write_text('[[figure]]\nname = "gelu"\nspec = "gelu"\ndpi = 110\n', encoding="utf-8")
    executor: Any = lambda _: ThreadPoolExecutor(1)  # noqa: E731
    build(manifest, executor=executor)
    assert check(manifest, executor=executor).differences == ()
    altered(change)
    report = check(manifest, executor=executor)
    assert [each.file for each in report.differences] == ["gelu.svg", "gelu.png"]
    page = write_report(report, tmp_path / "differences")
    assert (page.parent / "gelu.difference.png").is_file()


def test_a_moved_line_is_seen_with_any_matplotlib(altered: Callable[..., None]) -> None:
    """A line elsewhere or in another style is another geometry."""
    (record,) = [f.record for f in read_manifest(GALLERY).figures if f.name == "gelu"]
    expected = draw(record, ["svg"])["svg"]
    assert len(shapes(expected)) >= 2
    assert same_geometry(expected, expected)
    for change in (thicker, shifted):
        altered(change)
        assert not same_geometry(draw(record, ["svg"])["svg"], expected)
