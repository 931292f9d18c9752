"""What a column of the dataset means: its titles and descriptions in two languages, its unit.

A column is described once, here, as an annotated type; the tables in ``records`` are made of
these types, and Arrow schema, JSON schema and data package are derived from the tables.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from jalon.schemas.field_records import Corrected, FieldBox, FieldSureness, OtherColumn
from jalon.schemas.links import Comparison
from jalon.schemas.quantities import ProgressState
from jalon.schemas.typography import set_french
from jalon.schemas.values import Comparator, Measure, Per, Severity, TargetKind, Unit

ID_PATTERN = r"^[0-9a-f]{16}$"


@dataclass(frozen=True, slots=True)
class Column:
    """A column as people read it.

    Attributes:
        title_fr: Short name in French.
        title_en: Short name in English.
        fr: What it holds, in French.
        en: What it holds, in English.
        unit: Unit of the number, "" where there is none.
    """

    title_fr: str
    title_en: str
    fr: str
    en: str
    unit: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "title_fr", set_french(self.title_fr))
        object.__setattr__(self, "fr", set_french(self.fr))

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The JSON schema of the column with its titles, descriptions and unit."""
        schema = handler(core_schema)
        schema.update(title=self.title_en, description=self.en)
        schema.update(title_fr=self.title_fr, description_fr=self.fr)
        if self.unit:
            schema["unit"] = self.unit
        return schema


# ------------------------------------------------------------------ identifiers and the spot

DocumentId = Annotated[
    str,
    Field(pattern=ID_PATTERN),
    Column(
        "Document",
        "Document",
        "Identifiant du document : les 16 premiers chiffres hexadécimaux du SHA-256 du fichier",
        "The document's identifier: first 16 hexadecimal digits of the SHA-256 of the file",
    ),
]
Page = Annotated[
    int,
    Field(ge=1),
    Column("Page", "Page", "Page du document, à partir de 1", "Page of the document, from 1"),
]
X0 = Annotated[
    float,
    Column(
        "Gauche",
        "Left",
        "Bord gauche, à partir de la gauche de la page affichée",
        "Left edge, from the left of the page as displayed",
        "pt",
    ),
]
Top = Annotated[
    float,
    Column(
        "Haut",
        "Top",
        "Bord supérieur, à partir du haut de la page affichée",
        "Upper edge, from the top of the page as displayed",
        "pt",
    ),
]
X1 = Annotated[
    float,
    Column(
        "Droite",
        "Right",
        "Bord droit, à partir de la gauche de la page affichée",
        "Right edge, from the left of the page as displayed",
        "pt",
    ),
]
Bottom = Annotated[
    float,
    Column(
        "Bas",
        "Bottom",
        "Bord inférieur, à partir du haut de la page affichée",
        "Lower edge, from the top of the page as displayed",
        "pt",
    ),
]
Method = Annotated[
    str,
    Field(min_length=1),
    Column(
        "Méthode",
        "Method",
        "Façon dont la ligne a été lue (tableau quadrillé, fiche, diapositive…)",
        "How the row was read (ruled table, card, slide …)",
    ),
]
Confidence = Annotated[
    float,
    Field(ge=0, le=1),
    Column(
        "Confiance",
        "Confidence",
        "De 0 à 1 : sur 100 lignes à 0,90, environ 90 devraient être exactes",
        "Share of rows with this value that are expected to be right, from 0 to 1",
    ),
]
Boxes = Annotated[
    tuple[FieldBox, ...],
    Column(
        "Emplacements",
        "Boxes",
        "Où chaque colonne de la ligne a été lue : page et cadre, en points",
        "Where each column of the row was read: page and box, in points",
    ),
]
FieldConfidence = Annotated[
    tuple[FieldSureness, ...],
    Column(
        "Confiance par colonne",
        "Field confidence",
        "Confiance de chaque colonne, de 0 à 1 ; liste vide si celle de la ligne vaut pour toutes",
        "Confidence of each column, from 0 to 1; empty where the row's stands for all of them",
    ),
]
OtherColumns = Annotated[
    tuple[OtherColumn, ...],
    Column(
        "Autres colonnes",
        "Other columns",
        "Texte de la ligne dans les colonnes non reconnues, avec leur titre, tels qu’imprimés",
        "What stood in the row under headings that are none of ours, both as printed",
    ),
]
Corrections = Annotated[
    tuple[Corrected, ...],
    Column(
        "Corrections",
        "Corrections",
        "Colonnes corrigées par une personne, avec ce que la machine avait lu ; liste vide sinon",
        "Columns that a person corrected, each with what the machine read; empty where none was",
    ),
]
TargetId = Annotated[
    str,
    Field(pattern=ID_PATTERN),
    Column(
        "Cible (identifiant)",
        "Target identifier",
        "Identifiant tiré du contenu : document, action, indicateur, période "
        "et numéro d’ordre en cas de doublon",
        "Identifier made of the content: document, action, indicator, period, rank among equals",
    ),
]
IndicatorId = Annotated[
    str | None,
    Field(pattern=ID_PATTERN),
    Column(
        "Indicateur (identifiant)",
        "Indicator identifier",
        "Le même pour toutes les périodes d’un indicateur dans une action ; vide sans indicateur",
        "The same for all periods of an indicator within an action; null without an indicator",
    ),
]
ActionId = Annotated[
    str,
    Field(pattern=ID_PATTERN),
    Column(
        "Action (identifiant)",
        "Action identifier",
        "Identifiant tiré du contenu : document, thème, objectif, code et titre de l’action",
        "Identifier made of the content: document, theme, objective, the action's code and title",
    ),
]
ActionRef = Annotated[
    str | None,
    Field(pattern=ID_PATTERN),
    Column(
        "Action (identifiant)",
        "Action identifier",
        "L’action, dans la table actions ; vide si la ligne n’en mentionne aucune",
        "The action, in the table actions; null where the row names none",
    ),
]

