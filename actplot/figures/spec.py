"""FigureSpec: what a figure shows, and the one table of options it is written with.

The command line, the manifest and ``actplot.plot`` all derive their options from
the fields of `FigureSpec`: a field's name is its Python keyword and its manifest
key, and its `Option` row holds everything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import MISSING, dataclass, field, fields
from typing import TYPE_CHECKING, Any, TypeVar

from actplot.errors import InputError
from actplot.figures import values
from actplot.numbers import read_number

if TYPE_CHECKING:
    from typing import TypeAlias

    from actplot.activation import Activation

    Spec: TypeAlias = str | Activation | Callable[..., Any]

Value = TypeVar("Value")


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """One row of the table of options: how a field is spelt, read, checked and explained.

    Parameters
    ----------
    check : callable
        ``check(label, value)`` returns a Python or TOML value in its normal form,
        or raises `InputError` with a message that names the label.
    help : str
        What the option does, for ``--help`` and the documentation.
    group : str
        The heading it stands under in ``--help``.
    flags : tuple of str
        Its spellings on the command line; empty while it has none.
    off : str
        The spelling that turns a switch off, or "".
    words : int
        How many words follow the flag; 0 makes it a switch.
    counted : bool
        Whether a switch counts how often it is given.
    repeated : bool
        Whether the option may be given several times, collecting its values.
    metavar : str
        What stands for its words in ``--help``.
    read : callable
        Turns one word of the command line into a value, or raises `InputError`.
    """

    check: Callable[[str, object], Any]
    help: str
    group: str = "Figure"
    flags: tuple[str, ...] = ()
    off: str = ""
    words: int = 0
    counted: bool = False
    repeated: bool = False
    metavar: str = ""
    read: Callable[[str], Any] = str


def _check_specs(label: str, value: object) -> tuple[Spec, ...]:
    """Return one or several specs as a tuple."""
    single = isinstance(value, str) or callable(value)
    listed = (value,) if single or not isinstance(value, Iterable) else tuple(value)
    if not listed:
        raise InputError(f"{label}: nothing to draw; name a function, such as sigmoid")
    for spec in listed:
        if not (isinstance(spec, str) or callable(spec)):
            raise InputError(
                f"{label} must be names, formulas or functions, got {values.type_name(spec)}"
            )
    return listed


def _option(*, default: Value, **row: Any) -> Value:
    """Return a dataclass field with a default and a row of the table of options."""
    chosen: Value = field(default=default, metadata={"option": Option(**row)})
    return chosen


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureSpec:
    """What a figure shows; every field is checked when the record is made.

    Parameters
    ----------
    specs : tuple of (str or Activation or callable)
        What to draw: catalogued names, formulas, activations or functions.
    parameters : tuple of (str, tuple of float)
        Values of parameters; several values of one draw a family of curves. A
        mapping of names to a number or a list of numbers is accepted too.
    derivative : int
        Draw the derivatives up to this order with the function.
    saturation : bool
        Shade the regions where the function saturates.
    threshold : float
        The slope below which a function counts as saturated.
    asymptotes : bool
        Draw the asymptotes.
    catalogue : tuple of str
        TOML files with activations besides the built-in ones.
    xlim, ylim : tuple of float or None
        The window; chosen from the function where None.
    title : str or None
        The title, as plain text; derived where None, left out where "".
    formula : bool
        Set the formula into the figure.
    size : tuple of float
        Width and height in inches; text such as "8cm" is accepted too.
    dpi : int
        Pixels an inch of a PNG.

    Raises
    ------
    InputError
        If a value is not of its kind or outside its limits.
    """

    specs: tuple[Spec, ...] = field(
        metadata={"option": Option(check=_check_specs, help="What to draw.", metavar="SPEC")}
    )
    parameters: values.Parameters = _option(
        default=(),
        check=values.check_parameters,
        help="Set a parameter; several values draw a family of curves: alpha=0.5,1,2.",
        group="What is drawn",
        flags=("-p", "--param"),
        words=1,
        repeated=True,
        metavar="NAME=VALUE,...",
        read=values.read_parameter,
    )
    derivative: int = _option(
        default=0,
        check=values.check_order,
        help="Draw the derivative too; -dd the second as well.",
        group="What is drawn",
        flags=("-d", "--derivative"),
        counted=True,
    )
    saturation: bool = _option(
        default=False,
        check=values.check_switch,
        help="Shade the regions where the function saturates.",
        group="What is drawn",
        flags=("-s", "--saturation"),
    )
    threshold: float = _option(
        default=0.01,
        check=values.number_inside(0, 1),
        help="The slope below which a function counts as saturated.",
        group="What is drawn",
        flags=("--threshold",),
        words=1,
        metavar="SLOPE",
        read=read_number,
    )
    asymptotes: bool = _option(
        default=False,
        check=values.check_switch,
        help="Draw the asymptotes.",
        group="What is drawn",
        flags=("-a", "--asymptotes"),
    )
    catalogue: tuple[str, ...] = _option(
        default=(),
        check=values.check_paths,
        help="Take activations from a TOML file too.",
        group="What is drawn",
        flags=("--catalogue",),
        words=1,
        repeated=True,
        metavar="FILE",
    )
    xlim: tuple[float, float] | None = _option(
        default=None,
        check=values.check_range,
        help="Draw from A to B; chosen from the function otherwise.",
        group="Window",
        flags=("--xlim",),
        words=2,
        metavar="A B",
        read=read_number,
    )
    ylim: tuple[float, float] | None = _option(
        default=None,
        check=values.check_range,
        help="The vertical range; chosen from the curves otherwise.",
        group="Window",
        flags=("--ylim",),
        words=2,
        metavar="A B",
        read=read_number,
    )
    title: str | None = _option(
        default=None,
        check=values.check_text,
        help='The title, as plain text; "" leaves it out.',
        group="Looks",
        flags=("--title",),
        words=1,
        metavar="TEXT",
    )
    formula: bool = _option(
        default=True,
        check=values.check_switch,
        help="Set the formula into the figure, or leave it out.",
        group="Looks",
        flags=("--formula",),
        off="--no-formula",
    )
    size: tuple[float, float] = _option(
        default=(6.4, 4.0),
        check=values.check_size,
        help="Width and height, in inches or with a unit: 8cm 5cm.",
        group="Looks",
        flags=("--size",),
        words=2,
        metavar="W H",
        read=values.read_length,
    )
    dpi: int = _option(
        default=200,
        check=values.integer_between(20, 1200),
        help="Pixels an inch of a PNG.",
        group="Looks",
        flags=("--dpi",),
        words=1,
        metavar="N",
        read=values.read_integer,
    )

    def __post_init__(self) -> None:
        """Bring every field into its normal form, or raise `InputError`."""
        for name, option in OPTIONS.items():
            object.__setattr__(self, name, option.check(name, getattr(self, name)))


OPTIONS: dict[str, Option] = {row.name: row.metadata["option"] for row in fields(FigureSpec)}
"""The table of options: a row for each field of `FigureSpec`, by its name."""

DEFAULTS: dict[str, object] = {
    row.name: row.default for row in fields(FigureSpec) if row.default is not MISSING
}
"""The default of each field of `FigureSpec` that has one."""
