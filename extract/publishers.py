"""The body that published a document, where no registry knows it: as its pages print it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from jalon.extract.settings import SETTINGS
from jalon.schemas.flow import FlowKind, FlowPiece
from jalon.schemas.geometry import Box
from jalon.schemas.raw import Passage
from jalon.schemas.vocabulary import Vocabulary

PUBLISHERS = SETTINGS.publishers

_JOINS = " \t–—-|:,·/"

# A sentence that says whose document it is; the name itself is judged by its words.
_NAME = r"(?P<name>[A-ZÀ-Ý](?:(?!\s(?:a|est|is|vise|serves)\s)[^.;:!?]){2,140}?)"
_STATEMENTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:^|[.!?]\s)(?:Le|La|Les|L[’'])?\s?{_NAME}\s(?:(?:a|ont)\spour\s(?:mission|mandat)|présente|publie|s[’']engage)\b",
        rf"(?:^|[.!?]\s)(?:The\s)?{_NAME}\s(?:serves|sets\sout|presents|publishes|commits|exists\sto|is\scommitted)\b",
        rf"\b(?i:mission)\s(?:(?i:statement)\s)?of\s(?:the\s)?{_NAME}(?:\sis\b|$)",
        rf"\b(?i:la\smission)\s(?:de\sla\s|du\s|de\s|de\sl[’']|d[’']){_NAME}(?:\sest\b|,|$)",
        rf"\b(?i:prepared|produced|published)\sby\s(?:the\s)?{_NAME}(?:$|[.;])",
        rf"\b(?i:préparé|produit|publié|élaboré)e?\spar\s(?:le\s|la\s|l[’']|les\s)?{_NAME}(?:$|[.;])",
    )
)
_OF_BODY = re.compile(
    r"\b(?:of|for|de|du|des|d[’'])\s*(?:the\s|la\s|l[’']|les\s)?\s*(?=[A-ZÀ-Ý])", re.IGNORECASE
)


def printed_publisher(
    title: Passage | None,
    flow: Sequence[FlowPiece],
    metadata: Mapping[str, str],
    vocabulary: Vocabulary,
) -> Passage | None:
    """The body whose name cover, running heads, metadata and statements bear out together.

    None where none is both named like a body and put where a publisher stands. Each kind of
    place counts once for a name, whatever it is repeated.
    """
    places: dict[str, dict[str, float]] = defaultdict(dict)
    printed: dict[str, Passage] = {}
    for group, weight, passage in _candidates(title, flow, metadata):
        key = _key(passage.text)
        likeness = vocabulary.body_name_likeness(passage.text)
        if not likeness or (title is not None and key == _key(title.text)):
            continue
        if group == "title" and likeness < PUBLISHERS.sure_likeness:
            continue
        said = places[key]
        place = "cover" if group == "title" else group
        said[place] = max(said.get(place, 0.0), weight)
        said["words"] = (
            PUBLISHERS.name_weight * likeness if likeness >= PUBLISHERS.sure_likeness else 0.0
        )
        printed.setdefault(key, passage)
    best = max(places, key=lambda key: (sum(places[key].values()), len(key)), default=None)
    if best is None or sum(places[best].values()) < PUBLISHERS.least_said:
        return None
    return printed[best]


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())


def _candidates(
    title: Passage | None, flow: Sequence[FlowPiece], metadata: Mapping[str, str]
) -> Iterator[tuple[str, float, Passage]]:
    """Texts that may name the publisher: the kind of place, its weight, the text."""
    yield from _on_cover(title, flow)
    yield from _running(flow)
    yield from _stated(flow)
    first = min((p.page for p in flow), default=1)
    for key, weight in (("Title", PUBLISHERS.in_metadata), ("Author", PUBLISHERS.author)):
        text = " ".join(metadata.get(key, "").split())
        for part in re.split(r"\s[–—|-]\s", text):
            if part and (key == "Author" or part != text):
                yield "metadata", weight, Passage(part, first, Box(0.0, 0.0, 0.0, 0.0))


def _on_cover(
    title: Passage | None, flow: Sequence[FlowPiece]
) -> Iterator[tuple[str, float, Passage]]:
    """Pieces of the cover, of the title, and those beside a title printed further on."""
    first = min((p.page for p in flow), default=1)
    head = _before_content([p for p in flow if p.page == first])
    for page in range(first, first + PUBLISHERS.stated_pages):
        texts = [p for p in flow if p.page == page and _has_words(p) and _is_free(p)]
        passages = [p.passage for p in texts if p.passage is not None]
        at = [n for n, t in enumerate(passages) if title and _is_part(t.text, title.text)]
        for n, passage in enumerate(passages):
            if n in at:
                yield "title", PUBLISHERS.beside_title, passage
                yield from (("cover", w, p) for w, p in _inside(passage, title))
            elif at and min(abs(n - m) for m in at) < PUBLISHERS.near:
                yield "cover", PUBLISHERS.beside_title, passage
            elif page == first and texts[n] in head:
                yield "cover", PUBLISHERS.on_cover, passage


def _before_content(cover: Sequence[FlowPiece]) -> tuple[FlowPiece, ...]:
    """The pieces of a first page above its first table or numbered heading."""
    return tuple(takewhile(lambda p: p.table is None and p.section is None, cover))


def _is_free(piece: FlowPiece) -> bool:
    """Whether a piece is neither running head nor numbered heading."""
    return piece.section is None and piece.kind is not FlowKind.FURNITURE


def _inside(passage: Passage, title: Passage | None) -> Iterator[tuple[float, Passage]]:
    """The texts that stand with the title in one, and the body that the title ends with."""
    for rest in _without(passage.text, title):
        yield PUBLISHERS.beside_title, replace(passage, text=rest)
    for match in _OF_BODY.finditer(passage.text):
        if len(passage.text) - match.end() <= PUBLISHERS.longest_in_title:
            yield PUBLISHERS.in_title, replace(passage, text=passage.text[match.end() :])


def _has_words(piece: FlowPiece) -> bool:
    return piece.passage is not None and any(c.isalpha() for c in piece.passage.text)


def _is_part(text: str, title: str) -> bool:
    """Whether a text of the cover is the title or a good part of it, or holds it."""
    text, title = _key(text), _key(title)
    return bool(title) and (title in text or (text in title and len(text) > 0.3 * len(title)))


def _without(text: str, title: Passage | None) -> Iterator[str]:
    """What stands before and after the title in a text that holds it."""
    if title is None or title.text not in text or text == title.text:
        return
    for rest in text.split(title.text, 1):
        if rest.strip(_JOINS):
            yield rest.strip(_JOINS)


def _running(flow: Sequence[FlowPiece]) -> Iterator[tuple[str, float, Passage]]:
    """Texts of the running heads and feet, with less weight where few pages bear them."""
    count = len({p.page for p in flow})
    pages: dict[str, set[int]] = defaultdict(set)
    heads: dict[str, Passage] = {}
    for piece in flow:
        if piece.kind is FlowKind.FURNITURE and piece.passage is not None:
            for part in (piece.passage.text, *re.split(r"\s[–—|•·-]\s", piece.passage.text)):
                pages[part].add(piece.page)
                heads.setdefault(part, replace(piece.passage, text=part))
    for text, seen in pages.items():
        yield (
            "running",
            PUBLISHERS.running
            if len(seen) > PUBLISHERS.running_share * count
            else PUBLISHERS.running / 2,
            heads[text],
        )


def _stated(flow: Sequence[FlowPiece]) -> Iterator[tuple[str, float, Passage]]:
    """Names in sentences of the first pages that say whose document it is."""
    first = min((p.page for p in flow), default=1)
    for piece in flow:
        if piece.passage is None or piece.page >= first + PUBLISHERS.stated_pages:
            continue
        for statement in _STATEMENTS:
            match = statement.search(piece.passage.text)
            if match:
                yield (
                    "stated",
                    PUBLISHERS.stated,
                    replace(piece.passage, text=match["name"].strip()),
                )
