"""Plans that only list what is done: no indicator, no target, no keeper."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

from jalon.extract.document import read_document
from jalon.schemas.raw import RawDocument
from jalon.vocabulary import Wordbook

STYLES = getSampleStyleSheet()
SECTORS = [
    ("Agriculture", ["Planter des haies autour des champs", "Former les maraîchers à la jachère"]),
    ("Eau", ["Réparer les puits communaux", "Installer des compteurs chez les abonnés"]),
    ("Transport", ["Aménager une piste cyclable", "Renouveler les autobus scolaires"]),
]
GOALS = [
    ("Objective 1.1: Greener streets", ["Plant maples along the canal", "Replace lamps by LED"]),
    ("Objective 1.2: Cleaner water", ["Repair the storm drains", "Test wells every spring"]),
    ("Objective 1.3: Quiet nights", ["Reduce speed limits", "Install noise barriers"]),
]


def read(path: Path, *pieces: Flowable) -> RawDocument:
    """What a document of these pieces states."""
    SimpleDocTemplate(str(path), pagesize=letter, invariant=1).build(list(pieces))
    return read_document(path, Wordbook())


def test_lists_beside_sectors_are_actions(tmp_path: Path) -> None:
    """What is done in each sector, one bullet an action, under the sector as theme."""
    lines = [
        [name, [Paragraph(f"• {deed}", STYLES["Normal"]) for deed in deeds]]
        for name, deeds in SECTORS
    ]
    grid = Table([["Secteur", "Actions"], *lines], colWidths=[120, 320])
    grid.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 1, colors.black)]))
    title = Paragraph("Plan d’action pour le climat 2026-2030", STYLES["Title"])

    found = read(tmp_path / "sectors.pdf", title, grid)

    assert [a.action.text for a in found.actions] == [d for _, deeds in SECTORS for d in deeds]
    assert found.targets == ()


def test_bullets_under_objectives_are_actions(tmp_path: Path) -> None:
    """A heading that names its level announces what is done under it."""
    pieces: list[Flowable] = [Paragraph("Green City Action Plan 2026-2030", STYLES["Title"])]
    for goal, deeds in GOALS:
        pieces.append(Paragraph(goal, STYLES["Heading2"]))
        pieces += [Paragraph(deed, STYLES["Bullet"], bulletText="•") for deed in deeds]

    found = read(tmp_path / "goals.pdf", *pieces)

    assert [a.action.text for a in found.actions] == [d for _, deeds in GOALS for d in deeds]
    assert [a.objective_code for a in found.actions] == ["1.1", "1.1", "1.2", "1.2", "1.3", "1.3"]
