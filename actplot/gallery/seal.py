"""The seal of a gallery: what tells at a glance that a build has nothing to do.

A build that has left everything up to date writes down what it depended on and what it
has made. As long as all of that is the same, the next one need not read the manifest.
Nothing of the seal is trusted further: where it is missing, broken or of something else,
the build looks at everything itself. It loads little, for that is its purpose.
"""

from __future__ import annotations

import os
import re
import stat
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

import actplot
from actplot.catalogue.places import standing_paths
from actplot.gallery.finding import find_manifest
from actplot.gallery.installed import PACKAGES, installed, own_files
from actplot.gallery.stamps import Stamp, looks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SEAL_NAME = ".actplot-gallery.seal"
SHARD_STATES = ".actplot-gallery-"
"""How the names of the states of shards begin; what they say is not in the seal."""

_HEADING = "actplot gallery seal 1"
_SEPARATOR = "\t"

_EXTRAS = ("tueplots",)
"""What may have a part in drawing."""

# It need not understand every way of writing this: a seal is found in the right place or
# does not fit.
_OUTPUT = re.compile(rb"""^output[ \t]*=[ \t]*(?:"([^"\\\n]*)"|'([^'\n]*)')""", re.MULTILINE)


class Seal(NamedTuple):
    """What a build depended on, and what it left.

    Parameters
    ----------
    key : str
        A hash of the manifest's content, the options, and the versions of what draws.
    place : str
        The directory that the paths of the manifest's files are relative to.
    figures : int
        How many there are.
    made : mapping of str to Stamp
        The files of the gallery by name.
    read : mapping of str to Stamp
        The files that figures read, by path.
    """

    key: str
    place: str
    figures: int
    made: Mapping[str, Stamp]
    read: Mapping[str, Stamp]

    @property
    def text(self) -> str:
        """The seal as it is written."""
        lines = [_HEADING, self.key, self.place, str(self.figures)]
        for kind, stamps in (("made", self.made), ("read", self.read)):
            for path, stamp in stamps.items():
                lines.append(_SEPARATOR.join((kind, *map(str, stamp), path)))
        return "\n".join(lines) + "\n"

    @classmethod
    def of(cls, text: str) -> Seal:
        """Return a seal from its text.

        Raises
        ------
        ValueError
            If the text is none.
        """
        heading, key, place, count, *rows = text.splitlines()
        if heading != _HEADING:
            raise ValueError(heading)
        found: dict[str, dict[str, Stamp]] = {"made": {}, "read": {}}
        for row in rows:
            kind, size, modified, changed, inode, digest, path = row.split(_SEPARATOR)
            found[kind][path] = Stamp(int(size), int(modified), int(changed), int(inode), digest)
        return cls(key, place, int(count), found["made"], found["read"])


class Intact(NamedTuple):
    """A gallery with nothing to do.

    Parameters
    ----------
    directory : str
        Where it is.
    figures : int
        How many it has.
    """

    directory: str
    figures: int

    @property
    def page(self) -> str:
        """The path of the page that shows it."""
        path = os.path.join(self.directory, "index.html")
        # What follows a link cannot be left out together with the way back.
        return path if os.pardir in path else os.path.normpath(path)


def intact(
    manifest: str | None, *, output: str | None = None, run_code: bool = False
) -> Intact | None:
    """Return what there is of a gallery if building all of it would change nothing.

    None means that this is not known.

    Parameters
    ----------
    manifest, output, run_code
        As for a build.

    Raises
    ------
    InputError
        If no manifest is named and there is none in the usual places.
    """
    path = find_manifest(manifest)
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return None
        with open(path, "rb") as file:
            content = file.read()
        place = place_of(path)
        directory = output if output is not None else os.path.join(place, _named_output(content))
        seal, noted = _sealed(directory)
        key = key_of(content, output=output, run_code=run_code)
        if key is None or seal.key != key or (seal.read and seal.place != place):
            return None
        if any(name.startswith(SHARD_STATES) for name in os.listdir(directory)):
            return None
    except (OSError, ValueError, KeyError):
        return None
    made = ((os.path.join(directory, name), stamp) for name, stamp in seal.made.items())
    same = all(stamp.is_at(name, noted=noted) for name, stamp in (*made, *seal.read.items()))
    return Intact(directory, seal.figures) if same else None


def place_of(manifest: str) -> str:
    """Return the directory that the paths in a manifest are relative to."""
    return os.path.dirname(manifest)


def stamps_of(paths: Iterable[str]) -> dict[str, Stamp] | None:
    """Return the stamps of files, or None if one cannot be read or written down."""
    found: dict[str, Stamp] = {}
    for path in paths:
        stamp = Stamp.of(path)
        if stamp is None or _SEPARATOR in path or path.splitlines() != [path]:
            return None
        found[path] = stamp
    return found


def key_of(content: bytes, *, output: str | None, run_code: bool) -> str | None:
    """Return a hash of what a build depends on besides files, or None if it cannot be told.

    Parameters
    ----------
    content : bytes
        That of the manifest.
    output : str or None
        The directory that was asked for.
    run_code : bool
        Whether specs may run code.
    """
    versions = list(installed((*PACKAGES, *_EXTRAS)))
    try:
        own = [(entry.path, *looks(entry.stat())) for entry in own_files()]
    except OSError:
        return None
    if not own or not {name for name, _ in versions} >= set(PACKAGES):
        return None
    options = (output is None, run_code, standing_paths(), actplot.__version__)
    known = repr((options, versions, own)).encode("utf-8", "surrogateescape")
    return sha256(sha256(content).digest() + known).hexdigest()


def _named_output(content: bytes) -> str:
    """Return the directory that a manifest names, as far as can be told at a glance."""
    match = _OUTPUT.search(content)
    return os.fsdecode(match[1] or match[2] or b".") if match else "."


def _sealed(directory: str) -> tuple[Seal, int]:
    """Return the seal of a directory, and when it was written."""
    with open(os.path.join(directory, SEAL_NAME), "rb") as file:
        text = file.read().decode("utf-8", "surrogateescape")
        return Seal.of(text), os.fstat(file.fileno()).st_mtime_ns
