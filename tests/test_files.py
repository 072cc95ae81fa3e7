"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from actplot import files
from actplot.errors import OutputError
from actplot.files import write_all_atomically, write_atomically

needs_permissions = pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="permissions do not bind root"
)


def mode(path: Path) -> int:
    """Return a file's permission bits."""
    return stat.S_IMODE(path.stat().st_mode)


def names(directory: Path) -> list[str]:
    """Return the names of all files in a directory."""
    return sorted(path.name for path in directory.iterdir())


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    """The umask decides, as for any other program."""
    before = os.umask(0o027)
    try:
        write_atomically(tmp_path / "a.png", b"new")
    finally:
        os.umask(before)
    assert (tmp_path / "a.png").read_bytes() == b"new"
    assert mode(tmp_path / "a.png") == 0o640
    assert names(tmp_path) == ["a.png"]


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    """Its content is new, its mode bits are not."""
    path = tmp_path / "a.png"
    path.write_bytes(b"old")
    path.chmod(0o604)
    write_atomically(path, b"new")
    assert (path.read_bytes(), mode(path)) == (b"new", 0o604)
    assert names(tmp_path) == ["a.png"]


@pytest.mark.parametrize("exists", [True, False])
def test_a_link_stays_and_its_target_is_written(tmp_path: Path, exists: bool) -> None:
    """Also through a chain of links, and when the last one dangles."""
    (tmp_path / "folder").mkdir()
    target = tmp_path / "folder" / "target.png"
    if exists:
        target.write_bytes(b"old")
    (tmp_path / "second.png").symlink_to("folder/target.png")
    (tmp_path / "first.png").symlink_to("second.png")
    write_atomically(tmp_path / "first.png", b"new")
    assert target.read_bytes() == b"new"
    assert not target.is_symlink()
    assert (tmp_path / "first.png").readlink() == Path("second.png")
    assert (tmp_path / "second.png").readlink() == Path("folder/target.png")
    assert names(tmp_path / "folder") == ["target.png"]


@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()]
)
def test_a_failure_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> None:
    """Whatever fails, the old content stays and no temporary file does."""
    path = tmp_path / "a.png"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise error

    if step == "open":
        monkeypatch.setattr(files, "open", fail, raising=False)
    else:
        monkeypatch.setattr(os, step, fail)
    expected = OutputError if isinstance(error, OSError) else KeyboardInterrupt
    with pytest.raises(expected) as caught:
        write_atomically(path, b"new")
    monkeypatch.undo()
    if expected is OutputError:
        assert str(caught.value).endswith("a.png': No space left on device")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.png"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_being_killed_leaves_the_old_file_whole(tmp_path: Path, step: str) -> None:
    """SIGKILL in the middle of a write loses nothing."""
    path = tmp_path / "a.png"
    path.write_bytes(b"old")
    program = (
        "import os, signal, sys\n"
        "from actplot.files import write_atomically\n"
        f"os.{step} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "write_atomically(sys.argv[1], b'new')\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("folder", "Is a directory"),
        ("no/a.png", "No such file or directory"),
        ("file/a.png", "Not a directory"),
        ("n" * 300, "File name too long"),
        ("nul\0.png", "embedded null"),
        ("loop.png", "Too many levels of symbolic links"),
    ],
)
def test_impossible_places_are_output_errors(tmp_path: Path, name: str, reason: str) -> None:
    """They are named, and nothing is created."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    (tmp_path / "loop.png").symlink_to("loop.png")
    before = names(tmp_path)
    with pytest.raises(OutputError, match=reason):
        write_atomically(f"{tmp_path}/{name}", b"new")
    assert names(tmp_path) == before


@needs_permissions
def test_a_directory_without_permission_is_an_output_error(tmp_path: Path) -> None:
    """Nothing is written into a directory that may only be read."""
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(OutputError, match="Permission denied"):
            write_atomically(tmp_path / "a.png", b"new")
    finally:
        tmp_path.chmod(0o755)
    assert names(tmp_path) == []


@needs_permissions
def test_a_read_only_file_is_not_replaced(tmp_path: Path) -> None:
    """A file its owner has protected stays, although its directory could be written."""
    path = tmp_path / "a.png"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(OutputError, match="Permission denied"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() != 0, reason="only root can become someone else"
)
def test_permissions_bind_another_user() -> None:
    """As root, the two cases above are tried by a process that gave its rights up."""
    program = (
        "import os, sys\n"
        "from actplot import errors, files\n"
        "os.setgid(65534); os.setuid(65534)\n"
        "for path in sys.argv[1:]:\n"
        "    try:\n"
        "        files.write_atomically(path, b'new')\n"
        "    except errors.OutputError as error:\n"
        "        print(error)\n"
    )
    # pytest's own directories are closed to others; this one is not.
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        read_only, closed = root / "a.png", root / "closed"
        read_only.write_bytes(b"old")
        closed.mkdir()
        for path, bits in ((root, 0o777), (read_only, 0o444), (closed, 0o555)):
            path.chmod(bits)
        command = [sys.executable, "-c", program, str(read_only), str(closed / "b.png")]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.stdout.count("Permission denied") == 2
        assert read_only.read_bytes() == b"old"
        assert names(closed) == []


def test_a_device_is_written_to(tmp_path: Path) -> None:
    """Devices are not replaced, whether named or linked to."""
    (tmp_path / "null.png").symlink_to("/dev/null")
    write_atomically(tmp_path / "null.png", b"new")
    write_atomically("/dev/null", b"new")
    assert not Path("/dev/null").is_file()
    assert names(tmp_path) == ["null.png"]


def test_all_files_find_room_before_any_is_replaced(tmp_path: Path) -> None:
    """If the second cannot be written, the first is not touched."""
    (tmp_path / "a.png").write_bytes(b"old")
    with pytest.raises(OutputError, match=r"cannot write '.*b.svg': No such file"):
        write_all_atomically({f"{tmp_path}/a.png": b"new", f"{tmp_path}/no/b.svg": b"new"})
    assert (tmp_path / "a.png").read_bytes() == b"old"
    assert names(tmp_path) == ["a.png"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_the_error_names_what_was_written(tmp_path: Path) -> None:
    """A device can fail after a file took its place; the message says so."""
    with pytest.raises(
        OutputError, match=r"No space left on device \(written before it: '.*a.png'"
    ):
        write_all_atomically({f"{tmp_path}/a.png": b"new", "/dev/full": b"new"})
    assert (tmp_path / "a.png").read_bytes() == b"new"
