"""Where the PDFs of a dataset stand.

A dataset names its files and no folders, so that the same files give the same bytes wherever they
stand. What ``jalon run`` read is remembered in the user's own state folder; files that are not
there any more are looked for by their name beside the dataset, and known by their digest.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from platformdirs import user_state_path

from jalon.identity import file_sha256
from jalon.schemas.inputs import Inputs
from jalon.schemas.records import DocumentRow

STATE = "JALON_STATE"  # names another state folder
DEEPEST = 4  # folders below the dataset's parent that are searched
MOST_FILES = 20_000


def remember_sources(folder: Path, inputs: Inputs) -> None:
    """Note where the files of the dataset in ``folder`` stand; that it cannot is no fault."""
    paths = {
        file.document_id: str(file.path.resolve())
        for file in inputs.files
        if file.sha256 is not None and isinstance(file.path, Path)
    }
    note = _note_of(folder)
    part = note.with_name(f"{note.name}.{os.getpid()}")
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
        known = {**_remembered(folder), **paths}
        with part.open("w", encoding="utf-8") as file:
            json.dump(known, file, indent=1)  # names that are not UTF-8 stay whole so
        part.replace(note)
    except OSError:
        return


def find_sources(
    folder: Path, documents: Sequence[DocumentRow], given: Sequence[Path] = ()
) -> dict[str, Path]:
    """The file of each document, by the document's identifier; those not found are left out.

    Args:
        folder: The dataset's folder.
        documents: Its documents.
        given: PDFs and folders to look in first.
    """
    remembered = _remembered(folder)
    found: dict[str, Path] = {}
    lost: list[DocumentRow] = []
    for row in documents:
        path = Path(remembered.get(row.document_id, ""))
        if not given and path.is_file() and path.name != "":
            found[row.document_id] = path
        elif row.sha256 is not None:
            lost.append(row)
    if lost:
        found |= _searched(lost, _places(folder, given))
        for row in lost:
            path = Path(remembered.get(row.document_id, ""))
            if row.document_id not in found and path.is_file():
                found[row.document_id] = path
    return found


def _searched(lost: Sequence[DocumentRow], places: Sequence[Path]) -> dict[str, Path]:
    """Files of the right name and, as far as their bytes say, the right content."""
    wanted: dict[str, list[DocumentRow]] = {}
    for row in lost:
        wanted.setdefault(row.file_name.casefold(), []).append(row)
    found: dict[str, Path] = {}
    for path in _files(places):
        rows = [r for r in wanted.get(path.name.casefold(), ()) if r.document_id not in found]
        if not rows:
            continue
        try:
            sha256 = file_sha256(path)
        except OSError:
            continue
        found |= {row.document_id: path for row in rows if row.sha256 == sha256}
        if len(found) == len(lost):
            break
    return found


def _places(folder: Path, given: Sequence[Path]) -> tuple[Path, ...]:
    if given:
        return tuple(given)
    folder = folder.resolve()
    return tuple(dict.fromkeys((folder, folder.parent, Path.cwd())))


def _files(places: Sequence[Path]) -> Iterator[Path]:
    """PDFs under some places, not too deep and not too many."""
    count = 0
    for place in places:
        if place.is_file():
            yield place
            continue
        for root, folders, names in os.walk(place):
            depth = len(Path(root).relative_to(place).parts)
            folders[:] = sorted(f for f in folders if not f.startswith(".")) * (depth < DEEPEST)
            for name in sorted(names):
                count += 1
                if count > MOST_FILES:
                    return
                if name.casefold().endswith(".pdf"):
                    yield Path(root) / name


def _note_of(folder: Path) -> Path:
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:32]
    own = os.environ.get(STATE)
    state = Path(own) if own else user_state_path("jalon", appauthor=False)
    return state / "datasets" / f"{name}.json"


def _remembered(folder: Path) -> Mapping[str, str]:
    try:
        with _note_of(folder).open(encoding="utf-8") as file:
            known = json.load(file)
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
