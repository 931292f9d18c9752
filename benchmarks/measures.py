"""What an ablation counts: units that are read again after each change, and what is right in them.

``tables``: pages, by the relations of neighbouring cells, as drawn, with horizontal rules only,
without any drawing; the competition's documents, files of peers, pages made for the measure.
``rows``: documents with answers, from their pages and tables on; ``documents``: from their pages
on, all that is published of them.
"""

from __future__ import annotations

import hashlib
import json
import pickle
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import made
from gold import fold
from icdar import GridTable, compare, grid_places, labelled_documents, read_truth, relations_of
from tables import MADE_SEEDS, REDRAWN, _as_grid

import jalon.extract.document as reader
from jalon.extract.document import Prepared, case_from, prepare
from jalon.extract.files import open_pdf
from jalon.extract.judge import judged
from jalon.extract.plan import read_plan
from jalon.extract.tables import find_tables
from jalon.schemas.page import Page
from jalon.schemas.table import Table
from jalon.vocabulary import Wordbook

KEYS = ("action", "indicator", "target")
PUBLISHED = {
    "rows": ("targets", KEYS),  # periods are told from the document later
    "results": ("results", ("action", "raw")),
    "recommendations": ("recommendations", ("number", "text")),
    "actions": ("actions", ("action",)),
}

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """How much is right in a unit, was found, is in the answers; and all that was found, hashed."""

    right: int
    ours: int
    gold: int
    digest: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A page or a document that is read anew: its set, its name, and how it is read and counted."""

    source: str
    name: str
    held: Any
    count: Callable[[Any], Hits]

    def hits(self) -> Hits:
        """What is right in it now; nothing where it cannot be read."""
        return self.count(self.held)


def cached(cache: Path, make: Callable[[], Any]) -> Any:
    """What ``make`` gives, kept in ``cache``."""
    if not cache.exists():
        cache.write_bytes(pickle.dumps(make()))
    return pickle.loads(cache.read_bytes())


# tables of pages


@dataclass(frozen=True, slots=True)
class TruePage:
    """A page with its tables; several truths where it has them, any of which is as good."""

    page: Page
    truths: tuple[tuple[GridTable, ...], ...]
    is_placed: bool  # whether the truth says where tables stand


def table_units(folders: Sequence[Path], cache: Path) -> list[Unit]:
    """Pages of the competition, redrawn too, of peers (NAME.tables.json in folders), made ones."""
    found: list[tuple[str, str, TruePage]] = cached(cache, lambda: list(_true_pages(folders)))
    return [Unit(source, name, page, _table_hits) for source, name, page in found]


def _true_pages(folders: Sequence[Path]) -> Iterator[tuple[str, str, TruePage]]:
    for document in labelled_documents():
        heights = document.heights()
        truths = [read_truth(stem, heights) for stem in document.stems]
        for drawing, redraw in REDRAWN.items():
            source = document.part if drawing == "as drawn" else drawing.split(",", maxsplit=1)[0]
            for page in _pages(document.pdf):
                of_page = tuple(
                    tuple(t for t in truth if t.page == page.number) for truth in truths
                )
                yield (
                    source,
                    f"{document.name}/{page.number}/{drawing}",
                    TruePage(redraw(page), of_page, is_placed=True),
                )
    for folder in folders:
        for path in sorted(folder.glob("*.tables.json")):
            stem = path.name.removesuffix(".tables.json")
            tables = json.loads(path.read_text(encoding="utf-8"))
            for page in _pages(path.with_name(f"{stem}.pdf")):
                mine = [t for t in tables if t["page"] == page.number]
                truth = tuple(
                    GridTable(t["page"], (0, 0, 1, 1), relations_of(grid_places(t["rows"])))
                    for t in mine
                )
                if mine:
                    yield folder.name, f"{stem}/{page.number}", TruePage(page, (truth,), False)
    with TemporaryDirectory() as made_in:
        for kind in made.KINDS:
            pdf = Path(made_in) / f"{kind}.pdf"
            truth = tuple(made.make_pages(pdf, kind, MADE_SEEDS))
            for page in _pages(pdf):
                of_page = tuple(t for t in truth if t.page == page.number)
                yield "made", f"{kind}/{page.number}", TruePage(page, (of_page,), is_placed=True)


def _pages(pdf: Path) -> list[Page]:
    with open_pdf(pdf) as file:
        return [p for p in file.pages() if isinstance(p, Page)]


def _table_hits(held: TruePage) -> Hits:
    tables = find_tables(held.page)
    digest = _digest([_shape(t) for t in tables])
    grids = [_as_grid(t) for t in tables]
    if held.is_placed:
        best = max((compare(t, grids) for t in held.truths), key=lambda s: s.f1)
        return Hits(best.right, best.found, best.wanted, digest)
    ours = sum((g.relations for g in grids), Counter())
    gold = sum((t.relations for t in held.truths[0]), Counter())
    right = sum((ours & gold).values())
    # peers hold some tables of a page only: what else is found there is not wrong
    return Hits(right, right, sum(gold.values()), digest)


def _shape(table: Table) -> object:
    cells = [(c.row, c.col, c.rowspan, c.colspan, c.text) for c in table.cells]
    return table.box, table.header_rows, round(table.score, 1), cells


# rows and documents


def row_units(folders: Sequence[Path], cache: Path) -> list[Unit]:
    """Documents of ``folders`` that have answers (NAME.gold.json), their pages and tables read."""

    def made_once() -> list[tuple[str, str, tuple[Prepared, tuple[Key, ...]]]]:
        return [
            (
                pdf.parent.name,
                pdf.stem,
                (prepare(pdf, Wordbook()), _keys(gold.get("rows", []), KEYS)),
            )
            for pdf, gold in _answered(folders)
            if gold.get("rows")
        ]

    return [Unit(*one, _row_hits) for one in cached(cache, made_once)]


def _answered(folders: Sequence[Path]) -> Iterator[tuple[Path, dict[str, Any]]]:
    for folder in folders:
        for path in sorted(folder.glob("*.gold.json")):
            pdf = path.with_name(path.name.removesuffix(".gold.json") + ".pdf")
            yield pdf, json.loads(path.read_text(encoding="utf-8"))


def _keys(rows: Sequence[dict[str, Any]], keys: Sequence[str]) -> tuple[Key, ...]:
    return tuple(tuple(_folded(row.get(k)) for k in keys) for row in rows)


def _folded(value: Any) -> str:
    return "" if value is None else fold(getattr(value, "text", value))


def _row_hits(held: tuple[Prepared, tuple[Key, ...]]) -> Hits:
    prepared, gold = held
    c = prepared.contents
    plan = read_plan(c.pages, c.tables, c.vocabulary, c.lexicon, c.footnotes)
    rows = judged(case_from(Prepared(c, prepared.facts, plan, (), 0, None))).targets
    found = Counter(tuple(_folded(getattr(r, k)) for k in KEYS) for r in rows)
    right = sum((found & Counter(gold)).values())
    return Hits(right, len(rows), len(gold), _digest(rows))


@dataclass(frozen=True, slots=True)
class ReadBefore:
    """A file whose pages were read, in the place of the file."""

    kept: tuple[Page, ...]
    said: dict[str, str]
    page_count: int
    is_damaged: bool = False
    damaged_streams: int = 0

    def metadata(self) -> dict[str, str]:
        """What the file says of itself."""
        return self.said

    def pages(self, *, watch: object = None) -> Iterator[Page]:
        """Its pages."""
        return iter(self.kept)


def document_units(folders: Sequence[Path], cache: Path) -> list[Unit]:
    """Documents of ``folders`` that have answers, their pages read."""

    def made_once() -> list[tuple[str, str, tuple[ReadBefore, dict[str, tuple[Key, ...]]]]]:
        found = []
        for pdf, gold in _answered(folders):
            with open_pdf(pdf) as file:
                pages = tuple(p for p in file.pages() if isinstance(p, Page))
                read = ReadBefore(pages, file.metadata(), file.page_count)
            keys = {k: _keys(gold.get(k) or [], fields) for k, (_, fields) in PUBLISHED.items()}
            found.append((pdf.parent.name, pdf.stem, (read, keys)))
        return found

    return [Unit(*one, _document_hits) for one in cached(cache, made_once)]


def _document_hits(held: tuple[ReadBefore, dict[str, tuple[Key, ...]]]) -> Hits:
    read, gold = held
    with _in_place_of_the_file(read):
        document = reader.read_document(Path("read-before.pdf"), Wordbook())
    right = ours = wanted = 0
    for kind, (name, fields) in PUBLISHED.items():
        keys = Counter(gold[kind])
        if kind == "actions" and not keys:
            continue  # few answers list them
        found = Counter(
            tuple(_folded(getattr(r, k)) for k in fields) for r in getattr(document, name)
        )
        right += sum((found & keys).values())
        ours += sum(found.values())
        wanted += sum(keys.values())
    return Hits(right, ours, wanted, _digest(document))


@contextmanager
def _in_place_of_the_file(read: ReadBefore) -> Iterator[None]:
    @contextmanager
    def opened(*_: object) -> Iterator[ReadBefore]:
        yield read

    own = reader.open_pdf
    reader.open_pdf = opened  # type: ignore[assignment]
    try:
        yield
    finally:
        reader.open_pdf = own


def _digest(found: object) -> str:
    return hashlib.sha256(repr(found).encode()).hexdigest()[:12]


MEASURES = {"tables": table_units, "rows": row_units, "documents": document_units}
