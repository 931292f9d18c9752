"""What follows from a corrected column: a text's value, an indicator's family, a body's id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jalon.assemble.actions import theme_values
from jalon.assemble.comparisons import Progress, comparison_values
from jalon.assemble.progress import due_values, status_values
from jalon.normalize.bodies.organisations import parse_organisations
from jalon.normalize.bodies.own_name import means_publisher, publisher_of
from jalon.normalize.labels.indicators import indicator_family_of
from jalon.normalize.labels.themes import theme_guess_of
from jalon.normalize.targets.figures import parse_figure
from jalon.normalize.targets.targets import parse_target
from jalon.normalize.targets.verdicts import verdict_on
from jalon.schemas.geometry import Box
from jalon.schemas.quantities import ProgressState
from jalon.schemas.raw import Passage
from jalon.schemas.records import DocumentRow
from jalon.schemas.registries import Publisher, Registries
from jalon.schemas.values import Period, TargetValue

Values = Mapping[str, object]
HUMAN = "human"
VERDICT = ("comparison", "comparison_evidence", "comparison_evidence_fr")
AIM = ("kind", "comparator", "value", "value_max", "unit", "measure", "per")


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the row's document, and the registries in force."""

    document: DocumentRow
    registries: Registries | None = None

    @property
    def publisher(self) -> Publisher:
        """The document's publisher, as far as its name tells."""
        name, year = self.document.publisher, self.document.period_start
        return publisher_of(name, year=year, registries=self.registries)

    @property
    def period(self) -> Period | None:
        """The document's period."""
        start, end = self.document.period_start, self.document.period_end
        if start is None or end is None:
            return None
        return Period(start, end, str(start) if start == end else f"{start}-{end}")


def derived(field: str, row: Values, context: Context) -> dict[str, object]:
    """The columns that follow from column ``field`` of ``row``, with their new values.

    Args:
        field: The column that was corrected.
        row: All columns of the row, the corrected one among them.
        context: The document.
    """
    make = MAKERS.get(field)
    found = make(row, context) if make is not None else {}
    return {name: value for name, value in found.items() if name in row and name != field}


def _text(row: Values, name: str) -> str | None:
    value = row.get(name)
    return value if isinstance(value, str) else None


def _aim(row: Values, context: Context) -> TargetValue | None:
    text = _text(row, "target")
    if text is None:
        return None
    language = context.document.language
    return parse_target(text, indicator=_text(row, "indicator"), language=language)


def _of_target(row: Values, context: Context) -> dict[str, object]:
    aim = _aim(row, context)
    stated = {name: getattr(aim, name) if aim else None for name in AIM}
    return {**stated, **_verdict(row, aim, context)}


def _of_result(row: Values, context: Context) -> dict[str, object]:
    text = _text(row, "result")
    found = parse_target(text, language=context.document.language) if text else None
    return {
        "result_value": found.value if found else None,
        "result_unit": found.unit if found else None,
        **_verdict(row, _aim(row, context), context),
    }


def _of_progress(row: Values, context: Context) -> dict[str, object]:
    return _verdict(row, _aim(row, context), context)


def _of_comparison(row: Values, _: Context) -> dict[str, object]:
    said = HUMAN if row.get("comparison") is not None else None
    return {"comparison_evidence": said, "comparison_evidence_fr": said}


def _verdict(row: Values, aim: TargetValue | None, context: Context) -> dict[str, object]:
    """The verdict on the row's target, with its reason, as the row is now."""
    text, indicator = _text(row, "result"), _text(row, "indicator")
    state, share = row.get("progress_state"), row.get("percent_complete")
    progress = Progress(
        _text(row, "status"),
        ProgressState(str(state)) if state is not None else None,
        float(share) if isinstance(share, int | float) else None,
        None,
    )
    by_result = None
    if text is not None:
        found = parse_target(text, indicator=indicator, language=context.document.language)
        by_result = verdict_on(
            aim,
            found,
            result_text=text,
            indicator=indicator,
            baseline=None,
            is_open=progress.goes_on,
        )
    told = comparison_values(aim, by_result, text, progress)
    return {name: told.get(name) for name in VERDICT}


def _of_indicator(row: Values, _: Context) -> dict[str, object]:
    label = _text(row, "indicator") or _text(row, "label")
    code = indicator_family_of(label) if label else None
    return {
        "indicator_family": code.code if code else None,
        "indicator_family_score": code.score if code else None,
        "indicator_family_evidence": code.evidence if code else None,
    }


