"""Datasets put together into one, with the very bytes that one run over all files would write."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from jalon import __version__
from jalon.batch.former import Former, find_former
from jalon.batch.gather import Gathered, write_gathered
from jalon.batch.naming import with_twin
from jalon.batch.results import Results
from jalon.batch.work import working_on
from jalon.publish import datapackage
from jalon.publish.folder import publish
from jalon.publish.provenance import settings_of
from jalon.publish.reading import NotADatasetError
from jalon.schemas.batch import Kept
from jalon.schemas.dataset import Dataset
from jalon.schemas.errors import OutputError
from jalon.schemas.inputs import Tally
from jalon.schemas.own_words import OwnWords

# keys of the descriptor in which datasets that are put together are alike
ALIKE = ("version", "jalon:schema_version", "jalon:word_lists", "jalon:vocabulary")


class DifferentlyMadeError(OutputError):
    """A dataset was made with another version, vocabulary or options than the others."""

    code = "merge_differs"


def merge(folders: Sequence[Path], output: Path, own: OwnWords | None = None) -> Tally:
    """Write to ``output`` all documents of the datasets in ``folders``, links made anew.

    A document that several hold is there once; its names are those that all of them know.

    Args:
        folders: Folders of datasets.
        output: As for a run.
        own: The vocabulary with which they were made, where one was.

    Raises:
        OutputError: One is no dataset or was made in another way, or the output cannot be written.
    """
    parts = [_former(folder) for folder in folders]
    settings = _settings(folders, own)
    registries = own.registries if own is not None else None
    tallies: list[Tally] = []
    with working_on(output) as work:
        work.use_for({"merge": ""})
        results = Results(work.results)
        kept: dict[str, str] = {}
        for part in parts:
            for document in part.parts():
                _keep(document, results, kept)
        documents = [Kept(key) for key in kept]

        def write(folder: Path) -> None:
            tallies.append(
                write_gathered(folder, Gathered(documents, results, registries), settings)
            )

        publish(output, write)
    return tallies[0]


def _former(folder: Path) -> Former:
    former = find_former(folder)
    if former is None:
        raise NotADatasetError(folder)
    return former


def _settings(folders: Sequence[Path], own: OwnWords | None) -> Mapping[str, object]:
    """What all datasets say they were made with; they must agree, and with the vocabulary given."""
    words = f"sha256:{own.digest}" if own is not None else None
    made: list[tuple[list[object], Mapping[str, object]]] = []
    for folder in folders:
        found = json.loads((folder / datapackage.FILE_NAME).read_text(encoding="utf-8"))
        settings = settings_of(found)
        made.append(([found.get(key) for key in ALIKE], settings))
        is_ours = found.get("version") == __version__ and found.get("jalon:vocabulary") == words
        # people's corrections are of one dataset: which of them stand is not known of the whole
        if not is_ours or "corrections" in settings or made[-1] != made[0]:
            raise DifferentlyMadeError(folder)
    return made[0][1]


def _keep(part: Dataset, results: Results, kept: dict[str, str]) -> None:
    """Keep a document; of one that comes again under another name, both names.

    Args:
        part: Its rows.
        results: Where to.
        kept: The file name of each document that is kept already.
    """
    document = part.documents[0]
    known = kept.get(document.document_id)
    if known is not None and known != document.file_name:
        first, other = sorted((known, document.file_name))
        part = with_twin(part, first, other)
    if known is None or known != document.file_name:
        results.write(part)
        kept[document.document_id] = part.documents[0].file_name
