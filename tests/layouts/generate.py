"""Writes the test documents and their answers: `python -m layouts.generate DIR`, from tests/."""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path

from .blocks import Document
from .browser_pages import find_chromium, write_chromium, write_weasyprint
from .gold import Row, describe, list_rows, locate, read_pages
from .layouts import LAYOUTS, Layout
from .negatives import NEGATIVES
from .office_pages import find_libreoffice, write_libreoffice
from .reportlab_pages import write_reportlab
from .sheet_pages import write_calc
from .sideways import turn_pages
from .typst_pages import write_typst

PRODUCERS: dict[str, Callable[[Document, Path], None]] = {
    "typst": write_typst,
    "reportlab": write_reportlab,
    "weasyprint": write_weasyprint,
    "chromium": write_chromium,
    "libreoffice": write_libreoffice,
}
KEPT = Path(__file__).parents[1] / "data" / "layouts"


def explain_absence(producer: str) -> str | None:
    """Return why a producer cannot be used on this machine, or None where it can."""
    if producer == "chromium":
        return None if find_chromium() else "Chromium is not installed"
    if producer == "libreoffice":
        return None if find_libreoffice() else "LibreOffice is not installed"
    if producer == "weasyprint":
        return _explain_weasyprint()
    return None if find_spec(producer) else f"the package {producer} is not installed"


def _explain_weasyprint() -> str | None:
    if find_spec("weasyprint") is None:
        return "the package weasyprint is not installed"
    try:
        import weasyprint  # noqa: F401, PLC0415 - loads Pango, a system library
    except OSError as error:
        return f"WeasyPrint lacks a system library: {error}"
    return None


def list_kept(producer: str) -> list[Path]:
    """Return the documents kept of a producer that a machine may lack."""
    return sorted(KEPT.glob(f"*.{producer}.pdf"))


def build(
    folder: Path, producers: Iterable[str] | None = None, names: Iterable[str] | None = None
) -> list[Path]:
    """Write every layout and every negative with every producer, each with its answer.

    Args:
        folder: Where NAME.PRODUCER.pdf and NAME.PRODUCER.gold.json go; made where it is missing.
        producers: Names out of `PRODUCERS`; None takes them all. Of one that this machine lacks,
            the few documents kept in `KEPT` are copied.
        names: Layouts and negatives to make; None makes them all.

    Returns:
        The PDFs, sorted.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = set(names) if names is not None else {*LAYOUTS, *NEGATIVES}
    made = []
    for producer in producers if producers is not None else PRODUCERS:
        if explain_absence(producer):
            made += [copy_kept(p, folder) for p in list_kept(producer) if name_of(p) in wanted]
            continue
        for name in sorted(wanted):
            make = write_negative if name in NEGATIVES else write_layout
            made.append(make(name, producer, folder / f"{name}.{producer}.pdf"))
    return sorted(made)


def name_of(path: Path) -> str:
    """Return which layout or negative a document is."""
    return path.name.split(".")[0]


def write_layout(name: str, producer: str, path: Path) -> Path:
    """Write one layout of a plan and its gold rows; return the PDF."""
    layout = LAYOUTS[name]
    is_sheet = layout.is_sheet and producer == "libreoffice"
    write = write_calc if is_sheet else PRODUCERS[producer]
    write(layout.make(layout.plan()), path)
    gold = plan_gold(layout, path)
    if layout.turned:
        turn_pages(path)
    return _write_gold(path, gold)


def write_negative(name: str, producer: str, path: Path) -> Path:
    """Write a document that holds no plan; return the PDF."""
    document = NEGATIVES[name]()
    PRODUCERS[producer](document, path)
    return _write_gold(path, negative_gold(document, path))


def copy_kept(kept: Path, folder: Path) -> Path:
    """Copy a document kept in the repository and write its gold; return the copy."""
    path = folder / kept.name
    shutil.copyfile(kept, path)
    return _write_gold(path, kept_gold(path))


def kept_gold(path: Path) -> Row:
    """Return the gold of a document that was made from today's contents."""
    name = name_of(path)
    if name in NEGATIVES:
        return negative_gold(NEGATIVES[name](), path)
    return plan_gold(LAYOUTS[name], path)


def plan_gold(layout: Layout, path: Path) -> Row:
    """Return the gold of a plan that has just been set, before any page of it is turned.

    Raises:
        LookupError: The document does not hold the plan's indicators.
    """
    plan = layout.plan()
    pages = read_pages(path)
    rows = list(locate(list_rows(plan, layout.printed), pages))
    return {"document": describe(plan, plan.title, layout.doc_type, len(pages)), "rows": rows}


def negative_gold(document: Document, path: Path) -> Row:
    """Return the gold of a document that holds no plan."""
    unknown = dict.fromkeys(("publisher", "publisher_id", "period_start", "period_end", "title"))
    facts = {"doc_type": "other", "language": document.language, "pages": len(read_pages(path))}
    return {"document": unknown | facts, "rows": []}


def _write_gold(path: Path, gold: Row) -> Path:
    whole = gold | {"results": [], "recommendations": []}
    text = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    path.with_suffix(".gold.json").write_text(text, encoding="utf-8")
    return path


def main() -> None:
    """Write the documents that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--producer", action="append", choices=PRODUCERS, dest="producers")
    parser.add_argument("--name", action="append", choices=[*LAYOUTS, *NEGATIVES], dest="names")
    args = parser.parse_args()
    for producer in PRODUCERS:
        if reason := explain_absence(producer):
            print(f"{producer}: only what is kept ({reason})")
    print(len(build(args.folder, args.producers, args.names)), "documents")


if __name__ == "__main__":
    main()
