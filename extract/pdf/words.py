"""Glyphs to words: where one word ends and the next begins, and what each looks like."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pypdfium2.raw as c

from jalon.extract.pdf import native
from jalon.extract.pdf.accents import compose_accents, is_combining
from jalon.extract.pdf.fonts import Style, StyleBook
from jalon.extract.pdf.gaps import is_taken_back, letter_gaps, parted_digits
from jalon.extract.pdf.glyphs import Booleans, Floats, Glyphs, Integers
from jalon.extract.pdf.inks import ink_changes
from jalon.extract.pdf.placement import Placement
from jalon.extract.pdf.rule_cuts import cut_by_rules
from jalon.extract.pdf.settings import SETTINGS
from jalon.extract.pdf.signs import sign_drawn
from jalon.extract.pdf.superscripts import find_raised
from jalon.schemas.characters import joined_pairs, mended
from jalon.schemas.geometry import Box
from jalon.schemas.page import Rule, Word

WORDS = SETTINGS.words

SPACES = np.array(
    [0, *range(9, 14), 32, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200C), 0x2028, 0x2029, 0x202F]
)
PLAIN = (0x21, 0x7E)  # ASCII, which is the text as it stands
HYPHEN_MARKS = (0x02, 0xFFFE)  # PDFium's codes for a hyphen at a line's end
SOFT_HYPHEN = 0xAD
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st"}
LIGATURES[0xFB06] = "st"


@dataclass(frozen=True, slots=True)
class WordReading:
    """The words of a page.

    Attributes:
        words: Those drawn with ink.
        invisible: Those drawn without.
        notes: Codes of what was left out.
        doubtful: Orders of words that may not be shown (a clipping path, a layer of layers).
        owners: Addresses of the text objects that draw the words, by their orders.
        in_doubt: Boxes of figures that one font draws in several shapes.
    """

    words: tuple[Word, ...]
    invisible: tuple[Word, ...]
    notes: tuple[str, ...]
    doubtful: frozenset[int] = frozenset()
    owners: tuple[int, ...] = ()
    in_doubt: tuple[Box, ...] = ()


def read_words(
    glyphs: Glyphs,
    placement: Placement,
    hidden_layers: Callable[[], frozenset[str]],
    rules: Sequence[Rule] = (),
) -> WordReading:
    """The words of a page in content order; text that a viewer does not show is left out.

    Args:
        glyphs: The page's characters.
        placement: How the page is displayed.
        hidden_layers: Names of the layers that are off; asked only where a layer is met.
        rules: What is ruled on the page: an upright line between two letters parts them.
    """
    visible = np.flatnonzero(~np.isin(glyphs.codes, SPACES) & (glyphs.boxes[:, 2] > -1e9))
    if not len(visible):
        return WordReading((), (), ())
    compose_accents(glyphs, visible, placement)
    starts, spaced = _word_starts(glyphs, visible)
    barred = cut_by_rules(glyphs, visible, rules)
    if barred.any():
        starts, spaced = _with_cuts(starts, spaced, barred, is_space=True)
    inked = ink_changes(glyphs, visible, starts)
    if inked.any():
        starts, spaced = _with_cuts(starts, spaced, inked, is_space=False)
    raised = find_raised(glyphs, visible, starts, placement)
    if raised.any():
        starts, spaced = _parted(starts, spaced, raised)
    ends = np.append(starts[1:], len(visible))
    boxes = _word_boxes(glyphs.boxes[visible], starts)
    codes = glyphs.codes[visible]
    is_plain = (codes >= PLAIN[0]) & (codes <= PLAIN[1])
    letters = np.where(is_plain, codes, PLAIN[0]).astype(np.uint8).tobytes().decode("ascii")
    others = np.append(0, np.cumsum(~is_plain)).tolist()  # before each glyph: not plain ones
    book = StyleBook(glyphs.textpage)
    words: list[Word] = []
    invisible: list[Word] = []
    notes: set[str] = set()
    doubtful: set[int] = set()
    for order, (a, b) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
        first = int(visible[a])
        # A letter drawn after its accent tells the baseline; capitals' accents are lifted.
        origin = int(visible[a + 1]) if a + 1 < b and is_combining(int(codes[a + 1])) else first
        if others[a] == others[b]:
            text = letters[a:b]
        else:
            is_line_end = _is_line_end(glyphs.codes, int(visible[b - 1]))
            text = _text(codes[a:b], is_line_end=is_line_end)
            if (right := mended(text)) != text:
                text = right
                notes.add("characters_mended")
        style = book.style_at(first)
        text = sign_drawn(text, style.font)
        if not text:
            continue
        fault = _fault(style, boxes[order], placement, hidden_layers)
        if fault:
            notes.add(fault)
            continue
        if (style.clip or style.layer == "") and _is_doubtful(
            style, boxes[order], placement, hidden_layers
        ):
            doubtful.add(order)
        word = _word(
            glyphs, origin, text, boxes[order], style, placement, bool(spaced[order]), order
        )
        if raised[a]:
            word = replace(word, is_raised=True)
        (invisible if style.is_hidden else words).append(word)
    owners = tuple(glyphs.owners[visible[starts]].tolist())
    return WordReading(
        tuple(words), tuple(invisible), tuple(sorted(notes)), frozenset(doubtful), owners
    )


def _word_starts(glyphs: Glyphs, visible: Integers) -> tuple[Integers, Booleans]:
    """Ranks (among the visible glyphs) that begin a word, and whether a space comes before."""
    angles = glyphs.angles[visible]
    boxes = _upright(glyphs.boxes[visible], angles)
    a, b = boxes[:-1], boxes[1:]
    height = np.minimum(a[:, 3] - a[:, 1], b[:, 3] - b[:, 1])
    em = np.maximum(height, 1.0)
    gap = b[:, 0] - a[:, 2]
    slanted = angles[1:] % 90 != 0  # such boxes do not stand in a row: only written spaces tell
    spaced = np.diff(visible) > 1
    # PDFium makes up spaces and line breaks, some of them between letters of one word.
    narrow = np.abs(gap) <= (letter_gaps(gap / em) + WORDS.made_up_space_em) * em
    doubtful = spaced & ~slanted & narrow
    for i in np.flatnonzero(doubtful).tolist():
        before, after = int(visible[i]), int(visible[i + 1])
        own = _upright(glyphs.boxes[before : after + 1], glyphs.angles[before : after + 1])
        is_drawn = _is_space_drawn(glyphs.textpage, before, after)
        spaced[i] = is_drawn and not is_taken_back(own)
    shifted = np.abs(a[:, 3] - b[:, 3]) > WORDS.baseline_shift_em * em
    resized = np.abs((a[:, 3] - a[:, 1]) - (b[:, 3] - b[:, 1])) > WORDS.size_change * em
    jumped = (gap > WORDS.narrowest_space_em * em) | (gap < -WORDS.backward_em * em)
    for i in parted_digits(glyphs.codes[visible], gap / em).tolist():
        before, after = int(visible[i]), int(visible[i + 1])
        if not spaced[i] or not _is_space_drawn(glyphs.textpage, before, after):
            spaced[i] = jumped[i] = False
    turned = angles[:-1] != angles[1:]
    ligature = (a == b).all(axis=1) & ~turned  # one glyph that stands for several letters
    breaks = (spaced | turned | (~slanted & (shifted | resized | jumped))) & ~ligature
    starts = np.concatenate([[0], np.flatnonzero(breaks) + 1])
    return starts, np.concatenate([[True], (spaced | jumped | turned)[starts[1:] - 1]])


def _with_cuts(
    starts: Integers, spaced: Booleans, cuts: Booleans, *, is_space: bool
) -> tuple[Integers, Booleans]:
    """Word starts with more of them; a space is not taken from where one is."""
    at = dict(zip(starts.tolist(), spaced.tolist(), strict=True))
    for i in (np.flatnonzero(cuts) + 1).tolist():
        at.setdefault(i, is_space)
    order = sorted(at)
    return np.array(order, dtype=starts.dtype), np.array([at[i] for i in order], dtype=bool)


def _parted(starts: Integers, spaced: Booleans, raised: Booleans) -> tuple[Integers, Booleans]:
    """Word starts with those at which raised digits begin or end, with no space before these."""
    cuts = np.flatnonzero(np.diff(raised)) + 1
    every = np.union1d(starts, cuts)
    after_space = np.zeros(len(every), dtype=bool)
    after_space[np.searchsorted(every, starts)] = spaced
    return every, after_space


def _is_space_drawn(textpage: int, before: int, after: int) -> bool:
    """Whether the file itself has a space between two characters."""
    handle = ctypes.cast(textpage, c.FPDF_TEXTPAGE)
    return any(c.FPDFText_IsGenerated(handle, i) == 0 for i in range(before + 1, after))


def _upright(boxes: Floats, angles: Integers) -> Floats:
    """Boxes in a frame in which their own text runs to the right; y still points down."""
    x0, top, x1, bottom = boxes.T
    frames = {
        90: (top, -x1, bottom, -x0),
        180: (-x1, -bottom, -x0, -top),
        270: (-bottom, x0, -top, x1),
    }
    out = boxes.copy()
    for angle, frame in frames.items():
        out = np.where((angles == angle)[:, None], np.stack(frame, axis=1), out)
    return out


def _word_boxes(boxes: Floats, starts: Integers) -> list[Box]:
    low = np.minimum.reduceat(boxes[:, :2], starts, axis=0)
    high = np.maximum.reduceat(boxes[:, 2:], starts, axis=0)
    return [Box(*row) for row in np.round(np.hstack([low, high]), 3).tolist()]


def _is_line_end(codes: Integers, index: int) -> bool:
    return index + 1 >= len(codes) or int(codes[index + 1]) in (10, 13)


def _text(codes: Integers, *, is_line_end: bool) -> str:
    """Unicode text of a word; a soft hyphen is a hyphen only where the line breaks at it."""
    parts = []
    last = len(codes) - 1
    for i, code in enumerate(codes.tolist()):
        if code in HYPHEN_MARKS or (code == SOFT_HYPHEN and i == last and is_line_end):
            parts.append("-")
        elif code in LIGATURES:
            parts.append(LIGATURES[code])
        elif code != SOFT_HYPHEN and (code >= 32 or code == 9):
            parts.append(chr(code))
    text = joined_pairs("".join(parts))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _fault(
    style: Style, box: Box, placement: Placement, hidden_layers: Callable[[], frozenset[str]]
) -> str | None:
    """Why a viewer does not show the word, or None."""
    if style.layer is not None and style.layer in hidden_layers():
        return "hidden_layer"
    if not (0 <= box.x_mid <= placement.width and 0 <= box.y_mid <= placement.height):
        return "text_outside_page"
    return None


def _is_doubtful(
    style: Style, box: Box, placement: Placement, hidden_layers: Callable[[], frozenset[str]]
) -> bool:
    """Whether only the picture of the page can tell that the word is shown."""
    if style.layer == "" and hidden_layers():
        return True
    if style.clip is None:
        return False
    left, bottom, right, top = style.clip
    if left >= right or bottom >= top:
        return True
    return not placement.box(left, bottom, right, top).contains_point(box.x_mid, box.y_mid, 1.0)


_origin = (ctypes.c_double * 2)()
_origin_places = (ctypes.addressof(_origin), ctypes.addressof(_origin) + 8)


def _word(  # noqa: PLR0913, PLR0917 - the pieces of one word
    glyphs: Glyphs,
    index: int,
    text: str,
    box: Box,
    style: Style,
    placement: Placement,
    spaced: bool,
    order: int,
) -> Word:
    angle = int(glyphs.angles[index])
    baseline = box.bottom
    if angle in (0, 180):
        native.char_origin(glyphs.textpage, index, *_origin_places)
        baseline = round(placement.point(_origin[0], _origin[1])[1], 3)
    return Word(
        text=text,
        box=box,
        baseline=baseline,
        font=style.font,
        size_pt=round(box.height if angle in (0, 180) else box.width, 2),
        weight=style.weight,
        is_italic=style.is_italic,
        colour=style.colour,
        angle_deg=angle,
        has_space_before=spaced,
        order=order,
    )
