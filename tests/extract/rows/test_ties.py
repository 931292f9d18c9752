"""Which value belongs to which item: the table's geometry decides, and doubt leaves a gap."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from drawn_grids import WORDS, item_at
from hypothesis import given
from hypothesis import strategies as st

from jalon.extract.rows.settings import SETTINGS
from jalon.extract.rows.ties import Tie, tie_values
from jalon.schemas.rows import Item

TIES = SETTINGS.ties

NAMES = ("Nb de projets", "Nb d’activités", "Taux de satisfaction", "Nb de partenaires")
ASKED = ("Min 2", "Min 5", "80 % et plus", "4")

Placed = tuple[float, tuple[str, ...]]


def items_of(placed: Sequence[Placed]) -> list[Item]:
    """Items from the baselines and the texts of their lines."""
    return [item_at(y, *texts) for y, texts in placed]


def tied(items: Sequence[Placed], values: Sequence[Placed]) -> list[Tie]:
    """The ties between items and values."""
    return tie_values(items_of(items), items_of(values), WORDS.is_quantity)


def texts_of(ties: Sequence[Tie]) -> list[str | None]:
    """The value of each tie as text."""
    return [t.value.text if t.value else None for t in ties]


def one(y: float, text: str) -> Placed:
    """An entry of one line."""
    return y, (text,)


TWO = (one(100, "Nb de projets"), one(112, "Nb d’activités"))
THREE = (*TWO, one(124, "Taux de satisfaction"))
WRAPPED = ((100.0, ("Nb de projets", "réalisés")), one(124, "Nb d’activités"))

TYPICAL = [
    pytest.param(
        THREE,
        (one(100, "Min 2"), one(112, "Min 5"), one(124, "80 %")),
        ["Min 2", "Min 5", "80 %"],
        TIES.certain,
        id="line-by-line",
    ),
    pytest.param(
        THREE,
        (one(100, "Min 2"), one(124, "80 %")),
        ["Min 2", None, "80 %"],
        TIES.likely,
        id="the-second-has-none",
    ),
    pytest.param(THREE, (one(112, "Min 5"),), [None, "Min 5", None], TIES.likely, id="lone-number"),
    pytest.param(
        WRAPPED,
        (one(100, "Min 2"), one(124, "5")),
        ["Min 2", "5"],
        TIES.certain,
        id="wrapped-label",
    ),
    pytest.param(
        TWO,
        (one(103, "Min 2"), one(115, "Min 5")),
        ["Min 2", "Min 5"],
        TIES.certain,
        id="set-3-pt-low",
    ),
    pytest.param(
        THREE,
        (one(130, "Min 2"), one(142, "Min 5"), one(154, "80 %")),
        ["Min 2", "Min 5", "80 %"],
        TIES.likely,
        id="whole-block-lower",
    ),
    pytest.param(
        WRAPPED,
        (one(106, "Min 2"), one(125, "5")),
        ["Min 2", "5"],
        TIES.likely,
        id="beside-the-middle-of-a-wrapped-label",
    ),
    pytest.param(
        (one(100, "Nb de projets"),),
        (one(180, "Min 2"),),
        ["Min 2"],
        TIES.certain,
        id="one-and-one",
    ),
    pytest.param(TWO, (), [None, None], TIES.certain, id="blank-cell"),
]
REFUSED = [
    pytest.param(TWO, (one(106, "Min 2"),), id="number-between-two-lines"),
    pytest.param(
        TWO, (one(100, "Min 2"), one(112, "5"), one(124, "7")), id="more-values-than-items"
    ),
    pytest.param(THREE, (one(140, "Min 2"), one(152, "Min 5")), id="fewer-and-beside-none"),
    pytest.param(
        (one(100, "Nb de projets"), one(112, "Nb d’activités"), one(160, "Taux")),
        (one(100, "Min 2"), one(160, "Min 5"), one(190, "80 %")),
        id="as-many-but-one-stands-by-another",
    ),
    pytest.param(
        (one(100, "Nb de projets"),), (one(100, "Min 2"), one(112, "5")), id="two-numbers-for-one"
    ),
    pytest.param(TWO, (one(100, "Min 2"), one(102, "Min 5")), id="two-values-beside-the-same-line"),
    pytest.param(TWO, (one(112, "Min 5"), one(100, "Min 2")), id="out-of-order"),
    pytest.param(TWO, (one(112, "Min 2"), one(124, "Min 5")), id="shifted-by-one-whole-line"),
    pytest.param(WRAPPED, (one(100, "Min 2"), one(148, "Min 5")), id="below-the-last-line"),
]
SENTENCE = ("Un plan de travail est", "déposé au comité.")


@pytest.mark.parametrize(("items", "values", "expected", "certainty"), TYPICAL)
def test_position_decides(
    items: Sequence[Placed],
    values: Sequence[Placed],
    expected: list[str | None],
    certainty: float,
) -> None:
    """A value goes to the item on whose line it stands; an item without one stays without."""
    ties = tied(items, values)

    assert texts_of(ties) == expected
    assert {t.certainty for t in ties} == {certainty}
    assert not any(t.gap or t.is_shared for t in ties)


@pytest.mark.parametrize(("items", "values"), REFUSED)
def test_contradicting_positions_leave_a_gap(
    items: Sequence[Placed], values: Sequence[Placed]
) -> None:
    """Where neither lines nor count settle it, no item has a value and each tie says why."""
    assert tied(items, values) == [Tie(None, TIES.doubtful, gap="list_mismatch")] * len(items)


@pytest.mark.parametrize("y", [100.0, 106.0, 130.0])
def test_lone_sentence_speaks_for_all(y: float) -> None:
    """One wrapped sentence beside several items is shared by all, wherever it stands, less sure."""
    ties = tied(THREE, ((y, SENTENCE),))

    assert texts_of(ties) == [" ".join(SENTENCE)] * 3
    assert all(t.is_shared and t.certainty == TIES.shared < TIES.likely for t in ties)


def test_lone_bulleted_entry_speaks_for_all() -> None:
    """A bullet says that the cell is a list of its own, even on the first item's line."""
    entry = item_at(100, "Rapport déposé", bullet="•")

    ties = tie_values(items_of(TWO), [entry], WORDS.is_quantity)

    assert texts_of(ties) == ["Rapport déposé"] * 2
    assert all(t.is_shared for t in ties)


