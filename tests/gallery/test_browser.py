"""The page of a gallery, looked through in a browser: optional, for who has Playwright."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .conftest import Gallery

playwright = pytest.importorskip(
    "playwright.sync_api", reason="Playwright and a browser are not installed"
)

MANIFEST = """\
[[figure]]
name = "f-{spec}"
sweep.spec = ["relu", "gelu", "tanh"]
section = "Functions"
[[figure]]
name = "both"
specs = ["relu", "gelu"]
section = "Comparisons"
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return a browser: Playwright's own, or the system's Chromium."""
    with playwright.sync_playwright() as started:
        own = os.environ.get("ACTPLOT_CHROMIUM") or shutil.which("chromium")
        try:
            browser = started.chromium.launch(executable_path=own, args=["--no-sandbox"])
        except playwright.Error as error:
            pytest.skip(f"there is no browser: {error}")
        yield browser
        browser.close()


@pytest.fixture
def page(fake: Gallery, browser: Any) -> Iterator[Any]:
    """Return the page of a gallery, opened as a file; it makes no errors and no requests."""
    fake.write(MANIFEST).build()
    for path in fake.directory.glob("*.svg"):
        path.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text))
    page.on(
        "request",
        lambda request: errors.append(request.url) if request.url[:5] != "file:" else None,
    )
    page.goto((fake.directory / "index.html").as_uri())
    yield page
    assert errors == []
    context.close()


def shown(page: Any) -> list[str]:
    """Return the names of the figures that are to be seen."""
    return [each.get_attribute("id") for each in page.locator("article:visible").all()]


def test_all_figures_are_shown_at_first(page: Any) -> None:
    """And counted."""
    assert shown(page) == ["f-relu", "f-gelu", "f-tanh", "both"]
    assert page.get_by_role("status").inner_text() == "4 figures"


def test_searching(page: Any) -> None:
    """All words must fit, in whatever order and case; a heading without figures goes."""
    search = page.get_by_label("Search")
    search.fill("TANH f-")
    assert shown(page) == ["f-tanh"]
    assert page.get_by_role("heading", level=2).all_inner_texts() == ["Functions"]
    search.fill("tanh gelu")
    assert shown(page) == []
    assert page.get_by_text("No figure fits.").is_visible()
    search.fill("")
    assert len(shown(page)) == 4


def test_choosing_a_family(page: Any) -> None:
    """Together with what is searched."""
    page.get_by_label("Family").select_option(label="Comparisons (1)")
    assert shown(page) == ["both"]
    page.get_by_label("Search").fill("tanh")
    assert shown(page) == []


def test_light_and_dark(page: Any) -> None:
    """As the system has it, until one chooses."""
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(ground)
    assert light != dark
    page.get_by_role("button", name="Dark").click()
    assert page.evaluate(ground) == light
    page.get_by_role("button", name="Dark").click()
    assert page.evaluate(ground) == dark
    assert page.get_by_role("button", name="Dark").get_attribute("aria-pressed") == "true"


def test_keys_are_enough(page: Any) -> None:
    """The first one leads past the controls, a slash to the search."""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the figures"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("gelu/")
    assert page.get_by_label("Search").input_value() == "gelu/"


def test_copying_a_command(page: Any) -> None:
    """It is said when that is done; without a right to do so the command is selected."""
    page.get_by_role("button", name="Copy the command of T").first.click()
    copied = "document.querySelector('.copy').textContent.startsWith('Copied')"
    page.wait_for_function(f"getSelection().toString() || {copied}")


def test_narrow_screens(page: Any) -> None:
    """Nothing has to be scrolled sideways."""
    page.set_viewport_size({"width": 340, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 340
