"""``python -m tests.benchmarks``: our cases, each in turn with its yardstick.

Whole processes are measured, so install actplot before: uncompiled source is slower.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.benchmarks.cases import Case, cases
from tests.benchmarks.measuring import Run, measure, summary

_ROW = "  {:<10} {:>9.3f} {:>9.3f} {:>9.3f}"


def main() -> None:
    """Measure the cases that are named, print and write what was found."""
    words = _words()
    known = {case.name: case for case in cases(words.actplot)}
    unknown = [name for name in words.case if name not in known]
    if unknown:
        sys.exit(f"no case {unknown[0]}; there are {', '.join(known)}")
    found = []
    for name in words.case or known:
        found.append(_measured(known[name], runs=words.runs))
        if words.json:
            report = {"machine": platform.platform(), "python": sys.version, "cases": found}
            words.json.write_text(json.dumps(report, indent=2), encoding="utf-8")


def _words() -> argparse.Namespace:
    """Return the words of the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("case", nargs="*", help="the cases to measure; all where none is named")
    parser.add_argument("-n", "--runs", type=int, default=5, help="runs of each side (default 5)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON, too")
    parser.add_argument("--actplot", metavar="PATH", help="the installed actplot to measure")
    return parser.parse_args()


def _measured(case: Case, *, runs: int) -> dict[str, Any]:
    """Measure one case, print it and return its figures."""
    _say(f"{case.name}: {case.about}")
    try:
        ours, yardstick = measure([case.ours, case.yardstick], runs=runs)
    except RuntimeError as error:
        _say(f"  {error}")
        return {"name": case.name, "about": case.about, "error": str(error)}
    values = {side: [getattr(run, case.figure) for run in made] for side, made in (
        ("ours", ours), ("yardstick", yardstick),
    )}  # fmt: skip
    middle = {side: summary(found) for side, found in values.items()}
    grows = case.figure == "memory"
    pairs = list(zip(values["ours"], values["yardstick"], strict=True))
    compared = summary([a - b if grows else a / b for a, b in pairs])
    first, second = (middle[side]["median"] for side in ("ours", "yardstick"))
    total = first - second if grows else first / second
    unit = "MiB" if grows else f"{case.figure} s"
    _say(f"  {unit:<10} {'min':>9} {'median':>9} {'max':>9}")
    for side, found in middle.items():
        _say(_ROW.format(side, *found.values()))
    _say(_ROW.format("growth" if grows else "ratio", *compared.values()), _verdict(case, total))
    return {
        "name": case.name,
        "about": case.about,
        "figure": case.figure,
        "goal": case.goal,
        "of_medians": total,
        "of_pairs": compared,
        "ours": middle["ours"],
        "yardstick": middle["yardstick"],
        "runs": {"ours": _runs(ours), "yardstick": _runs(yardstick)},
    }


def _say(*words: str) -> None:
    """Print a line at once."""
    sys.stdout.write(" ".join(words).rstrip() + "\n")
    sys.stdout.flush()


def _verdict(case: Case, total: float) -> str:
    """Return what the medians say, and how that stands to the goal."""
    if case.goal is None:
        return f"of medians {total:.3f}"
    met = "met" if total <= case.goal else "missed"
    return f"of medians {total:.3f} (goal {case.goal:g}: {met})"


def _runs(runs: list[Run]) -> list[dict[str, float]]:
    """Return runs as JSON has them."""
    return [asdict(run) for run in runs]


if __name__ == "__main__":
    main()
