"""What a status report says of a row: its result as a value, and whether its time goes on."""

from __future__ import annotations

import datetime as dt

from jalon.assemble.comparisons import Progress, comparison_values
from jalon.assemble.findings import Desk, text_of
from jalon.assemble.places import Values
from jalon.assemble.progress import share_stated
from jalon.normalize.dates.periods import parse_period
from jalon.normalize.targets.targets import parse_target
from jalon.normalize.targets.verdicts import verdict_on
from jalon.schemas.raw import Passage, RawTarget
from jalon.schemas.values import TargetValue, Unit


def result_values(
    raw: RawTarget, aim: TargetValue | None, progress: Progress, desk: Desk
) -> Values:
    """The result beside the target as printed, as a value, and what it says of the target."""
    text = text_of(raw.result)
    if raw.result is None or text is None:
        return {"result": None, **comparison_values(aim, None, None, progress)}
    indicator = text_of(raw.indicator)
    # of a cell that speaks of several rows, the part that is this row's
    own = _part_of(raw.result, raw.status, progress.status)
    if own is None and not raw.result.is_inherited:
        own = text
    is_share = share_stated(own or text) is not None
    found = parse_target(own or text, indicator=indicator, language=desk.language)
    if found is not None and found.unit is Unit.COUNT and raw.unit_hint is not None:
        # the target's unit stands apart from its number; whose the result's is, nobody says
        found = None
    start = text_of(raw.baseline)
    began = parse_target(start, indicator=indicator, language=desk.language) if start else None
    is_same_unit = began is not None and aim is not None and began.unit is aim.unit
    # a result that stands for several rows says nothing of a single one
    verdict = None
    if own is not None:
        verdict = verdict_on(
            aim,
            found,
            result_text=own,
            indicator=indicator,
            baseline=began.value if began is not None and is_same_unit else None,
            is_open=progress.goes_on,
        )
    return {
        "result": text,
        # "Réalisé à 60 %" is how far along it is, and no figure
        "result_value": found.value if found and not is_share else None,
        "result_unit": found.unit if found and not is_share else None,
        # a result of several rows keeps the share that stands beside it from being this row's
        **comparison_values(aim, verdict, own or text, progress),
    }


def _part_of(result: Passage, status: Passage | None, said: str | None) -> str | None:
    """The row's own state where it is a part of the text of the result, in the same cell."""
    if status is None or said is None or said not in (text_of(result) or ""):
        return None
    is_there = status.page == result.page
    shared = status.box.overlap_area(result.box)
    return said if is_there and shared > 0.5 * status.box.area else None


def is_open(due: Values, period: str | None, desk: Desk) -> bool | None:
    """Whether a row's time goes on after the period of the document; None where that is unsure."""
    if desk.period is None:
        return None
    last = due["due_end"]
    if isinstance(last, dt.date):
        # the document may have been written before or after a day of its last year
        is_last_year = last.year == desk.period.end_year
        return None if is_last_year else last.year > desk.period.end_year
    own = parse_period(period) if period else None
    return None if own is None else own.end_year > desk.period.end_year
