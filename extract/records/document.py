"""A document's pages as elements in reading order."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from jalon.extract.records.couples import Found, leaders_of
from jalon.extract.records.credits import with_credits
from jalon.extract.records.figures import figures_of
from jalon.extract.records.flush import parted_at_rows, parted_labels
from jalon.extract.records.headed_tiles import with_headed_tiles
from jalon.extract.records.inner_columns import with_inner_columns
from jalon.extract.records.label_judge import known_role
from jalon.extract.records.labels import accepted
from jalon.extract.records.looks import Shades, body_look
from jalon.extract.records.margins import margins_of, without_furniture
from jalon.extract.records.measured import measured_in
from jalon.extract.records.mentions import Mention, mentions_of
from jalon.extract.records.named_tiles import with_named_tiles
from jalon.extract.records.numbers import with_numbers
from jalon.extract.records.page_order import ordered
from jalon.extract.records.page_tables import Sheet, is_within, places_of, tables_of
from jalon.extract.records.paragraphs import Paragraph, paragraphs_of
from jalon.extract.records.pieces import pieces_of
from jalon.extract.records.segments import segments_of
from jalon.extract.records.settings import SETTINGS
from jalon.extract.records.signed import coupled, kind_of, signs_of
from jalon.extract.records.tiles import tiles_of
from jalon.extract.records.unnamed import with_unnamed_targets
from jalon.schemas.page import Page
from jalon.schemas.table import Table
from jalon.schemas.units import Couple, Element, Look
from jalon.schemas.values import LEVELS, Role
from jalon.schemas.vocabulary import Vocabulary

SHARED = SETTINGS.shared

LEVEL_NAMED = re.compile(r"(?P<word>[^\W\d_]+) \d{1,2} ?[.:\u2013\u2014-] ?[^\W\d_].* .*")
PAGE_NUMBERED = re.compile(r"\bpage(?:\s(?:no|n[o\u00b0]|num\w*))?\.?$", re.IGNORECASE)
KEEPERS = frozenset((Role.LEAD, Role.PARTNERS, Role.DUE, Role.BUDGET))


@dataclass(frozen=True, slots=True)
class Understood:
    """A document as elements, how its text is set, and the tables that became neither."""

    elements: tuple[Element, ...]
    left_alone: tuple[Table, ...]
    body: Look


def elements_of(
    pages: Sequence[Page],
    tables: Mapping[int, Sequence[Table]],
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
) -> Understood:
    """The document in reading order.

    Args:
        pages: All pages.
        tables: Tables of each page number, top to bottom.
        vocabulary: Knows headings.
        lexicon: Lower-case words of the document.
    """
    shades = {p.number: Shades(p) for p in pages}
    segments = {p.number: segments_of(p, (), shades[p.number]) for p in pages}
    flow = {
        p.number: parted_labels(paragraphs_of(segments[p.number], p, shades[p.number]), vocabulary)
        for p in pages
    }
    body = body_look(pages)
    named = _labels_of(pages, flow, vocabulary, body)
    sheets = {
        n: Sheet(
            places_of(flow[n], named[n], vocabulary), places_of(flow[n], named[n]), segments[n]
        )
        for n in segments
    }
    found, left = tables_of(pages, tables, shades, vocabulary, sheets)
    for page in pages:
        boxes = [box for box, _ in found[page.number]]
        if boxes:
            outside = [s for s in segments[page.number] if not is_within(s.box, boxes)]
            flow[page.number] = parted_labels(
                paragraphs_of(outside, page, shades[page.number]), vocabulary
            )
    tiles: dict[int, list[tuple[Couple, ...]]] = defaultdict(list)
    for number, tiled in tiles_of(flow, vocabulary).items():
        tiles[number] += [(c,) for c in tiled.couples]
        flow[number] = _without(flow[number], tiled.taken)
    for number, rows in figures_of(flow, body, vocabulary).items():
        tiles[number] += [row.couples for row in rows]
        flow[number] = _without(flow[number], {i for row in rows for i in row.taken})
    flow = {number: parted_at_rows(held) for number, held in flow.items()}
    named = _labels_of(pages, flow, vocabulary, body)
    signs = signs_of(flow, named, vocabulary)
    mentions = {
        n: [m for m in held if not _is_signed(flow[n][m.paragraph], signs)]
        for n, held in named.items()
    }
    labels = {p.number: {m.paragraph for m in mentions.get(p.number, ())} for p in pages}
    measured = measured_in(flow, mentions, vocabulary)
    led = leaders_of(flow, labels, pages, vocabulary)
    loose = {
        p.number: [
            *tiles[p.number],
            *(
                coupled(pieces, signs)
                for pieces in _pieces(
                    flow[p.number],
                    mentions.get(p.number, ()),
                    (led[p.number], measured.get(p.number, frozenset())),
                    lexicon,
                    vocabulary,
                )
            ),
        ]
        for p in pages
    }
    solid = [e for of_page in found.values() for _, grid in of_page for e in grid]
    margins = margins_of(pages, loose, solid)
    elements: list[Element] = []
    for page in pages:
        groups = [
            kept
            for group in loose[page.number]
            if (kept := without_furniture(group, page, margins, vocabulary))
        ]
        groups += [[e] for _, grid in found[page.number] for e in grid]
        in_order = with_headed_tiles(ordered(groups, page, shades[page.number]))
        elements.extend(with_numbers(in_order))
    elements = with_named_tiles(with_inner_columns(elements, vocabulary), vocabulary)
    labelled = with_unnamed_targets(with_credits(elements, vocabulary), vocabulary)
    return Understood(tuple(labelled), tuple(left), body)


def _without(paragraphs: Sequence[Paragraph], taken: Collection[int]) -> list[Paragraph]:
    return [p for i, p in enumerate(paragraphs) if i not in taken]


def _is_signed(paragraph: Paragraph, signs: Collection[tuple[str, object]]) -> bool:
    """Whether a paragraph is of those that a sign parts: what stands before it is no label."""
    return kind_of(paragraph.lines) in signs


def _pieces(
    flow: Sequence[Paragraph],
    mentions: Sequence[Mention],
    known: tuple[Found, frozenset[int]],
    lexicon: frozenset[str],
    vocabulary: Vocabulary,
) -> list[tuple[Element, ...]]:
    """A page's labels with values, led couples, and what stands between; what runs on, together.

    ``known`` are the led couples, and the paragraphs that open with what is measured.
    """
    led, measured = known
    rest = [i for i in range(len(flow)) if i not in led.taken]
    places = {old: new for new, old in enumerate(rest)}
    own = [replace(m, paragraph=places[m.paragraph]) for m in mentions if m.paragraph in places]
    return [
        *((c,) for c in led.couples),
        *pieces_of(
            [flow[i] for i in rest],
            own,
            lexicon,
            partial(_is_keeper, vocabulary),
            [places[i] for i in measured if i in places],
        ),
    ]


def _is_keeper(vocabulary: Vocabulary, key: str) -> bool:
    """Whether a label surely names who is in charge or by when."""
    role, score = known_role(key, vocabulary)
    return role in KEEPERS and score >= SHARED.known


def _labels_of(
    pages: Sequence[Page],
    flow: Mapping[int, Sequence[Paragraph]],
    vocabulary: Vocabulary,
    body: Look,
) -> dict[int, list[Mention]]:
    """The labels of each page; their paragraphs are counted within the page."""
    whole = [p for page in pages for p in flow[page.number]]
    starts: dict[int, int] = {}
    at = 0
    for page in pages:
        starts[page.number] = at
        at += len(flow[page.number])
    found: dict[int, list[Mention]] = defaultdict(list)
    labels = accepted(mentions_of(whole), whole, vocabulary, body)
    titles = _counted_titles(labels, vocabulary)
    for m in labels:
        if _is_lettered_level(m.key, vocabulary) or _is_level_named(m.key, vocabulary):
            continue
        if PAGE_NUMBERED.search(m.key) or (m.key in titles and m.start == 0):
            continue
        number = whole[m.paragraph].page
        found[number].append(replace(m, paragraph=m.paragraph - starts[number]))
    return found


def _counted_titles(labels: Sequence[Mention], vocabulary: Vocabulary) -> frozenset[str]:
    """Words for actions that count the paragraphs which they open, other labels run in after them.

    "Mesure 3 – Appuyer les abattoirs. Responsable : …": a title with its code, and no label.
    """
    crowded = Counter(m.paragraph for m in labels)
    ordinals: dict[str, list[int | None]] = defaultdict(list)
    for m in labels:
        if m.start == 0 and crowded[m.paragraph] > 1:
            ordinals[m.key].append(m.ordinal)
    return frozenset(
        key
        for key, counted in ordinals.items()
        if len(counted) >= SHARED.fewest
        and None not in counted
        and len(set(counted)) == len(counted)
        and known_role(key, vocabulary)[0] is Role.ACTION
    )


def _is_lettered_level(key: str, vocabulary: Vocabulary) -> bool:
    """Whether a label is a level's word and a letter ("Initiative a :"): a code, not a label."""
    return key[-2:-1] == " " and known_role(key[:-2], vocabulary)[0] in LEVELS


def _is_level_named(key: str, vocabulary: Vocabulary) -> bool:
    """Whether a label is a level's word, its number and its name: a heading that comes again."""
    match = LEVEL_NAMED.match(key)
    return match is not None and known_role(match["word"], vocabulary)[0] in LEVELS
