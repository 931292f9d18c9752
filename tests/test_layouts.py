"""The generator of test documents: what it writes is what it says it writes."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest
from layouts.blocks import Table
from layouts.generate import PRODUCERS, build, explain_absence, kept_gold, list_kept
from layouts.gold import Row, fold, read_pages
from layouts.layouts import LAYOUTS
from layouts.negatives import NEGATIVES
from layouts.plan import find_actions, read_plan

EVERYWHERE = ("typst", "reportlab")  # wheels that need nothing of the machine


@pytest.fixture(scope="module", params=EVERYWHERE)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds every document of one producer."""
    if reason := explain_absence(request.param):
        pytest.skip(reason)
    made: Path = tmp_path_factory.mktemp("layouts")
    build(made, [request.param])
    return made


def read_gold(folder: Path) -> dict[Path, Row]:
    """Return the gold of each document of a folder, by its PDF."""
    return {
        path: json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.pdf"))
    }


def find_unprinted(path: Path, gold: Row) -> list[str]:
    """Return the targets that the text of their page does not hold."""
    pages = read_pages(path)
    after = ["".join(pages[number:]) for number in range(len(pages))]
    targets = ((row["target"], row["page"]) for row in gold["rows"] if row["target"])
    return [text for text, page in targets if not _holds(after[page - 1], text)]


def _holds(text: str, target: str) -> bool:
    """Return whether text holds the target, which a page's end may part after a word."""
    return fold(target) in text or all(fold(word) in text for word in target.split())


def test_every_layout_and_negative_is_written(folder: Path) -> None:
    """Each producer writes every layout and every negative, each with its gold."""
    golds = read_gold(folder)

    assert {path.name.split(".")[0] for path in golds} == {*LAYOUTS, *NEGATIVES}


def test_printed_targets_stand_on_their_page(folder: Path) -> None:
    """What the gold says is printed can be read from the page it names, or goes on after it."""
    unprinted = {path.name: find_unprinted(path, gold) for path, gold in read_gold(folder).items()}

    assert {name: texts for name, texts in unprinted.items() if texts} == {}


def test_gold_states_the_number_of_pages(folder: Path) -> None:
    """The gold counts the pages that the file has."""
    for path, gold in read_gold(folder).items():
        document = pypdfium2.PdfDocument(path)
        assert gold["document"]["pages"] == len(document), path.name
        document.close()


def test_negatives_have_no_rows(folder: Path) -> None:
    """A budget, a letter or a table of contents has nothing to key in."""
    golds = read_gold(folder)

    assert all(not golds[p]["rows"] for p in golds if p.name.split(".")[0] in NEGATIVES)


def test_documents_are_the_same_on_every_run(tmp_path: Path) -> None:
    """The producers that come as wheels write the same bytes for the same content."""
    first, second = (build(tmp_path / n, EVERYWHERE, ["grid-merged"]) for n in ("one", "two"))

    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


def test_rotated_document_stands_upright(folder: Path) -> None:
    """The turned sheet is stored upright and shown lying down."""
    document = pypdfium2.PdfDocument(next(folder.glob("rotated.*.pdf")))
    page = document[0]

    assert page.get_rotation() == 90
    assert page.get_width() > page.get_height()
    document.close()


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_spans_cover_the_grid(name: str) -> None:
    """In every table of a layout, each place is one cell's or is covered by just one span."""
    layout = LAYOUTS[name]
    for block in layout.make(layout.plan()).blocks:
        if not isinstance(block, Table):
            continue
        covered = [
            (y + dy, x + dx)
            for y, row in enumerate(block.rows)
            for x, cell in enumerate(row)
            if cell
            for dy in range(cell.rowspan)
            for dx in range(cell.colspan)
        ]
        places = [(y, x) for y in range(len(block.rows)) for x in range(len(block.widths))]
        assert sorted(covered) == places


@pytest.mark.parametrize("producer", sorted(set(PRODUCERS) - set(EVERYWHERE)))
def test_programs_of_the_machine_write_a_plan(producer: str, tmp_path: Path) -> None:
    """Where the machine has the program, it writes a plan whose targets can be read."""
    if reason := explain_absence(producer):
        pytest.skip(reason)
    (path,) = build(tmp_path, [producer], ["lists-aligned"])

    assert find_unprinted(path, read_gold(tmp_path)[path]) == []


def test_kept_documents_are_those_of_today() -> None:
    """The documents kept from programs that a machine may lack hold today's contents."""
    kept = [path for producer in PRODUCERS for path in list_kept(producer)]
    golds = {path: kept_gold(path) for path in kept}

    assert {path.name.split(".")[1] for path in kept} == {"chromium", "libreoffice"}
    assert all(find_unprinted(path, gold) == [] for path, gold in golds.items())


def test_targets_of_one_indicator_stand_on_one_line() -> None:
    """In a listed row, every column has a line for each line of the indicators."""
    plan = read_plan("mauricie")
    layout = LAYOUTS["lists-aligned"]
    blocks = layout.make(plan).blocks
    tables = [block for block in blocks if isinstance(block, Table)]
    rows = [row for table in tables for row in table.rows[table.heading_rows :]]

    assert all(len({len(cell.lines) for cell in row[2:] if cell}) == 1 for row in rows)
    assert len(rows) == len(list(find_actions(plan)))
