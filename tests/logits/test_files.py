"""Files and standard input: their formats, their encodings and their faults."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from actplot.errors import InputError
from actplot.logits import Logits, read_logits
from actplot.logits.files import MAXIMUM_BYTES

if TYPE_CHECKING:
    from pathlib import Path

ANIMALS = Logits(values=(1.0, -2.5), labels=("cat", "dog"))
PLAIN = Logits(values=(1.0, -2.5))
JSON_FORMS = 'expected a list such as [1, 2] or an object such as {"cat": 1, "dog": 2}'


def saved(array: np.ndarray) -> bytes:
    """Return what numpy.save writes."""
    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=True)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "logits"),
    [
        ("a.txt", b"1 -2.5", PLAIN),
        ("a", b"\n 1\r\n\t-2.5\n", PLAIN),
        ("a.csv", b"cat,dog\n1,-2.5", ANIMALS),
        ("a.TSV", b"cat\t1\ndog\t-2.5", ANIMALS),
        ("a.txt", b"cat,1\ndog,-2.5", ANIMALS),
        ("a.json", b"[1, -2.5]", PLAIN),
        ("a.json", b'{"cat": 1, "dog": -2.5}', ANIMALS),
        ("a.txt", b' {"cat": 1, "dog": -25e-1}', ANIMALS),
        ("a.npy", saved(np.array([1, -2.5])), PLAIN),
        ("a", saved(np.array([1, -2.5], dtype=np.float16)), PLAIN),
        ("a.txt", b"\xef\xbb\xbf1 -2.5", PLAIN),
        ("a.csv", b"\xef\xbb\xbfcat,dog\n1,-2.5", ANIMALS),
    ],
)
def test_each_format_is_read(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    data: bytes,
    logits: Logits,
) -> None:
    """The format follows the extension, or else the content, as it must for standard input."""
    path = tmp_path / name
    path.write_bytes(data)
    assert read_logits(path) == logits
    if path.suffix not in (".csv", ".TSV"):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert read_logits("-") == logits


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "no logits"),
        ("a.json", b"{}", "no logits"),
        ("a.txt", b"1 2\n3 4o", "line 2, column 3: '4o' is not a number"),
        ("a.txt", b"1 " * 10_001, "10001 logits: at most 10000 are read"),
        ("a.csv", b"1,x", "line 1, field 2: 'x' is not a number"),
        (
            "a.json",
            b"[1,\n 2",
            f"line 2, column 3: not JSON: Expecting ',' delimiter; {JSON_FORMS}",
        ),
        ("a.json", b"[1, NaN]", "entry 2: 'NaN' is not a number: it must be finite"),
        ("a.json", b"[1, 1e999]", "entry 2: '1e999' is too large: numbers go up to 1.797e308"),
        ("a.json", b'[1, "2"]', "entry 2: expected a number, got a string"),
        ("a.json", b"[true]", "entry 1: expected a number, got a boolean"),
        ("a.json", b'{"cat": [1]}', "key 'cat': expected a number, got a list"),
        ("a.json", b'{"cat": {}}', "key 'cat': expected a number, got an object"),
        ("a.json", b'{"cat": null}', "key 'cat': expected a number, got null"),
        ("a.json", b'{"cat": 1, "cat": 2}', "key 'cat' is given twice"),
        ("a.json", b'{"": 1}', "a key: the label is empty"),
        ("a.json", b'{"\\ud800": 1}', r"a key: '\ud800' has half of a surrogate pair"),
        ("a.json", b"3", f"{JSON_FORMS}, got a number"),
        ("a.json", b"[" * 100_000, f"nested too deeply; {JSON_FORMS}"),
        ("a.txt", "1 2".encode("utf-16"), "UTF-16, by the mark at byte 0: save it as UTF-8"),
        ("a.txt", "1 2".encode("utf-16-le"), "not UTF-8 text: 0x00 at byte 1"),
        ("a.csv", b"caf\xe9,1", "not UTF-8 text: 0xe9 at byte 3"),
        ("a.txt", b"1" * (MAXIMUM_BYTES + 1), "too large: at most 10 MB are read"),
        ("a.npy", b"1 2", "not a readable .npy file of numbers: "),
        ("a.npy", saved(np.ones(3))[:-1], "not a readable .npy file of numbers: "),
        ("a.npy", saved(np.ones(3)).replace(b"}", b" "), "not a readable .npy file of numbers: "),
        ("a.npy", saved(np.array([{}])), "not a readable .npy file of numbers: Object arrays"),
        (
            "a.npy",
            saved(np.ones((2, 3))),
            "expected a one-dimensional array of real numbers, got float64 of shape (2, 3)",
        ),
        ("a.npy", saved(np.array([1, np.nan])), "entry 2: nan is not finite"),
        ("a.npy", saved(np.array([])), "no logits"),
    ],
)
def test_a_malformed_file_is_refused_with_the_place(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    """The message names the file, the place in it and what is wrong there."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as error:
        read_logits(path)
    assert str(error.value).startswith(f"{quoted_path(path)}: {message}")
    assert "\n" not in str(error.value)


def quoted_path(path: Path) -> str:
    """Return a path as messages quote it."""
    from actplot.wording import quoted

    return quoted(str(path))


def test_a_file_which_cannot_be_read_is_an_input_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing file, a directory and a closed standard input are named in one line."""
    monkeypatch.chdir(tmp_path)
    for source, reason in (
        ("none.csv", "'none.csv': cannot be read: No such file or directory"),
        (".", "'.': cannot be read: Is a directory"),
        ("a\0b", r"'a\x00b': cannot be read: "),
    ):
        with pytest.raises(InputError) as error:
            read_logits(source)
        assert str(error.value).startswith(reason)
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match=r"^standard input is closed$"):
        read_logits("-")


def test_text_is_read_without_numpy() -> None:
    """Only .npy files cost the import of numpy."""
    code = "import sys, actplot.logits as l; l.read_logits('-'); sys.exit('numpy' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], input=b"1 2", check=False)
    assert result.returncode == 0
