"""The labels of a document: the few short texts that come again and again before their values.

A label recurs *and* has a label's look or mark, and so do its companions: labels of one form and
look are one *family*, and what is known of some of a family is known of all. So a heading that no
word list holds is a label where its neighbours are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from jalon.extract.records.label_judge import KEY_ROLES, Judge, known_role
from jalon.extract.records.mentions import CODE, Mention
from jalon.extract.records.paragraphs import Paragraph, set_like
from jalon.extract.records.settings import SETTINGS
from jalon.extract.text.lines import text_of
from jalon.schemas.page import Word
from jalon.schemas.units import Look
from jalon.schemas.values import LEVELS
from jalon.schemas.vocabulary import Vocabulary

LABEL_JUDGE = SETTINGS.label_judge
LABELS = SETTINGS.labels
SHARED = SETTINGS.shared

LONG_NUMBER = re.compile(r"^\d{3,}$")  # what is aimed for, and no code
SIGN = re.compile(r"^[·•|:–—-]$")


def accepted(
    mentions: Sequence[Mention],
    paragraphs: Sequence[Paragraph],
    vocabulary: Vocabulary,
    body: Look,
) -> list[Mention]:
    """The mentions that are labels, none of them overlapping.

    Args:
        mentions: What has a label's form.
        paragraphs: What ``mentions`` count.
        vocabulary: Knows headings.
        body: The look of running text.
    """
    shown = [
        m for m in mentions if not _opens_heading(m, paragraphs[m.paragraph], vocabulary, body)
    ]
    judge = Judge(shown, paragraphs, vocabulary, body)
    kept = [m for m in shown if judge.accepts(m)]
    if len({m.key for m in kept}) >= SHARED.several or any(m.is_bracketed for m in kept):
        held = set(kept)
        kept = [m for m in shown if m in held or judge.accepts(m, has_labels=m.form == "stop")]
    under = _keys_under_labels(kept, paragraphs, judge)
    kept = [m for m in kept if m.form != "lone" or m.key not in under]
    sure = {(m.key, m.look.kind) for m in kept}
    chosen = set(kept)
    kept += [m for m in shown if m not in chosen and (m.key, m.look.kind) in sure]
    if not _is_plan(kept, judge):
        kept = [
            m
            for m in kept
            if m.form == "colon" and judge.known[m.key][1] >= LABEL_JUDGE.surely_known
        ]
    return _apart(kept, judge)


def _keys_under_labels(
    kept: Sequence[Mention], paragraphs: Sequence[Paragraph], judge: Judge
) -> frozenset[str]:
    """Lone texts nobody knows that stand, each time, right under one label that is known."""
    labels: dict[int, list[Mention]] = defaultdict(list)
    lone: dict[str, list[Mention]] = defaultdict(list)
    for mention in kept:
        is_known = judge.known[mention.key][1] >= SHARED.known
        if mention.form != "stop" and is_known:
            labels[paragraphs[mention.paragraph].page].append(mention)
        if mention.form == "lone" and not is_known:
            lone[mention.key].append(mention)

    def is_under_one(mention: Mention) -> bool:
        near = labels.get(paragraphs[mention.paragraph].page, ())
        return any(_is_right_under(mention, label, paragraphs) for label in near)

    return frozenset(key for key, own in lone.items() if all(map(is_under_one, own)))


def _is_right_under(mention: Mention, label: Mention, paragraphs: Sequence[Paragraph]) -> bool:
    below, above = paragraphs[mention.paragraph], paragraphs[label.paragraph]
    if above.page != below.page or label.end != len(above.words):
        return False
    if mention.look.kind == label.look.kind and mention.look.size_pt <= 1.05 * label.look.size_pt:
        return False
    gap = below.lines[0].baseline - above.lines[-1].baseline
    level = abs(above.lines[-1].box.x0 - below.lines[0].box.x0)
    em = max(below.lines[0].size_pt, 1.0)
    return 0 < gap <= LABELS.under_em * em and level <= em


def _is_plan(kept: Sequence[Mention], judge: Judge) -> bool:
    """Whether the labels may be those of a plan: two roles known, or several that recur."""
    roles = {judge.known[m.key][0] for m in kept if judge.known[m.key][1] >= SHARED.known}
    recurring = {m.key for m in kept if judge.count(m) >= SHARED.several}
    often = any(
        judge.known[m.key][1] >= LABEL_JUDGE.surely_known and judge.count(m) >= SHARED.fewest
        for m in kept
    )
    return (
        len(roles & KEY_ROLES) >= 2
        or len(recurring) >= SHARED.fewest
        or often
        or any(m.is_bracketed or m.key in judge.filled for m in kept)
    )


def _opens_heading(  # noqa: PLR0911 - each look tells something else
    mention: Mention, paragraph: Paragraph, vocabulary: Vocabulary, body: Look
) -> bool:
    """Whether it only parts a level's word or code from its text ("Axe 2 : Culture")."""
    if mention.start != 0 or mention.form in {"prefix", "faint"}:
        return False
    words = paragraph.words
    role, score = known_role(mention.key, vocabulary)
    is_field = score >= SHARED.known and role not in LEVELS
    section = vocabulary.section_of(text_of(words))
    if mention.end >= len(words):
        if section is None or is_field or section.number is None:
            return False
        return section.role in LEVELS and (not section.label or _is_parted(words, section.number))
    code = words[mention.end - 1].text if mention.end > 1 else ""
    ends_in_code = bool(CODE.match(code))
    if ends_in_code and score >= SHARED.known and not is_field:
        return True
    if set_like(words[0]) != set_like(words[mention.end]):
        return section is not None and section.role in LEVELS and section.number is not None
    is_large = mention.look.size_pt > LABEL_JUDGE.large * body.size_pt
    is_marked = paragraph.is_uniform and (is_large or mention.look.is_bold > body.is_bold)
    if ends_in_code and (not is_field or is_marked or "." in code.rstrip(".):")):
        return True
    if is_field:
        rest = text_of(words[mention.end :])
        is_value = vocabulary.is_quantity(rest) or vocabulary.is_deadline(rest)
        return is_marked and is_large and not is_value
    if role is not None and LONG_NUMBER.match(words[mention.end].text):
        return False
    if CODE.match(words[mention.end].text) and mention.end + 1 < len(words):
        return True
    return (
        section is not None and (section.number is not None or section.role in LEVELS)
    ) or is_marked


