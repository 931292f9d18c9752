"""The labels of a document: the few short texts that come again and again before their values.

A label recurs *and* has a label's look or mark, and so do its companions: labels of one form and
look are one *family*, and what is known of some of a family is known of all. So a heading that no
word list holds is a label where its neighbours are.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jalon.extract.records.looks import look_of
from jalon.extract.records.paragraphs import Paragraph, set_like, starts_of
from jalon.extract.text.hyphens import join_lines
from jalon.extract.text.lines import text_of
from jalon.schemas.page import Word
from jalon.schemas.units import Look
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

MOST_WORDS = 11  # of a label
MOST_CHARACTERS = 72
KNOWN = 0.55  # score from which the word lists know a label
SURELY_KNOWN = 0.85
FEWEST = 3  # times that a plain label nobody knows has to recur
AGAIN = 2  # and one that is marked as a label
FEWEST_KEYS = 3  # recurring keys that make a family of labels where no word is known
VALUE_LIKE = 0.8
FEWEST_LETTERS = 3
PURE = 0.6  # of the short texts before one sign that recur
SMALL, LARGE = 0.93, 1.08  # times the running text's size: set apart by it
UNDER_EM = 1.9  # a value stands no farther under its label
LARGEST = 1.3  # times the running text's size: larger is a title
CODE = re.compile(
    r"^(?:[A-Z]{0,2}\d{1,3}(?:[.\-]\d{1,3})*|[A-Z]|[IVX]{1,4}|[a-z]\))[.):\u00b0]{0,2}$"
)
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
LEVELS = frozenset((Role.THEME, Role.OBJECTIVE, Role.ACTION))
ORDINAL = re.compile(r"\s*(?:n[o°º]\.?\s*|#\s*)?(?<![\d.])(\d{1,2})\s*$")
ENDS_SENTENCE = re.compile(r"[.;|!]$|^[|•·–—]$")
STOP = re.compile(r"(?<=\w)[.?]$|^[–—?]$|(?<=\w\))\.$")
ASKED_NUMBER = re.compile(r"^\d{1,2}[:.]?$")  # "Quelle cible ? 2"; a year is a value
LONG_NUMBER = re.compile(r"^\d{3,}$")  # what is aimed for, and no code
NUMBERED_LABEL = re.compile(r"^[\d.\s]*$")
SIGN = re.compile(r"^[·•|:–—-]$")
FOLD = str.maketrans("’`", "''")
EDGES = " :.-–—•▪■|;("


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that may be a label: where they begin and end in their paragraph's words.

    ``form`` is ``colon`` ("Porteur : …"), ``prefix`` (set otherwise than what follows it),
    ``faint`` (set more faintly than it), ``stop`` ("Porteur. …", "Porteur – …") or ``lone``
    (nothing else stands in the paragraph).
    """

    paragraph: int
    start: int
    end: int
    key: str
    heading: str
    ordinal: int | None
    look: Look
    form: str

    is_bracketed: bool = False


def label_key(text: str) -> tuple[str, int | None]:
    """The label folded, without colon, bullet and the number that ends it; and that number.

    >>> label_key("Cible 2 :")
    ('cible', 2)
    >>> label_key("INDICATEUR(S) DE SUIVI")
    ('indicateur(s) de suivi', None)
    """
    bare = " ".join(text.translate(FOLD).casefold().split()).strip(EDGES)
    match = ORDINAL.search(bare)
    if match is None or match.start() == 0:
        return bare, None
    return bare[: match.start()].strip(EDGES), int(match[1])


def mentions_of(paragraphs: Sequence[Paragraph]) -> list[Mention]:
    """Everything in ``paragraphs`` that has the form of a label; several may overlap."""
    found: list[Mention] = []
    for index, paragraph in enumerate(paragraphs):
        words = paragraph.words
        own = [*_at_colons(index, paragraph, words), *_at_prefixes(index, paragraph, words)]
        own += _at_stops(index, paragraph, words)
        lone = _alone(index, paragraph, words)
        if lone is not None and not any(m.form == "colon" and m.start == 0 for m in own):
            own.append(lone)
        found.extend(own)
    return found


def _mention_of(
    index: int, paragraph: Paragraph, words: Sequence[Word], span: tuple[int, int], form: str
) -> Mention | None:
    start, end = span
    held = words[start:end]
    heading = _glued(paragraph, words, span).strip(" (|;")
    key, ordinal = label_key(heading)
    is_short = len(held) <= MOST_WORDS + 1 and len(key) <= MOST_CHARACTERS
    fewest = FEWEST_LETTERS - (form == "colon")
    if not is_short or NUMBERED_LABEL.match(key) or sum(map(str.isalpha, key)) < fewest:
        return None
    look = look_of(held, paragraph.look.fill)
    opens = held[0].text.startswith("(") or (start > 0 and words[start - 1].text == "(")
    shown = heading.rstrip(" :")
    return Mention(index, start, end, key, shown, ordinal, look, form, is_bracketed=opens)


