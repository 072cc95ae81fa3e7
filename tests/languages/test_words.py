"""Every language says everything, with the same numbers in it."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import actplot
from actplot.catalogue.lookup import activation as resolve
from actplot.description.text import describe
from actplot.errors import InputError, display_width
from actplot.languages import ENGLISH, LANGUAGES, check_language, words

PACKAGE = Path(actplot.__file__).parent
OTHERS = [code for code in LANGUAGES if code != ENGLISH]

# Parts of keys that are chosen when a sentence is made: whether a region is soft or hard.
CHOSEN = re.compile(r"(curve|detail|saturation|whole|count|facts)\.")


def places(text: str) -> set[str]:
    """Return the names of the values that are put into a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_languages_promised_are_there() -> None:
    """Six files, none of them something else."""
    assert set(LANGUAGES) == {"de", "en", "es", "fr", "ru", "zh"}


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_every_key(language: str) -> None:
    """Nothing is missing, nothing is left over."""
    assert set(words(language)) == set(words(ENGLISH))


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_has_the_same_places(language: str) -> None:
    """No number is lost in translation."""
    for key, text in words(ENGLISH).items():
        assert places(words(language)[key]) == places(text), key


@pytest.mark.parametrize("language", OTHERS)
def test_texts_are_translated(language: str) -> None:
    """Few texts are the same as in English: names of things that have no other."""
    english, other = words(ENGLISH), words(language)
    same = {key for key in english if english[key] == other[key]}
    same = {key for key in same if re.search(r"\w{3}", re.sub(r"\{\w+\}", "", other[key]))}
    shared = {"bars.logit", "figure.vertical", "facts.asymptotes", "facts.no", "facts.saturation"}
    assert same <= shared


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_tidy(language: str) -> None:
    """No text is empty, begins or ends with spaces, or has two in a row."""
    for key, text in words(language).items():
        assert text, key
        if not key.startswith("grammar."):
            assert text == text.strip(), key
        assert "  " not in text, key


def test_every_key_is_used() -> None:
    """A text that no code asks for is dead."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    for key in words(ENGLISH):
        if not CHOSEN.match(key):
            assert key in code or key.partition(".")[2] in code, key


def test_every_key_that_is_asked_for_is_there() -> None:
    """No figure fails for want of a word."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    sections = "|".join({key.partition(".")[0] for key in words(ENGLISH) if "." in key})
    asked = re.findall(rf"""(?:words|said|key=)[\[(]?["']((?:{sections})\.\w+)["']""", code)
    assert set(asked) <= set(words(ENGLISH))


FACTS = ["relu", "floor(x)", "1/x", "log(x)", "gaussian", "abs", "sin(x)", "cubic", "selu", "5"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("spec", FACTS)
def test_facts_are_said_in_every_language(spec: str, language: str) -> None:
    """As many facts as in English, aligned, with no English word but the catalogue's."""
    found = resolve(spec)
    lines = describe(found, language=language).splitlines()[2:]
    english = describe(found).splitlines()[2:]
    facts, english_facts = ([line for line in each if line[0] != " "] for each in (lines, english))
    assert len(facts) == len(english_facts)
    names = {words(language)[key] for key in words(ENGLISH) if key.startswith("facts.")}
    widths = set()
    for line in lines:
        name, _, value = line.partition("  ")
        assert name in names or "0.01" in name or not name
        widths.add(display_width(line) - display_width(value.lstrip()))
    assert len(widths) == 1


def test_a_text_is_completed_by_its_values() -> None:
    """Calling puts values into the places."""
    assert words("en")("detail.kink", x="0") == "kink at x = 0"
    assert words("ru")("detail.kink", x="0") == "излом при x = 0"
    assert words("zh")["whole.derivative"] == "导数"


def test_lists_are_joined_as_one_says_them() -> None:
    """The last item follows a word, not a comma."""
    said = words("de")
    assert said.listed([]) == ""
    assert said.listed(["a"]) == "a"
    assert said.listed(["a", "b"]) == "a und b"
    assert said.listed(["a", "b", "c"]) == "a, b und c"


def test_codes_are_checked() -> None:
    """Case does not count; another language is an error that names those there are."""
    assert check_language("lang", "RU") == "ru"
    with pytest.raises(InputError, match=r"lang must be de, en, es, fr, ru or zh, got 'xx'\."):
        words("xx")
    with pytest.raises(InputError, match="lang must be the code of a language, such as en"):
        check_language("lang", 5)


def test_words_are_read_once_and_cannot_be_changed() -> None:
    """Whoever asks has the same frozen mapping."""
    assert words("fr") is words("fr")
    with pytest.raises(TypeError):
        words("fr")["name"] = "x"  # type: ignore[index]
