"""Whether every word of a table that was read ends in a row, a label or a finding."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields

from jalon.extract.readers.bands import says_nothing
from jalon.extract.records.dittos import is_ditto
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Word
from jalon.schemas.raw import Passage, RawFinding, RawTarget
from jalon.schemas.rows import Bearings
from jalon.schemas.table import Table
from jalon.schemas.values import Severity

NO_LETTER = re.compile(r"[\W_]")
LONGEST = 240  # characters of the cells that the finding shows
SLACK_PT = 1.0  # the middle of a word may stand this far outside of its passage's box


def find_lost(
    table: Table, header_rows: int, rows: Sequence[RawTarget | Bearings], said: Sequence[str]
) -> RawFinding | None:
    """A finding with the cells under the headings that hold words nothing took up, or None.

    A word is taken up by the passage in whose box it stands, once for each time that the
    passage says it; else by a text without a place, or one of another page, that holds it as a
    whole word. So "12" is not kept by "2012-2025", nor one "5 %" by another.

    Args:
        table: The table as read.
        header_rows: How many of its first rows are headings.
        rows: The targets that it gave, and the labels that held for them.
        said: Other texts that were taken up: of banners, of findings.
    """
    words = [
        run
        for cell in table.cells
        if cell.row >= header_rows and not (says_nothing(cell.text) or is_ditto(cell.text))
        for run in _whole_words(cell.words)
    ]
    texts = dict.fromkeys((p.text, p.spots) for p in _passages(rows))
    here = {t: [box for page, box in t[1] if page == table.page] for t in texts}
    unsaid = _without_placed(words, [(t[0], boxes) for t, boxes in here.items() if boxes])
    elsewhere = [t[0] for t, boxes in here.items() if not boxes]
    loose = Counter(t for text in (*elsewhere, *_codes(rows), *said) for t in _tokens(text))
    lost: list[Word] = []
    for run in unsaid:
        bare = _bare("".join(w.text for w in run))
        if loose[bare] > 0:
            loose[bare] -= 1
        elif any(loose[_bare(w.text)] <= 0 for w in run):
            lost += run
    if not lost:
        return None
    # whole cells: words by themselves tell nobody what is missing
    orders = {w.order for w in lost}
    cells = [" ".join(c.text.split()) for c in table.cells if orders & {w.order for w in c.words}]
    text = " | ".join(cells)[:LONGEST]
    box = union(w.box for w in lost)
    params = (("text", text), ("count", str(len(lost))))
    return RawFinding("words_unread", Severity.WARNING, table.page, box, params)


def _whole_words(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The words that say something, each with the pieces that a line's end or no space parts."""
    run: list[Word] = []
    for word in words:
        if word.is_raised or not _bare(word.text):
            continue
        if run and not run[-1].text.endswith(("-", "\u2010")) and word.has_space_before:
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _without_placed(
    runs: Sequence[list[Word]], texts: Sequence[tuple[str, Sequence[Box]]]
) -> list[list[Word]]:
    """The words that no text says at the spot where they stand, in printed order."""
    left = ["|".join(_tokens(text)) for text, _ in texts]
    boxes = [places for _, places in texts]
    words = [w for run in runs for w in run]
    unsaid = set()
    # the longest first, so that no part of a word is taken for a shorter one
    for word in sorted(words, key=lambda w: -len(w.text)):
        if not _take(word, left, boxes):
            unsaid.add(word)
    return [kept for run in runs if (kept := [w for w in run if w in unsaid])]


def _take(word: Word, left: list[str], boxes: Sequence[Sequence[Box]]) -> bool:
    """Whether a text says ``word`` where it stands; what is left of it says it once less."""
    bare, x, y = _bare(word.text), word.box.x_mid, word.box.y_mid
    for i, text in enumerate(left):
        if bare in text and any(b.contains_point(x, y, SLACK_PT) for b in boxes[i]):
            left[i] = text.replace(bare, "|", 1)
            return True
    return False


def _passages(rows: Iterable[RawTarget | Bearings]) -> Iterator[Passage]:
    for row in rows:
        for item in fields(row):
            yield from _passages_in(getattr(row, item.name))


def _passages_in(value: object) -> Iterator[Passage]:
    if isinstance(value, Passage):
        yield value
    elif isinstance(value, tuple):
        for piece in value:
            yield from _passages_in(piece)


def _codes(rows: Iterable[RawTarget | Bearings]) -> set[str]:
    """The numbers of themes, objectives and actions, which have no place of their own."""
    found = (getattr(row, name) for row in rows for name in CODES)
    return {code for code in found if code is not None}


CODES = ("theme_number", "objective_code", "action_code")


def _tokens(text: str) -> list[str]:
    """The words of ``text``, letters and digits only."""
    return [bare for word in text.split() if (bare := _bare(word))]


def _bare(text: str) -> str:
    """Letters and digits only, so that line breaks, hyphens and bullets do not tell."""
    return NO_LETTER.sub("", unicodedata.normalize("NFKC", text).casefold())
