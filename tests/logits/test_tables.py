"""Every layout of CSV which is read, and those which are refused."""

from __future__ import annotations

import pytest

from actplot.errors import InputError
from actplot.logits.tables import read_csv

FORMS = "expected one row of numbers, under a header of labels if wished, or lines 'label,value'"


@pytest.mark.parametrize(
    ("text", "values", "labels"),
    [
        ("1,2,3", (1, 2, 3), None),
        ("1\n2\n3\n", (1, 2, 3), None),
        ("logit\n1\n2", (1, 2), None),
        ("cat,dog,owl\n1,-2,.5\n", (1, -2, 0.5), ("cat", "dog", "owl")),
        ("cat,dog\n1,2", (1, 2), ("cat", "dog")),
        ("cat,1\ndog,2", (1, 2), ("cat", "dog")),
        ("cat,1", (1,), ("cat",)),
        ("label,value\ncat,1\n", (1,), ("cat",)),
        ("class,logit\n0,1.5\n1,2\n", (1.5, 2), ("0", "1")),
        ("cat;1\r\ndog;2\r\n", (1, 2), ("cat", "dog")),
        ("cat;1,5\ndog;-,25\n", (1.5, -0.25), ("cat", "dog")),
        ("1,5;2;-3,25\n", (1.5, 2, -3.25), None),
        ("1,5\t2e1", (1.5, 20), None),
        ('"big\ncat",1\ndog,2', (1, 2), ("big\ncat", "dog")),
        ('"a;b"\t1\nc\t2', (1, 2), ("a;b", "c")),
        ("cat\t1\ndog\t2", (1, 2), ("cat", "dog")),
        ('"a, b",1\n\n"say ""c""", 2 \n,\n', (1, 2), ("a, b", 'say "c"')),
        ("кот,1\n猫,2", (1, 2), ("кот", "猫")),
        ("", (), None),
    ],
)
def test_each_layout_is_recognized(
    text: str, values: tuple[float, ...], labels: tuple[str, ...] | None
) -> None:
    """Rows, columns, headers, quotes, separators and empty lines are understood."""
    logits = read_csv(text)
    assert (logits.values, logits.labels) == (values, labels)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1,x,3", "line 1, field 2: 'x' is not a number"),
        ("1,2,", "line 1, field 3: '' is not a number"),
        ("cat,1\ndog,2o\n", "line 2, field 2: '2o' is not a number"),
        ("cat,1o\ndog,2\n", "line 1, field 2: '1o' is not a number"),
        ("cat,nan\ndog,2\n", "line 1, field 2: 'nan' is not a number: it must be finite"),
        ("a;1,5,5\nb;2", "line 2: 1 fields instead of 3"),
        ("2o\n1\n3", "line 1, field 1: '2o' is not a number"),
        ("cat,dog\n1,2,3", "line 2: 3 fields instead of 2"),
        (",0\ncat,1\n", "line 1, field 1: the label is empty"),
        ("a,,c\n1,2,3", "line 1, field 2: the label is empty"),
        ("1,2,3\n4,5,6", f"line 1: a number is no label: {FORMS}"),
        ("1,2\n3,4", f"line 1: a number is no label: {FORMS}"),
        ("a,b,c\n1,2,3\n\n4,5,6", f"line 4: a row too many: {FORMS}"),
        ('"cat,1', "line 1: not CSV: unexpected end of data"),
        (",".join(["1"] * 10_001), "10001 logits: at most 10000 are read"),
    ],
)
def test_what_is_wrong_or_ambiguous_is_refused_with_its_line(text: str, message: str) -> None:
    """No row is dropped and nothing is guessed: the message names line and field."""
    with pytest.raises(InputError) as error:
        read_csv(text)
    assert str(error.value) == message
