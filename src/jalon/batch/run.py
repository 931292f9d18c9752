"""A run from paths to a dataset: what was read before is used again, the rest is read and kept."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Protocol

from jalon.batch.dropped import check_nothing_dropped, dropped_documents
from jalon.batch.former import find_former, note_made_with, was_made_with
from jalon.batch.program import program_digest
from jalon.batch.results import Results
from jalon.batch.starting import start_server
from jalon.batch.work import Work, working_on
from jalon.corrections.store import Store, default_path, digest_of
from jalon.extras import require
from jalon.inputs import find_files, merged, shown_name, unread_file
from jalon.plugins import READERS, find_reader, plugin_label, reader_digest
from jalon.publish import prepare_output
from jalon.publish.folder import publish
from jalon.schemas.batch import Kept, Now, Outcome, ReaderSettings, Shard, Task
from jalon.schemas.corrections import EventKind
from jalon.schemas.inputs import Found, Inputs, RunReport, SourceFile, Tally
from jalon.schemas.limits import Limits
from jalon.schemas.ocr import OcrMode
from jalon.schemas.own_words import OwnWords
from jalon.schemas.places import Place, Url
from jalon.source_table import SourceTable
from jalon.sources import remember_sources

CROSS_CHECK_TIMES = 5.0  # a second opinion takes as much longer


class Progress(Protocol):
    """Is told how a run goes."""

    def begin(self, files: Sequence[Place]) -> None:
        """The files are known."""

    def ended(self, outcome: Outcome) -> None:
        """One file has been read, or could not be."""

    def look(self, notes: Callable[[], list[tuple[int, Now]]]) -> None:
        """A moment has passed; ``notes`` gives what each process is at."""


class Pool(Protocol):
    """Reads files, on this machine or on others."""

    def read(self, tasks: Iterable[Task | None], look: Callable[[], None]) -> Iterator[Outcome]:
        """The outcome of every task, in the order in which they end."""

    def notes(self) -> list[tuple[int, Now]]:
        """What is being read."""


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How a run is to be done.

    Attributes:
        jobs: Processes that read; None for the cores at hand.
        limits: What one document may cost.
        cross_check: Read every number a second time, by other engines.
        own: The word lists with the user's own words.
        ocr: When pages are read from their pictures.
        shard: The part of the archive to read.
        keep_others: Of a former dataset's documents that are not among the files: True to keep
            them, False to drop them, None to refuse.
        log_file: Where the processes note details of errors.
        corrections: What people corrected; None for the file beside the dataset.
        cluster: Address of a Dask scheduler whose workers read, or its scheduler file; None for
            this machine. ``jobs`` is then how many files are read at a time.
        sources: Where the documents come from, as the user's table tells.
        reader: The name of an installed reader to use in place of ours.
    """

    jobs: int | None = None
    limits: Limits = field(default_factory=Limits)
    cross_check: bool = False
    own: OwnWords | None = None
    ocr: OcrMode = OcrMode.AUTO
    shard: Shard | None = None
    keep_others: bool | None = None
    log_file: Path | None = None
    corrections: Path | None = None
    cluster: str | None = None
    sources: SourceTable | None = None
    reader: str | None = None

    def made_with(self) -> dict[str, str]:
        """All that decides which rows a file gives: equal values, equal rows."""
        return {
            "program": program_digest(),
            "vocabulary": self.own.digest if self.own is not None else "",
            "cross_check": str(self.cross_check),
            "limits": repr(self.limits),
            "ocr": str(self.ocr),
            "reader": f"{self.reader} {reader_digest(self.reader)}" if self.reader else "",
        }

    def settings(self) -> dict[str, object]:
        """The options that shape the rows, for the dataset's descriptor."""
        found: dict[str, object] = {"cross_check": self.cross_check, "ocr": str(self.ocr)}
        if self.limits != Limits():
            found["limits"] = asdict(self.limits)
        if self.reader is not None:
            found["reader"] = plugin_label(READERS, self.reader)
        if self.own is not None:
            found["vocabulary"] = f"sha256:{self.own.digest}"
        if self.sources is not None:
            found["sources"] = f"sha256:{self.sources.digest}"
        return found

    def check(self) -> None:
        """Make sure that what the options need is installed.

        Raises:
            PluginError: No reader of that name is, or it cannot be loaded.
            MissingPackageError: An engine of the second reading is not.
        """
        if self.reader is not None:
            find_reader(self.reader)
        if self.cross_check:
            require(("pdfplumber", "camelot"), extra="check")
        if self.cluster is not None:
            require(("distributed",), extra="cluster")


def run_batch(
    paths: Sequence[Place], output: Path, options: RunOptions, progress: Progress | None = None
) -> RunReport:
    """Read the PDFs that ``paths`` name and write their dataset to ``output``.

    Nothing is written when there is nothing to read: no file, or none of the paths exists.

    Args:
        paths: PDFs and folders of PDFs, or addresses of such.
        output: The dataset's folder; one of ours that stands there is replaced.
        options: How.
        progress: Is told how it goes.

    Raises:
        OutputError: The dataset cannot be written; said before the work where it can be known.
        PluginError, MissingPackageError: As ``RunOptions.check``.
    """
    started = time.perf_counter()
    options.check()
    prepare_output(output)
    found = find_files(paths)
    if not any(isinstance(path, Url) or os.path.lexists(path) for path in found.files):
        files = tuple(map(unread_file, found.files))
        inputs = Inputs(files, found.missing, found.empty)
        return RunReport(inputs, Tally(), time.perf_counter() - started)
    if options.cluster is None:
        start_server()
    with working_on(output) as work:
        batch = _Batch(found, output.resolve(), options, work)
        outcomes = batch.read(progress)
        tally = batch.publish(outcomes)
    inputs = Inputs(batch.sources(outcomes), found.missing, found.empty)
    remember_sources(output, inputs)
    known = sum(outcome.is_known for outcome in outcomes)
    return RunReport(inputs, tally, time.perf_counter() - started, known)


