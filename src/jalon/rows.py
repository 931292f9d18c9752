"""Targets, results and recommendations: texts as printed beside the values they state."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields

from jalon.actions import ActionIndex, organisations, place_of, tags_of
from jalon.desk import Desk, text_of
from jalon.normalize import (
    indicator_family_of,
    parse_deadline,
    parse_figure,
    parse_period,
    parse_share,
    parse_target,
)
from jalon.schemas.raw import Passage, RawRecommendation, RawResult, RawTarget
from jalon.schemas.records import RecommendationRow, ResultRow, TargetRow
from jalon.schemas.values import Severity, TargetValue

DIGIT = re.compile(r"\d")

# the most that a row may claim when a number in it was not understood
DOUBTFUL = 0.5

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
    lead, lead_ids = organisations(raw.lead)
    partners, partner_ids = organisations(raw.partners)
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
        ministerial_theme=actions.ministerial_theme(raw),
        **place,
        description=text_of(raw.description),
        lead=lead,
        lead_ids=lead_ids,
        partners=partners,
        partner_ids=partner_ids,
        indicator=indicator,
        indicator_family=_family(indicator),
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
    """The target as printed and as a value; a number that is not understood is a finding."""
    text = text_of(raw.target)
    value = parse_target(text, indicator=text_of(raw.indicator)) if text else None
    confidence = raw.confidence
    if text and value is None:
        _doubt(text, raw.target, row_id, desk)
        confidence = min(confidence, DOUBTFUL)
    names = [field.name for field in fields(TargetValue)]
    stated: Values = {name: getattr(value, name) if value else None for name in names}
    return {"target": text, "confidence": confidence, **stated}


def _due_values(raw: RawTarget, row_id: str, desk: Desk) -> Values:
    """The deadline as printed and the days it names; one that is not understood is a finding."""
    text = text_of(raw.due)
    interval = parse_deadline(text, plan=desk.period) if text else None
    if raw.due is not None and text and interval is None:
        desk.find(
            "deadline_unread",
            Severity.INFO,
            page=raw.due.page,
            box=raw.due.box,
            row_id=row_id,
            text=text,
        )
    return {
        "due": text,
        "due_start": interval.start if interval else None,
        "due_end": interval.end if interval else None,
    }


def _status_values(raw: RawTarget) -> Values:
    status = text_of(raw.status)
    return {"status": status, "percent_complete": parse_share(status) if status else None}


def _period(raw: RawTarget, desk: Desk) -> str | None:
    """The year of the target's column, else the span of the plan."""
    text = text_of(raw.period)
    if text is None:
        return desk.period.label if desk.period else None
    if period := parse_period(text):
        return period.label
    spot = {"page": raw.page, "box": raw.box}
    desk.find("period_unknown", Severity.WARNING, **spot, text=text)  # type: ignore[arg-type]
    return None


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
    figure = parse_figure(text) if text else None
    if text and figure is None:
        _doubt(text, raw.raw, result_id, desk)
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
        ministerial_theme=actions.ministerial_theme(raw),
        action=place["action"],
        description=text_of(raw.description),
        raw=text,
        comparator=figure.comparator if figure else None,
        value=figure.value if figure else None,
        unit=figure.unit if figure else None,
        label=label,
        indicator_family=_family(label),
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


def _family(label: str | None) -> str | None:
    code = indicator_family_of(label) if label else None
    return code.code if code else None


def _doubt(text: str, passage: Passage | None, row_id: str, desk: Desk) -> None:
    """Say that a text was not turned into a value."""
    if passage is None:
        return
    severity = Severity.WARNING if DIGIT.search(text) else Severity.INFO
    desk.find(
        "number_doubtful",
        severity,
        page=passage.page,
        box=passage.box,
        row_id=row_id,
        text=text,
    )
