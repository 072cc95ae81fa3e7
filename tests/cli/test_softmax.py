"""`actplot softmax` and its siblings end to end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from actplot.cli import softmax
from actplot.normalizers import NORMALIZERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from actplot.figures.bar_spec import BarSpec

NOT_ONE = "is not one of the softmax family."
BOTH_WAYS = "give the logits as arguments or with --logits FILE, not in both ways"
TOO_MANY = (
    "65 logits: at most 64 have room; --top 20 (top=20) draws the 20 largest and the rest as one"
)
SIGNATURES = {"png": b"\x89PNG\r\n\x1a\n", "svg": b"<?xml", "pdf": b"%PDF-"}


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[BarSpec]:
    """Return the specs that were drawn; nothing is."""
    specs: list[BarSpec] = []

    def draw(spec: BarSpec, formats: set[str]) -> tuple[dict[str, bytes], str]:
        specs.append(spec)
        return {format: format.encode() for format in formats}, "what it shows"

    monkeypatch.setattr(softmax, "_draw", draw)
    return specs


def test_a_picture_is_written_in_each_format(actplot: Callable, directory: Path) -> None:
    """One command writes a PNG, an SVG and a PDF."""
    words = [word for format in SIGNATURES for word in ("-f", format)]
    outcome = actplot("softmax", "-1", "2", "-3", "--show-logits", *words)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == b"softmax.png\nsoftmax.svg\nsoftmax.pdf\n"
    for format, signature in SIGNATURES.items():
        assert (directory / f"softmax.{format}").read_bytes().startswith(signature)


@pytest.mark.parametrize("name", NORMALIZERS)
def test_every_member_has_a_command(actplot: Callable, drawn: list, name: str) -> None:
    """With help, and with a file named after it."""
    assert actplot(name, "1", "2").out == f"{name}.png\n".encode()
    assert drawn[0].function == name
    assert NORMALIZERS[name].summary.split()[0].encode() in actplot(name, "--help").out


def test_the_help_offers_what_a_member_takes(actplot: Callable) -> None:
    """And names the file it writes; what is compared with it takes its own parameters."""
    for name, row in NORMALIZERS.items():
        text = actplot(name, "--help").out.decode()
        offered = {each for each in ("temperature", "alpha") if f"  --{each} " in text}
        assert offered == dict(row.parameters).keys()
        assert ("--compare " in text) == row.is_distribution
        assert f"[default: {name}.png]" in " ".join(text.split())


def test_what_is_compared_takes_its_own_parameters(actplot: Callable, drawn: list) -> None:
    """Although the help of the first does not offer them."""
    assert actplot("softmax", "1", "2", "--compare", "entmax", "--alpha", "1.2").code == 0
    assert drawn[0].alpha == (1.2,)


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("-1 2 -3", {"logits": (-1.0, 2.0, -3.0)}),
        ("-.5 -0 -5e-3", {"logits": (-0.5, 0.0, -0.005)}),
        ("-1e5 --sort -2", {"logits": (-1e5, -2.0), "sort": True}),
        ("3", {"logits": (3.0,)}),
        ("-- -1 2", {"logits": (-1.0, 2.0)}),
        ("1 2 --labels cat,dog", {"labels": ("cat", "dog")}),
        ("1 2 --temperature 0.5,2", {"temperature": (0.5, 2.0)}),
        ("1 2 --compare sigmoid,sparsemax --compare hardmax",
         {"compare": ("sigmoid", "sparsemax", "hardmax")}),
        ("1 2 --no-values --top 1 -d", {"values": False, "top": 1, "derivative": True}),
        ("1 2 --size 8cm 5cm --title T", {"size": (8 / 2.54, 5 / 2.54), "title": "T"}),
    ],
)  # fmt: skip
def test_words_become_fields(
    actplot: Callable, drawn: list, words: str, fields: dict[str, object]
) -> None:
    """Negative logits just work, before and behind options."""
    outcome = actplot("softmax", *words.split())
    assert (outcome.code, outcome.err) == (0, "")
    assert {name: getattr(drawn[0], name) for name in fields} == fields


@pytest.mark.parametrize(
    ("name", "text", "labels"),
    [
        ("z.txt", "1 -2\n3", None),
        ("z.csv", "cat,dog,fox\n1,-2,3\n", ("cat", "dog", "fox")),
        ("z.json", '{"cat": 1, "dog": -2, "fox": 3}', ("cat", "dog", "fox")),
    ],
)
def test_logits_are_read_from_files(
    actplot: Callable, drawn: list, *, name: str, text: str, labels: object
) -> None:
    """With their labels, unless others are given."""
    Path(name).write_text(text)
    actplot("softmax", "--logits", name)
    actplot("softmax", "--logits", name, "--labels", "a,b,c")
    assert [spec.labels for spec in drawn] == [labels, ("a", "b", "c")]
    assert {spec.logits for spec in drawn} == {(1.0, -2.0, 3.0)}


def test_what_it_shows_is_printed(actplot: Callable) -> None:
    """For who cannot see it."""
    outcome = actplot("softmax", "1", "1", "--alt", "-q")
    assert outcome.out.decode() == "softmax, probability: class 1 0.500, class 2 0.500\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("", "no logits; try: actplot softmax 1 2 3, or --logits FILE"),
        ("-1o 2", "'-1o' is not a number"),
        ("inf 1", "'inf' is not a number: it must be finite"),
        ("-- -inf -inf", "'-inf' is not a number: it must be finite"),
        ("nan 1", "'nan' is not a number: it must be finite"),
        ("1_000", "'1_000' is not a number: write it without '_'"),
        ("1,2,3", "'1,2,3' is not a number: separate logits with spaces"),
        ("s.csv", "'s.csv' is not a number: to read a file write --logits s.csv"),
        ("--logits=", "the path of the logits is empty"),
        ("\u22121", "'\u22121' is not a number: write the minus sign as '-'"),
        ("１２", "'１２' is not a number: write its digits as 0-9"),
        ("--tite x 1", "No such option '--tite'. Did you mean '--title'?"),
        ("1 2 --labels a", "labels: 1 label for 2 logits"),
        ("1 2 --labels a,", "--labels: label 2 is empty"),
        ("1 --dpi 50 --dpi 60", "--dpi is given twice"),
        ("1 --temperature 0", "--temperature must be above 0, got 0"),
        ("1 --temperature -1", "--temperature must be above 0, got -1"),
        ("1 --temperature 1:x", "--temperature: 'x' is not a number"),
        ("1 --compare sigmod", f"--compare: 'sigmod' {NOT_ONE} Did you mean 'sigmoid'?"),
        ("--logits bad.csv", "'bad.csv': line 2, field 2: 'x' is not a number"),
        ("--logits none.csv", "'none.csv': cannot be read: No such file or directory"),
        ("1 --logits bad.csv", BOTH_WAYS),
        ("1 --alt -o -", "standard output takes one thing: the picture or --alt"),
        ("1 --picture", "--picture needs --style auto"),
        ("1 --axes origin", "axes='origin' changes nothing in a figure of bars; leave it out"),
        ("1 2 --alpha 2", "softmax has no parameter alpha; entmax has one"),
        ("0 " * 65, TOO_MANY),
        ("0 " * 10_001, "10001 logits: at most 10000 are read"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(
    actplot: Callable, directory: Path, words: str, message: str
) -> None:
    """In one line, with exit status 2, and nothing is written."""
    bad = directory / "bad.csv"
    bad.write_text("a,b\n1,x\n")
    outcome = actplot("softmax", *words.split())
    assert (outcome.code, outcome.message) == (2, message)
    assert list(directory.iterdir()) == [bad]
