"""The state of progress that a status column states in a word or two."""

from __future__ import annotations

import re
from functools import cache

from jalon.normalize.targets.progress import parse_share, progress_lexicon
from jalon.normalize.text.folding import tidy
from jalon.normalize.text.levelling import alternation, level
from jalon.schemas.quantities import ProgressState


@cache
def _states() -> tuple[re.Pattern[str], dict[str, ProgressState]]:
    means = {
        level(word): entry.state for entry in progress_lexicon().states for word in entry.words
    }
    return re.compile(alternation(means)), means


_STATE_LABEL = re.compile(r"(?:etat(?: d'avancement)?|statut|status|state|avancement) ?[:=-] ?")
_AFTER_STATE = re.compile(
    r"""
    $ | [ ]?[.,;:()\[\]/%!-]                        # nothing more, or a remark set apart
  | \s(?:a|au|aux|le|la|l'|en|d'|de|depuis|pour     # a date, a part
       |since|on|in|by|for|until|\d)
    """,
    re.VERBOSE,
)


def parse_state(text: str) -> ProgressState | None:
    """Return the state that a status column's text states, or None.

    The text must begin with the state's words. One that is reached in part only is in progress.

    >>> parse_state("Réalisé"), parse_state("Réalisé à 50 %")
    (<ProgressState.ACHIEVED: 'achieved'>, <ProgressState.IN_PROGRESS: 'in_progress'>)
    >>> parse_state("Une rencontre a été réalisée")
    """
    levelled = level(tidy(text)).lstrip(" •·▪◦‣*-")
    label = _STATE_LABEL.match(levelled)
    levelled = levelled[label.end() :] if label else levelled
    pattern, means = _states()
    match = pattern.match(levelled)
    if match is None or not _AFTER_STATE.match(levelled, match.end()):
        return None
    state = means[match.group()]
    clause = re.split(r"[.;]\s", levelled[match.end() :])[0]
    if any(means[other] is not state for other in pattern.findall(clause)):
        return None
    return _held_against_share(state, text) if "%" in clause else state


def _held_against_share(state: ProgressState, text: str) -> ProgressState | None:
    """Return the state beside a percentage: done at 50 % is in progress, at an unclear one none."""
    share = parse_share(text)
    if share is None:
        return None
    is_partial = state is ProgressState.ACHIEVED and share.percent < 100
    return ProgressState.IN_PROGRESS if is_partial else state
