"""A batch run: files in, one dataset folder out; a bad file never stops the others."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from jalon.assemble.document import assemble, failed_document
from jalon.extract import read_document
from jalon.extras import require
from jalon.inputs import find_inputs
from jalon.linking.link import link_documents
from jalon.plugins import READERS, find_reader, plugin_label
from jalon.publish import prepare_output, write_dataset
from jalon.registries import with_registries
from jalon.schemas.dataset import Dataset, join_datasets
from jalon.schemas.errors import DocumentError
from jalon.schemas.inputs import Inputs, RunReport, SourceFile
from jalon.schemas.own_words import OwnWords
from jalon.source_table import SourceTable, with_sources
from jalon.vocabulary import Wordbook

log = logging.getLogger(__name__)

Watch = Callable[[SourceFile], None]


def run(  # noqa: PLR0913 - every option has its name
    paths: Sequence[Path],
    output: Path,
    *,
    watch: Callable[[Inputs], Watch] | None = None,
    cross_check: bool = False,
    own: OwnWords | None = None,
    sources: SourceTable | None = None,
    reader: str | None = None,
) -> RunReport:
    """Read the PDFs that ``paths`` name and write their dataset to ``output``.

    Nothing is written when there is nothing to read: no file, or none of the paths exists.

    Args:
        paths: PDFs and folders of PDFs.
        output: The dataset's folder; one of ours that stands there is replaced.
        watch: Called with the files; what it returns is called after each of them.
        cross_check: Read every number a second time, by other engines.
        own: The word lists with the user's own words; its digest stands in the descriptor.
        reader: The name of an installed reader to use in place of ours.
        sources: Where the documents come from, as the user's table tells.

    Raises:
        OutputError: The dataset cannot be written; said before the work where it can be known.
    """
    started = time.perf_counter()
    find_reader(reader)  # that there is none is said before the work
    if cross_check:
        require(("pdfplumber", "camelot"), extra="check")
    prepare_output(output)
    inputs = find_inputs(paths)
    if not any(file.path.exists() for file in inputs.files):
        return RunReport(inputs, Dataset(), time.perf_counter() - started)
    done = watch(inputs) if watch else _ignore
    dataset = join_datasets(_read_all(inputs.files, done, cross_check, own, reader))
    dataset = with_registries(link_documents(dataset), own.registries if own is not None else None)
    settings: dict[str, object] = {"cross_check": cross_check}
    if own is not None:
        settings["jalon:vocabulary"] = f"sha256:{own.digest}"
    if reader is not None:
        settings["reader"] = plugin_label(READERS, reader)
    if sources is not None:
        dataset = with_sources(dataset, sources)
        settings["sources"] = f"sha256:{sources.digest}"
    write_dataset(dataset, output, settings)
    return RunReport(inputs, dataset, time.perf_counter() - started)


def read_file(
    file: SourceFile,
    *,
    cross_check: bool = False,
    own: OwnWords | None = None,
    reader: str | None = None,
) -> Dataset:
    """The dataset of one file; whatever goes wrong is a row that says so."""
    if file.sha256 is None:
        return failed_document(file, "file_missing")
    try:
        read = read_document if reader is None else find_reader(reader)
        raw = read(file.path, Wordbook(own=own))
        if cross_check:
            # needed only here, and brings more modules along
            from jalon.check.claims import cross_checked  # noqa: PLC0415

            raw = cross_checked(raw, file.path)
        return assemble(raw, file, own.registries if own is not None else None)
    except DocumentError as error:
        log.debug("%s", file.path, exc_info=True)
        return failed_document(file, error.code, page=error.page)
    except Exception as error:  # a fault of ours must not cost the other documents
        log.debug("%s", file.path, exc_info=True)
        return failed_document(file, "unexpected_error", detail=type(error).__name__)


def _read_all(
    files: Sequence[SourceFile],
    done: Watch,
    cross_check: bool,
    own: OwnWords | None,
    reader: str | None,
) -> Iterator[Dataset]:
    for file in files:
        yield read_file(file, cross_check=cross_check, own=own, reader=reader)
        done(file)


def _ignore(_: SourceFile) -> None:
    """Do nothing."""
