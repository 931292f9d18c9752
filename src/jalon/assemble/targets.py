"""Targets, results and recommendations: texts as printed beside the values they state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from jalon.assemble.actions import ActionIndex, organisations, place_of, tags_of
from jalon.assemble.findings import Desk, text_of
from jalon.normalize.dates.deadlines import parse_deadline
from jalon.normalize.dates.periods import parse_period
from jalon.normalize.labels.indicators import indicator_family_of
from jalon.normalize.targets.figures import parse_figure
from jalon.normalize.targets.progress import parse_share
from jalon.normalize.targets.states import parse_state
from jalon.normalize.targets.targets import parse_target, target_doubts
from jalon.schemas.raw import Passage, RawRecommendation, RawResult, RawTarget
from jalon.schemas.records import RecommendationRow, ResultRow, TargetRow
from jalon.schemas.values import Period, Severity, TargetValue

# the most that a row may claim when a number in it is doubtful
DOUBTFUL = 0.8

Values = dict[str, object]


def make_targets(
    raws: Iterable[RawTarget], actions: ActionIndex, desk: Desk
) -> tuple[TargetRow, ...]:
    """The rows of the grid, in reading order."""
    made = (_target(raw, actions, desk) for raw in raws)
    return tuple(row for row in made if row is not None)


def make_results(
    raws: Iterable[RawResult], actions: ActionIndex, desk: Desk
) -> tuple[ResultRow, ...]:
    """The published figures, in reading order."""
    made = (_result(raw, actions, desk) for raw in raws)
    return tuple(row for row in made if row is not None)


def make_recommendations(
    raws: Iterable[RawRecommendation], desk: Desk
) -> tuple[RecommendationRow, ...]:
    """The recommendations, in reading order."""
    made = (_recommendation(raw, desk) for raw in raws)
    return tuple(row for row in made if row is not None)


def _target(raw: RawTarget, actions: ActionIndex, desk: Desk) -> TargetRow | None:
    place = place_of(raw)
    indicator = text_of(raw.indicator)
    labels = (*place.values(), indicator)
    period = _period(raw, desk)
    target_id = desk.ids.next("target", *labels, period)
    values = _target_values(raw, target_id, desk)
    lead, lead_ids = organisations(raw.lead, desk)
    partners, partner_ids = organisations(raw.partners, desk)
    if raw.gap is not None:
        desk.find(
            "target_left_out",
            Severity.WARNING,
            page=raw.page,
            box=raw.box,
            row_id=target_id,
        )
    return desk.make(
        TargetRow,
        raw.page,
        raw.box,
        method=raw.method,
        target_id=target_id,
        indicator_id=desk.ids.same("indicator", *labels) if indicator else None,
        action_id=actions.action_id(raw),
        **actions.ministerial_theme(raw),
        **place,
        description=text_of(raw.description),
        lead=lead,
        lead_ids=lead_ids,
        partners=partners,
        partner_ids=partner_ids,
        indicator=indicator,
        **_family(indicator),
        period=period,
        period_printed=text_of(raw.period),
        baseline=text_of(raw.baseline),
        result=text_of(raw.result),
        notes=tuple(text for note in raw.notes if (text := text_of(note))),
        inherited=_inherited(raw),
        **values,
        **_due_values(raw, target_id, desk),
        **_status_values(raw),
    )


def _target_values(raw: RawTarget, row_id: str, desk: Desk) -> Values:
    """The target as printed and as a value; what is doubtful about a number is a finding."""
    text = text_of(raw.target)
    indicator, language = text_of(raw.indicator), desk.language
    value = parse_target(text, indicator=indicator, language=language) if text else None
    doubts = target_doubts(text, indicator=indicator, language=language) if text else ()
    severity = Severity.INFO if value and value.value is not None else Severity.WARNING
    for doubt in doubts:
        _doubt(doubt.value, severity, raw.target, row_id, desk)
    columns = TargetRow.model_fields
    names = [field.name for field in fields(TargetValue) if field.name in columns]
    stated: Values = {name: getattr(value, name) if value else None for name in names}
    confidence = min(raw.confidence, DOUBTFUL) if doubts else raw.confidence
    return {"target": text, "confidence": confidence, **stated}


def _due_values(raw: RawTarget, row_id: str, desk: Desk) -> Values:
    """The deadline as printed and the days it names; one that is not understood is a finding."""
    text = text_of(raw.due)
    interval = parse_deadline(text, plan=_plan_period(raw, desk)) if text else None
    if text and interval is None:
        _doubt("deadline_unread", Severity.INFO, raw.due, row_id, desk)
    return {
        "due": text,
        "due_start": interval.start if interval else None,
        "due_end": interval.end if interval else None,
    }


def _status_values(raw: RawTarget) -> Values:
    """The state of progress as printed, and the share reached: its column's, else the text's.

    A state that was carried down from a row above speaks of that row's share, not of this one's.
    """
    status = text_of(raw.status)
    own = status if raw.status is not None and not raw.status.is_inherited else None
    shares = (parse_share(text) for text in (text_of(raw.percent), own) if text)
    percent = next((share.percent for share in shares if share is not None), None)
    state = parse_state(status) if status else None
    return {"status": status, "progress_state": state, "percent_complete": percent}


def _period(raw: RawTarget, desk: Desk) -> str | None:
    """The year of the target's column, else the span of the plan."""
    text = text_of(raw.period)
    if text is None:
        return desk.period.label if desk.period else None
    if period := parse_period(text):
        return period.label
    values = {"text": text}
    desk.find("period_unknown", Severity.WARNING, page=raw.page, box=raw.box, values=values)
    return None


