"""Headings above a table to what its rows stand under: theme, objective, action, description."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from jalon.schemas.flow import FlowKind, FlowPiece
from jalon.schemas.geometry import union
from jalon.schemas.raw import Passage
from jalon.schemas.rows import Bearings
from jalon.schemas.values import Role, SectionLabel

MOST_SECTIONS = 20  # a larger number alone is a figure, not a section's
LEVELS = (Role.THEME, Role.OBJECTIVE, Role.ACTION)


@dataclass(slots=True)
class Trail:
    """The headings in force, outermost first, and the paragraphs since the last of them."""

    headings: list[FlowPiece] = field(default_factory=list)
    paragraphs: list[Passage] = field(default_factory=list)
    number: str | None = None

    def pass_piece(self, piece: FlowPiece) -> bool:
        """Go past a heading or a paragraph; whether it was a heading not in force already."""
        if piece.kind is FlowKind.HEADING and not self._is_repeated(piece):
            self._pass_heading(piece)
            return True
        if piece.kind is FlowKind.PARAGRAPH and piece.passage is not None:
            self.paragraphs.append(piece.passage)
        return False

    def _is_repeated(self, piece: FlowPiece) -> bool:
        """Whether the heading stands in force: printed again, perhaps with "(suite)"."""
        names = [_name_of(h) for h in self.headings]
        if _name_of(piece) not in names:
            return False
        del self.headings[names.index(_name_of(piece)) + 1 :]
        self.paragraphs = []
        return True

    def _pass_heading(self, piece: FlowPiece) -> None:
        section = piece.section or _lone_number(piece)
        if section is not None and section.number is not None and not section.label:
            self.number = section.number  # a number set apart, above or beside its label
            if section.role is None:
                return
        if self.number is not None and not (section and section.number) and piece.passage:
            role = section.role if section else None
            label = section.label if section else piece.passage.text
            piece = replace(piece, section=SectionLabel(role, self.number, label))
            self.number = None
        while self.headings and not _is_above(self.headings[-1], piece):
            self.headings.pop()
        self.headings.append(piece)
        self.paragraphs = []

    def after_table(self) -> None:
        """A table ends what its own heading and paragraphs introduce."""
        self.paragraphs = []


def _lone_number(piece: FlowPiece) -> SectionLabel | None:
    """A heading that is one low number and no more: set large, the number of the next heading."""
    text = piece.passage.text if piece.passage is not None else ""
    is_low = text.isdecimal() and 0 < int(text) <= MOST_SECTIONS
    return SectionLabel(None, str(int(text)), "") if is_low else None


def _name_of(piece: FlowPiece) -> tuple[str | None, str]:
    text = piece.passage.text if piece.passage is not None else ""
    section = piece.section
    if section is None:
        return None, text.casefold()
    return section.number, section.label.casefold()


def _is_above(outer: FlowPiece, inner: FlowPiece) -> bool:
    """Whether ``outer`` stays in force under ``inner``: by stated level, else by type."""
    levels = [
        LEVELS.index(s.role) if (s := p.section) and s.role in LEVELS else None
        for p in (outer, inner)
    ]
    if levels[0] is not None and levels[1] is not None:
        return levels[0] < levels[1]
    return outer.rank > inner.rank * 1.02


def bearings_of(trail: Trail, columns: Collection[Role]) -> Bearings:
    """What the headings say of the levels that the table itself has no column for.

    A heading that names its level ("ORIENTATION 1") is that level. Of the others, the innermost
    is the innermost level that the table lacks, and so outwards; the paragraphs under the
    innermost are the description where it is the action's.
    """
    missing = [level for level in LEVELS if level not in columns]
    found = _levels_of(trail.headings, missing)
    bearings = Bearings()
    if (theme := found.get(Role.THEME)) is not None:
        number, label = _taken_apart(theme)
        bearings = replace(bearings, theme_number=number, theme=label)
    if Role.OBJECTIVE in missing and (objective := found.get(Role.OBJECTIVE)) is not None:
        code, label = _taken_apart(objective)
        bearings = replace(bearings, objective_code=code, objective=label)
    if Role.ACTION in missing and (action := found.get(Role.ACTION)) is not None:
        code, label = _taken_apart(action)
        description = _together(trail.paragraphs) if trail.headings[-1] is action else None
        bearings = replace(bearings, action_code=code, action=label, description=description)
    return bearings


def _levels_of(headings: Sequence[FlowPiece], missing: Sequence[Role]) -> dict[Role, FlowPiece]:
    """Which heading is which of the levels that are missing."""
    named = [(i, r) for i, p in enumerate(headings) if (r := _named_level(p)) is not None]
    found = {role: headings[i] for i, role in named if role in missing}
    wanted = [m for m in missing if m not in found]
    if not named:
        found.update(_matched(_from_first_numbered(headings), wanted))
        return found
    first, outer = named[0][0], LEVELS.index(named[0][1])
    last, inner = named[-1][0], LEVELS.index(named[-1][1])
    above = [m for m in wanted if LEVELS.index(m) < outer]
    below = [m for m in wanted if LEVELS.index(m) > inner]
    found.update(_matched(_from_first_numbered(headings[:first]), above))
    found.update(_matched(headings[last + 1 :], below))
    return found


def _named_level(piece: FlowPiece) -> Role | None:
    role = piece.section.role if piece.section is not None else None
    return role if role in LEVELS else None


def _matched(headings: Sequence[FlowPiece], wanted: Sequence[Role]) -> dict[Role, FlowPiece]:
    """Plain headings to levels, from the innermost outwards; an objective is left out first."""
    levels = list(wanted)
    if Role.OBJECTIVE in levels and len(headings) < len(levels):
        levels.remove(Role.OBJECTIVE)
    if Role.ACTION in levels and len(levels) > len(headings):
        levels = levels[-len(headings) :] if headings else []
    return dict(zip(reversed(levels), reversed(headings), strict=False))


def _from_first_numbered(headings: Sequence[FlowPiece]) -> Sequence[FlowPiece]:
    """Where some headings are numbered, those above the first of them ("Annexe") name no level."""
    for i, piece in enumerate(headings):
        if piece.section is not None and piece.section.number is not None:
            return headings[i:]
    return headings


def _taken_apart(piece: FlowPiece) -> tuple[str | None, Passage | None]:
    passage = piece.passage
    if passage is None:
        return None, None
    if piece.section is None:
        return None, replace(passage, is_inherited=True)
    label = piece.section.label
    text = replace(passage, text=label, is_inherited=True) if label else None
    return piece.section.number, text


def _together(paragraphs: Sequence[Passage]) -> Passage | None:
    """The last paragraphs before the table, on its page, as one passage."""
    if not paragraphs:
        return None
    page = paragraphs[-1].page
    near = [p for p in paragraphs if p.page == page]
    text = " ".join(p.text for p in paragraphs)
    return Passage(text, page, union(p.box for p in near), is_inherited=True)
