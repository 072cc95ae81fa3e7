"""From a spec to an Activation: names, aliases, names with parameters, formulas."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from actplot.activation import Activation, AnyActivation
from actplot.catalogue.definitions import Definitions, read_constant
from actplot.catalogue.rows import Catalogue, Row
from actplot.catalogue.sources import catalogue as load_catalogue
from actplot.errors import FormulaError, InputError
from actplot.formula.definitions import expand, free_parameters
from actplot.formula.evaluation import constant_value
from actplot.formula.expression import Call, Expression, number, substitute, walk
from actplot.formula.parser import parse
from actplot.formula.simplification import simplify
from actplot.formula.stabilization import stabilize
from actplot.values import check_parameters, check_paths, check_spec, single_values
from actplot.wording import did_you_mean, quoted

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*")
_NAME_WITH_SETTINGS = re.compile(
    r"([A-Za-z_][A-Za-z0-9_.]*)\s*\((\s*[A-Za-z_]\w*\s*=(?![=<>]).*)\)"
)
_CALL = re.compile(r"([A-Za-z_][A-Za-z0-9_.]*)\s*\(([^()]*)\)")

Values = Mapping[str, Expression]

if TYPE_CHECKING:
    from actplot.callables.numeric import NumericActivation

    Spec = str | Activation | NumericActivation | Callable[..., Any]


def activation(
    spec: Spec,
    *,
    parameters: Mapping[str, float] | None = None,
    catalogue: str | os.PathLike[str] | Sequence[str | os.PathLike[str]] = (),
) -> Activation | NumericActivation:
    """Return the activation that a spec means.

    Parameters
    ----------
    spec : str, Activation or callable
        A name or an alias ("gelu", "torch.nn.SiLU"), a name with parameters
        ("elu(alpha=0.5)"), a formula in x ("x*sigmoid(1.702*x)"), or a Python function.
    parameters : mapping of str to float
        Values for parameters of the activation or of the formula.
    catalogue : path, or sequence of paths
        TOML files with activations besides the built-in ones.

    Raises
    ------
    InputError
        For an unknown name or parameter, or a value of another kind or out of range.
    FormulaError
        For a formula that cannot be read.
    UserCodeError
        For an exception in a Python function.
    """
    check_spec("spec", spec)
    given = single_values(check_parameters("parameters", parameters or {}))
    paths = check_paths("catalogue", catalogue)
    if not isinstance(spec, str):
        return _from_object(spec, given)
    definitions = definitions_of(load_catalogue(paths))
    values = {name: number(value) for name, value in given.items()}
    name, settings = _split(spec.strip())
    row, bound = find_row(name, definitions.catalogue)
    if row is None:
        return _from_formula(spec.strip(), values, definitions)
    return _from_row(row, {**bound, **settings, **values}, definitions)


def _from_object(
    spec: Activation | NumericActivation | Callable[..., Any], parameters: Mapping[str, float]
) -> Activation | NumericActivation:
    """Return the activation that an object of Python is or makes."""
    if isinstance(spec, AnyActivation):
        return spec
    from actplot.callables.reading import from_callable

    return from_callable(spec, parameters=parameters)


def parameter_names(spec: Spec, *, catalogue: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the names of the parameters that a spec's activation has; none for a formula."""
    if isinstance(spec, str):
        row, _ = find_row(_split(spec.strip())[0], load_catalogue(catalogue))
        return tuple(row.parameters) if row else ()
    if isinstance(spec, AnyActivation):
        return tuple(spec.parameters)
    from actplot.callables.signatures import settable_names

    return settable_names(spec)


@lru_cache(maxsize=8)
def definitions_of(catalogue: Catalogue) -> Definitions:
    """Return a catalogue's functions, made once for each catalogue."""
    return Definitions(catalogue)


def functions() -> Definitions:
    """Return the functions that a formula may call besides the primitives."""
    return definitions_of(load_catalogue())


def _split(spec: str) -> tuple[str, dict[str, Expression]]:
    """Split "elu(alpha=0.5)" into the name and its settings."""
    match = _NAME_WITH_SETTINGS.fullmatch(spec)
    if match is None:
        return spec, {}
    settings: dict[str, Expression] = {}
    for part in _arguments(match[2]):
        name, _, text = (each.strip() for each in part.partition("="))
        if not text or not name.isidentifier():
            raise InputError(f"{quoted(part.strip())} in {quoted(spec)} is not NAME=VALUE")
        if name in settings:
            raise InputError(f"{quoted(spec)} gives the parameter {quoted(name)} twice")
        try:
            settings[name] = read_constant(text)
        except FormulaError as error:
            raise InputError(f"{quoted(spec)}: {name}: {error}") from None
    return match[1], settings


def _arguments(text: str) -> list[str]:
    """Split a list at the commas that are not inside brackets."""
    parts, depth = [""], 0
    for character in text:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return parts


def row_of(spec: Spec, *, catalogue: tuple[str, ...] = ()) -> Row | None:
    """Return the catalogue's row of a name, an alias or a name with parameters."""
    if not isinstance(spec, str):
        return None
    return find_row(_split(spec.strip())[0], load_catalogue(catalogue))[0]


