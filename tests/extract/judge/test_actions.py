"""How sure an action is that states no aim."""

from __future__ import annotations

from drawn_grids import WORDS, passage

from jalon.extract.judge import judged_actions
from jalon.extract.judge.actions import ACTIONS, action_facts
from jalon.extract.judge.weights import models_of
from jalon.schemas.raw import RawAction
from jalon.schemas.units import Evidence

SURE = Evidence((("certainty", 1.0), ("words_action", 1.0)))


def action(text: str, *, lead: str | None = None) -> RawAction:
    """An action of a grid."""
    said = passage(text)
    held = (passage(lead),) if lead else ()
    return RawAction(1, said.box, said, lead=held, method="records:grid")


def test_what_the_other_actions_state_speaks_for_one() -> None:
    """An action without a lead among those that have one is odd; so is one that stands twice."""
    read = [
        (action("Former les équipes", lead="Cégep A"), SURE),
        (action("Former les équipes", lead="Cégep B"), SURE),
        (action("Annexe"), SURE),
    ]

    facts = action_facts(read, WORDS, rows=0)

    assert [round(f["lead_as_most"], 2) for f in facts] == [0.67, 0.67, 0.33]
    assert [f["twins"] for f in facts] == [1, 1, 0]
    assert facts[0]["action_as_deed"] > facts[2]["action_as_deed"]


def test_claims_are_those_of_the_model_and_never_certain() -> None:
    """A model that is always sure is believed up to .99."""
    points = [[-1.0, 0.2], [1.0, 1.0]]
    model = {"names": ["words_action"], "start": 0.0, "points": points,
             "trees": [[[0, 0.5, 0, 1, 2], [-1.0], [1.0]]]}  # fmt: skip
    unsure = Evidence((("words_action", 0.0),))
    read = [(action("Former"), SURE), (action("Aider"), unsure)]

    found = judged_actions(read, WORDS, 0, models_of({ACTIONS: model}))

    assert [a.confidence for a in found] == [0.99, 0.2]


def test_no_actions_need_no_model() -> None:
    """A plan whose every action has an aim states none here."""
    assert judged_actions([], WORDS, 3, {}) == ()
