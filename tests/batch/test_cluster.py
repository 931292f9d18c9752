"""A cluster: a real scheduler and two workers in processes of their own, on the loopback."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from batch_documents import ATTACKS, make_plan, make_plans

from jalon.batch.run import RunOptions, run_batch
from jalon.schemas.batch import Now, Outcome, Shard
from jalon.schemas.errors import ClusterError
from jalon.schemas.limits import Limits
from jalon.schemas.places import Place

pytest.importorskip("distributed", reason="Dask is not installed: jalon[cluster]")

Contents = Callable[[Path], dict[str, bytes]]
TIGHT = Limits(page_seconds=2, document_seconds=5, memory_mb=600)
START_S = 60


@dataclass
class Cluster:
    """A scheduler and its workers."""

    folder: Path
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def file(self) -> Path:
        """The scheduler's file, from which workers and runs know its address."""
        return self.folder / "scheduler.json"

    @property
    def address(self) -> str:
        """The scheduler's address."""
        return str(json.loads(self.file.read_text("utf-8"))["address"])

    def start_scheduler(self) -> None:
        """Start the scheduler and wait for it."""
        settings = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
        self._start("scheduler", "dask_scheduler", *settings)
        until = time.monotonic() + START_S
        while not self.file.exists() and time.monotonic() < until:
            time.sleep(0.1)

    def start_worker(self, name: str, folder: Path | None = None) -> None:
        """Start a worker that nobody restarts."""
        place = ["--local-directory", str(self.folder), "--nthreads", "1", "--no-nanny"]
        where = ["--host", "127.0.0.1", "--name", name, "--no-dashboard"]
        self._start(name, "dask_worker", *place, *where, folder=folder)

    def kill(self, name: str) -> None:
        """Kill one without a word."""
        self.processes[name].send_signal(signal.SIGKILL)
        self.processes[name].wait()

    def stop(self) -> None:
        """End all, the scheduler last."""
        for process in reversed(self.processes.values()):
            process.terminate()
        for process in self.processes.values():
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:  # a loaded machine; nothing is lost with it
                process.kill()
                process.wait()

    def _start(self, name: str, program: str, *more: str, folder: Path | None = None) -> None:
        command = [sys.executable, "-m", f"distributed.cli.{program}"]
        with (self.folder / f"{name}.log").open("wb") as log:
            self.processes[name] = subprocess.Popen(
                [*command, "--scheduler-file", str(self.file), *more],
                stdout=log,
                stderr=log,
                cwd=folder,
            )


