"""The kind of a document, from its title, its headings and the columns of its tables."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from jalon.normalize.text.stems import content_stems, words_of
from jalon.normalize.text.wordlists import read_wordlist
from jalon.schemas.lexicon import DocKindLexicon
from jalon.schemas.values import DocType, Role

_TITLE = 1.0  # how much an expression counts in the title
_BESIDE = 0.8  # in a line beside it
_HEADING = 0.3  # and in a heading inside the document
_MOST_OF_HEADINGS = 0.6  # what all headings together can give to one kind
_LEAST = 0.3  # below this nothing was said
_NAMED = 0.6  # a plan is named, and not only hinted at
_MORE = 0.1  # a follow-up of a plan says more than the plan in it
_NEAR = 6  # words between a follow-up and its plan
_AND = frozenset(("et", "and"))


def document_kind(
    title: str,
    headings: Sequence[str] = (),
    roles: Collection[Role] = (),
    beside: Sequence[str] = (),
) -> tuple[DocType, float]:
    """Return what kind of document it is and how sure that is (0 to 1).

    ``OTHER`` with 0.0 where neither title nor headings nor columns say anything.

    Args:
        title: The title as printed, with its subtitle where there is one; the lines of a cover
            joined by a space or a slash.
        headings: Headings inside the document, in any order.
        roles: Roles of the columns of its tables that are filled in: an empty ``Suivi`` does
            not make a plan a report on its progress.
        beside: Lines by the title, running heads: they say less than the title, and what they
            say together counts once.

    >>> document_kind("Rapport annuel d'activités 2024-2025")[0]
    <DocType.ANNUAL_REPORT: 'annual_report'>
    >>> document_kind("Suivi du plan d'action 2023-2024")[0]
    <DocType.STATUS_REPORT: 'status_report'>
    >>> document_kind("RAPPORT / D'ACTIVITÉS / 2023")[0]
    <DocType.ANNUAL_REPORT: 'annual_report'>
    """
    return _decided(_scores(title, headings, roles, beside))


def document_kinds(
    title: str, headings: Sequence[str] = (), roles: Collection[Role] = ()
) -> tuple[tuple[DocType, float], ...]:
    """Return every kind that a document may be, with what speaks for it (0 to 1), best first.

    A report with a table of targets is two kinds at once. Empty where nothing was said.

    >>> [kind.value for kind, _ in document_kinds("Bilan 2024 et plan d'action 2025")]
    ['action_plan', 'annual_report']
    """
    ranked = _ranked(_scores(title, headings, roles))
    return tuple((kind, round(min(1.0, said), 2)) for kind, said in ranked if said >= _LEAST)


def _scores(
    title: str,
    headings: Sequence[str],
    roles: Collection[Role],
    beside: Sequence[str] = (),
) -> dict[DocType, float]:
    """Return what title, headings and columns say for each kind."""
    scores = dict.fromkeys(DocType, 0.0)
    for kind, weight in _said_in(title).items():
        scores[kind] += _TITLE * weight
    near: dict[DocType, float] = {}
    for line in beside:
        for kind, weight in _said_in(line).items():
            if kind is DocType.OTHER:
                continue  # of a part, or of who speaks
            near[kind] = max(near.get(kind, 0.0), weight)
    for kind, weight in near.items():
        scores[kind] = max(scores[kind], _BESIDE * weight)
    inside = dict.fromkeys(DocType, 0.0)
    for heading in dict.fromkeys(headings):
        for kind, weight in _said_in(heading).items():
            inside[kind] += _HEADING * weight
    for kind, weight in inside.items():
        scores[kind] += min(weight, _MOST_OF_HEADINGS)
    for kind, weight in _said_by(frozenset(roles)).items():
        scores[kind] += weight
    return scores


def _ranked(scores: dict[DocType, float]) -> list[tuple[DocType, float]]:
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0].value))


def _decided(scores: dict[DocType, float]) -> tuple[DocType, float]:
    ranked = _ranked(scores)
    (kind, best), (_, second) = ranked[0], ranked[1]
    if best < _LEAST:
        return DocType.OTHER, 0.0
    return kind, round(min(1.0, best) * best / (best + second), 2)


def _said_in(text: str) -> dict[DocType, float]:
    """Return the kinds that a text names, each with its heaviest expression.

    An expression inside a longer one does not count: ``bilan du plan d'action`` is no plan.
    """
    stems, said = list(content_stems(text)), dict[DocType, float]()
    here = set(stems)
    for phrase, kind, weight in _phrases():
        if not here.issuperset(phrase):
            continue
        for at in range(len(stems) - len(phrase) + 1):
            if tuple(stems[at : at + len(phrase)]) == phrase:
                stems[at : at + len(phrase)] = [""]
                said[kind] = max(said.get(kind, 0.0), weight)
                break
    if said.get(DocType.ACTION_PLAN, 0.0) >= _NAMED and _is_follow_up(text):
        said[DocType.STATUS_REPORT] = max(
            said.get(DocType.STATUS_REPORT, 0.0), said.pop(DocType.ACTION_PLAN) + _MORE
        )
    return said


def _is_follow_up(text: str) -> bool:
    """Whether a text says how far a plan has come: "Status of the 2025 Work Plan"."""
    words = _padded(text)
    spots = [
        [m.span() for w in names for m in re.finditer(re.escape(_padded(w)), words)]
        for names in (_lexicon().follow_ups, _lexicon().plans)
    ]
    for a in spots[0]:
        for b in spots[1]:
            between = words[min(a[1], b[1]) - 1 : max(a[0], b[0]) + 1].split()
            if len(between) <= _NEAR and not _AND & set(between):
                return True
    return False


def _padded(text: str) -> str:
    return f" {' '.join(words_of(text))} "


def _said_by(roles: frozenset[Role]) -> dict[DocType, float]:
    """Return the kinds that columns speak for, each with its heaviest combination."""
    said: dict[DocType, float] = {}
    for rule in _lexicon().roles:
        if set(rule.needs) <= roles:
            said[rule.kind] = max(said.get(rule.kind, 0.0), rule.weight)
    return said


@cache
def _phrases() -> tuple[tuple[tuple[str, ...], DocType, float], ...]:
    """Return the expressions by their stems, longest first."""
    known = {
        content_stems(word): (entry.kind, entry.weight)
        for entry in reversed(_lexicon().entries)
        for word in entry.words
    }
    ordered = sorted(known.items(), key=lambda pair: (-len(pair[0]), pair[0]))
    return tuple((stems, kind, weight) for stems, (kind, weight) in ordered)


def _lexicon() -> DocKindLexicon:
    return read_wordlist("doc_kinds.yaml", DocKindLexicon)
