"""How long people wait: the workbook, the page and the review of a large dataset.

    python benchmarks/people.py [--documents 1000] [--rows 10]

Makes a dataset of copies of a sample's rows with other texts and numbers, then times what a
person does: writing the workbook and the page, opening the review, its first page, a document,
a correction. Prints one line a figure, in seconds.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from jalon.corrections.make import Author
from jalon.corrections.store import Store, default_path
from jalon.identity import content_id
from jalon.messages import Language
from jalon.publish import read_dataset, write_dataset
from jalon.report.html import write_html
from jalon.report.places import Places
from jalon.report.workbook import write_workbook
from jalon.review import views
from jalon.review.desk import Desk
from jalon.schemas.dataset import Dataset

OUTPUT = Path(__file__).parents[1] / "output"


def large_dataset(documents: int, rows: int) -> Dataset:
    """A dataset of ``documents`` documents with ``rows`` targets each."""
    whole = read_dataset(OUTPUT)
    first = next(d for d in whole.documents if d.doc_type == "action_plan")
    samples = [row for row in whole.targets if row.document_id == first.document_id]
    made_documents, made_targets = [], []
    for number in range(documents):
        document_id = content_id("document", str(number))
        sha256 = document_id + content_id("rest", str(number)) * 3
        values = {"document_id": document_id, "sha256": sha256, "rows": rows, "findings": 0}
        values |= {"file_name": f"plan-{number:04}.pdf", "content_id": document_id}
        made_documents.append(first.model_copy(update=values))
        for at in range(rows):
            row = samples[at % len(samples)]
            made_targets.append(
                row.model_copy(
                    update={
                        "document_id": document_id,
                        "target_id": content_id(document_id, str(at)),
                        "action_id": None,
                        "indicator": f"{row.indicator} {number}",
                        "confidence": (number + at) % 10 / 10,
                    }
                )
            )
    bare = dict.fromkeys(("actions", "results", "recommendations", "findings"), ())
    return replace(whole, documents=tuple(made_documents), targets=tuple(made_targets), **bare)


def timed(name: str, act: Callable[[], object]) -> None:
    """Say how long ``act`` takes."""
    started = time.perf_counter()
    act()
    print(f"{name:<44}{time.perf_counter() - started:8.2f}")


def main() -> None:
    """Make the dataset and time what people do with it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--rows", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        dataset = large_dataset(options.documents, options.rows)
        write_dataset(dataset, folder)
        places = Places(folder)
        print(f"{options.documents} documents, {len(dataset.targets)} rows")
        timed("dataset read", lambda: read_dataset(folder))
        book, page = Path(name) / "book.xlsx", Path(name) / "page.html"
        timed("workbook", lambda: write_workbook(dataset, book, places, Language.FR))
        timed("page (no pictures)", lambda: write_html(dataset, page, places, Language.FR))
        desks: list[Desk] = []
        timed("review opened", lambda: desks.append(Desk(folder, Store(default_path(folder)))))
        (desk,) = desks
        timed("first page of the review", lambda: views.overview(desk, Language.FR))
        row = dataset.targets[len(dataset.targets) // 2]
        key = row.document_id
        timed("a document of the review", lambda: views.document_view(desk, key, Language.FR))

        def correct() -> None:
            desk.correct(key, row.target_id, "value", 12, Author("Ada"))
            views.document_view(desk, key, Language.FR)

        timed("a correction saved and shown", correct)
        for _ in range(300):
            desk.correct(key, row.target_id, "value", 12, Author("Ada"))
        timed("the same after 300 corrections", correct)
        timed("overview after corrections", lambda: views.overview(desk, Language.FR))


if __name__ == "__main__":
    main()
