"""Files opened and handed out page by page; broken ones named by what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest
from drawn_pdfs import bare_pdf
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from jalon.extract.files import open_pdf, read_bytes
from jalon.schemas.errors import (
    DamagedPdfError,
    DocumentError,
    EmptyFileError,
    EncryptedPdfError,
    FileMissingError,
    NotAPdfError,
)
from jalon.schemas.page import Page

PAGELESS = bare_pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>")


def three_pages(path: Path, password: str | None = None) -> Path:
    """A PDF of three pages that bear their number and a title."""
    encryption = StandardEncryption(password) if password is not None else None
    canvas = Canvas(str(path), encrypt=encryption)
    canvas.setTitle("Plan d’action")
    for number in (1, 2, 3):
        canvas.drawString(50, 700, f"Page {number}")
        canvas.showPage()
    canvas.save()
    return path


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A PDF of three pages."""
    return three_pages(tmp_path / "plan.pdf")


BROKEN = [
    pytest.param(b"", EmptyFileError, id="no-bytes"),
    pytest.param(b"Bonjour", NotAPdfError, id="text"),
    pytest.param(b"PK\x03\x04" + b"\0" * 2000, NotAPdfError, id="archive"),
    pytest.param(b"\0" * 2000 + b"%PDF-1.7", NotAPdfError, id="header-too-late"),
    pytest.param(b"%PDF-1.7\n", DamagedPdfError, id="header-only"),
    pytest.param(b"%PDF-1.7\n" + b"\xff" * 500, DamagedPdfError, id="noise"),
    pytest.param(PAGELESS, DamagedPdfError, id="no-pages"),
]


@pytest.mark.parametrize(("data", "error"), BROKEN)
def test_broken_file_is_named_by_its_fault(
    tmp_path: Path, data: bytes, error: type[DocumentError]
) -> None:
    """Each kind of broken file raises its own error, which names the file."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(data)

    with pytest.raises(error) as caught:
        open_pdf(path)

    assert type(caught.value) is error
    assert caught.value.path == path


def test_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    """A path without a file, or a folder, is no PDF that could be read."""
    with pytest.raises(FileMissingError):
        read_bytes(tmp_path / "none.pdf")
    with pytest.raises(FileMissingError):
        read_bytes(tmp_path)


def test_locked_file_is_said_to_be_locked(tmp_path: Path) -> None:
    """A file that asks for a password is not damaged."""
    with pytest.raises(EncryptedPdfError):
        open_pdf(three_pages(tmp_path / "plan.pdf", password="secret"))


def test_file_locked_only_for_changes_is_read(tmp_path: Path) -> None:
    """An owner's password keeps nobody from reading."""
    with open_pdf(three_pages(tmp_path / "plan.pdf", password="")) as file:
        assert file.page_count == 3


def numbers(path: Path, wanted: list[int] | None) -> list[int]:
    """Numbers of the pages handed out."""
    with open_pdf(path) as file:
        return [p.number for p in file.pages(wanted) if isinstance(p, Page)]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        pytest.param(None, [1, 2, 3], id="all"),
        pytest.param([2], [2], id="one"),
        pytest.param([3, 1], [3, 1], id="as-asked"),
        pytest.param([0, 2, 9], [2], id="past-the-end"),
        pytest.param([], [], id="none"),
    ],
)
def test_pages_come_by_number(
    document: Path, wanted: list[int] | None, expected: list[int]
) -> None:
    """Pages are counted from 1; numbers that the document lacks are passed over."""
    assert numbers(document, wanted) == expected


def test_each_page_is_itself(document: Path) -> None:
    """A page holds its own words, and reading it again gives the same."""
    with open_pdf(document) as file:
        first, again = list(file.pages()), list(file.pages())

    assert first == again
    assert [p.words[1].text for p in first if isinstance(p, Page)] == ["1", "2", "3"]


def test_bytes_that_were_read_are_not_read_again(document: Path, tmp_path: Path) -> None:
    """A document can be opened from its bytes, whatever stands at the path by then."""
    data = document.read_bytes()

    with open_pdf(tmp_path / "gone.pdf", data) as file:
        assert file.page_count == 3


def test_metadata_are_those_of_the_file(document: Path) -> None:
    """The title that the file states is handed out as text."""
    with open_pdf(document) as file:
        assert file.metadata()["Title"] == "Plan d’action"


def test_cut_file_is_read_and_known_to_be_cut(document: Path) -> None:
    """What remains of a file without its end is read, and said to be damaged."""
    data = document.read_bytes()

    with open_pdf(document, data) as whole:
        assert not whole.is_damaged
    with open_pdf(document, data[: data.rindex(b"xref") - 3]) as cut:
        assert cut.is_damaged
        assert cut.page_count == 3
