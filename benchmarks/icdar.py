"""The table measure of the ICDAR 2013 competition: truth, relations of neighbours, scores.

A table is its relations: each cell that holds text and the next such cell to its right and below,
merged cells counted over all that they cover. A relation is right when both texts and the
direction agree. Precision and recall are taken per document and averaged over the documents; F1
is the harmonic mean of the two averages.
"""

from __future__ import annotations

import os
import re
import unicodedata
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pypdfium2

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
FOLDERS = {
    "eu": Path(os.environ.get("ICDAR_EU", SHARED / "icdar2013-eu")),
    "us": Path(os.environ.get("ICDAR_US", SHARED / "icdar2013-us-part")),
}
DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−\u00ad"), "-")
NOT_NUMERIC = re.compile(r"[^0-9.\-]")

Bounds = tuple[float, float, float, float]


class Place(NamedTuple):
    """One cell: the grid places that it covers, ends included, and its text as compared."""

    top: int
    left: int
    bottom: int
    right: int
    text: str


class Relation(NamedTuple):
    """Two neighbouring texts, and whether the second stands right of or below the first."""

    first: str
    second: str
    is_below: bool


@dataclass(frozen=True, slots=True)
class GridTable:
    """A table of one page: where it stands and the relations that it states."""

    page: int
    box: Bounds
    relations: Counter[Relation]


@dataclass(frozen=True, slots=True)
class Score:
    """How many relations are right, how many were found, how many there are."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """Share of the found relations that are right; 0 when none was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the wanted relations that were found."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return harmonic(self.precision, self.recall)


def harmonic(a: float, b: float) -> float:
    """Harmonic mean; 0 when both are."""
    return 2 * a * b / (a + b) if a + b else 0.0


def as_compared(text: str | None) -> str:
    """``text`` without case, white space and invisible characters, dashes alike."""
    folded = unicodedata.normalize("NFKC", text or "").translate(DASHES).casefold()
    return "".join(
        c for c in folded if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf")
    )


def relations_of(places: Iterable[Place]) -> Counter[Relation]:
    """The relations between cells that hold text; blank cells are looked through."""
    cells = [p for p in places if p.text]
    owner: dict[tuple[int, int], int] = {}
    for i, p in enumerate(cells):
        for row in range(p.top, p.bottom + 1):
            for col in range(p.left, p.right + 1):
                owner.setdefault((row, col), i)
    pairs: set[tuple[int, int, bool]] = set()
    for is_below in (False, True):
        lines: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for (row, col), i in owner.items():
            lines[col if is_below else row].append((row if is_below else col, i))
        for line in lines.values():
            order = [i for _, i in sorted(line)]
            pairs |= {(a, b, is_below) for a, b in pairwise(order) if a != b}
    return Counter(Relation(cells[a].text, cells[b].text, below) for a, b, below in pairs)


def grid_places(
    rows: Sequence[Sequence[str | None]], spans: Iterable[Sequence[int]] = ()
) -> list[Place]:
    """Cells of plain rows; ``spans`` are (row, column, rows, columns) of merged ones."""
    covered = {(s[0], s[1]): (s[2], s[3]) for s in spans}
    places = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            height, width = covered.get((r, c), (1, 1))
            places.append(Place(r, c, r + height - 1, c + width - 1, as_compared(text)))
    # merged cells take their places before the blanks that they cover
    return sorted(places, key=lambda p: -(p.bottom - p.top + 1) * (p.right - p.left + 1))


def read_truth(stem: Path, heights: Sequence[float]) -> list[GridTable]:
    """The tables of one truth, page by page, boxes with the origin at the page's top left."""
    boxes = _regions(Path(f"{stem}-reg.xml"), heights)
    tables = []
    for table in ET.parse(f"{stem}-str.xml").getroot().iter("table"):
        pages: dict[int, list[Place]] = defaultdict(list)
        for region in table.findall("region"):
            pages[int(region.get("page", "1"))] += _truth_places(region)
        for page, places in pages.items():
            box = boxes.get((table.get("id"), page), (0.0, 0.0, 0.0, 0.0))
            tables.append(GridTable(page, box, relations_of(places)))
    return tables


