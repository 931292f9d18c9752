"""Recommendations of any document: by their label, as numbered series, or in a column so called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jalon.extract.records.items import ENDS_OPEN
from jalon.extract.rows.advice import (
    LEADERS,
    Opening,
    alone,
    announces,
    first_paragraph,
    heads_column,
    is_word,
    listed,
    marked,
    number_in,
    ordinal,
)
from jalon.extract.rows.agreed import doubted, is_same, without_repeats
from jalon.extract.rows.settings import SETTINGS
from jalon.extract.text.hyphens import join_lines
from jalon.schemas.geometry import Box, union
from jalon.schemas.raw import Passage, RawRecommendation
from jalon.schemas.region import Line
from jalon.schemas.units import (
    Couple,
    Element,
    Grid,
    GridLine,
    GridMeaning,
    Labelled,
    Look,
    Loose,
    Value,
)
from jalon.schemas.values import AIMS
from jalon.schemas.vocabulary import Vocabulary

GATES = SETTINGS.gates
RECOMMENDED = SETTINGS.recommended
SHARED = SETTINGS.shared


LABEL, COLUMN, LIST = "recommended:label", "recommended:column", "recommended:list"
SURE = {LABEL: 0.85, COLUMN: 0.85, LIST: 0.75}


def recommended(
    elements: Sequence[Element],
    grids: Mapping[int, GridMeaning],
    body: Look,
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
) -> tuple[RawRecommendation, ...]:
    """The numbered recommendations of a document, in reading order.

    Args:
        elements: The document's elements.
        grids: What the columns of its grids mean, by the element's index.
        body: The look of its running text.
        vocabulary: Knows the word.
        lexicon: Lower-case words of the document.
    """
    reader = _Reader(body, vocabulary, lexicon)
    seen = Counter(e.block.text for e in elements if isinstance(e, Loose) and e.is_running)
    for i, element in enumerate(elements):
        if isinstance(element, Loose) and seen[element.block.text] > 1:
            continue
        if isinstance(element, Grid) and i in grids and _is_measured(grids[i]):
            continue
        reader.take(element)
    reader.end_series()
    return tuple(doubted(without_repeats(reader.found)))


def _is_measured(meaning: GridMeaning) -> bool:
    """Whether headings say that a grid states what is measured: its rows are a plan's."""
    return any(r.role in AIMS and r.words >= GATES.known for r in meaning.roles)


