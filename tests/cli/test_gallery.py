"""`actplot gallery` as it is run: its words, its exit codes, and what signals do to it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MANIFEST = """\
[defaults]
formats = ["svg", "png"]
dpi = 40
size = [2, 1.5]
[[figure]]
name = "relu"
spec = "relu"
derivative = 1
[[figure]]
name = "softmax"
logits = [2, 1, 0.1]
"""

# A function that says where it runs, then never returns: a worker is at work when it is read.
STUCK = """\
import os, signal
def stuck(x):
    with open({fifo!r}, "w") as pipe:
        pipe.write(f"{{os.getpid()}}\\n")
    signal.pause()
"""
STUCK_FIGURE = '[[figure]]\nname = "stuck"\nspec = "stuck.py:stuck"\n'

linux = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="watches processes of Linux")


def actplot(directory: Path, *words: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Run actplot gallery in a directory."""
    command = [sys.executable, "-m", "actplot", "gallery", *words]
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        command, cwd=directory, capture_output=True, text=True, check=False, **options
    )


@pytest.fixture(scope="module")
def gallery_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a gallery that was built by processes."""
    directory = tmp_path_factory.mktemp("gallery")
    (directory / "gallery.toml").write_text(MANIFEST, encoding="utf-8")
    done = actplot(directory, "build")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "index.html: 2 drawn, 0 unchanged, 0 failed\n"
    return directory


@pytest.fixture
def gallery(gallery_once: Path, tmp_path: Path) -> Path:
    """Return a copy of that gallery."""
    return shutil.copytree(gallery_once, tmp_path / "gallery")


def test_a_build_that_has_nothing_to_do_loads_nothing_heavy(gallery: Path) -> None:
    """Neither numpy nor matplotlib; nothing is written."""
    program = (
        "import sys; from actplot.cli.main import run; assert run(['gallery', 'build']) == 0\n"
        "print(*{'numpy', 'matplotlib', 'seaborn'} & sys.modules.keys())"
    )
    before = {each.name: each.stat().st_mtime_ns for each in gallery.iterdir()}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=gallery, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("\n", "index.html: 0 drawn, 2 unchanged, 0 failed\n")
    assert {each.name: each.stat().st_mtime_ns for each in gallery.iterdir()} == before


def test_a_gallery_may_be_built_from_elsewhere(gallery: Path) -> None:
    """Its paths are relative to its manifest."""
    done = actplot(gallery.parent, "build", "gallery/gallery.toml", "--dry-run")
    assert done.stderr == "gallery/index.html: 0 to draw, 2 unchanged, 0 failed\n"


def test_a_manifest_may_come_through_a_pipe(tmp_path: Path) -> None:
    """It is read once; the figures go into the working directory."""
    for source in ("-", "/dev/stdin"):
        done = actplot(tmp_path, "build", source, "--dry-run", input=MANIFEST)
        assert (done.stdout, done.returncode) == ("relu\nsoftmax\n", 0)
        assert done.stderr == "index.html: 2 to draw, 0 unchanged, 0 failed\n"
    assert actplot(tmp_path, "build", "-", "--watch", input=MANIFEST).returncode == 2


def test_a_check_passes(gallery: Path) -> None:
    """What was built is what is drawn now; nothing is written."""
    before = {each.name: each.stat().st_mtime_ns for each in gallery.iterdir()}
    done = actplot(gallery, "check")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "2 checked, 0 differ, 0 failed\n"
    assert {each.name: each.stat().st_mtime_ns for each in gallery.iterdir()} == before


def test_a_check_tells_what_differs(gallery: Path) -> None:
    """On standard output, in a page and in JUnit XML."""
    shutil.copy(gallery / "softmax.png", gallery / "relu.png")
    done = actplot(gallery, "check", "--report", "out/report", "--junit", "out.xml")
    assert done.returncode == 1
    assert done.stdout.startswith("relu.png: ")
    assert "pixels differ by up to" in done.stdout
    assert done.stderr == "report: out/report/index.html\n2 checked, 1 differ, 0 failed\n"
    assert (gallery / "out" / "report" / "relu.difference.png").is_file()
    assert 'failures="1"' in (gallery / "out.xml").read_text(encoding="utf-8")


def test_a_failed_figure_is_told(gallery: Path) -> None:
    """With exit code 1; the others are drawn."""
    with (gallery / "gallery.toml").open("a", encoding="utf-8") as file:
        file.write('[[figure]]\nname = "none"\nspec = "log(-abs(x) - 1)"\n')
    done = actplot(gallery, "build")
    assert done.returncode == 1
    assert done.stderr == (
        "Error: figure 'none': no finite value on [-1000, 1000]: nothing to draw\n"
        "  log(-abs(x) - 1)\n  ^\n"
        "index.html: 0 drawn, 2 unchanged, 1 failed\n"
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["build", "no.toml"], "cannot read the manifest 'no.toml': No such file or directory"),
        (["build"], "there is no gallery.toml or gallery/gallery.toml here; name a manifest, or"),
        (["build", "--shard", "3/2"], "shard '3/2' is not of the form 2/5"),
        (["build", "--forse"], "No such option '--forse'. Did you mean '--force'?"),
        (["check", "/dev/null"], "'/dev/null': no figures; write tables [[figure]]"),
    ],
)
def test_wrong_words(tmp_path: Path, words: list[str], message: str) -> None:
    """One line, exit code 2, nothing written."""
    done = actplot(tmp_path, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"Error: {message}")
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_without_a_command_the_help_is_shown(tmp_path: Path) -> None:
    """As click does for a group, and not as an error; each command's line is whole."""
    done = actplot(tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Usage: actplot gallery [OPTIONS] COMMAND")
    assert actplot(tmp_path, "--help").stdout == done.stderr
    assert "..." not in done.stderr.partition("Commands:")[2]


def test_init_writes_a_manifest_that_builds(tmp_path: Path) -> None:
    """And never over another."""
    done = actplot(tmp_path, "init")
    assert (done.returncode, done.stdout) == (0, "gallery/gallery.toml\n")
    text = (tmp_path / "gallery" / "gallery.toml").read_text(encoding="utf-8")
    (tmp_path / "all.toml").write_text(
        text.replace("\n# [", "\n[")
        .replace("\n# n", "\nn")
        .replace("\n# s", "\ns")
        .replace("\n# d", "\nd"),
        encoding="utf-8",
    )
    assert actplot(tmp_path, "build", "--dry-run").returncode == 0
    assert actplot(tmp_path, "build", "all.toml", "--dry-run").stdout.count("\n") > 150
    done = actplot(tmp_path, "init")
    message = "Error: 'gallery/gallery.toml' exists; it is left as it is\n"
    assert (done.returncode, done.stderr) == (2, message)


@pytest.fixture
def stuck(gallery: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Return a build that never ends, and the number of the worker it waits for."""
    fifo = gallery / "fifo"
    os.mkfifo(fifo)
    (gallery / "stuck.py").write_text(STUCK.format(fifo=str(fifo)), encoding="utf-8")
    (gallery / "relu.png").unlink()
    with (gallery / "gallery.toml").open("a", encoding="utf-8") as file:
        file.write(STUCK_FIGURE)
    command = [sys.executable, "-m", "actplot", "gallery", "build", "--run-code", "--jobs", "1"]
    with subprocess.Popen(command, cwd=gallery, stderr=subprocess.PIPE, text=True) as build:
        try:
            yield build, int(fifo.read_text(encoding="utf-8"))
        finally:
            build.kill()


@linux
@pytest.mark.parametrize(
    ("kind", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)]
)
def test_a_stopped_build_leaves_no_worker_and_no_part_of_a_file(
    stuck: tuple[subprocess.Popen[str], int],
    gallery: Path,
    kind: signal.Signals,
    code: int,
    gone: Callable[[int], bool],
) -> None:
    """The next build may begin."""
    build, worker = stuck
    build.send_signal(kind)
    _, said = build.communicate()
    assert (build.returncode, said) == (code, "")
    assert gone(worker)
    assert not list(gallery.glob("*.tmp"))
    assert all(path.read_bytes().endswith(b"IEND\xaeB`\x82") for path in gallery.glob("*.png"))
    assert actplot(gallery, "build", "--only", "relu", "--run-code").returncode == 0


@linux
def test_a_killed_worker_fails_its_figure(
    stuck: tuple[subprocess.Popen[str], int], gallery: Path
) -> None:
    """The build goes on, tells of it and exits with 1."""
    build, worker = stuck
    os.kill(worker, signal.SIGKILL)
    _, said = build.communicate()
    assert build.returncode == 1
    assert said.startswith("Error: figure 'stuck': its process was killed by signal 9\n")
    assert said.endswith(" unchanged, 1 failed\n")
    assert json.loads((gallery / ".actplot-gallery.json").read_text())["figures"].keys() == {
        "relu", "softmax",
    }  # fmt: skip


@linux
def test_a_second_build_is_refused(stuck: tuple[subprocess.Popen[str], int], gallery: Path) -> None:
    """It says who is at work."""
    build, _ = stuck
    done = actplot(gallery, "build", "--force", "--run-code")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"Error: another build is running (pid {build.pid})\n"


def test_watching_builds_whenever_the_manifest_changes(tmp_path: Path) -> None:
    """A mistake in it is told, and does not end the watch."""
    manifest = tmp_path / "gallery.toml"
    manifest.write_text(MANIFEST, encoding="utf-8")
    command = [sys.executable, "-m", "actplot", "gallery", "build", "--watch", "--dry-run"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as watch:
        assert watch.stderr is not None
        watching = "watching 'gallery.toml'; Ctrl-C ends it\n"
        for text, said in [
            (None, "index.html: 2 to draw, 0 unchanged, 0 failed\n"),
            ("x = ", "Error: 'gallery.toml': "),
            (MANIFEST.partition('[[figure]]\nname = "soft')[0], "index.html: 1 to draw"),
        ]:
            if text is not None:
                manifest.with_suffix(".new").write_text(text, encoding="utf-8")
                manifest.with_suffix(".new").replace(manifest)
            lines = iter(watch.stderr.readline, watching)
            assert "".join(lines).startswith(said)
        watch.send_signal(signal.SIGINT)
    assert watch.returncode == 130
