"""Tables of a report that say what was reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drawn_grids import LEFT_PT, Texts, table_of
from drawn_pages import Sheet

from jalon.extract.contents import Contents
from jalon.extract.layout.flow import flow_of
from jalon.extract.plan import read_plan
from jalon.extract.published import with_published
from jalon.schemas.page import Page, Word
from jalon.schemas.raw import RawDocument, RawResult
from jalon.schemas.values import DocType
from jalon.vocabulary import Wordbook

WORDS = Wordbook().in_language("en")


def read(rows: Sequence[Texts], *lines: tuple[str, float]) -> tuple[RawResult, ...]:
    """The figures of a page with headings (text and size) over a table."""
    sheet = Sheet(1, 612.0, 792.0)
    for i, (text, size) in enumerate(lines):
        sheet.text(LEFT_PT, 20 + 14 * i, text, size=size, weight=700)
    table = table_of(rows)
    words: list[Word] = [replace(w, order=n) for n, w in enumerate(sheet.words)]
    words += [w for c in table.cells for w in c.words]
    pages = [Page(1, 612.0, 792.0, words=tuple(words))]
    tables = {1: (table,)}
    flow = tuple(flow_of(pages, tables, WORDS, frozenset()))
    contents = Contents(tuple(pages), tables, (), flow, frozenset(), WORDS)
    plan = read_plan(pages, tables, WORDS, frozenset())
    empty = RawDocument(DocType.ANNUAL_REPORT, 1, "en")
    return with_published(empty, contents, plan, is_sure=True).results


def test_a_measure_is_the_label_of_its_result() -> None:
    """What was reached stands beside what was measured; the target is none of it."""
    found = read(
        [
            ["Indicator", "Target 2024", "Result 2024"],
            ["Trees planted", "8,000", "9,214"],
            ["Staff turnover", "9%", "8.1%"],
        ],
        ("Goal 1: Green and resilient", 12.0),
    )

    assert [(r.raw.text, r.label.text if r.label else None) for r in found] == [
        ("9,214", "Trees planted"),
        ("8.1%", "Staff turnover"),
    ]
    assert {r.theme_number for r in found} == {"1"}
    assert {r.action for r in found} == {None}


def test_a_cell_may_name_the_numbered_theme() -> None:
    """A column whose cells are numbered themes says where each row belongs."""
    found = read(
        [
            ["Action", "Results", "Objective"],
            ["Tutoring by peers", "38 tutors", "Objective 2"],
            ["Chemistry camp", "54 pupils", "Objective 1"],
        ]
    )

    assert [(r.action.text if r.action else None, r.theme_number) for r in found] == [
        ("Tutoring by peers", "2"),
        ("Chemistry camp", "1"),
    ]


def test_prose_among_results_is_no_figure() -> None:
    """A sentence in the column of results states no figure of its own."""
    found = read(
        [
            ["Action", "Results"],
            ["Tutoring by peers", "38 tutors"],
            ["Chemistry camp", "The camp was held in August with help from many."],
        ]
    )

    assert [r.raw.text for r in found] == ["38 tutors"]
