"""The labels of a document: the few short texts that come again and again before their values.

A label recurs *and* has a label's look or a colon, and some label in that look is known. What is
known of one is known of all that look like it: so a heading that no word list holds is a label
where its neighbours are.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jalon.extract.records.looks import look_of
from jalon.extract.records.segments import Segment
from jalon.extract.text.lines import text_of
from jalon.schemas.page import Word
from jalon.schemas.units import Look
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

MOST_WORDS = 8  # of a label
MOST_CHARACTERS = 64
KNOWN = 0.55  # score from which the word lists know a label
SURELY_KNOWN = 0.85
FEWEST = 3  # times that a label nobody knows has to recur
KEY_ROLES = frozenset(
    (
        Role.ACTION,
        Role.INDICATOR,
        Role.TARGET,
        Role.INDICATOR_TARGET,
        Role.LEAD,
        Role.PARTNERS,
        Role.DUE,
        Role.OBJECTIVE,
        Role.LEAD_DUE,
        Role.LEAD_PARTNERS,
    )
)
AIMS = frozenset((Role.INDICATOR, Role.TARGET, Role.INDICATOR_TARGET))
ORDINAL = re.compile(r"\s*(?:n[o°º]\.?\s*|#\s*)?(?<![\d.])(\d{1,2})\s*$")
ENDS_SENTENCE = re.compile(r"[.;|!]$|^[|•–—]$")
NUMBERED_LABEL = re.compile(r"^[\d.\s]*$")
FOLD = str.maketrans("’`", "''")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that may be a label: where they begin and end in their segment's words.

    ``form`` is ``colon`` ("Porteur : …"), ``prefix`` (set otherwise than what follows it) or
    ``lone`` (nothing else stands in the segment).
    """

    segment: int
    start: int
    end: int
    key: str
    heading: str
    ordinal: int | None
    look: Look
    form: str


def label_key(text: str) -> tuple[str, int | None]:
    """The label folded, without colon, bullet and the number that ends it; and that number.

    >>> label_key("Cible 2 :")
    ('cible', 2)
    >>> label_key("INDICATEUR(S) DE SUIVI")
    ('indicateur(s) de suivi', None)
    """
    bare = " ".join(text.translate(FOLD).casefold().split()).strip(" :.-–—•▪■")
    match = ORDINAL.search(bare)
    if match is None or match.start() == 0:
        return bare, None
    return bare[: match.start()].strip(" :.-–—"), int(match[1])


def mentions_of(segments: Sequence[Segment]) -> list[Mention]:
    """Everything in ``segments`` that has the form of a label."""
    found: list[Mention] = []
    for index, segment in enumerate(segments):
        found.extend(_colons(index, segment))
        form = _prefix(index, segment) or _lone(index, segment)
        if form is not None and not any(
            m.segment == index and m.start == form.start for m in found[-6:]
        ):
            found.append(form)
    return found


def _mention(index: int, segment: Segment, start: int, end: int, form: str) -> Mention | None:
    words = segment.line.words[start:end]
    heading = text_of(words).strip()
    key, ordinal = label_key(heading)
    is_short = len(words) <= MOST_WORDS + 1 and len(key) <= MOST_CHARACTERS
    if not is_short or NUMBERED_LABEL.match(key) or not any(c.isalpha() for c in key):
        return None
    look = look_of(words, segment.look.fill)
    return Mention(index, start, end, key, heading.rstrip(" :"), ordinal, look, form)


def _colons(index: int, segment: Segment) -> Iterable[Mention]:
    """Each run of words that ends in a colon, from where its sentence or its look begins."""
    words = segment.line.words
    for i, word in enumerate(words):
        if not word.text.endswith(":") or (i + 1 < len(words) and words[i + 1].text == ":"):
            continue
        start = _sentence_start(words, i)
        mention = _mention(index, segment, start, i + 1, "colon")
        if mention is not None:
            yield mention


