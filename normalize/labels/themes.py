"""Printed themes → the ministry's themes, by official wording, by name, then by the actions.

The ministry's own wording, whole or abridged, is recognised by the weight of the words it shares
with the list of each year. Otherwise a theme must be *named*, by an expression of the registry,
and no other theme beside it. A local theme (``Petite enfance``) names none: it is mapped only
where its actions do, nearly all of them and to the same theme.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from rapidfuzz import fuzz

from jalon.normalize.labels.sections import section_of
from jalon.normalize.text.folding import fold
from jalon.normalize.text.stems import content_stems
from jalon.normalize.text.wordlists import read_wordlist
from jalon.schemas.meaning import MinisterialTheme, ThemeIndex, ThemeRegistry, ThemeWording
from jalon.schemas.values import Code

_SHARED = 0.8  # weight of a label's words that an official wording must hold
_LEAST_WORDS = 4  # content words below which a label is a name, not a wording
_NEAR = 91.0  # rapidfuzz ratio at which a whole label counts as a misspelt name
_SHORTEST_NEAR = 9  # letters
_MOST_ACTIONS = 0.6  # share of the actions that must name a theme
_AGREEING = 0.75  # share of those that must name the same one
_NAME_POINTS = 3.0  # what a theme's name in the label speaks for it
_HINT_POINTS = 1.5  # and a word that only supports it
_MOST_OF_A_GUESS = 0.49
# from this score on a code is given, below it only guessed
SURE_ENOUGH = 0.5


def ministerial_theme_of(
    theme: str | None,
    number: str | None = None,
    actions: Sequence[str] = (),
    year: int | None = None,
    *,
    is_education: bool | None = None,
) -> Code | None:
    """Return the ministry's theme that a printed theme is, None where its words do not say.

    Args:
        theme: The theme, orientation or ministerial objective as printed.
        number: Its printed number, which supports a wording of the same year and no more.
        actions: Titles of the actions under it; they decide for a local theme.
        year: The year in which the document's period begins.
        is_education: Whether the publisher teaches or brings together bodies that do, for which
            words that only support a theme may name it; None where that is not known.

    >>> ministerial_theme_of("Accessibilité des personnes en enseignement supérieur").code
    'access'
    >>> ministerial_theme_of("Petite enfance")
    """
    guess = theme_guess_of(theme, number, actions, year, is_education=is_education)
    return guess if guess is not None and guess.score >= SURE_ENOUGH else None


def theme_guess_of(
    theme: str | None,
    number: str | None = None,
    actions: Sequence[str] = (),
    year: int | None = None,
    *,
    is_education: bool | None = None,
) -> Code | None:
    """Return the likeliest of the ministry's themes; below ``SURE_ENOUGH`` it is only a guess.

    Args and meaning as ``ministerial_theme_of``; None where nothing speaks for any theme.

    >>> theme_guess_of("Main-d'œuvre et innovation").score < SURE_ENOUGH
    True
    >>> theme_guess_of("Main-d'œuvre et innovation", is_education=True).code
    'training-employment'
    """
    if theme is None or not theme.strip():
        return None
    label = _bare(theme)
    names = _names_in(label)
    if is_education is False:
        # "Accès", "transition" are themes of other bodies as well
        names = {code: name for code, name in names.items() if _is_of_schooling(name)}
    found = _by_wording(label, number, year) or _by_name(label, names)
    if found is None and is_education is not False:
        found = _by_spelling(label)
    if found is None and not names:
        found = _by_actions(tuple(actions))
    return found or _by_signs(label, names, tuple(actions), is_education=is_education is True)


def crosswalk_of(code: str) -> str:
    """Return the code under which a theme is counted when years are compared.

    Raises:
        ValueError: When no theme has that code.
    """
    for theme in _index().themes:
        if theme.code == code:
            return theme.crosswalk
    known = ", ".join(theme.code for theme in _index().themes)
    raise ValueError(f"unknown ministerial theme {code!r}, expected one of: {known}")


def ministerial_themes() -> tuple[MinisterialTheme, ...]:
    """Return the registry of ministerial themes, sources spelt out, for publication."""
    sources = _registry().sources
    return tuple(
        replace(
            theme,
            wordings=tuple(replace(w, source=sources[w.source]) for w in theme.wordings),
        )
        for theme in _registry().themes
    )


def _bare(theme: str) -> str:
    """Return a theme without its level and number ("Axe 1 – Accessibilité")."""
    section = section_of(theme)
    return section.label if section is not None and section.label else theme


def _by_wording(label: str, number: str | None, year: int | None) -> Code | None:
    """Return the theme whose official wording holds nearly all of the label's weight."""
    stems = set(content_stems(label))
    if len(stems) < _LEAST_WORDS:
        return None
    scored = sorted(
        ((_share(stems, wording), theme.code, wording) for theme, wording in _wordings()),
        key=lambda one: (-one[0], one[1]),
    )
    share, code, wording = scored[0]
    rival = max((s for s, other, _ in scored if other != code), default=0.0)
    if share < _SHARED or rival > share - 0.15:
        return None
    is_confirmed = number is not None and number == wording.number and _is_of(wording, year)
    score = min(0.99, 0.75 + 0.2 * share + (0.04 if is_confirmed else 0.0))
    return Code(code, round(score, 2), wording.text)


