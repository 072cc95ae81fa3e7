"""The quick reader reads our own files as Python's own reader of TOML does."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import actplot
from actplot.catalogue.reading import read_catalogue, read_trusted_catalogue
from actplot.catalogue.sources import built_in
from actplot.plain_toml import read_plain_toml

PACKAGE = Path(actplot.__file__).parent
BUILT_IN = PACKAGE / "catalogue" / "activations.toml"
OWN = (BUILT_IN, *sorted((PACKAGE / "languages").glob("*.toml")))


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_the_catalogue_and_the_languages_are_read_as_tomllib_reads_them(path: Path) -> None:
    """Every table and every key, so that what it cannot read is found here."""
    text = path.read_text(encoding="utf-8")
    assert read_plain_toml(text) == tomllib.loads(text)


def test_every_row_is_what_the_full_reader_makes_of_it() -> None:
    """The rows in force are those of the careful way."""
    careful = read_catalogue(BUILT_IN.read_text(encoding="utf-8"), source="activations.toml")
    assert built_in().rows == careful.rows
    assert repr(built_in().rows) == repr(careful.rows)
    assert built_in().refused == careful.refused


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing\n",
        '[[a]]\nb = "c"\n',
        '# d\n[[a]]\nb = "c = 1, # \\"x\\" {e = inf}"\n# f\n',
        '[[a]]\nb = ["c", "d"]\n[[a]]\n[[e]]\nf = 1.5\n',
        '[[a]]\nb = [\n    "c", "d = ",\n    "e",\n]\n',
        '[[a]]\nb = { c = { d = "e = inf", f = inf }, g = -2 }\n',
        'a = "[b]"\nc = 1\n[d]\ne = "f"\n[[g]]\n[h]\n2 = "i"\n',
        "b = 1\n[[a]]\n",
    ],
)
def test_the_plain_part_of_toml_is_read(text: str) -> None:
    """Comments, arrays, inline tables, infinities, and all of these inside strings."""
    assert read_plain_toml(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        "[[a]]\nb = 'c'\n",
        "[[a]]\nb = 1979-05-27\n",
        "[[a]]\nb = 0x10\n",
        '[[a]]\nb = """\nc"""\n',
        '[[a]]\nb.c = "d"\n',
        "[[a]]\n  b = 1\n",
        "[a]\nb = 1\n[a]\n",
        "[a.b]\nc = 1\n",
        "[[a]\n",
        "[a]]\n",
        "nonsense",
    ],
)
def test_more_than_that_is_left_to_the_full_reader(text: str) -> None:
    """It is refused, whether it is TOML or not."""
    with pytest.raises(ValueError, match=r"."):
        read_plain_toml(text)


def test_a_catalogue_that_is_not_so_plain_is_read_nevertheless() -> None:
    """A text that was thought to be plain falls back to the full reader."""
    text = "[[activation]]\nname = 'double'\nformula = '2*x'\n"
    (row,) = read_trusted_catalogue(text, source="here").rows
    assert (row.name, row.formula) == ("double", "2*x")
