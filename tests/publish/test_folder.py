from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from jalon.publish import datapackage, prepare_output, read_dataset, write_dataset
from jalon.publish.folder import ForeignFolderError, NotAFolderError, UnwritableFolderError
from jalon.publish.list_tables import with_list_tables
from jalon.schemas.dataset import Dataset, join_datasets

Contents = Callable[[Path], dict[str, bytes]]


def names_in(folder: Path) -> set[str]:
    """The names of what stands in a folder."""
    return {path.name for path in folder.iterdir()}


def test_round_trip(dataset: Dataset, tmp_path: Path) -> None:
    """What was written is read back equal."""

    write_dataset(dataset, tmp_path / "out")

    assert read_dataset(tmp_path / "out") == with_list_tables(dataset)


def test_same_bytes(dataset: Dataset, tmp_path: Path, contents: Contents) -> None:
    """The same dataset gives the same bytes in every file."""

    write_dataset(dataset, tmp_path / "one")
    write_dataset(dataset, tmp_path / "other")

    assert contents(tmp_path / "one") == contents(tmp_path / "other")


def test_order_of_documents_does_not_matter(dataset: Dataset) -> None:
    """Documents joined in any order make the same dataset."""

    second = dataset.documents[0].model_copy(update={"document_id": "1" * 16, "sha256": None})
    other = Dataset(documents=(second,))

    assert join_datasets([dataset, other]) == join_datasets([other, dataset])


def test_replaces_former_dataset(dataset: Dataset, tmp_path: Path) -> None:
    """A dataset of ours that stands there is replaced, its stale files too."""

    write_dataset(dataset, tmp_path / "out")
    write_dataset(Dataset(), tmp_path / "out")

    assert read_dataset(tmp_path / "out") == Dataset()
    assert not list((tmp_path / "out" / "json").iterdir())
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_replaces_in_place(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, contents: Contents
) -> None:
    """A folder that the shell stands in keeps its place and gets the same files."""

    out = tmp_path / "out"
    write_dataset(dataset, tmp_path / "expected")
    write_dataset(replace(dataset, findings=()), out)
    (out / "json" / f"{'0' * 16}.json").write_text("{}")
    monkeypatch.chdir(out)
    inode = out.stat().st_ino

    write_dataset(dataset, Path())

    assert out.stat().st_ino == inode
    assert contents(out) == contents(tmp_path / "expected")


@pytest.mark.parametrize("is_in_place", [False, True])
def test_keeps_files_of_others(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_in_place: bool
) -> None:
    """Files that somebody put into the dataset's folder survive the next run."""

    out = tmp_path / "out"
    write_dataset(dataset, out)
    (out / "notes.txt").write_text("à moi")
    (out / ".git").mkdir()
    (out / ".git" / "HEAD").write_text("ref")
    (out / "json" / "lisez-moi.json").write_text("{}")
    if is_in_place:
        monkeypatch.chdir(out)

    write_dataset(dataset, out)

    assert (out / "notes.txt").read_text() == "à moi"
    assert (out / ".git" / "HEAD").read_text() == "ref"
    assert (out / "json" / "lisez-moi.json").exists()


def test_writes_to_empty_and_to_deep_folders(dataset: Dataset, tmp_path: Path) -> None:
    """An empty folder is taken, and folders above a new one are made."""

    (tmp_path / "empty").mkdir()

    write_dataset(dataset, tmp_path / "empty")
    write_dataset(dataset, tmp_path / "a" / "b" / "c")

    assert read_dataset(tmp_path / "empty") == read_dataset(tmp_path / "a" / "b" / "c")


def test_refuses_foreign_folder(dataset: Dataset, tmp_path: Path) -> None:
    """A folder of other files is refused and left as it is."""

    (tmp_path / "thesis.docx").write_text("précieux")

    with pytest.raises(ForeignFolderError):
        write_dataset(dataset, tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_refuses_file(tmp_path: Path) -> None:
    """A file where the folder should be is refused before the work."""

    (tmp_path / "out").write_text("")

    with pytest.raises(NotAFolderError):
        prepare_output(tmp_path / "out")


def test_refuses_unwritable(tmp_path: Path) -> None:
    """A folder below a file cannot be made, and that is said before the work."""

    (tmp_path / "file").write_text("")

    with pytest.raises(UnwritableFolderError):
        prepare_output(tmp_path / "file" / "out")


def test_former_dataset_survives_a_fault(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, contents: Contents
) -> None:
    """When writing breaks off, the former dataset stands whole and nothing else is left."""

    write_dataset(dataset, tmp_path / "out")
    before = contents(tmp_path)

    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(datapackage, "descriptor", full_disk)

    with pytest.raises(UnwritableFolderError, match="No space left"):
        write_dataset(Dataset(), tmp_path / "out")

    assert contents(tmp_path) == before


def look(folder: Path) -> set[str] | None:
    """The names in a folder, None when it was moved away while they were listed."""
    try:
        before = folder.stat()
        names = names_in(folder)
        after = folder.stat()
    except FileNotFoundError:
        return None
    is_same = (before.st_ino, before.st_ctime_ns) == (after.st_ino, after.st_ctime_ns)
    return names if is_same else None


def test_reader_never_sees_half(dataset: Dataset, tmp_path: Path) -> None:
    """Whoever opens the folder while it is replaced finds all of a dataset or none."""

    out = tmp_path / "out"
    write_dataset(dataset, out)
    expected = names_in(out)
    is_over = threading.Event()
    seen: list[set[str] | None] = []

    def keep_looking() -> None:
        while not is_over.is_set():
            seen.append(look(out))

    reader = threading.Thread(target=keep_looking)
    reader.start()
    for _ in range(5):
        write_dataset(dataset, out)
    is_over.set()
    reader.join()

    assert expected in seen
    assert all(names in (expected, None) for names in seen)
