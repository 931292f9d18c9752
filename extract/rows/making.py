"""Raw rows out of a pair, of where it stands, and of what stands beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from jalon.extract.rows.dated import without_due
from jalon.extract.rows.pairs import Pair
from jalon.extract.rows.reading import Around
from jalon.extract.rows.settings import SETTINGS
from jalon.schemas.geometry import union
from jalon.schemas.raw import Passage, RawAction, RawTarget
from jalon.schemas.rows import Bearings, Item
from jalon.schemas.vocabulary import Vocabulary

MAKING = SETTINGS.making

NOTHING = frozenset(("", "-", "–", "—", "…", "so", "s/o", "na", "n/a", "nd", "sans objet"))
CONTACT = re.compile(
    r"""\b(?:t[\u00e9e]l(?:[\u00e9e]?phone|[\u00e9e]copieur)?|phone|(?:tele)?\s?fax|e-?mail|courriel)\.?\s*:
        |\bwww\.|\S@\w""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a target in its row: all that is no level and no keeper."""

    period: Passage | None = None
    years: str | None = None
    due: Passage | None = None
    status: Passage | None = None
    percent: Passage | None = None
    baseline: Passage | None = None
    result: Passage | None = None
    others: tuple[tuple[str, Passage], ...] = ()
    unit: str | None = None  # what is said of bare numbers


def says_nothing(text: str) -> bool:
    """Whether a text only says that there is nothing ("–", "s. o.", "n.a.")."""
    return text.casefold().replace(".", "").replace(" ", "") in NOTHING


def target_of(  # noqa: PLR0913, PLR0917 - a row is made of all of these
    pair: Pair, bearings: Bearings, beside: Beside, page: int, method: str, around: Around
) -> RawTarget | None:
    """The raw row of a pair; None where it states nothing, or a bare number of nothing."""
    indicator = _indicator(pair.label, page)
    target = None
    if pair.value is not None and not says_nothing(pair.value.text):
        target = Passage(pair.value.text.strip(" ;"), page, pair.value.box)
    if indicator is None and target is None:
        return None
    if indicator is None and bearings.action is None and not _has_letters(target):
        return None  # a contents' page, a rank
    if indicator is None and target is not None and CONTACT.search(target.text):
        return None  # a letterhead
    marks = [m for i in (pair.label, pair.value) if i is not None for m in i.marks]
    status = beside.status if beside.status is not None else beside.percent
    return RawTarget(
        page=page,
        box=union([p.box for p in (indicator, target) if p is not None]),
        theme_number=bearings.theme_number,
        theme=bearings.theme,
        objective_code=bearings.objective_code,
        objective=bearings.objective,
        action_code=bearings.action_code,
        action=bearings.action,
        description=bearings.description,
        lead=bearings.lead,
        partners=bearings.partners,
        indicator=indicator,
        baseline=beside.baseline,
        period=beside.period,
        period_meant=beside.years,
        due=beside.due or bearings.due,
        target=target,
        unit_hint=beside.unit,
        result=beside.result,
        status=status,
        percent=beside.percent,
        notes=tuple(n for m in marks if (n := around.footnotes.get((page, m))) is not None),
        method=method,
        confidence=round(MAKING.sure * pair.certainty, 3),
        gap="list_mismatch" if pair.is_gap else None,
        other_columns=beside.others,
    )


def action_of(
    bearings: Bearings, action: Passage, status: Passage | None, method: str
) -> RawAction:
    """The raw row of an action that states no aim."""
    return RawAction(
        page=action.page,
        box=action.box,
        action=action,
        theme_number=bearings.theme_number,
        theme=bearings.theme,
        objective_code=bearings.objective_code,
        objective=bearings.objective,
        action_code=bearings.action_code,
        description=bearings.description,
        lead=bearings.lead,
        partners=bearings.partners,
        due=bearings.due,
        status=status,
        method=method,
        confidence=MAKING.action_sure,
    )


def listed_action(
    stands: Bearings, code: str | None, action: Passage, method: str, vocabulary: Vocabulary
) -> RawAction:
    """The raw row of an action that a list states, with the date that its own sentence names."""
    text, due = without_due(action.text, vocabulary)
    when = replace(action, text=due) if due is not None else None
    own = replace(stands, action_code=code, due=when)
    return action_of(own, replace(action, text=text), None, method)


def _has_letters(target: Passage | None) -> bool:
    return target is not None and any(c.isalpha() or c in "%$€" for c in target.text)


def _indicator(item: Item | None, page: int) -> Passage | None:
    if item is None or says_nothing(item.text):
        return None
    text = item.text.rstrip(" ;")
    text = text[:-1].rstrip(" ;") if text.endswith(".") and not text.endswith("..") else text
    return Passage(text, page, item.box) if text else None
