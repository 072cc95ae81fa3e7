"""BarSpec: what a figure of softmax or a sibling shows, and the options it is written with."""

from __future__ import annotations

from dataclasses import dataclass, field

from actplot.errors import InputError
from actplot.figures.looks import Looks
from actplot.figures.options.bars import (
    COMPARABLE,
    MOST_CLASSES,
    Sweep,
    check_alpha,
    check_compare,
    check_function,
    check_labels,
    check_logits,
    check_temperature,
    read_labels,
    read_numbers,
    read_temperature,
)
from actplot.figures.options.table import Option, defaults_of, option
from actplot.values import check_switch, integer_between, optional, read_integer

# The options that each view has no use for.
_UNUSED = {
    "bars": ("linewidth",),
    "the Jacobian": ("linewidth", "axes", "grid", "show_logits"),
    "lines against temperature": ("sort", "values", "show_logits"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class BarSpec(Looks):
    """What a figure of softmax or a sibling shows, and how it looks.

    Parameters
    ----------
    logits : tuple of float
        The logits, one a class.
    function : str
        The member of the family: a name of ``actplot.normalizers.NORMALIZERS``.
    labels : tuple of str or None
        The names of the classes, as plain text; "class 1" and so on where None.
    temperature : tuple of float, or Sweep
        Divides the logits. Several draw a bar each in a group for each class; a sweep, written
        "0.1:10", draws the entry of each class as a line.
    alpha : tuple of float
        The parameter of entmax; several draw groups. 1.5 where empty.
    compare : tuple of str
        Other members of the family, or "sigmoid", beside the first one.
    sort : bool
        Put the largest entry first.
    top : int or None
        Show only so many classes, the largest, and the rest as one.
    show_logits : bool
        Write the logits below the labels.
    values : bool
        Write the values at the bars, and into the cells of the Jacobian.
    derivative : bool
        Show the Jacobian matrix as a heat map instead.

    See also `Looks` for the options that every kind of figure has.

    Raises
    ------
    InputError
        If a value is not of its kind or outside its limits, or two of them do not go together.
    """

    logits: tuple[float, ...] = field(
        metadata={
            "option": Option(
                check=check_logits, help="The logits.", metavar="LOGIT", positional=True
            )
        }
    )
    function: str = option(
        default="softmax",
        check=check_function,
        help="The member of the softmax family.",
        positional=True,
    )
    labels: tuple[str, ...] | None = option(
        default=None,
        check=check_labels,
        help="Names of the classes, separated by commas.",
        metavar="A,B,...",
        read=read_labels,
    )
    temperature: Sweep | tuple[float, ...] = option(  # noqa: RUF009 (a row of the table)
        default=(1.0,),
        check=check_temperature,
        help="Divide the logits by T; 0.5,1,2 draws groups of bars, 0.1:10 lines against T.",
        metavar="T",
        read=read_temperature,
    )
    alpha: tuple[float, ...] = option(
        default=(),
        check=check_alpha,
        help="The parameter of entmax, from 1 (softmax) by 2 (sparsemax) upwards; "
        "1.2,1.5 draws groups.  [default: 1.5]",
        metavar="ALPHA",
        read=read_numbers,
    )
    compare: tuple[str, ...] = option(
        default=(),
        check=check_compare,
        help="Draw another of the family beside it, or sigmoid; may be repeated.",
        repeated=True,
        metavar="NAME",
        choices=lambda: COMPARABLE,
    )
    sort: bool = option(
        default=False,
        check=check_switch,
        help="Put the largest first.",
    )
    top: int | None = option(
        default=None,
        check=optional(integer_between(1, MOST_CLASSES)),
        help="Draw the K largest, and the rest as one bar.",
        metavar="K",
        read=read_integer,
    )
    show_logits: bool = option(
        default=False,
        check=check_switch,
        help="Write the logits below the labels.",
    )
    values: bool = option(
        default=True,
        check=check_switch,
        help="Write the values at the bars, or leave them out.",
        negatable=True,
    )
    derivative: bool = option(
        default=False,
        check=check_switch,
        help="Draw the Jacobian matrix as a heat map.",
        short="-d",
    )

    @property
    def functions(self) -> tuple[str, ...]:
        """The names of all functions that are drawn."""
        return (self.function, *self.compare)

    @property
    def view(self) -> str:
        """What is drawn: a key of the options that a view has no use for."""
        bars, matrix, lines = _UNUSED
        if self.derivative:
            return matrix
        return lines if isinstance(self.temperature, Sweep) else bars

    @property
    def unused(self) -> tuple[str, ...]:
        """The options that are not at their defaults and change nothing in this view."""
        defaults = defaults_of(BarSpec)
        given = [name for name in _UNUSED[self.view] if getattr(self, name) != defaults[name]]
        if self.axes == "origin":
            given.append("axes")  # drawn open: nothing crosses here
        return tuple(given)

    def refuse_unused(self) -> None:
        """Refuse what changes nothing; only defaults for many figures may hold such.

        Raises
        ------
        InputError
            For the first such option.
        """
        for name in self.unused:
            given = f"{name}={getattr(self, name)!r}"
            raise InputError(f"{given} changes nothing in a figure of {self.view}; leave it out")

    def __post_init__(self) -> None:
        """Check each field, then that they go together."""
        Looks.__post_init__(self)
        count = len(self.logits)
        if self.labels is not None and len(self.labels) != count:
            raise InputError(
                f"labels: {_counted(len(self.labels), 'label')} for {_counted(count, 'logit')}"
            )
        if self.top is None and count > MOST_CLASSES:
            raise InputError(
                f"{count} logits: at most {MOST_CLASSES} have room; "
                "--top 20 (top=20) draws the 20 largest and the rest as one"
            )
        self._check_functions()
        self._check_views()

    def _check_functions(self) -> None:
        """Refuse functions and parameters that do not go together."""
        drawn = self.functions
        for name in drawn:
            if drawn.count(name) > 1:
                raise InputError(f"compare: {name} is drawn already")
        if len(drawn) > 1 and "log_softmax" in drawn:
            raise InputError("compare: log_softmax shares no axis with probabilities")
        if self.alpha and "entmax" not in drawn:
            raise InputError(f"{self.function} has no parameter alpha; entmax has one")
        if self.temperature != (1.0,) and drawn == ("hardmax",):
            raise InputError("hardmax has no temperature: any gives the same")

    def _check_views(self) -> None:
        """Refuse several values of what one figure can have only one of."""
        many = [
            name
            for name, several in (
                ("several functions", len(self.functions) > 1),
                ("several alphas", len(self.alpha) > 1),
                ("a sweep", isinstance(self.temperature, Sweep)),
                (
                    "several temperatures",
                    not isinstance(self.temperature, Sweep) and len(self.temperature) > 1,
                ),
            )
            if several
        ]
        if self.derivative:
            many.append("the derivative")
        if len(many) > 1:
            raise InputError(f"{many[0]} and {many[1]} do not fit one figure; choose one of them")


def _counted(count: int, noun: str) -> str:
    """Return a count with its noun: 1 label, 2 labels."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
