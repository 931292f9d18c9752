"""How heavy a font is, by its name alone."""

from __future__ import annotations

import pytest

from jalon.extract.pdf.fonts import WEIGHT_WORDS


@pytest.mark.parametrize(
    ("name", "weight"),
    [
        pytest.param("CMBX10", 700, id="latex"),
        pytest.param("SFBX1000", 700, id="latex-t1"),
        pytest.param("NimbusRomNo9L-Medi", 700, id="nimbus"),
        pytest.param("LinLibertineOB", 700, id="libertine"),
        pytest.param("FrutigerLTStd-Bd", 700, id="short"),
        pytest.param("Lato-Medium", 500, id="medium"),
        pytest.param("CMR10", 0, id="latex-regular"),
        pytest.param("LinLibertineO", 0, id="libertine-regular"),
        pytest.param("ArialMT", 0, id="arial"),
        pytest.param("LinLibertineOI", 0, id="libertine-italic"),
    ],
)
def test_names_tell_the_weight(name: str, weight: int) -> None:
    """What producers shorten in a font's name is bold all the same."""
    found = next((w for words, w in WEIGHT_WORDS if words.search(name)), 0)

    assert found == weight
