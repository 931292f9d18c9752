"""A batch run: files in, one dataset folder out; a bad file never stops the others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jalon.batch.run import Progress, RunOptions, run_batch
from jalon.reading import read_file
from jalon.schemas.inputs import RunReport
from jalon.schemas.ocr import OcrMode
from jalon.schemas.own_words import OwnWords
from jalon.schemas.places import Place
from jalon.source_table import SourceTable

__all__ = ["Progress", "RunOptions", "read_file", "run", "run_batch"]


def run(  # noqa: PLR0913 - what a run can be asked for
    paths: Sequence[Place],
    output: Path,
    *,
    jobs: int | None = None,
    cross_check: bool = False,
    own: OwnWords | None = None,
    sources: SourceTable | None = None,
    reader: str | None = None,
    ocr: OcrMode = OcrMode.AUTO,
    corrections: Path | None = None,
    keep_others: bool | None = None,
) -> RunReport:
    """Read the PDFs that ``paths`` name and write their dataset to ``output``.

    Nothing is written when there is nothing to read: no file, or none of the paths exists.

    Args:
        paths: PDFs and folders of PDFs, or addresses of such (``place_of``).
        output: The dataset's folder; one of ours that stands there is replaced.
        jobs: Processes that read; None for the cores at hand.
        cross_check: Read every number a second time, by other engines.
        own: The word lists with the user's own words; its digest stands in the descriptor.
        sources: Where the documents come from, as the user's table tells.
        reader: The name of an installed reader to use in place of ours.
        ocr: When pages are read from their pictures; it stands in the descriptor.
        corrections: What people corrected; by default, the file beside the dataset.
        keep_others: Of a former dataset's documents that are not among the files: True to keep
            them, False to drop them, None to refuse.

    Raises:
        OutputError: The dataset cannot be written; said before the work where it can be known.
        PluginError: No reader of that name is installed.
        MissingPackageError: A second reading is asked for, and its engines are not installed.
    """
    options = RunOptions(
        jobs=jobs,
        cross_check=cross_check,
        own=own,
        sources=sources,
        reader=reader,
        ocr=ocr,
        corrections=corrections,
        keep_others=keep_others,
    )
    return run_batch(paths, output, options)
