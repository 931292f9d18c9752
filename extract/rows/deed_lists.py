"""The lists of a document, each under its heading: bullets and letters, and what codes nest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from jalon.extract.rows.outline import begins_item
from jalon.extract.rows.settings import SETTINGS
from jalon.schemas.units import Element, Look, Loose
from jalon.schemas.values import Topic
from jalon.schemas.vocabulary import Vocabulary

DEED_LISTS = SETTINGS.deed_lists
SHARED = SETTINGS.shared

CODED = re.compile(r"^(?P<code>[A-Z]{0,3}\d{1,2}(?:\.\d{1,2}){1,4})\.?\s+(?=\S)")
NUMBERED = re.compile(r"^(?P<number>\d{1,2})[.)]\s+(?=\S)")


@dataclass(slots=True)
class DeedList:
    """Items under one heading, and the heading over that one."""

    heading: Loose | None
    outer: Loose | None
    items: list[Loose] = field(default_factory=list)


def listed(elements: Sequence[Element], body: Look, vocabulary: Vocabulary) -> list[DeedList]:
    """The lists of a document, each with what it stands under."""
    walk = _Walk(body, vocabulary)
    for e in elements:
        if not isinstance(e, Loose):
            walk.heading = None
        elif not e.is_running:
            walk.take(e)
    return walk.found


class _Walk:
    """Goes through the texts once."""

    def __init__(self, body: Look, vocabulary: Vocabulary) -> None:
        self.body = body
        self.vocabulary = vocabulary
        self.heading: Loose | None = None
        self.outer: Loose | None = None
        self.found: list[DeedList] = []

    def take(self, piece: Loose) -> None:
        """Take an item, a heading, or the sentence that opens a list."""
        heads = is_heading(piece, self.body)
        if begins_item(piece):
            if not self._goes_on():
                self.found.append(DeedList(self.heading, self.outer))
            self.found[-1].items.append(piece)
        elif piece.block.text.rstrip().endswith(":") and not heads:
            self._open(piece)
        elif heads:
            self._enter(piece)

    def _goes_on(self) -> bool:
        """Whether the last list stands under the heading at hand."""
        is_same = bool(self.found) and self.found[-1].heading is self.heading
        return is_same and self.heading is not None

    def _open(self, piece: Loose) -> None:
        opener = piece.block.text.strip()[-DEED_LISTS.longest_opener :]
        if self.vocabulary.speaks_of(opener, Topic.ASIDE):
            self.heading = None
        elif self._goes_on():
            self.found.append(DeedList(self.heading, self.outer))

    def _enter(self, piece: Loose) -> None:
        if (
            not self.found
            and piece.page <= DEED_LISTS.title_pages
            and self.vocabulary.speaks_of(piece.block.text, Topic.PLAN)
        ):
            self.heading = self.outer = None  # the title
            return
        if self.heading is not None and _is_lower(piece, self.heading):
            self.outer = self.heading
        elif self.outer is not None and not _is_lower(piece, self.outer):
            self.outer = None
        self.heading = piece


def coded_lists(elements: Sequence[Element]) -> list[DeedList]:
    """Lists of what codes nest: "6.1.1 Publication" over "6.1.1.1 …", "6.1.1.2 …".

    Nothing where text stands under the innermost codes: then they head sections.
    """
    texts = [e for e in elements if isinstance(e, Loose) and not e.is_running]
    coded = {m["code"]: e for e in texts if (m := CODED.match(e.block.text)) is not None}
    over = {parent for code in coded if (parent := _parent(code)) in coded}
    leaves = {code: e for code, e in coded.items() if code not in over and _parent(code) in coded}
    ends = sum(_is_end(e, texts, coded.values()) for e in leaves.values())
    if not leaves or ends < DEED_LISTS.least_coded * len(leaves):
        return []
    return list(_grouped(leaves, coded))


def _grouped(leaves: dict[str, Loose], coded: dict[str, Loose]) -> Iterator[DeedList]:
    for parent in dict.fromkeys(_parent(code) for code in leaves):
        items = [e for code, e in leaves.items() if _parent(code) == parent]
        yield DeedList(coded[parent], coded.get(_parent(parent)), items)


def _parent(code: str) -> str:
    return code.rpartition(".")[0]


def _is_end(piece: Loose, texts: Sequence[Loose], coded: Iterable[Loose]) -> bool:
    """Whether no text goes on under a coded one: what follows is coded, or a title, or nothing."""
    at = next(i for i, e in enumerate(texts) if e is piece)
    after = texts[at + 1] if at + 1 < len(texts) else None
    if after is None or after.page != piece.page or after.look.is_bold:
        return True
    return any(after is e for e in coded)


def numbered_heads(elements: Sequence[Element], body: Look) -> DeedList | None:
    """Headings that count on from one over running text, as a list; None where there are few.

    Commitments and recommendations stand so: "1) Publish the registers", a page about it.
    """
    found: list[Loose] = []
    for e in elements:
        if not isinstance(e, Loose) or e.is_running or not is_heading(e, body):
            continue
        match = NUMBERED.match(e.block.text)
        if match is not None and int(match["number"]) == len(found) + 1:
            found.append(e)
    return DeedList(None, None, found) if len(found) >= DEED_LISTS.least_numbered else None


def is_heading(piece: Loose, body: Look) -> bool:
    """Whether a text is set as a heading: heavier, larger or slanted, and no sentence."""
    text = piece.block.text.strip()
    stands_out = piece.look.is_bold or piece.look.size_pt > body.size_pt + SHARED.larger_pt
    is_slanted = piece.look.is_italic and not body.is_italic and text[:1].isupper()
    stands_out = stands_out or (is_slanted and len(text) <= DEED_LISTS.longest_italic)
    return (
        stands_out
        and len(text) <= DEED_LISTS.longest_heading
        and not text.endswith((".", ";", ","))
    )


def _is_lower(piece: Loose, other: Loose) -> bool:
    return piece.look.size_pt < other.look.size_pt - SHARED.larger_pt
