"""Mend the words of a page: doubled text, letter-spaced text, marks raised.

Each repair is named in the page's notes, so that a reader can be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from jalon.extract.pdf.settings import SETTINGS
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Word

REPAIR = SETTINGS.repair

AROUND = tuple((i, j) for i in (0, -1, 1) for j in (0, -1, 1))


def repair_words(words: Sequence[Word]) -> tuple[tuple[Word, ...], frozenset[str]]:
    """The words mended, and the codes of the repairs that were made."""
    notes: set[str] = set()
    marks = watermark_orders(words)
    level = [w for w in words if w.angle_deg % 90 == 0 and w.order not in marks]
    if len(level) < len(words):
        notes.add("watermark")
    once = _without_twins(level)
    if len(once) < len(level):
        notes.add("duplicate_text")
    joined = _join_spaced_letters(once)
    return tuple(_settle_lowered(_mark_raised(joined))), frozenset(notes)


def _without_twins(words: Sequence[Word]) -> list[Word]:
    """Each word once, where the same text is drawn again on the same spot.

    Words are looked up by text and neighbourhood: a page of leader dots has thousands alike.
    """
    kept: list[Word] = []
    seen: dict[str, dict[tuple[int, int], list[Box]]] = {}
    for word in words:
        box = word.box
        column, row = int(box.x0 // REPAIR.twin_cell_pt), int(box.top // REPAIR.twin_cell_pt)
        earlier = seen.get(word.text)
        if earlier is None:
            seen[word.text] = {(column, row): [box]}
            kept.append(word)
            continue
        slack = min(max(REPAIR.twin_offset_em * word.size_pt, 0.6), REPAIR.twin_cell_pt)
        near = _around(earlier, column, row) if len(earlier) > len(AROUND) else earlier.values()
        if any(_same_spot(box, other, slack) for held in near for other in held):
            continue
        earlier.setdefault((column, row), []).append(box)
        kept.append(word)
    return kept


def _around(
    cells: Mapping[tuple[int, int], list[Box]], column: int, row: int
) -> Iterator[list[Box]]:
    for i, j in AROUND:
        held = cells.get((column + i, row + j))
        if held is not None:
            yield held


def _same_spot(a: Box, b: Box, slack: float) -> bool:
    return abs(a.x0 - b.x0) <= slack and abs(a.top - b.top) <= slack and abs(a.x1 - b.x1) <= slack


def _join_spaced_letters(words: list[Word]) -> list[Word]:
    """``B R I L L E R`` set wide to ``BRILLER``: single letters evenly parted are one word."""
    out: list[Word] = []
    run: list[Word] = []
    for word in [*words, None]:
        if word is not None and (not run or _continues(run[-1], word)) and len(word.text) == 1:
            run.append(word)
            continue
        out.extend(_joined(run))
        run = []
        if word is not None:
            if len(word.text) == 1:
                run = [word]
            else:
                out.append(word)
    return out


def _continues(a: Word, b: Word) -> bool:
    gap = b.box.x0 - a.box.x1
    same_line = abs(a.baseline - b.baseline) < 0.1 * max(a.size_pt, 1)
    return same_line and a.font == b.font and -0.1 * a.size_pt <= gap <= 1.1 * a.size_pt


def _joined(run: list[Word]) -> list[Word]:
    letters = sum(w.text.isalpha() for w in run)
    if len(run) < REPAIR.spaced_run or letters < len(run) * 0.75:
        return run
    gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(run)]
    usual = sorted(gaps)[len(gaps) // 2]
    parts: list[list[Word]] = [[run[0]]]
    for gap, word in zip(gaps, run[1:], strict=True):
        if gap > 1.7 * usual + 0.05 * word.size_pt:
            parts.append([word])
        else:
            parts[-1].append(word)
    return [
        replace(p[0], text="".join(w.text for w in p), box=union(w.box for w in p)) for p in parts
    ]


def _mark_raised(words: list[Word]) -> list[Word]:
    """Flag footnote marks: set smaller and higher than the word that they follow."""
    marked = (replace(b, is_raised=True) if _is_mark(a, b) else b for a, b in pairwise(words))
    return [*words[:1], *marked]


def _is_mark(mate: Word, word: Word) -> bool:
    if len(word.text) > 4:
        return False
    lift, gap = mate.baseline - word.baseline, word.box.x0 - mate.box.x1
    if not (REPAIR.raised_em * mate.size_pt < lift < 0.8 * mate.size_pt):
        return False
    if word.size_pt < REPAIR.raised_size * mate.size_pt:
        return -0.2 * mate.size_pt <= gap < 0.5 * mate.size_pt
    # As large as the number, and lifted off its line: no second number begins like this.
    touches = abs(gap) < REPAIR.touch_em * mate.size_pt and not word.has_space_before
    return touches and word.text.isdigit() and mate.text[-1:].isalnum()


def _settle_lowered(words: list[Word]) -> list[Word]:
    """Put lowered letters ("CO₂" set with a small 2) on the line of the word that they end.

    Where lines stand close, the next one is as near.
    """
    settled = (_on_line(a, b) if _is_lowered(a, b) else b for a, b in pairwise(words))
    return [*words[:1], *settled]


def _is_lowered(mate: Word, word: Word) -> bool:
    if word.has_space_before or len(word.text) > REPAIR.longest_lowered:
        return False
    if word.size_pt >= REPAIR.raised_size * mate.size_pt or mate.angle_deg or word.angle_deg:
        return False
    drop, gap = word.baseline - mate.baseline, word.box.x0 - mate.box.x1
    touches = abs(gap) < REPAIR.touch_em * mate.size_pt
    return touches and REPAIR.lowered_em * mate.size_pt < drop < 0.5 * mate.size_pt


def _on_line(mate: Word, word: Word) -> Word:
    box = word.box
    bottom = max(mate.box.bottom, box.top + 0.1)
    return replace(word, baseline=mate.baseline, box=Box(box.x0, box.top, box.x1, bottom))


def watermark_orders(words: Sequence[Word]) -> frozenset[int]:
    """Orders of level words that are large and light, with the page's text across them.

    Args:
        words: All words of one page that are drawn.
    """
    large = [
        w
        for w in words
        if w.size_pt >= REPAIR.least_size_pt and luminance(w.colour) >= REPAIR.light
    ]
    if not large:
        return frozenset()
    usual = median(w.size_pt for w in words)
    return frozenset(
        w.order
        for w in large
        if w.size_pt >= REPAIR.times_the_text * usual
        and _words_across(w, words) >= REPAIR.fewest_across
    )


def luminance(colour: int | None) -> float:
    """How light a colour ``0xRRGGBB`` is (Rec. 601), 0 to 1; 0 for a pattern."""
    if colour is None:
        return 0.0
    red, green, blue = ((colour >> s) & 0xFF for s in (16, 8, 0))
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


def _words_across(mark: Word, words: Sequence[Word]) -> int:
    """Words of the text whose middle lies on the mark's letters."""
    return sum(
        mark.box.contains_point(w.box.x_mid, w.box.y_mid)
        for w in words
        if w.size_pt < mark.size_pt / 2
    )