def find_row(name: str, catalogue: Catalogue) -> tuple[Row | None, dict[str, Expression]]:
    """Return the row that a name or alias means and the parameters it binds; None for a formula.

    Raises
    ------
    InputError
        For a name that is refused, or one in a framework's style that nobody knows.
    """
    if not _NAME.fullmatch(name):
        return None, {}
    spelling = catalogue.spelling(name)
    if spelling is None:
        dotted = [each for each in catalogue.spellings.values() if "." in each]
        if name.partition(".")[0] in {each.partition(".")[0] for each in dotted}:
            known = [each for each in dotted if each not in catalogue.refused]
            hint = did_you_mean(name, known)
            raise InputError(f"no activation is called {quoted(name)}.{hint}")
        return None, {}
    if spelling in catalogue.refused:
        raise InputError(f"{spelling} cannot be drawn: {catalogue.refused[spelling]}")
    if spelling in catalogue.by_name:
        return catalogue.by_name[spelling], {}
    target, bound = _split(catalogue.aliases[spelling])
    return catalogue.by_name[target], bound


def _from_row(row: Row, values: Values, definitions: Definitions) -> Activation:
    """Return a catalogued activation with parameter values put in."""
    for name in values:
        if name not in row.parameters:
            has = f"it has {', '.join(row.parameters)}" if row.parameters else "it has none"
            raise InputError(f"{row.name} has no parameter {quoted(name)}; {has}")
    definition = definitions[row.name]
    bound = {
        name: value
        for name, default in definition.parameters.items()
        if (value := values.get(name, default)) is not None
    }
    missing = [name for name in definition.parameters if name not in bound]
    if missing:
        settings = [f"{name}=1" for name in missing]
        raise InputError(
            f"{row.name} needs a value for {' and '.join(missing)}: write "
            f"{row.name}({', '.join(settings)}) or -p {' -p '.join(settings)}"
        )
    for name, value in bound.items():
        _check_allowed(row, name, constant_value(value))
    return _made(row.name, definition.symbol, definition.body, bound, definitions)


def _check_allowed(row: Row, name: str, value: float) -> None:
    parameter = row.parameters[name]
    if math.isinf(value) and value != parameter.default:
        raise InputError(f"{row.name}: {name} must be finite, got {value:g}")
    if math.isnan(value) or not parameter.allows(value):
        raise InputError(
            f"{row.name}: {name} must be {parameter.allowed or 'a number'}, got {value:g}"
        )


def _from_formula(spec: str, values: Values, definitions: Definitions) -> Activation:
    """Return the activation of a formula."""
    if ":" in spec:
        from actplot.callables.loading import names_callable

        if names_callable(spec):
            raise InputError(
                f"{quoted(spec)} would run Python code, which only the command line does; "
                "in Python give the function itself"
            )
    try:
        expression = parse(spec, parameters=values.keys(), functions=definitions)
    except FormulaError as error:
        raise _explained(error, definitions.catalogue) from None
    for name in values:
        if name not in free_parameters(expression):
            raise InputError(f"the formula {quoted(spec)} has no parameter {quoted(name)}")
        if math.isinf(constant_value(values[name])):
            raise InputError(f"{name} in the formula {quoted(spec)} must be finite, got inf")
    return _made(spec, "f", expression, values, definitions)


def _explained(error: FormulaError, catalogue: Catalogue) -> FormulaError:
    """Return the error of a formula, or what the catalogue knows of the call it is about."""
    if error.kind not in ("char", "name"):
        return error  # above all one of a formula of a megabyte
    formula, message = error.formula, ""
    for call in _CALL.finditer(formula):
        spelling = catalogue.spelling(call[1])
        if spelling is None or not call.start() <= error.position < call.end():
            continue
        if spelling in catalogue.refused:
            message = catalogue.refused[spelling]
        elif error.kind == "char" and call[0] == formula.strip():
            message = _by_name(call[1], call[2], catalogue)
    if not message:
        return error
    return FormulaError(message, formula=formula, position=error.position, kind=error.kind)


def _by_name(name: str, given: str, catalogue: Catalogue) -> str:
    """Return how torch.nn.ELU(0.5) is written, whose parameter has no name; "" for others."""
    row, bound = find_row(name, catalogue)
    values = [each.strip() for each in _arguments(given) if each.strip()]
    names = [each for each in row.parameters if each not in bound] if row else []
    try:
        for value in values:
            read_constant(value)
    except FormulaError:
        return ""
    if len(values) > len(names):
        return ""
    settings = ", ".join(map("=".join, zip(names, values, strict=False)))
    return f"write {name}({settings})" if settings else f"write {name} without brackets"


def _made(
    name: str, symbol: str, body: Expression, values: Values, definitions: Definitions
) -> Activation:
    """Return the activation of a formula with parameters, both as shown and as computed."""
    shown = simplify(substitute(body, values)) if values else body
    called = {node.function for node in walk(shown) if isinstance(node, Call)}
    return Activation(
        name=name,
        symbol=symbol,
        expression=shown,
        computation=_computation(shown, definitions.catalogue),
        parameters={parameter: constant_value(value) for parameter, value in values.items()},
        symbols={name: each for name, each in definitions.symbols.items() if name in called},
    )


@lru_cache(maxsize=64)
def _computation(shown: Expression, catalogue: Catalogue) -> Expression:
    """Return a formula in the form that is computed, made once for all who ask."""
    return stabilize(simplify(expand(shown, definitions_of(catalogue))))