# ------------------------------------------------------------------------- plan structure

ThemeNumber = Annotated[
    str | None,
    Field(min_length=1),
    Column(
        "Numéro du thème",
        "Theme number",
        "Numéro imprimé, sans zéros initiaux ; vide s’il n’y en a pas",
        "Number as printed, leading zeros dropped; null where none is printed",
    ),
]
Theme = Annotated[
    str | None,
    Field(min_length=1),
    Column(
        "Thème",
        "Theme",
        "Thème, orientation, axe, enjeu ou objectif ministériel, tel qu’imprimé",
        "Theme, orientation, axis, issue or ministerial objective, as printed",
    ),
]
MinisterialTheme = Annotated[
    str | None,
    Field(min_length=1),
    Column(
        "Thème ministériel",
        "Ministerial theme",
        "Code commun aux listes du ministère d’une année à l’autre ; vide si rien ne l’établit",
        "Code shared by the ministry's lists over the years; null where nothing establishes it",
    ),
]
MinisterialThemeNamed = Annotated[
    str | None,
    Field(min_length=1),
    Column(
        "Thème ministériel nommé",
        "Ministerial theme as named",
        "Code du thème désigné par le texte, dans la liste de son année, avant rapprochement",
        "Code of the theme that the words name, in its own year's list, before the crosswalk",
    ),
]
MinisterialThemeGuess = Annotated[
    str | None,
    Field(min_length=1),
    Column(
        "Thème ministériel (hypothèse)",
        "Ministerial theme, best guess",
        "Le code le plus plausible lorsque ministerial_theme est laissé vide ; à vérifier",
        "The likeliest code where ministerial_theme is withheld; to be checked",
    ),
]
MinisterialThemeScore = Annotated[
    float | None,
    Field(ge=0, le=1),
    Column(
        "Thème ministériel (certitude)",
        "Ministerial theme score",
        "Degré de certitude du code, ou de l’hypothèse s’il est vide, de 0 à 1",
        "How sure the code is, or the best guess where it is withheld, from 0 to 1",
    ),
]
MinisterialThemeEvidence = Annotated[
    str | None,
    Field(min_length=1),
    Column(
        "Thème ministériel (justification)",
        "Ministerial theme evidence",
        "Ce qui établit le code : formulation officielle, expression du registre ou actions",
        "What establishes the code: an official wording, an expression of the registry, actions",
    ),
]
ObjectiveCode = Annotated[
    str | None,
    Field(min_length=1),
    Column(
        "Code de l’objectif",
        "Objective code",
        "Code imprimé, par exemple 1.1",
        "Code as printed, for instance 1.1",
    ),
]
Objective = Annotated[
    str | None,
    Field(min_length=1),
    Column("Objectif", "Objective", "Objectif, tel qu’imprimé", "Objective, as printed"),
]
ActionCode = Annotated[
    str | None,
    Field(min_length=1),
    Column(
        "Code de l’action",
        "Action code",
        "Code imprimé de l’action ou numéro de la mesure",
        "Printed code of the action or number of the measure",
    ),
]
Action = Annotated[
    str | None,
    Field(min_length=1),
    Column(
        "Action",
        "Action",
        "Titre de l’action, de la mesure ou du projet, tel qu’imprimé",
        "Title of the action, measure or project, as printed",
    ),
]
Description = Annotated[
    str | None,
    Field(min_length=1),
    Column(
        "Description",
        "Description",
        "Texte explicatif de l’action, tel qu’imprimé",
        "Explanatory text of the action, as printed",
    ),
]
Lead = Annotated[
    tuple[str, ...],
    Column(
        "Responsables",
        "Lead",
        "Organisations responsables, telles qu’imprimées",
        "Organisations in charge, as printed",
    ),
]
LeadIds = Annotated[
    tuple[str, ...],
    Column(
        "Responsables (identifiants)",
        "Lead identifiers",
        "Organisations responsables présentes dans le registre ; liste de leurs identifiants",
        "Organisations in charge that the registry knows; a list of keys of organisations",
    ),
]
Partners = Annotated[
    tuple[str, ...],
    Column(
        "Partenaires",
        "Partners",
        "Organisations collaboratrices, telles qu’imprimées",
        "Collaborating organisations, as printed",
    ),
]
PartnerIds = Annotated[
    tuple[str, ...],
    Column(
        "Partenaires (identifiants)",
        "Partner identifiers",
        "Organisations collaboratrices présentes dans le registre ; liste de leurs identifiants",
        "Collaborating organisations that the registry knows; a list of keys of organisations",
    ),
]
Tags = Annotated[
    tuple[str, ...],
    Column("Étiquettes", "Tags", "Étiquettes imprimées", "Tags as printed"),
]

