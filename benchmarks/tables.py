"""Tables found and read, and pages a second: jalon, pdfplumber and camelot in one run.

    python benchmarks/tables.py [--tools jalon,pdfplumber,camelot] [--passes 3]

Needs the documents of the ICDAR 2013 competition; ICDAR_EU and ICDAR_US name their folders. Writes
benchmarks/tables.json and benchmarks/RESULTS.md.
"""

from __future__ import annotations

import argparse
import json
import logging
import platform
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory

import made
from icdar import (
    FOLDERS,
    GridTable,
    Labelled,
    Score,
    compare,
    grid_places,
    labelled_documents,
    mean_scores,
    relations_of,
)

from jalon.extract.files import open_pdf, read_tables
from jalon.extract.tables import find_tables
from jalon.schemas.page import Page
from jalon.schemas.table import Table
from jalon.tables import plain_rows

HERE = Path(__file__).resolve().parent
MADE_SEEDS = tuple(range(1, 9))
SLACK_PT = 1.5  # cell borders this close are one line

Reader = Callable[[Path], list[GridTable]]


def read_with_jalon(pdf: Path) -> list[GridTable]:
    """Tables as ``jalon tables`` states them."""
    return [_as_grid(table) for table in read_tables(pdf)]


def _as_grid(table: Table) -> GridTable:
    rows, spans = plain_rows(table)
    return _table(table.page, table.box, rows, spans)


def read_with_pdfplumber(pdf: Path) -> list[GridTable]:
    """Tables of pdfplumber's default settings, merged cells from its cell boxes."""
    import pdfplumber  # noqa: PLC0415

    tables = []
    with pdfplumber.open(pdf) as document:
        for page in document.pages:
            for table in page.find_tables():
                texts = [text for row in table.extract() for text in row]
                boxes = [cell for row in table.rows for cell in row.cells]
                rows, spans = _grid_of_boxes(boxes, texts)
                tables.append(_table(page.page_number, table.bbox, rows, spans))
            page.close()
    return tables


def read_with_camelot(pdf: Path) -> list[GridTable]:
    """Tables of camelot's hybrid flavour on drawn lines, without merged cells."""
    import camelot  # noqa: PLC0415

    tables = []
    for table in camelot.read_pdf(str(pdf), pages="all", flavor="hybrid", engine="vector"):
        height = table.pdf_size[1]
        x0, y0, x1, y1 = table._bbox
        tables.append(_table(table.page, (x0, height - y1, x1, height - y0), table.data, []))
    return tables


TOOLS: dict[str, tuple[str, Reader]] = {
    "jalon": ("jalon", read_with_jalon),
    "pdfplumber": ("pdfplumber", read_with_pdfplumber),
    "camelot": ("camelot-py", read_with_camelot),
}


def _table(
    page: int,
    box: Sequence[float],
    rows: Sequence[Sequence[str | None]],
    spans: Iterable[Sequence[int]],
) -> GridTable:
    x0, top, x1, bottom = (float(v) for v in box)
    return GridTable(page, (x0, top, x1, bottom), relations_of(grid_places(rows, spans)))


def _grid_of_boxes(
    boxes: Sequence[Sequence[float] | None], texts: Sequence[str | None]
) -> tuple[list[list[str | None]], list[list[int]]]:
    """Rows and spans of cells known by their boxes, by the lines that their borders share."""
    cells = [(b, t) for b, t in zip(boxes, texts, strict=True) if b is not None]
    if not cells:
        return [], []
    xs = _lines([x for b, _ in cells for x in (b[0], b[2])])
    ys = _lines([y for b, _ in cells for y in (b[1], b[3])])
    rows: list[list[str | None]] = [[None] * max(len(xs) - 1, 1) for _ in range(len(ys) - 1)]
    spans = []
    for b, text in cells:
        row, col = _line(ys, b[1]), _line(xs, b[0])
        height, width = max(_line(ys, b[3]) - row, 1), max(_line(xs, b[2]) - col, 1)
        rows[row][col] = text
        if (height, width) != (1, 1):
            spans.append([row, col, height, width])
    return rows, spans


