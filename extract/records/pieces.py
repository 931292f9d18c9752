"""Paragraphs to labels with their values, and what stands between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from jalon.extract.records.labels import Mention
from jalon.extract.records.looks import look_of
from jalon.extract.records.paragraphs import Paragraph, set_like
from jalon.extract.text.lines import block_of, text_of
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Word
from jalon.schemas.region import Line
from jalon.schemas.units import Couple, Labelled, Look, Loose, Value

SAME_LINE_EM = 0.5
GAP_EM = 2.5  # a value goes on in paragraphs that stand no farther apart
BELOW_EM = 2.9  # a value stands no farther under its label
OUTDENT_EM = 0.5
ALIGNED_PT = 3.0
JOINERS = " |;–—-"
SENTENCE_ENDS = (".", "!", "?", ";", ":", "–", "—", "|")


@dataclass(slots=True)
class _Free:
    """Part of a paragraph that stands before its first label."""

    lines: tuple[Line, ...]
    page: int
    home: int | None
    look: Look
    runs_in: bool = False

    @property
    def box(self) -> Box:
        return union(n.box for n in self.lines)


@dataclass(slots=True)
class _Open:
    """A label whose value is being gathered."""

    mention: Mention
    page: int
    home: int | None
    place: Box
    first: Line
    last: Line
    bearing: str
    value: list[Line] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    look: Look | None = None
    inner: int | None = None
    right: float = float("inf")
    bottom: float = float("inf")

    @property
    def is_closed(self) -> bool:
        return self.bearing == "after"


Piece = Labelled | Loose | Couple


def pieces_of(
    paragraphs: Sequence[Paragraph],
    mentions: Sequence[Mention],
    lexicon: frozenset[str],
    is_keeper: Callable[[str], bool] = lambda _: False,
) -> list[tuple[Piece, ...]]:
    """Labels with their values, and what belongs to none, of one page: what ran on, together.

    Args:
        paragraphs: The page's paragraphs, top to bottom.
        mentions: The labels among them; ``paragraph`` counts from the first of ``paragraphs``.
        lexicon: Lower-case words of the document.
        is_keeper: Whether a label surely says who or when: in brackets it states no target.
    """
    by_paragraph: dict[int, list[Mention]] = defaultdict(list)
    for m in mentions:
        by_paragraph[m.paragraph].append(m)
    opens: list[tuple[int, _Open]] = []
    free: list[tuple[int, _Free]] = []
    found: dict[int, list[Piece]] = defaultdict(list)
    for index, paragraph in enumerate(paragraphs):
        own = by_paragraph.get(index, [])
        couple = None if any(is_keeper(m.key) for m in own) else _bracketed(paragraph, own)
        if couple is not None:
            found[index].append(couple)
            continue
        lead, labelled = _cut(paragraph, own)
        opens.extend((index, o) for o in labelled)
        free.extend((index, f) for f in lead)
    labels = [o for _, o in opens]
    _set_bounds(labels)
    beside = _takes_beside(labels, [f for _, f in free])
    _end_at_nearest(labels, [f for _, f in free], beside)
    for index, f in free:
        owner = _owner(labels, f, beside)
        if owner is None:
            found[index].append(_loose(f, lexicon))
        else:
            _give(owner, f)
    for index, o in opens:
        found[index].append(_labelled(o))
    return [tuple(pieces) for pieces in found.values()]


def _cut(paragraph: Paragraph, mentions: Sequence[Mention]) -> tuple[list[_Free], list[_Open]]:
    """What stands before the first label of a paragraph, and each label with what follows it."""
    if not mentions:
        return list(_leads(paragraph, len(paragraph.words), is_whole=True)), []
    ordered = sorted(mentions, key=lambda m: m.start)
    found: list[_Open] = []
    for i, m in enumerate(ordered):
        end = ordered[i + 1].start if i + 1 < len(ordered) else len(paragraph.words)
        label = parts_of(paragraph.lines, m.start, m.end)
        if not label:
            continue
        closes = _bracket_end(paragraph.words, m, end)
        value = parts_of(paragraph.lines, m.end, closes)
        place = union(n.box for n in label)
        if value and value[-1].text.count(")") > value[-1].text.count("("):
            value = (*value[:-1], _with_text(value[-1], value[-1].text.rstrip(".;").rstrip(")")))
        if value and len(ordered) > 1:
            value = (*value[:-1], _with_text(value[-1], _without_stop(value[-1].text)))
        bearing = "after" if value else "below"
        opened = _Open(
            m, paragraph.page, paragraph.home, place, label[0], label[-1], bearing, list(value)
        )
        opened.starts = [0] if value else []
        found.append(opened)
        again = _resumed(paragraph, ordered[: i + 1], (closes, end), place)
        if again is not None:
            found.append(again)
    return list(_leads(paragraph, ordered[0].start, is_whole=False)), found


def _bracket_end(words: Sequence[Word], mention: Mention, end: int) -> int:
    """Where the value of a label that stands in brackets ends: with the bracket."""
    if not mention.is_bracketed:
        return end
    depth = 1
    for i in range(mention.end, end):
        depth += words[i].text.count("(") - words[i].text.count(")")
        if depth <= 0:
            return i + 1
    return end


def _resumed(
    paragraph: Paragraph, mentions: Sequence[Mention], span: tuple[int, int], place: Box
) -> _Open | None:
    """What goes on after a bracket, under the last label outside brackets.

    "Indicateurs : plants (cible : 20) ; visites (cible : 4)".
    """
    outer = [m for m in mentions if not m.is_bracketed]
    start, end = span
    while start < end and not any(c.isalnum() for c in paragraph.words[start].text):
        start += 1
    value = parts_of(paragraph.lines, start, end)
    if not outer or not value:
        return None
    opened = _Open(
        outer[-1], paragraph.page, paragraph.home, place, value[0], value[-1], "after", list(value)
    )
    opened.starts = [0]
    return opened


def _leads(paragraph: Paragraph, end: int, *, is_whole: bool) -> Iterator[_Free]:
    """The first words of a paragraph: a title set more strongly than its text apart from it."""
    words = paragraph.words[:end]
    cut = _title_end(words) if words else 0
    for a, b in ((0, cut), (cut, end)):
        lines = parts_of(paragraph.lines, a, b) if b > a else ()
        if lines:
            look = look_of([w for n in lines for w in n.words], paragraph.look.fill)
            runs_in = not is_whole or b < end
            yield _Free(lines, paragraph.page, paragraph.home, look, runs_in)


def _title_end(words: Sequence[Word]) -> int:
    """Where the bold sentence that opens ``words`` ends, 0 where none does."""
    first = set_like(words[0])
    end = next((i for i, w in enumerate(words) if set_like(w) != first), None)
    if end is None or not words[0].is_bold or words[end].is_bold:
        return 0
    ends = words[end - 1].text.endswith(SENTENCE_ENDS) or words[end].text in {".", "–", "—", ":"}
    return end if ends else 0


def parts_of(lines: Sequence[Line], start: int, end: int) -> tuple[Line, ...]:
    """The words from ``start`` to ``end``, counted over all lines, as parts of their lines."""
    found = []
    at = 0
    for line in lines:
        count = len(line.words)
        a, b = max(start - at, 0), min(end - at, count)
        if a < b:
            part = _part(line, a, b)
            if part is not None:
                found.append(part)
        at += count
    return tuple(found)


def _part(line: Line, start: int, end: int) -> Line | None:
    words = line.words[start:end]
    if start == 0 and end == len(line.words):
        return line
    while words and words[0].text in {"|", "·", ";", "–", "—", "-", ".", ":", "::", "("}:
        words = words[1:]
    while words and words[-1].text in {"|", "·", ";", "–", "—", "-", "("}:
        words = words[:-1]
    text = text_of(words).strip(" |·;") if words else ""
    if not any(c.isalnum() for c in text):
        return None
    look = look_of(words)
    return Line(
        words=words,
        box=union(w.box for w in words),
        baseline=line.baseline,
        text=text,
        size_pt=look.size_pt,
        weight=words[0].weight,
        colour=look.colour,
        bullet=line.bullet if start == 0 else "",
    )


def _bracketed(paragraph: Paragraph, mentions: Sequence[Mention]) -> Couple | None:
    """Text and the labelled value that its brackets hold: "Nombre d'ateliers (cible : 12)"."""
    if len(mentions) != 1:
        return None
    m, words = mentions[0], paragraph.words
    opens = m.start < len(words) and words[m.start].text.startswith("(")
    opens = opens or (m.start > 0 and words[m.start - 1].text == "(")
    if not opens or m.start == 0 or not words[-1].text.rstrip(".;").endswith(")"):
        return None
    label = parts_of(paragraph.lines, 0, m.start)
    value = parts_of(paragraph.lines, m.end, len(words))
    if not label or not value:
        return None
    last = value[-1]
    bare = last.text.rstrip(".;").removesuffix(")")
    value = (*value[:-1], _with_text(last, bare))
    return couple_of(label, value, paragraph.page, "bracket")


def _with_text(line: Line, text: str) -> Line:
    return Line(
        words=line.words,
        box=line.box,
        baseline=line.baseline,
        text=text,
        size_pt=line.size_pt,
        weight=line.weight,
        colour=line.colour,
        bullet=line.bullet,
    )


def _without_stop(text: str) -> str:
    """The text without the full stop that ends it as a sentence run into a paragraph."""
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def couple_of(label: Sequence[Line], value: Sequence[Line], page: int, bearing: str) -> Couple:
    """An indicator and its target, joined by their place."""
    a = Value(tuple(label), page, union(n.box for n in label))
    b = Value(tuple(value), page, union(n.box for n in value))
    return Couple(a, b, page, bearing, union((a.box, b.box)))


def _em(line: Line) -> float:
    return max(line.size_pt, 1.0)


def _set_bounds(opens: Sequence[_Open]) -> None:
    """A value ends where the next label begins: to the right on its line, or below it."""
    for o in opens:
        for other in opens:
            if other is o:
                continue
            level = abs(other.first.baseline - o.first.baseline) <= SAME_LINE_EM * _em(o.first)
            if level and other.place.x0 > o.place.x1:
                o.right = min(o.right, other.place.x0)
            aligned = (
                abs(other.place.x0 - o.place.x0) <= ALIGNED_PT
                or abs(other.place.x1 - o.place.x1) <= ALIGNED_PT
            )
            if aligned and other.first.baseline > o.last.baseline + 1:
                o.bottom = min(o.bottom, other.first.baseline)


def _takes_beside(opens: Sequence[_Open], free: Sequence[_Free]) -> set[str]:
    """Keys of the labels whose values mostly stand on their line, to the right."""
    votes: dict[str, Counter[bool]] = defaultdict(Counter)
    for o in opens:
        if not o.value:
            votes[o.mention.key][any(_is_beside(o, f) for f in free)] += 1
    beside = {key for key, tally in votes.items() if tally[True] > tally[False]}
    total = sum((votes[k] for k in votes), Counter[bool]())
    return beside if total[True] > total[False] else set()


def _end_at_nearest(opens: Sequence[_Open], free: Sequence[_Free], beside: set[str]) -> None:
    """Of two pieces on a label's line the nearer one is its value."""
    for o in opens:
        level = [f for f in free if o.mention.key in beside and _is_beside(o, f)]
        if level:
            o.right = min(o.right, min(level, key=lambda f: f.box.x0).box.x1)