def _is_of(wording: ThemeWording, year: int | None) -> bool:
    if year is None:
        return False
    return wording.first_year <= year and (wording.last_year is None or year <= wording.last_year)


def _share(stems: set[str], wording: ThemeWording) -> float:
    """Return how much of a label's weight a wording holds; words of few wordings weigh more."""
    weights, held = _index().weights, set(content_stems(wording.text))
    unknown = max(weights.values())
    total = sum(weights.get(stem, unknown) for stem in stems)
    return sum(weights.get(stem, unknown) for stem in stems & held) / total


def _by_name(label: str, named: dict[str, str]) -> Code | None:
    """Return the theme that a label names, if it names one only."""
    if len(named) != 1:
        return None
    ((code, evidence),) = named.items()
    covered = len(content_stems(evidence)) / max(1, len(content_stems(label)))
    return Code(code, round(0.8 + 0.15 * min(1.0, covered), 2), evidence)


@lru_cache(maxsize=4096)
def _names_in(text: str) -> dict[str, str]:
    """Return the themes that a text names, each with the longest expression that names it."""
    stems = _without_others(content_stems(text))
    found: dict[str, tuple[int, str]] = {}
    for code, name, wanted in _index().names:
        if _holds(stems, wanted):
            found[code] = max(found.get(code, (0, "")), (len(wanted), name))
    return {code: name for code, (_, name) in found.items()}


def _without_others(stems: tuple[str, ...]) -> tuple[str, ...]:
    """Return stems without the expressions that hold a theme's word and mean another thing."""
    for other in _index().others:
        for at in range(len(stems) - len(other) + 1):
            if stems[at : at + len(other)] == other:
                # the gap keeps what stood apart from becoming neighbours
                stems = (*stems[:at], "", *stems[at + len(other) :])
                break
    return stems


def _holds(stems: Sequence[str], name: Sequence[str]) -> bool:
    size = len(name)
    return any(tuple(stems[at : at + size]) == tuple(name) for at in range(len(stems) - size + 1))


def _by_spelling(label: str) -> Code | None:
    """Return the theme whose name a short label misspells."""
    folded = fold(label)
    if len(folded) < _SHORTEST_NEAR or _without_others(content_stems(label)).count(""):
        return None
    near = {
        (theme.code, name): fuzz.ratio(folded, fold(name))
        for theme in _index().themes
        for name in theme.names
        if len(name) >= _SHORTEST_NEAR
    }
    (code, name), ratio = max(near.items(), key=lambda pair: (pair[1], pair[0]))
    return Code(code, 0.75, f"{name} ~ {label}") if ratio >= _NEAR else None


