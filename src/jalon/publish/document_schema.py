"""The JSON Schema (2020-12) of a nested document, derived from the same models as the tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jalon.publish.nested import (
    IDENTITY,
    INDICATOR,
    OBJECTIVE,
    OF_ACTION,
    SELECTORS,
    SOURCE,
    THEME,
)
from jalon.publish.selectors import PDF_FRAGMENT
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
FRAGMENT_PATTERN = r"^page=[1-9][0-9]*&viewrect=(-?[0-9]+(\.[0-9]+)?,){3}-?[0-9]+(\.[0-9]+)?$"
_SOURCE_SCHEMA: Json = {
    "anyOf": [{"type": "string"}, {"type": "null"}],
    "description": "What the selectors point into: the file's address, else its SHA-256",
    "description_fr": "Ce que visent les sélecteurs : l’adresse du fichier, sinon son SHA-256",
}
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def document_schema() -> Json:
    """The schema of every file under ``json/``: levels, fields, types, codes, descriptions."""
    definitions: dict[str, object] = {}
    above_action = ("document_id", *THEME, *OBJECTIVE)
    above_target = (*above_action, *INDICATOR, *IDENTITY)
    target = _placed(TargetRow, definitions, without=above_target, optional=OF_ACTION)
    action = _placed(ActionRow, definitions, without=above_action)
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
        "result": _placed(ResultRow, definitions, without=("document_id",)),
        "recommendation": _placed(RecommendationRow, definitions, without=("document_id",)),
        "finding": _object(FindingRow, definitions, without=("document_id",)),
        "selector": _selector(),
    }
    document = _with(
        _object(DocumentRow, definitions, without=("findings",)), SOURCE, dict(_SOURCE_SCHEMA)
    )
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


def _placed(
    model: type[Record],
    definitions: dict[str, object],
    *,
    without: Iterable[str] = (),
    optional: Sequence[str] = (),
) -> Json:
    """The columns of a row with a place, and the selectors of its texts."""
    value = _object(model, definitions, without=without, optional=optional)
    return _with_list(value, SELECTORS, "selector")


def _selector() -> Json:
    """Where a column's text stands: a fragment of a PDF, refined by the words where known."""
    quote = _closed({"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string"}})
    fragment = _closed(
        {
            "type": {"const": "FragmentSelector"},
            "conformsTo": {"const": PDF_FRAGMENT},
            "value": {"type": "string", "pattern": FRAGMENT_PATTERN},
            "refinedBy": quote,
        },
        optional=("refinedBy",),
    )
    return {
        "title": "Where the text of a column stands: a selector of the W3C",
        "title_fr": "Où se trouve le texte d’une colonne : un sélecteur du W3C",
        **_closed({"field": {"type": "string", "pattern": "^[a-z][a-z_]*$"}, "selector": fragment}),
    }


def _closed(properties: Json, optional: Sequence[str] = ()) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _with_list(value: Json, name: str, level: str) -> Json:
    """``value`` with a list of a deeper level."""
    return _with(value, name, {"type": "array", "items": {"$ref": f"#/$defs/{level}"}})


def _with(value: Json, name: str, schema: Json) -> Json:
    """``value`` with one more property."""
    properties, required = value["properties"], value["required"]
    assert isinstance(properties, dict)
    assert isinstance(required, list)
    return {**value, "properties": {**properties, name: schema}, "required": [*required, name]}


def _level(
    model: type[Record],
    columns: Sequence[str],
    name: str,
    below: str,
    definitions: dict[str, object],
) -> Json:
    level = _with_list(_object(model, definitions, only=columns), SELECTORS, "selector")
    return _with_list(level, name, below)


def _nameless(name: str, below: str) -> Json:
    empty: Json = {
        "type": "object",
        "properties": {column: {"type": "null"} for column in IDENTITY},
        "required": list(IDENTITY),
        "additionalProperties": False,
    }
    return _with_list(empty, name, below)
