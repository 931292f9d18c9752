"""The actions of one document: each once, whatever rows name it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from jalon.assemble.bodies import organisations
from jalon.assemble.findings import Desk, text_of
from jalon.assemble.places import NAMELESS, Values, confidences, is_own, kept
from jalon.assemble.progress import due_values, hint_of, say_doubt, status_values
from jalon.assemble.spans import longest, plan_period
from jalon.identity import fold_label
from jalon.normalize.labels.themes import SURE_ENOUGH, crosswalk_of, theme_guess_of
from jalon.normalize.targets.targets import parse_target
from jalon.schemas.geometry import Box, union
from jalon.schemas.raw import (
    COLUMN_NAMES,
    Passage,
    RawAction,
    RawDocument,
    RawResult,
    RawTarget,
    spots_of,
)
from jalon.schemas.records import ActionRow
from jalon.schemas.values import Code, Period

RawRow = RawTarget | RawAction | RawResult

# columns of a row of figures that speak of its action
ACTION_FIELDS = (
    *("theme", "objective", "action", "description", "lead", "partners"),
    *("due", "status", "percent_complete", "percent", "budget"),
)


# what an action's own row, or all rows that name it, say of it
SHARED = ("due", "status", "percent", "budget")


# what stands over several actions
ABOVE = ("theme", "objective")


@dataclass(slots=True)
class _Known:
    """What the rows that name an action say of it; the first that says something counts.

    What its targets say each for itself (``SHARED``) counts where all that say it agree.
    """

    first: RawRow
    place: dict[str, str | None]
    theme: dict[str, object]
    description: Passage | None = None
    lead: tuple[Passage, ...] = ()
    partners: tuple[Passage, ...] = ()
    tags: tuple[Passage, ...] = ()
    own: dict[str, Passage] = field(default_factory=dict)
    said: dict[str, list[Passage]] = field(default_factory=dict)
    budget_hint: str | None = None
    span: Period | None = None

    def shared(self, name: str) -> Passage | None:
        """The action's own deadline, state, share or budget, else that of all its targets."""
        said = self.said.get(name, [])
        if name in self.own or not said:
            return self.own.get(name)
        return said[0] if len({text_of(passage) for passage in said}) == 1 else None

    def passages(self) -> Iterator[tuple[str, Passage]]:
        """Every text of the action with the name of its column."""
        for name in ("theme", "objective", "action"):
            passage = getattr(self.first, name, None)
            if passage is not None:
                yield name, passage
        if self.description is not None:
            yield "description", self.description
        for name in ("lead", "partners", "tags"):
            yield from ((name, passage) for passage in getattr(self, name))
        for name in SHARED:
            if (passage := self.shared(name)) is not None:
                yield COLUMN_NAMES.get(name, name), passage


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

        Told from the words of the row's theme and of the actions under it. Where the code is
        withheld, the likeliest theme stands as a guess with its score and evidence.
        """
        theme = theme_of(row)
        if theme not in self._themes:
            number, label = theme
            actions = tuple(self._titles.get(theme, ()))
            publisher = self._desk.publisher
            self._themes[theme] = theme_guess_of(
                label,
                number,
                actions,
                self._desk.year,
                is_education=publisher.is_education if publisher is not None else None,
            )
        return theme_values(self._themes[theme])

    def rows(self) -> tuple[ActionRow, ...]:
        """The table of actions, in reading order."""
        known = sorted(self._known.items(), key=lambda item: _page_of(item[1].first))
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
            known = _Known(row, place, self.ministerial_theme(row))
            self._known[action_id] = known
        if known.description is None and text_of(row.description):
            known.description = row.description
        if not isinstance(row, RawResult):
            known.lead = known.lead or row.lead
            known.partners = known.partners or row.partners
            hint = row.unit_hint if isinstance(row, RawAction) else row.budget_hint
            known.budget_hint = known.budget_hint or hint
            _note_shared(known, row)
        if isinstance(row, RawTarget):
            known.span = longest((known.span, plan_period(row, self._desk)))
        else:
            known.tags = known.tags or row.tags

    def _row(self, action_id: str, known: _Known) -> ActionRow | None:
        lead, lead_ids = organisations(known.lead, self._desk)
        partners, partner_ids = organisations(known.partners, self._desk)
        due, unread = due_values(known.shared("due"), known.span or self._desk.period)
        for doubt in unread if "due" in known.own else ():
            # what targets say is looked at where they are made
            say_doubt(doubt, action_id, self._desk)
        page, box = spot_of_action(known.first, known.passages())
        return self._desk.make(
            ActionRow,
            page,
            box,
            (spot for name, said in known.passages() for spot in spots_of(name, said)),
            method=known.first.method,
            **_sureness(known),
            other_columns=kept(known.first) if isinstance(known.first, RawAction) else (),
            action_id=action_id,
            **known.place,
            **known.theme,
            description=text_of(known.description),
            lead=lead,
            lead_ids=lead_ids,
            partners=partners,
            partner_ids=partner_ids,
            tags=tags_of(known.tags),
            **due,
            **status_values(_as_own(known.shared("status")), known.shared("percent")),
            **_budget(known.shared("budget"), known.budget_hint, self._desk),
        )


def _note_shared(known: _Known, row: RawTarget | RawAction) -> None:
    for name in SHARED:
        passage = getattr(row, name)
        if passage is None or not text_of(passage):
            continue
        if isinstance(row, RawAction):
            known.own.setdefault(name, passage)
        else:
            known.said.setdefault(name, []).append(passage)


def _as_own(status: Passage | None) -> Passage | None:
    """A state that stands beside all rows of an action is the action's own."""
    return replace(status, is_inherited=False) if status is not None else None


