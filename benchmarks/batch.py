"""Measures batches: what a second process gains, how memory and time grow with an archive.

Run as ``python benchmarks/batch.py``; writes its part of RESULTS.md. Every figure is a ratio of two
measures of the same run on the same machine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import psutil

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "RESULTS.md"
HEAD = "\n# Batches: measured\n"
SMALL, LARGE = 20, 80  # documents
LOOK_S = 0.05
MB = 1_000_000


class Measure(NamedTuple):
    """One run: seconds by the clock, the most memory of the run's own process and of a reader."""

    seconds: float
    own_mb: float
    reader_mb: float


def copies(folder: Path, count: int) -> Path:
    """``count`` files like the sample plans, each with bytes of its own."""
    samples = sorted((ROOT / "samples").glob("*.pdf"))
    folder.mkdir()
    for number in range(count):
        source = samples[number % len(samples)]
        name = f"{number:05}.pdf"
        (folder / name).write_bytes(source.read_bytes() + b"\n%% %d\n" % number)
    return folder


def blank(path: Path, count: int) -> Path:
    """A document of ``count`` blank pages."""
    kids = " ".join(f"{n + 3} 0 R" for n in range(count))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {count}/Kids[{kids}]>>"]
    objects += ["<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>"] * count
    body = "".join(f"{n} 0 obj\n{text}\nendobj\n" for n, text in enumerate(objects, start=1))
    path.write_text(f"%PDF-1.7\n{body}trailer\n<</Root 1 0 R>>\n%%EOF\n", encoding="ascii")
    return path


def measured(paths: Path, output: Path, jobs: int) -> Measure:
    """Run ``jalon`` and look at its processes while it runs."""
    command = [sys.executable, "-m", "jalon", "run", str(paths), "-o", str(output), "-q"]
    started = time.perf_counter()
    own, reader = 0, 0
    with subprocess.Popen([*command, "-j", str(jobs)]) as run:
        process = psutil.Process(run.pid)
        while run.poll() is None:
            own = max(own, memory_of(process))
            reader = max([reader, *map(memory_of, children_of(process))])
            time.sleep(LOOK_S)
    return Measure(time.perf_counter() - started, own / MB, reader / MB)


def memory_of(process: psutil.Process) -> int:
    """Resident bytes of a process, 0 when it has ended."""
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def children_of(process: psutil.Process) -> list[psutil.Process]:
    """All processes that a run has started."""
    try:
        return list(process.children(recursive=True))
    except psutil.Error:
        return []


@contextmanager
def place() -> Iterator[Path]:
    """A folder that goes with the measure."""
    folder = Path(tempfile.mkdtemp(prefix="jalon-batch-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def report() -> str:
    """The part of RESULTS.md."""
    with place() as folder:
        os.environ["JALON_CACHE"] = str(folder / "cache")
        small = copies(folder / "small", SMALL)
        large = copies(folder / "large", LARGE)
        one = measured(small, folder / "one", 1)
        two = measured(small, folder / "two", 2)
        again = measured(small, folder / "two", 2)
        many = measured(large, folder / "many", 2)
        few_pages = measured(blank(folder / "few.pdf", 1_000), folder / "few-out", 1)
        many_pages = measured(blank(folder / "many.pdf", 4_000), folder / "many-out", 1)
    rows = {
        f"two processes against one, {SMALL} documents": one.seconds / two.seconds,
        "the same documents once more, into the same dataset": one.seconds / again.seconds,
        f"time of {LARGE} documents against {SMALL}": many.seconds / two.seconds,
        f"memory of the run itself, {LARGE} documents against {SMALL}": many.own_mb / two.own_mb,
        f"memory of a reader, {LARGE} documents against {SMALL}": many.reader_mb / two.reader_mb,
        "time of 4,000 blank pages against 1,000": many_pages.seconds / few_pages.seconds,
    }
    lines = [f"| {name} | {value:.2f} × |" for name, value in rows.items()]
    text = (
        "Copies of the samples, each with bytes of its own; ratios of one run on one machine "
        "(`benchmarks/batch.py`). The run itself took "
        f"{many.own_mb:.0f} MB at most, a reader {many.reader_mb:.0f} MB.\n"
    )
    return "\n".join([HEAD, text, "| measure | ratio |", "|---|---|", *lines]) + "\n"


if __name__ == "__main__":
    before = RESULTS.read_text(encoding="utf-8").partition(HEAD)[0]
    RESULTS.write_text(before + report(), encoding="utf-8")
