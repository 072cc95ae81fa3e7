"""index.html: a page of figures that needs nothing but the files beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template

from actplot.gallery.shown import MARK, Shown


def html_page(title: str, introduction: str, sections: Mapping[str, Sequence[Shown]]) -> str:
    """Return the page.

    Parameters
    ----------
    title, introduction : str
        What stands at its head, as plain text.
    sections : mapping of str to sequence of Shown
        The figures by heading.
    """
    return Template(_resource("page.html")).substitute(
        mark=MARK,
        title=escape(title),
        introduction=f"<p>{escape(introduction)}</p>" if introduction else "",
        style=_resource("page.css"),
        script=_resource("page.js"),
        options="".join(
            f'<option value="{anchor(heading)}">{escape(heading)} ({len(figures)})</option>'
            for heading, figures in sections.items()
        ),
        count=sum(map(len, sections.values())),
        sections="\n".join(_section(*each) for each in sections.items()),
    )


def anchor(heading: str) -> str:
    """Return the id of a heading."""
    return "section-" + (re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-") or "figures")


def _section(heading: str, figures: Sequence[Shown]) -> str:
    """Return a heading with its figures."""
    label = anchor(heading)
    cards = "\n".join(map(_card, figures))
    return (
        f'<section aria-labelledby="{label}">\n<h2 id="{label}">{escape(heading)}</h2>\n'
        f'<div class="figures">\n{cards}\n</div>\n</section>'
    )


def _card(shown: Shown) -> str:
    """Return one figure with everything that is said of it."""
    about = shown.about
    title = escape(about.title)
    source = escape(shown.files[0])
    words = " ".join((shown.name, about.title, about.family, *about.words)).lower()
    links = " ".join(
        f'<a href="{escape(name)}">{escape(shown.ending(name))}</a>' for name in shown.files
    )
    image = shown.following_page(
        f'<img src="{source}" alt="{escape(about.alternative)}" '
        f'width="{shown.width}" height="{shown.height}" loading="lazy" decoding="async">'
    )
    return (
        f'<article id="{escape(shown.name)}" data-words="{escape(words)}">\n'
        f'<h3><a href="#{escape(shown.name)}">{title}</a></h3>\n'
        f'<a class="picture" href="{source}">{image}</a>\n'
        f'<p class="alternative">{escape(about.alternative)}</p>\n'
        f'<div class="command"><code tabindex="0">{escape(shown.command)}</code>'
        f'<button type="button" class="copy" hidden>Copy<span class="unseen"> the command of '
        f"{title}</span></button></div>\n"
        f'<p class="files">{links}</p>\n{_facts(about.facts)}</article>'
    )


def _facts(facts: Sequence[tuple[str, str]]) -> str:
    """Return facts as a list that can be opened."""
    if not facts:
        return ""
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in facts)
    return f"<details><summary>Facts</summary><dl>{rows}</dl></details>\n"


def _resource(name: str) -> str:
    """Return a file that lies beside this one."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
