"""Languages: every word that actplot writes by itself, one file for each language.

Numbers keep their decimal point in every language, as the ticks and the formulas do.
"""

from __future__ import annotations

from actplot.languages.loading import ENGLISH, LANGUAGES, Words, check_language, words

__all__ = ["ENGLISH", "LANGUAGES", "Words", "check_language", "words"]
