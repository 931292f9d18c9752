"""Paragraphs to labels with their values, and what stands between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from jalon.extract.records.looks import look_of
from jalon.extract.records.mentions import Mention
from jalon.extract.records.opened import (
    Free,
    Open,
    end_at_nearest,
    give,
    owner,
    set_bounds,
    takes_beside,
)
from jalon.extract.records.paragraphs import Paragraph, set_like
from jalon.extract.records.parts import bracketed, couple_of, parts_of, without_stop
from jalon.extract.text.lines import block_of
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Word
from jalon.schemas.units import Couple, Labelled, Loose, Value

SENTENCE_ENDS = (".", "!", "?", ";", ":", "–", "—", "|")


Piece = Labelled | Loose | Couple


def pieces_of(
    paragraphs: Sequence[Paragraph],
    mentions: Sequence[Mention],
    lexicon: frozenset[str],
    is_keeper: Callable[[str], bool] = lambda _: False,
    measured: Collection[int] = (),
) -> list[tuple[Piece, ...]]:
    """Labels with their values, and what belongs to none, of one page: what ran on, together.

    Args:
        paragraphs: The page's paragraphs, top to bottom.
        mentions: The labels among them; ``paragraph`` counts from the first of ``paragraphs``.
        lexicon: Lower-case words of the document.
        is_keeper: Whether a label surely says who or when: in brackets it states no target.
        measured: Indices of the paragraphs that say what is measured before their first label,
            which names its target.
    """
    by_paragraph: dict[int, list[Mention]] = defaultdict(list)
    for m in mentions:
        by_paragraph[m.paragraph].append(m)
    opens: list[tuple[int, Open]] = []
    free: list[tuple[int, Free]] = []
    found: dict[int, list[Piece]] = defaultdict(list)
    for index, paragraph in enumerate(paragraphs):
        own = by_paragraph.get(index, [])
        couple = None if any(is_keeper(m.key) for m in own) else bracketed(paragraph, own)
        if couple is not None:
            found[index].append(couple)
            continue
        lead, labelled = _cut(paragraph, own)
        if index in measured and labelled and labelled[0].value:
            first = labelled.pop(0)
            lines = [n for f in lead for n in f.lines]
            lines[-1] = replace(lines[-1], text=lines[-1].text.rstrip(" .,;"))
            found[index].append(couple_of(lines, first.value, paragraph.page, "sign"))
            lead = []
        opens.extend((index, o) for o in labelled)
        free.extend((index, f) for f in lead)
    labels = [o for _, o in opens]
    set_bounds(labels)
    beside = takes_beside(labels, [f for _, f in free])
    end_at_nearest(labels, [f for _, f in free], beside)
    for index, f in free:
        taker = owner(labels, f, beside)
        if taker is None:
            found[index].append(_loose(f, lexicon))
        else:
            give(taker, f)
    for index, o in opens:
        found[index].append(_labelled(o))
    return [tuple(pieces) for pieces in found.values()]


def _cut(paragraph: Paragraph, mentions: Sequence[Mention]) -> tuple[list[Free], list[Open]]:
    """What stands before the first label of a paragraph, and each label with what follows it."""
    if not mentions:
        return list(_leads(paragraph, len(paragraph.words), is_whole=True)), []
    ordered = sorted(mentions, key=lambda m: m.start)
    found: list[Open] = []
    for i, m in enumerate(ordered):
        end = ordered[i + 1].start if i + 1 < len(ordered) else len(paragraph.words)
        label = parts_of(paragraph.lines, m.start, m.end)
        if not label:
            continue
        closes = _bracket_end(paragraph.words, m, end)
        value = parts_of(paragraph.lines, m.end, closes)
        place = union(n.box for n in label)
        if value and value[-1].text.count(")") > value[-1].text.count("("):
            value = (*value[:-1], replace(value[-1], text=value[-1].text.rstrip(".;").rstrip(")")))
        if value and len(ordered) > 1:
            value = (*value[:-1], replace(value[-1], text=without_stop(value[-1].text)))
        bearing = "after" if value else "below"
        opened = Open(
            m, paragraph.page, paragraph.home, place, label[0], label[-1], bearing, list(value)
        )
        opened.starts = [0] if value else []
        found.append(opened)
        again = _resumed(paragraph, ordered[: i + 1], (closes, end), place)
        if again is not None:
            found.append(again)
    return list(_leads(paragraph, ordered[0].start, is_whole=False)), found


def _bracket_end(words: Sequence[Word], mention: Mention, end: int) -> int:
    """Where the value of a label that stands in brackets ends: with the bracket."""
    if not mention.is_bracketed:
        return end
    depth = 1
    for i in range(mention.end, end):
        depth += words[i].text.count("(") - words[i].text.count(")")
        if depth <= 0:
            return i + 1
    return end


def _resumed(
    paragraph: Paragraph, mentions: Sequence[Mention], span: tuple[int, int], place: Box
) -> Open | None:
    """What goes on after a bracket, under the last label outside brackets.

    "Indicateurs : plants (cible : 20) ; visites (cible : 4)".
    """
    outer = [m for m in mentions if not m.is_bracketed]
    start, end = span
    while start < end and not any(c.isalnum() for c in paragraph.words[start].text):
        start += 1
    value = parts_of(paragraph.lines, start, end)
    if not outer or not value:
        return None
    opened = Open(
        outer[-1], paragraph.page, paragraph.home, place, value[0], value[-1], "after", list(value)
    )
    opened.starts = [0]
    return opened


def _leads(paragraph: Paragraph, end: int, *, is_whole: bool) -> Iterator[Free]:
    """The first words of a paragraph: a title set more strongly than its text apart from it."""
    words = paragraph.words[:end]
    cut = _title_end(words) if words else 0
    for a, b in ((0, cut), (cut, end)):
        lines = parts_of(paragraph.lines, a, b) if b > a else ()
        if lines:
            look = look_of([w for n in lines for w in n.words], paragraph.look.fill)
            runs_in = not is_whole or b < end
            yield Free(lines, paragraph.page, paragraph.home, look, runs_in)


def _title_end(words: Sequence[Word]) -> int:
    """Where the bold sentence that opens ``words`` ends, 0 where none does."""
    first = set_like(words[0])
    end = next((i for i, w in enumerate(words) if set_like(w) != first), None)
    if end is None or not words[0].is_bold or words[end].is_bold:
        return 0
    ends = words[end - 1].text.endswith(SENTENCE_ENDS) or words[end].text in {".", "–", "—", ":"}
    return end if ends else 0


def _labelled(o: Open) -> Labelled:
    m = o.mention
    value = None
    if o.value:
        box = union(v.box for v in o.value)
        value = Value(tuple(o.value), o.page, box, starts=tuple(o.starts))
    box = union([o.place, *(v.box for v in o.value)])
    return Labelled(m.key, m.heading, m.ordinal, o.page, o.place, m.look, value, o.bearing, box)


def _loose(f: Free, lexicon: frozenset[str]) -> Loose:
    block = block_of(f.lines, lexicon)
    return Loose(block, f.page, f.look, block.box, runs_in=f.runs_in)
