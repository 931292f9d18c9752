"""A file that hangs, dies or eats memory costs itself, or its page, and nobody else."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from batch_documents import ATTACKS, make_plan
from raw_pdf import raw_pdf, text

from jalon.batch.pool import ReadingPool
from jalon.batch.processes import reading_context
from jalon.batch.results import Results
from jalon.batch.run import RunOptions, run_batch
from jalon.messages import Language
from jalon.schemas.batch import ReaderSettings, Task
from jalon.schemas.limits import Limits
from jalon.validate import check_dataset

TIGHT = Limits(page_seconds=2, document_seconds=5, memory_mb=600)
PAGE_CODES = {"page_limit_seconds", "page_limit_memory", "page_reader_died"}


def rows_of(folder: Path, table: str) -> list[dict[str, object]]:
    """The rows of one table."""
    rows: list[dict[str, object]] = pq.read_table(folder / f"{table}.parquet").to_pylist()
    return rows


@pytest.mark.parametrize("make", ATTACKS.values(), ids=ATTACKS)
def test_a_hostile_file_costs_itself(tmp_path: Path, make: Callable[[], bytes]) -> None:
    """The plan beside it is read; the hostile file has its row, and the limit that it met."""

    make_plan(tmp_path / "plan.pdf")
    (tmp_path / "attack.pdf").write_bytes(make())

    run_batch([tmp_path], tmp_path / "out", RunOptions(jobs=2, limits=TIGHT))

    status = {row["file_name"]: row["status"] for row in rows_of(tmp_path / "out", "documents")}
    assert status["plan.pdf"] == "ok"
    assert status["attack.pdf"] in {"partial", "failed"}
    codes = {row["code"] for row in rows_of(tmp_path / "out", "findings")}
    assert codes & PAGE_CODES
    assert check_dataset(tmp_path / "out", Language.EN).faults == ()


def test_a_bad_page_costs_its_page(tmp_path: Path) -> None:
    """The pages around the one that eats memory are read."""

    (tmp_path / "attack.pdf").write_bytes(ATTACKS["self-drawing form"]())

    run_batch([tmp_path], tmp_path / "out", RunOptions(jobs=1, limits=TIGHT))

    (document,) = rows_of(tmp_path / "out", "documents")
    bad = [r["page"] for r in rows_of(tmp_path / "out", "findings") if r["code"] in PAGE_CODES]
    assert (document["status"], document["pages"]) == ("partial", 3)
    assert bad == [2]
    sizes = document["page_sizes"]
    assert isinstance(sizes, list)
    assert [size["first_page"] for size in sizes] == [1, 3]


def settings_in(folder: Path) -> ReaderSettings:
    """Settings whose folders are there."""
    for name in ("results", "live"):
        (folder / name).mkdir(parents=True)
    return ReaderSettings(folder / "results", folder / "live", TIGHT)


def test_a_process_that_is_killed_is_survived(tmp_path: Path) -> None:
    """Whoever kills the processes that read (the system, out of memory), every file is read."""

    for number in range(6):
        (tmp_path / f"{number}.pdf").write_bytes(raw_pdf(text(50, 200, f"Page {number}")))
    settings = settings_in(tmp_path / "work")
    pool = ReadingPool(2, settings)
    tasks = [Task(n, path) for n, path in enumerate(sorted(tmp_path.glob("*.pdf")), start=1)]
    killed: list[int] = []

    def kill_once() -> None:
        for pid, _ in pool.watch.notes():
            if not killed:
                killed.append(pid)
                os.kill(pid, signal.SIGKILL)

    outcomes = list(pool.read(tasks, kill_once))

    assert len(outcomes) == 6
    assert not any(outcome.is_failed for outcome in outcomes)
    assert len(list(Results(settings.results).ids())) == 6


def test_larger_files_are_not_read(tmp_path: Path) -> None:
    """A file over the size that is allowed has a row with the limit, in both languages."""

    (tmp_path / "a.pdf").write_bytes(raw_pdf(text(50, 200, "Plan")) + bytes(2_000_000))

    run_batch([tmp_path], tmp_path / "out", RunOptions(jobs=1, limits=Limits(file_mb=1)))

    (document,) = rows_of(tmp_path / "out", "documents")
    assert document["error"] == "limit_file"
    assert "1 Mo" in str(document["error_fr"]).replace("\u00a0", " ")
    assert "1 MB" in str(document["error_en"])


def test_folder_entries_that_are_no_files(tmp_path: Path) -> None:
    """A pipe, a device, a folder and a link to itself have rows; nothing waits for them."""

    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    folder = tmp_path / "in"
    folder.mkdir()
    make_plan(folder / "plan.pdf")
    os.mkfifo(folder / "pipe.pdf")
    (folder / "folder.pdf").mkdir()
    (folder / "loop.pdf").symlink_to("loop.pdf")
    (folder / "zero.pdf").symlink_to("/dev/zero")

    run_batch([folder], tmp_path / "out", RunOptions(jobs=1))

    errors = {row["file_name"]: row["error"] for row in rows_of(tmp_path / "out", "documents")}
    assert errors == {
        "plan.pdf": None,
        "pipe.pdf": "not_a_regular_file",
        "zero.pdf": "not_a_regular_file",
        "folder.pdf": "folder_named_pdf",
        "loop.pdf": "link_loop",
    }


def test_processes_that_start_from_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system knows no server to fork from (Windows), limits and rows are the same."""

    monkeypatch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
    assert reading_context().get_start_method() == "spawn"
    make_plan(tmp_path / "plan.pdf")
    (tmp_path / "attack.pdf").write_bytes(ATTACKS["nested marks"]())

    run_batch([tmp_path], tmp_path / "out", RunOptions(jobs=2, limits=TIGHT))

    status = {row["file_name"]: row["status"] for row in rows_of(tmp_path / "out", "documents")}
    assert status == {"plan.pdf": "ok", "attack.pdf": "partial"}
