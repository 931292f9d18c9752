"""All that is known of a row when it is judged, as numbers by name; NaN where nothing is known."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.extract.judge.company import Company
from jalon.extract.judge.keys import aim_box
from jalon.extract.judge.settings import SETTINGS
from jalon.extract.judge.texts import label_inside, likeness_of, shape_of
from jalon.extract.judge.words import PageWords
from jalon.schemas.page import Page
from jalon.schemas.raw import Passage, RawFinding, RawTarget
from jalon.schemas.units import Evidence
from jalon.schemas.values import LEVELS, Severity
from jalon.schemas.vocabulary import Vocabulary

EVIDENCE = SETTINGS.evidence

SHAPED = ("action", "indicator", "target", "theme", "objective", "due", "description")
LIKENED = ("action", "indicator", "target", "due", "theme", "objective")

Facts = dict[str, float]


def evidence_of(
    read: Sequence[tuple[RawTarget, Evidence]],
    pages: Sequence[Page],
    findings: Sequence[RawFinding],
    vocabulary: Vocabulary,
) -> list[Facts]:
    """What is known of each row.

    Args:
        read: The rows, each with what speaks for it.
        pages: What they were read from.
        findings: What the reading found odd.
        vocabulary: Knows what texts are like.
    """
    words = {p.number: PageWords(p) for p in pages}
    company = Company([row for row, _ in read])
    return [
        company.facts_of(i)
        | dict(evidence.facts)
        | {"labelled": float("label" in row.method)}
        | _own(row, vocabulary)
        | words[row.page].facts_of(row)
        | _odd(row, findings)
        for i, (row, evidence) in enumerate(read)
    ]


def _own(row: RawTarget, vocabulary: Vocabulary) -> Facts:
    """What the row's own texts are like."""
    facts: Facts = {}
    for name in SHAPED:
        passage: Passage | None = getattr(row, name)
        if passage is None:
            continue
        facts |= shape_of(name, passage.text)
        if name in LIKENED:
            facts |= likeness_of(name, passage.text, vocabulary)
    for name in ("action", "indicator", "target"):
        passage = getattr(row, name)
        if passage is not None:
            facts[f"{name}_label"] = label_inside(passage.text, vocabulary)
    for name in ("lead", "partners"):
        texts = [p.text for p in getattr(row, name)]
        kinds = [vocabulary.value_kinds(t) for t in texts]
        if kinds:
            facts[f"{name}_as_body"] = min(k.is_body for k in kinds)
            facts[f"{name}_as_due"] = max(k.is_due for k in kinds)
            facts[f"{name}_as_deed"] = max(k.is_deed for k in kinds)
            facts |= shape_of(name, " ".join(texts))
            lines = [line for t in texts for line in t.split("\n")]
            facts[f"{name}_lines"] = min(len(lines), 12)
            facts[f"{name}_low"] = max(float(n[:1].islower()) for n in lines)
            facts[f"{name}_longest"] = min(max(map(len, lines)), 200)
            facts[f"{name}_shortest"] = min(map(len, lines))
    for name in (r.value for r in LEVELS):
        passage = getattr(row, name)
        if passage is not None:
            # a code or a level's word that was not taken off
            facts[f"{name}_as_section"] = float(vocabulary.section_of(passage.text) is not None)
        code = getattr(row, "theme_number" if name == "theme" else f"{name}_code")
        if code is not None:
            facts[f"{name}_code_odd"] = float(" " in code or len(code) > EVIDENCE.longest_code)
    facts["nameless"] = float(row.action is None and row.indicator is None)
    facts["is_gap"] = float(row.gap is not None)
    facts["has_period"] = float(row.period is not None)
    facts["has_status"] = float(row.status is not None)
    facts["has_baseline"] = float(row.baseline is not None)
    facts["others"] = min(len(row.other_columns), 4)
    return facts


def _odd(row: RawTarget, findings: Sequence[RawFinding]) -> Facts:
    """Findings on the row's page, and on its place."""
    box = aim_box(row)
    here = [f for f in findings if f.page == row.page and f.severity is not Severity.INFO]
    return {
        "page_findings": min(len(here), 6),
        "place_findings": min(
            sum(f.box is not None and f.box.overlap_area(box) > 0 for f in here), 4
        ),
    }
