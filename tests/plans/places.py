"""Where every word of a document stands, read from a copy whose marks are coloured."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from .blocks import Codes, Mark

Box = tuple[float, float, float, float]
SKIPPED = {0, 0xFFFE, 0x2, 0xD, 0xA}


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter on a page; box is x0, top, x1, bottom from the page's top left."""

    page: int
    text: str
    box: Box
    mark: Mark | None
    is_hidden: bool = False  # off the page


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a space between them."""

    page: int
    text: str
    box: Box
    mark: Mark | None


def read_letters(path: Path, codes: Codes | None) -> Iterator[Letter]:
    """Yield the letters of a PDF in the order in which they were drawn."""
    document = pypdfium2.PdfDocument(path)
    try:
        for number, page in enumerate(document):
            yield from _read_page(page, number + 1, codes)
    finally:
        document.close()


def _read_page(page: Any, number: int, codes: Codes | None) -> Iterator[Letter]:
    text = page.get_textpage()
    width, height = page.get_size()
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    rect = pdfium.FS_RECTF()
    for i in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, i)
        if code in SKIPPED and code != 0x2:
            continue
        if pdfium.FPDFText_IsGenerated(text, i) == 1:
            continue
        pdfium.FPDFText_GetLooseCharBox(text, i, rect)
        mark = None
        if codes and pdfium.FPDFText_GetFillColor(text, i, red, green, blue, alpha):
            mark = codes.find(red.value, green.value, blue.value)
        box = (rect.left, height - rect.top, rect.right, height - rect.bottom)
        hidden = box[2] < 0 or box[3] < 0 or box[0] > width or box[1] > height
        letter = "-" if code == 0x2 else chr(code)
        yield Letter(number, letter, box, mark, hidden)


def list_words(letters: list[Letter]) -> list[Word]:
    """Return the words that letters make, in the same order."""
    words: list[Word] = []
    held: list[Letter] = []
    for letter in letters:
        if held and (letter.text.isspace() or not _goes_on(held[-1], letter)):
            words.append(_join(held))
            held = []
        if not letter.text.isspace():
            held.append(letter)
    return words + ([_join(held)] if held else [])


def _goes_on(last: Letter, letter: Letter) -> bool:
    """Return whether a letter stands right behind the last one, upright or turned."""
    if last.page != letter.page:
        return False
    if (last.mark is None) != (letter.mark is None):
        return False
    if last.mark and letter.mark and last.mark.unit != letter.mark.unit:
        return False
    a, b = last.box, letter.box
    high = max(a[3] - a[1], b[3] - b[1], 1.0)
    wide = max(a[2] - a[0], b[2] - b[0], 1.0)
    on_line = min(a[3], b[3]) - max(a[1], b[1]) > 0.2 * min(a[3] - a[1], b[3] - b[1])
    if on_line and -0.5 * high < b[0] - a[2] < 0.18 * high:
        return True
    in_line = min(a[2], b[2]) - max(a[0], b[0]) > 0.4 * min(a[2] - a[0], b[2] - b[0])
    up, down = a[1] - b[3], b[1] - a[3]
    return in_line and not on_line and (abs(up) < 0.25 * wide or abs(down) < 0.0)


def _join(letters: list[Letter]) -> Word:
    marks = Counter(letter.mark for letter in letters)
    boxes = [letter.box for letter in letters]
    return Word(
        letters[0].page,
        "".join(letter.text for letter in letters),
        bound(boxes),
        marks.most_common(1)[0][0],
    )


def bound(boxes: list[Box]) -> Box:
    """Return the smallest box around some boxes."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def list_lines(letters: list[Letter]) -> list[tuple[int, Box]]:
    """Return the page and box of each line that letters of one mark stand on."""
    lines: list[tuple[int, list[Box]]] = []
    for letter in letters:
        if letter.text.isspace():
            continue
        if lines and lines[-1][0] == letter.page and _same_line(lines[-1][1][-1], letter.box):
            lines[-1][1].append(letter.box)
        else:
            lines.append((letter.page, [letter.box]))
    return [(page, bound(boxes)) for page, boxes in lines]


def _same_line(a: Box, b: Box) -> bool:
    shared = min(a[3], b[3]) - max(a[1], b[1])
    if shared > 0.3 * min(a[3] - a[1], b[3] - b[1]) and b[0] >= a[0] - 2:
        return True
    # turned text reads upwards: the same column
    across = min(a[2], b[2]) - max(a[0], b[0])
    return across > 0.8 * min(a[2] - a[0], b[2] - b[0]) and abs(a[1] - b[3]) < 4
