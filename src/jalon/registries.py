"""The registries as rows of the dataset: bodies, regions, themes of the ministry, families."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cache

from jalon.identity import content_id
from jalon.normalize.bodies.registries import region_rows, registry_rows
from jalon.normalize.labels.family_words import indicator_families
from jalon.normalize.labels.themes import ministerial_themes
from jalon.schemas.dataset import Dataset
from jalon.schemas.meaning import MinisterialTheme
from jalon.schemas.records import FamilyRow, OrganisationRow, RegionRow, ThemeRow, WordingRow
from jalon.schemas.registries import Body, Registries


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
    )


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