def _by_actions(actions: tuple[str, ...]) -> Code | None:
    """Return the theme that the actions name, where nearly all of them name the same."""
    named = [set(_names_in(action)) for action in actions]
    speaking = [codes for codes in named if codes]
    if len(speaking) < 2 or len(speaking) < _MOST_ACTIONS * len(actions):
        return None
    counts = Counter(code for codes in speaking for code in codes)
    code, hits = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    if hits < 2 or hits < _AGREEING * sum(counts.values()):
        return None
    share = hits / len(actions)
    return Code(code, round(0.5 + 0.3 * share, 2), f"{hits} of {len(actions)} actions")


def _by_signs(
    label: str, names: dict[str, str], actions: tuple[str, ...], *, is_education: bool
) -> Code | None:
    """Return the theme for which most words speak, sure enough only among bodies that teach.

    The label's own words weigh most; those of its actions together weigh as much as one of them.
    """
    points: defaultdict[str, float] = defaultdict(float)
    signs: dict[str, list[str]] = {}
    label_points: defaultdict[str, float] = defaultdict(float)
    for code, name in names.items():
        label_points[crosswalk_of(code)] += _NAME_POINTS
        signs.setdefault(code, []).append(name)
    speaks_of_staff = _holds_any(content_stems(label), _index().staff)
    for code, hint in () if speaks_of_staff else _hints_in(label):
        label_points[crosswalk_of(code)] += _HINT_POINTS
        signs.setdefault(code, []).append(hint)
    for action in actions:
        said = dict.fromkeys(_names_in(action), 1.0)
        said |= {code: 0.5 for code, _ in _hints_in(action) if code not in said}
        for code, weight in said.items():
            points[crosswalk_of(code)] += _HINT_POINTS * weight / len(actions)
            signs.setdefault(code, [])
    for code, weight in label_points.items():
        points[code] += weight
    if not points:
        return None
    total = sum(points.values())
    best = min(points, key=lambda code: (-points[code], code))
    share = points[best] / total
    own = [code for code in signs if crosswalk_of(code) == best]
    code = max(own, key=lambda one: (len(signs[one]), one == best, one))
    evidence = ", ".join(signs[code]) or f"{len(actions)} actions"
    strength = min(1.0, points[best] / _NAME_POINTS)
    is_sure = is_education and label_points.get(best, 0.0) > 0 and share >= _AGREEING
    score = (
        0.5 + 0.3 * share * strength if is_sure else min(_MOST_OF_A_GUESS, 0.5 * share * strength)
    )
    return Code(code, round(score, 2), evidence)


def _is_of_schooling(name: str) -> bool:
    return _holds_any(content_stems(name), _index().schooling)


def _holds_any(stems: Sequence[str], expressions: Iterable[Sequence[str]]) -> bool:
    return any(_holds(stems, expression) for expression in expressions)


@lru_cache(maxsize=4096)
def _hints_in(text: str) -> tuple[tuple[str, str], ...]:
    """Return each theme's words of support that stand in a text."""
    stems = _without_others(content_stems(text))
    return tuple((code, hint) for code, hint, wanted in _index().hints if _holds(stems, wanted))


def _wordings() -> Iterable[tuple[MinisterialTheme, ThemeWording]]:
    return ((theme, wording) for theme in _index().themes for wording in theme.wordings)


@cache
def _index() -> ThemeIndex:
    """Return the registry with the weight of each word of its wordings."""
    registry = _registry()
    holders: dict[str, set[str]] = {}
    for theme in registry.themes:
        for wording in theme.wordings:
            for stem in content_stems(wording.text):
                holders.setdefault(stem, set()).add(theme.code)
    themes = len(registry.themes)
    return ThemeIndex(
        themes=registry.themes,
        others=tuple(content_stems(other) for other in registry.others),
        names=tuple(
            (theme.code, name, content_stems(name))
            for theme in registry.themes
            for name in theme.names
        ),
        schooling=tuple(map(content_stems, registry.schooling)),
        staff=tuple(map(content_stems, registry.staff)),
        hints=tuple(
            (theme.code, hint, content_stems(hint))
            for theme in registry.themes
            for hint in theme.hints
        ),
        weights={stem: math.log(1 + themes / len(codes)) for stem, codes in holders.items()},
    )


def _registry() -> ThemeRegistry:
    return read_wordlist("registries/ministerial_themes.yaml", ThemeRegistry)