def _glued(paragraph: Paragraph, words: Sequence[Word], span: tuple[int, int]) -> str:
    """The words as one text, those that a line's end breaks mended."""
    cuts = [at for at in sorted(starts_of(paragraph)) if span[0] < at < span[1]]
    edges = [span[0], *cuts, span[1]]
    return join_lines([text_of(words[a:b]) for a, b in pairwise(edges)])


def _at_colons(index: int, paragraph: Paragraph, words: Sequence[Word]) -> Iterator[Mention]:
    """Each run of words that ends in a colon, from where its sentence, look or line begins."""
    lines = starts_of(paragraph)
    for i, word in enumerate(words):
        if not word.text.endswith(":") or (i + 1 < len(words) and words[i + 1].text == ":"):
            continue
        start = _sentence_start(words, i)
        starts = {start, *(at for at in lines if start < at <= i)}
        for at in sorted(starts):
            mention = _mention_of(index, paragraph, words, (at, i + 1), "colon")
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
        if (before.is_bold, before.colour) != (word.is_bold, word.colour):
            break
        start -= 1
    return start


def _at_prefixes(index: int, paragraph: Paragraph, words: Sequence[Word]) -> Iterator[Mention]:
    """Runs of words that are set more strongly than what follows them, or begin a line fainter."""
    lines = starts_of(paragraph)
    start = 0
    for i in range(1, len(words)):
        if set_like(words[i]) == set_like(words[i - 1]):
            continue
        is_faint = not _is_marked(words[i - 1], words[i])
        if not is_faint or start in lines:
            at = _after_sentence(words, start, i)
            if start == 0 and at > 0 and CODE.match(words[at - 1].text):
                start = i
                continue
            mention = _mention_of(
                index, paragraph, words, (at, i), "faint" if is_faint else "prefix"
            )
            if mention is not None:
                yield mention
        start = i


def _after_sentence(words: Sequence[Word], start: int, end: int) -> int:
    """Where the last sentence between two words begins: "Title. Label" are two."""
    for i in range(end - 1, start, -1):
        if ENDS_SENTENCE.search(words[i - 1].text):
            return i
    return start


def _is_marked(word: Word, after: Word) -> bool:
    """Whether a label may be set like ``word`` where its value is set like ``after``."""
    return word.is_bold or not after.is_bold


def _at_stops(index: int, paragraph: Paragraph, words: Sequence[Word]) -> Iterator[Mention]:
    """Short sentences at the paragraph's beginning or after another: "Porteur. Direction"."""
    starts = [0] + [i + 1 for i, w in enumerate(words[:-1]) if ENDS_SENTENCE.search(w.text)]
    for start in starts:
        for i in range(start, min(start + MOST_WORDS, len(words) - 1)):
            if STOP.search(words[i].text):
                end = i + 1
                if words[i].text.endswith("?") and ASKED_NUMBER.match(words[end].text):
                    end += 1
                mention = _mention_of(index, paragraph, words, (start, end), "stop")
                if mention is not None:
                    yield mention
                break


def _alone(index: int, paragraph: Paragraph, words: Sequence[Word]) -> Mention | None:
    if paragraph.lines[0].bullet or len(words) > MOST_WORDS or not paragraph.is_uniform:
        return None
    if words[0].text[:1].islower() or (len(words) > 1 and CODE.match(words[0].text)):
        return None
    return _mention_of(index, paragraph, words, (0, len(words)), "lone")


def known_role(key: str, vocabulary: Vocabulary) -> tuple[Role | None, float]:
    """The best role that the words of a label support, and how surely."""
    scores = vocabulary.role_scores(key)
    return (scores[0].role, scores[0].score) if scores else (None, 0.0)


Family = tuple[str, object]


