"""Whether a PDF's table of objects, and the fonts that its pages name, are as a producer left them.

PDFium searches for objects that are not where the table says, and says nothing: a piece of the
file is then missing, or was put in twice. Only what stands in plain bytes is looked at.
"""

from __future__ import annotations

import re

LAST_TABLE = re.compile(rb"startxref\s+(\d+)\s*%%EOF\s*\Z")
SECTION = re.compile(rb"\s*(\d+)\s+(\d+)\s*[\r\n]\s*(?=\d{10} )")
ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])[ \r\n]{1,2}")
OBJECT = re.compile(rb"\s*(\d+)\s+\d+\s+obj\b")
FONTS = re.compile(rb"/Font\s*<<([^<>]{1,4000})>>")
REFERENCE = re.compile(rb"/[^\s/<>]+\s+(\d+)\s+\d+\s+R\b")
SUBSET = re.compile(rb"/BaseFont\s*/[A-Z]{6}\+")
LONGEST_FONT = 1_000  # bytes of a font's dictionary


def is_moved(data: bytes) -> bool:
    """Whether objects of the PDF ``data`` stand elsewhere than its table of objects says.

    Files that say nowhere where their table is, and tables that are packed, cannot be told.
    """
    last = LAST_TABLE.search(data, max(len(data) - 2_000, 0))
    start = data.find(b"%PDF-", 0, 1_024)
    if last is None or start < 0:
        return False
    at = int(last[1]) + start
    if OBJECT.match(data, at):
        return False
    if data[at : at + 4] != b"xref":
        return True
    at += 4
    while section := SECTION.match(data, at):
        first, at = int(section[1]), section.end()
        for number in range(first, first + int(section[2])):
            entry = ENTRY.match(data, at)
            if entry is None:
                return True
            at = entry.end()
            if entry[3] == b"f" or int(entry[1]) == 0:  # some programs write unused ones so
                continue
            place = OBJECT.match(data, int(entry[1]) + start)
            if place is None or int(place[1]) != number:
                return True
    return False


def has_shared_font(data: bytes) -> bool:
    """Whether a page calls one font, cut down to the letters that it sets, by two names.

    One of the two was another font: its letters are then taken for others, or missing.
    """
    for held in FONTS.finditer(data):
        named = REFERENCE.findall(held[1])
        twice = {number for number in named if named.count(number) > 1}
        if any(_is_subset(data, number) for number in twice):
            return True
    return False


def _is_subset(data: bytes, number: bytes) -> bool:
    at = re.search(rb"(?<!\d)%s\s+\d+\s+obj\b" % number, data)
    if at is None:
        return False
    end = data.find(b"endobj", at.end(), at.end() + LONGEST_FONT)
    return SUBSET.search(data, at.end(), end) is not None
