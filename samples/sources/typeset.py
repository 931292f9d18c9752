"""Typst source to PDF, with the free fonts of the machine and one glyph of our own."""

from __future__ import annotations

import datetime
import json
import tempfile
from pathlib import Path

import typst
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

NOON = datetime.datetime(2025, 1, 1, 12, tzinfo=datetime.UTC)
FONTS = Path("/usr/share/fonts/truetype")


def typeset(source: str, path: Path) -> None:
    """Write the source as PDF; the same source and fonts give the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        write_arrow_font(Path(folder, "SampleArrows.ttf"))
        families = [str(FONTS / name) for name in ("lato", "open-sans", "crosextra")]
        made = typst.compile(
            source.encode("utf-8"),
            font_paths=[folder, *families],
            ignore_system_fonts=True,
            timestamp=NOON,
            pdf_tags=False,  # a third of the size
        )
    path.write_bytes(made)


def write_arrow_font(path: Path) -> None:
    """Write a symbol font in which the letter "u" is drawn as an arrow head."""
    pen = TTGlyphPen(None)
    pen.moveTo((80, 0))
    pen.lineTo((80, 760))
    pen.lineTo((740, 380))
    pen.closePath()
    empty = TTGlyphPen(None).glyph()
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef", "u"])
    font.setupCharacterMap({ord("u"): "u"})
    font.setupGlyf({".notdef": empty, "u": pen.glyph()})
    font.setupHorizontalMetrics({".notdef": (800, 0), "u": (800, 80)})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Sample Arrows", "styleName": "Regular"})
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    font.setupPost()
    font.setupHead(created=0, modified=0)
    font.save(path)


def quote(text: str) -> str:
    """Return text as a string of Typst's language, safe in any content."""
    return f"#{json.dumps(text, ensure_ascii=False)}"
