"""Parts of lines: what stands before, in and after a label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.records.looks import look_of
from jalon.extract.records.mentions import Mention
from jalon.extract.records.paragraphs import Paragraph
from jalon.extract.text.lines import text_of
from jalon.schemas.geometry import union
from jalon.schemas.region import Line
from jalon.schemas.units import Couple, Value

ITEM_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]$")


def parts_of(lines: Sequence[Line], start: int, end: int) -> tuple[Line, ...]:
    """The words from ``start`` to ``end``, counted over all lines, as parts of their lines."""
    found = []
    at = 0
    for line in lines:
        count = len(line.words)
        a, b = max(start - at, 0), min(end - at, count)
        if a < b:
            part = _part(line, a, b)
            if part is not None:
                found.append(part)
        at += count
    return tuple(found)


def _part(line: Line, start: int, end: int) -> Line | None:
    words = line.words[start:end]
    if start == 0 and end == len(line.words):
        return line
    while words and words[0].text in {"|", "·", ";", "–", "—", "-", ".", ":", "::", "("}:
        words = words[1:]
    while words and words[-1].text in {"|", "·", ";", "–", "—", "-", "("}:
        words = words[:-1]
    text = text_of(words).strip(" |·;") if words else ""
    if not any(c.isalnum() for c in text):
        return None
    look = look_of(words)
    return Line(
        words=words,
        box=union(w.box for w in words),
        baseline=line.baseline,
        text=text,
        size_pt=look.size_pt,
        weight=words[0].weight,
        colour=look.colour,
        bullet=line.bullet if start == 0 else "",
    )


def bracketed(paragraph: Paragraph, mentions: Sequence[Mention]) -> Couple | None:
    """Text and the labelled value that its brackets hold: "Nombre d'ateliers (cible : 12)"."""
    if len(mentions) != 1:
        return None
    m, words = mentions[0], paragraph.words
    opens = m.start < len(words) and words[m.start].text.startswith("(")
    opens = opens or (m.start > 0 and words[m.start - 1].text == "(")
    if not opens or m.start == 0 or not words[-1].text.rstrip(".;").endswith(")"):
        return None
    label = parts_of(paragraph.lines, 0, m.start)
    value = parts_of(paragraph.lines, m.end, len(words))
    if not label or not value:
        return None
    last = value[-1]
    bare = last.text.rstrip(".;").removesuffix(")")
    value = (*value[:-1], replace(last, text=bare))
    return couple_of(label, value, paragraph.page, "bracket")


def without_stop(text: str) -> str:
    """The text without the full stop that ends it as a sentence run into a paragraph."""
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def couple_of(label: Sequence[Line], value: Sequence[Line], page: int, bearing: str) -> Couple:
    """An indicator and its target, joined by their place; the indicator without its number."""
    label = _unnumbered(label)
    a = Value(tuple(label), page, union(n.box for n in label))
    b = Value(tuple(value), page, union(n.box for n in value))
    return Couple(a, b, page, bearing, union((a.box, b.box)))


def _unnumbered(lines: Sequence[Line]) -> Sequence[Line]:
    first = lines[0].words[0].text if lines[0].words else ""
    is_numbered = ITEM_NUMBER.match(first) and len(lines[0].words) > 1
    return parts_of(lines, 1, sum(len(n.words) for n in lines)) if is_numbered else lines
