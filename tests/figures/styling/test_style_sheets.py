"""Style sheets are found by name or by path, and read strictly."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from actplot.errors import InputError
from actplot.figures.styling import style_sheets
from actplot.figures.styling.style_sheets import AUTO, OWN, check_style, find_sheet, read_sheet


@pytest.mark.parametrize(
    "style",
    [
        *(name for name in OWN if name != AUTO),
        "ggplot",
        "seaborn-v0_8-whitegrid",
        "dark_background",
    ],
)
def test_styles_have_sheets_that_can_be_read(style: str) -> None:
    """Ours and matplotlib's."""
    assert check_style("style", style) == style
    assert read_sheet(find_sheet(style))


def test_a_sheet_of_the_user_is_found_by_its_path(tmp_path: Path) -> None:
    """The extension tells a path from a name."""
    path = tmp_path / "mine.mplstyle"
    path.write_text("# nothing but a comment\n\naxes.grid: False\n")
    assert read_sheet(find_sheet(str(path))) == {"axes.grid": False}


@pytest.mark.parametrize(
    ("style", "message"),
    [
        ("darkk", "style: there is no style 'darkk'. Did you mean 'dark'?"),
        ("ggplott", "style: there is no style 'ggplott'. Did you mean 'ggplot'?"),
        ("zzz", "style: there is no style 'zzz'. They are listed by: actplot styles"),
        ("no/such.mplstyle", "style: there is no file 'no/such.mplstyle'"),
        (5, "style must be a string, got integer"),
    ],
)
def test_unknown_styles_are_refused(style: object, message: str) -> None:
    """Before anything is drawn, with the nearest name."""
    with pytest.raises(InputError) as caught:
        check_style("style", style)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"axes.gird: True", "line 1: matplotlib has no parameter 'axes.gird'. Did you mean"),
        (b"\naxes.grid", "line 2: 'axes.grid' is not of the form PARAMETER: VALUE"),
        (b"axes.grid: perhaps", "axes.grid"),
        (b"axes.grid: \xff", "is not UTF-8 text"),
    ],
)
def test_mistakes_in_a_sheet_are_named(tmp_path: Path, content: bytes, message: str) -> None:
    """Where matplotlib would log a warning or raise an error of its own."""
    path = tmp_path / "mine.mplstyle"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_sheet(path)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_names_are_checked_without_matplotlib() -> None:
    """Listing its styles does not import it."""
    code = (
        f"import sys\nfrom {style_sheets.__name__} import check_style, matplotlib_sheets\n"
        "check_style('style', 'ggplot')\nassert 'ggplot' in matplotlib_sheets()\n"
        "sys.exit('matplotlib' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
