"""The registries as rows of the dataset: bodies, regions, themes of the ministry, families."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from enum import StrEnum
from functools import cache

from jalon.identity import content_id
from jalon.normalize.bodies.registries import region_rows, registry_rows
from jalon.normalize.labels.family_words import indicator_families
from jalon.normalize.labels.themes import ministerial_themes
from jalon.schemas.arrow import plain_type
from jalon.schemas.code_labels import labels_of
from jalon.schemas.dataset import Dataset
from jalon.schemas.meaning import MinisterialTheme
from jalon.schemas.records import (
    RECORDS,
    CodeLabelRow,
    FamilyRow,
    OrganisationRow,
    RegionRow,
    ThemeRow,
    WordingRow,
)
from jalon.schemas.registries import Body, Registries

CAPITAL = re.compile(r"(?<!^)[A-Z]")


def with_registries(dataset: Dataset, registries: Registries | None = None) -> Dataset:
    """``dataset`` with every table of the registries, whole, whatever its documents name.

    ``registries`` are other ones than the package's, with a user's bodies.
    """
    themes = ministerial_themes()
    return replace(
        dataset,
        organisations=organisation_rows(registries),
        regions=tuple(
            RegionRow(region_id=r.id, name=r.name, words=r.words, source=r.source)
            for r in region_rows()
        ),
        ministerial_themes=tuple(map(_theme, themes)),
        ministerial_theme_wordings=tuple(row for theme in themes for row in _wordings(theme)),
        indicator_families=tuple(
            FamilyRow(
                indicator_family=family.code,
                label_fr=family.label_fr,
                label_en=family.label_en,
                expressions_fr=family.fr,
                expressions_en=family.en,
                example=family.example,
                source=family.source,
            )
            for family in indicator_families()
        ),
        code_labels=code_label_rows(),
    )


@cache
def code_label_rows() -> tuple[CodeLabelRow, ...]:
    """The labels of all code lists that columns take their values from, in the lists' order."""
    columns: dict[type[StrEnum], list[str]] = {}
    for table, model in RECORDS.items():
        for name, info in model.model_fields.items():
            kind = plain_type(info.annotation)[0]
            if isinstance(kind, type) and issubclass(kind, StrEnum):
                columns.setdefault(kind, []).append(f"{table}.{name}")
    return tuple(
        CodeLabelRow(
            code_label_id=f"{list_name(codes)}/{code.value}",
            code_list=list_name(codes),
            code=code.value,
            label_fr=label.fr,
            label_en=label.en,
            columns=tuple(names),
        )
        for codes, names in columns.items()
        for code, label in labels_of(codes)
    )


def list_name(codes: type[StrEnum]) -> str:
    """The name of a code list.

    >>> from jalon.schemas.values import TargetKind
    >>> list_name(TargetKind)
    'target_kind'
    """
    return CAPITAL.sub(r"_\g<0>", codes.__name__).lower()


@cache
def organisation_rows(registries: Registries | None = None) -> tuple[OrganisationRow, ...]:
    """The registry of bodies as rows, sorted by identifier."""
    return tuple(map(_organisation, registries.bodies if registries else registry_rows()))


def _organisation(body: Body) -> OrganisationRow:
    renamed = ("id", "region", "valid_from", "valid_to")
    same = {f.name: getattr(body, f.name) for f in fields(body) if f.name not in renamed}
    return OrganisationRow.model_validate(
        {
            **same,
            "organisation_id": body.id,
            "region_id": body.region,
            "valid_from_year": int(body.valid_from) if body.valid_from else None,
            "valid_to_year": int(body.valid_to) if body.valid_to else None,
        }
    )


def _theme(theme: MinisterialTheme) -> ThemeRow:
    return ThemeRow(
        ministerial_theme=theme.code,
        label_fr=theme.label_fr,
        label_en=theme.label_en,
        crosswalk=theme.crosswalk,
        names=theme.names,
    )


def _wordings(theme: MinisterialTheme) -> Iterator[WordingRow]:
    for wording in theme.wordings:
        yield WordingRow(
            wording_id=content_id(
                "wording", theme.code, str(wording.first_year), wording.language, wording.text
            ),
            ministerial_theme=theme.code,
            number=wording.number,
            first_year=wording.first_year,
            last_year=wording.last_year,
            language=wording.language,
            wording=wording.text,
            source=wording.source,
        )