def _of_family(row: Values, _: Context) -> dict[str, object]:
    is_set = row.get("indicator_family") is not None
    return {
        "indicator_family_score": 1.0 if is_set else None,
        "indicator_family_evidence": HUMAN if is_set else None,
    }


def _of_theme(row: Values, context: Context) -> dict[str, object]:
    title = _text(row, "action")
    year = context.document.period_start
    actions = (title,) if title else ()
    theme, number = _text(row, "theme"), _text(row, "theme_number")
    is_education = context.publisher.is_education
    return theme_values(theme_guess_of(theme, number, actions, year, is_education=is_education))


def _of_ministerial_theme(row: Values, _: Context) -> dict[str, object]:
    is_set = row.get("ministerial_theme") is not None
    return {
        "ministerial_theme_named": row.get("ministerial_theme"),
        "ministerial_theme_guess": None,
        "ministerial_theme_score": 1.0 if is_set else None,
        "ministerial_theme_evidence": HUMAN if is_set else None,
    }


def _of_due(row: Values, context: Context) -> dict[str, object]:
    values, _ = due_values(_passage(_text(row, "due")), context.period)
    return values


def _of_status(row: Values, context: Context) -> dict[str, object]:
    said = status_values(_passage(_text(row, "status")), None)
    return {**said, **_of_progress({**row, **said}, context)}


def _bodies(names: str, ids: str) -> Callable[[Values, Context], dict[str, object]]:
    """Identifiers of the bodies in column ``names`` for column ``ids``."""

    def make(row: Values, context: Context) -> dict[str, object]:
        texts = row.get(names)
        items = (
            item
            for text in (texts if isinstance(texts, list | tuple) else ())
            for item in parse_organisations(
                str(text), year=context.document.period_start, registries=context.registries
            )
        )
        publisher, registries = context.document.publisher_id, context.registries
        found = (
            item.organisation_id or (publisher if means_publisher(item.text, registries) else None)
            for item in items
        )
        return {ids: list(dict.fromkeys(code for code in found if code is not None))}

    return make


def _of_raw(row: Values, context: Context) -> dict[str, object]:
    text = _text(row, "raw")
    figure = parse_figure(text, language=context.document.language) if text else None
    return {
        "comparator": figure.comparator if figure else None,
        "value": figure.value if figure else None,
        "unit": figure.unit if figure else None,
    }


def _of_value(row: Values, _: Context) -> dict[str, object]:
    """A number needs unit and comparator; without a number there is neither."""
    if row.get("value") is None:
        return dict.fromkeys(("comparator", "unit", "value_max", "per"))
    found: dict[str, object] = {}
    found["comparator"] = row.get("comparator") or "eq"
    found["unit"] = row.get("unit") or "count"
    upper, value = row.get("value_max"), row.get("value")
    if isinstance(upper, int | float) and isinstance(value, int | float) and upper < value:
        found["value_max"] = None
    if row.get("kind") is None and row.get("target") is not None:
        found["kind"] = "absolute"
    return found


def _of_result_value(row: Values, _: Context) -> dict[str, object]:
    if row.get("result_value") is None:
        return {"result_unit": None}
    return {"result_unit": row.get("result_unit") or row.get("unit") or "count"}


def _of_budget(row: Values, context: Context) -> dict[str, object]:
    text = _text(row, "budget")
    amount = parse_target(text, language=context.document.language) if text else None
    unit = amount.unit if amount is not None and amount.value_max is None else None
    is_money = unit is not None and unit.is_money
    return {
        "budget_value": amount.value if amount is not None and is_money else None,
        "budget_unit": unit if is_money else None,
    }


def _passage(text: str | None) -> Passage | None:
    """A text without a place, for those that read texts of pages."""
    return Passage(text, 1, Box(0, 0, 0, 0)) if text else None


MAKERS: dict[str, Callable[[Values, Context], dict[str, object]]] = {
    "target": _of_target,
    "result": _of_result,
    "indicator": _of_indicator,
    "label": _of_indicator,
    "indicator_family": _of_family,
    "theme": _of_theme,
    "ministerial_theme": _of_ministerial_theme,
    "due": _of_due,
    "status": _of_status,
    "progress_state": _of_progress,
    "percent_complete": _of_progress,
    "comparison": _of_comparison,
    "lead": _bodies("lead", "lead_ids"),
    "partners": _bodies("partners", "partner_ids"),
    "raw": _of_raw,
    "value": _of_value,
    "result_value": _of_result_value,
    "budget": _of_budget,
}
