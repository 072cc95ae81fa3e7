"""FigureSpec: what a figure of curves shows, and the options it is written with.

The command line, the manifest and ``actplot.plot`` all derive their options from
the fields of `FigureSpec`: a field's name is its Python keyword and its manifest
key, and its `Option` row holds everything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from actplot import values
from actplot.errors import InputError
from actplot.figures.looks import Looks
from actplot.figures.options.files import CATALOGUE
from actplot.figures.options.table import Option, field_of, option
from actplot.numbers import read_number

if TYPE_CHECKING:
    from typing import TypeAlias

    from actplot.activation import Activation
    from actplot.figures.options.distributions import Inputs

    Spec: TypeAlias = str | Activation | Callable[..., Any]

LAYOUTS = ("overlay", "stacked", "grid")


def _check_specs(label: str, value: object) -> tuple[Spec, ...]:
    """Return one or several specs as a tuple."""
    single = isinstance(value, str) or callable(value)
    listed = (value,) if single or not isinstance(value, Iterable) else tuple(value)
    if not listed:
        raise InputError(f"{label}: nothing to draw; name a function, such as sigmoid")
    return tuple(values.check_spec(f"{label}: each", spec) for spec in listed)


def _check_places(label: str, value: object) -> tuple[float, ...]:
    """Return one or several places in x, each once."""
    single = isinstance(value, str) or not isinstance(value, Iterable)
    listed = (value,) if single else tuple(value)  # type: ignore[arg-type]
    return tuple(dict.fromkeys(values.check_number(label, item) for item in listed))


def _check_inputs(label: str, value: object) -> Inputs | None:
    """Return the distribution that a text names."""
    if value is None:
        return None
    from actplot.figures.options.distributions import check_inputs

    return check_inputs(label, value)


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureSpec(Looks):
    """What a figure of curves shows, and how it looks.

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
    mark : tuple of float
        Where a dot with the value and the slope is put on the functions.
    tangent : tuple of float
        Where a tangent is drawn.
    inputs : Normal, Uniform, Column or None
        How the inputs are distributed, to show how the outputs are; text such as
        "normal(0,2)" is accepted too.
    layout : str
        "overlay" draws everything into one panel, "stacked" the derivatives into
        panels of their own below the functions, "grid" each function into its own.
    letters : bool
        Letter the panels: (a), (b) and so on.
    catalogue : tuple of str
        TOML files with activations besides the built-in ones.
    xlim, ylim : tuple of float or None
        The window; chosen from the function where None.

    See also `Looks` for the options that every kind of figure has.

    Raises
    ------
    InputError
        If a value is not of its kind or outside its limits.
    """

    specs: tuple[Spec, ...] = field(
        metadata={
            "option": Option(
                check=_check_specs, help="What to draw.", metavar="SPEC", positional=True
            )
        }
    )
    parameters: values.Parameters = option(
        default=(),
        check=values.check_parameters,
        help="Set a parameter; several values draw a family of curves: alpha=0.5,1,2.",
        short="-p",
        long="--param",
        repeated=True,
        metavar="NAME=VALUE,...",
        read=values.read_parameter,
    )
    derivative: int = option(
        default=0,
        check=values.check_order,
        help="Draw the derivative too; -dd the second as well.",
        short="-d",
        counted=True,
    )
    saturation: bool = option(
        default=False,
        check=values.check_switch,
        help="Shade the regions where the function saturates.",
        short="-s",
    )
    threshold: float = option(
        default=0.01,
        check=values.number_inside(0, 1),
        help="The slope below which a function counts as saturated.",
        metavar="SLOPE",
        read=read_number,
    )
    asymptotes: bool = option(
        default=False,
        check=values.check_switch,
        help="Draw the asymptotes.",
        short="-a",
    )
    mark: tuple[float, ...] = option(
        default=(),
        check=_check_places,
        help="Put a dot with its value and slope on the curve at X.",
        repeated=True,
        metavar="X",
        read=read_number,
    )
    tangent: tuple[float, ...] = option(
        default=(),
        check=_check_places,
        help="Draw the tangent at X with its slope.",
        repeated=True,
        metavar="X",
        read=read_number,
    )
    inputs: Inputs | None = option(
        default=None,
        check=_check_inputs,
        help="Show how inputs come out: normal, normal(0,2), uniform(-1,1) or FILE.csv:COLUMN.",
        metavar="FROM",
    )
    layout: str = option(
        default=LAYOUTS[0],
        check=values.one_of(*LAYOUTS),
        help="overlay: one panel; stacked: derivatives below; grid: a panel each.",
        metavar="HOW",
        choices=lambda: LAYOUTS,
    )
    letters: bool = option(
        default=False,
        check=values.check_switch,
        help="Letter the panels: (a), (b) and so on.",
    )
    catalogue: tuple[str, ...] = field_of(CATALOGUE, default=())
    xlim: tuple[float, float] | None = option(
        default=None,
        check=values.optional(values.check_range),
        help="Draw from A to B; chosen from the function otherwise.",
        group="Window",
        metavar="A B",
        read=read_number,
    )
    ylim: tuple[float, float] | None = option(
        default=None,
        check=values.optional(values.check_range),
        help="The vertical range; chosen from the curves otherwise.",
        group="Window",
        metavar="A B",
        read=read_number,
    )

    def __post_init__(self) -> None:
        """Check the fields, and that they go together."""
        Looks.__post_init__(self)
        if self.layout == "stacked" and not self.derivative:
            # Without a derivative there is nothing to stack.
            object.__setattr__(self, "derivative", 1)
        if self.inputs is not None and self.layout != LAYOUTS[0]:
            raise InputError(f"inputs are shown with the layout {LAYOUTS[0]}, not {self.layout}")
