"""Files and pages that are broken, locked, empty or out of all proportion."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import typst
from raw_pdf import raw_pdf, text
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from jalon.extract.document import read_document
from jalon.extract.files import open_pdf
from jalon.schemas.errors import (
    DamagedPdfError,
    DocumentError,
    EmptyFileError,
    EncryptedPdfError,
    FileMissingError,
    NotAPdfError,
)
from jalon.schemas.page import Page
from jalon.vocabulary import Wordbook

GOOD = text(20, 100, "Bonjour le monde")
LONGEST_S = 20.0  # on a slow machine; all of these take well under a second or two


def by_reportlab(encryption: object = None) -> bytes:
    """Three pages of text and lines."""
    stored = io.BytesIO()
    canvas = Canvas(stored, pagesize=(400, 300), invariant=1, encrypt=encryption)
    for page in range(3):
        for line in range(10):
            canvas.drawString(20, 280 - 20 * line, f"Page {page}, ligne {line} du plan d'action")
        canvas.showPage()
    canvas.save()
    return stored.getvalue()


def by_typst() -> bytes:
    """Three pages by another producer."""
    body = "\n#pagebreak()\n".join("Nombre de rencontres : 12" for _ in range(3))
    return typst.compile(f"#set page(width: 300pt, height: 200pt)\n{body}".encode())


REFUSED = [
    pytest.param(b"", EmptyFileError, id="no bytes"),
    pytest.param(b"Bonjour, ceci est du texte.", NotAPdfError, id="text"),
    pytest.param(b"PK\x03\x04" + bytes(2000), NotAPdfError, id="an office file"),
    pytest.param(b"%PDF-1.7\n", DamagedPdfError, id="a header only"),
    pytest.param(b"%PDF-1.7\n" + bytes(range(256)) * 40, DamagedPdfError, id="noise"),
    pytest.param(
        by_reportlab(pdfencrypt.StandardEncryption("secret")), EncryptedPdfError, id="password"
    ),
    pytest.param(raw_pdf(), DocumentError, id="no pages"),
]


@pytest.mark.parametrize(("data", "error"), REFUSED)
def test_a_file_that_cannot_be_read_says_why(
    tmp_path: Path, data: bytes, error: type[DocumentError]
) -> None:
    """Each kind of broken file raises its own error, which names the file."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(data)

    with pytest.raises(error, match=r"plan\.pdf"):
        read_document(path, Wordbook())


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    """A path without a file is an error of its own."""
    with pytest.raises(FileMissingError):
        open_pdf(tmp_path / "nothing.pdf")


def test_an_owner_password_does_not_lock(tmp_path: Path) -> None:
    """A file that only forbids printing is read."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(by_reportlab(pdfencrypt.StandardEncryption("", ownerPassword="secret")))

    with open_pdf(path) as document:
        assert all(isinstance(p, Page) and len(p.words) > 50 for p in document.pages())


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.95, 0.999])
@pytest.mark.parametrize("make", [by_reportlab, by_typst])
def test_a_cut_file_gives_an_error_or_what_is_left(
    tmp_path: Path, make: Callable[[], bytes], share: float
) -> None:
    """A download that broke off is refused or marked as damaged, never passed for whole."""
    data = make()
    path = tmp_path / "plan.pdf"
    path.write_bytes(data[: int(len(data) * share)])

    assert outcome(path) & {"damaged_pdf", "empty_file", "file_damaged"}


def outcome(path: Path) -> set[str]:
    """The code of the error that reading ends with, or those of the findings."""
    try:
        return {f.code for f in read_document(path, Wordbook()).findings}
    except DocumentError as problem:
        return {problem.code}


BROKEN = [
    pytest.param(b"\x00\xff(((( BT /F1 Tf [ << Q Q Q \xfe Tj", id="no operators"),
    pytest.param(b"BT /F1 12 Tf 20 50 Td (never closed Tj ET", id="an open string"),
    pytest.param(b"[" * 100_000 + b" 0 0 m 9 9 l S", id="nested arrays"),
]


@pytest.mark.parametrize("content", BROKEN)
def test_a_broken_page_is_found_and_leaves_the_others(tmp_path: Path, content: bytes) -> None:
    """Content that draws nothing though it should is a finding; other pages stay."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(raw_pdf(GOOD, content, GOOD))

    with open_pdf(path) as file:
        pages = [p for p in file.pages() if isinstance(p, Page)]
    document = read_document(path, Wordbook())

    assert [len(p.words) for p in pages] == [3, 0, 3]
    assert ("content_broken", 2) in {(f.code, f.page) for f in document.findings}


@pytest.mark.parametrize("named", [b"/Contents 3 0 R", b"/Contents 99 0 R", b"/XObject 7 0 R"])
def test_a_page_whose_content_is_no_content(tmp_path: Path, named: bytes) -> None:
    """A page that names its font, no object, or nothing at all as its content is a finding."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(raw_pdf(GOOD, GOOD, GOOD).replace(b"/Contents 7 0 R", named))

    document = read_document(path, Wordbook())

    assert {f.page for f in document.findings if f.code == "content_broken"} == {2}


@pytest.mark.parametrize("content", [b"", b"q Q", b"q 0 0 400 300 re W n Q /Artifact BMC EMC"])
def test_a_blank_page_is_no_fault(tmp_path: Path, content: bytes) -> None:
    """A page that draws nothing is blank, and nothing is said about it."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(raw_pdf(GOOD, content))

    with open_pdf(path) as file:
        notes = [p.notes for p in file.pages() if isinstance(p, Page)]

    assert notes == [(), ()]


@pytest.mark.parametrize(
    "box",
    ["0 0 0 0", "0 0 20000 20000", "0 0 1e9 1e9", "400 300 0 0", "a b c d"],
)
def test_pages_of_absurd_size(tmp_path: Path, box: str) -> None:
    """Whatever a page's size, its text and its neighbours are read."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(raw_pdf(GOOD, GOOD, GOOD, boxes=("0 0 400 300", box)))

    with open_pdf(path) as file:
        pages = list(file.pages())
    read_document(path, Wordbook())

    assert all(isinstance(p, Page) for p in pages)
    assert [len(p.words) for p in pages if isinstance(p, Page)] == [3, 3, 3]


def many_segments() -> bytes:
    """One path of a million segments."""
    lines = b"".join(b"%d %d l " % (i % 400, i * 7 % 300) for i in range(1_000_000))
    return b"0 0 m " + lines + b"S "


def many_paths() -> bytes:
    """A hundred thousand paths."""
    return b"".join(
        b"%d %d m %d %d l S " % (i % 400, i % 300, i * 7 % 400, i * 3 % 300) for i in range(100_000)
    )


@pytest.mark.parametrize("make", [many_segments, many_paths])
def test_a_drawing_without_end_is_cut(tmp_path: Path, make: Callable[[], bytes]) -> None:
    """A map on a page does not stop the reading; the page says that it was cut."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(raw_pdf(GOOD, make() + GOOD, GOOD))

    start = time.perf_counter()
    document = read_document(path, Wordbook())

    assert time.perf_counter() - start < LONGEST_S
    assert ("drawing_cut", 2) in {(f.code, f.page) for f in document.findings}
    assert document.pages == 3