def _is_beside(o: _Open, f: _Free) -> bool:
    first = f.lines[0]
    level = abs(first.baseline - o.first.baseline) <= SAME_LINE_EM * _em(o.first)
    beside = level and o.place.x1 <= first.box.x0 < o.right
    return beside and not _is_set_like(o.mention.look, f.look)


def _owner(opens: Sequence[_Open], f: _Free, beside: set[str]) -> _Open | None:
    """The label that a piece belongs to, None where it begins something else."""
    above = [o for o in opens if _may_take(o, f, beside)]
    return max(above, key=lambda o: (_last(o).baseline, o.place.x0), default=None)


def _last(o: _Open) -> Line:
    return o.value[-1] if o.value else o.last


def _may_take(  # noqa: PLR0911 - one sign after the other
    o: _Open, f: _Free, beside: set[str]
) -> bool:
    if o.is_closed or f.page != o.page:
        return False
    first = f.lines[0]
    if o.mention.key in beside:
        if not o.value:
            if _is_beside(o, f):
                o.bearing = "beside"
                return True
            return False
        return first.baseline < o.bottom - 1 and _goes_on(o, f)
    gap = first.baseline - _last(o).baseline
    if gap <= SAME_LINE_EM * _em(first) or first.box.x0 >= o.right or first.baseline >= o.bottom:
        return False
    if o.value:
        return _goes_on(o, f)
    em = max(_em(first), _em(o.last))
    return gap <= BELOW_EM * em and _is_under(o, f, em) and not _is_set_like(o.mention.look, f.look)


