"""List columns as tables: every item once, in order, each body beside its identifier."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from jalon.publish.list_tables import LIST_TABLES, lists_of, paired, says_lists, with_list_tables
from jalon.schemas.dataset import Dataset
from jalon.schemas.records import TargetRow

IDS = ("pole-estrie", "federation-des-cegeps", "ministere-de-enseignement-superieur")
NAMES = ("Pôle Exemple", "Fédération des cégeps", "MES", "le comité", "Limoilou")


def test_items_follow_the_lists(dataset: Dataset) -> None:
    """Each list gives its items with their places; what else stood in the table is gone."""

    bodies = ("Fédération des cégeps", "le comité", "MES")
    ids = ("federation-des-cegeps", "ministere-de-enseignement-superieur")
    first = dataset.targets[0].model_copy(update={"lead": bodies, "lead_ids": ids})
    made = with_list_tables(replace(dataset, targets=(first,)))

    assert [(i.position, i.name, i.organisation_id) for i in made.target_leads] == [
        (1, "Fédération des cégeps", ids[0]),
        (2, "le comité", None),
        (3, "MES", ids[1]),
    ]
    assert [(i.result_id, i.tag) for i in made.result_tags] == [
        (dataset.results[0].result_id, "Réseau")
    ]
    assert with_list_tables(made) == made
    assert with_list_tables(replace(made, targets=())).target_leads == ()


def test_an_identifier_without_its_name(dataset: Dataset) -> None:
    """An identifier that no printed name is known for is kept, by itself."""

    made = with_list_tables(dataset)

    assert {(i.name, i.organisation_id) for i in made.target_leads} == {
        ("Pôle Exemple", None),
        (None, "pole-estrie"),
    }


@given(st.lists(st.sampled_from(NAMES), unique=True), st.lists(st.sampled_from(IDS), unique=True))
def test_nothing_is_lost(names: list[str], ids: list[str]) -> None:
    """Whatever the lists are, their items give them back, in order."""

    assert lists_of(paired(names, ids, (None, None), known={})) == (tuple(names), tuple(ids))


def test_a_missing_item_shows(dataset: Dataset) -> None:
    """Items that are fewer, or other, than the lists say do not pass."""

    made = with_list_tables(dataset)
    table = LIST_TABLES[0]
    other = made.targets[0].model_copy(update={"lead": ("Autre",)})
    assert isinstance(other, TargetRow)

    assert says_lists(table, made.targets, made.target_leads)
    assert not says_lists(table, made.targets, made.target_leads[1:])
    assert not says_lists(table, (other, *made.targets[1:]), made.target_leads)
