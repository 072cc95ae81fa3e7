"""What the names in a formula mean: the variable, constants, parameters and functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actplot.formula.expression import (
    Call,
    Choose,
    Expression,
    Parameter,
    Variable,
    depends_on_x,
)
from actplot.formula.primitives import ALIASES, PRIMITIVES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from actplot.formula.definitions import Definition

VARIABLE = "x"
WHERE = "where"

_CONSTANTS = tuple(row.name for row in PRIMITIVES.values() if row.arity == 0)
# Operators are rows of the table too, but nobody calls them by name.
_FUNCTIONS = (
    WHERE,
    *ALIASES,
    *(
        row.name
        for row in PRIMITIVES.values()
        if row.arity != 0 and row.name.isidentifier() and row.name != "negate"
    ),
)
_ARGUMENTS: Mapping[object, str] = {
    1: "x",
    2: "a, b",
    3: "a, b, c",
    None: "a, b",
    WHERE: "condition, a, b",
    "clip": "x, low, high",
}


class Vocabulary(NamedTuple):
    """The names that a formula may use.

    Parameters
    ----------
    parameters : collection of str
        Names that stand for parameters.
    definitions : mapping of str to Definition
        Functions besides the primitives.
    """

    parameters: Collection[str]
    definitions: Mapping[str, Definition]

    @property
    def values(self) -> tuple[str, ...]:
        """The names that are no functions."""
        return (VARIABLE, *_CONSTANTS, *self.parameters)

    @property
    def functions(self) -> tuple[str, ...]:
        """The names that take arguments."""
        return (*_FUNCTIONS, *self.definitions)

    def value(self, name: str) -> Expression | None:
        """Return what a name stands for by itself, or None."""
        if name == VARIABLE:
            return Variable()
        if name in self.parameters:
            return Parameter(name)
        return Call(name, ()) if name in _CONSTANTS else None

    def is_function(self, name: str) -> bool:
        """Return whether a name takes arguments."""
        return name in _FUNCTIONS or name in self.definitions

    def usage(self, name: str) -> str:
        """Return how a function is called, in a message."""
        arity = self._arity(name, has_settings=False)
        return f"{name}({_ARGUMENTS.get(name) or _ARGUMENTS[arity]})"

    def parameters_of(self, function: str) -> Collection[str]:
        """Return the names of the parameters that a call may set."""
        definition = self.definitions.get(function)
        return tuple(definition.parameters) if definition else ()

    def refusal(
        self, function: str, arguments: Sequence[Expression], settings: Collection[str]
    ) -> str:
        """Return what is wrong with a call, or ""."""
        arity = self._arity(function, has_settings=bool(settings))
        count, usage = len(arguments), self.usage(function)
        if arity is None and count < 2:
            return f"{function} takes two or more arguments, got {count}; write {usage}"
        if arity is not None and count != arity:
            wanted = f"{arity} argument{'' if arity == 1 else 's'}"
            hint = f"; write {usage}" if count < arity else self._by_name(function, arguments)
            return f"{function} takes {wanted}, got {count}{hint}"
        if self._is_defined(function, has_settings=bool(settings)):
            for name, default in self.definitions[function].parameters.items():
                if default is None and name not in settings:
                    return f"{function} needs a value for {name}; write {function}(x, {name}=1)"
        return ""

    def _by_name(self, function: str, arguments: Sequence[Expression]) -> str:
        """Return how a call is written whose parameters are given by position, or ""."""
        first, *others = arguments
        names = self.parameters_of(function)
        if len(others) > len(names) or any(map(depends_on_x, others)):
            return ""
        settings = [f"{name}={value}" for name, value in zip(names, others, strict=False)]
        return f"; write {function}({', '.join([str(first), *settings])})"

    def call(
        self, function: str, arguments: Sequence[Expression], settings: Mapping[str, Expression]
    ) -> Expression:
        """Return a call that has not been refused."""
        if self._is_defined(function, has_settings=bool(settings)):
            name = self.definitions[function].name
            return Call(name, tuple(arguments), tuple(sorted(settings.items())))
        if function == WHERE:
            return Choose(*arguments)
        name = ALIASES.get(function, function)
        if PRIMITIVES[name].arity is not None:
            return Call(name, tuple(arguments))
        result, *rest = arguments
        for argument in rest:
            result = Call(name, (result, argument))
        return result

    def _arity(self, function: str, *, has_settings: bool) -> int | None:
        """Return how many arguments a function takes; None means two or more."""
        if function == WHERE:
            return 3
        if self._is_defined(function, has_settings=has_settings):
            return 1
        return PRIMITIVES[ALIASES.get(function, function)].arity

    def _is_defined(self, function: str, *, has_settings: bool) -> bool:
        """Return whether a call means a catalogued function rather than a primitive."""
        return function in self.definitions and (has_settings or function not in _FUNCTIONS)
