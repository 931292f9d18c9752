"""The dataset's descriptor: a Frictionless Data Package, version 2, derived from the models."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from jalon import __version__
from jalon.identity import file_sha256
from jalon.publish.json_lines import written
from jalon.publish.provenance import Sources, provenance
from jalon.schemas.arrow import plain_type
from jalon.schemas.cautions import TABLE_CAUTIONS
from jalon.schemas.code_labels import labels_of
from jalon.schemas.field_records import Item
from jalon.schemas.records import RECORDS, Record, column_of

Json = dict[str, object]

NAME = "jalon"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
FILE_NAME = "datapackage.json"
OWN_FILES = ("vocabulary", "corrections")  # settings that are digests of files of people's own
PARQUET = "application/vnd.apache.parquet"
# readers that go through pandas meet a null number as NaN
MISSING = ["", "nan", "NaN", "None", "<NA>"]

FIELD_TYPES: dict[type, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    dt.date: "date",
}


def descriptor(
    folder: Path,
    sources: Sources,
    settings: Mapping[str, object] | None = None,
) -> Json:
    """The descriptor of the Parquet files that stand in ``folder``, with sizes and digests.

    Args:
        folder: Where the files stand.
        sources: The dataset's documents.
        settings: The options that the dataset was made with, by name; files of people's own
            stand in the descriptor itself as well ("jalon:vocabulary").
    """
    settings = settings or {}
    ours = {f"jalon:{name}": settings[name] for name in OWN_FILES if name in settings}
    return {
        "$schema": PROFILE,
        "name": NAME,
        "title": "Published action plans, as data",
        "title_fr": "Des plans d’action publiés, en données",
        "description": (
            "Action plans, reports and slide decks read row by row, each row traced to its spot "
            "on the page. Coordinates are PDF points, origin top left of the displayed page."
        ),
        "description_fr": (
            "Plans d’action, rapports et présentations lus ligne à ligne, chaque ligne retrouvée "
            "à sa place dans la page. Les coordonnées sont en points PDF, à partir du coin "
            "supérieur gauche de la page affichée."
        ),
        "version": __version__,
        **provenance(sources, settings, os.environ.get("SOURCE_DATE_EPOCH")),
        **ours,
        "resources": [_resource(model, folder) for model in RECORDS.values()],
    }


def descriptor_text(value: Json) -> str:
    """The text of the descriptor's file."""
    return written(value, ("categories",)) + "\n"


def _resource(model: type[Record], folder: Path) -> Json:
    info = model.table
    path = folder / f"{info.name}.parquet"
    return {
        "name": info.name,
        "title": info.title_en,
        "title_fr": info.title_fr,
        "description": info.en,
        "description_fr": info.fr,
        # the end of "it does not say …"
        "jalon:caution": TABLE_CAUTIONS[info.name].en,
        "jalon:caution_fr": TABLE_CAUTIONS[info.name].fr,
        "path": path.name,
        "format": "parquet",
        "mediatype": PARQUET,
        # "bytes" is counted by readers of text alone; a checker counts none here, and complains
        "jalon:bytes": path.stat().st_size,
        "hash": f"sha256:{file_sha256(path)}",
        "schema": table_schema(model),
    }


def table_schema(model: type[Record]) -> Json:
    """The Table Schema of ``model``: fields, primary key, foreign keys."""
    info = model.table
    schema: Json = {
        "fields": [_field(model, name) for name in model.model_fields],
        "primaryKey": [info.key],
    }
    if info.references:
        schema["foreignKeys"] = [
            {"fields": [r.field], "reference": {"resource": r.table, "fields": [r.of_field]}}
            for r in info.references
        ]
    return schema


def _field(model: type[Record], name: str) -> Json:
    column = column_of(model, name)
    python_type, is_optional, is_list = plain_type(model.model_fields[name].annotation)
    is_enum = issubclass(python_type, StrEnum)
    field: Json = {
        "name": name,
        # an engine hands a list over as an array of its own, which no type of the standard fits
        "type": "any" if is_list else FIELD_TYPES[str if is_enum else python_type],
        "title": column.title_en,
        "title_fr": column.title_fr,
        "description": column.en,
        "description_fr": column.fr,
    }
    if column.unit:
        field["unit"] = column.unit
    if is_list:
        # Table Schema has no word for what a list holds
        items: Json = {"type": "string"}
        if issubclass(python_type, Item):
            items = python_type.model_json_schema()
        field |= {"jalon:type": "list", "items": items}
    elif is_optional and not issubclass(python_type, str):
        field["missingValues"] = MISSING
    if is_enum:
        field["categories"] = [
            {"value": code.value, "label": label.en, "label_fr": label.fr}
            for code, label in labels_of(python_type)
        ]
    if constraints := _constraints(model, name, python_type, is_optional):
        field["constraints"] = constraints
    return field


def _constraints(model: type[Record], name: str, python_type: type, is_optional: bool) -> Json:
    """What Table Schema can state of a column's rules: presence, bounds, pattern, code list."""
    constraints: Json = {}
    if not is_optional:
        constraints["required"] = True
    if name == model.table.key:
        constraints["unique"] = True
    if issubclass(python_type, StrEnum):
        constraints["enum"] = [item.value for item in python_type]
    for rule in model.model_fields[name].metadata:
        for ours, theirs in (("ge", "minimum"), ("le", "maximum"), ("pattern", "pattern")):
            bound = getattr(rule, ours, None)
            if bound is not None:
                constraints[theirs] = bound
    return constraints
