"""Accents, ligatures and hyphens that are drawn as glyphs of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from raw_pdf import HELVETICA, raw_pdf, stream, text

from jalon.extract.files import open_pdf
from jalon.schemas.page import Page

MAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <00> <FF> endcodespacerange
%d beginbfchar %s endbfchar endcmap end end"""


def words_of(path: Path, data: bytes) -> list[str]:
    """The words of the first page."""
    path.write_bytes(data)
    with open_pdf(path) as document:
        page = next(iter(document.pages()))
    assert isinstance(page, Page)
    return [w.text for w in page.words]


def shown(array: str) -> bytes:
    """One line of glyphs and kerns, as TJ takes them."""
    return f"BT /F1 12 Tf 20 100 Td [{array}] TJ ET".encode("cp1252")


OVER = [
    # Helvetica: an accent is 333 thousandths wide, "e" 556, "E" 667, "i" 278, "c" 500
    pytest.param("(R)-111(´)444(eussite)", ["Réussite"], id="accent first"),
    pytest.param("(Re)445(´)112(ussite)", ["Réussite"], id="accent after"),
    pytest.param("(persev)-111(´)444(erance)", ["persevérance"], id="one of two"),
    pytest.param("(gar)-83(¸)416(con)", ["garçon"], id="cedilla"),
    pytest.param("-111(^)444(etre)", ["être"], id="circumflex at a word's start"),
    pytest.param("(d)28(ˆ)305(i)0(ner)", ["dîner"], id="over a narrow letter"),
]


@pytest.mark.parametrize(("array", "words"), OVER)
def test_accents_over_letters_are_composed(tmp_path: Path, array: str, words: list[str]) -> None:
    """An accent whose ink stands over a letter is that letter's, drawn before or after it."""
    assert words_of(tmp_path / "a.pdf", raw_pdf(shown(array))) == words


def test_a_lifted_accent_over_a_capital(tmp_path: Path) -> None:
    """A capital's accent is drawn higher than the line, and still is its own."""
    lifted = "BT /F1 12 Tf 20 100 Td 2 Ts [-167(´)] TJ 0 Ts [500(Ecole)] TJ ET".encode("cp1252")

    assert words_of(tmp_path / "a.pdf", raw_pdf(lifted)) == ["École"]


BESIDE = [
    pytest.param("(d´une)", ["d´une"], id="acute as apostrophe"),
    pytest.param("(`a part)", ["`a", "part"], id="grave as quote"),
    pytest.param("(10^6)", ["10^6"], id="power"),
    pytest.param("(20 °C)", ["20", "°C"], id="degrees"),
]


@pytest.mark.parametrize(("array", "words"), BESIDE)
def test_signs_beside_letters_stay(tmp_path: Path, array: str, words: list[str]) -> None:
    """An accent that has a place of its own is no letter's accent."""
    assert words_of(tmp_path / "a.pdf", raw_pdf(shown(array))) == words


def mapped(codes: dict[int, str]) -> tuple[str, bytes]:
    """Helvetica with other names for some of its characters, and the map as object 3."""
    pairs = "".join(f"<{c:02X}><{t.encode('utf-16-be').hex()}>" for c, t in codes.items())
    font = HELVETICA.replace("/Encoding", "/ToUnicode 3 0 R/Encoding")
    return font, stream(MAP % (len(codes), pairs.encode()))


@pytest.mark.parametrize(
    ("array", "words"),
    [
        pytest.param("(Re)445(´)112(ussite)", ["Réussite"], id="after its letter"),
        pytest.param("(R)-111(´)444(eussite)", ["Réussite"], id="before its letter"),
    ],
)
def test_combining_accents_are_composed(tmp_path: Path, array: str, words: list[str]) -> None:
    """Combining accents give composed letters (NFC), whichever glyph comes first."""
    letters = {ord(ch): ch for ch in "Reusit"}
    font, table = mapped({**letters, 0xB4: "\u0301"})

    assert words_of(tmp_path / "a.pdf", raw_pdf(shown(array), fonts=[font], extra=[table])) == words


@pytest.mark.parametrize(
    ("letters", "word"),
    [
        pytest.param("\ufb01", "afin", id="fi as one character"),
        pytest.param("fi", "afin", id="fi as two"),
        pytest.param("\ufb03", "affin", id="ffi"),
    ],
)
def test_ligatures_are_letters(tmp_path: Path, letters: str, word: str) -> None:
    """One glyph that stands for several letters is spelled out."""
    font, table = mapped({ord("a"): "a", ord("n"): "n", 0x40: letters})

    page = raw_pdf(shown("(a@n)"), fonts=[font], extra=[table])
    assert words_of(tmp_path / "a.pdf", page) == [word]


def test_soft_hyphens(tmp_path: Path) -> None:
    """A soft hyphen that is drawn at a line's end is a hyphen; within a line it is nothing."""
    font, table = mapped({0x40: "\u00ad", **{ord(ch): ch for ch in "abcdefghijklmnopqrst"}})
    lines = text(20, 100, "comp@etences") + text(20, 86, "forma@") + text(20, 72, "tion")

    page = raw_pdf(lines, fonts=[font], extra=[table])
    assert words_of(tmp_path / "a.pdf", page) == ["competences", "forma-", "tion"]
