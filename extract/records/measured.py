"""What is measured, told in a sentence before the label of its target.

"Hostels built. Target: 3": nothing names the first part. Where a document has many such lines and
no label of indicators, those that are set no more strongly than running text and tell no deed say
what is measured.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from jalon.extract.records.label_judge import known_role
from jalon.extract.records.mentions import Mention
from jalon.extract.records.paragraphs import Paragraph
from jalon.extract.records.settings import SETTINGS
from jalon.extract.text.lines import text_of
from jalon.schemas.page import Word
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

MEASURED = SETTINGS.measured
SHARED = SETTINGS.shared

NAMED = frozenset((Role.INDICATOR, Role.INDICATOR_TARGET))


def measured_in(
    flow: Mapping[int, Sequence[Paragraph]],
    mentions: Mapping[int, Sequence[Mention]],
    vocabulary: Vocabulary,
) -> dict[int, frozenset[int]]:
    """For each page the paragraphs that say what is measured before the label of its target.

    Args:
        flow: The paragraphs of each page.
        mentions: The labels of each page, by the paragraph that they stand in.
        vocabulary: Knows labels and values.
    """
    said = [known_role(m.key, vocabulary) for held in mentions.values() for m in held]
    if any(role in NAMED and score >= SHARED.known for role, score in said):
        return {}
    firsts: dict[tuple[int, int], Mention] = {}
    for number, held in mentions.items():
        for m in sorted(held, key=lambda m: m.start):
            firsts.setdefault((number, m.paragraph), m)
    named = {
        at: m
        for at, m in firsts.items()
        if _may_name_target(m, vocabulary) and _is_plain(flow[at[0]][at[1]].words[: m.start])
    }
    common = Counter(m.key for m in named.values()).most_common(1)
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for (number, i), m in named.items():
        if m.key == common[0][0]:
            found[number][i] = text_of(flow[number][i].words[: m.start])
    leads = [text for held in found.values() for text in held.values()]
    deeds = sum(vocabulary.value_kinds(t).is_deed for t in leads)
    if len(leads) < SHARED.fewest or deeds >= MEASURED.deeds * len(leads):
        return {}
    return {number: frozenset(held) for number, held in found.items()}


def _may_name_target(mention: Mention, vocabulary: Vocabulary) -> bool:
    said = vocabulary.role_scores(mention.key)
    may = any(g.role is Role.TARGET and g.score >= SHARED.known for g in said)
    return may and not mention.is_bracketed


def _is_plain(words: Sequence[Word]) -> bool:
    """Whether some text stands there that is set no more strongly than running text."""
    held = any(c.isalpha() for w in words for c in w.text)
    return held and not all(w.is_bold for w in words) and len(words) <= MEASURED.longest
