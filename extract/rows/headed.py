"""Actions that stand under the headings of a plan and nowhere else: numbered ones, or its bullets.

"Objective 1.1.1: Enhance Parks" over bullets, "Action Item A" over a paragraph: no keeper, no
indicator, no table. A heading that names a level is announcement enough; that most items say what
is done tells a plan's list from any other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from jalon.extract.meaning.levels import HeadingRole
from jalon.extract.rows.doing import says_deed
from jalon.extract.rows.making import listed_action
from jalon.extract.rows.outline import begins_item, item_code, item_text
from jalon.extract.rows.settings import SETTINGS
from jalon.extract.text.hyphens import join_lines
from jalon.schemas.geometry import union
from jalon.schemas.raw import Passage, RawAction
from jalon.schemas.rows import Bearings
from jalon.schemas.units import Element, Labelled, Loose
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

HEADED = SETTINGS.headed
SHARED = SETTINGS.shared

METHOD = "records:headed"


@dataclass(slots=True)
class _Place:
    """What an item stands under."""

    stands: Bearings = field(default_factory=Bearings)
    is_open: bool = False
    awaits: tuple[str | None, Loose] | None = None
    broken: Loose | None = None
    held: list[RawAction] = field(default_factory=list)


def headed_actions(
    elements: Sequence[Element],
    headings: Mapping[int, HeadingRole],
    pages: frozenset[int],
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
) -> tuple[RawAction, ...]:
    """The actions under headings, in reading order; none where most items are no deeds.

    Args:
        elements: The document in reading order.
        headings: What its headings mean, by index.
        pages: Pages that gave rows already; nothing is taken there.
        vocabulary: Knows what is a deed.
        lexicon: Lower-case words of the document.
    """
    walk = _Walk(headings, vocabulary, lexicon)
    for index, element in enumerate(elements):
        walk.take(index, element, is_done=element.page in pages)
    found = walk.place.held
    deeds = sum(says_deed(a.action.text, vocabulary) for a in found)
    if len(found) < HEADED.least_items or deeds < SHARED.deeds * len(found):
        return ()
    return tuple(found)


class _Walk:
    """Goes through the elements once."""

    def __init__(
        self,
        headings: Mapping[int, HeadingRole],
        vocabulary: Vocabulary,
        lexicon: frozenset[str],
    ) -> None:
        self.headings = headings
        self.vocabulary = vocabulary
        self.lexicon = lexicon
        self.place = _Place()

    def take(self, index: int, element: Element, *, is_done: bool) -> None:
        """Take one element: a level, an action, or what ends a list."""
        if isinstance(element, Labelled):
            self._label(element)
        elif not isinstance(element, Loose):
            self.place.is_open = False
        elif index in self.headings:
            self._heading(self.headings[index], element, is_done=is_done)
        elif not element.is_running and not is_done:
            self._text(element)

    def _heading(self, heading: HeadingRole, piece: Loose, *, is_done: bool) -> None:
        text = Passage(heading.label, piece.page, piece.box) if heading.label else None
        if self.place.awaits is not None and heading.margin < HEADED.sure:
            return  # an icon's letters beside the text that is to come
        self.place.awaits = self.place.broken = None
        if heading.role is Role.ACTION:
            self.place.is_open = False
            if is_done or not self._is_named(heading, piece):
                return
            if text is not None:
                self._add(heading.number, text)
            else:
                self.place.awaits = heading.number, piece
            return
        self._enter(heading.role, heading.number, text)
        self.place.is_open = heading.margin >= HEADED.sure and self._is_named(heading, piece)

    def _label(self, label: Labelled) -> None:
        self.place.is_open, self.place.awaits, self.place.broken = False, None, None
        role = self._level_of(label)
        if role is None or label.value is None:
            return
        text = join_lines([n.text for n in label.value.lines], self.lexicon).strip()
        code = str(label.ordinal) if label.ordinal is not None else None
        self._enter(role, code, Passage(text, label.page, label.value.box))
        self.place.is_open = True

    def _level_of(self, label: Labelled) -> Role | None:
        """The level that a label names by its own word, whatever it was taken for beside others."""
        scores = self.vocabulary.role_scores(label.key)
        if not scores or scores[0].score < HEADED.named:
            return None
        return scores[0].role if scores[0].role in {Role.THEME, Role.OBJECTIVE} else None

    def _is_named(self, heading: HeadingRole, piece: Loose) -> bool:
        """Whether a heading begins with its level's word and a code."""
        text = piece.block.text.replace("::", ":")
        section = self.vocabulary.section_of(text)
        if section is None:  # a long sentence that the level's code opens
            section = self.vocabulary.section_of(text[: HEADED.opening].rpartition(" ")[0])
        return section is not None and section.role is heading.role

    def _enter(self, role: Role, code: str | None, text: Passage | None) -> None:
        now = self.place
        if role is Role.THEME:
            now.stands = Bearings(theme_number=code, theme=text)
        else:
            now.stands = replace(now.stands, objective_code=code, objective=text)

    def _text(self, piece: Loose) -> None:
        now = self.place
        text = piece.block.text.strip()
        if now.awaits is not None:
            code, _ = now.awaits
            now.awaits = None
            self._add(code, Passage(text, piece.page, piece.box))
            now.broken = piece
        elif now.broken is not None and self._goes_on(now.broken, piece):
            self._append(text, piece)
        elif now.is_open and begins_item(piece):
            passage = Passage(item_text(piece).rstrip(" ;"), piece.page, piece.box)
            self._add(item_code(piece), passage)

    def _goes_on(self, above: Loose, piece: Loose) -> bool:
        """Whether a text goes on in the next piece: set alike, and no sentence ended before."""
        is_open = not self.place.held[-1].action.text.endswith((".", "!", "?"))
        return is_open and above.page == piece.page and above.look.kind == piece.look.kind

    def _append(self, text: str, piece: Loose) -> None:
        last = self.place.held[-1]
        joined = join_lines([last.action.text, text], self.lexicon)
        box = union((last.box, piece.box))
        action = Passage(joined.rstrip(" ;"), piece.page, box)
        self.place.held[-1] = replace(last, action=action, box=box)

    def _add(self, code: str | None, action: Passage) -> None:
        action = replace(action, text=action.text.rstrip(" ;"))
        stands = self.place.stands
        self.place.held.append(listed_action(stands, code, action, METHOD, self.vocabulary))