# ------------------------------------------------------------------------ indicator, target

Indicator = Annotated[
    str | None,
    Field(min_length=1),
    Column(
        "Indicateur",
        "Indicator",
        "Libellé imprimé de l’indicateur, sur une ligne, sans sa puce",
        "The indicator's label as printed, on one line, without its bullet",
    ),
]
IndicatorFamily = Annotated[
    str | None,
    Field(min_length=1),
    Column(
        "Famille d’indicateurs",
        "Indicator family",
        "Ce que l’indicateur compte (projets, établissements…) ; vide en cas de doute",
        "What the indicator counts (projects, establishments …); null when in doubt",
    ),
]
IndicatorFamilyScore = Annotated[
    float | None,
    Field(ge=0, le=1),
    Column(
        "Famille d’indicateurs (certitude)",
        "Indicator family score",
        "Degré de certitude de la famille, de 0 à 1",
        "How sure the family is, from 0 to 1",
    ),
]
IndicatorFamilyEvidence = Annotated[
    str | None,
    Field(min_length=1),
    Column(
        "Famille d’indicateurs (justification)",
        "Indicator family evidence",
        "Expression du registre trouvée dans le libellé",
        "The expression of the registry that the label bears",
    ),
]
PeriodLabel = Annotated[
    str | None,
    Field(min_length=1),
    Column(
        "Période",
        "Period",
        "Année scolaire (2024-2025) ; période du plan s’il n’y a pas de colonne par année",
        "School year of the target (2024-2025), or the plan's span (2019-2024) without year column",
    ),
]
PeriodPrinted = Annotated[
    str | None,
    Field(min_length=1),
    Column(
        "Période imprimée",
        "Period as printed",
        "Titre imprimé de la colonne d’année ; vide s’il n’y en a pas",
        "Heading of the year's column as printed; null where there is none",
    ),
]
Due = Annotated[
    str | None,
    Field(min_length=1),
    Column("Échéance", "Due", "Échéance, telle qu’imprimée", "Deadline, as printed"),
]
DueStart = Annotated[
    dt.date | None,
    Column(
        "Échéance (début)",
        "Due from",
        "Premier jour de la période visée par l’échéance ; vide si elle est ouverte ou non lue",
        "First day of the interval that the deadline names; null where open or unread",
    ),
]
DueEnd = Annotated[
    dt.date | None,
    Column(
        "Échéance (fin)",
        "Due until",
        "Dernier jour de la période visée par l’échéance ; vide si elle est ouverte ou non lue",
        "Last day of the interval that the deadline names; null where open or unread",
    ),
]
TargetText = Annotated[
    str | None,
    Field(min_length=1),
    Column(
        "Cible",
        "Target",
        "Cible telle qu’imprimée ; vide si la case l’est",
        "Target as printed; null where the cell is empty",
    ),
]
ComparatorCode = Annotated[
    Comparator | None,
    Column(
        "Comparateur",
        "Comparator",
        "Comparaison : égal à, au moins, plus de, au plus, moins de, environ ; vide sans nombre",
        "How the number bounds the target; null without a number",
    ),
]
Value = Annotated[
    float | None,
    Column(
        "Valeur",
        "Value",
        "Le nombre, dans l’unité de la colonne unit ; vide sans nombre",
        "The number, in the unit of the column unit; null without a number",
    ),
]
ValueMax = Annotated[
    float | None,
    Column(
        "Valeur maximale",
        "Upper value",
        "Borne supérieure d’un intervalle, dans l’unité de la colonne unit",
        "Upper end of a range, in the unit of the column unit",
    ),
]
UnitCode = Annotated[
    Unit | None,
    Column(
        "Unité",
        "Unit",
        "Unité du nombre ; count pour un simple dénombrement",
        "Unit of the number; count for a plain number of things",
    ),
]
PerCode = Annotated[
    Per | None,
    Column(
        "Par",
        "Per",
        "Ce par quoi une fréquence compte (« 1 fois par session » : session) ; vide sinon",
        "What a frequency counts by (“once a session”: session); null otherwise",
    ),
]
Kind = Annotated[
    TargetKind | None,
    Column(
        "Nature de la cible",
        "Kind of target",
        "Niveau à atteindre, variation, livrable ou à déterminer ; vide sans cible",
        "Level to reach, relative change, deliverable or to be determined; null without a target",
    ),
]
MeasureCode = Annotated[
    Measure | None,
    Column(
        "Mesure (IITA)",
        "Measure (IATI)",
        "Type de mesure de la liste IndicatorMeasure de l’IITA",
        "Type of measure of IATI's code list IndicatorMeasure",
    ),
]
Baseline = Annotated[
    str | None,
    Field(min_length=1),
    Column(
        "Situation de départ",
        "Baseline",
        "Situation de départ, telle qu’imprimée",
        "Baseline, as printed",
    ),
]
ResultText = Annotated[
    str | None,
    Field(min_length=1),
    Column(
        "Résultat imprimé",
        "Result as printed",
        "Résultat imprimé à côté de la cible",
        "Result printed beside the target",
    ),
]
ResultValue = Annotated[
    float | None,
    Column(
        "Valeur du résultat",
        "Result value",
        "Le nombre du résultat, dans l’unité de la colonne result_unit ; vide sans nombre",
        "The number of the result, in the unit of the column result_unit; null without a number",
    ),
]
ResultUnit = Annotated[
    Unit | None,
    Column(
        "Unité du résultat",
        "Result unit",
        "Unité du nombre du résultat",
        "Unit of the result's number",
    ),
]
TargetComparison = Annotated[
    Comparison | None,
    Column(
        "Cible et résultat",
        "Target and result",
        "Ce que le résultat, la part atteinte ou l’état dit de la cible ; vide en cas de doute",
        "What result, share reached or state says of the target; null when in doubt",
    ),
]
TargetComparisonEvidence = Annotated[
    str | None,
    Field(min_length=1),
    Column(
        "Cible et résultat (justification, en anglais)",
        "Comparison evidence",
        "Ce qui justifie la conclusion : le résultat, la part atteinte ou l’état, et la raison",
        "What the verdict rests on: the result, the share reached or the state, and why",
    ),
]
TargetComparisonEvidenceFr = Annotated[
    str | None,
    Field(min_length=1),
    Column(
        "Cible et résultat (justification)",
        "Comparison evidence (French)",
        "Ce qui justifie la conclusion, en français",
        "What the verdict rests on, in French",
    ),
]
StatusText = Annotated[
    str | None,
    Field(min_length=1),
    Column(
        "État d’avancement",
        "State of progress",
        "État d’avancement de la ligne, tel qu’imprimé",
        "State of progress of the row, as printed",
    ),
]
ProgressStateCode = Annotated[
    ProgressState | None,
    Column(
        "État (code)",
        "Progress code",
        "Code de l’avancement lorsqu’il est indiqué clairement ; vide sinon",
        "What the state of progress says outright, as a code; null otherwise",
    ),
]
PercentComplete = Annotated[
    float | None,
    Field(ge=0),
    Column(
        "Part atteinte",
        "Share reached",
        "Part de la cible atteinte, indiquée pour la ligne dans son état d’avancement",
        "Share of the target reached that the state of progress gives for the row",
        "%",
    ),
]
Budget = Annotated[
    str | None,
    Field(min_length=1),
    Column("Budget", "Budget", "Montant prévu, tel qu’imprimé", "Amount set aside, as printed"),
]
BudgetValue = Annotated[
    float | None,
    Column(
        "Budget (montant)",
        "Budget value",
        "Le montant, dans la monnaie de la colonne budget_unit ; vide s’il n’est pas sûr",
        "The amount, in the currency of the column budget_unit; null where it is not sure",
    ),
]
BudgetUnit = Annotated[
    Unit | None,
    Column(
        "Budget (monnaie)",
        "Budget unit",
        "Monnaie du montant, en ISO 4217",
        "Currency of the amount, in ISO 4217",
    ),
]
Notes = Annotated[
    tuple[str, ...],
    Column(
        "Notes",
        "Notes",
        "Notes de bas de page auxquelles la ligne renvoie",
        "Footnotes that mark the row",
    ),
]
Inherited = Annotated[
    tuple[str, ...],
    Column(
        "Valeurs héritées",
        "Inherited",
        "Colonnes dont le texte vient d’une cellule fusionnée ou d’un titre au-dessus",
        "Columns whose text comes from a spanning cell or from a heading above",
    ),
]

# ----------------------------------------------------------------------------- the others

MessageFr = Annotated[
    str,
    Field(min_length=1),
    Column("Message (français)", "Message (French)", "La phrase, en français", "In French"),
]
MessageEn = Annotated[
    str,
    Field(min_length=1),
    Column("Message (anglais)", "Message (English)", "La phrase, en anglais", "In English"),
]
SeverityCode = Annotated[
    Severity,
    Column(
        "Gravité",
        "Severity",
        "À savoir (info), à vérifier (warning) ou à corriger (error)",
        "Good to know (info), to check (warning) or to mend (error)",
    ),
]
