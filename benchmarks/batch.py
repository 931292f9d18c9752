"""Measures batches: every file accounted for, what a second process gains, memory, resuming.

    python benchmarks/batch.py [--files 2000] [--small 2000] [--pages 1000] [FOLDER ...]

Folders of PDFs may be given besides the samples; their documents and copies damaged by lot make the
batch that is accounted for. Writes its part of RESULTS.md; each measure is printed as it ends, and
none takes longer than --minutes.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pyarrow.parquet as pq
import pypdfium2
from results import write_part

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from batch_documents import make_plan  # noqa: E402 - from the tests
from mutated_pdfs import mutated  # noqa: E402

TITLE = "Batches: measured"
ONE_PAGE = 15  # plans of one page among the documents of a batch
PAIR = 40  # documents that one and two processes read
LOOK_S = 0.1
MB = 1_000_000
FAR = 100_000  # documents to which memory is carried on


@dataclass
class Measure:
    """One run of the command.

    Attributes:
        seconds: By the clock.
        code: What the command ended with; None where it was ended for its time.
        own_mb: The most memory of the process that hands out, and that at each look.
        reader_mb: The most memory of a process that reads, by its number.
        cpu: CPU seconds of each process, by its number; 0 is the one that hands out.
    """

    seconds: float = 0.0
    code: int | None = None
    own_mb: list[float] = field(default_factory=list)
    reader_mb: dict[int, float] = field(default_factory=dict)
    cpu: dict[int, float] = field(default_factory=dict)

    @property
    def reader(self) -> float:
        """The most memory of a reader, MB."""
        return max(self.reader_mb.values(), default=0.0)

    @property
    def cpu_s(self) -> float:
        """CPU seconds of all."""
        return sum(self.cpu.values())

    @property
    def longest_s(self) -> float:
        """CPU seconds that no second core could take over: of the run's own and the busiest."""
        readers = sorted((s for pid, s in self.cpu.items() if pid), reverse=True)
        return self.cpu.get(0, 0.0) + (readers[0] if readers else 0.0)


def measured(paths: Path, output: Path, jobs: int, minutes: float, *more: str) -> Measure:
    """Run ``jalon`` and look at its processes while it runs."""
    command = [sys.executable, "-m", "jalon", "run", str(paths), "-o", str(output), "-q"]
    measure, started = Measure(), time.perf_counter()
    with subprocess.Popen([*command, "-j", str(jobs), *more], stderr=subprocess.DEVNULL) as run:
        process = psutil.Process(run.pid)
        while run.poll() is None:
            _look(process, measure)
            if time.perf_counter() - started > 60 * minutes:
                run.kill()
                return measure
            time.sleep(LOOK_S)
    measure.seconds, measure.code = time.perf_counter() - started, run.returncode
    return measure


def _look(process: psutil.Process, measure: Measure) -> None:
    try:
        found = [(0, process), *((p.pid, p) for p in process.children(recursive=True))]
    except psutil.Error:
        return
    for pid, one in found:
        try:
            memory, times = one.memory_info().rss / MB, one.cpu_times()
        except psutil.Error:
            continue
        measure.cpu[pid] = times.user + times.system
        if pid:
            measure.reader_mb[pid] = max(measure.reader_mb.get(pid, 0.0), memory)
        else:
            measure.own_mb.append(memory)


def copies(folder: Path, sources: Sequence[Path], count: int) -> Path:
    """``count`` files like ``sources``, each with bytes of its own."""
    folder.mkdir()
    for number in range(count):
        source = sources[number % len(sources)]
        data = source.read_bytes() + b"\n%% %d\n" % number
        (folder / f"{number:05}.pdf").write_bytes(data)
    return folder


def damaged_copies(folder: Path, sources: Sequence[Path], count: int) -> Path:
    """``sources`` and copies of them damaged by lot, ``count`` in all."""
    folder.mkdir()
    whole = [path.read_bytes() for path in sources]
    for number in range(count):
        data = whole[number % len(whole)]
        data = data if number < len(whole) else mutated(data, number) + b"\n%% %d\n" % number
        (folder / f"{number:05}.pdf").write_bytes(data)
    return folder


def long_document(path: Path, sources: Sequence[Path], count: int) -> Path:
    """A document of ``count`` pages taken from ``sources`` in turn."""
    made = pypdfium2.PdfDocument.new()
    documents = [pypdfium2.PdfDocument(source) for source in sources]
    while len(made) < count:
        for document in documents:
            wanted = min(len(document), count - len(made))
            if wanted > 0:  # none at all would be taken for every page
                made.import_pages(document, list(range(wanted)))
    made.save(path)
    return path


