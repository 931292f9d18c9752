"""Odd characters in the text layer: surrogates, noncharacters, controls."""

from __future__ import annotations

from pathlib import Path

from raw_pdf import raw_pdf, stream

from jalon.extract.pdf.open import open_bytes
from jalon.schemas.page import Page

FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 3 0 R>>"


def page_with(codes: str) -> Page:
    """A page that shows "Cible A" where the font says that A is ``codes`` (hexadecimal UTF-16)."""
    cmap = f"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /X def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfchar <41> <{codes}> endbfchar
endcmap CMapName currentdict /CMap defineresource pop end end"""
    content = b"BT /F1 12 Tf 50 200 Td (Cible A) Tj ET\n"
    data = raw_pdf(content, fonts=[FONT], extra=[stream(cmap.encode())])
    with open_bytes(Path("x.pdf"), data) as file:
        (page,) = file.pages()
    assert isinstance(page, Page)
    return page


def test_emoji_is_read() -> None:
    """A character beyond U+FFFF is one character, without a note."""

    page = page_with("D83CDF93")

    assert "".join(w.text for w in page.words) == "Cible🎓"
    assert page.notes == ()


def test_lone_surrogate_is_replaced() -> None:
    """Half a character is U+FFFD, and the page says so."""

    page = page_with("D800")

    assert page.words[-1].text == "\ufffd"
    assert "characters_mended" in page.notes


def test_controls_are_taken_out() -> None:
    """Bidi controls do not turn the text around, and the page says that they were there."""

    page = page_with("202E0031")

    assert "\u202e" not in "".join(w.text for w in page.words)
    assert "characters_mended" in page.notes


def bar_before(text: bytes) -> list[str]:
    """The words of a page that shows a dash and ``text``, its font calling the dash a control."""
    cmap = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /X def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfchar <96> <0003> endbfchar
endcmap CMapName currentdict /CMap defineresource pop end end"""
    content = b"BT /F1 12 Tf 50 200 Td (\\226" + text + b") Tj ET\n"
    data = raw_pdf(content, fonts=[FONT], extra=[stream(cmap.encode())])
    with open_bytes(Path("x.pdf"), data) as file:
        (page,) = file.pages()
    assert isinstance(page, Page)
    return [w.text for w in page.words]


def test_a_bar_before_a_figure_is_its_minus() -> None:
    """A number does not lose its sign because its font names none."""
    assert bar_before(b"10 %") == ["\u221210", "%"]
    assert bar_before(b"Cible") == ["Cible"]
