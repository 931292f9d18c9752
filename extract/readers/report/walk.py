"""Groups to cards at their place: which titles are actions, which open a part or a theme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from jalon.extract.readers.report.cards import read_card, read_run
from jalon.extract.readers.report.headings import Headings, headings_of, is_of_results
from jalon.extract.readers.report.pieces import passage
from jalon.extract.readers.report.places import Place, is_general
from jalon.extract.readers.report.settings import SETTINGS
from jalon.extract.readers.report.stream import Group
from jalon.extract.readers.report.tables import read_rows
from jalon.schemas.card import CardText, PieceKind
from jalon.schemas.table import Table

WALK = SETTINGS.walk

EVIDENCE = (PieceKind.FIGURE, PieceKind.TAG, PieceKind.THEME)
Look = tuple[float, bool]


class Placed(NamedTuple):
    """A card at its place."""

    card: CardText
    place: Place


class Running(NamedTuple):
    """The headings of a table that may go on overleaf."""

    page: int
    cols: int
    headings: Headings

    def goes_on_in(self, table: Table) -> bool:
        """Whether a table without headings may be the rest of this one."""
        return table.cols == self.cols and table.page in (self.page, self.page + 1)


class Scale(NamedTuple):
    """What the headings of one report mean by their size."""

    titles: frozenset[Look]
    part_size_pt: float


def place_cards(groups: Sequence[Group]) -> list[Placed]:
    """Every card of the report with its theme and its part, those cut by a page's end joined."""
    runs = [_run_of(g) for g in groups]
    cards = [read_card(g.card, g.sight) if g.card is not None else None for g in groups]
    scale = _scale(groups, runs, cards)
    place, placed = Place(), list[Placed]()
    headings: Running | None = None
    for i, group in enumerate(groups):
        card, run = cards[i], runs[i]
        if group.section is not None:
            place = place._replace(
                number=group.section.number, label=group.section.label, zone=place.zone + 1
            )
        elif card is not None:
            _add(placed, Placed(card, place), group)
        elif group.table is not None:
            found, headings = _table_cards(group, headings)
            for row in found:
                _add_row(placed, Placed(row, place))
        elif run is not None and group.items and _look(run) in scale.titles:
            _add(placed, Placed(run, place), group)
        elif group.title is not None and not _is_tagline(groups, i, scale):
            place = _after_heading(group, place, scale)
    return placed


def _run_of(group: Group) -> CardText | None:
    """The pieces of a titled run of text, None for groups of other kinds."""
    if group.section is not None or group.card is not None or group.table is not None:
        return None
    if group.title is None:
        return None
    return read_run(group.title, group.items, group.sight)


def _scale(
    groups: Sequence[Group],
    runs: Sequence[CardText | None],
    cards: Sequence[CardText | None],
) -> Scale:
    """Which looks are those of actions' titles, and from which size on a heading opens a part.

    A look is an action's when figures or tags stand below many of the headings set in it, and
    when it is not larger than the look that most actions have.
    """
    shown = [c for c in [*runs, *cards] if c is not None and _has_evidence(c)]
    votes = Counter(_look(c) for c in shown)
    usual_look = min(votes, key=lambda look: (-votes[look], look), default=(0.0, False))
    seen = Counter(_look(r) for r, g in zip(runs, groups, strict=True) if r and g.items)
    titles = frozenset(
        look
        for look, count in votes.items()
        if count >= WALK.few_votes * max(votes[usual_look], seen[look])
        and look[0] <= WALK.slightly_larger * usual_look[0]
    )
    sizes = sorted(c.title_size_pt for c in shown)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    bands = [g.title.size_pt for g in groups if g.section is not None and g.title is not None]
    if not bands:
        return Scale(titles, WALK.larger * usual)
    return Scale(titles, max(WALK.slightly_larger * usual, WALK.slightly_smaller * min(bands)))


def _has_evidence(card: CardText) -> bool:
    return card.title is not None and any(card.of(kind) for kind in EVIDENCE)


def _look(card: CardText) -> Look:
    return (round(card.title_size_pt * 2) / 2, card.is_title_bold)


def _is_tagline(groups: Sequence[Group], i: int, scale: Scale) -> bool:
    """Whether a heading is the line below a part's title that only decorates it."""
    title, above = groups[i].title, groups[i - 1].title if i else None
    if title is None or above is None or groups[i - 1].items or groups[i - 1].section is not None:
        return False
    if groups[i - 1].region.page != groups[i].region.page or above.size_pt < scale.part_size_pt:
        return False
    vocabulary = groups[i].sight.vocabulary
    is_smaller = title.size_pt <= WALK.tagline * above.size_pt
    return is_smaller and (title.text.isupper() or not is_general(above.text, vocabulary))


def _after_heading(group: Group, place: Place, scale: Scale) -> Place:
    """The place below a heading: a new part of the report where it is large enough."""
    assert group.title is not None
    if group.title.size_pt < scale.part_size_pt:
        return place
    part = passage(group.title.text, group.title.box, group.sight)
    return Place(part=part, zone=place.zone + 1)


def _table_cards(group: Group, before: Running | None) -> tuple[list[CardText], Running | None]:
    """The cards of a table; one without headings goes on with those of the page before."""
    table, vocabulary = group.table, group.sight.vocabulary
    assert table is not None
    headings = headings_of(table, vocabulary)
    if headings is None and before is not None and before.goes_on_in(table):
        headings = Headings(before.headings.roles, 0)
    if headings is None or not is_of_results(headings):
        return [], None
    running = Running(table.page, table.cols, headings)
    return read_rows(table, headings, group.sight), running


def _add_row(placed: list[Placed], new: Placed) -> None:
    """A row of a table is added; one without a name goes on with the action above it."""
    goes_on = new.card.title is None and not all(p.label for p in new.card.pieces)
    if goes_on and placed and placed[-1].card.method == "table" and placed[-1].card.title:
        old = placed[-1]
        card = replace(old.card, pieces=(*old.card.pieces, *new.card.pieces))
        placed[-1] = old._replace(card=card)
    else:
        placed.append(new)


def _add(placed: list[Placed], new: Placed, group: Group) -> None:
    """A card is added, or joined to the one that the end of the page has cut."""
    at = _cut_card(placed, new.card, group)
    if at is None:
        placed.append(new)
        return
    old = placed[at]
    more = tuple(p for p in new.card.pieces if p.kind is not PieceKind.TITLE)
    card = replace(old.card, pieces=(*old.card.pieces, *more))
    placed[at] = Placed(card, old.place)


def _cut_card(placed: Sequence[Placed], card: CardText, group: Group) -> int | None:
    """Which card goes on in this one: the last of the page before, in the same column."""
    height = group.sight.page.height
    for i in range(len(placed) - 1, -1, -1):
        old = placed[i].card
        if old.page < card.page - 1:
            return None
        shared = min(old.box.x1, card.box.x1) - max(old.box.x0, card.box.x0)
        if old.page != card.page - 1 or shared < 0.5 * min(old.box.width, card.box.width):
            continue
        if card.title is not None:
            return i if old.title is not None and old.title.text == card.title.text else None
        is_cut = (
            old.box.bottom >= WALK.page_end * height
            and card.box.top <= (1 - WALK.page_end) * height
        )
        return i if is_cut else None
    return None
