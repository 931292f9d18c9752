from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.identity import DIGITS, Identities, content_id, fold_label

SAME = {
    "case": ("Nombre de projets", "NOMBRE DE PROJETS"),
    "apostrophe": ("Nb d’élèves", "Nb d'élèves"),
    "hyphen at a line's end": ("socio-économique", "socio- économique"),
    "spaces": ("80 % et plus", "80\u00a0%  et plus"),
    "quotes": ("« Réseau »", "“Réseau”"),
    "ligature": ("\ufb01lière", "filière"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_typesetting_does_not_matter(one: str, other: str) -> None:
    """Labels that differ in typesetting alone fold to the same."""

    assert fold_label(one) == fold_label(other)


def test_accents_matter() -> None:
    """Accents tell words apart."""

    assert fold_label("marché") != fold_label("marche")


@given(st.lists(st.none() | st.text(), max_size=4), st.lists(st.none() | st.text(), max_size=4))
def test_parts_do_not_run_together(one: list[str | None], other: list[str | None]) -> None:
    """Different parts give different identifiers, wherever they are divided."""

    assert (content_id(*one) == content_id(*other)) == (one == other)
    assert len(content_id(*one)) == DIGITS


def test_equals_are_told_apart_by_rank() -> None:
    """Rows with the same labels get identifiers of their own, the same in every run."""

    def ids() -> list[str]:
        identities = Identities("d" * 16)
        return [identities.next("target", "Nb de projets", "2024-2025") for _ in range(3)]

    assert len(set(ids())) == 3
    assert ids() == ids()


def test_new_row_leaves_others_alone() -> None:
    """A row that is found in a later version does not change the identifiers of the others."""

    before, after = Identities("d" * 16), Identities("d" * 16)
    after.next("target", "found since")

    assert before.next("target", "Nb de projets") == after.next("target", "Nb de projets")


def test_documents_differ() -> None:
    """The same labels in another document have another identifier."""

    assert Identities("a" * 16).same("x", "y") != Identities("b" * 16).same("x", "y")
