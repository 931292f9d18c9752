"""The signs of a text that was cut or glued."""

from __future__ import annotations

import pytest
from drawn_grids import WORDS

from jalon.extract.judge.texts import label_inside, shape_of


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("projets soutenus", "low"),
        ("Nombre de projets soutenus par les", "open"),
        ("Former les équipes. Soutenir la relève", "stops"),
        ("Former les équipes Soutenir la relève", "capitals"),
        ("Former (cégeps", "unclosed"),
    ],
)
def test_wrong_cut_shows(text: str, sign: str) -> None:
    """Each sign is seen in a text that has it, and not in a whole one."""

    assert shape_of("action", text)[f"action_{sign}"] > 0
    assert shape_of("action", "Former les équipes")[f"action_{sign}"] == 0


def test_label_read_as_text_shows() -> None:
    """A heading's word before a colon is no part of an indicator."""

    assert label_inside("Cible : 12", WORDS) > 0.5
    assert label_inside("Nombre de projets soutenus", WORDS) == 0