def _lines(values: Sequence[float]) -> list[float]:
    lines: list[float] = []
    for value in sorted(values):
        if not lines or value - lines[-1] > SLACK_PT:
            lines.append(value)
    return lines


def _line(lines: Sequence[float], value: float) -> int:
    return max(i for i, line in enumerate(lines) if line <= value + 1e-6)


def run_tools(
    tools: Sequence[str], documents: Sequence[Labelled], passes: int
) -> tuple[dict[str, dict[str, list[GridTable]]], dict[str, float]]:
    """What each tool finds, by document, and the seconds of its best pass.

    The tools take turns, so that a busy machine slows all of them alike.
    """
    found: dict[str, dict[str, list[GridTable]]] = {}
    best = dict.fromkeys(tools, float("inf"))
    for tool in tools:
        TOOLS[tool][1](documents[0].pdf)  # imports and start-up are not counted
    for _ in range(passes):
        for tool in tools:
            begun = time.perf_counter()
            found[tool] = {d.name: TOOLS[tool][1](d.pdf) for d in documents}
            best[tool] = min(best[tool], time.perf_counter() - begun)
    return found, best


def figures_of(
    tool: str, documents: Sequence[Labelled], found: dict[str, list[GridTable]], seconds: float
) -> dict[str, object]:
    """Scores of one tool over all documents, and its pages a second."""
    scores: dict[str, Score] = {d.name: d.score(found[d.name]) for d in documents}
    pages = sum(len(d.heights()) for d in documents)
    result: dict[str, object] = {
        "tool": tool,
        "version": metadata.version(TOOLS[tool][0]),
        "documents": len(documents),
        "pages": pages,
        "pages_per_second": round(pages / seconds, 1),
    }
    for part in ("eu", "us", "all"):
        chosen = [scores[d.name] for d in documents if part in (d.part, "all")]
        if chosen:
            precision, recall, f1 = mean_scores(chosen)
            result[part] = {
                "f1": round(f1, 4),
                "precision": round(precision, 4),
                "recall": round(recall, 4),
            }
    return result


def without_rules(page: Page) -> Page:
    """``page`` as if nothing were drawn on it but text."""
    return replace(page, rules=(), fills=())


def without_verticals(page: Page) -> Page:
    """``page`` with the horizontal rules alone."""
    return replace(page, rules=tuple(r for r in page.rules if r.is_horizontal), fills=())


def measure_made(folder: Path) -> list[dict[str, object]]:
    """Scores of jalon on pages made by kind, and how many tables it finds where none is."""
    results: list[dict[str, object]] = []
    for kind in made.KINDS:
        pdf = folder / f"{kind}.pdf"
        truth = made.make_pages(pdf, kind, MADE_SEEDS)
        found = read_with_jalon(pdf)
        score = compare(truth, found)
        results.append(
            {
                "kind": kind,
                "tables": len(truth),
                "found": len(found),
                "f1": round(score.f1, 4) if truth else None,
            }
        )
    return results


REDRAWN: dict[str, Callable[[Page], Page]] = {
    "as drawn": lambda page: page,
    "horizontal rules only, no shades": without_verticals,
    "no rules, no shades": without_rules,
}


def measure_redrawn(documents: Sequence[Labelled]) -> list[dict[str, object]]:
    """Scores of jalon on the same pages with part of their drawing taken away."""
    scores: dict[str, list[Score]] = {name: [] for name in REDRAWN}
    for document in documents:
        with open_pdf(document.pdf) as file:
            pages = [p for p in file.pages() if isinstance(p, Page)]
        for name, redraw in REDRAWN.items():
            found = [_as_grid(t) for page in pages for t in find_tables(redraw(page))]
            scores[name].append(document.score(found))
    results: list[dict[str, object]] = []
    for name, all_scores in scores.items():
        precision, recall, f1 = (round(v, 4) for v in mean_scores(all_scores))
        results.append({"drawing": name, "f1": f1, "precision": precision, "recall": recall})
    return results


