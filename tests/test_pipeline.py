"""A run from files to a dataset: what is known only once all documents are read."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import landscape, letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from jalon.messages import Language
from jalon.pipeline import run
from jalon.validate import check_dataset

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
HEADS = ["Objectifs", "Actions", "Indicateurs", "Cibles"]
PLANS = {
    "2024-2025": [
        ["Accroître l'accès", "Ateliers de tutorat en sciences", "Nombre d'ateliers", "12"],
        ["", "Guide des services aux étudiants", "Nombre de guides", "2"],
    ],
    "2025-2026": [
        ["Accroître l'accès", "Organiser des ateliers de tutorat en sciences", "Ateliers", "15"],
        ["", "Salon des carrières en forêt", "Nombre de visiteurs", "300"],
    ],
}


def make_plan(path: Path, period: str) -> None:
    """Write the plan of a period: one page, one ruled table."""
    document = SimpleDocTemplate(str(path), pagesize=landscape(letter), invariant=1)
    table = Table([HEADS, *PLANS[period]], colWidths=[150, 190, 150, 100])
    table.setStyle(
        TableStyle([("GRID", (0, 0), (-1, -1), 1, colors.black), ("SPAN", (0, 1), (0, 2))])
    )
    style = getSampleStyleSheet()["Title"]
    lines = [Paragraph(f"Plan d'action {period}", style), Paragraph("Pôle de l'Outaouais", style)]
    document.build([*lines, table])


def rows_of(folder: Path, table: str) -> list[dict[str, object]]:
    """The rows of one table."""
    rows: list[dict[str, object]] = pq.read_table(folder / f"{table}.parquet").to_pylist()
    return rows


def test_plans_of_two_years(tmp_path: Path) -> None:
    """PDFs of one publisher are linked where an action comes again; the dataset has no fault."""

    for period in PLANS:
        make_plan(tmp_path / f"plan-{period}.pdf", period)
    run([tmp_path], tmp_path / "out")

    (link,) = rows_of(tmp_path / "out", "links")
    assert link["from_action"] == "Ateliers de tutorat en sciences"
    assert link["to_action"] == "Organiser des ateliers de tutorat en sciences"
    assert link["kind"] == "same_action_next_year"
    ids = {row["organisation_id"] for row in rows_of(tmp_path / "out", "organisations")}
    assert {row["publisher_id"] for row in rows_of(tmp_path / "out", "documents")} <= ids
    assert check_dataset(tmp_path / "out", Language.EN).faults == ()


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not on this machine")
def test_plan_and_report_of_the_corpus(tmp_path: Path) -> None:
    """An action of a real plan is found in the report of the year before, whatever the accents."""

    names = ("plan-quebec-2025-2026.pdf", "rapport-annuel-quebec-2024-2025.pdf")
    run([CORPUS / name for name in names], tmp_path / "out")

    links = {
        (row["from_action"], row["to_action"], row["kind"])
        for row in rows_of(tmp_path / "out", "links")
    }
    plan = "Soutien financier et création d’une communauté de pratique CRIEE"
    assert (plan, "Communauté de pratique CRIÉE", "reported_before") in links
    verdicts = {row["comparison"] for row in rows_of(tmp_path / "out", "target_results")}
    assert verdicts <= {"not_comparable"}
