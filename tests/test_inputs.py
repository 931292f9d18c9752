from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from jalon.inputs import find_inputs


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of files, some PDFs, one of them twice, one below, one hidden."""
    folder = tmp_path / "plans"
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / ".cache").mkdir()
    for name, data in {
        "b.pdf": b"B",
        "a.PDF": b"A",
        "deep/er/c.pdf": b"C",
        "deep/copy of a.pdf": b"A",
        "notes.txt": b"T",
        "._a.pdf": b"H",
        ".cache/d.pdf": b"D",
    }.items():
        (folder / name).write_bytes(data)
    return folder


def test_folders_are_searched(folder: Path) -> None:
    """PDFs are found at any depth and in any case, sorted by name, hidden ones left out."""

    files = find_inputs([folder]).files

    assert [file.file_name for file in files] == ["a.PDF", "b.pdf", "c.pdf"]


def test_equal_files_are_one(folder: Path) -> None:
    """Files of equal bytes are one document that knows its other names."""

    first = find_inputs([folder]).files[0]

    assert [path.name for path in first.twins] == ["copy of a.pdf"]
    assert first.sha256 is not None
    assert first.document_id == first.sha256[:16]


def test_order_of_paths_does_not_matter(folder: Path) -> None:
    """Paths in another order, or named twice, come to the same."""

    paths = [folder / "b.pdf", folder / "a.PDF", folder]

    assert find_inputs(paths) == find_inputs(paths[::-1])
    assert find_inputs(paths) == find_inputs([*paths, *paths])


def test_named_file_is_taken(folder: Path) -> None:
    """A file named on the command line is taken whatever its name ends in."""

    assert [file.file_name for file in find_inputs([folder / "notes.txt"]).files] == ["notes.txt"]


def test_missing(tmp_path: Path) -> None:
    """A missing PDF is a file without digest; any other missing path is listed."""

    inputs = find_inputs([tmp_path / "gone.pdf", tmp_path / "nowhere"])

    assert [(file.file_name, file.sha256) for file in inputs.files] == [("gone.pdf", None)]
    assert inputs.missing == (tmp_path / "nowhere",)


def test_folder_without_pdf(tmp_path: Path) -> None:
    """A folder that holds no PDF is listed."""

    assert find_inputs([tmp_path]).empty == (tmp_path,)


def test_names_are_composed(tmp_path: Path) -> None:
    """A file name handed out with separate accents is written composed."""

    (tmp_path / unicodedata.normalize("NFD", "été.pdf")).write_bytes(b"E")

    assert find_inputs([tmp_path]).files[0].file_name == unicodedata.normalize("NFC", "été.pdf")
