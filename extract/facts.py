"""What a document says of itself: title, publisher and period; and where it says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from jalon.extract.own_years import period_of
from jalon.extract.publishers import printed_publisher
from jalon.extract.settings import SETTINGS
from jalon.schemas.facts import DocumentFacts
from jalon.schemas.flow import FlowKind, FlowPiece
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Page
from jalon.schemas.raw import Passage
from jalon.schemas.vocabulary import Vocabulary

FACTS = SETTINGS.facts

FILE_TITLE = re.compile(
    r"^(?:microsoft\s+(?:word|powerpoint)|untitled|sans\s+titre|.*\.(?:docx?|pptx?|indd|pdf|xlsx?)$)",
    re.IGNORECASE,
)
# "Septembre 2015", "© September 2015", "[AVRIL 2013]": when it was published.
DATE_LINE = re.compile(
    r"""^[\W\d]*(?:le\s+)?(?:\d{1,2}(?:er)?\s+)?(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t
      |septembre|octobre|novembre|d[ée]cembre|january|february|march|april|may|june|july|august
      |september|october|november|december)\s*(?:\d{1,2},?\s+)?\d{4}\W*$""",
    re.IGNORECASE | re.VERBOSE,
)


def read_facts(
    pages: Sequence[Page],
    flow: Sequence[FlowPiece],
    metadata: Mapping[str, str],
    vocabulary: Vocabulary,
) -> DocumentFacts:
    """Title, publisher and period as the document prints them.

    Args:
        pages: All pages.
        flow: The document in reading order.
        metadata: The document information dictionary.
        vocabulary: Knows periods and publishers.
    """
    title = find_title(pages, flow, metadata)
    period, dated = period_of(title, flow, metadata, vocabulary)
    return DocumentFacts(
        title=title,
        publisher=(
            _publisher(title, flow, metadata, vocabulary, FACTS.body_weight)
            or printed_publisher(title, flow, metadata, vocabulary)
            or _publisher(title, flow, metadata, vocabulary)
        ),
        period=period,
        dated=dated,
        beside=tuple(_beside(title, flow, metadata)),
    )


def _beside(
    title: Passage | None, flow: Sequence[FlowPiece], metadata: Mapping[str, str]
) -> Iterator[str]:
    """The short lines of the page that bears the title, the running heads, the file's title."""
    page = title.page if title is not None else min((p.page for p in flow), default=1)
    front = [
        p.passage.text
        for p in flow
        if p.passage and p.page == page and p.kind is not FlowKind.FURNITURE
    ]
    for text in front[: FACTS.near_title]:
        if len(text) <= FACTS.longest_dated and not text.endswith("."):
            yield text
    heads = (p.passage.text for p in flow if p.passage and p.kind is FlowKind.FURNITURE)
    yield from dict.fromkeys(heads)
    if stated := _stated_title(metadata):
        yield stated


def _stated_title(metadata: Mapping[str, str]) -> str:
    """The title that the file states of itself, empty where it is a program's or a file's name."""
    stated = " ".join(metadata.get("Title", "").split())
    return "" if FILE_TITLE.match(stated) else stated


def find_title(
    pages: Sequence[Page], flow: Sequence[FlowPiece], metadata: Mapping[str, str]
) -> Passage | None:
    """The title: the metadata's where the cover bears it out, else the cover's largest type."""
    cover = _cover_title(flow)
    stated = _stated_title(metadata)
    first = pages[0].number if pages else 1
    if stated:
        words = _word_set(stated)
        front = _word_set(" ".join(p.passage.text for p in flow if p.passage and p.page <= 3))
        if words and len(words & front) >= 0.6 * len(words):
            box = cover.box if cover is not None else Box(0.0, 0.0, 0.0, 0.0)
            return Passage(stated, cover.page if cover is not None else first, box)
    return cover


def _word_set(text: str) -> set[str]:
    return {w for w in re.findall(r"\w+", text.casefold()) if len(w) > 2}


def _cover_title(flow: Sequence[FlowPiece]) -> Passage | None:
    """The blocks of the first page that holds text, set in its largest type, top to bottom."""
    for number in sorted({p.page for p in flow})[: FACTS.title_pages]:
        heads = [
            p
            for p in flow
            if p.page == number and p.kind is FlowKind.HEADING and p.passage and p.section is None
        ]
        if not heads:
            continue
        worded = [
            p.rank
            for p in heads
            if p.passage and _is_worded(p.passage.text) and not DATE_LINE.match(p.passage.text)
        ]
        if not worded:
            continue
        chosen = [
            p.passage
            for p in heads
            if p.passage
            and p.rank >= FACTS.title_share * max(worded)
            and _is_of_title(p.passage.text)
        ]
        text = " ".join(p.text for p in chosen)
        return Passage(text, number, union(p.box for p in chosen))
    return None


def _is_worded(text: str) -> bool:
    """Whether a text holds a word of a title: no crumb of a picture and no lone year."""
    return bool(re.search(r"[^\W\d_]{3,}", text))


def _is_of_title(text: str) -> bool:
    """Whether a text is part of a title: words, or a year beside them; no date."""
    if DATE_LINE.match(text):
        return False
    return _is_worded(text) or bool(re.search(r"\b(?:19|20)\d\d\b", text))


def _publisher(
    title: Passage | None,
    flow: Sequence[FlowPiece],
    metadata: Mapping[str, str],
    vocabulary: Vocabulary,
    above: float = 0.0,
) -> Passage | None:
    """The text that best names a known publisher: title before cover before running heads.

    Only what weighs more than ``above`` is asked.
    """
    votes: Counter[str] = Counter()
    evidence: dict[str, tuple[float, Passage]] = {}
    seen: set[tuple[str, float]] = set()
    said = sorted(_publisher_evidence(title, flow, metadata), key=lambda e: -e[1])
    for passage, weight in said:
        if (
            (passage.text, weight) in seen
            or len(passage.text) > FACTS.longest_name
            or weight <= above
        ):
            continue
        if weight <= FACTS.body_weight and votes:
            continue  # what the body says counts only where nothing else does
        seen.add((passage.text, weight))
        found = vocabulary.publisher_of(passage.text)
        if found is None:
            continue
        votes[found] += weight  # type: ignore[assignment]  # a weighted tally
        if found not in evidence or weight > evidence[found][0]:
            evidence[found] = (weight, passage)
    if not votes:
        return None
    return evidence[votes.most_common(1)[0][0]][1]


def _publisher_evidence(
    title: Passage | None, flow: Sequence[FlowPiece], metadata: Mapping[str, str]
) -> Iterator[tuple[Passage, float]]:
    first = min((p.page for p in flow), default=1)
    last = max((p.page for p in flow), default=1)
    if title is not None:
        yield title, FACTS.title_weight
    for key in ("Author", "Title"):
        if metadata.get(key):
            yield Passage(metadata[key], first, Box(0.0, 0.0, 0.0, 0.0)), FACTS.metadata_weight
    for piece in flow:
        if piece.passage is None:
            continue
        if piece.page == first:
            yield piece.passage, FACTS.cover_weight
        elif piece.kind is FlowKind.FURNITURE:
            yield piece.passage, FACTS.running_weight
        elif len(piece.passage.text) <= FACTS.longest_line and (
            piece.page < first + FACTS.front_pages or piece.page == last
        ):
            yield piece.passage, FACTS.body_weight
