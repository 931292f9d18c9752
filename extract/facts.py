"""What a document says of itself: title, publisher and period; and where it says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from jalon.extract.publishers import printed_publisher
from jalon.extract.settings import SETTINGS
from jalon.schemas.facts import DocumentFacts
from jalon.schemas.flow import FlowKind, FlowPiece
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Page
from jalon.schemas.raw import Passage
from jalon.schemas.values import Period
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
STATES_PERIOD = re.compile(
    r"\b(?:p[ée]riode|couvr\w+|s[’'][ée]chelonn\w+|period|covers?|covering|spans?)\b", re.IGNORECASE
)
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-zà-ÿ])")
# "Ce plan porte sur", "what we will do between", "Il couvre la mandature"
OF_ITSELF = re.compile(
    r"""\b(?:ce|cet|cette|ces|le\ pr[ée]sent|la\ pr[ée]sente|this|these|the)\s(?:\w+\s){0,2}?
        (?:plan|programme?|document|strat[ée]g\w+|feuille|roadmap|priorit\w+|engagements?|commitments?
          |rep[èe]res|projet|sch[ée]ma|contrat|charte|table|tableau|fiches|actions|targets|cibles)\b
      |^(?:il|elle|it)\s(?:couvre|porte|vaut|s[’']applique|s[’']étend|covers|runs|applies|spans)\b
      |\b(?:nous|notre|nos|we|our)\b""",
    re.IGNORECASE | re.VERBOSE,
)
BETWEEN = re.compile(r"\b(?:entre|between)\b", re.IGNORECASE)  # of a deed as well as of a plan
OF_ANOTHER = re.compile(
    r"\b(?:pr[ée]c[ée]dente?s?|derni[èe]re?s?|anciens?|ancienne|pass[ée]e?s?|depuis|bilan|compar\w+|succ[èe]de"
    r"|previous|former|last|past|since|earlier|replaces|succeeds|baseline|hausse|baisse|gouvernement\w*"
    r"|minist[èe]re\w*|national\w*|provincial\w*|government\w*|federal|r[ée]gional\w*)\b",
    re.IGNORECASE,
)
OF_DOCUMENT = re.compile(
    r"\b(?:plan|document|strat[ée]g\w+|planification|feuille\s+de\s+route|rapport|bilan|report"
    r"|roadmap|scorecard|dashboard|tableau\s+de\s+bord)\b",
    re.IGNORECASE,
)
# "2021 Action Plan", "Plan d'action régional 2024": the plan of that year
OF_YEAR = (
    rf"{OF_DOCUMENT.pattern}\W+(?:[^\W\d]+\W+){{{{0,4}}}}{{year}}\b"
    rf"|\b{{year}}\W+(?:[^\W\d]+\W+){{{{0,3}}}}{OF_DOCUMENT.pattern}"
)
NO_SPAN = re.compile(
    r"""\b(?:by|to\ achieve|until|d\W?ici(?:\ \w+)?|horizon(?:\ de)?|vision|agenda|
        janvier|f.vrier|mars|avril|mai|juin|juillet|ao.t|septembre|octobre|novembre|d.cembre|
        january|february|march|april|may|june|july|august|september|october|november|december)
        \ (?P<year>\d{4})\b""",
    re.IGNORECASE | re.VERBOSE,
)
YEARS_ALONE = re.compile(r"(?:\d{4}(?:\s*[-\u2013]\s*\d{2,4})?\s+)+\d{4}[\d\s-]*")  # a chart's axis


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
    period, dated = _period(title, flow, metadata, vocabulary)
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
    stated = " ".join(metadata.get("Title", "").split())
    if stated and not FILE_TITLE.match(stated):
        yield stated


def find_title(
    pages: Sequence[Page], flow: Sequence[FlowPiece], metadata: Mapping[str, str]
) -> Passage | None:
    """The title: the metadata's where the cover bears it out, else the cover's largest type."""
    cover = _cover_title(flow)
    stated = " ".join(metadata.get("Title", "").split())
    first = pages[0].number if pages else 1
    if stated and not FILE_TITLE.match(stated):
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


def _period(
    title: Passage | None,
    flow: Sequence[FlowPiece],
    metadata: Mapping[str, str],
    vocabulary: Vocabulary,
) -> tuple[Passage | None, Passage | None]:
    """The first period named by the title, the cover, the running heads, the front pages.

    Neither the date of a publication nor a year to reach is one; prose counts only where it
    states the period. Beside it the first of all, with years that stand by no document's name.
    """
    first = None
    for passage in _in_order_of_trust(title, flow, metadata, vocabulary):
        text = passage.text
        found = vocabulary.find_period(text)
        if found is None or _is_no_span(text, found) or YEARS_ALONE.fullmatch(text):
            continue
        first = first or passage
        if not _is_date_of_issue(text, found):
            return passage, first
    return None, first


def _is_no_span(text: str, found: Period) -> bool:
    """Whether the one year found is a year to reach ("Net Zero by 2050") or a date of issue."""
    if found.start_year != found.end_year:
        return False
    match = NO_SPAN.search(text)
    return match is not None and match["year"] == str(found.start_year)


def _is_date_of_issue(text: str, found: Period) -> bool:
    """Whether the one year found stands by itself: it is the plan's where it stands by its name."""
    year = str(found.start_year)
    if found.start_year != found.end_year or year not in text:
        return False
    is_named = re.search(OF_YEAR.format(year=year), text, re.IGNORECASE | re.VERBOSE)
    return is_named is None and not STATES_PERIOD.search(text)


def _in_order_of_trust(
    title: Passage | None,
    flow: Sequence[FlowPiece],
    metadata: Mapping[str, str],
    vocabulary: Vocabulary,
) -> Iterator[Passage]:
    """Texts that may name the period, best first; paragraphs only where they state one."""
    if title is not None:
        yield title
    first = min((p.page for p in flow), default=1)
    cover = [p for p in flow if p.passage and p.page == first]
    yield from (p.passage for p in cover if p.passage and _is_statement(p))
    yield from (p.passage for p in flow if p.passage and p.kind is FlowKind.FURNITURE)
    if metadata.get("Title"):
        yield Passage(metadata["Title"], first, Box(0.0, 0.0, 0.0, 0.0))
    front = [p for p in flow if p.passage and p.page < first + FACTS.near_start]
    heads = [p for p in front if p.kind is FlowKind.HEADING]
    yield from (p.passage for p in heads if p.passage and _is_statement(p))
    yield from (p.passage for p in front if p.passage and _is_statement(p))
    page = title.page if title is not None else first
    yield from (
        replace(p.passage, text=sentence)
        for p in front
        if p.passage and p.page == page
        for sentence in SENTENCE_END.split(p.passage.text)
        if _is_of_itself(sentence, vocabulary)
    )


def _is_of_itself(sentence: str, vocabulary: Vocabulary) -> bool:
    """Whether a sentence says of its own document which years it is of."""
    found = vocabulary.find_period(sentence)
    if found is None or found.start_year == found.end_year:
        return False
    return bool(OF_ITSELF.search(sentence)) and not OF_ANOTHER.search(sentence)


def _is_statement(piece: FlowPiece) -> bool:
    """Whether a piece is short enough for a line of its own, or says that it states a period."""
    text = piece.passage.text if piece.passage is not None else ""
    if len(text) > FACTS.longest_dated or text.endswith(".") or BETWEEN.search(text):
        return bool(STATES_PERIOD.search(text) and OF_DOCUMENT.search(text))
    return True


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
