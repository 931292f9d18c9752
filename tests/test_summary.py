"""What a person reads when a run has ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from jalon.messages import Language
from jalon.schemas.dataset import Dataset
from jalon.schemas.inputs import Inputs, RunReport, Tally
from jalon.schemas.records import DocumentRow
from jalon.schemas.values import ReadStatus
from jalon.summary import summary

# file name, and what was read of it
READ: dict[str, dict[str, object]] = {
    "bon.pdf": {"rows": 12},
    "illisible.pdf": {"status": ReadStatus.FAILED, "error": "damaged_pdf"},
    "à moitié.pdf": {
        **{"status": ReadStatus.PARTIAL, "rows": 3, "tables_seen": 5, "tables_read": 2},
        **{"words_in_tables": 200, "words_in_rows": 80},
    },
    "vide.pdf": {"status": ReadStatus.PARTIAL, "tables_seen": 1, "tables_read": 0},
    "page perdue.pdf": {"status": ReadStatus.PARTIAL, "rows": 1},
}
FR = [
    "À vérifier d’abord :",
    "illisible.pdf : non lu",
    "vide.pdf : aucune ligne, 1 tableau vu",
    "à moitié.pdf : 3 lignes, 2 tableaux lus sur 5, 40 % des mots",
    "page perdue.pdf : 1 ligne",
]
EN = [
    "To check first:",
    "illisible.pdf: not read",
    "vide.pdf: no row, 1 table seen",
    "à moitié.pdf: 3 rows, 2 of 5 tables read, 40% of the words",
    "page perdue.pdf: 1 row",
]


def report(document_values: dict[str, object], read: dict[str, dict[str, object]]) -> RunReport:
    """A run that read these documents."""
    bare = {"error": None, "page_sizes": (), "rows": 0, "findings": 0}
    documents = tuple(
        DocumentRow.model_validate({**document_values, **bare, "file_name": name, **values})
        for name, values in read.items()
    )
    tally = Tally()
    tally.add(Dataset(documents=documents))
    return RunReport(Inputs(()), tally, 55.21)


@pytest.mark.parametrize(("language", "expected"), [(Language.FR, FR), (Language.EN, EN)])
def test_least_read_first(
    document_values: dict[str, object], language: Language, expected: list[str]
) -> None:
    """Documents that were not read, or in part, are named after the figures, the worst first."""

    text = summary(report(document_values, READ), Path("out"), language)
    said = [line.strip() for line in text.replace("\u00a0", " ").splitlines()]

    assert said[-5:] == expected
    assert "55,2 s" in text or "55.2 s" in text


def test_all_read(document_values: dict[str, object]) -> None:
    """Where every document was read, none is named."""

    text = summary(report(document_values, {"bon.pdf": {"rows": 12}}), Path("out"), Language.FR)

    assert "bon.pdf" not in text


def test_many_are_counted(document_values: dict[str, object]) -> None:
    """Ten documents are named, the others counted."""

    partial: dict[str, object] = {"status": ReadStatus.PARTIAL}
    read = {f"{at}.pdf": partial for at in range(11)}
    text = summary(report(document_values, read), Path("out"), Language.FR)

    assert text.endswith("et 1 autre")
