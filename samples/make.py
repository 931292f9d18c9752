"""Makes the sample documents and their gold answers again: `python samples/make.py [NAME ...]`.

Needs Chromium, the packages typst, weasyprint and fonttools, and the fonts that README.md names.
The PDFs are committed: nothing else in the project needs this program.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

SAMPLES = Path(__file__).parent
sys.path.insert(0, str(SAMPLES.parent / "tests"))

from layouts.browser_pages import print_page, set_page  # noqa: E402
from layouts.gold import fold, read_pages  # noqa: E402
from sources import annual_report, slides, status_report, triennial_plan, yearly_plan  # noqa: E402
from sources.typeset import typeset  # noqa: E402

Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sample:
    """How one document is made from its content."""

    render: Callable[[Content], str]
    list_gold: Callable[[Content], dict[str, list[dict[str, Any]]]]
    write: Callable[[str, Path], None]


SAMPLE_DOCUMENTS = {
    "plan-chaudiere-appalaches-2025-2026": Sample(
        yearly_plan.render, yearly_plan.list_gold, print_page
    ),
    "plan-laurentides-2025-2028": Sample(
        triennial_plan.render, triennial_plan.list_gold, print_page
    ),
    "etat-situation-gaspesie-2022-2023": Sample(
        status_report.render, status_report.list_gold, typeset
    ),
    "rapport-annuel-estrie-2023-2024": Sample(
        annual_report.render, annual_report.list_gold, set_page
    ),
    "presentation-montreal-2023": Sample(slides.render, slides.list_gold, typeset),
}


def make(name: str) -> Path:
    """Write NAME.pdf and NAME.gold.json from sources/NAME.yaml; return the PDF."""
    sample = SAMPLE_DOCUMENTS[name]
    content = yaml.safe_load((SAMPLES / "sources" / f"{name}.yaml").read_text(encoding="utf-8"))
    path = SAMPLES / f"{name}.pdf"
    sample.write(sample.render(content), path)
    gold = make_gold(content, sample, read_pages(path))
    text = json.dumps(gold, ensure_ascii=False, indent=1) + "\n"
    path.with_suffix(".gold.json").write_text(text, encoding="utf-8")
    return path


def make_gold(content: Content, sample: Sample, pages: list[str]) -> Content:
    """Return the gold of a document, its rows with the pages on which they stand."""
    keyed = {"rows": [], "results": [], "recommendations": []} | sample.list_gold(content)
    for name, fields in (
        ("rows", ("action", "indicator")),
        ("results", ("action", "label", "raw")),
        ("recommendations", ("text",)),
    ):
        page = 0
        for row in keyed[name]:
            page = find_page([row[field] or "" for field in fields], pages, page)
            row["page"] = page + 1
    return {"document": content["document"] | {"pages": len(pages)}, **keyed}


def find_page(texts: list[str], pages: list[str], start: int) -> int:
    """Return the first page from start on that holds all the texts.

    Raises:
        LookupError: No page holds them: the document does not print what its gold says.
    """
    for number in range(start, len(pages)):
        if all(fold(text) in pages[number] for text in texts):
            return number
    raise LookupError(f"no page from {start + 1} on holds {texts!r}")


def main() -> None:
    """Make the documents named on the command line, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*SAMPLE_DOCUMENTS, []])
    names = parser.parse_args().names or list(SAMPLE_DOCUMENTS)
    for name in names:
        print(make(name).name)


if __name__ == "__main__":
    main()
