"""The dataset's rows: one frozen model for each table, checked when it is made.

Columns that several tables share are described in ``columns``. ``RECORDS`` names every table;
a table is added by a model, an entry there and a field of ``Dataset``.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from jalon.schemas import columns as c
from jalon.schemas.columns import Column
from jalon.schemas.field_records import PageSize
from jalon.schemas.link_records import LinkRow, TargetResultRow
from jalon.schemas.list_records import (
    ActionLeadRow,
    ActionPartnerRow,
    ActionTagRow,
    ResultTagRow,
    TargetLeadRow,
    TargetPartnerRow,
)
from jalon.schemas.models import (
    OF_ACTION,
    OF_BODIES,
    OF_DOCUMENT,
    OF_FAMILY,
    OF_THEME,
    DocumentRecord,
    ForeignKey,
    PlacedRecord,
    Record,
    TableInfo,
    column_of,
)
from jalon.schemas.registry_records import (
    CodeLabelRow,
    FamilyRow,
    OrganisationRow,
    RegionRow,
    ThemeRow,
    WordingRow,
)
from jalon.schemas.values import DocType, ReadStatus

__all__ = [
    "RECORDS",
    "ActionLeadRow",
    "ActionPartnerRow",
    "ActionRow",
    "ActionTagRow",
    "CodeLabelRow",
    "DocumentRecord",
    "DocumentRow",
    "FamilyRow",
    "FindingRow",
    "LinkRow",
    "OrganisationRow",
    "PlacedRecord",
    "RecommendationRow",
    "Record",
    "RegionRow",
    "ResultRow",
    "ResultTagRow",
    "TargetLeadRow",
    "TargetPartnerRow",
    "TargetResultRow",
    "TargetRow",
    "ThemeRow",
    "WordingRow",
    "column_of",
]


class DocumentRow(DocumentRecord):
    """A PDF, read or not."""

    table: ClassVar[TableInfo] = TableInfo(
        "documents",
        "Documents",
        "Documents",
        "Un document par ligne, y compris ceux qui n’ont pas pu être lus",
        "One document a row, those that could not be read included",
        "document_id",
        (ForeignKey("publisher_id", "organisations", "organisation_id"),),
    )

    sha256: Annotated[
        str | None,
        Field(pattern=r"^[0-9a-f]{64}$"),
        Column(
            "SHA-256",
            "SHA-256",
            "Empreinte du fichier ; vide si ses octets n’ont pas pu être lus",
            "Digest of the file; null where its bytes could not be read",
        ),
    ]
    file_name: Annotated[
        str,
        Field(min_length=1),
        Column("Fichier", "File", "Nom du fichier, sans dossier", "File name, without folder"),
    ]
    title: Annotated[
        str | None,
        Field(min_length=1),
        Column("Titre", "Title", "Titre imprimé du document", "Title of the document as printed"),
    ]
    publisher: Annotated[
        str | None,
        Field(min_length=1),
        Column(
            "Organisme",
            "Publisher",
            "Organisme qui publie le document, tel qu’imprimé, même s’il n’est dans aucun registre",
            "The body that publishes the document, as printed, also where no registry knows it",
        ),
    ]
    publisher_id: Annotated[
        str | None,
        Field(min_length=1),
        Column(
            "Organisme (identifiant)",
            "Publisher identifier",
            "Identifiant de l’organisme dans le registre ; vide s’il n’y est pas",
            "Identifier of the body in the registry; null where it is not there",
        ),
    ]
    doc_type: Annotated[
        DocType | None,
        Column(
            "Type de document",
            "Kind of document",
            "Type de document, reconnu à son contenu ; vide si le document n’a pas été lu",
            "Kind of document, told from its content; null where it was not read",
        ),
    ]
    period_start: Annotated[
        int | None,
        Field(ge=1900, le=2200),
        Column(
            "Début de la période",
            "Period start",
            "Première année de la période couverte",
            "First year of the period covered",
            "year",
        ),
    ]
    period_end: Annotated[
        int | None,
        Field(ge=1900, le=2200),
        Column(
            "Fin de la période",
            "Period end",
            "Dernière année de la période couverte",
            "Last year of the period covered",
            "year",
        ),
    ]
    language: Annotated[
        str | None,
        Field(pattern=r"^[a-z]{2}$"),
        Column("Langue", "Language", "Langue, en ISO 639-1", "Language, in ISO 639-1"),
    ]
    pages: Annotated[
        int | None,
        Field(ge=0),
        Column("Pages", "Pages", "Nombre de pages", "Number of pages", "page"),
    ]
    ocr_pages: Annotated[
        int | None,
        Field(ge=0),
        Column(
            "Pages reconnues",
            "Pages read by OCR",
            "Nombre de pages lues par reconnaissance optique",
            "Number of pages read by optical character recognition",
            "page",
        ),
    ]
    status: Annotated[
        ReadStatus,
        Column(
            "Lecture",
            "Reading",
            "Document lu (ok), lu en partie (partial) ou non lu (failed)",
            "Document read (ok), read in part (partial) or not read (failed)",
        ),
    ]
    error: Annotated[
        str | None,
        Field(min_length=1),
        Column(
            "Erreur",
            "Error",
            "Code de ce qui a empêché la lecture ; vide si le document a été lu",
            "Code of what kept the document from being read; null where it was read",
        ),
    ]
    page_sizes: Annotated[
        tuple[PageSize, ...],
        Column(
            "Taille des pages",
            "Page sizes",
            "Taille des pages affichées, en points, par suites de pages ; vide si inconnue",
            "Sizes of the displayed pages, in points, by runs of pages; empty where unknown",
        ),
    ] = ()
    tables_seen: Annotated[
        int | None,
        Field(ge=0),
        Column(
            "Tableaux vus",
            "Tables seen",
            "Tableaux quadrillés et structures qui se répètent ; vide s’ils ne sont pas comptés",
            "Ruled grids and structures that repeat; null where they are not counted",
        ),
    ] = None
    tables_read: Annotated[
        int | None,
        Field(ge=0),
        Column(
            "Tableaux lus",
            "Tables read",
            "Ceux d’entre eux dont au moins une ligne a été tirée",
            "Those of them that gave a row",
        ),
    ] = None
    words_in_tables: Annotated[
        int | None,
        Field(ge=0),
        Column(
            "Mots des tableaux",
            "Words in tables",
            "Nombre de mots dans les tableaux vus",
            "Number of words in the tables that were seen",
        ),
    ] = None
    words_in_rows: Annotated[
        int | None,
        Field(ge=0),
        Column(
            "Mots repris",
            "Words in rows",
            "Ceux de ces mots qui se retrouvent dans une ligne, titres de ses colonnes compris",
            "Those of these words that went into a row, headings of its columns included",
        ),
    ] = None
    rows: Annotated[
        int,
        Field(ge=0),
        Column(
            "Lignes",
            "Rows",
            "Nombre de cibles, d’actions, de résultats et de recommandations tirés du document",
            "Number of targets, actions, results and recommendations read from the document",
        ),
    ] = 0
    findings: Annotated[
        int,
        Field(ge=0),
        Column(
            "Constats",
            "Findings",
            "Nombre de constats sur le document",
            "Number of findings on the document",
        ),
    ] = 0
    source_url: Annotated[
        str | None,
        Field(pattern=r"^(?:https?|ftp)://\S+$"),
        Column(
            "Adresse",
            "Address",
            "Adresse où le document est publié, d’après la table --sources ; vide sans elle",
            "Address where the document is published, as told by --sources; null without it",
        ),
    ] = None
    source_licence: Annotated[
        str | None,
        Field(min_length=1),
        Column(
            "Licence",
            "Licence",
            "Licence du document, d’après la table --sources ; vide sans elle",
            "Licence of the document, as told by --sources; null without it",
        ),
    ] = None
    retrieved_on: Annotated[
        dt.date | None,
        Column(
            "Obtenu le",
            "Retrieved on",
            "Jour où le document a été obtenu, d’après la table --sources ; vide sans elle",
            "Day when the document was obtained, as told by --sources; null without it",
        ),
    ] = None
    error_fr: Annotated[
        str | None,
        Field(min_length=1),
        Column("Erreur (français)", "Error (French)", "La phrase, en français", "In French"),
    ] = None
    error_en: Annotated[
        str | None,
        Field(min_length=1),
        Column("Erreur (anglais)", "Error (English)", "La phrase, en anglais", "In English"),
    ] = None
    content_id: Annotated[
        str | None,
        Field(pattern=c.ID_PATTERN),
        Column(
            "Contenu (identifiant)",
            "Content identifier",
            "Empreinte des lettres de chaque page : la même pour une copie réenregistrée, tournée "
            "ou déchiffrée ; vide si aucune n’a été lue",
            "Fingerprint of the letters of each page: the same for a copy that was saved again, "
            "turned or decrypted; null where none was read",
        ),
    ] = None
    corrections: c.Corrections = ()

    @model_validator(mode="after")
    def _facts_agree(self) -> Self:
        if (self.status is ReadStatus.FAILED) != (self.error is not None):
            raise ValueError("expected an error exactly where status is failed")
        if (self.period_start is None) != (self.period_end is None):
            raise ValueError("expected both ends of the period or none")
        if (self.period_start or 0) > (self.period_end or 0):
            raise ValueError("expected period_start <= period_end")
        if (self.tables_read or 0) > (self.tables_seen or 0):
            raise ValueError("expected tables_read <= tables_seen")
        if (self.words_in_rows or 0) > (self.words_in_tables or 0):
            raise ValueError("expected words_in_rows <= words_in_tables")
        if self.sha256 is not None and not self.sha256.startswith(self.document_id):
            raise ValueError("expected document_id to be the start of sha256")
        return self


class TargetRow(PlacedRecord):
    """One action × indicator × period of the grid."""

    table: ClassVar[TableInfo] = TableInfo(
        "targets",
        "Cibles",
        "Targets",
        "Les cibles : une ligne par action, indicateur et période",
        "Targets: one row an action, indicator and period",
        "target_id",
        (OF_DOCUMENT, OF_ACTION, *OF_THEME, OF_FAMILY),
        OF_BODIES,
    )

    target_id: c.TargetId
    indicator_id: c.IndicatorId
    action_id: c.ActionRef
    theme_number: c.ThemeNumber
    theme: c.Theme
    ministerial_theme: c.MinisterialTheme
    ministerial_theme_named: c.MinisterialThemeNamed = None
    ministerial_theme_guess: c.MinisterialThemeGuess = None
    ministerial_theme_score: c.MinisterialThemeScore = None
    ministerial_theme_evidence: c.MinisterialThemeEvidence = None
    objective_code: c.ObjectiveCode
    objective: c.Objective
    action_code: c.ActionCode
    action: c.Action
    description: c.Description
    lead: c.Lead
    lead_ids: c.LeadIds
    partners: c.Partners
    partner_ids: c.PartnerIds
    indicator: c.Indicator
    indicator_family: c.IndicatorFamily
    indicator_family_score: c.IndicatorFamilyScore = None
    indicator_family_evidence: c.IndicatorFamilyEvidence = None
    period: c.PeriodLabel
    period_printed: c.PeriodPrinted
    due: c.Due
    due_start: c.DueStart
    due_end: c.DueEnd
    target: c.TargetText
    comparator: c.ComparatorCode
    value: c.Value
    value_max: c.ValueMax
    unit: c.UnitCode
    per: c.PerCode = None
    kind: c.Kind
    measure: c.MeasureCode
    baseline: c.Baseline
    result: c.ResultText
    result_value: c.ResultValue = None
    result_unit: c.ResultUnit = None
    comparison: c.TargetComparison = None
    comparison_evidence: c.TargetComparisonEvidence = None
    comparison_evidence_fr: c.TargetComparisonEvidenceFr = None
    status: c.StatusText
    progress_state: c.ProgressStateCode
    percent_complete: c.PercentComplete
    notes: c.Notes
    inherited: c.Inherited

    @model_validator(mode="after")
    def _number_is_whole(self) -> Self:
        _check_number(self)
        _check_code(self, "ministerial_theme")
        _check_code(self, "indicator_family")
        if self.value_max is not None and (self.value is None or self.value_max < self.value):
            raise ValueError("expected value <= value_max")
        if self.kind is not None and self.target is None:
            raise ValueError("expected no kind without a target")
        if (self.result_value is None) != (self.result_unit is None):
            raise ValueError("expected result_value and result_unit together or not at all")
        if self.per is not None and self.value is None:
            raise ValueError("expected no per without a number")
        if self.indicator is None and self.target is None:
            raise ValueError("expected an indicator or a target")
        _check_due(self)
        return self


class ActionRow(PlacedRecord):
    """One action, measure or project, with or without figures."""

    table: ClassVar[TableInfo] = TableInfo(
        "actions",
        "Actions",
        "Actions",
        "Une ligne par action, mesure ou projet",
        "One row an action, measure or project",
        "action_id",
        (OF_DOCUMENT, *OF_THEME),
        OF_BODIES,
    )

    action_id: c.ActionId
    theme_number: c.ThemeNumber
    theme: c.Theme
    ministerial_theme: c.MinisterialTheme
    ministerial_theme_named: c.MinisterialThemeNamed = None
    ministerial_theme_guess: c.MinisterialThemeGuess = None
    ministerial_theme_score: c.MinisterialThemeScore = None
    ministerial_theme_evidence: c.MinisterialThemeEvidence = None
    objective_code: c.ObjectiveCode
    objective: c.Objective
    action_code: c.ActionCode
    action: c.Action
    description: c.Description
    lead: c.Lead
    lead_ids: c.LeadIds
    partners: c.Partners
    partner_ids: c.PartnerIds
    tags: c.Tags
    due: c.Due = None
    due_start: c.DueStart = None
    due_end: c.DueEnd = None
    status: c.StatusText = None
    progress_state: c.ProgressStateCode = None
    percent_complete: c.PercentComplete = None
    budget: c.Budget = None
    budget_value: c.BudgetValue = None
    budget_unit: c.BudgetUnit = None

    @model_validator(mode="after")
    def _values_are_whole(self) -> Self:
        _check_code(self, "ministerial_theme")
        _check_due(self)
        if (self.budget_value is None) != (self.budget_unit is None):
            raise ValueError("expected budget_value and budget_unit together or not at all")
        if self.budget is None and self.budget_value is not None:
            raise ValueError("expected no amount without its printed text")
        return self


class ResultRow(PlacedRecord):
    """One published figure of an annual report."""

    table: ClassVar[TableInfo] = TableInfo(
        "results",
        "Résultats",
        "Results",
        "Une ligne par résultat chiffré publié dans un rapport",
        "One row a figure that a report publishes",
        "result_id",
        (OF_DOCUMENT, OF_ACTION, *OF_THEME, OF_FAMILY),
    )

    result_id: Annotated[
        str,
        Field(pattern=c.ID_PATTERN),
        Column(
            "Résultat (identifiant)",
            "Result identifier",
            "Identifiant tiré du contenu : document, action, résultat "
            "et numéro d’ordre en cas de doublon",
            "Identifier made of the content: document, action, figure, rank among equals",
        ),
    ]
    action_id: c.ActionRef
    theme_number: c.ThemeNumber
    theme: c.Theme
    ministerial_theme: c.MinisterialTheme
    ministerial_theme_named: c.MinisterialThemeNamed = None
    ministerial_theme_guess: c.MinisterialThemeGuess = None
    ministerial_theme_score: c.MinisterialThemeScore = None
    ministerial_theme_evidence: c.MinisterialThemeEvidence = None
    action: c.Action
    description: c.Description
    raw: Annotated[
        str,
        Field(min_length=1),
        Column("Résultat", "Result", "Résultat, tel qu’imprimé", "The figure, as printed"),
    ]
    comparator: c.ComparatorCode
    value: c.Value
    unit: c.UnitCode
    label: Annotated[
        str | None,
        Field(min_length=1),
        Column("Libellé", "Label", "Ce qui est compté, tel qu’imprimé", "What is counted"),
    ]
    indicator_family: c.IndicatorFamily
    indicator_family_score: c.IndicatorFamilyScore = None
    indicator_family_evidence: c.IndicatorFamilyEvidence = None
    tags: c.Tags

    @model_validator(mode="after")
    def _number_is_whole(self) -> Self:
        _check_number(self)
        _check_code(self, "ministerial_theme")
        _check_code(self, "indicator_family")
        return self


def _check_number(row: TargetRow | ResultRow) -> None:
    if len({row.value is None, row.unit is None, row.comparator is None}) != 1:
        raise ValueError("expected value, unit and comparator together or not at all")


def _check_due(row: TargetRow | ActionRow) -> None:
    if (row.due_start or dt.date.min) > (row.due_end or dt.date.max):
        raise ValueError("expected due_start <= due_end")


def _check_code(row: Record, name: str) -> None:
    code, guess = getattr(row, name), getattr(row, f"{name}_guess", None)
    told = {getattr(row, f"{name}{end}") is None for end in ("_score", "_evidence")}
    if told != {code is None and guess is None}:
        raise ValueError(f"expected {name} with score and evidence, or none of them")
    if code is not None and guess is not None:
        raise ValueError(f"expected {name} or a guess, not both")


class RecommendationRow(PlacedRecord):
    """One numbered recommendation."""

    table: ClassVar[TableInfo] = TableInfo(
        "recommendations",
        "Recommandations",
        "Recommendations",
        "Une ligne par recommandation numérotée",
        "One row a numbered recommendation",
        "recommendation_id",
        (OF_DOCUMENT,),
    )

    recommendation_id: Annotated[
        str,
        Field(pattern=c.ID_PATTERN),
        Column(
            "Recommandation (identifiant)",
            "Recommendation identifier",
            "Identifiant tiré du contenu : document, chapitre, numéro, texte "
            "et numéro d’ordre en cas de doublon",
            "Identifier made of the content: document, chapter, number, text, rank among equals",
        ),
    ]
    chapter: Annotated[
        str | None,
        Field(min_length=1),
        Column("Chapitre", "Chapter", "Chapitre, tel qu’imprimé", "Chapter, as printed"),
    ]
    number: Annotated[
        str,
        Field(min_length=1),
        Column("Numéro", "Number", "Numéro, tel qu’imprimé", "Number, as printed"),
    ]
    text: Annotated[
        str,
        Field(min_length=1),
        Column("Texte", "Text", "Recommandation, telle qu’imprimée", "Recommendation, as printed"),
    ]
    issue: Annotated[
        str | None,
        Field(min_length=1),
        Column(
            "Enjeu",
            "Issue",
            "Enjeu à côté duquel elle se trouve ; vide s’il n’y en a pas",
            "Issue it stands beside; null where there is none",
        ),
    ]


class FindingRow(DocumentRecord):
    """Something a careful reader should look at."""

    table: ClassVar[TableInfo] = TableInfo(
        "findings",
        "Constats",
        "Findings",
        "Ce qu’une lectrice ou un lecteur attentif devrait vérifier",
        "What a careful reader should look at",
        "finding_id",
        (OF_DOCUMENT,),
    )

    finding_id: Annotated[
        str,
        Field(pattern=c.ID_PATTERN),
        Column(
            "Constat (identifiant)",
            "Finding identifier",
            "Identifiant tiré du contenu : document, code, endroit, valeurs citées "
            "et numéro d’ordre en cas de doublon",
            "Identifier made of the content: document, code, spot, values told, rank among equals",
        ),
    ]
    page: Annotated[
        int | None,
        Field(ge=1),
        Column(
            "Page",
            "Page",
            "Page, à partir de 1 ; vide pour tout le document",
            "Page, from 1; null for the whole document",
        ),
    ]
    x0: Annotated[float | None, Column("Gauche", "Left", "Bord gauche", "Left edge", "pt")]
    top: Annotated[float | None, Column("Haut", "Top", "Bord supérieur", "Upper edge", "pt")]
    x1: Annotated[float | None, Column("Droite", "Right", "Bord droit", "Right edge", "pt")]
    bottom: Annotated[float | None, Column("Bas", "Bottom", "Bord inférieur", "Lower edge", "pt")]
    severity: c.SeverityCode
    code: Annotated[
        str,
        Field(pattern=r"^[a-z][a-z0-9_]*$"),
        Column("Code", "Code", "Code du constat", "Code of the finding"),
    ]
    message_fr: c.MessageFr
    message_en: c.MessageEn
    row_id: Annotated[
        str | None,
        Field(pattern=c.ID_PATTERN),
        Column(
            "Ligne",
            "Row",
            "Identifiant de la ligne concernée, de n’importe quelle table ; vide s’il n’y en a pas",
            "Identifier of the row concerned, of any table; null where there is none",
        ),
    ]

    @model_validator(mode="after")
    def _spot_is_whole(self) -> Self:
        if self.x0 is None or self.top is None or self.x1 is None or self.bottom is None:
            if (self.x0, self.top, self.x1, self.bottom) != (None,) * 4:
                raise ValueError("expected four edges of the box or none")
        elif self.page is None or self.x0 > self.x1 or self.top > self.bottom:
            raise ValueError("expected a page, x0 <= x1 and top <= bottom with a box")
        return self


RECORDS: dict[str, type[Record]] = {
    model.table.name: model
    for model in (
        DocumentRow,
        TargetRow,
        ActionRow,
        ResultRow,
        RecommendationRow,
        FindingRow,
        LinkRow,
        TargetResultRow,
        TargetLeadRow,
        TargetPartnerRow,
        ActionLeadRow,
        ActionPartnerRow,
        ActionTagRow,
        ResultTagRow,
        OrganisationRow,
        RegionRow,
        ThemeRow,
        WordingRow,
        FamilyRow,
        CodeLabelRow,
    )
}
