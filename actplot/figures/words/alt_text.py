"""Alternative text: what a figure of curves shows, in a sentence or two, for who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from actplot.analysis.findings import Findings, findings
from actplot.analysis.saturation import DEFAULT_THRESHOLD
from actplot.figures.curve.members import is_family, members
from actplot.figures.words.details import breaks, details, ends, places, saturation
from actplot.figures.words.outlines import Outline, outline
from actplot.figures.words.phrases import Phrase, numbers, say, say_all
from actplot.languages import words

if TYPE_CHECKING:
    from actplot.figures.curve.members import Function, Member
    from actplot.figures.spec import FigureSpec
    from actplot.languages import Words

MAXIMUM_LENGTH = 400
"""The most characters that a description has, but for a title."""

_LONGEST_NAME = 60


def describe_figure(spec: FigureSpec) -> str:
    """Return what a figure shows, derived from the facts about its functions.

    Parameters
    ----------
    spec : FigureSpec
        What is drawn. A text of its own (``alt_text``) is returned as it is.

    Returns
    -------
    str
        At most `MAXIMUM_LENGTH` characters, not counting the title.

    Raises
    ------
    InputError
        If a spec cannot be read or the language is not known.
    """
    if spec.alt_text is not None:
        return spec.alt_text
    said = words(spec.lang)
    found = members(spec)
    drafts = _single(spec, found[0], said) if len(found) == 1 else _several(spec, found, said)
    text = ""
    for text in drafts:
        if len(text) <= MAXIMUM_LENGTH:
            break
    if len(text) > MAXIMUM_LENGTH:
        text = text[: MAXIMUM_LENGTH - 1] + "…"
    return f"{title_of(spec)}{said['grammar.stop']}{text}" if spec.title else text


def title_of(spec: FigureSpec) -> str:
    """Return what a figure is called: its title, or the names of what it shows."""
    if spec.title:
        return " ".join(spec.title.split())
    names = [_name(member.activation) for member in members(spec)]
    return ", ".join(dict.fromkeys(names))


def _single(spec: FigureSpec, member: Member, said: Words) -> Iterator[str]:
    """Yield descriptions of one function, each shorter than the one before."""
    function = member.activation
    facts = findings(function)
    shape = outline(function, facts)
    settings = _settings(function.parameters, said)
    name = _name(function) + (f" ({settings})" if settings else "")
    start = name + said["grammar.colon"]
    clauses = [start + say_all([*shape.phrases, *details(facts, shape)], said)]
    clauses += _derivatives(spec, function, facts, said)
    clauses += _saturation(spec, function, facts, shape, said)
    clauses += _additions(spec, [member], said)
    # What can be left out of a long description stands at its end.
    for count in range(len(clauses), 0, -1):
        yield _sentence(clauses[:count], said)
    yield _sentence([start + say_all(shape.phrases, said)], said)


def _several(spec: FigureSpec, found: Sequence[Member], said: Words) -> Iterator[str]:
    """Yield descriptions of several functions, each shorter than the one before."""
    key = f"count.{len(found)}"
    curves = said[key] if key in said else said("count.many", count=len(found))
    each = {0: [], 1: [said["whole.derivative_each"]]}.get(
        spec.derivative, [said("whole.derivatives_each", order=spec.derivative)]
    )
    rest = [*each, *_additions(spec, found, said)]
    if is_family(spec):
        settings = _varied(found, said)
        name = _name(found[0].activation)
        lead = said("whole.family", curves=curves, name=name, settings=settings)
        first, last = (_shape(member.activation, said) for member in (found[0], found[-1]))
        shapes = [
            said[f"whole.{which}"] + said["grammar.colon"] + shape
            for which, shape in (("first", first), ("last", last))
        ]
        drafts = [[lead, *shapes, *rest], [lead, *rest], [lead]]
    else:
        names = _names(found, said)
        shapes = [
            name + said["grammar.colon"] + _shape(member.activation, said)
            for name, member in zip(names, found, strict=True)
        ]
        listed = curves + said["grammar.colon"] + said.listed(names)
        shaped = curves + said["grammar.colon"] + shapes[0]
        drafts = [[shaped, *shapes[1:], *rest], [listed, *rest], [listed]]
    for draft in drafts:
        text = _sentence(draft, said)
        # A name that stands first keeps its small letter.
        yield text[0].upper() + text[1:] if text.startswith(curves) else text


def _sentence(clauses: Sequence[str], said: Words) -> str:
    """Return clauses as one sentence."""
    text = said["grammar.semicolon"].join(clauses)
    return text if text.endswith("…") else text + said["grammar.period"]


def _shape(function: Function, said: Words) -> str:
    """Return only what a function looks like."""
    return say_all(outline(function, findings(function)).phrases, said)


def _name(function: Function) -> str:
    """Return what a function is called, a long formula clipped."""
    name = function.name + "'" * function.order
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"


def _names(found: Sequence[Member], said: Words) -> list[str]:
    """Return the names of functions; those that share one are told apart by parameters."""
    names = [_name(member.activation) for member in found]
    result = []
    for member, name in zip(found, names, strict=True):
        shared = names.count(name) > 1
        values = member.activation.parameters if shared else dict(member.varied)
        settings = _settings(values, said)
        result.append(f"{name} ({settings})" if settings else name)
    return result


def _settings(values: Mapping[str, float], said: Words) -> str:
    """Return the values of parameters."""
    return ", ".join(f"{name} = {numbers([value], said)[value]}" for name, value in values.items())


def _varied(found: Sequence[Member], said: Words) -> str:
    """Return which values the parameters of a family take."""
    varied: dict[str, dict[float, None]] = {}
    for member in found:
        for name, value in member.varied:
            varied.setdefault(name, {})[value] = None
    texts = {name: numbers(values, said) for name, values in varied.items()}
    return ", ".join(
        f"{name} = {said.listed([texts[name][value] for value in values])}"
        for name, values in varied.items()
    )


def _derivatives(
    spec: FigureSpec, function: Function, facts: Findings, said: Words
) -> Iterator[str]:
    """Yield what the derivatives look like: the first two, and that there are more."""
    jumps = [each.x for each in facts.breakpoints if each.kind == "jump"]
    for order, name in ((1, "derivative"), (2, "second_derivative")):
        if order > spec.derivative:
            return
        shown = function.derivative(order)
        found = findings(shown)
        shape = outline(shown, found)
        phrases = [*shape.phrases, *breaks(found, shape), *ends(found, shape)]
        gaps = [x for x in jumps if x not in {each.x for each in found.breakpoints}]
        if gaps:
            phrases.append(places("detail.gap", gaps, endless=facts.breaks_endlessly))
        yield said[f"whole.{name}"] + said["grammar.colon"] + say_all(phrases, said)
    if spec.derivative > 2:
        yield said("whole.further_derivatives", order=spec.derivative)


def _saturation(
    spec: FigureSpec, function: Function, facts: Findings, shape: Outline, said: Words
) -> Iterator[str]:
    """Yield where a function saturates, unless that is its whole shape and not shaded."""
    if shape.flat and not spec.saturation:
        return
    usual = spec.threshold == DEFAULT_THRESHOLD
    yield from saturation(facts.saturation if usual else function.saturation(spec.threshold), said)


def _additions(spec: FigureSpec, found: Sequence[Member], said: Words) -> Iterator[str]:
    """Yield what a figure shows besides its curves."""
    if spec.saturation:
        from actplot.figures.curve.view import is_shaded  # which a text alone can do without

        if is_shaded(spec, [member.activation for member in found]):
            yield said["saturation.shaded"]
    for key, xs in (("whole.marked", spec.mark), ("whole.tangents", spec.tangent)):
        if xs:
            yield say(places(key, xs), said)
    if spec.inputs is not None:
        yield said["whole.inputs"]
    if spec.xlim is not None:
        values = {"low": spec.xlim[0], "high": spec.xlim[1]}
        yield say(Phrase(key="whole.window", values=values), said)
