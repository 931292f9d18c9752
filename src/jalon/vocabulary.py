"""The reading knowledge that the page readers are handed: our word lists behind their protocol."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from jalon.normalize.bodies.body_names import body_name_likeness
from jalon.normalize.bodies.publishers import resolve_publisher
from jalon.normalize.dates.counted_spans import counted_span
from jalon.normalize.dates.deadlines import parse_deadline
from jalon.normalize.dates.periods import find_period, parse_period
from jalon.normalize.evidence import value_kinds
from jalon.normalize.labels.codes import split_code
from jalon.normalize.labels.doc_kinds import document_kind
from jalon.normalize.labels.role_scores import role_scores
from jalon.normalize.labels.roles import hints_at_role, role_of
from jalon.normalize.labels.sections import section_of
from jalon.normalize.numbers.unit_hints import unit_hint_of
from jalon.normalize.targets.aims import find_aims
from jalon.normalize.targets.figures import parse_figure
from jalon.normalize.targets.target_parts import split_indicator_target
from jalon.normalize.targets.target_splits import split_targets
from jalon.normalize.targets.targets import parse_target
from jalon.normalize.text.languages import language_of
from jalon.normalize.text.topics import speaks_of
from jalon.schemas.aims import Aim
from jalon.schemas.evidence import ValueKinds
from jalon.schemas.own_words import OwnWords
from jalon.schemas.values import (
    CodeSplit,
    DocType,
    Figure,
    Period,
    Role,
    RoleGuess,
    SectionLabel,
    TargetKind,
    Topic,
)

# the most that a short text with a number has
LONGEST_QUANTITY = 40  # characters
MOST_WORDS = 6


class Wordbook:
    """What words mean, in French and English; each method is described in ``Vocabulary``."""

    def __init__(self, language: str | None = None, own: OwnWords | None = None) -> None:
        self.language = language
        self.own = own
        self._roles = own.roles if own is not None else None
        self._sections = own.sections if own is not None else None
        self._registries = own.registries if own is not None else None

    def in_language(self, language: str | None) -> Wordbook:
        """The words of documents in one language."""
        return Wordbook(language, self.own)

    def role_of(self, heading: str, *, thorough: bool = True) -> RoleGuess | None:
        """The role of a column whose heading reads ``heading``."""
        return role_of(heading, thorough=thorough, index=self._roles)

    def role_scores(self, heading: str) -> tuple[RoleGuess, ...]:
        """All roles that the words of ``heading`` support, the best first."""
        return role_scores(heading, index=self._roles)

    def value_kinds(self, text: str) -> ValueKinds:
        """How much a text is like a number, a target, a deadline, a body, a deed and so on."""
        return value_kinds(text)

    def split_indicator_target(self, text: str) -> tuple[str, str] | None:
        """Indicator and target of a text that states both."""
        return split_indicator_target(text)

    def hints_at_heading(self, text: str) -> bool:
        """Whether a short text may be a column's heading."""
        return hints_at_role(text, self._roles) or (
            len(text) <= LONGEST_QUANTITY and parse_period(text) is not None
        )

    def period_of(self, text: str) -> Period | None:
        """The period that the whole text names."""
        return parse_period(text)

    def section_of(self, text: str) -> SectionLabel | None:
        """A section heading taken apart."""
        return section_of(text, index=self._sections)

    def split_code(self, text: str) -> CodeSplit | None:
        """The code that a text begins with, and the text without it."""
        return split_code(text, index=self._sections)

    def figure_of(self, text: str) -> Figure | None:
        """The figure that the whole text states."""
        return parse_figure(text, language=self.language)

    def find_period(self, text: str) -> Period | None:
        """The period that a title or heading mentions."""
        return find_period(text)

    def counted_span(self, text: str) -> str | None:
        """What a heading says beside a year that it counts ("Cible année 1"); None for others."""
        return counted_span(text)

    def names_plan(self, text: str) -> bool:
        """Whether a heading or sentence names an action plan."""
        return document_kind(text)[0] in {DocType.ACTION_PLAN, DocType.STATUS_REPORT}

    def speaks_of(self, text: str, topic: Topic) -> bool:
        """Whether a text has a word for a topic, wherever in it."""
        return speaks_of(text, topic)

    def is_deadline(self, text: str) -> bool:
        """Whether the whole text is a deadline."""
        return parse_deadline(text) is not None

    def is_quantity(self, text: str) -> bool:
        """Whether the text is short and states a number to reach, or that it is to be set."""
        if len(text) > LONGEST_QUANTITY or len(text.split()) > MOST_WORDS:
            return False
        target = parse_target(text, language=self.language)
        if target is None:
            return False
        return target.value is not None or target.kind is TargetKind.TO_BE_DETERMINED

    def states_unit(self, text: str) -> bool:
        """Whether a heading, a caption or a cell says in what bare numbers are ("en k$", "%")."""
        return unit_hint_of(text) is not None

    def aims_in(self, text: str, *, is_deed: bool = False) -> tuple[Aim, ...]:
        """The amounts and states that a sentence wants reached."""
        return find_aims(text, is_deed=is_deed, language=self.language)

    def split_targets(self, text: str) -> list[str]:
        """The targets that a cell's paragraphs state."""
        return list(split_targets(text))

    def publisher_of(self, text: str) -> str | None:
        """The id of the body that a cover's line, a running head or a title names."""
        body = resolve_publisher(text, registries=self._registries)
        return body.code if body else None

    def body_name_likeness(self, text: str) -> float:
        """How much a short text is a body's name, known or not."""
        return body_name_likeness(text)

    def language_of(self, text: str) -> str | None:
        """ISO 639-1 code of the language that running text is written in."""
        return language_of(text)

    def kind_of(
        self,
        title: str,
        headings: Sequence[str],
        roles: Collection[Role],
        beside: Sequence[str] = (),
    ) -> tuple[DocType, float]:
        """The kind of document and a score from 0 to 1."""
        return document_kind(title, headings, roles, beside)
