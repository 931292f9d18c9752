"""How a document names its own publisher."""

from __future__ import annotations

import pytest

from jalon.normalize.bodies.own_name import means_publisher, publisher_of


@pytest.mark.parametrize(
    "text", ["Pôle", "le Pôle", "La Direction", "Coordination du Pôle", "The Hub", "Permanence"]
)
def test_the_publisher_by_another_word(text: str) -> None:
    """A name that says no more than "the body that publishes this" means the publisher."""

    assert means_publisher(text)


@pytest.mark.parametrize(
    "text", ["Direction des études", "Pôle Montérégie", "Comité", "Partenaires", "", "Pôles"]
)
def test_other_names(text: str) -> None:
    """Part of a body, another body or a group is not the publisher."""

    assert not means_publisher(text)


@pytest.mark.parametrize(
    ("text", "is_education"),
    [
        ("Pôle régional en enseignement supérieur de l'Estrie", True),
        ("Cégep de Sainte-Foy", True),
        ("University of the North", True),
        ("Ville de Brume", False),
        (None, None),
    ],
)
def test_bodies_that_teach(text: str | None, is_education: bool | None) -> None:
    """A body of higher education is told by the registry or by the words of its name."""

    assert publisher_of(text).is_education is is_education
