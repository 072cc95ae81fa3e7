"""Where catalogues come from, and that a user's rows come behind the built-in ones."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from actplot.catalogue.lookup import activation as resolve
from actplot.catalogue.places import configuration_directory
from actplot.catalogue.sources import built_in, catalogue
from actplot.cli.group import commands
from actplot.errors import InputError


@pytest.fixture(autouse=True)
def no_catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep this machine's own catalogues out."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("ACTPLOT_CATALOGUE", raising=False)


def written(path: Path, name: str, **columns: str) -> str:
    """Write a catalogue of one row and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = {"formula": '"2*x"'} | columns
    text = "".join(f"{column} = {value}\n" for column, value in lines.items())
    path.write_text(f'[[activation]]\nname = "{name}"\n{text}', encoding="utf-8")
    return str(path)


def test_without_files_it_is_the_built_in_one() -> None:
    """Read once."""
    assert catalogue().rows == built_in().rows
    assert catalogue() is catalogue()


def test_files_add_rows_in_order(tmp_path: Path) -> None:
    """Several may be named."""
    paths = tuple(written(tmp_path / f"{name}.toml", name) for name in ("first", "second"))
    rows = catalogue(paths).rows
    assert [row.name for row in rows[len(built_in().rows) :]] == ["first", "second"]
    assert resolve("second(x) + relu(x)", catalogue=paths)(3.0) == 9.0


def test_one_path_needs_no_list(tmp_path: Path) -> None:
    """Of text or not, as for a figure."""
    path = written(tmp_path / "first.toml", "first")
    assert resolve("first", catalogue=path)(1.0) == resolve("first", catalogue=Path(path))(1.0) == 2
    with pytest.raises(InputError, match="catalogue must be paths, got integer"):
        resolve("relu", catalogue=3)  # type: ignore[arg-type]


def test_the_environment_names_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Separated as paths are on this system; empty parts are nothing."""
    paths = [written(tmp_path / f"{name}.toml", name) for name in ("first", "second")]
    monkeypatch.setenv("ACTPLOT_CATALOGUE", os.pathsep.join([*paths, ""]))
    assert resolve("first")(1.0) == resolve("second")(1.0) == 2.0


def test_the_configuration_directory_has_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is where the system says, or in the home directory."""
    written(tmp_path / "config" / "actplot" / "catalogue.toml", "standing")
    assert resolve("standing")(1.0) == 2.0
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.delenv("APPDATA", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert configuration_directory() == str(tmp_path / ".config" / "actplot")


def test_a_file_named_twice_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the command line and in the environment."""
    path = written(tmp_path / "mine.toml", "mine")
    monkeypatch.setenv("ACTPLOT_CATALOGUE", path)
    assert [row.name for row in catalogue((path,)).rows].count("mine") == 1


@pytest.mark.parametrize(
    ("name", "columns", "taken"),
    [
        ("relu", {}, "relu"),
        ("swish1", {"aliases": '["torch.nn.SiLU"]'}, "torch.nn.SiLU"),
        ("mine", {"aliases": '["GELU"]'}, "GELU"),
        ("mine", {"aliases": '["rectifier(a=1)"]'}, "rectifier"),
        ("softmax", {}, "softmax"),
        ("mine", {"aliases": '["ln"]'}, "ln"),
        *((name, {}, name) for name in ("x", "e", "pi", "exp", "where", "log2", *commands())),
    ],
)
def test_built_in_names_cannot_be_taken(
    tmp_path: Path, name: str, columns: dict[str, str], taken: str
) -> None:
    """Aliases and refused names too, those of every formula, and those of commands."""
    path = written(tmp_path / "mine.toml", name, **columns)
    with pytest.raises(InputError) as caught:
        catalogue((path,))
    assert str(caught.value) == (
        f"catalogue '{path}': row '{name}' takes the name '{taken}', "
        "which actplot has already; choose another"
    )


def test_two_files_cannot_have_the_same_name(tmp_path: Path) -> None:
    """The second one is told."""
    paths = tuple(written(tmp_path / f"{file}.toml", "mine") for file in ("a", "b"))
    with pytest.raises(InputError, match=r"b\.toml': row 'mine' takes the name 'mine'"):
        catalogue(paths)


def test_a_user_can_refuse_names_with_a_reason(tmp_path: Path) -> None:
    """As the built-in catalogue does."""
    path = tmp_path / "mine.toml"
    path.write_text('[[refused]]\nnames = ["ours"]\nreason = "it is secret"\n', encoding="utf-8")
    with pytest.raises(InputError, match="ours cannot be drawn: it is secret"):
        resolve("ours", catalogue=(str(path),))


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    """In a long session, such as a notebook."""
    path = written(tmp_path / "mine.toml", "mine")
    assert resolve("mine", catalogue=(path,))(1.0) == 2.0
    written(tmp_path / "mine.toml", "mine", formula='"30*x"')
    assert resolve("mine", catalogue=(path,))(1.0) == 30.0