def _plan_period(raw: RawTarget, desk: Desk) -> Period | None:
    """The span of the plan: the row's where it is wider than the document's, as in a report."""
    text = text_of(raw.period)
    own = parse_period(text) if text else None
    known = [period for period in (desk.period, own) if period is not None]
    return max(known, key=lambda period: period.end_year - period.start_year, default=None)


def _inherited(raw: RawTarget) -> tuple[str, ...]:
    """The columns whose text comes from a spanning cell or a heading above."""
    passages = ((field.name, getattr(raw, field.name)) for field in fields(raw))
    return tuple(
        name for name, value in passages if isinstance(value, Passage) and value.is_inherited
    )


def _result(raw: RawResult, actions: ActionIndex, desk: Desk) -> ResultRow | None:
    text = text_of(raw.raw)
    place = place_of(raw)
    label = text_of(raw.label)
    labels = (place["theme_number"], place["theme"], place["action"], label, text)
    result_id = desk.ids.next("result", *labels)
    figure = parse_figure(text, language=desk.language) if text else None
    if text and figure is None:
        _doubt("number_doubtful", Severity.WARNING, raw.raw, result_id, desk)
    label = label or (figure.label if figure else None)
    return desk.make(
        ResultRow,
        raw.page,
        raw.box,
        method=raw.method,
        confidence=raw.confidence if figure else min(raw.confidence, DOUBTFUL),
        result_id=result_id,
        action_id=actions.action_id(raw),
        theme_number=place["theme_number"],
        theme=place["theme"],
        **actions.ministerial_theme(raw),
        action=place["action"],
        description=text_of(raw.description),
        raw=text,
        comparator=figure.comparator if figure else None,
        value=figure.value if figure else None,
        unit=figure.unit if figure else None,
        label=label,
        **_family(label),
        tags=tags_of(raw),
    )


def _recommendation(raw: RawRecommendation, desk: Desk) -> RecommendationRow | None:
    chapter, text, issue = text_of(raw.chapter), text_of(raw.text), text_of(raw.issue)
    return desk.make(
        RecommendationRow,
        raw.page,
        raw.box,
        method=raw.method,
        confidence=raw.confidence,
        recommendation_id=desk.ids.next("recommendation", chapter, raw.number, text),
        chapter=chapter,
        number=raw.number,
        text=text,
        issue=issue,
    )


def _family(label: str | None) -> Values:
    """The columns of the indicator's family: the code, how sure, and why."""
    code = indicator_family_of(label) if label else None
    return {
        "indicator_family": code.code if code else None,
        "indicator_family_score": code.score if code else None,
        "indicator_family_evidence": code.evidence if code else None,
    }


def _doubt(code: str, severity: Severity, passage: Passage | None, row_id: str, desk: Desk) -> None:
    """Say that a text of a row was not turned into a value, or may mean something else."""
    if passage is not None:
        values = {"text": text_of(passage) or ""}
        desk.find(code, severity, page=passage.page, box=passage.box, row_id=row_id, values=values)
