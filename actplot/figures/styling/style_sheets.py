"""Style sheets: which names there are, the files they stand for, and reading one strictly."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from actplot.errors import InputError
from actplot.values import type_name
from actplot.wording import did_you_mean, quoted, quoted_path

AUTO = "auto"
"""The style that is light on light pages and dark on dark ones."""

OWN = {
    "light": "Colours on white, safe for colour-blind readers.",
    "dark": "The same for dark pages.",
    "print": "Greys that differ by lightness and dashes, for black-and-white print.",
    "minimal": "Axes with arrows through the origin, as in textbooks; no grid.",
    AUTO: "Light or dark as the reader's page: one SVG, or a pair of PNGs.",
}
"""The styles of actplot, each with a line that describes it."""

EXTENSION = ".mplstyle"

_OWN_DIRECTORY = Path(__file__).with_name("styles")


def check_style(label: str, value: object) -> str:
    """Return the name of a style or the path of a style sheet that exists.

    Raises
    ------
    InputError
        If there is no such style, with the nearest name.
    """
    if not isinstance(value, str):
        raise InputError(f"{label} must be a string, got {type_name(value)}")
    if value not in OWN:
        find_sheet(value, label=label)
    return value


def find_sheet(style: str, *, label: str = "style") -> Path:
    """Return the file of a style: actplot's own, matplotlib's, or the user's.

    Raises
    ------
    InputError
        If there is none.
    """
    if style in OWN:
        return _OWN_DIRECTORY / f"{style}{EXTENSION}"
    if is_user_sheet(style):
        path = Path(style)
        if not path.is_file():
            raise InputError(f"{label}: there is no file {quoted_path(style)}")
        return path
    known = matplotlib_sheets()
    if style not in known:
        guess = did_you_mean(style, style_names()) or " They are listed by: actplot styles"
        raise InputError(f"{label}: there is no style {quoted(style)}.{guess}")
    return known[style]


def style_names() -> list[str]:
    """Return the names of all styles: actplot's own, then matplotlib's."""
    return [*OWN, *matplotlib_sheets()]


def is_user_sheet(style: str) -> bool:
    """Return whether a style is a file of the user's rather than a name."""
    return style.endswith(EXTENSION)


@lru_cache(maxsize=1)
def matplotlib_sheets() -> Mapping[str, Path]:
    """Return the files of matplotlib's own styles by their names, without importing it."""
    found = find_spec("matplotlib")
    if found is None or found.origin is None:
        return {}
    library = Path(found.origin).with_name("mpl-data") / "stylelib"
    # A leading underscore marks a sheet of matplotlib's own gallery and tests.
    return {
        path.stem: path
        for path in sorted(library.glob(f"*{EXTENSION}"))
        if not path.stem.startswith("_")
    }


def read_sheet(path: Path) -> Mapping[str, Any]:
    """Return the rc parameters that a style sheet sets.

    Raises
    ------
    InputError
        If it cannot be read, names an unknown parameter or gives one a wrong value.
    """
    import matplotlib

    _check_lines(path, set(matplotlib.rcParamsDefault))
    try:
        sheet = matplotlib.rc_params_from_file(path, fail_on_error=True, use_default_template=False)
    except ValueError as error:
        reason = str(error).partition("\n")[0]
        raise InputError(f"style {quoted_path(str(path))}: {reason}") from error
    return dict(sheet.items())


def _check_lines(path: Path, known: set[str]) -> None:
    """Refuse what matplotlib only logs a warning about: a line or a parameter it cannot read."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot read style {quoted_path(str(path))}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"style {quoted_path(str(path))} is not UTF-8 text") from error
    for number, line in enumerate(text.splitlines(), start=1):
        written = line.strip()
        if not written or written.startswith("#"):
            continue
        place = f"style {quoted_path(str(path))}, line {number}"
        name, colon, _ = written.partition(":")
        if not colon:
            raise InputError(f"{place}: {quoted(written)} is not of the form PARAMETER: VALUE")
        if name.strip() not in known:
            raise InputError(
                f"{place}: matplotlib has no parameter {quoted(name.strip())}."
                f"{did_you_mean(name.strip(), known)}"
            )
