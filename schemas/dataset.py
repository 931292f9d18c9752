"""The dataset as a value: every table's rows, in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jalon.schemas.records import (
    RECORDS,
    ActionLeadRow,
    ActionPartnerRow,
    ActionRow,
    ActionTagRow,
    CodeLabelRow,
    DocumentRecord,
    DocumentRow,
    FamilyRow,
    FindingRow,
    LinkRow,
    OrganisationRow,
    RecommendationRow,
    Record,
    RegionRow,
    ResultRow,
    ResultTagRow,
    TargetLeadRow,
    TargetPartnerRow,
    TargetResultRow,
    TargetRow,
    ThemeRow,
    WordingRow,
)


@dataclass(frozen=True, slots=True)
class Dataset:
    """Rows by table; each field bears its table's name. One document makes a dataset too.

    Links and the registries belong to no document: they are added once all are joined. Tables of
    items (``list_records``) are derived from the rows when the dataset is written.
    """

    documents: tuple[DocumentRow, ...] = ()
    targets: tuple[TargetRow, ...] = ()
    actions: tuple[ActionRow, ...] = ()
    results: tuple[ResultRow, ...] = ()
    recommendations: tuple[RecommendationRow, ...] = ()
    findings: tuple[FindingRow, ...] = ()
    links: tuple[LinkRow, ...] = ()
    target_results: tuple[TargetResultRow, ...] = ()
    target_leads: tuple[TargetLeadRow, ...] = ()
    target_partners: tuple[TargetPartnerRow, ...] = ()
    action_leads: tuple[ActionLeadRow, ...] = ()
    action_partners: tuple[ActionPartnerRow, ...] = ()
    action_tags: tuple[ActionTagRow, ...] = ()
    result_tags: tuple[ResultTagRow, ...] = ()
    organisations: tuple[OrganisationRow, ...] = ()
    regions: tuple[RegionRow, ...] = ()
    ministerial_themes: tuple[ThemeRow, ...] = ()
    ministerial_theme_wordings: tuple[WordingRow, ...] = ()
    indicator_families: tuple[FamilyRow, ...] = ()
    code_labels: tuple[CodeLabelRow, ...] = ()

    def tables(self) -> Iterator[tuple[type[Record], tuple[Record, ...]]]:
        """Each table's model and rows, in the order of ``RECORDS``."""
        for name, model in RECORDS.items():
            yield model, getattr(self, name)


def join_datasets(parts: Iterable[Dataset]) -> Dataset:
    """One dataset of all ``parts``, its rows sorted by document, then in reading order."""
    ordered = sorted(parts, key=lambda part: [row.document_id for row in part.documents])
    tables = {
        name: tuple(row for part in ordered for row in getattr(part, name)) for name in RECORDS
    }
    return Dataset(**tables)


def by_document(dataset: Dataset) -> Iterator[Dataset]:
    """The rows of each document of ``dataset``, in its order, then those that belong to none.

    Rows of documents that have no row of their own come with the last part.
    """
    tables = {name: _grouped(getattr(dataset, name)) for name in OF_A_DOCUMENT}
    for document in dataset.documents:
        rows = {name: tuple(tables[name].pop(document.document_id, ())) for name in OF_A_DOCUMENT}
        yield Dataset(documents=(document,), **rows)  # type: ignore[arg-type]
    rest = {name: getattr(dataset, name) for name in RECORDS if name not in OF_A_DOCUMENT}
    rest["documents"] = ()
    left = {
        name: tuple(r for rows in groups.values() for r in rows) for name, groups in tables.items()
    }
    yield Dataset(**rest, **left)  # type: ignore[arg-type]


ROW_TABLES = ("targets", "actions", "results", "recommendations")
OF_A_DOCUMENT = (*ROW_TABLES, "findings")


def _grouped(rows: Iterable[DocumentRecord]) -> dict[str, list[DocumentRecord]]:
    groups: dict[str, list[DocumentRecord]] = {}
    for row in rows:
        groups.setdefault(row.document_id, []).append(row)
    return groups