def _sureness(known: _Known) -> Values:
    """How sure an action is: of a row of figures, only the columns that are the action's."""
    cap = {} if known.place["action"] is not None else {"action": NAMELESS}
    row = known.first
    about = [item for item in row.field_confidence if item[0] in ACTION_FIELDS]
    if isinstance(row, RawTarget) and about:
        row = replace(row, confidence=1.0, field_confidence=tuple(about))
    return confidences(row, ActionRow, cap)


def _budget(budget: Passage | None, hint: str | None, desk: Desk) -> Values:
    """The budget as printed, and its amount where number and currency are stated."""
    text = text_of(budget)
    amount = None
    if text is not None:
        amount = parse_target(text, language=desk.language, unit_hint=hint_of(hint))
    unit = amount.unit if amount is not None and amount.value_max is None else None
    is_money = unit is not None and unit.is_money
    return {
        "budget": text,
        "budget_value": amount.value if amount is not None and is_money else None,
        "budget_unit": unit if is_money else None,
    }


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


def spot_of_action(row: RawRow, passages: Iterable[tuple[str, Passage]]) -> tuple[int, Box]:
    """Where the action stands: around its own texts, on the page of its title."""
    page = _page_of(row)
    boxes = [
        spot.box
        for name, passage in passages
        for spot in spots_of(name, passage)
        if spot.page == page and name not in ABOVE and (is_own(spot) or name == "action")
    ]
    return page, union(boxes) if boxes else row.box


def _page_of(row: RawRow) -> int:
    """The page of an action's title."""
    return row.page if row.action is None else row.action.page


def tags_of(tags: Iterable[Passage]) -> tuple[str, ...]:
    """The texts of a row's tags."""
    return tuple(text for tag in tags if (text := text_of(tag)))


def theme_values(guess: Code | None) -> dict[str, object]:
    """The columns that a theme of the ministry fills: sure enough, it is a code, else a guess."""
    found = guess if guess is not None and guess.score >= SURE_ENOUGH else None
    return {
        "ministerial_theme": crosswalk_of(found.code) if found else None,
        "ministerial_theme_named": found.code if found else None,
        "ministerial_theme_guess": crosswalk_of(guess.code) if guess and not found else None,
        "ministerial_theme_score": guess.score if guess else None,
        "ministerial_theme_evidence": guess.evidence if guess else None,
    }
