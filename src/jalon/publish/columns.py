"""The dataset's tables and columns as a page to read, derived from the models."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Literal

from jalon.schemas.arrow import arrow_type, plain_type, type_name
from jalon.schemas.cautions import COLUMN_CAUTIONS, TABLE_CAUTIONS
from jalon.schemas.code_labels import labels_of
from jalon.schemas.records import RECORDS, Record, column_of
from jalon.schemas.typography import set_french

HEAD = "| column | type | unit | meaning | signification |\n|---|---|---|---|---|"

CAUTION_HEADS = {
    "en": (
        "What each table does not say",
        "| table | it does not say |",
        "| column | it does not say |",
    ),
    "fr": (
        "Ce que les tables ne disent pas",
        "| table | elle ne dit pas |",
        "| colonne | elle ne dit pas |",
    ),
}


def columns_page() -> str:
    """Every table and column, in Markdown, in English and French."""
    parts = ["# Tables and columns · Tables et colonnes"]
    for name, model in RECORDS.items():
        info = model.table
        parts.append(f"## {name}\n\n{info.en}. · {info.fr}.\n\nKey · Clé : `{info.key}`")
        caution = TABLE_CAUTIONS[name]
        parts.append(f"*It does not say* {caution.en}. · *Elle ne dit pas* {caution.fr}.")
        parts.append("\n".join([HEAD, *column_lines(model)]))
    return "\n\n".join(parts) + "\n"


def cautions_page(language: Literal["fr", "en"]) -> str:
    """What tables and columns do not say, in Markdown, in one language."""
    title, *heads = CAUTION_HEADS[language]
    parts = [f"# {title}"]
    for head, cautions in zip(heads, (TABLE_CAUTIONS, COLUMN_CAUTIONS), strict=True):
        lines = [f"| `{name}` | {getattr(one, language)} |" for name, one in cautions.items()]
        parts.append("\n".join([head, "|---|---|", *lines]))
    return "\n\n".join(parts) + "\n"


def column_lines(model: type[Record]) -> Iterator[str]:
    """One line of a Markdown table for each column of ``model``."""
    for name, info in model.model_fields.items():
        column = column_of(model, name)
        python_type, is_optional, _ = plain_type(info.annotation)
        kind = type_name(arrow_type(info.annotation)) + (" or null" if is_optional else "")
        codes_en = codes_fr = ""
        if issubclass(python_type, StrEnum):
            labels = tuple(labels_of(python_type))
            codes_en = ": " + ", ".join(f"`{code}` ({label.en})" for code, label in labels)
            codes_fr = " : " + ", ".join(f"`{code}` ({label.fr})" for code, label in labels)
        meaning = f"{column.en}{codes_en} | {column.fr}{set_french(codes_fr)}"
        yield f"| `{name}` | {kind} | {column.unit} | {meaning} |"
