"""The verbs of the package for code: what ``jalon.read`` and ``jalon.run`` are."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from jalon.document import Document, read
from jalon.messages.speaking import spoken
from jalon.own_vocabulary import vocabulary_of
from jalon.pipeline import run as run_pipeline
from jalon.schemas.errors import DocumentError, JalonError
from jalon.schemas.inputs import RunReport
from jalon.schemas.ocr import OcrMode
from jalon.source_table import read_sources

__all__ = ["Document", "DocumentError", "JalonError", "read", "run"]

PathLike = str | os.PathLike[str]
OTHERS = {"refuse": None, "keep": True, "drop": False}


def run(  # noqa: PLR0913 - every option has its name
    paths: PathLike | Iterable[PathLike],
    output: PathLike,
    *,
    vocabulary: str | Path | None = None,
    sources: PathLike | None = None,
    corrections: PathLike | None = None,
    cross_check: bool = False,
    reader: str | None = None,
    ocr: Literal["auto", "off", "force"] = "auto",
    jobs: int | None = None,
    others: Literal["refuse", "keep", "drop"] = "refuse",
) -> RunReport:
    """Read PDFs and folders of PDFs and write their dataset to the folder ``output``.

    Args:
        paths: A PDF or folder, or several.
        output: The dataset's folder; one of ours that stands there is replaced.
        vocabulary: A file of words of one's own, or the name of an installed one.
        sources: A CSV table that says where the documents come from.
        corrections: What people corrected; by default, the file beside the dataset.
        cross_check: Read every number again by other engines.
        reader: The name of an installed reader to use in place of ours.
        ocr: When pages are read from their picture: where their text is missing, never, always.
        jobs: Processes that read; None for the cores at hand.
        others: What becomes of a former dataset's documents that are not among the files.

    Returns:
        What was read: ``is_complete``, ``seconds``, ``inputs``, and ``tally`` with the numbers of
        documents, pages and rows; ``tally.unread`` are the rows of documents that were not read,
        or only in part, each saying why. The rows are in the folder: ``jalon.load(output)``.

    Raises:
        OutputError: The dataset cannot be written there; the text of the error is a sentence.
    """
    several = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    with spoken():
        return run_pipeline(
            [Path(path) for path in several],
            Path(output),
            jobs=jobs,
            cross_check=cross_check,
            own=vocabulary_of(Path(output), vocabulary),
            sources=read_sources(Path(sources)) if sources is not None else None,
            reader=reader,
            ocr=OcrMode(ocr),
            corrections=Path(corrections) if corrections is not None else None,
            keep_others=OTHERS[others],
        )
