"""The measure of the table benchmark: relations of neighbours, boxes, scores."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARK = Path(__file__).parents[3] / "benchmarks" / "icdar.py"


@pytest.fixture(scope="module")
def icdar() -> ModuleType:
    """The benchmark's measure."""
    spec = importlib.util.spec_from_file_location("icdar_measure", BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["icdar_measure"] = module
    spec.loader.exec_module(module)
    return module


def test_blank_cells_are_looked_through(icdar: ModuleType) -> None:
    """The neighbour of a cell is the next one that holds text."""
    relations = icdar.relations_of(icdar.grid_places([["a", "", "b"], ["", "", ""], ["c", "", ""]]))

    assert sorted(relations) == [("a", "b", False), ("a", "c", True)]


def test_a_merged_cell_neighbours_all_that_it_stands_over(icdar: ModuleType) -> None:
    """A head over two columns has two neighbours below."""
    rows = [["x", "head", None], ["y", "1", "2"]]

    relations = icdar.relations_of(icdar.grid_places(rows, [(0, 1, 1, 2)]))

    assert ("head", "1", True) in relations
    assert ("head", "2", True) in relations


def test_text_is_compared_without_case_spaces_and_dashes(icdar: ModuleType) -> None:
    """What printing changes does not count."""

    assert icdar.as_compared("Été 2024 – 2025\n") == icdar.as_compared("été 2024-2025")


def test_tables_are_paired_once(icdar: ModuleType) -> None:
    """A second table on the same place costs precision, a missing one recall."""
    relations = icdar.relations_of(icdar.grid_places([["a", "b"], ["c", "d"]]))
    table = icdar.GridTable(1, (0.0, 0.0, 10.0, 10.0), relations)

    twice, missed = icdar.compare([table], [table, table]), icdar.compare([table, table], [table])

    assert (twice.precision, twice.recall) == (0.5, 1.0)
    assert (missed.precision, missed.recall) == (1.0, 0.5)
