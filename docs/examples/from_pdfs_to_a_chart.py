"""From PDFs to a comparison chart: targets per publisher and ministerial theme.

    python from_pdfs_to_a_chart.py FOLDER_OF_PDFS DATASET CHART.svg

Needs jalon[pandas]. Rows whose theme has no code are counted and shown as such: a gap that says so.
"""

from __future__ import annotations

import sys
from pathlib import Path
from xml.sax.saxutils import escape

import pandas as pd

import jalon

COLOURS = ("#1b6ca8", "#2a9d5c", "#c77700", "#8a3fa0", "#b3323c", "#5a7d8c")
NO_CODE = "(no code)"
BAR, GAP, LEFT, WIDTH = 22, 12, 320, 960


def counted(dataset: str) -> pd.DataFrame:
    """Targets by publisher (rows) and theme (columns)."""
    tables = jalon.load(dataset)
    publishers = tables.documents[["document_id", "publisher", "publisher_id"]]
    targets = tables.targets.dropna(subset="target").merge(publishers, on="document_id")
    publisher = targets.publisher_id.fillna(targets.publisher).fillna("(unknown)")
    theme = targets.ministerial_theme.fillna(NO_CODE)
    return pd.crosstab(publisher, theme)


def drawn(counts: pd.DataFrame) -> str:
    """The counts as stacked bars, in SVG."""
    scale = (WIDTH - LEFT - 60) / max(1, int(counts.sum(axis=1).max()))
    colours = dict(zip(counts.columns, COLOURS, strict=False))
    parts = []
    for at, (publisher, row) in enumerate(counts.iterrows()):
        x, y = float(LEFT), 40 + at * (BAR + GAP)
        parts.append(
            f'<text x="{LEFT - 8}" y="{y + 16}" text-anchor="end">{escape(str(publisher))}</text>'
        )
        for theme, count in row.items():
            parts.append(
                f'<rect x="{x:.1f}" y="{y}" width="{count * scale:.1f}" height="{BAR}" '
                f'fill="{colours.get(theme, "#999")}">'
                f"<title>{escape(str(theme))}: {count}</title></rect>"
            )
            x += count * scale
        parts.append(f'<text x="{x + 6:.1f}" y="{y + 16}">{int(row.sum())}</text>')
    for at, theme in enumerate(counts.columns):
        x = 8 + at * 180
        parts.append(
            f'<rect x="{x}" y="8" width="12" height="12" fill="{colours.get(theme, "#999")}"/>'
        )
        parts.append(f'<text x="{x + 18}" y="19">{escape(str(theme))}</text>')
    height = 60 + len(counts) * (BAR + GAP)
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'font-family="sans-serif" font-size="13">\n{body}\n</svg>\n'
    )


def main(folder: str, dataset: str, chart: str) -> None:
    """Read the PDFs, write the dataset and the chart."""
    report = jalon.run(folder, dataset)
    counts = counted(dataset)
    Path(chart).write_text(drawn(counts), encoding="utf-8")
    print(counts.to_string())
    partial = [row.file_name for row in report.tally.unread]
    print("Read in part or not at all:", ", ".join(partial) or "none")


if __name__ == "__main__":
    main(*sys.argv[1:4])
