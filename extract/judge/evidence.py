"""All that is known of a row when it is judged, as numbers by name; NaN where nothing is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from jalon.extract.judge.candidates import Candidate, Pairing, aim_box, folded
from jalon.extract.judge.company import Company
from jalon.extract.judge.texts import label_inside, likeness_of, shape_of
from jalon.extract.judge.words import PageWords
from jalon.schemas.page import Page
from jalon.schemas.raw import Passage, RawFinding, RawTarget
from jalon.schemas.values import Severity
from jalon.schemas.vocabulary import Vocabulary

SHAPED = ("action", "indicator", "target", "theme", "objective", "due", "description")
LIKENED = ("action", "indicator", "target", "due", "theme", "objective")
LEVELS = ("theme", "objective", "action")
COMPARED = (
    *("action", "indicator", "target", "period", "theme", "objective", "description"),
    *("lead", "partners", "due", "status"),
)
CUT = ("action", "indicator", "target")
CODES = ("theme_number", "objective_code", "action_code")
LONGEST_CODE = 8
UNKNOWN = float("nan")

Facts = dict[str, float]


def evidence_of(
    rows: Sequence[Candidate],
    pairing: Pairing,
    pages: Sequence[Page],
    findings: Sequence[RawFinding],
    vocabulary: Vocabulary,
) -> list[Facts]:
    """What is known of each candidate.

    Args:
        rows: The candidates of both readings.
        pairing: Which of them are the same.
        pages: What they were read from.
        findings: What the reading by headings found odd.
        vocabulary: Knows what texts are like.
    """
    words = {p.number: PageWords(p) for p in pages}
    found: list[Facts] = [{} for _ in rows]
    for by_records in (False, True):
        held = [i for i, c in enumerate(rows) if c.by_records is by_records]
        company = Company([rows[i].row for i in held])
        shares = _agreed_shares(held, rows, pairing)
        other = len(rows) - len(held)
        for n, i in enumerate(held):
            facts = found[i]
            facts |= company.facts_of(n)
            facts |= shares
            facts["other_rows"] = min(other / len(held), 4.0)
            facts["by_records"] = float(by_records)
            facts["labelled"] = float("label" in rows[i].row.method or "key" in rows[i].row.method)
            facts["hand_set"] = UNKNOWN if by_records else rows[i].row.confidence
    cuts = cuts_of(rows)
    for i, candidate in enumerate(rows):
        facts = found[i]
        facts |= candidate.facts
        facts |= cuts[i]
        facts |= _own(candidate.row, vocabulary)
        facts |= _against(candidate.row, i, rows, pairing)
        facts |= words[candidate.row.page].facts_of(candidate.row)
        facts |= _odd(candidate.row, findings)
    return found


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
    for name in LEVELS:
        passage = getattr(row, name)
        if passage is not None:
            # a code or a level's word that was not taken off
            facts[f"{name}_as_section"] = float(vocabulary.section_of(passage.text) is not None)
        code = getattr(row, "theme_number" if name == "theme" else f"{name}_code")
        if code is not None:
            facts[f"{name}_code_odd"] = float(" " in code or len(code) > LONGEST_CODE)
    facts["nameless"] = float(row.action is None and row.indicator is None)
    facts["is_gap"] = float(row.gap is not None)
    facts["has_period"] = float(row.period is not None)
    facts["has_status"] = float(row.status is not None)
    facts["has_baseline"] = float(row.baseline is not None)
    facts["others"] = min(len(row.other_columns), 4)
    return facts


def _against(row: RawTarget, index: int, rows: Sequence[Candidate], pairing: Pairing) -> Facts:
    """Field by field: 1 where the other reading says the same, 0 where it says something else.

    0.5 where only one of them says anything; unknown where it has no such row.
    """
    facts: Facts = {
        "same_key": float(pairing.same[index] >= 0),
        "met": float(pairing.near[index] >= 0),
    }
    if pairing.near[index] < 0:
        return facts
    other = rows[pairing.near[index]].row
    for name in COMPARED:
        facts[f"agree_{name}"] = _agreed(_said(row, name), _said(other, name))
    for name in CODES:
        facts[f"agree_{name}"] = _agreed(getattr(row, name) or "", getattr(other, name) or "")
    return facts


def cuts_of(rows: Sequence[Candidate]) -> list[Facts]:
    """How often the other reading cuts a text into parts, and whether it joins it to more."""
    found: list[Facts] = [{} for _ in rows]
    for name in CUT:
        texts: dict[tuple[bool, int], dict[str, Passage]] = defaultdict(dict)
        for c in rows:
            if (passage := getattr(c.row, name)) is not None:
                texts[c.by_records, passage.page].setdefault(folded(passage), passage)
        for i, c in enumerate(rows):
            passage = getattr(c.row, name)
            if passage is None:
                continue
            own = folded(passage)
            others = [
                text
                for text, other in texts[not c.by_records, passage.page].items()
                if text != own and passage.box.overlap_area(other.box) > 0
            ]
            found[i][f"{name}_parts"] = min(sum(t in own for t in others), 5)
            found[i][f"{name}_in_more"] = min(sum(own in t for t in others), 5)
    return found


def _said(row: RawTarget, name: str) -> str:
    value = getattr(row, name)
    if isinstance(value, tuple):
        return "|".join(sorted(folded(p) for p in value))
    return folded(value)


def _agreed(own: str, other: str) -> float:
    if own == other:
        return 1.0
    return 0.0 if own and other else 0.5


def _agreed_shares(held: Sequence[int], rows: Sequence[Candidate], pairing: Pairing) -> Facts:
    """How often the two readings agree over the whole document."""
    if not held:
        return {}
    against = [_against(rows[i].row, i, rows, pairing) for i in held]
    met = [a for a in against if a["met"]]
    facts: Facts = {
        "doc_same_key": sum(a["same_key"] for a in against) / len(held),
        "doc_met": len(met) / len(held),
    }
    for name in COMPARED:
        values = [a[f"agree_{name}"] for a in met]
        facts[f"doc_agree_{name}"] = sum(values) / len(values) if values else UNKNOWN
    return facts


def _odd(row: RawTarget, findings: Sequence[RawFinding]) -> Mapping[str, float]:
    """Findings on the row's page, and on its place."""
    box = aim_box(row)
    here = [f for f in findings if f.page == row.page and f.severity is not Severity.INFO]
    return {
        "page_findings": min(len(here), 6),
        "place_findings": min(
            sum(f.box is not None and f.box.overlap_area(box) > 0 for f in here), 4
        ),
    }
