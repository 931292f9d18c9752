from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from jalon.inputs import check_file, find_inputs
from jalon.schemas.errors import NotAFileError


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


@pytest.fixture
def odd(folder: Path) -> Path:
    """``folder`` with what is called like a PDF and is no file, beside good ones."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo(folder / "pipe.pdf")
    (folder / "folder.pdf").mkdir()
    (folder / "loop.pdf").symlink_to("loop.pdf")
    (folder / "null.pdf").symlink_to(os.devnull)
    (folder / "up").symlink_to("..")
    return folder


def test_what_is_no_file_is_listed_unopened(odd: Path) -> None:
    """A pipe, a folder, a device and a link to itself have their entry without a digest."""

    unread = {f.file_name for f in find_inputs([odd]).files if f.sha256 is None}

    assert unread == {"pipe.pdf", "folder.pdf", "loop.pdf", "null.pdf"}


REASONS = {
    "pipe.pdf": "not_a_regular_file",
    "null.pdf": "not_a_regular_file",
    "folder.pdf": "folder_named_pdf",
    "loop.pdf": "link_loop",
}


@pytest.mark.parametrize(("name", "code"), REASONS.items(), ids=REASONS)
def test_what_is_no_file_says_what_it_is(odd: Path, name: str, code: str) -> None:
    """The reason is its own for each kind."""

    with pytest.raises(NotAFileError) as caught:
        check_file(odd / name)

    assert caught.value.code == code


def test_names_that_cannot_be_shown(tmp_path: Path) -> None:
    """Bytes that are no UTF-8, line breaks and controls in a name are U+FFFD; the path stays."""

    names = [b"\xe9t\xe9.pdf", b"a\nb.pdf", b"c\x1b[2J.pdf", "d\u202efdp.pdf".encode()]
    try:
        for number, name in enumerate(names):
            (tmp_path / os.fsdecode(name)).write_bytes(b"%d" % number)
    except OSError:
        pytest.skip("this file system keeps names in Unicode")

    files = find_inputs([tmp_path]).files

    assert [f.file_name for f in files] == sorted(
        ["\ufffdt\ufffd.pdf", "a\ufffdb.pdf", "c\ufffd[2J.pdf", "d\ufffdfdp.pdf"]
    )
    assert all(Path(str(f.path)).exists() for f in files)
