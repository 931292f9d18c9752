"""The number or letter that an entry of a list begins with."""

from __future__ import annotations

import pytest

from jalon.extract.records.entries import NUMBERED, number_of

NUMBERS = [("2. Nb", 2), ("(3) Nb", 3), ("c) Nb", 3), ("0. Nb", 0), ("00) Nb", 0)]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_number_of_an_entry(text: str, number: int) -> None:
    """Digits are read, letters counted; a nought, as damage may leave it, is one as well."""

    match = NUMBERED.match(text)

    assert match is not None
    assert number_of(match) == number
