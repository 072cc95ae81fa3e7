"""Catalogues from TOML: what is read, and what is said of a file that is wrong."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from actplot.catalogue import reading
from actplot.catalogue.reading import (
    read_catalogue,
    read_catalogue_file,
    read_trusted_catalogue,
)
from actplot.catalogue.rows import ParameterRow
from actplot.errors import InputError

ROW = '[[activation]]\nname = "mine"\nformula = "a*x"\nparameters = { a = 1 }\n'
SYMBOL = (
    "symbol must be letters, digits and spaces, '_' before a subscript, or a Greek letter by its "
    "name such as sigma"
)
NAME = "name must be lower-case letters, digits and '_', beginning with a letter"


def refused(text: str) -> str:
    """Return the message for a text that is no catalogue."""
    with pytest.raises(InputError) as caught:
        read_catalogue(text, source="'mine.toml'")
    message = str(caught.value)
    assert message.startswith("catalogue 'mine.toml'")
    return message.removeprefix("catalogue 'mine.toml'")


def test_a_row_is_read_with_all_its_columns() -> None:
    """Each has the type that the rest of actplot expects."""
    text = """
    [[activation]]
    name = "mine"
    formula = "a*x + b"
    summary = "A line."
    family = "lines"
    symbol = "m"
    reference = "I 2024"
    clash = "Nobody else."
    aliases = ["my.Line", "my.Steep(a=3)"]
    parameters = { a = { default = 1, minimum = 0, below = 9 }, b = { default = "1/6" }, c = {} }
    """
    (row,) = read_catalogue(text, source="").rows
    assert (row.name, row.formula, row.summary, row.family) == (
        "mine",
        "a*x + b",
        "A line.",
        "lines",
    )
    assert (row.symbol, row.reference, row.clash) == ("m", "I 2024", "Nobody else.")
    assert row.aliases == ("my.Line", "my.Steep(a=3)")
    assert row.parameters == {
        "a": ParameterRow(name="a", default=1.0, minimum=0.0, below=9.0),
        "b": ParameterRow(name="b", default="1/6"),
        "c": ParameterRow(name="c"),
    }


def test_only_name_and_formula_are_needed() -> None:
    """A parameter may be given as its default alone."""
    (row,) = read_catalogue(ROW, source="").rows
    assert row.parameters == {"a": ParameterRow(name="a", default=1.0)}
    assert (row.family, row.aliases, row.reference) == ("other", (), "")
    assert read_catalogue("", source="").rows == ()


def test_refused_names_have_a_reason() -> None:
    """They are no activations."""
    text = '[[refused]]\nnames = ["glu", "F.glu"]\nreason = "two inputs"\n'
    assert read_catalogue(text, source="").refused == {"glu": "two inputs", "F.glu": "two inputs"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name = ", ": Invalid value (at end of document)"),
        ("[[activations]]\n", ": no table 'activations'. Did you mean 'activation'?"),
        ("[activation]\nname = 1\n", ": write each row as a table [[activation]]"),
        ("activation = 3\n", ": write each row as a table [[activation]]"),
        (
            ROW + 'formla = "x"\n',
            ", activation 1 'mine': no column 'formla'. Did you mean 'formula'?",
        ),
        (ROW + 'symbol = "50%"\n', f", activation 1 'mine': {SYMBOL}, got '50%'"),
        (ROW + "symbol = '$x$'\n", f", activation 1 'mine': {SYMBOL}, got '$x$'"),
        (ROW + 'symbol = "激活"\n', f", activation 1 'mine': {SYMBOL}, got '激活'"),
        (ROW + "symbol = '\\sigma'\n", f", activation 1 'mine': {SYMBOL}, got '\\sigma'"),
        (ROW + "zzz = 1\n", ", activation 1 'mine': no column 'zzz'."),
        (
            '[[activation]]\nname = "mine"\n',
            ", activation 1 'mine': the column 'formula' is missing",
        ),
        ('[[activation]]\nformula = "x"\n', ", activation 1: the column 'name' is missing"),
        (
            ROW + '[[activation]]\nname = "Mine2"\nformula = "x"\n',
            f", activation 2 'Mine2': {NAME}",
        ),
        (
            '[[activation]]\nname = 3\nformula = "x"\n',
            f", activation 1: {NAME}",
        ),
        (ROW.replace('"a*x"', "3"), ", activation 1 'mine': formula must be text, got int"),
        (ROW.replace('"a*x"', '""'), ", activation 1 'mine': formula must be text, not empty"),
        (
            ROW + 'aliases = "m"\n',
            ", activation 1 'mine': aliases must be a list of texts, got str",
        ),
        (ROW + "aliases = [1]\n", ", activation 1 'mine': aliases must be text, got int"),
        (
            ROW.replace("{ a = 1 }", "[1]"),
            ", activation 1 'mine': parameters must be a table: { alpha = { default = 1.0 } }",
        ),
        (
            ROW.replace("a = 1", "x = 1"),
            ", activation 1 'mine': parameters.x: a parameter cannot be called 'x'",
        ),
        (
            ROW.replace("a = 1", '"a b" = 1'),
            ", activation 1 'mine': parameters.a b: a parameter cannot be called 'a b'",
        ),
        (
            ROW.replace("a = 1", "a = { default = true }"),
            ", activation 1 'mine': parameters.a.default must be a number, got bool",
        ),
        (
            ROW.replace("a = 1", 'a = { minimum = "0" }'),
            ", activation 1 'mine': parameters.a.minimum must be a number, got str",
        ),
        (
            ROW.replace("a = 1", "a = { default = 1, minimun = 0 }"),
            ", activation 1 'mine': parameters.a: no key 'minimun'. Did you mean 'minimum'?",
        ),
        (ROW + ROW, ": row 'mine' takes the name 'mine', which 'mine' has already"),
        (
            ROW + ROW.replace('"mine"', '"other"') + 'aliases = ["MINE"]\n',
            ": row 'other' takes the name 'mine', which 'mine' has already",
        ),
        (
            '[[refused]]\nnames = ["a"]\n',
            ", refused 1: reason must be text, not empty",
        ),
    ],
)
def test_what_is_wrong_is_said_with_row_and_column(text: str, message: str) -> None:
    """And what to write instead."""
    assert refused(text) == message


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (ROW.encode("utf-16"), "not UTF-8 text (byte 0)"),
        (ROW.encode() + b"# \xff\n", f"not UTF-8 text (byte {len(ROW) + 2})"),
        (b"\x89PNG\r\n", "not UTF-8 text (byte 0)"),
    ],
)
def test_files_that_are_no_text(tmp_path: Path, data: bytes, message: str) -> None:
    """The first byte that is wrong is told."""
    path = tmp_path / "mine.toml"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_catalogue_file(path)
    assert str(caught.value) == f"catalogue '{path}': {message}"


def test_a_byte_order_mark_is_no_error(tmp_path: Path) -> None:
    """Some editors write one."""
    path = tmp_path / "mine.toml"
    path.write_bytes(b"\xef\xbb\xbf" + ROW.encode())
    assert read_catalogue_file(path).rows[0].name == "mine"


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    """The system's reason is told."""
    with pytest.raises(InputError, match=r"catalogue '.*missing\.toml': no such file or directory"):
        read_catalogue_file(tmp_path / "missing.toml")
    with pytest.raises(InputError, match=r"catalogue '.*': is a directory"):
        read_catalogue_file(tmp_path)


def test_the_built_in_file_is_valid_toml() -> None:
    """However it is read."""
    path = Path(reading.__file__).with_name("activations.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    read = read_trusted_catalogue(path.read_text(encoding="utf-8"), source="")
    assert [row["name"] for row in data["activation"]] == [row.name for row in read.rows]
    assert {name for each in data["refused"] for name in each["names"]} == set(read.refused)
