"""Files that lost a piece, got one twice, or whose fonts stand for one another."""

from __future__ import annotations

from pathlib import Path

import pytest
from raw_pdf import raw_pdf, text

from jalon.extract.document import read_document
from jalon.extract.pdf.structure import has_shared_font, is_moved
from jalon.vocabulary import Wordbook

SAMPLES = sorted((Path(__file__).parents[3] / "samples").glob("*.pdf"))
SUBSETS = tuple(f"<</Type/Font/Subtype/Type1/BaseFont/ABCDE{x}+Helvetica>>" for x in "FG")
WHOLE = raw_pdf(text(50, 200, "Cible : 12 ateliers"), text(50, 200, "Page 2"), fonts=SUBSETS)


def with_other_font(data: bytes) -> bytes:
    """The PDF with its second font's name leading to the first."""
    return data.replace(b"/F2 4 0 R", b"/F2 3 0 R")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_whole_files_are_whole(path: Path) -> None:
    """Nothing is said of a file as its producer wrote it."""
    data = path.read_bytes()

    assert not is_moved(data)
    assert not is_moved(b"something before\n" + data)
    assert not has_shared_font(data)


@pytest.mark.parametrize("at", [100, 300, 500])
def test_a_piece_that_is_missing_or_there_twice_is_told(at: int) -> None:
    """Objects are then not where the table says."""
    assert not is_moved(WHOLE)
    assert is_moved(WHOLE[:at] + WHOLE[at + 9 :])
    assert is_moved(WHOLE[:at] + WHOLE[at - 9 :])


def test_a_font_that_stands_for_another_is_told() -> None:
    """Two names for one cut-down font are a sign; for a whole one they are not."""
    plain = raw_pdf(text(50, 200, "Plan"), fonts=("<</Type/Font/BaseFont/Helvetica>>",) * 2)

    assert not has_shared_font(WHOLE)
    assert has_shared_font(with_other_font(WHOLE))
    assert not has_shared_font(with_other_font(plain))


@pytest.mark.parametrize("damaged", [WHOLE[:300] + WHOLE[309:], with_other_font(WHOLE)])
def test_such_files_are_read_with_a_finding(tmp_path: Path, damaged: bytes) -> None:
    """What is left of it is read, and the document says that it may be wrong."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(damaged)

    document = read_document(path, Wordbook())

    assert "file_damaged" in {finding.code for finding in document.findings}


def test_files_without_a_table_are_left_alone() -> None:
    """Where nothing says where objects stand, nothing can be amiss."""
    assert not is_moved(b"")
    assert not is_moved(b"%PDF-1.4\ntrailer<</Root 1 0 R>>\n%%EOF\n")
