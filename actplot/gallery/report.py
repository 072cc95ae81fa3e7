"""What a check found, as a page with pictures and as JUnit XML."""

from __future__ import annotations

from html import escape
from pathlib import Path
from xml.etree import ElementTree

from actplot.errors import OutputError
from actplot.files import write_all_atomically
from actplot.gallery.checking import CheckReport, Difference
from actplot.wording import quoted_path

_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 1.5rem; }
.pictures { display: grid; gap: 1rem; grid-template-columns: repeat(3, 1fr); }
figure { margin: 0; }
img { width: 100%; height: auto; background: #fff; border: 1px solid #8a93a0; }
.over { position: relative; isolation: isolate; background: #fff; }
.over img + img { position: absolute; inset: 0; mix-blend-mode: difference; }
@media (max-width: 50rem) { .pictures { grid-template-columns: 1fr; } }
"""


def write_report(report: CheckReport, directory: Path) -> Path:
    """Write a page with each difference: expected, actual and what differs, side by side.

    Parameters
    ----------
    report : CheckReport
        What was found.
    directory : Path
        Where the page and its pictures go; made if there is none.

    Returns
    -------
    Path
        The page.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    contents: dict[str, bytes] = {"index.html": _page(report).encode()}
    for each in report.differences:
        contents |= _pictures(each)
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"cannot write to {quoted_path(str(directory))}: {error.strerror}"
        ) from error
    write_all_atomically({str(directory / name): data for name, data in contents.items()})
    return directory / "index.html"


def as_junit(report: CheckReport) -> bytes:
    """Return a report as JUnit XML, a test case for each figure."""
    messages: dict[str, list[str]] = {}
    for each in report.differences:
        messages.setdefault(each.name, []).append(f"{each.file}: {each.message}")
    errors = {failure.name: failure.message for failure in report.failed}
    suite = ElementTree.Element(
        "testsuite",
        name="actplot gallery check",
        tests=str(len(report.checked)),
        failures=str(len(messages)),
        errors=str(len(errors)),
    )
    for name in report.checked:
        case = ElementTree.SubElement(suite, "testcase", classname="gallery", name=name)
        if name in messages:
            text = "\n".join(messages[name])
            ElementTree.SubElement(case, "failure", message=messages[name][0]).text = text
        if name in errors:
            ElementTree.SubElement(case, "error", message=errors[name])
    content: bytes = ElementTree.tostring(suite, encoding="utf-8", xml_declaration=True)
    return content


def _page(report: CheckReport) -> str:
    """Return the page."""
    failed = "".join(
        f"<li>{escape(each.name)}: {escape(each.message)}</li>" for each in report.failed
    )
    names = {each.name for each in report.differences}
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>Gallery check</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>Gallery check</h1>\n<p>{len(report.checked)} figures checked, "
        f"{len(names)} differ, {len(report.failed)} could not be drawn.</p>\n"
        + (f"<ul>{failed}</ul>\n" if failed else "")
        + "\n".join(map(_section, report.differences))
        + "\n</body>\n</html>\n"
    )


def _section(each: Difference) -> str:
    """Return one difference."""
    shown = "\n".join(
        (
            _figure("Expected", each.expected and _name(each, "expected"), each.file),
            _figure("Actual", _name(each, "actual"), each.file),
            _overlay(each),
        )
    )
    return (
        f"<section>\n<h2>{escape(each.file)}</h2>\n<p>{escape(each.message)}</p>\n"
        f'<div class="pictures">\n{shown}\n</div>\n</section>'
    )


def _figure(caption: str, source: str | bytes | None, file: str) -> str:
    """Return one picture with its caption, or the words that there is none."""
    if not source or file.endswith(".pdf"):
        link = f'<a href="{escape(str(source))}">PDF</a>' if source else "There is none."
        return f"<figure><figcaption>{caption}</figcaption><p>{link}</p></figure>"
    image = f'<img src="{escape(str(source))}" alt="{caption}: {escape(file)}">'
    return f"<figure><figcaption>{caption}</figcaption>{image}</figure>"


def _overlay(each: Difference) -> str:
    """Return where two pictures differ: marked in a PNG, computed by the browser for an SVG."""
    if each.picture:
        return _figure("Difference", _name(each, "difference"), each.file)
    if each.expected is None or not each.file.endswith(".svg"):
        return ""
    images = "".join(
        f'<img src="{escape(_name(each, part))}" alt="">' for part in ("expected", "actual")
    )
    return f'<figure><figcaption>Difference</figcaption><div class="over">{images}</div></figure>'


def _pictures(each: Difference) -> dict[str, bytes]:
    """Return the files of one difference."""
    parts = {"expected": each.expected, "actual": each.actual, "difference": each.picture}
    return {_name(each, part): data for part, data in parts.items() if data is not None}


def _name(each: Difference, part: str) -> str:
    """Return the name of a file in the report: relu.expected.png."""
    extension = each.file.rpartition(".")[2]
    return f"{each.name}.{part}.{extension}"
