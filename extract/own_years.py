"""Which years a document is of: what its title, cover, running heads and first sentences state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from jalon.extract.settings import SETTINGS
from jalon.schemas.flow import FlowKind, FlowPiece
from jalon.schemas.geometry import Box
from jalon.schemas.raw import Passage
from jalon.schemas.values import Period
from jalon.schemas.vocabulary import Vocabulary

FACTS = SETTINGS.facts

OF_DOCUMENT = re.compile(
    r"\b(?:plan|document|strat[ée]g\w+|planification|feuille\s+de\s+route|rapport|bilan|report"
    r"|roadmap|scorecard|dashboard|tableau\s+de\s+bord)\b",
    re.IGNORECASE,
)
# what else bears a year in a title: "Work programme 2027", "Objectifs 2026"
DATED = (
    rf"(?:{OF_DOCUMENT.pattern}|\b(?:programm\w*|program|engagements?|commitments?|priorit\w+"
    r"|objecti\w+|cibles|targets|actions?)\b)"
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
# "2021 Action Plan", "Plan d'action régional 2024": the plan of that year
OF_YEAR = (
    rf"{DATED}\W+(?:[^\W\d]+\W+){{{{0,4}}}}{{year}}\b"
    rf"|\b{{year}}\W+(?:[^\W\d]+\W+){{{{0,3}}}}{DATED}"
)
NO_SPAN = re.compile(
    r"""\b(?:by|to\ achieve|until|d\W?ici(?:\ \w+)?|horizon(?:\ de)?|vision|agenda|
        janvier|f.vrier|mars|avril|mai|juin|juillet|ao.t|septembre|octobre|novembre|d.cembre|
        january|february|march|april|may|june|july|august|september|october|november|december)
        \ (?P<year>\d{4})\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "from average of 2018 to 2020 levels": what something is compared with
COMPARED = re.compile(
    r"""\b(?:average|mean|moyenne|baseline|base)\s(?:[^\W\d]+\s){0,3}\d{4}
      |\d{4}\s(?:levels?|baseline|average)\b""",
    re.IGNORECASE | re.VERBOSE,
)
YEARS_ALONE = re.compile(r"(?:\d{4}(?:\s*[-\u2013]\s*\d{2,4})?\s+)+\d{4}[\d\s-]*")  # a chart's axis


def period_of(
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
        if COMPARED.search(text):
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
