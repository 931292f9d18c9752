"""A second reading of a page's drawn grids, by camelot, with spanning cells made whole.

camelot's lattice flavour on drawn lines (``engine="vector"``) renders nothing. Its flavours
that go by white space take every line of text for a row and are of no use here. It costs
seconds to import, so it is imported late.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from jalon.extract.check.text import engine_failed
from jalon.schemas.crosscheck import SecondCell, SecondGrid, SecondGrids
from jalon.schemas.geometry import Box, union
from jalon.schemas.raw import RawFinding

ENGINE = "camelot"

Place = tuple[int, int]


def read_second_grids(path: Path, margins: Mapping[int, tuple[float, float]]) -> SecondGrids:
    """The grids on the pages that ``margins`` names; pages that fail are findings."""
    numbers = sorted(margins)
    try:
        return SecondGrids(tuple(_grids(_read(path, numbers), margins)))
    except Exception:  # one bad page ends the whole call: go page by page
        return _page_by_page(path, margins)


def _page_by_page(path: Path, margins: Mapping[int, tuple[float, float]]) -> SecondGrids:
    """The grids of the pages that can be read; one finding where none can."""
    grids: list[SecondGrid] = []
    failures: list[RawFinding] = []
    for number in sorted(margins):
        try:
            grids.extend(_grids(_read(path, [number]), margins))
        except Exception as problem:  # a second opinion must never cost the first
            failures.append(engine_failed(ENGINE, problem, number))
    if len(failures) == len(margins):
        failures = [replace(failures[0], page=None)]
    return SecondGrids(tuple(grids), tuple(failures))


def _read(path: Path, numbers: Iterable[int]) -> Any:
    from camelot.io import read_pdf  # noqa: PLC0415 - see the module's docstring

    pages = ",".join(map(str, numbers))
    options = {"flavor": "lattice", "engine": "vector", "suppress_stdout": True}
    return read_pdf(str(path), pages=pages, **options)


def _grids(tables: Any, margins: Mapping[int, tuple[float, float]]) -> Iterator[SecondGrid]:
    for table in tables:
        # a page that camelot has turned is measured from another corner
        if not table.rotation:
            yield SecondGrid(table.page, _cells(table, margins[table.page]))


def _cells(table: Any, margins: tuple[float, float]) -> tuple[SecondCell, ...]:
    """The cells of camelot's table, those without a line between them as one.

    Where these make no rectangle, as between double rules, camelot has missed lines: no cell.
    """
    left, top = margins
    height = table.pdf_size[1] - top
    boxes = {
        (i, j): Box(cell.x1 - left, height - cell.y2, cell.x2 - left, height - cell.y1)
        for i, row in enumerate(table.cells)
        for j, cell in enumerate(row)
    }
    areas: dict[Place, list[Place]] = defaultdict(list)
    for place, area in areas_of(_open_sides(table)).items():
        areas[area].append(place)
    cells = ((_cell(places, boxes), len(places)) for _, places in sorted(areas.items()))
    return tuple(cell for cell, count in cells if count == _places_in(cell))


def _cell(places: list[Place], boxes: Mapping[Place, Box]) -> SecondCell:
    rows, cols = [row for row, _ in places], [col for _, col in places]
    return SecondCell(
        box=union(boxes[place] for place in places),
        rows=(min(rows), max(rows)),
        cols=(min(cols), max(cols)),
    )


def _places_in(cell: SecondCell) -> int:
    """How many places of the grid a rectangle covers."""
    return (cell.rows[1] - cell.rows[0] + 1) * (cell.cols[1] - cell.cols[0] + 1)


def _open_sides(table: Any) -> dict[Place, tuple[Place, ...]]:
    """By place in the grid, the neighbours that no line parts it from."""
    cells = {(i, j): cell for i, row in enumerate(table.cells) for j, cell in enumerate(row)}
    sides = {}
    for (i, j), cell in cells.items():
        ways = {
            (i - 1, j): cell.top,
            (i + 1, j): cell.bottom,
            (i, j - 1): cell.left,
            (i, j + 1): cell.right,
        }
        sides[i, j] = tuple(p for p, is_ruled in ways.items() if not is_ruled and p in cells)
    return sides


def areas_of(open_sides: Mapping[Place, tuple[Place, ...]]) -> dict[Place, Place]:
    """By place, the first place of the spanning cell that it belongs to.

    >>> areas_of({(0, 0): ((1, 0),), (1, 0): ((0, 0),), (0, 1): ()})
    {(0, 0): (0, 0), (1, 0): (0, 0), (0, 1): (0, 1)}
    """
    area: dict[Place, Place] = {}
    for start in open_sides:
        waiting = [] if start in area else [start]
        while waiting:
            place = waiting.pop()
            if place not in area:
                area[place] = start
                waiting.extend(open_sides[place])
    return area
