"""Two documents of one publisher as rows, for tests of what joins them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from jalon.identity import content_id
from jalon.schemas.dataset import Dataset, join_datasets
from jalon.schemas.records import ActionRow, DocumentRow, Record, ResultRow, TargetRow
from jalon.schemas.values import Comparator, DocType, ReadStatus, TargetKind, Unit

SPOT = {"page": 1, "x0": 0.0, "top": 0.0, "x1": 9.0, "bottom": 9.0}
READ = {"method": "table:ruled", "confidence": 0.9}

# an indicator, its family, and the number that stands beside it
Figure = tuple[str, str, float]


def document(
    doc_type: DocType,
    years: tuple[int, int],
    actions: Sequence[str],
    *,
    publisher_id: str | None = "pole-estrie",
    publisher: str = "Pôle de l’Estrie",
    copy: int = 0,
) -> Dataset:
    """A document with its actions; ``copy`` tells documents of equal content apart."""
    name = f"{doc_type.value}-{publisher_id}-{years}-{actions}-{copy}"
    document_id = content_id(name)
    facts = DocumentRow(
        document_id=document_id,
        sha256=document_id + content_id(name, "rest") * 3,
        file_name="document.pdf",
        title=None,
        publisher=publisher,
        publisher_id=publisher_id,
        doc_type=doc_type,
        period_start=years[0],
        period_end=years[1],
        language="fr",
        pages=1,
        ocr_pages=0,
        status=ReadStatus.OK,
        error=None,
    )
    rows = tuple(_action(document_id, title) for title in actions)
    return Dataset(documents=(facts,), actions=rows)


def joined(*parts: Dataset) -> Dataset:
    """One dataset of all parts."""
    return join_datasets(parts)


def with_targets(part: Dataset, period: str, *figures: Figure, **changes: object) -> Dataset:
    """``part`` with targets of its first action."""
    action = part.actions[0]
    rows = [
        TargetRow.model_validate(
            {
                **_shared(action, TargetRow),
                "target_id": content_id(action.action_id, "target", period, str(at)),
                "indicator_id": content_id(action.action_id, "indicator", str(at)),
                "indicator": indicator,
                **_family(family),
                "period": period,
                "period_printed": None,
                "due": None,
                "due_start": None,
                "due_end": None,
                "target": f"{value:g}",
                "comparator": Comparator.GE,
                "value": value,
                "value_max": None,
                "unit": Unit.COUNT,
                "kind": TargetKind.ABSOLUTE,
                "measure": None,
                "baseline": None,
                "result": None,
                "status": None,
                "progress_state": None,
                "percent_complete": None,
                "notes": (),
                "inherited": (),
                **changes,
            }
        )
        for at, (indicator, family, value) in enumerate(figures, len(part.targets))
    ]
    return joined(part, Dataset(targets=tuple(rows)))


def with_results(part: Dataset, *figures: Figure, **changes: object) -> Dataset:
    """``part`` with published figures of its first action."""
    action = part.actions[0]
    place = _shared(action, ResultRow)
    number = count()
    rows = [
        ResultRow.model_validate(
            {
                **place,
                "result_id": content_id(action.action_id, "result", str(next(number))),
                "raw": f"{value:g} {label}",
                "comparator": Comparator.EQ,
                "value": value,
                "unit": Unit.COUNT,
                "label": label,
                **_family(family),
                "tags": (),
                **changes,
            }
        )
        for label, family, value in figures
    ]
    return joined(part, Dataset(results=tuple(rows)))


def _action(document_id: str, title: str) -> ActionRow:
    return ActionRow.model_validate(
        {
            "document_id": document_id,
            **SPOT,
            **READ,
            "action_id": content_id(document_id, title),
            "theme_number": None,
            "theme": None,
            "ministerial_theme": None,
            "objective_code": None,
            "objective": None,
            "action_code": None,
            "action": title,
            "description": None,
            "lead": (),
            "lead_ids": (),
            "partners": (),
            "partner_ids": (),
            "tags": (),
        }
    )


def _shared(action: ActionRow, model: type[Record]) -> dict[str, object]:
    """The columns of an action that rows of another table have as well."""
    shared = action.model_dump().items()
    return {name: value for name, value in shared if name in model.model_fields}


def _family(code: str) -> dict[str, object]:
    return {
        "indicator_family": code,
        "indicator_family_score": 0.95,
        "indicator_family_evidence": code,
    }
