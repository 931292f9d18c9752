"""Actions that stand in lists under a heading or a sentence that announces them.

Climate plans, charters and short plans have neither tables nor labels: "2. Grandes actions", a
sector as a heading, the actions as bullets. Only pages that gave no row are read so, and only
lists that something announces as actions: other lists in a plan are prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from jalon.extract.records.entries import labels_in
from jalon.extract.rows.doing import says_deed
from jalon.extract.rows.making import listed_action
from jalon.extract.rows.settings import SETTINGS
from jalon.extract.text.hyphens import join_lines
from jalon.schemas.geometry import Box
from jalon.schemas.raw import Passage, RawAction
from jalon.schemas.region import Line
from jalon.schemas.rows import Bearings
from jalon.schemas.units import Element, Grid, Labelled, Loose
from jalon.schemas.values import Role, Topic
from jalon.schemas.vocabulary import Vocabulary

OUTLINE = SETTINGS.outline
SHARED = SETTINGS.shared

METHOD = "records:outline"

ITEM = re.compile(
    r"^(?:[\u2022\u25aa\u25cf\u25cb\uf0b7\uf0a7\u27a2\u2713o\u2013*-]|\(?[a-z]\)|[a-z]\.)\s+(?=\S)"
)
COUNTED = re.compile(r"^\(?(?P<number>\d{1,2}|[ivx]{2,4})[.)]-?\s+(?=\S)")
LETTERED = re.compile(r"^\(?(?P<letter>[a-z])[.)]\s")
AREA = re.compile(
    r"^(?:area|domaine|axe|theme|th[\u00e8]me|pillar|pilier|priority)\b", re.IGNORECASE
)
LABEL = re.compile(r"^\s*(?:key\s+|priority\s+)?(?:actions?|activities|measures|mesures)\b")


def begins_item(piece: Loose) -> bool:
    """Whether a text is an item of a list: it has a bullet, a letter, or a number and no weight."""
    text = piece.block.text.strip()
    if piece.block.bullet or ITEM.match(text):
        return True
    return not piece.look.is_bold and COUNTED.match(text) is not None


def item_text(piece: Loose) -> str:
    """The text of an item, without what marks it as one."""
    text = piece.block.text.strip()
    return (COUNTED if COUNTED.match(text) else ITEM).sub("", text).strip()


def item_code(piece: Loose) -> str | None:
    """The letter or the number that begins an item, None for one with a bullet."""
    match = LETTERED.match(text := piece.block.text.strip()) or COUNTED.match(text)
    return match[1] if match is not None else None


@dataclass(slots=True)
class _Open:
    """What holds while the elements are gone through."""

    heading: Loose | None = None
    announced: bool = False
    stands: Bearings = field(default_factory=Bearings)
    is_aside: bool = False
    held: list[RawAction] = field(default_factory=list)


def outlined(
    elements: Sequence[Element],
    pages: frozenset[int],
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
) -> tuple[RawAction, ...]:
    """The actions that lists state, in reading order.

    Args:
        elements: The document in reading order.
        pages: Pages that gave rows already; nothing is read there.
        vocabulary: Takes codes apart.
        lexicon: Lower-case words of the document.
    """
    walk = _Walk(vocabulary, lexicon)
    for element in elements:
        if isinstance(element, Grid) or element.page in pages:
            walk.close()
        elif isinstance(element, Labelled):
            walk.label(element)
        elif isinstance(element, Loose) and not element.is_running:
            walk.loose(element)
    walk.close()
    return tuple(walk.found)


class _Walk:
    """Goes through the elements once; a list is kept when it ends."""

    def __init__(self, vocabulary: Vocabulary, lexicon: frozenset[str]) -> None:
        self.vocabulary = vocabulary
        self.lexicon = lexicon
        self.open = _Open()
        self.found: list[RawAction] = []

    def close(self) -> None:
        """End the list at hand, and what announced it."""
        held = self.open.held
        deeds = sum(says_deed(a.action.text, self.vocabulary) for a in held)
        if len(held) >= SHARED.several and deeds >= OUTLINE.deeds * len(held):
            self.found += held
        self.open = _Open()

    def label(self, label: Labelled) -> None:
        """Take a label before a list: ``Area 1: …``, ``Objective: …``, ``Actions: …``."""
        if label.value is None:
            return
        if self._announces_list(label):
            self.open.announced = True
            for entry in labels_in(label.value.lines, self.lexicon):
                self._add(Passage(entry.item.text.rstrip(" ;"), label.page, entry.item.box))
            return
        passage = self._passage(label.value.lines, label.page, label.value.box)
        if AREA.match(label.heading):
            held = self.open.held
            number = str(label.ordinal) if label.ordinal is not None else None
            stands = Bearings(theme_number=number, theme=passage)
            self.open = _Open(self.open.heading, stands=stands, held=held)
        elif LABEL.match(label.heading.casefold()):
            self.open.announced = True
            self._add(passage)
        elif self._role(label.key) is Role.OBJECTIVE or label.key.startswith("obje"):
            self.open.announced = False
            self.open.stands = replace(self.open.stands, objective=passage)
        elif self._is_in_area() and self._role(label.key) is None:
            text = f"{label.heading}: {passage.text}"
            self._add(Passage(text, passage.page, label.box))

    def _is_in_area(self) -> bool:
        """Whether actions were announced under a theme."""
        return self.open.announced and self.open.stands.theme is not None

    def _announces_list(self, label: Labelled) -> bool:
        """Whether a sentence that ends in a colon announces actions, the first of them below."""
        is_list = label.value is not None and bool(label.value.lines[0].bullet)
        is_sentence = len(label.heading.split()) >= OUTLINE.sentence_words
        return is_list and is_sentence and self._names_deeds(label.heading)

    def loose(self, piece: Loose) -> None:
        """An item, a heading over a list, or what ends it."""
        text = piece.block.text.strip()
        if begins_item(piece):
            if self.open.announced and not self.open.is_aside:
                self._add(self._item(piece), item_code(piece))
            return
        ends = text.endswith((".", ";", ","))
        if self.open.heading is not None and self._is_as_high(piece, self.open.heading):
            self.close()
        if text.endswith(":") or self._is_opener(piece, text):
            self._announce(piece, text)
        elif self.open.announced and not ends and len(text) <= OUTLINE.longest_area:
            number, label = self._section(text)
            self.open.is_aside = self.vocabulary.speaks_of(label, Topic.ASIDE)
            theme = Passage(label, piece.page, piece.box)
            self.open.stands = Bearings(theme_number=number, theme=theme)
        elif self.open.announced and ends and self.open.held and len(text) > OUTLINE.longest_area:
            self.close()

    def _is_opener(self, piece: Loose, text: str) -> bool:
        is_short = len(text) <= OUTLINE.longest_area and not text.endswith(".")
        return is_short and piece.look.is_bold and self._names_deeds(text)

    def _announce(self, piece: Loose, text: str) -> None:
        """Take a heading or sentence with a colon that names actions or goes on from one."""
        names_deeds = self._names_deeds(text)
        if not names_deeds and not self.open.announced:
            return
        if names_deeds and piece.look.is_bold:
            self.close()
            self.open.heading = piece
        self.open.announced = True

    def _is_as_high(self, piece: Loose, heading: Loose) -> bool:
        """Whether a heading is no lower than the one that announced the list."""
        a, b = piece.look, heading.look
        return a.is_bold >= b.is_bold and a.size_pt >= b.size_pt - SHARED.larger_pt

    def _item(self, piece: Loose) -> Passage:
        return Passage(item_text(piece).rstrip(" ;"), piece.page, piece.box)

    def _passage(self, lines: Sequence[Line], page: int, box: Box) -> Passage:
        return Passage(join_lines([n.text for n in lines], self.lexicon).strip(), page, box)

    def _section(self, text: str) -> tuple[str | None, str]:
        section = self.vocabulary.section_of(text)
        if section is None or not section.label:
            return None, text.rstrip(" :-")
        return section.number, section.label.rstrip(" :-")

    def _names_deeds(self, text: str) -> bool:
        return self.vocabulary.speaks_of(text, Topic.DEEDS)

    def _role(self, key: str) -> Role | None:
        guesses = self.vocabulary.role_scores(key)
        return guesses[0].role if guesses else None

    def _add(self, action: Passage, code: str | None = None) -> None:
        action = replace(action, text=action.text.removesuffix(";"))
        stands = self.open.stands
        self.open.held.append(listed_action(stands, code, action, METHOD, self.vocabulary))
