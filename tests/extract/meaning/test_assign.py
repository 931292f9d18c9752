"""What fields mean: decided together, by words where they are known and by values where not."""

from __future__ import annotations

import numpy as np
import pytest

from jalon.extract.meaning.assign import assign, best_readings
from jalon.extract.meaning.evidence import FACTS, ROLES, FieldSample
from jalon.extract.meaning.weights import weights_of
from jalon.schemas.values import Role
from jalon.vocabulary import Wordbook

FR = Wordbook().in_language("fr")

DEEDS = ("Ouvrir une halte-garderie", "Recenser les locaux vides", "Former les tuteurs")
MEASURES = ("Nombre de places ouvertes", "Taux d’occupation des locaux", "Nombre de tuteurs formés")
AIMS = ("40 places", "85 %", "Au moins 12")
DATES = ("Juin 2027", "Décembre 2026", "Mars 2028")
BODIES = ("Direction des études", "Service des immeubles", "Bureau de la réussite")


def fields(*columns: tuple[str, tuple[str, ...]]) -> list[FieldSample]:
    """Columns of a heading and its values, left to right."""
    last = max(len(columns) - 1, 1)
    return [FieldSample(k, v, len(v), i / last) for i, (k, v) in enumerate(columns)]


def test_values_decide_where_no_heading_is_known() -> None:
    """Headings of no list: deeds, measures, figures, dates and bodies tell by themselves."""
    found = assign(
        fields(
            ("besogne", DEEDS), ("jauge", MEASURES), ("rêve", AIMS), ("butoir", DATES),
            ("pilier", BODIES),
        ),
        FR,
    )  # fmt: skip

    assert [f.role for f in found] == [
        Role.ACTION, Role.INDICATOR, Role.TARGET, Role.DUE, Role.LEAD,
    ]  # fmt: skip


def test_a_known_heading_is_believed() -> None:
    """The heading's word outweighs values that could be either."""
    found = assign(fields(("partenaires", BODIES), ("responsable", BODIES[::-1])), FR)

    assert [f.role for f in found] == [Role.PARTNERS, Role.LEAD]


def test_what_states_no_plan_is_none_of_ours() -> None:
    """A glossary has no action, no indicator and no target."""
    meanings = (
        "Ensemble des démarches qui mènent un diplômé à son premier emploi dans la région.",
        "Part des personnes inscrites qui reviennent à la session d’automne suivante.",
        "Moyen de joindre un cours à distance sans se rendre à un campus.",
    )
    found = assign(fields(("terme", ("insertion", "rétention", "accès")), ("sens", meanings)), FR)

    assert not {f.role for f in found} & {Role.INDICATOR, Role.TARGET, Role.INDICATOR_TARGET}


def test_a_role_that_is_taken_is_not_given_again() -> None:
    """Headings name the actions already: the values below are something else."""
    (found,) = assign(fields(("besogne", DEEDS)), FR, frozenset({Role.ACTION}))

    assert found.role is not Role.ACTION


def test_a_margin_says_by_how_much_the_next_reading_is_worse() -> None:
    """Figures under "Cible" beat figures under a strange heading."""
    told = assign(fields(("cible", ("40", "12", "85"))), FR)[0]
    shown = assign(fields(("rêve", ("40", "12", "85"))), FR)[0]

    assert told.margin > shown.margin


def test_no_role_stands_twice_where_plans_have_it_once() -> None:
    """Of two columns of actions only one is the action, whatever is gained by both."""
    weights = weights_of(
        {
            "facts": {"is_deed": {"action": 5.0}}, "headings": {"words": {}, "known": {}},
            "before": {}, "next": {}, "whole": {"adds": {"action": 0.0, "aim": 0.0}},
        },
        FACTS,
        [r.value for r in ROLES],
    )  # fmt: skip
    facts = np.zeros((2, len(FACTS)))
    facts[:, FACTS.index("is_deed")] = 1.0
    readings, scores = best_readings(facts, np.zeros((2, len(ROLES))), frozenset(), weights)

    assert sum(ROLES[r] is Role.ACTION for r in readings[0]) == 1
    assert scores[0] == 5.0


def test_weights_of_unknown_facts_are_refused() -> None:
    """A fact that was renamed since the fit is an error, not a silent nought."""
    data: dict[str, dict[str, dict[str, float]]] = {
        "facts": {"is_gone": {"action": 1.0}}, "headings": {"words": {}, "known": {}},
        "before": {}, "next": {}, "whole": {"adds": {"action": 0.0, "aim": 0.0}},
    }  # fmt: skip
    with pytest.raises(KeyError, match="is_gone"):
        weights_of(data, FACTS, [r.value for r in ROLES])