class _Batch:
    """One run while it lasts."""

    def __init__(self, found: Found, output: Path, options: RunOptions, work: Work) -> None:
        self.found = found
        self.output = output
        self.options = options
        self.work = work
        self.results = Results(work.results, work.others)
        self.made_with = options.made_with()
        self._others: dict[str, str] = {}
        place = options.corrections
        self.events = Store(place if place is not None else default_path(output)).read()

    def read(self, progress: Progress | None) -> list[Outcome]:
        """Read every file that has no result yet."""
        self._use_what_is_there()
        if progress is not None:
            progress.begin(self.found.files)
        pool = self._pool()
        outcomes = []
        for outcome in pool.read(self._tasks(), lambda: _look(progress, pool.notes)):
            if not outcome.is_elsewhere:
                outcomes.append(outcome)
            if progress is not None:
                progress.ended(outcome)
        return outcomes

    def _pool(self) -> Pool:
        """What reads; imported here: it brings all engines along, and a run can fail before."""
        if self.options.cluster is not None:
            from jalon.batch.cluster import ClusterPool  # noqa: PLC0415

            return ClusterPool(self.options.cluster, self._settings(), self.options.jobs)
        from jalon.batch.pool import ReadingPool  # noqa: PLC0415

        jobs = max(1, min(self.options.jobs or cores_at_hand(), len(self.found.files)))
        return ReadingPool(jobs, self._settings(), self.options.log_file)

    def publish(self, outcomes: Sequence[Outcome]) -> Tally:
        """Write the dataset, and put it in its place."""
        # brings much along that is not needed before files are read
        from jalon.batch.gather import Gathered, write_gathered  # noqa: PLC0415

        own = self.options.own
        settings = self.options.settings()
        registries = own.registries if own is not None else None
        if self.events:
            settings["corrections"] = f"sha256:{digest_of(self.events)}"
        tallies: list[Tally] = []

        def write(folder: Path) -> None:
            kept = list(self._kept(outcomes))
            sources = self.options.sources
            gathered = Gathered(kept, self.results, registries, self.events, sources)
            tallies.append(write_gathered(folder, gathered, settings))

        publish(self.output, write)
        note_made_with(self.output, self.made_with)
        return tallies[0]

    def sources(self, outcomes: Sequence[Outcome]) -> tuple[SourceFile, ...]:
        """The files with their digests, each document once, sorted by name."""
        by_path = {outcome.path: outcome for outcome in outcomes}
        read = (by_path[path] for path in self.found.files if path in by_path)
        return merged(SourceFile(o.path, shown_name(o.path), o.sha256, o.document_id) for o in read)

    def _kept(self, outcomes: Sequence[Outcome]) -> Iterator[Kept]:
        sources = self.sources(outcomes)
        for source in sources:
            names = (source.file_name, *(shown_name(path) for path in source.twins))
            yield Kept(source.document_id, names)
        read = {source.document_id for source in sources}
        yield from (Kept(key) for key in self._others if key not in read)

    def _use_what_is_there(self) -> None:
        """Keep what the former dataset holds, as far as it may stay or be used again."""
        self.work.use_for(self.made_with)
        former = find_former(self.output)
        if former is None:
            return
        dropped = dropped_documents(former.names, self.found.files)
        if (shard := self.options.shard) is not None:
            dropped |= {key: name for key, name in former.names.items() if not shard.holds(key)}
        if self.options.keep_others is None:
            check_nothing_dropped(self.output, dropped)
        if was_made_with(self.output, self.made_with):
            there = set(self.results.ids())
            removals = [e for e in self.events if e.kind is EventKind.ROW_REMOVED]
            lacking = {key for e in removals for key in (e.document_id, e.content_id) if key}
            former.keep(self.results, {k for k in former.names if k not in there}, lacking)
        if self.options.keep_others:
            former.keep(self.results.others, dropped)
            self._others = dropped

    def _tasks(self) -> Iterator[Task]:
        for number, path in enumerate(self.found.files, start=1):
            yield Task(number, path)

    def _settings(self) -> ReaderSettings:
        limits = self.options.limits
        if self.options.cross_check:
            limits = replace(
                limits,
                document_seconds=limits.document_seconds * CROSS_CHECK_TIMES,
                seconds_a_page=limits.seconds_a_page * CROSS_CHECK_TIMES,
            )
        return ReaderSettings(
            results=self.work.results,
            live=self.work.live,
            limits=limits,
            cross_check=self.options.cross_check,
            own=self.options.own,
            ocr=self.options.ocr,
            shard=self.options.shard,
            reader=self.options.reader,
        )


def cores_at_hand() -> int:
    """The cores that this process may use, fewer than the machine's in a container."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1


def _look(progress: Progress | None, notes: Callable[[], list[tuple[int, Now]]]) -> None:
    if progress is not None:
        progress.look(notes)
