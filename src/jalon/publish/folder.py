"""The dataset's folder: checked before the work, written beside, exchanged for the former one.

Files of other people in a dataset folder are kept, never deleted, and never only in a folder
of ours; a folder that is not empty and holds no dataset of ours is refused. Whatever moment a
run is killed at, ``recover`` puts things right.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from jalon.publish import datapackage
from jalon.publish.document_schema import DOCUMENT_SCHEMA
from jalon.publish.exchange import exchange
from jalon.publish.writing import JSON_FOLDER, DatasetWriter
from jalon.schemas.dataset import Dataset, by_document
from jalon.schemas.errors import OutputError

JSON_NAME = re.compile(r"[0-9a-f]{16}\.json")
# on Windows a scanner or an indexer holds new files for a moment, and their folder with them
PAUSES_S = (0.1, 0.2, 0.4, 0.8) if sys.platform == "win32" else ()
OURS = ".jalon-"  # in the names of what we make beside a dataset, or in it where that must be


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
        folder.parent.mkdir(parents=True, exist_ok=True)
        if folder.is_dir() and is_foreign(folder):
            raise ForeignFolderError(folder)
        probe = beside(folder, "probe")
        probe.mkdir(exist_ok=True)
        with suppress(FileNotFoundError):  # another run looks at the same time
            probe.rmdir()
    except OSError as error:
        raise UnwritableFolderError(folder, error.strerror or "") from error


def is_foreign(folder: Path) -> bool:
    """Whether a folder holds something, and neither a dataset of ours nor what a run left."""
    names = [path.name for path in folder.iterdir() if not path.name.startswith(OURS)]
    is_half_replaced = (folder / f"{OURS}ready").is_dir()
    return bool(names) and not is_dataset(folder) and not is_half_replaced


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
    publish(folder, lambda new: write_files(dataset, new, settings))


def publish(folder: Path, write: Callable[[Path], None]) -> None:
    """Let ``write`` fill a new folder, and put it where ``folder`` stands.

    Raises:
        OutputError: As ``prepare_output``; the former dataset then stands as it was.
    """
    prepare_output(folder)
    folder = folder.resolve()
    try:
        recover(folder)
        new = beside(folder, "new")
        new.mkdir()
        try:
            write(new)
            if new.parent == folder:
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
    writer = DatasetWriter(folder, dataset.organisations)
    try:
        for part in by_document(dataset):
            writer.add(part)
        writer.close(settings)
    except BaseException:
        writer.abandon()
        raise


def is_dataset(folder: Path) -> bool:
    """Whether the folder's descriptor is one of ours."""
    return _descriptor(folder).get("name") == datapackage.NAME


def recover(folder: Path) -> None:
    """Put right what a run that was killed while it replaced the dataset left behind.

    Raises:
        OSError: The system does not let us.
    """
    old = folder.parent / f".{folder.name}{OURS}old"
    if old.is_dir() and not folder.exists():
        _rename(old, folder)  # killed between two renames: nothing of the new one was shown yet
    if (folder / f"{OURS}ready").is_dir():
        _finish_replacing(folder / f"{OURS}ready", folder)
    for what in ("old", "new", "probe"):
        shutil.rmtree(folder.parent / f".{folder.name}{OURS}{what}", ignore_errors=True)
        shutil.rmtree(folder / f"{OURS}{what}", ignore_errors=True)


def beside(folder: Path, what: str) -> Path:
    """Where we keep ``what`` of a dataset: beside its folder, or in it where that must stay.

    A mounted folder, and one that the shell stands in, must keep its place.
    """
    if folder.exists():
        is_in_use = Path.cwd().is_relative_to(folder)
        is_fixed = os.path.ismount(folder) or not os.access(folder.parent, os.W_OK | os.X_OK)
        if is_in_use or is_fixed:
            return folder / f"{OURS}{what}"
    return folder.parent / f".{folder.name}{OURS}{what}"


def _swap(new: Path, folder: Path) -> None:
    """Put ``new`` where ``folder`` stands, at once where the system can exchange two names.

    Files of others are in both before, so that none is lost whenever this is broken off.
    """
    if not folder.exists():
        _rename(new, folder)
        return
    for path in _foreign_files(folder):
        _link(path, new / path.relative_to(folder))
    if exchange(new, folder):
        return
    old = beside(folder, "old")
    _rename(folder, old)
    try:
        _rename(new, folder)
    except OSError:
        _rename(old, folder)
        raise
    shutil.rmtree(old)


def _rename(old: Path, new: Path) -> None:
    """Rename a folder; one that a program looks at is held for a moment where that forbids it."""
    for pause_s in PAUSES_S:
        with suppress(PermissionError):
            old.rename(new)
            return
        time.sleep(pause_s)
    old.rename(new)


def _link(path: Path, new: Path) -> None:
    """The same file or folder at a second place; a copy where the system knows no links."""
    if path.is_dir() and not path.is_symlink():
        shutil.copytree(path, new, symlinks=True, copy_function=_link_file)
    else:
        _link_file(path, new)


def _link_file(path: Path | str, new: Path | str) -> None:
    try:
        os.link(path, new, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(path, new, follow_symlinks=False)


def _replace_files(new: Path, folder: Path) -> None:
    """Replace the files one by one: without descriptor meanwhile, so that none mixes two."""
    ready = folder / f"{OURS}ready"
    _rename(new, ready)
    _finish_replacing(ready, folder)


def _finish_replacing(ready: Path, folder: Path) -> None:
    """Bring what is ``ready`` into its folder; may be broken off and begun again at any point."""
    (folder / datapackage.FILE_NAME).unlink(missing_ok=True)
    names = sorted(p.relative_to(ready) for p in ready.rglob("*") if p.is_file())
    names.sort(key=lambda name: name.name == datapackage.FILE_NAME)
    (folder / JSON_FOLDER).mkdir(exist_ok=True)
    expected = {name.name for name in names if name.parent.name == JSON_FOLDER}
    for path in (folder / JSON_FOLDER).iterdir():
        if JSON_NAME.fullmatch(path.name) and path.name not in expected:
            path.unlink()
    for name in names:
        step = folder / f"{OURS}step"
        step.unlink(missing_ok=True)
        _link_file(ready / name, step)
        step.replace(folder / name)
        step.unlink(missing_ok=True)  # a rename between two names of one file does nothing
    shutil.rmtree(ready)


def _foreign_files(folder: Path) -> Iterator[Path]:
    """What in a dataset folder is not part of the dataset (folders whole)."""
    resources = _descriptor(folder).get("resources")
    listed = resources if isinstance(resources, list) else []
    ours = {str(r.get("path")) for r in listed if isinstance(r, dict)}
    ours |= {datapackage.FILE_NAME, DOCUMENT_SCHEMA, JSON_FOLDER}
    for path in folder.iterdir():
        if path.name not in ours and not path.name.startswith(OURS):
            yield path
    nested = folder / JSON_FOLDER
    if nested.is_dir():
        yield from (path for path in nested.iterdir() if not JSON_NAME.fullmatch(path.name))


def _descriptor(folder: Path) -> dict[str, object]:
    """The folder's descriptor; empty where there is none, or it cannot be read."""
    try:
        value = json.loads((folder / datapackage.FILE_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
