"""Targets, results and recommendations: texts as printed beside the values they state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from jalon.assemble.actions import ActionIndex, place_of, tags_of
from jalon.assemble.bodies import organisations
from jalon.assemble.causes import is_mismatched
from jalon.assemble.comparisons import Progress
from jalon.assemble.findings import Desk, text_of
from jalon.assemble.places import NAMELESS, Values, evidence_of, row_box
from jalon.assemble.progress import (
    Doubt,
    due_values,
    hint_of,
    say_doubt,
    share_in_result,
    state_beside,
    status_values,
)
from jalon.assemble.reported import is_open, result_values
from jalon.assemble.spans import own_period, plan_period
from jalon.normalize.labels.indicators import indicator_family_of
from jalon.normalize.targets.figures import parse_figure
from jalon.normalize.targets.targets import parse_target, target_doubts
from jalon.schemas.raw import (
    RawRecommendation,
    RawResult,
    RawTarget,
    boxes_of,
    passages_of,
)
from jalon.schemas.records import RecommendationRow, ResultRow, TargetRow
from jalon.schemas.values import Severity, TargetValue

# the most that a row may claim when a number in it is doubtful
DOUBTFUL = 0.8

AIM_COLUMNS = tuple(field.name for field in fields(TargetValue))


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
    indicator, target = text_of(raw.indicator), text_of(raw.target)
    if indicator is None and target is None:
        _say_aimless(raw, desk)
        return None
    labels = (*place.values(), indicator)
    period = _period(raw, desk)
    target_id = desk.ids.next("target", *labels, period)
    aim, doubts = _aim_of(raw, desk)
    due, unread = due_values(raw.due, plan_period(raw, desk))
    for doubt in (*doubts, *unread):
        say_doubt(doubt, target_id, desk)
    caps = {"target": DOUBTFUL} if doubts else {}
    if indicator is None and place["action"] is None:
        caps["action"] = NAMELESS
    lead, lead_ids = organisations(raw.lead, desk)
    partners, partner_ids = organisations(raw.partners, desk)
    if raw.gap is not None and not is_mismatched(raw.page, row_box(raw), desk.mismatches):
        _say_gap(raw, target_id, desk)
    status = status_values(raw.status, raw.percent)
    if status["progress_state"] is None:
        status["progress_state"] = state_beside(raw.other_columns)
    if status["percent_complete"] is None:
        status["percent_complete"] = share_in_result(raw.result)
    stated: Values = {name: getattr(aim, name) if aim else None for name in AIM_COLUMNS}
    return desk.make(
        TargetRow,
        raw.page,
        row_box(raw),
        boxes_of(raw),
        method=raw.method,
        **evidence_of(raw, TargetRow, caps),
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
        target=target,
        **stated,
        baseline=text_of(raw.baseline),
        **result_values(raw, aim, _progress(raw, status, is_open(due, period, desk)), desk),
        notes=tuple(text for note in raw.notes if (text := text_of(note))),
        inherited=_inherited(raw),
        **due,
        **status,
    )


def _progress(raw: RawTarget, status: Values, is_open: bool | None) -> Progress:
    """What the report says of the row besides its result."""
    is_own = raw.status is not None and not raw.status.is_inherited
    return Progress(
        text_of(raw.status) if is_own else None,
        status["progress_state"],  # type: ignore[arg-type]
        status["percent_complete"],  # type: ignore[arg-type]
        is_open,
    )


def _say_gap(raw: RawTarget, row_id: str, desk: Desk) -> None:
    """Say that a row's target was left out, and of which indicator."""
    desk.find(
        "target_left_out",
        Severity.WARNING,
        page=raw.page,
        box=row_box(raw),
        row_id=row_id,
        values={"indicator": text_of(raw.indicator) or ""},
    )


def _say_aimless(raw: RawTarget, desk: Desk) -> None:
    """Say that a result stands beside neither indicator nor target, so that no row has it."""
    if (text := text_of(raw.result)) is not None:
        said, code = {"text": text}, "result_without_target"
        desk.find(code, Severity.WARNING, page=raw.page, box=row_box(raw), values=said)


def _aim_of(raw: RawTarget, desk: Desk) -> tuple[TargetValue | None, tuple[Doubt, ...]]:
    """What the target states as a value, and what is doubtful about its number."""
    text = text_of(raw.target)
    if text is None:
        return None, ()
    indicator, hint = text_of(raw.indicator), hint_of(raw.unit_hint)
    value = parse_target(text, indicator=indicator, language=desk.language, unit_hint=hint)
    doubts = target_doubts(text, indicator=indicator, language=desk.language, unit_hint=hint)
    severity = Severity.INFO if value and value.value is not None else Severity.WARNING
    return value, tuple(Doubt(doubt.value, severity, raw.target) for doubt in doubts)


def _period(raw: RawTarget, desk: Desk) -> str | None:
    """The year of the target's column, else the span of the plan."""
    if period := own_period(raw):
        return period.label
    text = text_of(raw.period)
    if text is None:
        return desk.period.label if desk.period else None
    values = {"text": text}
    desk.find("period_unknown", Severity.WARNING, page=raw.page, box=row_box(raw), values=values)
    return None


def _inherited(raw: RawTarget) -> tuple[str, ...]:
    """The columns whose text comes from a spanning cell or a heading above."""
    names = (name for name, passage in passages_of(raw) if passage.is_inherited)
    return tuple(dict.fromkeys(name for name in names if name in TargetRow.model_fields))


def _result(raw: RawResult, actions: ActionIndex, desk: Desk) -> ResultRow | None:
    text = text_of(raw.raw)
    place = place_of(raw)
    label = text_of(raw.label)
    labels = (place["theme_number"], place["theme"], place["action"], label, text)
    result_id = desk.ids.next("result", *labels)
    figure = parse_figure(text, language=desk.language) if text else None
    if text and figure is None:
        say_doubt(Doubt("number_unconverted", Severity.WARNING, raw.raw), result_id, desk)
    label = label or (figure.label if figure else None)
    return desk.make(
        ResultRow,
        raw.page,
        row_box(raw),
        boxes_of(raw),
        method=raw.method,
        **evidence_of(raw, ResultRow, {} if figure else {"raw": DOUBTFUL}),
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
        tags=tags_of(raw.tags),
    )


def _recommendation(raw: RawRecommendation, desk: Desk) -> RecommendationRow | None:
    chapter, text, issue = text_of(raw.chapter), text_of(raw.text), text_of(raw.issue)
    return desk.make(
        RecommendationRow,
        raw.page,
        row_box(raw),
        boxes_of(raw),
        method=raw.method,
        **evidence_of(raw, RecommendationRow),
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
