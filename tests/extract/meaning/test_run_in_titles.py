"""Titles that run on into the labels of their unit."""

from __future__ import annotations

from drawn_grids import WORDS
from drawn_pages import Sheet

from jalon.extract.plan import read_plan
from jalon.extract.text.hyphens import lexicon_of


def test_title_in_italics_before_run_in_labels_is_the_action() -> None:
    """The chapter above is no action where each paragraph begins with what is done."""
    sheet = Sheet()
    sheet.text(60, 60, "1. Accéder", size=16, weight=700)
    plan = [
        ("1.1 Nous ouvrirons une clinique.", "nombre de personnes évaluées dans l’année", "250"),
        ("1.2 Nous formerons les équipes.", "nombre de personnes formées par les pairs", "40"),
        ("1.3 Nous doublerons les stages.", "nombre de stages offerts par trimestre", "60"),
    ]
    for i, (deed, measure, aim) in enumerate(plan):
        y = 100.0 + 60 * i
        x = sheet.text(60, y, deed, italic=True)
        x = sheet.text(x + 3, y, "Indicateur :", weight=700)
        x = sheet.text(x + 3, y, measure + ".")
        x = sheet.text(x + 3, y, "Cible :", weight=700)
        sheet.text(x + 3, y, aim + ".")
    page = sheet.page()

    rows = [t for t, _ in read_plan([page], {}, WORDS, lexicon_of([page])).read.targets]

    assert [t.action_code for t in rows] == ["1.1", "1.2", "1.3"]
    assert [t.action.text if t.action else None for t in rows] == [
        "Nous ouvrirons une clinique",
        "Nous formerons les équipes",
        "Nous doublerons les stages",
    ]
    assert [t.theme.text if t.theme else None for t in rows] == ["Accéder"] * 3