def _sentence_start(words: Sequence[Word], end: int) -> int:
    start = end
    if words[end].text == ":" and end:
        start -= 1
    while start > 0 and end - start <= MOST_WORDS:
        before, word = words[start - 1], words[start]
        if ENDS_SENTENCE.search(before.text) or word.text.startswith(("(", "•", "▪")):
            break
        if _kind(before) != _kind(word):
            break
        start -= 1
    return start


def _kind(word: Word) -> tuple[bool, int | None]:
    return word.is_bold, word.colour


def _prefix(index: int, segment: Segment) -> Mention | None:
    """The words that open the segment in a look of their own, where others follow."""
    words = segment.line.words
    first = _set(words[0])
    end = next((i for i, w in enumerate(words) if _set(w) != first), None)
    if end is None or end > MOST_WORDS or not (words[0].is_bold or not words[end].is_bold):
        return None
    return _mention(index, segment, 0, end, "prefix")


def _set(word: Word) -> tuple[bool, bool, int | None, int]:
    return word.is_bold, word.is_italic, word.colour, round(word.size_pt)


def _lone(index: int, segment: Segment) -> Mention | None:
    if segment.line.bullet or len(segment.line.words) > MOST_WORDS:
        return None
    return _mention(index, segment, 0, len(segment.line.words), "lone")


def known_role(key: str, vocabulary: Vocabulary) -> tuple[Role | None, float]:
    """The best role that the words of a label support, and how surely."""
    scores = vocabulary.role_scores(key)
    return (scores[0].role, scores[0].score) if scores else (None, 0.0)


def accepted(mentions: Sequence[Mention], vocabulary: Vocabulary, body: Look) -> list[Mention]:
    """The mentions that are labels, each form judged over the whole document.

    Args:
        mentions: What has a label's form.
        vocabulary: Knows headings.
        body: The look of running text, which no lone label has unless it is surely known.
    """
    counts = Counter((m.key, m.form) for m in mentions)
    known = {m.key: known_role(m.key, vocabulary) for m in mentions}
    looks = _looks_of_known(mentions, known)
    kept = [m for m in mentions if _is_label(m, counts, known, looks, body)]
    roles = {known[m.key][0] for m in kept}
    if len(roles & KEY_ROLES) < 2 or not roles & AIMS:
        return _most_certain(kept, known)
    return kept


def _most_certain(
    kept: Sequence[Mention], known: dict[str, tuple[Role | None, float]]
) -> list[Mention]:
    """Where no aim is named, only labels with a colon that the lists surely know."""
    return [m for m in kept if m.form == "colon" and known[m.key][1] >= SURELY_KNOWN]


def _looks_of_known(
    mentions: Sequence[Mention], known: dict[str, tuple[Role | None, float]]
) -> dict[tuple[str, object], set[Role | None]]:
    """For each form and look, the roles of the labels in it that the word lists know."""
    looks: dict[tuple[str, object], set[Role | None]] = defaultdict(set)
    for m in mentions:
        role, score = known[m.key]
        if score >= KNOWN and role in KEY_ROLES:
            looks[m.form, m.look.kind].add(role)
    return looks


def _is_label(
    mention: Mention,
    counts: Counter[tuple[str, str]],
    known: dict[str, tuple[Role | None, float]],
    looks: dict[tuple[str, object], set[Role | None]],
    body: Look,
) -> bool:
    count = counts[mention.key, mention.form]
    role, score = known[mention.key]
    company = len(looks[mention.form, mention.look.kind] - {role})
    if mention.form == "colon":
        return score >= KNOWN or (count >= FEWEST and company >= 1)
    is_plain = mention.look.kind == body.kind and mention.look.fill is None
    if mention.form == "prefix":
        return (score >= KNOWN and (count > 1 or company >= 1)) or (
            count >= FEWEST and company >= 2
        )
    if is_plain:
        return score >= SURELY_KNOWN and company >= 2
    return (score >= KNOWN and company >= 1) or (count >= FEWEST and company >= 2)
