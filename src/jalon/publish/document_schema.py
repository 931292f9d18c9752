"""The JSON Schema (2020-12) of a nested document, derived from the same models as the tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jalon.publish.nested import IDENTITY, INDICATOR, OBJECTIVE, OF_ACTION, THEME
from jalon.schemas.records import (
    ActionRow,
    DocumentRow,
    FindingRow,
    RecommendationRow,
    Record,
    ResultRow,
    TargetRow,
)

Json = dict[str, object]

DOCUMENT_SCHEMA = "document.schema.json"
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def document_schema() -> Json:
    """The schema of every file under ``json/``: levels, fields, types, codes, descriptions."""
    definitions: dict[str, object] = {}
    above_action = ("document_id", *THEME, *OBJECTIVE)
    above_target = (*above_action, *INDICATOR, *IDENTITY)
    target = _object(TargetRow, definitions, without=above_target, optional=OF_ACTION)
    action = _object(ActionRow, definitions, without=above_action)
    levels = {
        "target": target,
        "indicator": _level(TargetRow, INDICATOR, "targets", "target", definitions),
        # targets that name no action stand under one whose identity is null
        "action": {
            "anyOf": [
                _with_list(action, "indicators", "indicator"),
                _nameless("indicators", "indicator"),
            ]
        },
        "objective": _level(ActionRow, OBJECTIVE, "actions", "action", definitions),
        "theme": _level(ActionRow, THEME, "objectives", "objective", definitions),
        "result": _object(ResultRow, definitions, without=("document_id",)),
        "recommendation": _object(RecommendationRow, definitions, without=("document_id",)),
        "finding": _object(FindingRow, definitions, without=("document_id",)),
    }
    document = _object(DocumentRow, definitions, without=("findings",))
    for name, level in (
        ("themes", "theme"),
        ("results", "result"),
        ("recommendations", "recommendation"),
        ("findings", "finding"),
    ):
        document = _with_list(document, name, level)
    return {
        "$schema": DRAFT,
        "title": "A document of a Jalon dataset",
        "title_fr": "Un document d’un jeu de données de Jalon",
        **document,
        "$defs": {**definitions, **levels},
    }


def _object(
    model: type[Record],
    definitions: dict[str, object],
    *,
    only: Iterable[str] | None = None,
    without: Iterable[str] = (),
    optional: Sequence[str] = (),
) -> Json:
    """The columns of ``model`` as a closed object, all of them there but ``optional`` ones."""
    schema = model.model_json_schema(mode="serialization")
    definitions.update(schema.get("$defs", {}))
    left_out = set(without)
    names = [n for n in (only or model.model_fields) if n not in left_out]
    return {
        "type": "object",
        "properties": {name: schema["properties"][name] for name in names},
        "required": [name for name in names if name not in optional],
        "additionalProperties": False,
    }


def _with_list(value: Json, name: str, level: str) -> Json:
    """``value`` with a list of a deeper level."""
    properties, required = value["properties"], value["required"]
    assert isinstance(properties, dict)
    assert isinstance(required, list)
    items = {"type": "array", "items": {"$ref": f"#/$defs/{level}"}}
    return {**value, "properties": {**properties, name: items}, "required": [*required, name]}


def _level(
    model: type[Record],
    columns: Sequence[str],
    name: str,
    below: str,
    definitions: dict[str, object],
) -> Json:
    return _with_list(_object(model, definitions, only=columns), name, below)


def _nameless(name: str, below: str) -> Json:
    empty: Json = {
        "type": "object",
        "properties": {column: {"type": "null"} for column in IDENTITY},
        "required": list(IDENTITY),
        "additionalProperties": False,
    }
    return _with_list(empty, name, below)
