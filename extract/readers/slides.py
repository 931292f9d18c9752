"""Decks and briefs: numbered recommendations and the issues that they answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from jalon.extract.layout.connectors import joined_places
from jalon.extract.layout.diagram import nodes_of
from jalon.extract.readers.openings import bare_number, number_alone, opening_of
from jalon.extract.readers.settings import SETTINGS
from jalon.extract.readers.slide_counts import (
    Counts,
    count_findings,
    number_findings,
    stated_counts,
)
from jalon.extract.readers.slide_furniture import without_furniture
from jalon.extract.readers.slide_items import items_of, labels_of
from jalon.extract.readers.slide_pairs import pair_up
from jalon.extract.readers.slide_roles import sort_sides
from jalon.extract.readers.slide_tables import Heads, read_table
from jalon.extract.readers.slide_titles import body_size, chapter_at, chapter_tier, titles_of
from jalon.extract.rows.agreed import doubted, without_repeats
from jalon.schemas.diagram import Item, Node, Pair
from jalon.schemas.geometry import union, x_share, y_share
from jalon.schemas.page import Page
from jalon.schemas.raw import Passage, RawFinding, RawRecommendation, SlidesReading
from jalon.schemas.table import Table
from jalon.schemas.values import Role, Severity
from jalon.schemas.vocabulary import Vocabulary

SLIDE_TITLES = SETTINGS.slide_titles
SLIDES = SETTINGS.slides

LEADERS = "...."
EVIDENCE = {"cell": 0.2, "link": 0.2, "alone": 0.15, "beside": 0.15, "column": 0.15, "heading": 0.1}


def read_slides(
    pages: Sequence[Page],
    tables: Mapping[int, Sequence[Table]],
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
) -> SlidesReading:
    """The numbered recommendations of a deck or a brief.

    Args:
        pages: All pages, in order.
        tables: Tables by page number.
        vocabulary: Tells labels and headings.
        lexicon: Lower-case words of the document.
    """
    reader = _Reader(vocabulary, lexicon, body_size(pages))
    per_page = reader.nodes(pages)
    reader.stated_on = {
        page.number: stated_counts(nodes, vocabulary)
        for page, nodes in zip(pages, per_page, strict=True)
    }
    per_page = without_furniture(pages, per_page, reader.names_side)
    titles = [
        titles_of(nodes, page.number, reader.body_pt, vocabulary)
        for page, nodes in zip(pages, per_page, strict=True)
    ]
    reader.find_tier(per_page, titles)
    for page, nodes, page_titles in zip(pages, per_page, titles, strict=True):
        reader.read(page, nodes, page_titles, tables.get(page.number, ()))
    rows = doubted(without_repeats(reader.rows))
    findings = [*reader.findings, *number_findings(rows)]
    if rows:
        findings += count_findings(reader.stated, rows)
    return SlidesReading(tuple(rows), tuple(findings))


@dataclass(slots=True)
class _Reader:
    """What is known while the pages are gone through, from first to last."""

    vocabulary: Vocabulary
    lexicon: frozenset[str]
    body_pt: float
    tier_pt: float = 0.0
    chapter: Passage | None = None
    issue: Item | None = None
    heads: Heads | None = None
    last: int = 0
    rows: list[RawRecommendation] = field(default_factory=list)
    findings: list[RawFinding] = field(default_factory=list)
    stated_on: dict[int, Counts] = field(default_factory=dict)
    stated: list[tuple[int, str | None, Counts]] = field(default_factory=list)

    def nodes(self, pages: Sequence[Page]) -> list[list[Node]]:
        """The paragraphs of each page."""
        starts = partial(_starts_item, vocabulary=self.vocabulary)
        alone = partial(_stands_alone, vocabulary=self.vocabulary)
        return [nodes_of(page, self.lexicon, starts, alone) for page in pages]

    def find_tier(
        self, per_page: Sequence[Sequence[Node]], titles: Sequence[list[tuple[float, Passage]]]
    ) -> None:
        """Learn how large chapters are set, from the pages that name a side."""
        sided = [
            t
            for nodes, t in zip(per_page, titles, strict=True)
            if any(self.names_side(n) for n in nodes)
        ]
        self.tier_pt = chapter_tier(sided or titles)

    def _should_hold(self, nodes: Sequence[Node]) -> bool:
        """Whether a page names recommendations, beside text that could be some."""
        openings = [opening_of(n.text, self.vocabulary) for n in nodes if LEADERS not in n.text]
        named = any(o is not None and o.role is Role.RECOMMENDATION for o in openings)
        issues = any(o is not None and o.role is Role.ISSUE for o in openings)
        numbered = sum(1 for o in openings if o is not None and o.number and o.role is None)
        return (named and len(nodes) > 2) or (issues and numbered > 1)

    def names_side(self, node: Node) -> bool:
        """Whether a paragraph begins with a label."""
        opening = opening_of(node.text, self.vocabulary)
        return opening is not None and opening.role is not None

    def read(
        self,
        page: Page,
        nodes: Sequence[Node],
        titles: Sequence[tuple[float, Passage]],
        tables: Sequence[Table],
    ) -> None:
        """Add what one page holds."""
        pairs, rest = self._from_tables(nodes, tables)
        method, counts = "slide:table", self.stated_on.get(page.number, {})
        if counts:
            boxes = [box for _, box in counts.values()]
            rest = [n for n in rest if not any(b.contains(n.box, 0.5) for b in boxes)]
            self.stated.append((page.number, titles[0][1].text if titles else None, counts))
        if not pairs:
            heads = [p.box for size, p in titles if size >= SLIDE_TITLES.same_tier * self.tier_pt]
            body = [n for n in rest if not any(h.contains(n.box, 0.5) for h in heads)]
            pairs, method = self._from_diagram(page, body), "slide:diagram"
        read = [p for p in pairs if p.recommendation.number is not None]
        if not read and not counts and self._should_hold(rest):
            self.findings.append(
                RawFinding("recommendations_unread", Severity.WARNING, page.number, page.box)
            )
        for pair in sorted(pairs, key=lambda p: bare_number(p.recommendation.number or "0")):
            self._add(page, pair, titles, method)
        self.chapter = chapter_at(page.height, titles, self.tier_pt, self.chapter)

    def _from_tables(
        self, nodes: Sequence[Node], tables: Sequence[Table]
    ) -> tuple[list[Pair], list[Node]]:
        pairs: list[Pair] = []
        rest, heads = list(nodes), None
        for table in tables:
            found, heads = read_table(table, self.vocabulary, self.lexicon, self.heads)
            found = [p for p in found if p.recommendation.number is not None]
            if found:
                pairs += found
                rest = [n for n in rest if not table.box.contains(n.box, 2.0)]
        self.heads = heads if pairs else None
        return pairs, rest

    def _from_diagram(self, page: Page, nodes: Sequence[Node]) -> list[Pair]:
        labels = labels_of(nodes, self.vocabulary)
        items = [i for i in items_of(nodes, self.vocabulary) if LEADERS not in i.node.text]
        recommendations, issues = sort_sides(items, labels, self.last)
        if not recommendations:
            self.issue = issues[-1] if issues else self.issue
            return []
        if _is_running_text(page, recommendations, issues):
            return self._under_headings(page, recommendations, issues)
        places = [i.node.place for i in (*recommendations, *issues)]
        return pair_up(recommendations, issues, joined_places(page, places))

    def _under_headings(
        self, page: Page, recommendations: Sequence[Item], issues: Sequence[Item]
    ) -> list[Pair]:
        """Pairs of running text: the issue is the last one above, on this page or before."""
        pairs = []
        before = self.issue if page.height > page.width else None
        for item in recommendations:
            above = [i for i in issues if i.box.top <= item.box.top]
            issue = max(above, key=lambda i: i.box.top, default=before)
            pairs.append(Pair(item, issue, "heading" if issue is not None else ""))
        self.issue = issues[-1] if issues else before
        return pairs

    def _add(
        self, page: Page, pair: Pair, titles: Sequence[tuple[float, Passage]], method: str
    ) -> None:
        item = pair.recommendation
        number = item.number
        if number is None:
            return
        chapter = chapter_at(item.box.top, titles, self.tier_pt, self.chapter)
        issue = None
        if pair.issue is not None:
            issue = Passage(pair.issue.text, page.number, pair.issue.box)
        if pair.is_doubtful:
            params = (("number", number),)
            self.findings.append(
                RawFinding("issue_doubtful", Severity.WARNING, page.number, item.box, params)
            )
        follows = bare_number(number) == self.last + 1
        self.last = max(self.last, bare_number(number))
        self.rows.append(
            RawRecommendation(
                page=page.number,
                box=union([item.box, item.node.box]),
                number=number,
                text=Passage(item.text, page.number, item.node.box),
                chapter=chapter,
                issue=issue,
                method=method,
                confidence=_confidence(pair, follows=follows, has_chapter=chapter is not None),
            )
        )


def _confidence(pair: Pair, *, follows: bool, has_chapter: bool) -> float:
    """How many of such rows are right: a number in sequence, a known issue, a chapter."""
    score = SLIDES.sure + EVIDENCE.get(pair.evidence, 0.0)
    score += 0.2 if follows else 0.0
    score += 0.05 if has_chapter else 0.0
    score += 0.05 if pair.recommendation.role is not None else 0.0
    return round(min(score - (0.15 if pair.is_doubtful else 0.0), 0.97), 2)


def _is_running_text(page: Page, recommendations: Sequence[Item], issues: Sequence[Item]) -> bool:
    """Whether issues are headings above their recommendations, and nothing stands beside."""
    if page.height > page.width and not issues:
        return True
    is_named = all(i.role is Role.ISSUE for i in issues)
    pairs = [(r, i) for r in recommendations for i in issues]
    beside = any(y_share(r.node.place, i.node.place) > 0.5 for r, i in pairs)
    in_one_column = all(x_share(r.box, i.box) > SLIDES.one_column for r, i in pairs)
    above = any(i.box.top < r.box.top for r, i in pairs)
    return bool(issues) and is_named and above and not beside and in_one_column


def _starts_item(text: str, vocabulary: Vocabulary) -> bool:
    opening = opening_of(text, vocabulary)
    return opening is not None and not text[:1].islower()


def _stands_alone(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is a number or a label; in lower case it is the end of a sentence."""
    if number_alone(text) is not None:
        return True
    opening = opening_of(text, vocabulary)
    return opening is not None and not opening.rest and not text[:1].islower()