def _is_under(o: _Open, f: _Free, em: float) -> bool:
    left = o.place.x0 - OUTDENT_EM * em <= f.box.x0 <= o.place.x1 + 8 * em
    return left or abs(o.place.x1 - f.box.x1) <= ALIGNED_PT


def _goes_on(o: _Open, f: _Free) -> bool:
    first, last = f.lines[0], _last(o)
    em = _em(first)
    gap = first.baseline - last.baseline
    if not 0 < gap <= GAP_EM * em or f.home != o.inner:
        return False
    if o.look is not None and (f.look.is_bold, f.look.colour) != (o.look.is_bold, o.look.colour):
        return False
    if o.look is not None and abs(f.look.size_pt - o.look.size_pt) > 1.1:
        return False
    if bool(first.bullet) != bool(o.value[0].bullet):
        return False
    flush = abs(f.box.x1 - max(v.box.x1 for v in o.value)) <= ALIGNED_PT
    left = min(v.box.x0 for v in o.value) - OUTDENT_EM * em
    return flush or left <= first.box.x0 <= max(v.box.x1 for v in o.value) + em


def _give(owner: _Open, f: _Free) -> None:
    if owner.look is None:
        owner.look, owner.inner = f.look, f.home
    owner.starts.append(len(owner.value))
    owner.value.extend(f.lines)


def _is_set_like(a: Look, b: Look) -> bool:
    """Whether a text under a label looks like the label: then it is no value of it."""
    return a.kind == b.kind and (a.is_bold or a.is_caps) and abs(a.size_pt - b.size_pt) <= 1


def _labelled(o: _Open) -> Labelled:
    m = o.mention
    value = None
    if o.value:
        box = union(v.box for v in o.value)
        value = Value(tuple(o.value), o.page, box, starts=tuple(o.starts))
    box = union([o.place, *(v.box for v in o.value)])
    return Labelled(m.key, m.heading, m.ordinal, o.page, o.place, m.look, value, o.bearing, box)


def _loose(f: _Free, lexicon: frozenset[str]) -> Loose:
    block = block_of(f.lines, lexicon)
    return Loose(block, f.page, f.look, block.box, runs_in=f.runs_in)
