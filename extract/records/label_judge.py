"""Whether a text that may be a label is one: how often it stands, and over what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from jalon.extract.records.mentions import ENDS_SENTENCE, Mention
from jalon.extract.records.paragraphs import Paragraph
from jalon.extract.records.settings import SETTINGS
from jalon.extract.text.lines import text_of
from jalon.schemas.units import Look
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

LABEL_JUDGE = SETTINGS.label_judge
SHARED = SETTINGS.shared

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


def known_role(key: str, vocabulary: Vocabulary) -> tuple[Role | None, float]:
    """The best role that the words of a label support, and how surely."""
    scores = vocabulary.role_scores(key)
    return (scores[0].role, scores[0].score) if scores else (None, 0.0)


Family = tuple[str, object]


class Judge:
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
            if m.form == "stop" and m.start == 0 and self.count(m) >= SHARED.several
        )
        self.in_brackets = Counter(m.key for m in mentions if m.is_bracketed)
        self.roles: dict[Family, set[Role]] = defaultdict(set)
        self.again: Counter[Family] = Counter()
        self.filled = self._filled([m for m in mentions if m.form == "colon"])
        for (key, family), count in self.counts.items():
            role, score = self.known[key]
            if key in self.filled:
                self.roles[family].add(Role.DUE)
            if role in KEY_ROLES and role is not None and score >= SHARED.known:
                self.roles[family].add(role)
            if count >= (SHARED.several if family[0] in {"colon", "marked"} else SHARED.fewest):
                self.again[family] += 1

    def family(self, mention: Mention) -> Family:
        """What labels of one kind share: their look, and their form where the look is plain."""
        size = mention.look.size_pt / max(self.body.size_pt, 1.0)
        is_plain = mention.look.kind == self.body.kind
        small = (
            0
            if not is_plain
            else -1
            if size < LABEL_JUDGE.small
            else 1
            if size > LABEL_JUDGE.large
            else 0
        )
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
            k
            for k, v in held.items()
            if len(v) >= SHARED.fewest and sum(v) >= LABEL_JUDGE.value_like * len(v)
        )

    def sign(self, mention: Mention) -> tuple[str, object]:
        """What ends a label of the form ``stop``, and its look."""
        last = self.paragraphs[mention.paragraph].words[mention.end - 1].text
        return last[-1:], mention.look.kind

    def is_pure(self, mention: Mention) -> bool:
        """Whether most texts that end so recur: pairs of indicator and target do not."""
        sign = self.sign(mention)
        return self.again_stops[sign] >= SHARED.most * self.stops[sign]

    def is_marked(self, mention: Mention) -> bool:
        """Whether the look alone sets it apart from running text."""
        size = mention.look.size_pt / max(self.body.size_pt, 1.0)
        differs = (
            mention.look.kind != self.body.kind
            or not LABEL_JUDGE.small <= size <= LABEL_JUDGE.large
        )
        return differs or mention.look.fill is not None

    def count(self, mention: Mention) -> int:
        """How often this key stands in this family."""
        return self.counts[mention.key, self.family(mention)]

    def accepts(self, mention: Mention, *, has_labels: bool = False) -> bool:
        """Whether a mention is a label; ``has_labels`` says that others were found already."""
        role, score = self.known[mention.key]
        is_filled = mention.form == "colon" and mention.key in self.filled
        if score < SHARED.known and not is_filled and self.is_value(mention):
            return False
        family, count = self.family(mention), self.count(mention)
        company = len(self.roles[family] - {role})
        marked = self.is_marked(mention)
        is_kin = company >= 1 or has_labels or (marked and self.again[family] >= SHARED.fewest)
        if mention.form == "colon":
            if mention.is_bracketed and self.in_brackets[mention.key] >= SHARED.fewest:
                return True
            return (
                is_filled
                or score >= SHARED.known
                or (count >= SHARED.several and is_kin)
                or (marked and company >= 2)
            )
        if mention.form in {"prefix", "faint"}:
            is_sure = score >= LABEL_JUDGE.surely_known and company >= 1
            is_again = (score >= SHARED.known and count > 1) or (count >= SHARED.several and is_kin)
            return is_sure and count > 1 if mention.form == "faint" else is_sure or is_again
        if mention.form == "stop":
            return (score >= SHARED.known and (company >= 1 or has_labels)) or (
                count >= SHARED.fewest
                and self.is_pure(mention)
                and (company >= 1 or (has_labels and mention.start == 0))
            )
        return self._accepts_lone(mention, is_kin=is_kin)

    def _accepts_lone(self, mention: Mention, *, is_kin: bool) -> bool:
        role, score = self.known[mention.key]
        family, count = self.family(mention), self.count(mention)
        company = len(self.roles[family] - {role})
        if not self.is_marked(mention):
            return score >= LABEL_JUDGE.surely_known and company >= 2
        if score >= LABEL_JUDGE.surely_known and count >= SHARED.fewest:
            return True
        if count == 1 and mention.look.size_pt > LABEL_JUDGE.largest * self.body.size_pt:
            return False
        return (score >= SHARED.known and company >= 1) or (count >= SHARED.several and is_kin)

    def is_value(self, mention: Mention) -> bool:
        """Whether the text, alone or with what follows it, is what stands under labels."""
        kinds = self.vocabulary.value_kinds(mention.heading)
        own = max(kinds.is_target, kinds.is_due, kinds.is_indicator)
        if mention.form in {"lone", "stop"}:
            own = max(own, kinds.is_body, kinds.is_state)
        if own >= LABEL_JUDGE.value_like:
            return True
        words = self.paragraphs[mention.paragraph].words
        after = words[mention.end : mention.end + 4]
        if mention.form != "colon" or not after:
            return False
        whole = self.vocabulary.value_kinds(text_of(words[mention.start : mention.end + 4]))
        return max(whole.is_number, whole.is_due) >= LABEL_JUDGE.value_like
