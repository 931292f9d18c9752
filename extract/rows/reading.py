"""What reading rows starts from and ends in: meanings and words in, rows with evidence out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jalon.extract.meaning.levels import HeadingRole
from jalon.schemas.raw import Passage, RawAction, RawFinding, RawTarget
from jalon.schemas.units import Evidence, FieldRole, GridMeaning
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the elements mean: headings by index, grid fields by index, labels by key.

    ``breaks`` are the headings after which another part of the document begins.
    """

    headings: Mapping[int, HeadingRole]
    grids: Mapping[int, GridMeaning]
    labels: Mapping[str, FieldRole]
    breaks: frozenset[int] = frozenset()

    @property
    def names_actions(self) -> bool:
        """Whether some heading or label states actions: then a unit without one is no plan's."""
        said = {h.role for h in self.headings.values()} | {r.role for r in self.labels.values()}
        return Role.ACTION in said


@dataclass(frozen=True, slots=True)
class Around:
    """What reading a row needs to know besides the row.

    Attributes:
        vocabulary: Knows quantities, deadlines, targets.
        lexicon: Lower-case words of the document.
        footnotes: Those of each page number by mark.
        names: Names that lines of several values break, whole.
    """

    vocabulary: Vocabulary
    lexicon: frozenset[str]
    footnotes: Mapping[tuple[int, str], Passage] = field(default_factory=dict)
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Read:
    """Raw rows with what speaks for each."""

    targets: tuple[tuple[RawTarget, Evidence], ...]
    actions: tuple[tuple[RawAction, Evidence], ...]
    findings: tuple[RawFinding, ...]