def _is_parted(words: Sequence[Word], number: str) -> bool:
    """Whether a sign of its own follows the code ("Axe 1 · Culture")."""
    texts = [w.text for w in words]
    return any(a == number and SIGN.match(b) for a, b in pairwise(texts))


def _apart(kept: Sequence[Mention], judge: Judge) -> list[Mention]:
    """The best of mentions that overlap: known, then frequent, then long."""

    def rank(m: Mention) -> tuple[bool, int, float, int, bool]:
        score = judge.known[m.key][1]
        count = min(judge.count(m), SHARED.fewest)
        return score >= SHARED.known, count, score, m.end - m.start, m.form == "colon"

    found: dict[int, list[Mention]] = defaultdict(list)
    for m in sorted(kept, key=rank, reverse=True):
        others = found[m.paragraph]
        is_known = judge.known[m.key][1] >= SHARED.known
        follows = any(o.end == m.start and judge.known[o.key][1] >= SHARED.known for o in others)
        if not _overlaps(m, others) and (is_known or not follows):
            others.append(m)
    return sorted(
        (m for held in found.values() for m in held), key=lambda m: (m.paragraph, m.start)
    )


def _overlaps(mention: Mention, others: Iterable[Mention]) -> bool:
    return any(mention.start < o.end and o.start < mention.end for o in others)
