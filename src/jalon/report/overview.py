"""A dataset in figures: bodies and themes, families of indicators, and how complete all is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from jalon.assemble.coverage import MOST, coverage_share
from jalon.report.labels import Labels
from jalon.schemas.dataset import Dataset
from jalon.schemas.records import DocumentRow, TargetRow
from jalon.schemas.values import PLANS, ReadStatus, Unit


@dataclass(frozen=True, slots=True)
class Counts:
    """How many actions, indicators, targets, and targets that state a number."""

    actions: int = 0
    indicators: int = 0
    targets: int = 0
    numbers: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.actions + other.actions,
            self.indicators + other.indicators,
            self.targets + other.targets,
            self.numbers + other.numbers,
        )


@dataclass(frozen=True, slots=True)
class BodyThemes:
    """One publisher's counts by theme (None: no theme), and its documents."""

    name: str
    documents: tuple[DocumentRow, ...]
    by_theme: dict[str | None, Counts]


@dataclass(frozen=True, slots=True)
class FamilyFigures:
    """One family's values in one unit: over all, and of each publisher."""

    family: str | None
    unit: Unit | None
    by_publisher: dict[str, tuple[float, ...]] = field(default_factory=dict)

    @property
    def values(self) -> tuple[float, ...]:
        """All values, sorted."""
        return tuple(sorted(v for values in self.by_publisher.values() for v in values))


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many documents were read whole, in part or not, and the doubtful ones, worst first."""

    read: int
    partial: int
    empty: int
    failed: int
    doubtful: tuple[DocumentRow, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is known to be missing."""
        return not (self.partial or self.empty or self.failed)


def is_empty(row: DocumentRow) -> bool:
    """Whether a document was opened and gave no row."""
    return row.status is not ReadStatus.FAILED and row.rows == 0


def is_part(row: DocumentRow) -> bool:
    """Whether only part of a document is known to have been read."""
    if row.status is ReadStatus.FAILED or row.rows == 0:
        return False
    share = coverage_share(row) if row.doc_type in PLANS else None
    return row.status is ReadStatus.PARTIAL or (share is not None and share < MOST)


def completeness(documents: Iterable[DocumentRow]) -> Completeness:
    """How complete the reading of some documents is."""
    rows = tuple(documents)
    failed = [row for row in rows if row.status is ReadStatus.FAILED]
    empty = [row for row in rows if is_empty(row)]
    part = sorted(filter(is_part, rows), key=lambda row: (coverage_share(row) or 0.0, row.rows))
    whole = len(rows) - len(failed) - len(empty) - len(part)
    return Completeness(whole, len(part), len(empty), len(failed), (*failed, *empty, *part))


def by_publisher(dataset: Dataset, labels: Labels) -> dict[str, list[DocumentRow]]:
    """Documents by their publisher's name, sorted; those of unknown publishers last."""
    found: dict[tuple[bool, str], list[DocumentRow]] = defaultdict(list)
    for row in dataset.documents:
        is_unknown = row.publisher_id is None and row.publisher is None
        found[is_unknown, labels.publisher(row)].append(row)
    return {key[1]: found[key] for key in sorted(found)}


def bodies_by_theme(dataset: Dataset, labels: Labels) -> tuple[BodyThemes, ...]:
    """Each publisher's actions, indicators and targets by ministerial theme."""
    counts: dict[tuple[str, str | None], Counts] = defaultdict(Counts)
    for row in dataset.actions:
        counts[row.document_id, row.ministerial_theme] += Counts(actions=1)
    seen: set[str] = set()
    for target in dataset.targets:
        key = target.document_id, target.ministerial_theme
        is_new = target.indicator_id is not None and target.indicator_id not in seen
        seen |= {target.indicator_id} if target.indicator_id is not None else set()
        counts[key] += Counts(0, int(is_new), 1, int(target.value is not None))
    bodies = []
    for name, documents in by_publisher(dataset, labels).items():
        by_theme: dict[str | None, Counts] = defaultdict(Counts)
        ids = {row.document_id for row in documents}
        for (document_id, theme), found in counts.items():
            if document_id in ids:
                by_theme[theme] += found
        bodies.append(BodyThemes(name, tuple(documents), dict(by_theme)))
    return tuple(bodies)


def themes_of(bodies: Sequence[BodyThemes], dataset: Dataset) -> tuple[str | None, ...]:
    """The themes that are met, in the registry's order, then that there is none."""
    met = {theme for body in bodies for theme in body.by_theme}
    known = [row.ministerial_theme for row in dataset.ministerial_themes]
    others = sorted(theme for theme in met if theme is not None and theme not in known)
    return (*(theme for theme in known if theme in met), *others, None)


def families(dataset: Dataset, labels: Labels) -> tuple[FamilyFigures, ...]:
    """The values that targets state, by family of indicators and unit; most values first."""
    names = {row.document_id: labels.publisher(row) for row in dataset.documents}
    found: dict[tuple[str | None, Unit | None], dict[str, list[float]]] = {}
    for row in dataset.targets:
        if row.value is not None:
            of_family = found.setdefault((row.indicator_family, row.unit), {})
            of_family.setdefault(names[row.document_id], []).append(row.value)
    figures = [
        FamilyFigures(family, unit, {name: tuple(values) for name, values in by_name.items()})
        for (family, unit), by_name in found.items()
    ]
    return tuple(
        sorted(figures, key=lambda f: (f.family is None, -len(f.values), f.family or "", f.unit))
    )


def middle(values: Sequence[float]) -> float | None:
    """The median, None of nothing."""
    return median(values) if values else None


def with_results(dataset: Dataset) -> tuple[TargetRow, ...]:
    """Targets beside which their own document prints a result."""
    return tuple(row for row in dataset.targets if row.result is not None)
