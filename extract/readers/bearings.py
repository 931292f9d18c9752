"""Headings above a table to what its rows stand under: theme, objective, action, description."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from jalon.schemas.flow import FlowKind, FlowPiece
from jalon.schemas.geometry import union
from jalon.schemas.raw import Passage
from jalon.schemas.rows import Bearings
from jalon.schemas.values import Role, SectionLabel

LEVELS = (Role.THEME, Role.OBJECTIVE, Role.ACTION)


@dataclass(slots=True)
class Trail:
    """The headings in force, outermost first, and the paragraphs since the last of them."""

    headings: list[FlowPiece] = field(default_factory=list)
    paragraphs: list[Passage] = field(default_factory=list)
    number: str | None = None

    def pass_piece(self, piece: FlowPiece) -> None:
        """Go past a heading or a paragraph."""
        if piece.kind is FlowKind.HEADING:
            self._pass_heading(piece)
        elif piece.kind is FlowKind.PARAGRAPH and piece.passage is not None:
            self.paragraphs.append(piece.passage)

    def _pass_heading(self, piece: FlowPiece) -> None:
        section = piece.section
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
    named = {s.role: p for p in trail.headings if (s := p.section) is not None and s.role in LEVELS}
    plain = _from_first_numbered(
        [p for p in trail.headings if p.section is None or p.section.role not in LEVELS]
    )
    found: dict[Role, FlowPiece] = {role: p for role, p in named.items() if role is not None}
    wanted = [m for m in missing if m not in found]
    if Role.OBJECTIVE in wanted and len(plain) < len(wanted):
        wanted.remove(Role.OBJECTIVE)
    if Role.ACTION in missing and Role.ACTION not in found and len(wanted) > len(plain):
        wanted = wanted[-len(plain) :] if plain else []
    found.update(zip(reversed(wanted), reversed(plain), strict=False))
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


def _from_first_numbered(headings: list[FlowPiece]) -> list[FlowPiece]:
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
