from __future__ import annotations

from enum import StrEnum

import pyarrow as pa
import pytest
from pydantic import ValidationError

from jalon.schemas.arrow import arrow_schema, plain_type, type_name
from jalon.schemas.code_labels import LABELS, labels_of
from jalon.schemas.columns import Column
from jalon.schemas.dataset import Dataset
from jalon.schemas.records import RECORDS, DocumentRow, TargetRow, column_of

PLACE = "document_id page x0 top x1 bottom method confidence boxes field_confidence other_columns"
PLAN = "theme_number theme objective_code objective action_code action description lead partners"
CONTRACT = {
    "documents": "document_id sha256 file_name title publisher publisher_id doc_type period_start "
    "period_end language pages ocr_pages status error tables_seen tables_read words_in_tables "
    "words_in_rows rows findings",
    "targets": f"{PLACE} {PLAN} indicator period due target comparator value unit kind status "
    "percent_complete target_id indicator_id action_id value_max ministerial_theme "
    "indicator_family measure due_start due_end lead_ids partner_ids per result result_value "
    "result_unit comparison",
    "actions": f"{PLACE} {PLAN} action_id ministerial_theme tags due due_start due_end status "
    "progress_state percent_complete budget budget_value budget_unit",
    "results": f"{PLACE} theme_number theme action description raw comparator value unit label "
    "tags result_id action_id ministerial_theme indicator_family",
    "recommendations": f"{PLACE} chapter number text issue recommendation_id",
    "findings": "document_id page x0 top x1 bottom severity code message_fr message_en row_id",
}
EVERY_COLUMN = [(name, column) for name, m in RECORDS.items() for column in m.model_fields]


@pytest.mark.parametrize("table", CONTRACT)
def test_contract(table: str) -> None:
    """A table has every column that its readers rely on."""

    assert set(CONTRACT[table].split()) <= set(RECORDS[table].model_fields)


def test_dataset_has_every_table() -> None:
    """The dataset in memory has a field for each table, in the same order."""

    assert list(Dataset.__dataclass_fields__) == list(RECORDS)


@pytest.mark.parametrize(("table", "name"), EVERY_COLUMN)
def test_columns_are_described(table: str, name: str) -> None:
    """A column has title and description in both languages."""

    column = column_of(RECORDS[table], name)

    assert all((column.title_fr, column.title_en, column.fr, column.en))


def test_json_schema_carries_descriptions() -> None:
    """The JSON schema of a table tells titles and units."""

    schema = TargetRow.model_json_schema()["properties"]

    assert schema["x0"]["unit"] == "pt"
    assert schema["target"]["title_fr"] == "Cible"


def test_arrow_types() -> None:
    """Lists, whole numbers, numbers, dates and code lists have the types of the contract."""

    schema = arrow_schema(TargetRow)

    assert schema.field("lead").type == pa.list_(pa.string())
    assert schema.field("page").type == pa.int32()
    assert schema.field("value").type == pa.float64()
    assert schema.field("due_end").type == pa.date32()
    assert schema.field("unit").type == pa.string()
    assert type_name(schema.field("boxes").type) == (
        "list<struct<field: string, page: int32, x0: float64, top: float64, x1: float64, "
        "bottom: float64>>"
    )
    assert arrow_schema(DocumentRow).field("period_start").type == pa.int32()


BOX = {"field": "target", "page": 1, "x0": 10.0, "top": 20.5, "x1": 30.0, "bottom": 40.25}

REFUSED = {
    "page zero": {"page": 0},
    "box from right to left": {"x0": 50.0},
    "box upside down": {"top": 50.0},
    "confidence above one": {"confidence": 1.01},
    "not a number": {"value": float("nan")},
    "empty label": {"indicator": ""},
    "number without unit": {"unit": None},
    "unit without number": {"value": None},
    "range that ends before it begins": {"value_max": 79.0},
    "kind without target": {"target": None},
    "unknown unit": {"unit": "parsec"},
    "identifier of another form": {"target_id": "B1"},
    "column of another table": {"recommendation_id": "a" * 16},
    "neither indicator nor target": dict.fromkeys(
        ("indicator", "target", "kind", "value", "unit", "comparator")
    ),
    "result without unit": {"result_value": 3.0},
    "frequency without number": {
        "per": "session",
        **dict.fromkeys(("value", "unit", "comparator")),
    },
    "box of a column that is not there": {"boxes": [BOX | {"field": "budget"}]},
    "box upside down in a column": {"boxes": [BOX | {"top": 50.0}]},
    "column surer than sure": {"field_confidence": [{"field": "target", "confidence": 1.1}]},
    "column sure twice": {"field_confidence": [{"field": "target", "confidence": 1.0}] * 2},
    "empty text of another column": {"other_columns": [{"heading": "Réf.", "text": ""}]},
}


@pytest.mark.parametrize("change", REFUSED.values(), ids=REFUSED)
def test_wrong_target_is_refused(
    target_values: dict[str, object], change: dict[str, object]
) -> None:
    """A row that breaks a rule of the grid cannot be made."""

    with pytest.raises(ValidationError):
        TargetRow.model_validate(target_values | change)


REFUSED_DOCUMENTS = {
    "failed without error": {"status": "failed"},
    "error though read": {"error": "damaged_pdf"},
    "period without end": {"period_end": None},
    "period that ends before it begins": {"period_end": 2024},
    "identifier of another file": {"document_id": "f" * 16},
    "language in words": {"language": "français"},
    "more tables read than seen": {"tables_seen": 1, "tables_read": 2},
    "more words in rows than in tables": {"words_in_tables": 10, "words_in_rows": 11},
}


@pytest.mark.parametrize("change", REFUSED_DOCUMENTS.values(), ids=REFUSED_DOCUMENTS)
def test_wrong_document_is_refused(
    document_values: dict[str, object], change: dict[str, object]
) -> None:
    """A row that breaks a rule of documents cannot be made."""

    with pytest.raises(ValidationError):
        DocumentRow.model_validate(document_values | change)


CODE_LISTS: set[type[StrEnum]] = {
    python_type
    for model in RECORDS.values()
    for info in model.model_fields.values()
    if issubclass(python_type := plain_type(info.annotation)[0], StrEnum)
}


@pytest.mark.parametrize("codes", sorted(CODE_LISTS, key=str))
def test_codes_have_labels(codes: type[StrEnum]) -> None:
    """Every code of a column has a label in both languages, and no list of labels is left over."""

    assert all(label.fr and label.en for _, label in labels_of(codes))
    assert set(LABELS) == {each.__name__ for each in CODE_LISTS}


def test_french_is_typeset() -> None:
    """French titles and descriptions carry unbreakable spaces before high punctuation."""

    column = Column("A : b", "A: b", "Un ; deux", "One; two")

    assert (column.title_fr, column.fr) == ("A\u00a0: b", "Un\u202f; deux")
