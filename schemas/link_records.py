"""Rows that join two documents: the same action in both, and a target beside its result."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from jalon.schemas import columns as c
from jalon.schemas.columns import Column
from jalon.schemas.links import Comparison, LinkKind
from jalon.schemas.models import OF_FAMILY, ForeignKey, Record, TableInfo
from jalon.schemas.values import Comparator, Unit

Score = Annotated[
    float,
    Field(ge=0, le=1),
    Column(
        "Certitude",
        "Score",
        "Degré de certitude du rapprochement, de 0 à 1",
        "How sure the match is, from 0 to 1",
    ),
]
Evidence = Annotated[
    str,
    Field(min_length=1),
    Column(
        "Justification (anglais)",
        "Evidence",
        "Ce qui établit le rapprochement, en anglais",
        "What establishes the match",
    ),
]
EvidenceFr = Annotated[
    str,
    Field(min_length=1),
    Column(
        "Justification",
        "Evidence (French)",
        "Ce qui établit le rapprochement",
        "What establishes the match, in French",
    ),
]


class LinkRow(Record):
    """One action of a document and the same action of another one."""

    table: ClassVar[TableInfo] = TableInfo(
        "links",
        "Liens",
        "Links",
        "Une ligne par action d’un plan retrouvée dans un autre document du même organisme",
        "One row an action of a plan that another document of the same publisher has as well",
        "link_id",
        (
            ForeignKey("from_action_id", "actions", "action_id"),
            ForeignKey("to_action_id", "actions", "action_id"),
            ForeignKey("from_document_id", "documents", "document_id"),
            ForeignKey("to_document_id", "documents", "document_id"),
        ),
    )

    link_id: Annotated[
        str,
        Field(pattern=c.ID_PATTERN),
        Column(
            "Lien (identifiant)",
            "Link identifier",
            "Identifiant tiré des deux actions et de la nature du lien",
            "Identifier made of the two actions and of the kind of link",
        ),
    ]
    from_action_id: Annotated[
        str,
        Field(pattern=c.ID_PATTERN),
        Column(
            "Action de départ (identifiant)",
            "From action",
            "L’action du plan ; entre deux plans, celle du premier",
            "The plan's action; between two plans, that of the first",
        ),
    ]
    to_action_id: Annotated[
        str,
        Field(pattern=c.ID_PATTERN),
        Column(
            "Action d’arrivée (identifiant)",
            "To action",
            "La même action dans l’autre document",
            "The same action in the other document",
        ),
    ]
    from_document_id: Annotated[
        str,
        Field(pattern=c.ID_PATTERN),
        Column("Document de départ", "From document", "Le plan", "The plan"),
    ]
    to_document_id: Annotated[
        str,
        Field(pattern=c.ID_PATTERN),
        Column(
            "Document d’arrivée",
            "To document",
            "Le plan suivant, le rapport ou l’état de situation",
            "The next plan, the report or the status report",
        ),
    ]
    from_action: Annotated[
        str,
        Field(min_length=1),
        Column(
            "Action de départ",
            "From title",
            "Titre de l’action de départ, tel qu’imprimé",
            "Title of the first action, as printed",
        ),
    ]
    to_action: Annotated[
        str,
        Field(min_length=1),
        Column(
            "Action d’arrivée",
            "To title",
            "Titre de l’action d’arrivée, tel qu’imprimé",
            "Title of the second action, as printed",
        ),
    ]
    kind: Annotated[
        LinkKind,
        Column(
            "Nature du lien",
            "Kind of link",
            "Le plan suivant, un rapport de la même période, d’une période suivante ou précédente",
            "The next plan, a report of the same period, of the next one or of the one before",
        ),
    ]
    score: Score
    evidence: Evidence
    evidence_fr: EvidenceFr

    @model_validator(mode="after")
    def _joins_two_documents(self) -> Self:
        if self.from_document_id == self.to_document_id:
            raise ValueError("expected actions of two documents")
        return self


class TargetResultRow(Record):
    """A target of a plan beside the figure that a report gives of the same thing."""

    table: ClassVar[TableInfo] = TableInfo(
        "target_results",
        "Cibles et résultats",
        "Targets and results",
        "Ce qui était promis à côté de ce qui a été rapporté, pour les actions liées",
        "What was promised beside what was reported, for linked actions",
        "target_result_id",
        (
            ForeignKey("target_id", "targets", "target_id"),
            ForeignKey("result_id", "results", "result_id"),
            ForeignKey("link_id", "links", "link_id"),
            OF_FAMILY,
        ),
    )

    target_result_id: Annotated[
        str,
        Field(pattern=c.ID_PATTERN),
        Column(
            "Comparaison (identifiant)",
            "Comparison identifier",
            "Identifiant tiré de la cible et du résultat",
            "Identifier made of the target and the result",
        ),
    ]
    target_id: Annotated[
        str,
        Field(pattern=c.ID_PATTERN),
        Column(
            "Cible (identifiant)",
            "Target identifier",
            "La cible, dans la table targets",
            "The target, in targets",
        ),
    ]
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
    link_id: Annotated[
        str,
        Field(pattern=c.ID_PATTERN),
        Column(
            "Lien (identifiant)",
            "Link identifier",
            "Le lien de leurs actions, dans la table links",
            "The link of their actions, in links",
        ),
    ]
    indicator_family: Annotated[
        str,
        Field(min_length=1),
        Column(
            "Famille d’indicateurs",
            "Indicator family",
            "Ce que la cible et le résultat comptent tous deux",
            "What both the target and the result count",
        ),
    ]
    indicator: c.Indicator
    target: c.TargetText
    target_period: Annotated[
        str | None,
        Field(min_length=1),
        Column("Période visée", "Target period", "Période de la cible", "Period of the target"),
    ]
    target_comparator: Annotated[
        Comparator | None,
        Column(
            "Comparaison visée",
            "Target comparator",
            "Comparaison : égal à, au moins, plus de, au plus, moins de, environ",
            "How the number bounds the target",
        ),
    ]
    target_value: Annotated[
        float | None,
        Column(
            "Valeur visée",
            "Target value",
            "Le nombre promis, dans l’unité target_unit",
            "The number promised, in target_unit",
        ),
    ]
    target_unit: Annotated[
        Unit | None,
        Column("Unité visée", "Target unit", "Unité du nombre promis", "Unit of the promise"),
    ]
    label: Annotated[
        str | None,
        Field(min_length=1),
        Column("Libellé", "Label", "Ce que le résultat compte", "What the result counts"),
    ]
    raw: Annotated[
        str,
        Field(min_length=1),
        Column("Résultat", "Result", "Résultat, tel qu’imprimé", "The figure, as printed"),
    ]
    result_period: Annotated[
        str | None,
        Field(min_length=1),
        Column("Période rapportée", "Result period", "Période du rapport", "Period of the report"),
    ]
    result_comparator: Annotated[
        Comparator | None,
        Column(
            "Comparaison rapportée",
            "Result comparator",
            "Comparaison : égal à, au moins, plus de, au plus, moins de, environ",
            "How the number bounds the result",
        ),
    ]
    result_value: Annotated[
        float | None,
        Column(
            "Valeur rapportée",
            "Result value",
            "Le nombre rapporté, dans l’unité result_unit",
            "The number reported, in result_unit",
        ),
    ]
    result_unit: Annotated[
        Unit | None,
        Column("Unité rapportée", "Result unit", "Unité du nombre rapporté", "Unit of the result"),
    ]
    comparison: Annotated[
        Comparison,
        Column(
            "Comparaison",
            "Comparison",
            "Cible atteinte ou non ; non comparable sauf si période, unité et mots concordent",
            "Met or not met; not comparable unless period, unit and words agree",
        ),
    ]
    score: Score
    evidence: Evidence
    evidence_fr: EvidenceFr
