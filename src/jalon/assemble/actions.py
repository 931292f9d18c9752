"""The actions of one document: each once, whatever rows name it."""

from __future__ import annotations

from dataclasses import dataclass, field

from jalon.assemble.findings import Desk, text_of
from jalon.identity import fold_label
from jalon.normalize.bodies.organisations import parse_organisations
from jalon.normalize.labels.themes import crosswalk_of, ministerial_theme_of
from jalon.schemas.geometry import Box
from jalon.schemas.raw import Passage, RawAction, RawDocument, RawResult, RawTarget
from jalon.schemas.records import ActionRow
from jalon.schemas.values import Code

RawRow = RawTarget | RawAction | RawResult


@dataclass(slots=True)
class _Known:
    """What the rows that name an action say of it; the first that says something counts."""

    place: dict[str, str | None]
    theme: dict[str, object]
    page: int
    box: Box
    method: str
    confidence: float
    description: str | None = None
    lead: tuple[Passage, ...] = ()
    partners: tuple[Passage, ...] = ()
    tags: tuple[str, ...] = ()
    names: list[str] = field(default_factory=list)


class ActionIndex:
    """Finds the action of a row, and the ministerial theme of a theme."""

    def __init__(self, raw: RawDocument, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[str, _Known] = {}
        self._by_title: dict[tuple[str, str], str] = {}
        self._themes: dict[tuple[str | None, str | None], Code | None] = {}
        self._titles: dict[tuple[str | None, str | None], list[str]] = {}
        rows: list[RawRow] = [*raw.actions, *raw.targets, *raw.results]
        for row in sorted(rows, key=lambda row: row.page):
            self._note_title(row)
        for row in sorted(rows, key=lambda row: (isinstance(row, RawResult), row.page)):
            self._note(row)

    def action_id(self, row: RawRow) -> str | None:
        """The identifier of the row's action; None when it names none."""
        place = place_of(row)
        if place["action"] is None and place["action_code"] is None:
            return None
        if isinstance(row, RawResult):
            title = (fold_label(place["theme"]), fold_label(place["action"]))
            if title in self._by_title:
                return self._by_title[title]
        return self._desk.ids.same("action", *place.values())

    def ministerial_theme(self, row: RawRow) -> dict[str, object]:
        """The columns of the ministry's theme: its code over the years, as named, how sure, why.

        Told from the words of the row's theme and of the actions under it.
        """
        theme = theme_of(row)
        if theme not in self._themes:
            number, label = theme
            actions = tuple(self._titles.get(theme, ()))
            self._themes[theme] = ministerial_theme_of(label, number, actions, self._desk.year)
        found = self._themes[theme]
        return {
            "ministerial_theme": crosswalk_of(found.code) if found else None,
            "ministerial_theme_named": found.code if found else None,
            "ministerial_theme_score": found.score if found else None,
            "ministerial_theme_evidence": found.evidence if found else None,
        }

    def rows(self) -> tuple[ActionRow, ...]:
        """The table of actions, in reading order."""
        known = sorted(self._known.items(), key=lambda item: item[1].page)
        made = (self._row(action_id, action) for action_id, action in known)
        return tuple(row for row in made if row is not None)

    def _note_title(self, row: RawRow) -> None:
        if title := text_of(row.action):
            titles = self._titles.setdefault(theme_of(row), [])
            if title not in titles:
                titles.append(title)

    def _note(self, row: RawRow) -> None:
        action_id = self.action_id(row)
        if action_id is None:
            return
        place = place_of(row)
        title = (fold_label(place["theme"]), fold_label(place["action"]))
        self._by_title.setdefault(title, action_id)
        known = self._known.get(action_id)
        if known is None:
            page, box = spot_of_action(row)
            theme = self.ministerial_theme(row)
            known = _Known(place, theme, page, box, row.method, row.confidence)
            self._known[action_id] = known
        known.description = known.description or text_of(row.description)
        if not isinstance(row, RawResult):
            known.lead = known.lead or row.lead
            known.partners = known.partners or row.partners
        if not isinstance(row, RawTarget):
            known.tags = known.tags or tags_of(row)

    def _row(self, action_id: str, known: _Known) -> ActionRow | None:
        lead, lead_ids = organisations(known.lead, self._desk)
        partners, partner_ids = organisations(known.partners, self._desk)
        return self._desk.make(
            ActionRow,
            known.page,
            known.box,
            method=known.method,
            confidence=known.confidence,
            action_id=action_id,
            **known.place,
            **known.theme,
            description=known.description,
            lead=lead,
            lead_ids=lead_ids,
            partners=partners,
            partner_ids=partner_ids,
            tags=known.tags,
        )


def place_of(row: RawRow) -> dict[str, str | None]:
    """Where a row stands in the plan: theme, objective and action, numbers and texts."""
    number, theme = theme_of(row)
    place = {"theme_number": number, "theme": theme}
    if isinstance(row, RawResult):
        place |= {"objective_code": None, "objective": None, "action_code": None}
    else:
        place |= {"objective_code": row.objective_code or None}
        place |= {"objective": text_of(row.objective), "action_code": row.action_code or None}
    return place | {"action": text_of(row.action)}


def theme_of(row: RawRow) -> tuple[str | None, str | None]:
    """A row's theme: the number without leading zeros, and the text."""
    number = row.theme_number
    if number and number.isdigit():
        number = number.lstrip("0") or "0"
    return number or None, text_of(row.theme)


def spot_of_action(row: RawRow) -> tuple[int, Box]:
    """Where the action stands: its own title in a row of figures, else the whole row."""
    if row.action is None or isinstance(row, RawAction):
        return row.page, row.box
    return row.action.page, row.action.box


def tags_of(row: RawAction | RawResult) -> tuple[str, ...]:
    """The texts of a row's tags."""
    return tuple(text for tag in row.tags if (text := text_of(tag)))


def organisations(
    passages: tuple[Passage, ...], desk: Desk
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The organisations of some passages: as printed, and the identifiers that are known."""
    found = [
        item
        for passage in passages
        for item in parse_organisations(passage.text, year=desk.year, registries=desk.registries)
    ]
    names = tuple(dict.fromkeys(item.text for item in found))
    ids = tuple(dict.fromkeys(item.organisation_id for item in found if item.organisation_id))
    return names, ids
