"""Reading the mathematics of labels: the few commands that we write, in a tenth of the time.

matplotlib reads mathtext by a general grammar, which is made when it is first needed and
tries some twenty rules at every letter. The commands that formulas of ours consist of
need no trying: here they are read from left to right, and matplotlib's own actions make
of them what they always do. Whatever else stands in a label is left to the grammar.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from matplotlib import _mathtext, mathtext
from matplotlib.font_manager import FontProperties, get_font
from pyparsing import ParseBaseException, ParseResults

from actplot.figures.quick.layouts import parameters_of_text
from actplot.figures.quick.memory import recall
from actplot.figures.stand_ins import replaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WORDS_AND_FORMULA = re.compile(r"((?:\\\$|[^$])*)(?:\$((?:\\.|[^$\\])*)\$|(\$)|$)", re.DOTALL)
_ITEM = re.compile(r"\s*(\\[A-Za-z]+|\\.|.)", re.DOTALL)
_CHARACTER = re.compile(r"[a-zA-Z0-9+\-*/<>=:,.;!?&@()\[\]|]|\\[%${}\[\]_|]|[^\x00-\x7f]")
_STYLE_OF_STACK = re.compile(r"\{\}\{\}\{([0-9.]+)\}\{([0-3])\}")
_SCRIPTS = ("_", "^")
# What decides on the class of fonts, and the name of those that rc parameters choose.
_KINDS_OF_FONTS, _OF_PARAMETERS = "_font_type_mapping", "custom"

_ENDS = ("", "}", r"\right")


class _UnknownError(Exception):
    """Something that is left to the grammar."""


@contextmanager
def quick_mathematics() -> Iterator[None]:
    """Read mathtext quickly inside, with what comes out of it unchanged."""
    parser: Any = mathtext.MathTextParser
    kinds = {
        name: kind if name == _OF_PARAMETERS else partial(_set_of_fonts, kind)
        for name, kind in getattr(parser, _KINDS_OF_FONTS).items()
    }
    with (
        replaced(parser, "_parser", _label_parser()),
        replaced(parser, _KINDS_OF_FONTS, kinds),
    ):
        yield
    # This is remembered for each set of fonts, of which none would ever go.
    remembered: Any = _mathtext.StixFonts.get_sized_alternatives_for_symbol
    remembered.cache_clear()


def reader() -> mathtext.MathTextParser[Any]:
    """Return what reads mathematics for every renderer: what one measures, another draws.

    In other circumstances it is another one, as in a process that branched off.
    """
    return _reader(parameters_of_text(), _font(FontProperties()))


@lru_cache(maxsize=4)
def _reader(parameters: str, default: object) -> mathtext.MathTextParser[Any]:  # noqa: ARG001
    """Return what reads mathematics, and remembers some of it."""
    return mathtext.MathTextParser("path")


def _font(properties: FontProperties) -> object:
    """Return a font, which is another one in a process that branched off and in a thread."""
    return get_font(_mathtext.findfont(properties))  # type: ignore[attr-defined]


def _set_of_fonts(kind: Any, properties: FontProperties, flags: Any) -> Any:
    """Return the fonts of a formula, which matplotlib makes anew for each.

    The measures of letters are remembered beyond it.
    """
    any_size = properties.copy()
    any_size.set_size(1)
    fonts, letters, measure = _known_set(kind, any_size, flags, _font(any_size))
    fonts._get_info = _measuring(letters, measure)
    return fonts


@lru_cache(maxsize=4)
def _known_set(
    kind: Any,
    properties: FontProperties,
    flags: Any,
    default: object,  # noqa: ARG001 (a part of the key)
) -> tuple[Any, dict[tuple[Any, ...], Any], Callable[..., Any]]:
    """Return the fonts for formulas in some font, a memory for letters, and what fills it."""
    fonts = kind(properties, flags)
    return fonts, {}, fonts._get_info.__wrapped__


def _measuring(
    letters: dict[tuple[Any, ...], Any], measure: Callable[..., Any]
) -> Callable[..., Any]:
    """Return what measures the letters of one formula, each once.

    It leaves fonts at the size of the last new letter: the distance of two letters depends
    on that.
    """
    own: dict[tuple[Any, ...], Any] = {}

    def measured(name: str, kind: str, letter: str, size: float, dpi: float) -> Any:
        key = name, kind, letter, size, dpi
        if key not in own:
            if key in letters:
                letters[key].font.set_size(size, dpi)
            own[key] = recall(letters, key, lambda: measure(*key))
        return own[key]

    return measured


@lru_cache(maxsize=1)
def _label_parser() -> LabelParser:
    """Return the parser, which holds nothing between two labels."""
    return LabelParser()


class LabelParser(_mathtext.Parser):
    """A parser of matplotlib's that reads from left to right, and has its grammar to fall back on.

    The methods that begin with an underscore read; the others, those of matplotlib, are
    given what was read as its grammar would give it, and make boxes of it.
    """

    def __init__(self) -> None:
        # Not that of the grammar, which takes longer than all labels of a figure.
        self._formula, self._place = "", 0
        self._grammar: _mathtext.Parser | None = None

    def parse(self, s: str, fonts_object: Any, fontsize: float, dpi: float) -> Any:
        """Return the boxes of a text with mathematics between dollar signs."""
        state = _mathtext.ParserState(fonts_object, "default", "rm", fontsize, dpi)
        self._state_stack = [state]
        self._em_width_cache = {}
        self._needs_space_after_subsuper = False
        try:
            return self.main(ParseResults(self._line(s)))[0]
        except (_UnknownError, ParseBaseException):
            if self._grammar is None:
                self._grammar = _mathtext.Parser()
            return self._grammar.parse(s, fonts_object, fontsize, dpi)

    def _line(self, text: str) -> list[Any]:
        """Return the boxes of words and of the formulas between them."""
        found = []
        for match in _WORDS_AND_FORMULA.finditer(text):
            words, formula, stray = match.groups()
            if stray:
                raise _UnknownError
            found += self.non_math(ParseResults([words]))
            if formula is None:
                break
            self._formula, self._place = formula, 0
            boxes = self._boxes()
            if not boxes or self._next():
                raise _UnknownError
            found += self.math(ParseResults(boxes))
        return found

    def _next(self) -> str:
        """Return the command or character that comes next, "" at the end."""
        match = _ITEM.match(self._formula, self._place)
        return match[1] if match else ""

    def _take(self, wanted: str = "") -> tuple[str, int]:
        """Go over what comes next, which may have to be something; return it and its place."""
        match = _ITEM.match(self._formula, self._place)
        if match is None or (wanted and match[1] != wanted):
            raise _UnknownError
        self._place = match.end()
        return match[1], match.start(1)

    def _boxes(self) -> list[Any]:
        """Return the boxes of what comes before a closing brace or delimiter, or the end."""
        found = []
        while (item := self._next()) not in _ENDS:
            if item in self._space_widths:
                self._take()
                found += self.space(_given(space=item))
            else:
                found.append(self._scripted())
        return found

    def _scripted(self) -> Any:
        """Return the box of something with its subscript, its superscript and its primes."""
        start = self._place
        nucleus = self._placeable()
        scripts: list[Any] = []
        while self._next() in _SCRIPTS:
            scripts += (self._take()[0], self._placeable())
        primes = ""
        while self._next() == "'":
            primes += self._take()[0]
        if primes and self._next() in _SCRIPTS:
            raise _UnknownError
        given = _given(nucleus=nucleus, subsuper=scripts, apostrophes=primes)
        return _only(self.subsuper(self._formula, start, given))

    def _placeable(self) -> Any:
        """Return the box of a symbol, a function, a group, a fraction, a root or a bracket."""
        item, start = self._take()
        name = item[1:]
        if name in self._accent_map or name in self._wide_accents:
            raise _UnknownError
        if _CHARACTER.fullmatch(item) or name in _mathtext.tex2uni:  # type: ignore[attr-defined]
            return _only(self.symbol(self._formula, start, {"sym": item}))
        if name in self._function_names:
            return self.function(self._formula, start, _given(name=name))
        if item == "{":
            return self._group()
        if item == r"\left":
            return self._bracket()
        if name in {"frac", "dfrac"}:
            given = _given(num=self._argument(), den=self._argument())
            return _only(self.frac(given) if name == "frac" else self.dfrac(given))
        if name == "genfrac":
            return _only(self._stack())
        if name in {"phantom", "rlap"}:
            return _only(getattr(self, name)(_given(value=self._argument())))
        if name == "sqrt":
            return _only(self.sqrt(_given(value=self._argument())))
        if name.startswith("math") and name[4:] in self._fontnames:
            self._take("{")
            return self._group(font=name[4:])
        raise _UnknownError

    def _group(self, **font: str) -> Any:
        """Return the box of a group, after its opening brace."""
        self.start_group(_given(**font))
        content = self._boxes()
        self._take("}")
        self.end_group()
        return _only(self.group(_given(group=content)))

    def _argument(self) -> Any:
        """Return the box of what a command is given in braces."""
        self._take("{")
        content = self._boxes()
        self._take("}")
        if not content:
            raise _UnknownError
        return self.required_group(_given(group=content))

    def _stack(self) -> Any:
        r"""Return the box of a fraction that has no delimiters, after \genfrac."""
        match = _STYLE_OF_STACK.match(self._formula, self._place)
        if match is None:
            raise _UnknownError
        self._place = match.end()
        style = self.style_literal(_given(style_literal=match[2]))
        given = {"rulesize": float(match[1]), "style": style}
        return self.genfrac(_given(num=self._argument(), den=self._argument(), **given))

    def _bracket(self) -> Any:
        r"""Return the box of what stands between two delimiters, after \left."""
        left = self._delimiter()
        content = ParseResults(self._boxes())
        self._take(r"\right")
        return self.auto_delim(_given(left=left, mid=content, right=self._delimiter()))

    def _delimiter(self) -> str:
        """Return a delimiter."""
        item, _ = self._take()
        if item not in self._delims:
            raise _UnknownError
        return item


def _given(**parts: Any) -> Any:
    """Return named parts as an action takes them: it asks by name, and for no more."""
    return parts


def _only(made: Any) -> Any:
    """Return the one box that an action has made."""
    return made[0] if isinstance(made, list) else made
