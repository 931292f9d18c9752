"""The registries as tables, so that every identifier and code of the dataset can be looked up."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from jalon.schemas import columns as c
from jalon.schemas.columns import Column
from jalon.schemas.models import ForeignKey, Record, TableInfo
from jalon.schemas.registries import BodyKind

ORGANISATION = ("organisations", "organisation_id")

Name = Annotated[
    str,
    Field(min_length=1),
    Column("Nom", "Name", "Nom, tel que l’organisme l’écrit", "Name, as the body writes it"),
]
Source = Annotated[
    str,
    Field(min_length=1),
    Column("Source", "Source", "D’où vient l’entrée", "Where the entry was learnt"),
]
LabelFr = Annotated[
    str,
    Field(min_length=1),
    Column("Nom (français)", "Label (French)", "Nom en français", "Label in French"),
]
LabelEn = Annotated[
    str,
    Field(min_length=1),
    Column("Nom (anglais)", "Label (English)", "Nom en anglais", "Label in English"),
]


class OrganisationRow(Record):
    """One body that documents name."""

    table: ClassVar[TableInfo] = TableInfo(
        "organisations",
        "Organisations",
        "Organisations",
        "Le registre des organismes : Pôles, ministères, établissements, ordres et autres",
        "The registry of bodies: Pôles, ministries, institutions, orders and others",
        "organisation_id",
        (
            ForeignKey("region_id", "regions", "region_id"),
            ForeignKey("part_of", *ORGANISATION),
        ),
        (ForeignKey("predecessors", *ORGANISATION), ForeignKey("successors", *ORGANISATION)),
    )

    organisation_id: Annotated[
        str,
        Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"),
        Column(
            "Organisation (identifiant)",
            "Organisation identifier",
            "Identifiant lisible, le même d’une version à l’autre",
            "Readable identifier, the same from release to release",
        ),
    ]
    kind: Annotated[
        BodyKind,
        Column("Nature", "Kind", "Type d’organisme", "What sort of body it is"),
    ]
    name: Name
    brands: Annotated[
        tuple[str, ...],
        Column(
            "Marques",
            "Brands",
            "Noms de produits ou de campagnes sous lesquels il publie",
            "Names of products or campaigns under which it publishes",
        ),
    ]
    aliases: Annotated[
        tuple[str, ...],
        Column("Autres noms", "Aliases", "Autres noms, anciens compris", "Other and former names"),
    ]
    short_names: Annotated[
        tuple[str, ...],
        Column(
            "Noms courts",
            "Short names",
            "Noms abrégés reconnus seulement s’ils sont seuls dans la case",
            "Names that count only where they stand alone",
        ),
    ]
    acronyms: Annotated[
        tuple[str, ...],
        Column("Sigles", "Acronyms", "Sigles", "Acronyms"),
    ]
    domains: Annotated[
        tuple[str, ...],
        Column("Domaines", "Domains", "Domaines de ses sites", "Domains of its sites"),
    ]
    region_id: Annotated[
        str | None,
        Field(pattern=r"^\d\d$"),
        Column(
            "Région",
            "Region",
            "Région administrative ; vide pour un organisme national",
            "Administrative region; null for a national body",
        ),
    ]
    valid_from_year: Annotated[
        int | None,
        Field(ge=1600, le=2200),
        Column(
            "Depuis", "Valid from", "Première année, si elle compte", "First year, if it matters"
        ),
    ]
    valid_to_year: Annotated[
        int | None,
        Field(ge=1600, le=2200),
        Column(
            "Jusqu’à",
            "Valid to",
            "Dernière année ; vide tant qu’il existe",
            "Last year; null while it stands",
        ),
    ]
    predecessors: Annotated[
        tuple[str, ...],
        Column("Prédécesseurs", "Predecessors", "Organismes remplacés", "Bodies it took over from"),
    ]
    successors: Annotated[
        tuple[str, ...],
        Column(
            "Successeurs", "Successors", "Organismes qui l’ont remplacé", "Bodies that took over"
        ),
    ]
    part_of: Annotated[
        str | None,
        Column("Fait partie de", "Part of", "Organisme dont il relève", "Body that it belongs to"),
    ]
    is_group: Annotated[
        bool,
        Column(
            "Groupe",
            "Is a group",
            "Vrai pour un groupe désigné comme tel, « ordres professionnels »",
            "True for a group named as such, “ordres professionnels”",
        ),
    ]
    is_known: Annotated[
        bool,
        Column(
            "Connu",
            "Is known",
            "Faux si l’identifiant est réservé et l’organisme encore introuvable",
            "False where the identifier is kept ready and no such body was found",
        ),
    ]
    note: Annotated[
        str | None,
        Column("Note", "Note", "Ce qu’il faut savoir", "What a reader should know"),
    ]
    source: Source


class RegionRow(Record):
    """One administrative region."""

    table: ClassVar[TableInfo] = TableInfo(
        "regions",
        "Régions",
        "Regions",
        "Les régions administratives du Québec",
        "The administrative regions of Québec",
        "region_id",
    )

    region_id: Annotated[
        str,
        Field(pattern=r"^\d\d$"),
        Column("Région (code)", "Region code", "Code à deux chiffres", "Two-digit code"),
    ]
    name: Name
    words: Annotated[
        tuple[str, ...],
        Column(
            "Autres mots",
            "Other words",
            "Autres mots qui la désignent",
            "Other words that name it",
        ),
    ]
    source: Source


class ThemeRow(Record):
    """One theme of the ministry, over the years."""

    table: ClassVar[TableInfo] = TableInfo(
        "ministerial_themes",
        "Thèmes ministériels",
        "Ministerial themes",
        "Les thèmes du ministère, une ligne par code, et leur rapprochement d’une année à l’autre",
        "The ministry's themes, one row a code, and the crosswalk over the years",
        "ministerial_theme",
        (ForeignKey("crosswalk", "ministerial_themes", "ministerial_theme"),),
    )

    ministerial_theme: Annotated[
        str,
        Field(min_length=1),
        Column("Thème (code)", "Theme code", "Code du thème", "Code of the theme"),
    ]
    label_fr: LabelFr
    label_en: LabelEn
    crosswalk: Annotated[
        str,
        Field(min_length=1),
        Column(
            "Code commun",
            "Crosswalk",
            "Code sous lequel il est compté quand on compare les années",
            "Code under which it is counted when years are compared",
        ),
    ]
    names: Annotated[
        tuple[str, ...],
        Column(
            "Expressions",
            "Expressions",
            "Expressions qui le désignent où qu’elles soient dans un texte",
            "Expressions that name it wherever they stand",
        ),
    ]


class WordingRow(Record):
    """One wording in which the ministry asked a theme."""

    table: ClassVar[TableInfo] = TableInfo(
        "ministerial_theme_wordings",
        "Formulations des thèmes",
        "Wordings of themes",
        "Chaque formulation imprimée d’un thème, avec son numéro et ses années",
        "Each printed wording of a theme, with its number and years",
        "wording_id",
        (ForeignKey("ministerial_theme", "ministerial_themes", "ministerial_theme"),),
    )

    wording_id: Annotated[
        str,
        Field(pattern=c.ID_PATTERN),
        Column(
            "Formulation (identifiant)",
            "Wording identifier",
            "Identifiant tiré du code, de l’année, de la langue et du texte",
            "Identifier made of code, year, language and text",
        ),
    ]
    ministerial_theme: Annotated[
        str,
        Field(min_length=1),
        Column("Thème (code)", "Theme code", "Code du thème", "Code of the theme"),
    ]
    number: Annotated[
        str | None,
        Column("Numéro", "Number", "Numéro imprimé par le ministère", "Number as printed"),
    ]
    first_year: Annotated[
        int,
        Field(ge=1900, le=2200),
        Column(
            "Première année",
            "First year",
            "Année où commence la première année scolaire",
            "Year in which the first school year begins",
        ),
    ]
    last_year: Annotated[
        int | None,
        Field(ge=1900, le=2200),
        Column(
            "Dernière année",
            "Last year",
            "Année où commence la dernière année scolaire ; vide tant qu’elle vaut",
            "Year in which the last school year begins; null while it stands",
        ),
    ]
    language: Annotated[
        str,
        Field(pattern=r"^[a-z]{2}$"),
        Column("Langue", "Language", "Langue, en ISO 639-1", "Language, in ISO 639-1"),
    ]
    wording: Annotated[
        str,
        Field(min_length=1),
        Column("Formulation", "Wording", "Formulation imprimée", "Wording as printed"),
    ]
    source: Source


class CodeLabelRow(Record):
    """One code of a code list, in words."""

    table: ClassVar[TableInfo] = TableInfo(
        "code_labels",
        "Libellés des codes",
        "Labels of codes",
        "Chaque code des listes de codes, avec son libellé en français et en anglais",
        "Each code of the code lists, with its label in French and in English",
        "code_label_id",
    )

    code_label_id: Annotated[
        str,
        Field(pattern=r"^[a-z_]+/\w+$"),
        Column(
            "Libellé (identifiant)",
            "Label identifier",
            "La liste et le code, par exemple comparator/ge",
            "The list and the code, for instance comparator/ge",
        ),
    ]
    code_list: Annotated[
        str,
        Field(pattern=r"^[a-z_]+$"),
        Column("Liste", "Code list", "Liste dont le code fait partie", "List that holds the code"),
    ]
    code: Annotated[
        str,
        Field(min_length=1),
        Column("Code", "Code", "Code, tel que dans les tables", "Code, as the tables have it"),
    ]
    label_fr: LabelFr
    label_en: LabelEn
    columns: Annotated[
        tuple[str, ...],
        Column(
            "Colonnes",
            "Columns",
            "Colonnes dont les valeurs viennent de la liste, par exemple targets.comparator",
            "Columns whose values are of the list, for instance targets.comparator",
        ),
    ]


class FamilyRow(Record):
    """One family of indicators."""

    table: ClassVar[TableInfo] = TableInfo(
        "indicator_families",
        "Familles d’indicateurs",
        "Indicator families",
        "Ce que les indicateurs comptent, une ligne par famille",
        "What indicators count, one row a family",
        "indicator_family",
    )

    indicator_family: Annotated[
        str,
        Field(min_length=1),
        Column("Famille (code)", "Family code", "Code de la famille", "Code of the family"),
    ]
    label_fr: LabelFr
    label_en: LabelEn
    expressions_fr: Annotated[
        tuple[str, ...],
        Column(
            "Expressions (français)",
            "Expressions (French)",
            "Expressions françaises qui la désignent",
            "French expressions that name it",
        ),
    ]
    expressions_en: Annotated[
        tuple[str, ...],
        Column(
            "Expressions (anglais)",
            "Expressions (English)",
            "Expressions anglaises qui la désignent",
            "English expressions that name it",
        ),
    ]
    example: Annotated[
        str,
        Field(min_length=1),
        Column("Exemple", "Example", "Un indicateur tel qu’imprimé", "An indicator as printed"),
    ]
    source: Source