def test_lone_bulleted_number_stays_with_its_line() -> None:
    """A number is never shared: it belongs to the one indicator beside it."""
    entry = item_at(112, "Min 5", bullet="•")

    assert texts_of(tie_values(items_of(TWO), [entry], WORDS.is_quantity)) == [None, "Min 5"]


def test_no_items_have_no_ties() -> None:
    """A cell of values beside an empty cell gives nothing to tie."""
    assert tied((), (one(100, "Min 2"),)) == []


# properties

steps = st.lists(st.sampled_from([0.0, 4.0, 6.0, 12.0, 24.0, 31.0]), min_size=0, max_size=5)
kinds = st.sampled_from([("Min 2",), ("80 % et plus",), SENTENCE, ("Rapport déposé",)])


def cumulated(gaps: Sequence[float]) -> list[float]:
    """Baselines from the distances between them."""
    return [100.0 + sum(gaps[: i + 1]) for i in range(len(gaps))]


@st.composite
def columns(draw: st.DrawFn) -> tuple[list[Item], list[Item]]:
    """Labels and values of any number at any height, top to bottom."""
    labels = [item_at(y, NAMES[i % 4]) for i, y in enumerate(cumulated(draw(steps)))]
    values = [
        item_at(y, *draw(kinds), bullet=draw(st.sampled_from(["", "•"])))
        for y in cumulated(draw(steps))
    ]
    return labels, values


@given(columns())
def test_no_value_is_lost_or_doubled(column: tuple[list[Item], list[Item]]) -> None:
    """Each value is tied once, or shared by all, or every tie carries the reason why not."""
    items, values = column
    ties = tie_values(items, values, WORDS.is_quantity)
    held = [id(t.value) for t in ties if t.value is not None]

    assert len(ties) == len(items)
    if not items:
        return
    if any(t.gap for t in ties):
        assert all(t.gap == "list_mismatch" and t.value is None for t in ties)
    elif any(t.is_shared for t in ties):
        assert held == [id(values[0])] * len(items)
        assert len(values) == 1
    else:
        assert held == [id(v) for v in values]  # each once, and in the printed order


@given(columns())
def test_numbers_are_never_shared(column: tuple[list[Item], list[Item]]) -> None:
    """What is shared is prose."""
    items, values = column
    for tie in tie_values(items, values, WORDS.is_quantity):
        assert not (tie.is_shared and tie.value and WORDS.is_quantity(tie.value.text))


def moved(item: Item, shift: float) -> Item:
    """The item set lower by ``shift`` points."""
    texts = [line.text for line in item.lines]
    return item_at(item.first_baseline + shift, *texts, bullet="•" * item.is_bulleted)


@given(columns(), st.floats(min_value=-90.0, max_value=400.0))
def test_place_on_the_page_does_not_matter(
    column: tuple[list[Item], list[Item]], shift: float
) -> None:
    """Both columns moved together are tied as before."""
    moved_items, moved_values = ([moved(i, round(shift)) for i in side] for side in column)
    here = tie_values(*column, WORDS.is_quantity)
    there = tie_values(moved_items, moved_values, WORDS.is_quantity)

    assert texts_of(here) == texts_of(there)
    assert [t.gap for t in here] == [t.gap for t in there]


@given(st.integers(min_value=2, max_value=4), st.data())
def test_whoever_has_no_value_is_the_one_without_a_line_beside(
    count: int, data: st.DataObject
) -> None:
    """Any one value may be missing: the others stay with their own lines."""
    missing = data.draw(st.integers(min_value=0, max_value=count - 1))
    items = [item_at(100 + 14 * i, NAMES[i]) for i in range(count)]
    values = [item_at(100 + 14 * i, ASKED[i]) for i in range(count) if i != missing]

    expected = [None if i == missing else ASKED[i] for i in range(count)]
    assert texts_of(tie_values(items, values, WORDS.is_quantity)) == expected
