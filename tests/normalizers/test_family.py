"""The family as its callers see it: the table, the arguments and what is refused."""

from __future__ import annotations

import pickle
import subprocess
import sys

import numpy as np
import pytest
from matplotlib.mathtext import MathTextParser

from actplot.errors import InputError
from actplot.normalizers import NORMALIZERS, Normalizer, entmax, normalizer, softmax

ROWS = tuple(NORMALIZERS.values())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_equation_can_be_typeset(row: Normalizer) -> None:
    """Symbol and equation parse as mathtext, with and without the temperature."""
    parser = MathTextParser("path")
    for mathtext in (row.equation(), row.equation(temperature=2)):
        parser.parse(f"${mathtext}$")
    assert "T" not in row.equation()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_row_survives_a_process_boundary(row: Normalizer) -> None:
    """A record can be hashed and pickled, as workers need."""
    assert pickle.loads(pickle.dumps(row)) == row  # noqa: S301  # pickled one line before
    assert hash(row) == hash(NORMALIZERS[row.name])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_axes_are_independent_vectors(row: Normalizer) -> None:
    """Any shape is normalized along the axis asked for, each vector on its own."""
    z = np.array([[3, 1, 2], [0, 5, 5]])
    by_row = np.array([row(vector) for vector in z])
    by_column = np.array([row(vector) for vector in z.T]).T
    np.testing.assert_allclose(row(z), by_row, rtol=1e-15)
    np.testing.assert_allclose(row(z, axis=0), by_column, rtol=1e-15)
    assert row(z[np.newaxis], axis=1).shape == (1, 2, 3)
    assert row.jacobian(z).shape == (2, 3, 3)
    assert row(z.astype(np.float32)).dtype == np.float64


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_the_logits_given_are_left_alone(row: Normalizer) -> None:
    """Neither a call nor a Jacobian writes into its argument."""
    z = np.array([1.0, 3.0, 2.0])
    z.flags.writeable = False
    row(z)
    row.jacobian(z)


@pytest.mark.parametrize(
    ("z", "message"),
    [
        ([], "no logits"),
        (np.empty((0, 3)), "no logits"),
        (3, "the logits must be a vector, got a single number; write [3] for one"),
        ([1, float("nan")], "the logits must be finite, got nan"),
        ([1, float("-inf")], "the logits must be finite, got -inf"),
        (["1", "2"], "the logits must be real numbers, got text"),
        ([True, False], "the logits must be real numbers, got bool"),
        ([1j], "the logits must be real numbers, got complex128"),
        ([[1, 2], [3]], "the logits must form an array, got rows of different lengths"),
    ],
)
def test_logits_which_are_none_are_refused(z: object, message: str) -> None:
    """Every member refuses bad logits, called or differentiated, with the same message."""
    for row in ROWS:
        for function in (row, row.jacobian):
            with pytest.raises(InputError) as error:
                function(z)
            assert str(error.value) == message


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"temperature": 0}, "temperature must be above 0, got 0"),
        ({"temperature": -1.5}, "temperature must be above 0, got -1.5"),
        ({"temperature": float("nan")}, "temperature must be finite, got nan"),
        ({"temperature": float("inf")}, "temperature must be finite, got inf"),
        ({"temperature": "1"}, "temperature must be a number, got string"),
        ({"temperature": [1, 2]}, "temperature must be a number, got list"),
        ({"alpha": 0.99}, "alpha must be at least 1, got 0.99"),
        ({"alpha": float("inf")}, "alpha must be finite, got inf"),
        ({"axis": 1}, "axis 1 is out of range: the logits have 1 axis"),
        ({"axis": 0.0}, "axis must be a whole number, got 0.0"),
    ],
)
def test_parameters_out_of_range_are_refused(options: dict[str, object], message: str) -> None:
    """A parameter is named with what it was and what it must be."""
    with pytest.raises(InputError) as error:
        entmax([1, 2], **options)  # type: ignore[arg-type]
    assert str(error.value) == message


def test_only_entmax_takes_alpha() -> None:
    """Giving alpha to a member whose alpha is fixed is an error, not ignored."""
    with pytest.raises(InputError, match=r"^softmax has no parameter alpha; entmax has one$"):
        softmax([1, 2], alpha=2)


def test_members_are_found_by_name() -> None:
    """A name gives its record; a wrong one the nearest names, or all."""
    assert normalizer("softmax") is softmax
    with pytest.raises(InputError, match=r"'sofmax' is not one .* Did you mean 'softmax'"):
        normalizer("sofmax")
    with pytest.raises(InputError, match=r"They are softmax, softmin, .*, hardmax\.$"):
        normalizer("relu")


def test_the_table_is_read_without_numpy() -> None:
    """Listing the family costs no import of numpy."""
    code = "import sys, actplot.normalizers; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
