"""What a build knows of the files it wrote, kept in a file beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from actplot.files import write_atomically
from actplot.gallery.about import About
from actplot.gallery.fingerprint import hash_of

STATE_NAME = ".actplot-gallery.json"
PART_STATE_NAME = ".actplot-gallery-{index}-of-{count}.json"
"""The state of one shard."""

_PARTS = PART_STATE_NAME.format(index="*", count="*")
_FORMAT = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """A file as it was written: its size in bytes and the SHA-256 of its content."""

    size: int
    sha256: str

    @classmethod
    def of(cls, content: bytes) -> Written:
        """Return what is noted of a file with some content."""
        return cls(size=len(content), sha256=hash_of(content))

    def is_at(self, path: Path) -> bool:
        """Return whether a file has this content."""
        try:
            return path.stat().st_size == self.size and Written.of(path.read_bytes()) == self
        except OSError:
            return False


@dataclass(frozen=True, kw_only=True, slots=True)
class Built:
    """A figure as it was built.

    Parameters
    ----------
    fingerprint : str
        Of what it was built from.
    about : About
        What the pages say of it.
    files : mapping of str to Written
        Its files by name.
    """

    fingerprint: str
    about: About
    files: Mapping[str, Written]


@dataclass(kw_only=True, slots=True)
class State:
    """The figures that were built, by name.

    Parameters
    ----------
    figures : dict of str to Built
        The figures that there are files of.
    orphans : dict of str to Written
        Files of figures or formats that are no longer wanted.
    """

    figures: dict[str, Built] = field(default_factory=dict)
    orphans: dict[str, Written] = field(default_factory=dict)

    @classmethod
    def read(cls, directory: Path) -> State:
        """Return the state of a directory, together with what shards left in it.

        What cannot be read counts as never built.
        """
        state = cls()
        for path in _places(directory):
            try:
                data = json.loads(path.read_bytes())
                if data["format"] == _FORMAT:
                    state.figures |= {k: _built(v) for k, v in data["figures"].items()}
                    state.orphans |= _files(data["orphans"])
            except (OSError, ValueError, TypeError, KeyError, AttributeError):
                continue
        return state

    def write(self, directory: Path, *, name: str = STATE_NAME) -> None:
        """Write the state; a whole one takes the place of those of shards.

        Raises
        ------
        OutputError
            If it cannot be written.
        """
        data = {"format": _FORMAT, "figures": self.figures, "orphans": self.orphans}
        content = (json.dumps(data, default=_plain, indent=1, sort_keys=True) + "\n").encode()
        if not Written.of(content).is_at(directory / name):
            write_atomically(directory / name, content)
        if name == STATE_NAME:
            for path in directory.glob(_PARTS):
                path.unlink(missing_ok=True)


def _plain(record: Any) -> dict[str, Any]:
    """Return the fields of a record, whose own records come here in their turn."""
    return {row.name: getattr(record, row.name) for row in fields(record)}


def _places(directory: Path) -> Iterator[Path]:
    """Yield the state files of a directory."""
    yield directory / STATE_NAME
    yield from sorted(directory.glob(_PARTS))


def _built(data: Mapping[str, Any]) -> Built:
    """Return a figure from its JSON."""
    return Built(
        fingerprint=data["fingerprint"],
        about=About.of(data["about"]),
        files=_files(data["files"]),
    )


def _files(data: Mapping[str, Any]) -> dict[str, Written]:
    """Return files from their JSON; a name that leaves the directory is none of ours."""
    return {
        name: Written(size=int(each["size"]), sha256=str(each["sha256"]))
        for name, each in data.items()
        if Path(name).name == name
    }
