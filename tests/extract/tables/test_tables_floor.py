"""The quality floor of table finding, on the competition's documents where they are at hand."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from jalon.extract.files import open_pdf
from jalon.extract.tables import find_tables
from jalon.schemas.page import Page
from jalon.tables import plain_rows

BENCHMARK = Path(__file__).parents[3] / "benchmarks" / "icdar.py"
LEAST_F1 = 0.985
LEAST_F1_WITHOUT_RULES = 0.84


@pytest.fixture(scope="module")
def icdar() -> ModuleType:
    """The measure of the benchmarks; skips where its documents are missing."""
    spec = importlib.util.spec_from_file_location("icdar", BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["icdar"] = module
    spec.loader.exec_module(module)
    if not module.labelled_documents():
        pytest.skip("the documents of the ICDAR 2013 competition are not here")
    return module


@pytest.fixture(scope="module")
def pages(icdar: ModuleType) -> dict[str, list[Page]]:
    """Pages by document."""
    read: dict[str, list[Page]] = {}
    for document in icdar.labelled_documents():
        with open_pdf(document.pdf) as file:
            read[document.name] = [p for p in file.pages() if isinstance(p, Page)]
    return read


def f1_of(icdar: ModuleType, pages: dict[str, list[Page]]) -> float:
    """F1 over all documents."""
    scores = []
    for document in icdar.labelled_documents():
        found = []
        for page in pages[document.name]:
            for table in find_tables(page):
                rows, spans = plain_rows(table)
                relations = icdar.relations_of(icdar.grid_places(rows, spans))
                found.append(icdar.GridTable(table.page, tuple(table.box), relations))
        scores.append(document.score(found))
    return float(icdar.mean_scores(scores)[2])


def test_tables_as_drawn(icdar: ModuleType, pages: dict[str, list[Page]]) -> None:
    """The pinned F1 holds on the documents as they are."""

    assert f1_of(icdar, pages) >= LEAST_F1


def test_tables_without_their_rules(icdar: ModuleType, pages: dict[str, list[Page]]) -> None:
    """White space alone gives most of the tables, when every rule and shade is taken away."""
    bare = {name: [replaced(p) for p in document] for name, document in pages.items()}

    assert f1_of(icdar, bare) >= LEAST_F1_WITHOUT_RULES


def replaced(page: Page) -> Page:
    """``page`` without rules and shades."""
    return Page(page.number, page.width, page.height, words=page.words, images=page.images)
