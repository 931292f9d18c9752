"""What a row keeps of the table that it was read from."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drawn_grids import WORDS, table_of

from jalon.extract.plan import read_plan
from jalon.extract.text.hyphens import lexicon_of
from jalon.schemas.page import Page

ROWS = [
    ("Action", "Indicateur", "Cible"),
    ("Former les équipes", "Nombre de personnes formées", "12"),
    ("Appuyer les stages", "Nombre de stages", "30"),
]


@pytest.mark.parametrize("score", [1.0, 0.55])
def test_rows_know_how_sure_their_table_is(score: float) -> None:
    """What judges the rows is told the finder's score of the table, whatever the rows say."""
    table = replace(table_of(ROWS), score=score)
    words = sorted((w for c in table.cells for w in c.words), key=lambda w: w.order)
    page = Page(1, 792.0, 612.0, words=tuple(words))

    read = read_plan([page], {1: [table]}, WORDS, lexicon_of([page])).read.targets

    assert [t.target.text for t, _ in read if t.target] == ["12", "30"]
    assert [dict(evidence.facts)["certainty"] for _, evidence in read] == [score] * 2
