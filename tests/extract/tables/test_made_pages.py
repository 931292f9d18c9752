"""The quality floor of table finding on pages made for it, kind by kind."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from jalon.extract.files import read_tables
from jalon.tables import plain_rows

BENCHMARKS = Path(__file__).parents[3] / "benchmarks"
SEEDS = (1, 2, 3)
LEAST_F1 = {
    "statistics": 0.98,
    "spanning_heads": 0.98,
    "statement": 0.98,
    "typed": 0.95,
    "ticked": 0.98,
    "prose_cells": 0.98,
    "two_tables": 0.97,
}


def loaded(name: str) -> ModuleType:
    """A module of the benchmarks, which are no package."""
    spec = importlib.util.spec_from_file_location(name, BENCHMARKS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def icdar() -> ModuleType:
    """The measure of the benchmarks."""
    return loaded("icdar")


@pytest.fixture(scope="module")
def made(icdar: ModuleType) -> ModuleType:
    """The maker of pages; it reads tables as ``icdar`` does."""
    assert icdar.__name__ == "icdar"
    return loaded("made")


@pytest.mark.parametrize("kind", LEAST_F1)
def test_made_tables(icdar: ModuleType, made: ModuleType, tmp_path: Path, kind: str) -> None:
    """Tables of each kind are found and read as they were made."""
    pdf = tmp_path / "made.pdf"
    truth = made.make_pages(pdf, kind, SEEDS)

    found = []
    for table in read_tables(pdf):
        relations = icdar.relations_of(icdar.grid_places(*plain_rows(table)))
        found.append(icdar.GridTable(table.page, tuple(table.box), relations))

    assert icdar.compare(truth, found).f1 >= LEAST_F1[kind]


@pytest.mark.parametrize("kind", ["contents", "two_columns", "bars", "boxes"])
def test_made_pages_without_tables(made: ModuleType, tmp_path: Path, kind: str) -> None:
    """Nothing is found where no table was made."""
    pdf = tmp_path / "made.pdf"
    truth = made.make_pages(pdf, kind, SEEDS)

    assert truth == []
    assert list(read_tables(pdf)) == []


def test_every_kind_is_measured(made: ModuleType) -> None:
    """A kind that is added gets its floor."""
    assert set(made.KINDS) == {*LEAST_F1, *made.WITHOUT_TABLES}