def _truth_places(region: ET.Element) -> Iterator[Place]:
    down = int(region.get("row-increment") or 0)
    aside = int(region.get("col-increment") or 0)
    for cell in region.findall("cell"):
        top, left = int(cell.get("start-row", "0")), int(cell.get("start-col", "0"))
        bottom = max(top, int(cell.get("end-row") or top))
        right = max(left, int(cell.get("end-col") or left))
        text = as_compared(cell.findtext("content"))
        yield Place(top + down, left + aside, bottom + down, right + aside, text)


def _regions(path: Path, heights: Sequence[float]) -> dict[tuple[str | None, int], Bounds]:
    """Box of each table on each page, around all its regions there."""
    found: dict[tuple[str | None, int], list[Bounds]] = defaultdict(list)
    for table in ET.parse(path).getroot().iter("table"):
        for region in table.findall("region"):
            box = region.find("bounding-box")
            if box is not None:
                page = int(region.get("page", "1"))
                # one truth file has a letter among the digits of a coordinate
                x1, y1, x2, y2 = (
                    float(NOT_NUMERIC.sub("", box.get(k) or "0") or 0)
                    for k in ("x1", "y1", "x2", "y2")
                )
                height = heights[page - 1]
                found[table.get("id"), page].append((x1, height - y2, x2, height - y1))
    return {
        key: (
            min(b[0] for b in group),
            min(b[1] for b in group),
            max(b[2] for b in group),
            max(b[3] for b in group),
        )
        for key, group in found.items()
    }


def overlap(a: Bounds, b: Bounds) -> float:
    """Intersection over union of two boxes."""
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return 0.0
    shared = width * height
    both = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1])
    return shared / max(both - shared, 1e-9)


def compare(truth: Sequence[GridTable], found: Sequence[GridTable]) -> Score:
    """Score of one document: tables paired one to one, the largest overlap first."""
    found = [t for t in found if t.relations]
    options = sorted(
        (
            (-overlap(t.box, f.box), -_shared(t, f), i, j)
            for i, t in enumerate(truth)
            for j, f in enumerate(found)
            if t.page == f.page and overlap(t.box, f.box) > 0
        ),
    )
    used_truth: set[int] = set()
    used_found: set[int] = set()
    right = 0
    for _, shared, i, j in options:
        if i not in used_truth and j not in used_found:
            used_truth.add(i)
            used_found.add(j)
            right -= shared
    return Score(right, _count(found), _count(truth))


def _shared(a: GridTable, b: GridTable) -> int:
    return sum((a.relations & b.relations).values())


def _count(tables: Iterable[GridTable]) -> int:
    return sum(sum(t.relations.values()) for t in tables)


@dataclass(frozen=True, slots=True)
class Labelled:
    """One document of the competition with its truths (some have a second, as good)."""

    name: str
    part: str
    pdf: Path
    stems: tuple[Path, ...]

    def heights(self) -> list[float]:
        """Height of each page in points."""
        document = pypdfium2.PdfDocument(str(self.pdf))
        try:
            return [document.get_page_size(i)[1] for i in range(len(document))]
        finally:
            document.close()

    def score(self, found: Sequence[GridTable]) -> Score:
        """Score against the truth that agrees best."""
        heights = self.heights()
        scores = (compare(read_truth(stem, heights), found) for stem in self.stems)
        return max(scores, key=lambda s: s.f1)


def labelled_documents(parts: Iterable[str] = ("eu", "us")) -> list[Labelled]:
    """Every document of the given parts whose folder is there."""
    documents = []
    for part in parts:
        for pdf in sorted(FOLDERS[part].glob("*.pdf")):
            stems = [pdf.with_suffix("")]
            if pdf.stem.endswith("a"):
                second = pdf.with_name(f"{pdf.stem[:-1]}b")
                stems += [second] if Path(f"{second}-str.xml").exists() else []
            documents.append(Labelled(pdf.stem, part, pdf, tuple(stems)))
    return documents


def mean_scores(scores: Sequence[Score]) -> tuple[float, float, float]:
    """Mean precision, mean recall, and their harmonic mean, over documents."""
    if not scores:
        return 0.0, 0.0, 0.0
    precision = sum(s.precision for s in scores) / len(scores)
    recall = sum(s.recall for s in scores) / len(scores)
    return precision, recall, harmonic(precision, recall)
