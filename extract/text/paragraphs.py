"""Words of a shape or of a bare page to paragraphs, where text is short and loosely set.

``lines.blocks_of`` is for running text. On slides a number may stand beside its text, several
columns share one baseline, and each line may be an item of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jalon.extract.text.lines import block_of, lines_of
from jalon.extract.text.settings import SETTINGS
from jalon.extract.text.turned import upright_words
from jalon.schemas.geometry import gap_x
from jalon.schemas.page import Fill, Rule, Word
from jalon.schemas.region import Block, Line

PARAGRAPHS = SETTINGS.paragraphs


def paragraphs_of(  # noqa: PLR0913 - what tells one paragraph from the next
    words: Sequence[Word],
    lexicon: frozenset[str],
    starts_item: Callable[[str], bool],
    stands_alone: Callable[[str], bool],
    *,
    dots: Sequence[Fill] = (),
    rules: Sequence[Rule] = (),
    is_in_shape: bool = True,
) -> list[Block]:
    """The paragraphs that ``words`` of one direction form, in the frame in which they run."""
    numbers, rest = _large_numbers(upright_words(words))
    lines = [
        part
        for line in lines_of(rest, dots, column_gap_em=PARAGRAPHS.column_gap_em)
        for part in _numbers_apart(line)
    ]
    lines += [line for number in numbers for line in lines_of([number])]
    lines.sort(key=lambda line: (line.baseline, line.box.x0))
    across = [r for r in rules if r.is_horizontal]
    groups = _paragraphs(lines, starts_item, stands_alone, across, is_in_shape=is_in_shape)
    return [block_of(group, lexicon) for group in groups]


def _is_bare_number(word: Word) -> bool:
    return word.text.isdigit() and len(word.text) <= PARAGRAPHS.most_digits


def _large_numbers(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """Numbers set larger than the text, and the other words.

    Such a number stands beside its text and is no word of any of its lines. One with a unit
    ("12 %") is a figure and stays.
    """
    sizes = sorted(w.size_pt for w in words for _ in w.text)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    large = [w for w in words if w.size_pt > PARAGRAPHS.larger * usual]
    apart = [
        w
        for w in large
        if _is_bare_number(w)
        and not any(
            o is not w
            and abs(o.baseline - w.baseline) < 0.2 * w.size_pt
            and gap_x(o.box, w.box) < PARAGRAPHS.word_gap_em * w.size_pt
            for o in large
        )
    ]
    taken = {w.order for w in apart}
    return apart, [w for w in words if w.order not in taken]


def _numbers_apart(line: Line) -> list[Line]:
    """The line, or its first (or last) word and the rest where that is a number set apart."""
    first, last = line.words[0], line.words[-1]
    if len(line.words) > 1 and _is_bare_number(first) and _is_apart(first, line.words[1]):
        return [*lines_of([first]), *lines_of(line.words[1:])]
    gap = last.box.x0 - line.words[-2].box.x1 if len(line.words) > 1 else 0.0
    if _is_bare_number(last) and gap > PARAGRAPHS.word_gap_em * max(last.size_pt, 1.0):
        return [*lines_of(line.words[:-1]), *lines_of([last])]
    return [line]


def _is_apart(number: Word, text: Word) -> bool:
    """Whether a number is no word of the sentence after it: farther off, or of another look."""
    far = text.box.x0 - number.box.x1 > PARAGRAPHS.word_gap_em * max(number.size_pt, 1.0)
    resized = abs(number.size_pt - text.size_pt) > PARAGRAPHS.same_size * max(text.size_pt, 1.0)
    return far or resized or (number.is_bold, number.colour) != (text.is_bold, text.colour)


def _paragraphs(
    lines: Sequence[Line],
    starts_item: Callable[[str], bool],
    stands_alone: Callable[[str], bool],
    across: Sequence[Rule],
    *,
    is_in_shape: bool,
) -> list[list[Line]]:
    """Lines grouped into paragraphs, columns kept apart."""
    groups: list[list[Line]] = []
    for line in lines:
        home = _cut_label(groups, line, stands_alone)
        if home is not None:
            home.append(line)
            continue
        if not (starts_item(line.text) or stands_alone(line.text)):
            above = [g for g in groups if _is_under(g[-1], line)]
            home = max(above, key=lambda g: g[-1].baseline, default=None)
        if home is not None and any(_parts(rule, home[-1], line) for rule in across):
            home = None
        if home is not None and _goes_on(home, line, stands_alone, is_in_shape=is_in_shape):
            home.append(line)
        else:
            groups.append([line])
    return groups


def _cut_label(
    groups: Sequence[list[Line]], line: Line, stands_alone: Callable[[str], bool]
) -> list[Line] | None:
    """The label that ``line`` gives its number to: a narrow box breaks "RECOMMANDATION / 10"."""
    if not _is_number(line.text):
        return None
    above = [g for g in groups if _is_under(g[-1], line)]
    label = max(above, key=lambda g: g[-1].baseline, default=None)
    if label is None or len(label) > 1 or _is_number(label[0].text):
        return None
    fits = (
        stands_alone(label[0].text)
        and abs(label[0].size_pt - line.size_pt) <= 0.02 * line.size_pt
        and line.baseline - label[0].baseline <= PARAGRAPHS.widest_leading * line.size_pt
        and not _looks_otherwise(label[0], line)
    )
    return label if fits else None


def _is_number(text: str) -> bool:
    return text.strip(" .):").isdigit()


def _is_under(above: Line, line: Line) -> bool:
    return line.baseline > above.baseline and gap_x(above.box, line.box) <= 0.0


def _parts(rule: Rule, above: Line, line: Line) -> bool:
    """Whether a rule runs between two lines; one close under a line underlines it."""
    return (
        above.baseline + PARAGRAPHS.underline_em * above.size_pt < rule.position < line.box.y_mid
        and min(rule.end, line.box.x1) - max(rule.start, line.box.x0) > 0.5 * line.box.width
    )


def _goes_on(
    group: Sequence[Line],
    line: Line,
    stands_alone: Callable[[str], bool],
    *,
    is_in_shape: bool,
) -> bool:
    last = group[-1]
    em = max(last.size_pt, line.size_pt, 1.0)
    leading = line.baseline - last.baseline
    if stands_alone(" ".join(g.text for g in group)):
        # A number on a line of its own, and its text below it in the same shape.
        is_number = len(group) == 1 and _is_number(last.text)
        return is_in_shape and is_number and leading <= PARAGRAPHS.loose_leading * em
    if line.bullet or leading > PARAGRAPHS.widest_leading * em:
        return False
    if len(group) > 1 and leading > PARAGRAPHS.same_paragraph * (
        last.baseline - group[-2].baseline
    ):
        return False
    if abs(last.size_pt - line.size_pt) > PARAGRAPHS.same_size * em:
        return False
    return not _looks_otherwise(last, line)


def _looks_otherwise(a: Line, b: Line) -> bool:
    """Whether two lines are each of one look, and not of the same."""
    looks_a = {(w.is_bold, w.colour) for w in a.words}
    looks_b = {(w.is_bold, w.colour) for w in b.words}
    return len(looks_a) == 1 and len(looks_b) == 1 and looks_a != looks_b