@contextmanager
def place() -> Iterator[Path]:
    """A folder that goes with the measure."""
    folder = Path(tempfile.mkdtemp(prefix="jalon-batch-"))
    os.environ["JALON_CACHE"] = str(folder / "cache")
    os.environ["JALON_STATE"] = str(folder / "state")
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def account(folder: Path, options: argparse.Namespace) -> list[str]:
    """A batch of whole and damaged files: is there a row for each?"""
    plans = [make_plan(folder / f"plan-{number}.pdf", number) for number in range(ONE_PAGE)]
    given = (p for f in options.folders for p in _pdfs(f))
    sources = [*_pdfs(ROOT / "samples"), *given, *plans]
    files = damaged_copies(folder / "batch", sources, options.files)
    run = measured(files, folder / "batch-out", 2, options.minutes, "--ocr", "off")
    if run.code is None:
        return [f"{options.files:,} files: not ended within {options.minutes} minutes."]
    rows = pq.read_table(folder / "batch-out" / "documents.parquet").to_pylist()
    findings = pq.read_table(folder / "batch-out" / "findings.parquet").to_pylist()
    named = {row["file_name"] for row in rows}
    twins = {f["message_en"] for f in findings if f["code"] in {"duplicate_file", "same_content"}}
    missing = [p.name for p in files.iterdir() if p.name not in named and not _is_in(p.name, twins)]
    states = Counter(row["status"] for row in rows)
    errors = Counter(row["error"] for row in rows if row["error"])
    told = ", ".join(f"{count} {state}" for state, count in states.most_common())
    return [
        f"{options.files:,} files, {len(sources)} of them whole, the others damaged by "
        f"lot, pictures left unread: exit code {run.code}; {len(rows):,} rows ({told}), "
        f"{len(missing)} files without a row or a "
        f"finding that names them; {run.cpu_s / options.files:.2f} CPU seconds a file; the run "
        f"itself took {max(run.own_mb):.0f} MB at most, a reader {run.reader:.0f} MB. Errors: "
        + ", ".join(f"{code} {count}" for code, count in errors.most_common())
        + "."
    ]


def two_against_one(folder: Path, options: argparse.Namespace) -> list[str]:
    """The same documents by one process and by two."""
    files = copies(folder / "pair", _pdfs(ROOT / "samples"), PAIR)
    one = measured(files, folder / "one", 1, options.minutes)
    two = measured(files, folder / "two", 2, options.minutes)
    return [
        f"{PAIR} documents, two processes against one: {one.seconds / two.seconds:.2f} × by the "
        "clock of a machine that others used as well; by CPU seconds "
        f"{one.longest_s / two.longest_s:.2f} × (of the process that hands out and the busiest "
        "reader), all together "
        f"{two.cpu_s / one.cpu_s:.2f} times as many.",
    ]


def long_file(folder: Path, options: argparse.Namespace) -> list[str]:
    """Memory and time of long documents."""
    samples = _pdfs(ROOT / "samples")
    few = long_document(folder / "few.pdf", samples, options.pages // 4)
    many = long_document(folder / "many.pdf", samples, options.pages)
    short = measured(few, folder / "few-out", 1, options.minutes)
    long = measured(many, folder / "many-out", 1, options.minutes)
    if long.code is None:
        return [f"{options.pages:,} pages: not ended within {options.minutes} minutes."]
    return [
        f"{options.pages:,} pages of the samples in one file: a reader took {long.reader:.0f} MB; "
        f"{long.cpu_s / short.cpu_s:.2f} times the CPU seconds of a quarter of them."
    ]


def many_small(folder: Path, options: argparse.Namespace) -> list[str]:
    """Memory over many documents."""
    files = folder / "small"
    files.mkdir()
    for number in range(options.small):
        make_plan(files / f"{number:05}.pdf", number, f"Ville de Brume {number // 5}")
    run = measured(files, folder / "small-out", 2, options.minutes)
    half = folder / "half"
    half.mkdir()
    for path in sorted(files.iterdir())[: options.small // 2]:
        os.link(path, half / path.name)
    less = measured(half, folder / "half-out", 2, options.minutes)
    if run.code is None or less.code is None:
        return [f"{options.small:,} small documents: not ended within {options.minutes} minutes."]
    slope_kb = (max(run.own_mb) - max(less.own_mb)) * 1000 / (options.small - options.small // 2)
    far = max(run.own_mb) + slope_kb / 1000 * (FAR - options.small)
    return [
        f"{options.small:,} plans of one page: the run itself took {max(run.own_mb):.0f} MB at "
        f"most, with half as many {max(less.own_mb):.0f} MB: {slope_kb:.1f} kB a document, which "
        f"would be {far:.0f} MB with {FAR:,}. A reader took {run.reader:.0f} MB, with half as many "
        f"{less.reader:.0f} MB (a process reads 50 documents, then a fresh one takes its place). "
        f"{run.cpu_s / options.small:.2f} CPU seconds a document."
    ]


def _pdfs(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.pdf"))


def _is_in(name: str, texts: set[str]) -> bool:
    return any(name in text for text in texts)


MEASURES = {
    "account": account,
    "pair": two_against_one,
    "long": long_file,
    "small": many_small,
}


def main() -> None:
    """Measure what is asked for, and write it down when all was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--small", type=int, default=2_000)
    parser.add_argument("--pages", type=int, default=1_000)
    parser.add_argument(
        "--minutes", type=float, default=30.0, help="the most that one run may take"
    )
    parser.add_argument("--only", choices=MEASURES, action="append")
    options = parser.parse_args()
    said = []
    for name in options.only or MEASURES:
        with place() as folder:
            for sentence in MEASURES[name](folder, options):
                said.append(f"- {sentence}")
                sys.stdout.write(f"{said[-1]}\n")
                sys.stdout.flush()
    text = "`python benchmarks/batch.py`; each line is of one run on one machine."
    if not options.only:
        write_part(TITLE, "\n".join([text, "", *said]))


if __name__ == "__main__":
    main()
