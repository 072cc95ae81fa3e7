"""Files and modules are imported and the callable in them found."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from actplot.callables.loading import load_callable, names_callable
from actplot.errors import InputError, UserCodeError

SOURCE = """
import helper_beside

class Swish:
    def __call__(self, x):
        return x
    @staticmethod
    def hard(x):
        return 2 * x

class Scaled:
    def __init__(self, scale):
        self.scale = scale
    def __call__(self, x):
        return x

class Plain:
    pass

def act(x):
    return helper_beside.three * x

def other(x):
    return x

limit = 6.0
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working directory with a file of layers and one beside it."""
    (tmp_path / "layers.py").write_text(SOURCE)
    (tmp_path / "helper_beside.py").write_text("three = 3.0\n")
    (tmp_path / "failing.py").write_text("import os\n\nvalue = 1 / 0\n")
    (tmp_path / "broken.py").write_text("def act(x:\n    return x\n")
    (tmp_path / "needing.py").write_text("import no_such_library\n")
    (tmp_path / "leaving.py").write_text("raise SystemExit(3)\n")
    (tmp_path / "bare.py").write_text("raise BaseException('of any kind')\n")
    package = tmp_path / "our_package"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "scale.py").write_text("five = 5.0\n")
    (package / "acts.py").write_text("from .scale import five\ndef act(x): return five * x\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "modules", dict(sys.modules))
    return tmp_path


@pytest.mark.parametrize(
    ("spec", "value"),
    [
        ("layers.py:act", 6.0),
        ("./layers.py:act", 6.0),
        ("layers:act", 6.0),
        ("layers.py:Swish", 2.0),
        ("layers.py:Swish.hard", 4.0),
        ("our_package.acts:act", 10.0),
        ("our_package/acts.py:act", 10.0),
        ("math:fabs", 2.0),
    ],
)
@pytest.mark.usefixtures("project")
def test_a_spec_names_a_callable(spec: str, value: float) -> None:
    """By file or by module, also in a package, also a class or a method of one."""
    assert load_callable(spec)(2.0) == value


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        ("layer.py:act", "there is no file 'layer.py'. Did you mean 'layers.py'?"),
        ("our_package/:act", "'our_package' is a directory; name a file in it"),
        ("layer:act", "there is no module 'layer'. Did you mean 'layers'?"),
        (
            "our_package.act:act",
            "there is no module 'our_package.act'. Did you mean 'our_package.acts'?",
        ),
        ("layers.py:atc", "layers.py has no 'atc'. Did you mean 'act'?"),
        (
            "layers.py:zzz",
            "layers.py has no 'zzz'. It has Swish, Scaled, Plain, act, other.",
        ),
        (
            "layers.py:",
            "layers.py needs a name after the colon. It has Swish, Scaled, Plain, act, other.",
        ),
        ("layers.py:Swish.soft", "layers.py:Swish has no 'soft'. It has hard."),
        ("layers.py:limit", "layers.py:limit cannot be called: it is a float"),
        (
            "layers.py:Scaled",
            "layers.py:Scaled is a class that needs scale; name an instance of it instead",
        ),
        ("layers.py:Plain", "layers.py:Plain is a class whose instances cannot be called"),
    ],
)
@pytest.mark.usefixtures("project")
def test_what_is_missing_is_named(spec: str, message: str) -> None:
    """With the nearest that is there, or a list of it."""
    with pytest.raises(InputError) as raised:
        load_callable(spec)
    assert str(raised.value) == message


@pytest.mark.parametrize(
    ("spec", "lines"),
    [
        (
            "failing.py:act",
            [
                "failing.py raised an exception of its own",
                '  File "failing.py", line 3, in <module>',
                "    value = 1 / 0",
                "  ZeroDivisionError: division by zero",
            ],
        ),
        (
            "broken.py:act",
            [
                "broken.py raised an exception of its own",
                '  File "broken.py", line 1',
                "    def act(x:",
                "  SyntaxError: '(' was never closed",
            ],
        ),
        (
            "needing:act",
            [
                "needing raised an exception of its own",
                '  File "needing.py", line 1, in <module>',
                "    import no_such_library",
                "  ModuleNotFoundError: No module named 'no_such_library'",
            ],
        ),
        (
            "leaving.py:act",
            [
                "leaving.py raised an exception of its own",
                '  File "leaving.py", line 1, in <module>',
                "    raise SystemExit(3)",
                "  SystemExit: 3",
            ],
        ),
        (
            "bare.py:act",
            [
                "bare.py raised an exception of its own",
                '  File "bare.py", line 1, in <module>',
                "    raise BaseException('of any kind')",
                "  BaseException: of any kind",
            ],
        ),
    ],
)
@pytest.mark.usefixtures("project")
def test_an_exception_of_theirs_is_shown_as_theirs(spec: str, lines: list[str]) -> None:
    """With their file, their line and what was raised."""
    with pytest.raises(UserCodeError) as raised:
        load_callable(spec)
    assert str(raised.value).splitlines() == lines


def test_a_changed_file_is_read_again(project: Path) -> None:
    """Its old functions are not remembered."""
    file = project / "mine.py"
    file.write_text("def act(x): return 1\n")
    assert load_callable("mine.py:act")(0) == 1
    file.write_text("def act(x): return 22\n")
    assert load_callable("mine.py:act")(0) == 22


def test_the_working_directory_comes_last_afterwards(project: Path) -> None:
    """A file of theirs does not hide a library that is imported later."""
    load_callable("layers.py:act")
    assert sys.path[0] != str(project)
    assert sys.path[-1] == str(project)


def test_what_an_import_prints_goes_to_standard_error(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Standard output is for the picture."""
    (project / "chatty.py").write_text("print('hello')\ndef act(x): return x\n")
    load_callable("chatty.py:act")
    assert capsys.readouterr() == ("", "hello\n")


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ("layers.py:act", True),
        ("nets/layers.py:A.b", True),
        ("package.module:act", True),
        ("layers.py:", True),
        ("sigmoid", False),
        ("torch.nn.SiLU", False),
        ("where(x > 0, x, 1)", False),
        ("x:2", False),
        ("x + 1:act", False),
    ],
)
def test_specs_of_callables_are_told_from_others(spec: str, *, expected: bool) -> None:
    """By the colon between a place and a name."""
    assert names_callable(spec) is expected
