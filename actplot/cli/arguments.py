"""Telling specs that begin with a dash, such as -x**2, from options, before click parses.

click would take ``-x**2`` for a cluster of one-letter options. Every such word is
moved behind ``--``, where click takes words as they are.
"""

from __future__ import annotations

import re
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING

from actplot.errors import FormulaError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Gather = Callable[[Sequence[str]], int]

_CONSTANTS = frozenset({"x", "pi", "e"})
_SETTING = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)=")
_DASHED_NUMBER = re.compile(r"[-+ ]*(\.?[0-9]|inf(inity)?$|nan$)", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?\.?[0-9][-+.0-9eE]*")
_LONGEST_OPTION = 200
_FORMULA_CHARACTERS = frozenset("()*/^+<> ")


def join(words: Sequence[str], gathering: Mapping[str, Gather]) -> list[str]:
    """Return the words, those that are one value of an option joined by spaces.

    Parameters
    ----------
    words : sequence of str
        The command line after the command's name.
    gathering : mapping of str to callable
        For the spelling of each option that has such values, what returns how many of
        the words behind it, after the first, belong to it.
    """
    joined: list[str] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        joined.append(word)
        if word == "--":
            return joined + rest
        if word in gathering and rest:
            count = 1 + gathering[word](rest)
            joined.append(" ".join(rest[:count]))
            del rest[:count]
    return joined


def separate(words: Sequence[str], *, options: Mapping[str, int]) -> list[str]:
    """Return the words with all that are not options or their values behind ``--``.

    Parameters
    ----------
    words : sequence of str
        The command line after the command's name.
    options : mapping of str to int
        How many words each of the command's options takes, by its spelling.
    """
    parameters = {match[1] for word in words if (match := _SETTING.match(word))}
    before: list[str] = []
    behind: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            behind.extend(rest)
        elif not _is_option(word, options, parameters):
            behind.append(word)
        else:
            count = _words_after(word, options)
            values = list(islice(rest, count))
            before.extend([word, *values])
            if len(values) < count:
                return before  # click says what is missing
    return [*before, "--", *behind] if behind else before


def value_of_switch(words: Sequence[str], *, options: Mapping[str, int]) -> tuple[str, str] | None:
    """Return a switch and the number behind it, as if it took a value, or None.

    Parameters
    ----------
    words : sequence of str
        The command line after the command's name.
    options : mapping of str to int
        How many words each of the command's options takes, by its spelling.
    """
    for switch, word in pairwise(takewhile(lambda each: each != "--", words)):
        if _NUMBER.fullmatch(word) and _is_switch(switch, options):
            return switch, word
    return None


def _is_switch(word: str, options: Mapping[str, int]) -> bool:
    """Tell whether a word is an option without a value, or several in one word."""
    if word in options or not re.match("-[A-Za-z]", word):
        return options.get(word) == 0
    return all(options.get(f"-{letter}") == 0 for letter in word[1:])


def _words_after(word: str, options: Mapping[str, int]) -> int:
    """Return how many words behind an option, or behind several in one word, are its values.

    One for ``--dpi``, ``--size=6`` and ``-dp``, none for ``--dpi=100`` and ``-palpha=1``.
    """
    if word in options:
        return options[word]
    if word.startswith("--"):
        return max(options.get(word.partition("=")[0], 0) - 1, 0)
    for position, letter in enumerate(word[1:], start=1):
        count = options.get(f"-{letter}", 0)
        if count:
            return count if position == len(word) - 1 else count - 1
    return 0


def _is_option(word: str, options: Mapping[str, int], parameters: set[str]) -> bool:
    """Tell whether a word is to be parsed by click as an option, right or wrong."""
    if not word.startswith("-") or word == "-":
        return False
    return word in options or not _is_spec(word, options, parameters)


def _is_spec(word: str, options: Mapping[str, int], parameters: set[str]) -> bool:
    """Tell whether a word that begins with a dash is a formula or a number."""
    if _DASHED_NUMBER.match(word):
        return True
    if word.partition("=")[0] in options:
        return False
    bare = word.lstrip("-+ ")
    if bare in _CONSTANTS or bare in parameters:
        return True
    takes_value = options.get(word[:2], 0) > 0
    if len(word) > _LONGEST_OPTION:
        return not takes_value
    if not _FORMULA_CHARACTERS.intersection(word):
        return False
    # -pi*x begins like -p, and -o/tmp/a.png is full of operators: only reading tells.
    return _reads_as_formula(word, parameters) if takes_value else not _is_misspelt(word)


def _is_misspelt(word: str) -> bool:
    """Tell whether a word looks like an unknown long option with its value: --tite=(x)."""
    return re.match(r"--[a-z][a-z-]+=", word) is not None


def _reads_as_formula(word: str, parameters: set[str]) -> bool:
    """Tell whether a word is a formula without any error."""
    from actplot.catalogue.lookup import functions
    from actplot.formula.parser import parse

    try:
        parse(word, parameters=parameters, functions=functions())
    except FormulaError:
        return False
    return True