def write_results(
    results: Sequence[dict[str, object]],
    redrawn: Sequence[dict[str, object]],
    by_kind: Sequence[dict[str, object]],
) -> None:
    """Write the figures as JSON, and as the tables that people read."""
    figures = {"tools": results, "redrawn": redrawn, "made": by_kind}
    (HERE / "tables.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    path = HERE / "RESULTS.md"
    # benchmarks/batch.py writes what comes after
    _, mark, rest = path.read_text(encoding="utf-8").partition("\n# Batches")
    path.write_text(as_markdown(results, redrawn, by_kind) + mark + rest, encoding="utf-8")


def as_markdown(
    results: Sequence[dict[str, object]],
    redrawn: Sequence[dict[str, object]],
    by_kind: Sequence[dict[str, object]],
) -> str:
    """The results as a page of Markdown."""
    first = results[0]
    lines = [
        "# Tables: measured",
        "",
        f"{first['documents']} government documents ({first['pages']} pages) of the ICDAR 2013"
        " table competition: tables found and their structure right. F1 of the relations between"
        " neighbouring cells, precision and recall averaged over documents; pages a second in one"
        f" process, best pass, {platform.machine()}, Python {platform.python_version()}.",
        "",
        "These documents were at hand while the rules of jalon's finder were written: on others it"
        " will do less well. The second table shows by how much it depends on what is drawn.",
        "",
        "| tool | version | F1 eu | F1 us | F1 | precision | recall | pages/s | jalon is |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    own = next((float(str(r["pages_per_second"])) for r in results if r["tool"] == "jalon"), None)
    for r in results:
        speed = float(str(r["pages_per_second"]))
        ratio = f"{own / speed:.1f} ×" if own is not None else "–"
        whole = r["all"]
        assert isinstance(whole, dict)
        lines.append(
            f"| {r['tool']} | {r['version']} | {_f1(r, 'eu')} | {_f1(r, 'us')} |"
            f" **{whole['f1']:.3f}** | {whole['precision']:.3f} | {whole['recall']:.3f} |"
            f" {speed:.1f} | {ratio} |"
        )
    lines += [
        "",
        "*jalon is*: how many times as fast jalon reads the same pages. pdfplumber: `find_tables`"
        ' with its default settings; camelot: `flavor="hybrid", engine="vector"`.',
        "",
        "## With less drawn",
        "",
        "jalon on the same pages with part of their drawing taken away before tables are sought:",
        "",
        "| drawing | F1 | precision | recall |",
        "|---|---|---|---|",
        *(
            f"| {r['drawing']} | {r['f1']:.3f} | {r['precision']:.3f} | {r['recall']:.3f} |"
            for r in redrawn
        ),
        "",
        "## Pages made for the measure",
        "",
        f"Report pages written by `benchmarks/made.py`, {len(MADE_SEEDS)} of each kind, words and"
        " figures drawn by lot. Their tables are known exactly; the last kinds hold none. Rules"
        " were mended on pages like these, so they guard against loss more than they foretell.",
        "",
        "| kind | tables | found | F1 |",
        "|---|---|---|---|",
        *(
            f"| {str(r['kind']).replace('_', ' ')} | {r['tables']} | {r['found']} |"
            f" {'–' if r['f1'] is None else r['f1']} |"
            for r in by_kind
        ),
        "",
        "Made by `python benchmarks/tables.py`.",
        "",
    ]
    return "\n".join(lines)


def _f1(result: dict[str, object], part: str) -> str:
    scores = result.get(part)
    return f"{scores['f1']:.3f}" if isinstance(scores, dict) else "–"


def main() -> int:
    """Measure and write; 0 when done, also where there is nothing to measure."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--tools", default=",".join(TOOLS))
    parser.add_argument("--passes", type=int, default=3)
    args = parser.parse_args()
    documents = labelled_documents()
    if not documents:
        places = ", ".join(str(f) for f in FOLDERS.values())
        print(f"skipped: no documents in {places}", file=sys.stderr)
        return 0
    logging.disable(logging.WARNING)
    warnings.simplefilter("ignore")
    tools = args.tools.split(",")
    found, best = run_tools(tools, documents, args.passes)
    results = [figures_of(t, documents, found[t], best[t]) for t in tools]
    with TemporaryDirectory() as folder:
        by_kind = measure_made(Path(folder))
    write_results(results, measure_redrawn(documents), by_kind)
    return 0


if __name__ == "__main__":
    sys.exit(main())
