"""A build runs on a cluster that is there already, and writes the same files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from actplot.errors import ActplotError, InputError
from actplot.gallery import build, check, clusters
from actplot.gallery.clusters import on_cluster

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MANIFEST = """\
[defaults]
dpi = 40
size = [2, 1.5]
[[figure]]
name = "f-{spec}"
sweep.spec = ["relu", "tanh", "log(-1 - abs(x))"]
"""


@pytest.mark.parametrize("address", ["", "dask://", "dask://host", "dask://:1", "tcp://a:1", "x"])
def test_a_wrong_address_is_refused(address: str) -> None:
    """With the form of a right one."""
    with pytest.raises(InputError, match="is not of the form dask://HOST:PORT"):
        on_cluster(address)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Return the address of a cluster of two workers on this machine."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    ) as cluster:
        yield cluster.scheduler_address.replace("tcp://", "dask://")


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    """Return a manifest of three figures, one of which cannot be drawn."""
    path = tmp_path / "gallery.toml"
    path.write_text(MANIFEST, encoding="utf-8")
    return path


@pytest.mark.filterwarnings("default")
def test_a_cluster_draws_what_this_machine_draws(manifest: Path, address: str) -> None:
    """Its pictures come back as bytes; a figure that fails is told."""
    report = build(manifest, executor=on_cluster(address))
    assert sorted(report.drawn) == ["f-relu", "f-tanh"]
    assert [each.name for each in report.failed] == ["f-log_-1_-_abs_x"]
    assert "no finite value" in report.failed[0].message
    assert check(manifest, only=["f-[rt]*"], jobs=1).differences == ()
    assert check(manifest, only=["f-[rt]*"], executor=on_cluster(address)).differences == ()


@pytest.mark.filterwarnings("default")
def test_workers_of_another_version_are_refused(
    manifest: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They would draw other pictures than those that are known here."""
    # Sent to the workers as code, it gives another number there.
    monkeypatch.setattr(clusters, "versions", lambda: {"numpy": str(os.getpid())})
    message = f"another version of numpy than this process: [0-9]+, here {os.getpid()}"
    with pytest.raises(ActplotError, match=message):
        build(manifest, executor=on_cluster(address))
