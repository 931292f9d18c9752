"""The dataset's folder: checked before the work, written beside, swapped in by renaming.

Files of other people in a dataset folder are carried over to the new one, never deleted; a
folder that is not empty and holds no dataset of ours is refused.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from jalon.publish import datapackage
from jalon.publish.document_schema import DOCUMENT_SCHEMA, document_schema
from jalon.publish.list_tables import with_list_tables
from jalon.publish.nested import json_text, nested_documents
from jalon.publish.parquet import write_table
from jalon.schemas.dataset import Dataset
from jalon.schemas.errors import OutputError

JSON_FOLDER = "json"
JSON_NAME = re.compile(r"[0-9a-f]{16}\.json")


class NotAFolderError(OutputError):
    """A file stands where the folder should be."""

    code = "output_not_a_folder"


class ForeignFolderError(OutputError):
    """The folder holds files and no dataset of ours."""

    code = "output_foreign"


class UnwritableFolderError(OutputError):
    """The system does not let us write there."""

    code = "output_unwritable"


def prepare_output(folder: Path) -> None:
    """Check that a dataset can be written to ``folder``; nothing is left behind in it.

    Folders above it are made where they are missing.

    Raises:
        OutputError: It is a file, it holds something else, or it cannot be written.
    """
    folder = folder.resolve()
    try:
        if folder.exists() and not folder.is_dir():
            raise NotAFolderError(folder)
        if folder.is_dir() and any(folder.iterdir()) and not is_dataset(folder):
            raise ForeignFolderError(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        _new_folder(_workplace(folder), folder).rmdir()
    except OSError as error:
        raise UnwritableFolderError(folder, error.strerror or "") from error


def write_dataset(
    dataset: Dataset, folder: Path, settings: Mapping[str, object] | None = None
) -> None:
    """Write ``dataset`` to ``folder``, whose former dataset it replaces.

    Args:
        dataset: The records.
        folder: Where to.
        settings: What it was made with, for the descriptor.

    Raises:
        OutputError: As ``prepare_output``; the former dataset then stands as it was.
    """
    prepare_output(folder)
    folder = folder.resolve()
    workplace = _workplace(folder)
    try:
        new = _new_folder(workplace, folder)
        try:
            write_files(dataset, new, settings)
            if workplace == folder:
                _replace_files(new, folder)
            else:
                _swap(new, folder)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    except OSError as error:
        raise UnwritableFolderError(folder, error.strerror or "") from error


def write_files(
    dataset: Dataset, folder: Path, settings: Mapping[str, object] | None = None
) -> None:
    """Write the files of ``dataset`` into the empty ``folder``, the descriptor last."""
    dataset = with_list_tables(dataset)
    for model, rows in dataset.tables():
        write_table(model, rows, folder / f"{model.table.name}.parquet")
    (folder / JSON_FOLDER).mkdir()
    for document_id, value in nested_documents(dataset):
        path = folder / JSON_FOLDER / f"{document_id}.json"
        path.write_text(json_text(value), encoding="utf-8", newline="\n")
    schema = datapackage.descriptor_text(document_schema())
    (folder / DOCUMENT_SCHEMA).write_text(schema, encoding="utf-8", newline="\n")
    described = datapackage.descriptor(folder, dataset.documents, settings)
    text = datapackage.descriptor_text(described)
    (folder / datapackage.FILE_NAME).write_text(text, encoding="utf-8", newline="\n")


def is_dataset(folder: Path) -> bool:
    """Whether the folder's descriptor is one of ours."""
    try:
        text = (folder / datapackage.FILE_NAME).read_text(encoding="utf-8")
        value = json.loads(text)
    except (OSError, ValueError):
        return False
    return isinstance(value, dict) and value.get("name") == datapackage.NAME


def _workplace(folder: Path) -> Path:
    """Where the new files are made: beside the folder, or in it where it cannot be renamed.

    A mounted folder, and one that the shell stands in, must keep its place.
    """
    if not folder.exists():
        return folder.parent
    is_in_use = Path.cwd().is_relative_to(folder)
    is_fixed = folder.is_mount() or not os.access(folder.parent, os.W_OK | os.X_OK)
    return folder if is_in_use or is_fixed else folder.parent


def _new_folder(workplace: Path, folder: Path) -> Path:
    """A new empty folder with a name that shows whose it is."""
    new = workplace / f".{folder.name}.jalon-{os.getpid()}"
    new.mkdir()
    return new


def _swap(new: Path, folder: Path) -> None:
    """Put ``new`` where ``folder`` stands: two renames, no half in between."""
    if not folder.exists():
        new.rename(folder)
        return
    old = new.with_name(f"{new.name}-old")
    folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    for path in _foreign_files(old):
        path.rename(folder / path.relative_to(old))
    shutil.rmtree(old)


def _replace_files(new: Path, folder: Path) -> None:
    """Replace the files one by one, the descriptor last; then drop what is ours and stale."""
    names = sorted(p.relative_to(new) for p in new.rglob("*") if p.is_file())
    names.sort(key=lambda name: name.name == datapackage.FILE_NAME)
    (folder / JSON_FOLDER).mkdir(exist_ok=True)
    foreign = {p.relative_to(folder) for p in _foreign_files(folder)}
    for path in (folder / JSON_FOLDER).iterdir():
        name = path.relative_to(folder)
        if name not in names and name not in foreign:
            path.unlink()
    for name in names:
        (new / name).replace(folder / name)


def _foreign_files(folder: Path) -> Iterator[Path]:
    """What in a dataset folder is not part of the dataset (folders whole)."""
    ours = set()
    if is_dataset(folder):
        text = (folder / datapackage.FILE_NAME).read_text(encoding="utf-8")
        ours = {resource["path"] for resource in json.loads(text).get("resources", ())}
        ours |= {datapackage.FILE_NAME, DOCUMENT_SCHEMA, JSON_FOLDER}
    yield from (path for path in folder.iterdir() if path.name not in ours)
    nested = folder / JSON_FOLDER
    if nested.is_dir():
        yield from (path for path in nested.iterdir() if not JSON_NAME.fullmatch(path.name))
