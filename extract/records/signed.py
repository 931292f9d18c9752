"""Bullets that state what is measured and, after one sign, how much: "Ateliers offerts : 12".

Items that letters count ("a) Number of aides trained – 110") are bullets as well, and lines set
alike at one edge that nothing marks, where nearly all of them hold the sign.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from jalon.extract.records.combined import parted_at, sign_of, starts_of_pairs
from jalon.extract.records.label_judge import known_role
from jalon.extract.records.mentions import Mention, label_key
from jalon.extract.records.paragraphs import Paragraph
from jalon.extract.records.parts import couple_of, parts_of
from jalon.extract.records.settings import SETTINGS
from jalon.extract.text.lines import text_of
from jalon.schemas.page import Word
from jalon.schemas.region import Line
from jalon.schemas.units import Couple, Element, Loose
from jalon.schemas.vocabulary import Vocabulary

SHARED = SETTINGS.shared
SIGNED = SETTINGS.signed

SIGNS = frozenset(":–—-=→|([")

BRACKETS = (("(", ")"), ("[", "]"))
LETTER = re.compile(r"\(?[a-z]\)$")  # what opens an item that letters count
LETTERED = "a)"

UNMARKED = "line"

Kind = tuple[str, tuple[object, ...]]


def signs_of(
    flow: Mapping[int, Sequence[Paragraph]],
    mentions: Mapping[int, Sequence[Mention]],
    vocabulary: Vocabulary,
) -> dict[Kind, int]:
    """The sign that parts indicator and target in the bullets of a kind.

    All bullets of one kind are asked together: most have to hold the sign, and a target after it;
    and few hold labels ("Porteur : …", "… ; cible : 12").

    Args:
        flow: The paragraphs of each page.
        mentions: The labels of each page, by the paragraph they stand in.
        vocabulary: Knows targets and labels.
    """
    texts: dict[Kind, list[str]] = defaultdict(list)
    keys: dict[Kind, list[str]] = defaultdict(list)
    for number, paragraphs in flow.items():
        named = {m.paragraph: m.key for m in mentions.get(number, ())}
        for i, paragraph in enumerate(paragraphs):
            kind = kind_of(paragraph.lines)
            is_bare = kind[0] == UNMARKED
            texts[kind] += (
                [n.text for n in paragraph.lines] if is_bare else [text_of(paragraph.words)]
            )
            keys[kind] += [named[i]] if i in named else []
    signs = {}
    for kind, held in texts.items():
        sign = sign_of(held, vocabulary) if len(held) >= SHARED.fewest else None
        if sign is None:
            continue
        before = [label_key(p[0])[0] for t in held if (p := parted_at(t, sign)) is not None]
        if kind[0] == UNMARKED and not _are_measured(held, before, vocabulary):
            continue
        if max(
            _named(keys[kind], vocabulary), _named(before, vocabulary)
        ) <= SIGNED.most_labels * len(held):
            signs[kind] = sign
    return signs


def _are_measured(texts: Sequence[str], before: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether nearly all lines hold the sign, and what stands before it is nothing to be done."""
    deeds = sum(vocabulary.value_kinds(t).is_deed for t in before)
    return len(before) >= SIGNED.nearly_all * len(texts) and deeds < SHARED.most * len(before)


def _named(keys: Sequence[str], vocabulary: Vocabulary) -> int:
    """How many of these come again, or are names of fields."""
    counts = Counter(keys)
    return sum(counts[k] > 1 or known_role(k, vocabulary)[1] >= SHARED.known for k in keys)


def kind_of(lines: Sequence[Line]) -> Kind:
    """What bullets of one kind share: the sign that opens them, and how their first word is set."""
    opener = lines[0].bullet or (LETTERED if _is_lettered(lines) else UNMARKED)
    first = lines[0].words[0]
    look = (first.is_bold, first.is_italic, first.colour)
    if opener != UNMARKED:
        return opener, look
    return opener, (*look, round(first.size_pt), round(lines[0].box.x0 / SHARED.aligned_pt))


def _is_lettered(lines: Sequence[Line]) -> bool:
    words = lines[0].words
    return len(words) > 1 and LETTER.match(words[0].text) is not None


def coupled(pieces: Sequence[Element], signs: Mapping[Kind, int]) -> tuple[Element, ...]:
    """The pieces, bullets that stand under no label and hold their kind's sign as couples."""
    return tuple(e for p in pieces for e in (_coupled(p, signs) if isinstance(p, Loose) else (p,)))


def _coupled(piece: Loose, signs: Mapping[Kind, int]) -> Sequence[Element]:
    """A piece as its couples; as it is where some line of it belongs to none."""
    lines = piece.block.lines
    kind = kind_of(lines)
    if kind not in signs:
        return (piece,)
    starts = starts_of_pairs([n.text for n in lines], signs[kind]) if kind[0] == UNMARKED else [0]
    ends = [*starts[1:], len(lines)]
    couples = [
        _couple(lines[a:b], piece.page, signs[kind]) for a, b in zip(starts, ends, strict=True)
    ]
    return [c for c in couples if c is not None] if all(couples) else (piece,)


def _couple(lines: Sequence[Line], page: int, sign: int) -> Couple | None:
    """A bullet parted at its sign, None where it does not hold it."""
    words = [w for line in lines for w in line.words]
    parts = parted_at(text_of(words), sign)
    if parts is None or len(parts[0].split()) > SIGNED.longest_label:
        return None
    end = _end_of(words, parts[0])
    start = end + 1 if end < len(words) and not set(words[end].text) - SIGNS else end
    label = parts_of(lines, int(_is_lettered(lines)), end)
    value = parts_of(lines, start, len(words))
    if not label or not value:
        return None
    first, last = value[0], label[-1]
    value = (replace(first, text=first.text.lstrip(" :–—=→|/([")), *value[1:])
    for opens, closes in BRACKETS:
        if value[-1].text.count(closes) > sum(n.text.count(opens) for n in value):
            value = (*value[:-1], _without(value[-1], ".;", closes))
    label = (*label[:-1], replace(last, text=last.text.rstrip(" :–—-=→|([")))
    return couple_of(label, value, page, "sign")


def _end_of(words: Sequence[Word], label: str) -> int:
    """How many of the words the label takes."""
    needed = len("".join(label.split()))
    held = 0
    for i, word in enumerate(words):
        if held >= needed:
            return i
        held += len(word.text)
    return len(words)


def _without(line: Line, stops: str, end: str) -> Line:
    return replace(line, text=line.text.rstrip(stops).removesuffix(end))