class _Judge:
    """What is known of all mentions of a document together."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        paragraphs: Sequence[Paragraph],
        vocabulary: Vocabulary,
        body: Look,
    ) -> None:
        self.paragraphs = paragraphs
        self.body = body
        self.vocabulary = vocabulary
        keys = {m.key for m in mentions}
        self.known = {key: known_role(key, vocabulary) for key in keys}
        self.counts = Counter((m.key, self.family(m)) for m in mentions)
        self.stops = Counter(self.sign(m) for m in mentions if m.form == "stop" and m.start == 0)
        self.again_stops = Counter(
            self.sign(m)
            for m in mentions
            if m.form == "stop" and m.start == 0 and self.count(m) >= AGAIN
        )
        self.in_brackets = Counter(m.key for m in mentions if m.is_bracketed)
        self.roles: dict[Family, set[Role]] = defaultdict(set)
        self.again: Counter[Family] = Counter()
        self.filled = self._filled([m for m in mentions if m.form == "colon"])
        for (key, family), count in self.counts.items():
            role, score = self.known[key]
            if key in self.filled:
                self.roles[family].add(Role.DUE)
            if role in KEY_ROLES and role is not None and score >= KNOWN:
                self.roles[family].add(role)
            if count >= (AGAIN if family[0] in {"colon", "marked"} else FEWEST):
                self.again[family] += 1

    def family(self, mention: Mention) -> Family:
        """What labels of one kind share: their look, and their form where the look is plain."""
        size = mention.look.size_pt / max(self.body.size_pt, 1.0)
        is_plain = mention.look.kind == self.body.kind
        small = 0 if not is_plain else -1 if size < SMALL else 1 if size > LARGE else 0
        kind = (*mention.look.kind, small)
        if mention.form != "stop" and self.is_marked(mention):
            return "marked", kind
        return mention.form, kind

    def _filled(self, mentions: Sequence[Mention]) -> frozenset[str]:
        """Keys before a colon after which, time after time, a date stands."""
        held: dict[str, list[float]] = defaultdict(list)
        for m in mentions:
            words = self.paragraphs[m.paragraph].words
            if m.end < len(words):
                end = next(
                    (i for i in range(m.end, len(words)) if ENDS_SENTENCE.search(words[i].text)),
                    len(words),
                )
                text = text_of(words[m.end : end])
                held[m.key].append(self.vocabulary.value_kinds(text).is_due)
        return frozenset(
            k for k, v in held.items() if len(v) >= FEWEST and sum(v) >= VALUE_LIKE * len(v)
        )

    def sign(self, mention: Mention) -> tuple[str, object]:
        """What ends a label of the form ``stop``, and its look."""
        last = self.paragraphs[mention.paragraph].words[mention.end - 1].text
        return last[-1:], mention.look.kind

    def is_pure(self, mention: Mention) -> bool:
        """Whether most texts that end so recur: pairs of indicator and target do not."""
        sign = self.sign(mention)
        return self.again_stops[sign] >= PURE * self.stops[sign]

    def is_marked(self, mention: Mention) -> bool:
        """Whether the look alone sets it apart from running text."""
        size = mention.look.size_pt / max(self.body.size_pt, 1.0)
        differs = mention.look.kind != self.body.kind or not SMALL <= size <= LARGE
        return differs or mention.look.fill is not None

    def count(self, mention: Mention) -> int:
        """How often this key stands in this family."""
        return self.counts[mention.key, self.family(mention)]

    def accepts(self, mention: Mention, *, has_labels: bool = False) -> bool:
        """Whether a mention is a label; ``has_labels`` says that others were found already."""
        role, score = self.known[mention.key]
        is_filled = mention.form == "colon" and mention.key in self.filled
        if score < KNOWN and not is_filled and self.is_value(mention):
            return False
        family, count = self.family(mention), self.count(mention)
        company = len(self.roles[family] - {role})
        marked = self.is_marked(mention)
        is_kin = company >= 1 or has_labels or (marked and self.again[family] >= FEWEST_KEYS)
        if mention.form == "colon":
            if mention.is_bracketed and self.in_brackets[mention.key] >= FEWEST:
                return True
            return (
                is_filled
                or score >= KNOWN
                or (count >= AGAIN and is_kin)
                or (marked and company >= 2)
            )
        if mention.form in {"prefix", "faint"}:
            is_sure = score >= SURELY_KNOWN and company >= 1
            is_again = (score >= KNOWN and count > 1) or (count >= AGAIN and is_kin)
            return is_sure and count > 1 if mention.form == "faint" else is_sure or is_again
        if mention.form == "stop":
            return (score >= KNOWN and (company >= 1 or has_labels)) or (
                count >= FEWEST
                and self.is_pure(mention)
                and (company >= 1 or (has_labels and mention.start == 0))
            )
        return self._accepts_lone(mention, is_kin=is_kin)

    def _accepts_lone(self, mention: Mention, *, is_kin: bool) -> bool:
        role, score = self.known[mention.key]
        family, count = self.family(mention), self.count(mention)
        company = len(self.roles[family] - {role})
        if not self.is_marked(mention):
            return score >= SURELY_KNOWN and company >= 2
        if score >= SURELY_KNOWN and count >= FEWEST:
            return True
        if count == 1 and mention.look.size_pt > LARGEST * self.body.size_pt:
            return False
        return (score >= KNOWN and company >= 1) or (count >= AGAIN and is_kin)

    def is_value(self, mention: Mention) -> bool:
        """Whether the text, alone or with what follows it, is what stands under labels."""
        kinds = self.vocabulary.value_kinds(mention.heading)
        own = max(kinds.is_target, kinds.is_due, kinds.is_indicator)
        if mention.form in {"lone", "stop"}:
            own = max(own, kinds.is_body, kinds.is_state)
        if own >= VALUE_LIKE:
            return True
        words = self.paragraphs[mention.paragraph].words
        after = words[mention.end : mention.end + 4]
        if mention.form != "colon" or not after:
            return False
        whole = self.vocabulary.value_kinds(text_of(words[mention.start : mention.end + 4]))
        return max(whole.is_number, whole.is_due) >= VALUE_LIKE


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
    judge = _Judge(shown, paragraphs, vocabulary, body)
    kept = [m for m in shown if judge.accepts(m)]
    if len({m.key for m in kept}) >= AGAIN or any(m.is_bracketed for m in kept):
        held = set(kept)
        kept = [m for m in shown if m in held or judge.accepts(m, has_labels=m.form == "stop")]
    under = _keys_under_labels(kept, paragraphs, judge)
    kept = [m for m in kept if m.form != "lone" or m.key not in under]
    sure = {(m.key, m.look.kind) for m in kept}
    chosen = set(kept)
    kept += [m for m in shown if m not in chosen and (m.key, m.look.kind) in sure]
    if not _is_plan(kept, judge):
        kept = [m for m in kept if m.form == "colon" and judge.known[m.key][1] >= SURELY_KNOWN]
    return _apart(kept, judge)


def _keys_under_labels(
    kept: Sequence[Mention], paragraphs: Sequence[Paragraph], judge: _Judge
) -> frozenset[str]:
    """Lone texts nobody knows that stand, each time, right under one label that is known."""
    labels: dict[int, list[Mention]] = defaultdict(list)
    lone: dict[str, list[Mention]] = defaultdict(list)
    for mention in kept:
        is_known = judge.known[mention.key][1] >= KNOWN
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
    return 0 < gap <= UNDER_EM * em and level <= em


def _is_plan(kept: Sequence[Mention], judge: _Judge) -> bool:
    """Whether the labels may be those of a plan: two roles known, or several that recur."""
    roles = {judge.known[m.key][0] for m in kept if judge.known[m.key][1] >= KNOWN}
    recurring = {m.key for m in kept if judge.count(m) >= AGAIN}
    often = any(judge.known[m.key][1] >= SURELY_KNOWN and judge.count(m) >= FEWEST for m in kept)
    return (
        len(roles & KEY_ROLES) >= 2
        or len(recurring) >= FEWEST_KEYS
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
    is_field = score >= KNOWN and role not in LEVELS
    section = vocabulary.section_of(text_of(words))
    if mention.end >= len(words):
        if section is None or is_field or section.number is None:
            return False
        return section.role in LEVELS and (not section.label or _is_parted(words, section.number))
    code = words[mention.end - 1].text if mention.end > 1 else ""
    ends_in_code = bool(CODE.match(code))
    if ends_in_code and score >= KNOWN and not is_field:
        return True
    if set_like(words[0]) != set_like(words[mention.end]):
        return section is not None and section.role in LEVELS and section.number is not None
    is_large = mention.look.size_pt > LARGE * body.size_pt
    is_marked = paragraph.is_uniform and (is_large or mention.look.is_bold > body.is_bold)
    if ends_in_code and (not is_field or is_marked or "." in code.rstrip(".):")):
        return True
    if is_field:
        return is_marked and is_large and not vocabulary.is_quantity(text_of(words[mention.end :]))
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


def _apart(kept: Sequence[Mention], judge: _Judge) -> list[Mention]:
    """The best of mentions that overlap: known, then frequent, then long."""

    def rank(m: Mention) -> tuple[bool, int, float, int, bool]:
        score = judge.known[m.key][1]
        count = min(judge.count(m), FEWEST)
        return score >= KNOWN, count, score, m.end - m.start, m.form == "colon"

    found: dict[int, list[Mention]] = defaultdict(list)
    for m in sorted(kept, key=rank, reverse=True):
        others = found[m.paragraph]
        is_known = judge.known[m.key][1] >= KNOWN
        follows = any(o.end == m.start and judge.known[o.key][1] >= KNOWN for o in others)
        if not _overlaps(m, others) and (is_known or not follows):
            others.append(m)
    return sorted(
        (m for held in found.values() for m in held), key=lambda m: (m.paragraph, m.start)
    )


def _overlaps(mention: Mention, others: Iterable[Mention]) -> bool:
    return any(mention.start < o.end and o.start < mention.end for o in others)
