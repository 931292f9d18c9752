"""The verbs of the package for code: what ``jalon.read`` and ``jalon.run`` are."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from jalon.document import Document, read
from jalon.messages.speaking import spoken
from jalon.pipeline import run as run_pipeline
from jalon.plugins import find_vocabulary
from jalon.schemas.errors import DocumentError, JalonError
from jalon.schemas.inputs import RunReport
from jalon.source_table import read_sources

__all__ = ["Document", "DocumentError", "JalonError", "read", "run"]

PathLike = str | os.PathLike[str]


def run(  # noqa: PLR0913 - every option has its name
    paths: PathLike | Iterable[PathLike],
    output: PathLike,
    *,
    vocabulary: str | Path | None = None,
    sources: PathLike | None = None,
    cross_check: bool = False,
    reader: str | None = None,
) -> RunReport:
    """Read PDFs and folders of PDFs and write their dataset to the folder ``output``.

    Args:
        paths: A PDF or folder, or several.
        output: The dataset's folder; one of ours that stands there is replaced.
        vocabulary: A file of words of one's own, or the name of an installed one.
        sources: A CSV table that says where the documents come from.
        cross_check: Read every number again by other engines.
        reader: The name of an installed reader to use in place of ours.

    Returns:
        What was read: ``dataset`` (records), ``is_complete``, ``seconds``, ``inputs``. A document
        that cannot be read is a row of ``dataset.documents`` that says why, and no exception.

    Raises:
        OutputError: The dataset cannot be written there; the text of the error is a sentence.
    """
    several = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    with spoken():
        return run_pipeline(
            [Path(path) for path in several],
            Path(output),
            cross_check=cross_check,
            own=find_vocabulary(vocabulary) if vocabulary is not None else None,
            sources=read_sources(Path(sources)) if sources is not None else None,
            reader=reader,
        )
