"""Documents with answers made into scans, read, and held against the answers.

usage: scans.py FOLDER... --scans DIR [--dpi N ...] [--only NAME ...] [--show] [--write]

Every folder holds PDFs with NAME.gold.json beside. Each is scanned in grey at 300, 200 and 150 dots
an inch, askew by up to two degrees, with noise, as JPEG of quality 60; one in eight lies on its
side. The same name gives the same scan. What stands in DIR already is not made again. With --show
every row of the answers that was not read is printed beside the nearest that was.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from gold import fold, is_missing, pair, verdicts
from results import write_part
from scanned_pages import Scanner, write_scan

from jalon.inputs import describe_file
from jalon.reading import read_file
from jalon.schemas.dataset import Dataset
from jalon.schemas.ocr import OcrMode

TITLE = "Scans: made of documents with answers, and read"
DOTS_PER_INCH = (300, 200, 150)
MOST_TILT_DEG, NOISE, QUALITY = 2.0, 4.0, 60
ON_ITS_SIDE = 8  # one scan in so many
SURE = 0.9
TABLES = {
    "rows": ("targets", ("action", "indicator", "period", "target")),
    "results": ("results", ("action", "raw")),
    "actions": ("actions", ("action",)),
    "recommendations": ("recommendations", ("number", "text")),
}
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Score:
    """One kind of rows of one scan.

    Attributes:
        name: Of the document.
        dpi: Dots an inch.
        kind: ``rows``, ``results``, ``actions`` or ``recommendations``.
        gold: Rows of the answers.
        ours: Rows read.
        right: Rows of which all keys are right.
        sure: Rows read with confidence ``SURE`` and more.
        sure_right: Of these, those right in all keys and in value.
        in_text: Rows of which all keys are right when the text layer is read.
        kept: Of these, those that are right in the scan as well.
        values: Targets whose own confidence is ``SURE`` and more.
        values_right: Of these, those that are right in text, value, unit and kind.
    """

    name: str
    dpi: int
    kind: str
    gold: int
    ours: int
    right: int
    sure: int
    sure_right: int
    in_text: int
    kept: int
    values: int
    values_right: int


@dataclass(frozen=True, slots=True)
class Cost:
    """What one scan took.

    Attributes:
        dpi: Dots an inch.
        pages: Of the scan.
        seconds: Of the processor.
    """

    dpi: int
    pages: int
    seconds: float


def scanner_of(name: str, dots_per_inch: int) -> Scanner:
    """How a document is scanned; the same for the same name."""
    rng = random.Random(f"{name}-{dots_per_inch}")
    return Scanner(
        dots_per_inch=dots_per_inch,
        tilt_deg=round(rng.uniform(-MOST_TILT_DEG, MOST_TILT_DEG), 2),
        quarter_turns=1 if rng.randrange(ON_ITS_SIDE) == 0 else 0,
        noise=NOISE,
        quality=QUALITY,
    )


def scans(folders: Sequence[Path], target: Path, dpis: Sequence[int], only: Sequence[str]
) -> Iterator[tuple[Path, Path, int]]:  # fmt: skip
    """Each scan with its answers and its dots an inch; made where it is not there."""
    for source in sorted(p for folder in folders for p in folder.glob("*.pdf")):
        answers = source.with_suffix(".gold.json")
        if not answers.exists() or (only and source.stem not in only):
            continue
        for dpi in dpis:
            scan = target / str(dpi) / source.name
            if not scan.exists():
                scan.parent.mkdir(parents=True, exist_ok=True)
                write_scan(source, scan, scanner_of(source.stem, dpi))
            yield scan, answers, dpi


def scored(  # noqa: PLR0913, PLR0917 - what a scan is held against
    name: str, dpi: int, kind: str, gold: Sequence[Row], ours: Sequence[Row], text: Sequence[Row]
) -> Score:
    """How one kind of rows of a scan was read, beside the same rows read from the text."""
    keys = TABLES[kind][1]
    right = Counter(_key(r, keys) for r in gold)
    here, there = (Counter(_key(r, keys) for r in rows) & right for rows in (ours, text))
    is_sure = [(r.get("confidence") or 0) >= SURE for r in ours]
    if kind == "rows":
        found = verdicts(gold, ours)
        exact, sure_right = len(pair(gold, ours)[1]), [bool(v["sure"]) for v in found]
        sure_value = [_claims(r, "target") >= SURE for r in ours]
        right_value = [bool(v["target"]) for v in found]
    else:
        exact, sure_right = here.total(), [_key(r, keys) in right for r in ours]
        sure_value, right_value = is_sure, sure_right
    return Score(
        name,
        dpi,
        kind,
        len(gold),
        len(ours),
        exact,
        sum(is_sure),
        sum(a and b for a, b in zip(is_sure, sure_right, strict=True)),
        there.total(),
        (here & there).total(),
        sum(sure_value),
        sum(a and b for a, b in zip(sure_value, right_value, strict=True)),
    )


def _claims(row: Row, field: str) -> float:
    """How sure a row is of one of its fields."""
    stated = {f["field"]: f["confidence"] for f in row.get("field_confidence") or ()}
    return float(stated.get(field, 0.0))


def _key(row: Row, keys: Sequence[str]) -> tuple[str, ...]:
    return tuple("" if is_missing(row.get(f)) else fold(row[f]) for f in keys)


def missed(gold: Sequence[Row], ours: Sequence[Row], keys: Sequence[str]) -> Iterator[str]:
    """Rows of the answers that no row of ours is, and rows of ours that are none of them."""
    have, want = [_key(r, keys) for r in ours], [_key(r, keys) for r in gold]
    for row in gold:
        if _key(row, keys) not in have:
            yield f"  - p{row.get('page')} " + " | ".join(str(row.get(k)) for k in keys)
    for row in ours:
        if _key(row, keys) not in want:
            yield f"  + p{row.get('page')} " + " | ".join(str(row.get(k)) for k in keys)


@cache
def read_text(source: Path) -> Dataset:
    """The document read from its text layer."""
    return read_file(describe_file(source), ocr=OcrMode.OFF)


def measure(scan: Path, answers: Path, dpi: int, *, show: bool) -> tuple[list[Score], Cost]:
    """One scan read and held against its answers."""
    gold = json.loads(answers.read_text(encoding="utf-8"))
    began = time.process_time()
    data = read_file(describe_file(scan))
    cost = Cost(dpi, data.documents[0].pages or 0, time.process_time() - began)
    found = []
    for kind, (table, keys) in TABLES.items():
        ours = [row.model_dump(mode="json") for row in getattr(data, table)]
        wanted = gold.get(kind) or []
        if wanted:
            twin = read_text(answers.with_name(scan.name))
            text = [row.model_dump(mode="json") for row in getattr(twin, table)]
            found.append(scored(scan.stem, dpi, kind, wanted, ours, text))
            if show:
                print(*missed(wanted, ours, keys), sep="\n")
    return found, cost


def f1(scores: Sequence[Score]) -> float | None:
    """F1 of all rows of the scans together; None where there are none."""
    total = sum(s.gold + s.ours for s in scores)
    return 2 * sum(s.right for s in scores) / total if total else None


def report(scores: Sequence[Score], costs: Sequence[Cost]) -> str:
    """The table of RESULTS.md."""
    lines = [
        "| dots an inch | kind | documents | rows | f1 | worst | right in text, kept "
        "| values at 0.9 and more, right |",
        "|---|---|---|---|---|---|---|---|",
    ]
    groups: dict[tuple[int, str], list[Score]] = defaultdict(list)
    for score in scores:
        groups[score.dpi, score.kind].append(score)
    for (dpi, kind), group in sorted(groups.items(), key=lambda item: (-item[0][0], item[0][1])):
        worst = min(f1([s]) or 0.0 for s in group)
        kept = sum(s.kept for s in group) / max(sum(s.in_text for s in group), 1)
        values = f"{sum(s.values_right for s in group)} of {sum(s.values for s in group)}"
        lines.append(
            f"| {dpi} | {kind} | {len(group)} | {sum(s.gold for s in group)} "
            f"| {f1(group) or 0:.3f} | {worst:.2f} | {kept:.3f} | {values} |"
        )
    lines.append("")
    for dpi in sorted({c.dpi for c in costs}, reverse=True):
        own = [c for c in costs if c.dpi == dpi]
        pages = sum(c.pages for c in own)
        lines.append(
            f"{dpi} dots an inch: {sum(c.seconds for c in own) / max(pages, 1):.1f} s of the "
            f"processor a page, {pages} pages."
        )
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return "\n".join([*lines, f"Most memory held: {most:.0f} MB."])


def main() -> None:
    """Make, read and score."""
    shape = argparse.RawTextHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=shape)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--scans", type=Path, required=True)
    parser.add_argument("--dpi", type=int, nargs="+", default=list(DOTS_PER_INCH))
    parser.add_argument("--only", nargs="+", default=[])
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    scores: list[Score] = []
    costs: list[Cost] = []
    for scan, answers, dpi in scans(options.folders, options.scans, options.dpi, options.only):
        found, cost = measure(scan, answers, dpi, show=options.show)
        scores += found
        costs.append(cost)
        for s in found:
            print(f"{dpi} {s.name:45} {s.kind:8} f1 {f1([s]) or 0:.3f} ({s.right} of {s.gold}, "
                  f"{s.ours} ours) sure {s.sure_right}/{s.sure} "
                  f"{cost.seconds / max(cost.pages, 1):.1f} s a page", flush=True)  # fmt: skip
    text = report(scores, costs)
    print(text)
    if options.write:
        write_part(TITLE, text)


if __name__ == "__main__":
    main()
