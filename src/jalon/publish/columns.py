"""The dataset's tables and columns as a page to read, derived from the models."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from jalon.schemas.arrow import arrow_type, plain_type, type_name
from jalon.schemas.records import RECORDS, Record, column_of

HEAD = "| column | type | unit | meaning | signification |\n|---|---|---|---|---|"


def columns_page() -> str:
    """Every table and column, in Markdown, in English and French."""
    parts = ["# Tables and columns · Tables et colonnes"]
    for name, model in RECORDS.items():
        info = model.table
        parts.append(f"## {name}\n\n{info.en}. · {info.fr}.\n\nKey · Clé : `{info.key}`")
        parts.append("\n".join([HEAD, *column_lines(model)]))
    return "\n\n".join(parts) + "\n"


def column_lines(model: type[Record]) -> Iterator[str]:
    """One line of a Markdown table for each column of ``model``."""
    for name, info in model.model_fields.items():
        column = column_of(model, name)
        python_type, is_optional, _ = plain_type(info.annotation)
        kind = type_name(arrow_type(info.annotation)) + (" or null" if is_optional else "")
        codes = ""
        if issubclass(python_type, StrEnum):
            codes = ": " + ", ".join(f"`{item.value}`" for item in python_type)
        yield f"| `{name}` | {kind} | {column.unit} | {column.en}{codes} | {column.fr} |"
