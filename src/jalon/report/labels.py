"""Codes and identifiers of a dataset in the reader's words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from functools import cache

from jalon.messages import Language, report_text
from jalon.schemas.code_labels import LABELS, labels_of
from jalon.schemas.dataset import Dataset
from jalon.schemas.records import DocumentRow, Record, column_of


class Labels:
    """What codes of ``dataset`` and of its code lists say in ``language``."""

    def __init__(self, dataset: Dataset, language: Language) -> None:
        self.language = language
        end = f"label_{language.value}"
        self._themes = {t.ministerial_theme: getattr(t, end) for t in dataset.ministerial_themes}
        self._families = {f.indicator_family: getattr(f, end) for f in dataset.indicator_families}
        self._bodies = {b.organisation_id: _typeset(b.name) for b in dataset.organisations}
        self._said: dict[str, Callable[[str], str]] = {
            "ministerial_theme": self.theme,
            "ministerial_theme_named": self.theme,
            "indicator_family": self.family,
            "publisher_id": self.body,
        }

    def theme(self, code: str | None) -> str:
        """A theme's name; that there is none is said as well."""
        return self._themes.get(code or "", code) or report_text("no_theme", self.language)

    def family(self, code: str | None) -> str:
        """A family's name; that there is none is said as well."""
        return self._families.get(code or "", code) or report_text("no_family", self.language)

    def body(self, organisation_id: str) -> str:
        """A body's name, else its identifier."""
        return self._bodies.get(organisation_id, organisation_id)

    def publisher(self, document: DocumentRow) -> str:
        """Who publishes a document: its name in the registry, as printed, or that nobody knows."""
        if document.publisher_id is not None:
            return self.body(document.publisher_id)
        return document.publisher or report_text("no_publisher", self.language)

    def value(self, column: str, value: object) -> object:
        """A column's value as a person reads it: codes by their label, lists of codes as well."""
        if isinstance(value, StrEnum):
            return code_label(value, self.language)
        if column in {"lead_ids", "partner_ids"} and isinstance(value, tuple):
            return tuple(self.body(item) for item in value)
        if isinstance(value, str) and column in self._said:
            return self._said[column](value)
        return value


def title_of(model: type[Record], name: str, language: Language) -> str:
    """A column's short name."""
    column = column_of(model, name)
    return column.title_fr if language is Language.FR else column.title_en


def code_label(code: StrEnum, language: Language) -> str:
    """A code's label; the code itself where its list has none.

    >>> from jalon.schemas.values import Comparator
    >>> code_label(Comparator.GE, Language.FR)
    'au moins'
    """
    return _labels(type(code), language).get(code.value, code.value)


def moment(at: dt.datetime, language: Language) -> str:
    """A day and a time of day as its language writes them.

    >>> moment(dt.datetime(2026, 1, 9, 16, 5), Language.EN)
    '2026-01-09 16:05'
    """
    return at.strftime(
        "%Y-%m-%d, %H\u00a0h\u00a0%M" if language is Language.FR else "%Y-%m-%d %H:%M"
    )


def _typeset(name: str) -> str:
    """A body's name with the apostrophe that people print; keyboards have the other one."""
    return name.replace("'", "’")


@cache
def _labels(codes: type[StrEnum], language: Language) -> dict[str, str]:
    if codes.__name__ not in LABELS:
        return {}
    return {code.value: getattr(label, language.value) for code, label in labels_of(codes)}