@contextmanager
def cluster_in(folder: Path) -> Iterator[Cluster]:
    """A scheduler with two workers, ended with the test."""
    cluster = Cluster(folder)
    try:
        cluster.start_scheduler()
        cluster.start_worker("one")
        cluster.start_worker("two")
        yield cluster
    finally:
        cluster.stop()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Two workers for the tests that leave them alone."""
    with cluster_in(tmp_path_factory.mktemp("cluster")) as started:
        yield started


class Told:
    """Does something when so many files have ended."""

    def __init__(self, count: int, act: Callable[[], None]) -> None:
        self.left, self.act = count, act

    def begin(self, files: Sequence[Place]) -> None:
        """The files are known."""

    def ended(self, outcome: Outcome) -> None:
        """One file has been read."""
        assert outcome.number
        self.left -= 1
        if self.left == 0:
            self.act()

    def look(self, notes: Callable[[], list[tuple[int, Now]]]) -> None:
        """A moment has passed."""
        assert all(number > 0 for number, _ in notes())


def test_a_cluster_writes_what_one_machine_writes(
    cluster: Cluster, tmp_path: Path, contents: Contents
) -> None:
    """Good files, a copy, a broken one, no file at all, one that hangs: the same bytes."""

    plans = make_plans(tmp_path / "plans", 4)
    (plans / "copy.pdf").write_bytes((plans / "plan-2.pdf").read_bytes())
    (plans / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    (plans / "folder.pdf").mkdir()
    (plans / "attack.pdf").write_bytes(ATTACKS["endless layers"]())
    options = RunOptions(jobs=2, limits=TIGHT)
    run_batch([plans], tmp_path / "here", options)

    report = run_batch(
        [plans], tmp_path / "there", replace(options, jobs=None, cluster=str(cluster.file))
    )

    assert contents(tmp_path / "there") == contents(tmp_path / "here")
    assert report.tally.documents == 7
    assert report.known == 0


@pytest.mark.slow
def test_only_new_files_are_read_there(cluster: Cluster, tmp_path: Path) -> None:
    """A dataset that one machine wrote is gone on with by a cluster; a shard holds there too."""

    plans = make_plans(tmp_path / "plans", 3)
    run_batch([plans], tmp_path / "out", RunOptions(jobs=1))
    make_plan(plans / "plan-9.pdf", 9)

    report = run_batch([plans], tmp_path / "out", RunOptions(cluster=cluster.address))
    part = replace(RunOptions(jobs=1), shard=Shard(1, 2))
    here = run_batch([plans], tmp_path / "here", part)
    there = run_batch([plans], tmp_path / "there", replace(part, cluster=cluster.address))

    assert (report.tally.documents, report.known) == (4, 3)
    assert there.tally.documents == here.tally.documents < 4


def test_a_worker_that_dies_is_survived(tmp_path: Path, contents: Contents) -> None:
    """One of two is killed while it reads: the other one reads its files, nothing is lost."""

    plans = make_plans(tmp_path / "plans", 8)
    run_batch([plans], tmp_path / "here", RunOptions(jobs=2))

    with cluster_in(tmp_path) as cluster:
        told = Told(2, lambda: cluster.kill("one"))
        options = RunOptions(cluster=str(cluster.file))
        run_batch([plans], tmp_path / "there", options, told)
        assert cluster.processes["one"].returncode == -signal.SIGKILL

    assert contents(tmp_path / "there") == contents(tmp_path / "here")


@pytest.mark.slow
def test_a_cluster_that_is_lost_is_gone_on_with(
    tmp_path: Path, contents: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The scheduler dies: the run says so, what was read is kept, the next run goes on."""

    monkeypatch.setattr("jalon.batch.cluster.CONNECT_S", 5)
    plans = make_plans(tmp_path / "plans", 6)
    run_batch([plans], tmp_path / "here", RunOptions(jobs=2))

    with cluster_in(tmp_path) as cluster:
        told = Told(2, lambda: cluster.kill("scheduler"))
        with pytest.raises(ClusterError, match="cluster_lost"):
            run_batch([plans], tmp_path / "there", RunOptions(cluster=str(cluster.file)), told)
    report = run_batch([plans], tmp_path / "there", RunOptions(jobs=1))

    assert report.known >= 2
    assert contents(tmp_path / "there") == contents(tmp_path / "here")


def test_no_scheduler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address where none answers is an error with the address."""

    monkeypatch.setattr("jalon.batch.cluster.CONNECT_S", 1)
    plan = make_plan(tmp_path / "plan.pdf")

    with pytest.raises(ClusterError, match=r"tcp://127\.0\.0\.1:1") as caught:
        run_batch([plan], tmp_path / "out", RunOptions(cluster="tcp://127.0.0.1:1"))

    assert caught.value.code == "cluster_unreachable"


def test_another_program_is_refused(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Workers that would read otherwise do not read at all."""

    monkeypatch.setattr("jalon.batch.cluster.program_digest", lambda: "another")
    plan = make_plan(tmp_path / "plan.pdf")

    with pytest.raises(ClusterError) as caught:
        run_batch([plan], tmp_path / "out", RunOptions(cluster=cluster.address))

    assert caught.value.code == "cluster_differs"


def test_files_that_workers_do_not_see(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, contents: Contents
) -> None:
    """What stands on the asking machine alone is sent along."""

    plans = make_plans(tmp_path / "plans", 2)
    run_batch([plans], tmp_path / "here", RunOptions(jobs=1))
    monkeypatch.chdir(plans)  # the workers stand elsewhere

    run_batch(
        [Path("plan-1.pdf"), Path("plan-2.pdf")],
        tmp_path / "there",
        RunOptions(cluster=cluster.address),
    )

    assert contents(tmp_path / "there") == contents(tmp_path / "here")
    names = pq.read_table(tmp_path / "there" / "documents.parquet")["file_name"].to_pylist()
    assert sorted(names) == ["plan-1.pdf", "plan-2.pdf"]
