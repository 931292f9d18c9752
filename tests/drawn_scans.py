"""A small plan to be scanned: a title, a few lines of text, one ruled table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table as DrawnTable

ROWS = [
    ["Action", "Indicateur", "Cible visée"],
    ["Table de concertation", "Nombre de rencontres", "12"],
    ["Journée du personnel", "Taux de satisfaction", "80 %"],
    ["Guide de transition", "Nombre de guides remis", "1 250"],
]
DARK_HEAD = [("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#203040"))]
WHITE_HEAD = [("TEXTCOLOR", (0, 0), (-1, 0), colors.white), *DARK_HEAD]
LINES = [
    "Ce plan présente ce que les établissements de la région feront ensemble.",
    "Chaque action y a un indicateur, une cible et un établissement porteur.",
    "Les cibles seront revues chaque printemps par le comité de suivi.",
]


def write_plan(
    path: Path, *, style: Sequence[tuple[object, ...]] | None = None, lines: Sequence[str] = ()
) -> None:
    """A page with one ruled table, and lines of text under it."""
    canvas = Canvas(str(path), pagesize=(612, 400), invariant=1)
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(60, 350, "Plan d'action 2025-2026")
    grid = ("GRID", (0, 0), (-1, -1), 0.75, colors.black)
    size = ("FONTSIZE", (0, 0), (-1, -1), 11)
    table = DrawnTable(ROWS, colWidths=[170, 190, 110], rowHeights=28, style=[grid, size])
    table.setStyle(style or [])
    table.wrapOn(canvas, 600, 300)
    table.drawOn(canvas, 60, 200)
    canvas.setFont("Helvetica", 10)
    for i, line in enumerate(lines):
        canvas.drawString(60, 160 - 16 * i, line)
    canvas.save()
