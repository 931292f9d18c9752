"""The list columns that people join on, as tables of their own: one row an item.

SQL, R and spreadsheets join rows, not lists. Each table says again what a list column of another
one holds, in the order of the page, and beside a body's printed name its identifier.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from jalon.schemas import columns as c
from jalon.schemas.columns import Column
from jalon.schemas.models import OF_DOCUMENT, DocumentRecord, ForeignKey, TableInfo

ItemId = Annotated[
    str,
    Field(pattern=c.ID_PATTERN),
    Column(
        "Élément (identifiant)",
        "Item identifier",
        "Identifiant tiré de la ligne et du rang dans sa liste",
        "Identifier made of the row and the place in its list",
    ),
]
Position = Annotated[
    int,
    Field(ge=1),
    Column("Rang", "Position", "Rang dans la liste, à partir de 1", "Place in the list, from 1"),
]
BodyName = Annotated[
    str | None,
    Field(min_length=1),
    Column(
        "Organisme",
        "Body",
        "L’organisme, tel qu’imprimé ; vide si l’on ne sait plus quel nom l’identifiant désigne",
        "The body as printed; null where it is not known which name the identifier stands for",
    ),
]
BodyId = Annotated[
    str | None,
    Column(
        "Organisme (identifiant)",
        "Body identifier",
        "Identifiant de l’organisme dans le registre ; vide s’il n’y est pas",
        "Identifier of the body in the registry; null where it is not there",
    ),
]
Tag = Annotated[
    str,
    Field(min_length=1),
    Column("Étiquette", "Tag", "L’étiquette, telle qu’imprimée", "The tag as printed"),
]

OF_TARGET = ForeignKey("target_id", "targets", "target_id")
OF_ITS_ACTION = ForeignKey("action_id", "actions", "action_id")
OF_RESULT = ForeignKey("result_id", "results", "result_id")
OF_BODY = ForeignKey("organisation_id", "organisations", "organisation_id")


class ItemRecord(DocumentRecord):
    """An item of a list: its own key, the row that it belongs to, its place."""

    item_id: ItemId
    position: Position


class BodyRecord(ItemRecord):
    """A body that a row names: the printed name, the identifier, or both."""

    name: BodyName
    organisation_id: BodyId

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.name is None and self.organisation_id is None:
            raise ValueError("expected a name or an identifier")
        return self


class TargetLeadRow(BodyRecord):
    """A body in charge of the action of a target."""

    table: ClassVar[TableInfo] = TableInfo(
        "target_leads",
        "Responsables des cibles",
        "Leads of targets",
        "La colonne lead de targets, un organisme par ligne",
        "The column lead of targets, one body a row",
        "item_id",
        (OF_DOCUMENT, OF_TARGET, OF_BODY),
    )
    target_id: c.TargetId


class TargetPartnerRow(BodyRecord):
    """A body that works along on the action of a target."""

    table: ClassVar[TableInfo] = TableInfo(
        "target_partners",
        "Partenaires des cibles",
        "Partners of targets",
        "La colonne partners de targets, un organisme par ligne",
        "The column partners of targets, one body a row",
        "item_id",
        (OF_DOCUMENT, OF_TARGET, OF_BODY),
    )
    target_id: c.TargetId


class ActionLeadRow(BodyRecord):
    """A body in charge of an action."""

    table: ClassVar[TableInfo] = TableInfo(
        "action_leads",
        "Responsables des actions",
        "Leads of actions",
        "La colonne lead de actions, un organisme par ligne",
        "The column lead of actions, one body a row",
        "item_id",
        (OF_DOCUMENT, OF_ITS_ACTION, OF_BODY),
    )
    action_id: c.ActionId


class ActionPartnerRow(BodyRecord):
    """A body that works along on an action."""

    table: ClassVar[TableInfo] = TableInfo(
        "action_partners",
        "Partenaires des actions",
        "Partners of actions",
        "La colonne partners de actions, un organisme par ligne",
        "The column partners of actions, one body a row",
        "item_id",
        (OF_DOCUMENT, OF_ITS_ACTION, OF_BODY),
    )
    action_id: c.ActionId


class ActionTagRow(ItemRecord):
    """A tag of an action."""

    table: ClassVar[TableInfo] = TableInfo(
        "action_tags",
        "Étiquettes des actions",
        "Tags of actions",
        "La colonne tags de actions, une étiquette par ligne",
        "The column tags of actions, one tag a row",
        "item_id",
        (OF_DOCUMENT, OF_ITS_ACTION),
    )
    action_id: c.ActionId
    tag: Tag


class ResultTagRow(ItemRecord):
    """A tag of a published figure."""

    table: ClassVar[TableInfo] = TableInfo(
        "result_tags",
        "Étiquettes des résultats",
        "Tags of results",
        "La colonne tags de results, une étiquette par ligne",
        "The column tags of results, one tag a row",
        "item_id",
        (OF_DOCUMENT, OF_RESULT),
    )
    result_id: Annotated[
        str,
        Field(pattern=c.ID_PATTERN),
        Column(
            "Résultat (identifiant)",
            "Result identifier",
            "Le résultat, dans la table results",
            "The result, in results",
        ),
    ]
    tag: Tag