@dataclass(slots=True)
class _Reader:
    """What is known while the elements are gone through, first to last."""

    body: Look
    vocabulary: Vocabulary
    lexicon: frozenset[str]
    chapter: Passage | None = None
    announced: Loose | None = None
    waiting: tuple[str, Box, int, str] | None = None
    series: list[RawRecommendation] = field(default_factory=list)
    found: list[RawRecommendation] = field(default_factory=list)

    def take(self, element: Element) -> None:
        """Read one element."""
        if isinstance(element, Loose):
            self._loose(element)
            return
        self.waiting = None
        if isinstance(element, Labelled):
            self.found += self._labelled(element)
        elif isinstance(element, Couple):
            self.found += self._couple(element)
        elif isinstance(element, Grid):
            self.found += self._grid(element)

    def end_series(self) -> None:
        """Keep the entries of a list under a heading that announced it, where it is one."""
        known = {r.number for r in self.found}
        if len(self.series) >= SHARED.several:
            self.found += [
                r
                for r in self.series
                if r.number not in known or any(is_same(r, o) for o in self.found)
            ]
        self.series = []

    def _loose(self, e: Loose) -> None:
        text, waiting = e.block.text.strip(), self.waiting
        self.waiting = None
        if LEADERS.search(text):
            return
        opening = marked(text, self.vocabulary)
        if opening is not None:
            self.end_series()
            self.announced = None
            if opening.rest:
                self.found += self._row(opening, e.page, e.box, LABEL)
            else:
                self.waiting = (opening.number, e.box, e.page, LABEL)
        elif waiting is not None and waiting[2] == e.page:
            self._after_number(waiting, e)
        elif self._is_heading(e) and announces(text, self.vocabulary):
            self.end_series()
            self.announced = e
        elif self.announced is not None and self._ends(e):
            self.end_series()
            self.announced = None
            self._open_chapter(e)
        elif self.announced is not None and (number := alone(text)) is not None:
            if self._is_next(number):
                self.waiting = (number, e.box, e.page, LIST)
        elif self.announced is not None and listed(text) is not None:
            self._listed(e)
        elif self._is_heading(e):
            self._open_chapter(e)

    def _after_number(self, mark: tuple[str, Box, int, str], e: Loose) -> None:
        """The text that follows a number or a label set on its own."""
        number, box, _, method = mark
        rows = self._row(Opening(number, e.block.text.strip()), e.page, e.box, method, box)
        (self.series if method == LIST else self.found).extend(rows)

    def _is_next(self, number: str) -> bool:
        """Whether a list goes on with a number: it begins with one, and leaves none out."""
        last = ordinal(self.series[-1].number) if self.series else 0
        return ordinal(number) == last + 1

    def _listed(self, e: Loose) -> None:
        """The entries of a list that one paragraph holds, as far as their numbers follow."""
        groups: list[tuple[Opening, list[Line]]] = []
        last = ordinal(self.series[-1].number) if self.series else 0
        for line in e.block.lines:
            opening = listed(line.text)
            if opening is not None and _is_plain(opening) and ordinal(opening.number) == last + 1:
                groups.append((opening, [line]))
                last += 1
            elif groups:
                groups[-1][1].append(line)
        for opening, lines in groups:
            self.series += self._of_lines(opening, lines, e.page, LIST)

    def _of_lines(
        self, opening: Opening, lines: Sequence[Line], page: int, method: str
    ) -> list[RawRecommendation]:
        """The recommendation whose first line opens with its number."""
        texts = [*([opening.rest] if opening.rest else []), *(n.text for n in lines[1:])]
        text = join_lines(texts, self.lexicon) if texts else ""
        box = union(n.box for n in lines)
        return self._row(Opening(opening.number, text), page, box, method)

    def _is_heading(self, e: Loose) -> bool:
        if e.block.bullet or len(e.block.text.split()) > 16:
            return False
        larger = e.look.size_pt >= RECOMMENDED.title_to_body * self.body.size_pt
        stronger = e.look.is_bold and not self.body.is_bold
        return larger or stronger or (e.look.is_caps and not self.body.is_caps)

    def _ends(self, e: Loose) -> bool:
        """Whether a heading closes what the last one announced: it is set as strongly."""
        named = self.announced
        if named is None or not self._is_heading(e):
            return False
        entry = listed(e.block.text)
        if entry is not None and e.look.size_pt < named.look.size_pt:
            return False
        return e.look.size_pt >= named.look.size_pt and e.look.is_bold >= named.look.is_bold

    def _open_chapter(self, e: Loose) -> None:
        if e.look.size_pt >= RECOMMENDED.title_to_body * self.body.size_pt and not e.is_running:
            self.chapter = Passage(e.block.text, e.page, e.box)

    def _row(
        self, opening: Opening, page: int, box: Box, method: str, mark: Box | None = None
    ) -> list[RawRecommendation]:
        if len(opening.rest.split()) < (RECOMMENDED.shortest if method == LIST else 1):
            return []
        if ENDS_OPEN.search(opening.rest):  # the rest of it was taken for something else
            return []
        return [
            RawRecommendation(
                page=page,
                box=box if mark is None else union((mark, box)),
                number=opening.number,
                text=Passage(opening.rest, page, box),
                chapter=self.chapter,
                method=method,
                confidence=SURE[method],
            )
        ]

    def _labelled(self, e: Labelled) -> list[RawRecommendation]:
        """The text beside or below a label: one recommendation, or a list of them."""
        name = e.heading.strip()
        opening = marked(name, self.vocabulary)
        if opening is not None:
            self.end_series()
            if e.value is None:
                self.waiting = (opening.number, e.box, e.page, LABEL)
                return []
            lines, box = first_paragraph(e.value)
            text = join_lines([n.text for n in lines], self.lexicon)
            text = f"{opening.rest} {text}".strip()
            return self._row(Opening(opening.number, text), e.page, box, LABEL, e.place)
        if e.value is not None and is_word(name, self.vocabulary):
            return self._entries(e.value, LIST)
        return []

    def _couple(self, e: Couple) -> list[RawRecommendation]:
        """A card whose title is the label: the text below it is the recommendation."""
        texts = [join_lines([n.text for n in v.lines], self.lexicon) for v in (e.value, e.label)]
        for mark, text in (texts, texts[::-1]):
            opening = marked(mark, self.vocabulary)
            if opening is not None and not opening.rest:
                return self._row(Opening(opening.number, text), e.page, e.box, LABEL)
        return []

    def _entries(self, value: Value, method: str) -> list[RawRecommendation]:
        """The numbered entries that a value consists of; none where one of them is cut off."""
        groups: list[tuple[Opening, list[Line]]] = []
        for line in value.lines:
            opening = marked(line.text, self.vocabulary) or listed(line.text)
            if opening is not None:
                groups.append((opening, [line]))
            elif groups:
                groups[-1][1].append(line)
        rows = [self._of_lines(opening, lines, value.page, method) for opening, lines in groups]
        is_plain = method != LIST or all(_is_plain(o) for o, _ in groups)
        if not (is_plain and all(rows)):
            return []
        return [row for entry in rows for row in entry]

    def _grid(self, grid: Grid) -> list[RawRecommendation]:
        """The rows of a table with a column of recommendations."""
        at = next(
            (
                i
                for i, f in enumerate(grid.fields)
                if heads_column(f.heading, self.vocabulary) or heads_column(f.leaf, self.vocabulary)
            ),
            None,
        )
        if at is None:
            return []
        return [r for line in grid.lines for r in self._line(line, at)]

    def _line(self, line: GridLine, at: int) -> list[RawRecommendation]:
        value = line.values[at] if line.banner is None and at < len(line.values) else None
        if value is None or value.is_inherited:
            return []
        own = self._entries(value, COLUMN)
        if own:
            return own
        beside = [v for v in line.values[:at] if v is not None and not v.is_inherited]
        numbers = [n for v in beside if (n := number_in(v, self.vocabulary)) is not None]
        if len(numbers) != 1:
            return []
        text = join_lines([n.text for n in value.lines], self.lexicon)
        return self._row(Opening(numbers[0], text), value.page, value.box, COLUMN)


def _is_plain(opening: Opening) -> bool:
    """Whether a number is no part of another one: "8.1" is a step of the eighth entry."""
    return "." not in opening.number
