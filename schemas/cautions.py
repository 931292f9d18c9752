"""What each table does not say, for those who count with it."""

from __future__ import annotations

from typing import NamedTuple

from jalon.schemas.typography import set_french


class Caution(NamedTuple):
    """A warning in both languages: the end of "it does not say …", "elle ne dit pas …"."""

    fr: str
    en: str


_TABLES: dict[str, Caution] = {
    "documents": Caution(
        "que tout a été lu : `ok` signifie que l’on ne sait rien de manquant ; comparer "
        "`words_in_rows` à `words_in_tables`, s’ils sont comptés. `period_start` et `period_end` "
        "sont ceux du document, non de chaque cible",
        "that all was read: `ok` means that nothing is known to be missing; compare "
        "`words_in_rows` with `words_in_tables`, where counted. `period_start` and `period_end` "
        "are of the document, not of each target",
    ),
    "targets": Caution(
        "qu’une valeur vide est zéro : le texte n’énonce aucun nombre, ou aucun qui soit sûr. Un "
        "indicateur sur trois ans fait trois lignes : compter `indicator_id`. Un montant avec "
        "`per` n’entre dans aucun total",
        "that a null `value` is zero: the text states no number, or none that is sure. One "
        "indicator with three years is three rows: count `indicator_id`. An amount with `per` "
        "belongs to no total",
    ),
    "actions": Caution(
        "qu’une action sans cible n’en a pas : la cible peut se trouver dans une partie qui n’a "
        "pas été lue. La même action de deux plans fait deux lignes ; voir `links`",
        "that an action without targets has none: they may stand in a part that was not read. "
        "The same action of two plans is two rows; see `links`",
    ),
    "results": Caution(
        "à quelle cible répond un chiffre : voir `target_results`. Des chiffres de libellés "
        "différents ne s’additionnent pas",
        "for which target a figure stands: see `target_results`. Figures of different labels do "
        "not add up",
    ),
    "recommendations": Caution("à qui elles s’adressent", "whom they are addressed to"),
    "findings": Caution(
        "qu’une page sans constat est juste", "that a page without findings is right"
    ),
    "links": Caution(
        "que deux actions sont la même : elles sont tenues pour telles, avec un score et une "
        "justification ; deux actions sans lien peuvent être la même",
        "that two actions are the same: they are held to be, with a score and evidence; two "
        "actions without a link may be the same",
    ),
    "target_results": Caution(
        "qu’une cible sans ligne n’a pas été atteinte ; `not_comparable` veut dire ce qu’il dit",
        "that a target without a row was missed; `not_comparable` means what it says",
    ),
    "target_leads": Caution(
        "qu’un organisme sans `organisation_id` n’existe pas : aucun registre ne le connaît. Une "
        "action de trois cibles y compte trois fois ; compter avec `action_leads`",
        "that a body without `organisation_id` does not exist: no registry knows it. An action "
        "with three targets counts three times; count with `action_leads`",
    ),
    "target_partners": Caution(
        "qu’un organisme sans `organisation_id` n’existe pas ; un partenaire de trois cibles y "
        "est trois fois",
        "that a body without `organisation_id` does not exist; a partner of three targets is "
        "there three times",
    ),
    "action_leads": Caution(
        "lequel de plusieurs organismes répond de l’action ; un nom sans `organisation_id` est "
        "celui d’un organisme qu’aucun registre ne connaît",
        "which of several bodies answers for the action; a name without `organisation_id` is of "
        "a body that no registry knows",
    ),
    "action_partners": Caution(
        "ce que chacun apporte ; un nom sans `organisation_id` est celui d’un organisme "
        "qu’aucun registre ne connaît",
        "what each of them contributes; a name without `organisation_id` is of a body that no "
        "registry knows",
    ),
    "action_tags": Caution(
        "que l’étiquette veut dire la même chose dans un autre document",
        "that a tag means the same in another document",
    ),
    "result_tags": Caution(
        "que l’étiquette veut dire la même chose dans un autre document",
        "that a tag means the same in another document",
    ),
    "organisations": Caution(
        "qu’un organisme existe aujourd’hui : voir `valid_to_year`. Qui n’y est pas existe "
        "peut-être",
        "that a body exists today: see `valid_to_year`. One that is not there may exist",
    ),
    "regions": Caution(
        "où se trouve un organisme qui sert plusieurs régions",
        "where a body is that serves several regions",
    ),
    "ministerial_themes": Caution(
        "que les thèmes d’une année sont ceux d’une autre : `crosswalk` les rapproche",
        "that the themes of one year are those of another: `crosswalk` brings them together",
    ),
    "ministerial_theme_wordings": Caution(
        "tous les libellés des documents : seulement ceux du ministère",
        "all wordings of documents: only the ministry's",
    ),
    "indicator_families": Caution(
        "que deux indicateurs d’une famille se mesurent de la même façon : comparer aussi les "
        "unités",
        "that two indicators of a family are measured alike: compare their units as well",
    ),
    "code_labels": Caution(
        "que tous ces codes se rencontrent dans les documents",
        "that documents hold all of these codes",
    ),
}

_COLUMNS: dict[str, Caution] = {
    "ministerial_theme": Caution(
        "qu’un plan néglige un thème : le code n’est donné que si les mots le disent ; "
        "`ministerial_theme_guess` est une hypothèse",
        "that a plan ignores a theme: codes are given where the words say so; "
        "`ministerial_theme_guess` is no code",
    ),
    "indicator_family": Caution(
        "que l’indicateur n’a pas de famille : vide, elle est incertaine",
        "that the indicator has no family: null where it is not sure",
    ),
    "comparison": Caution(
        "plus que le rapport : `under_way` si la part est inférieure à 100 % et que le délai "
        "court ; vide si les textes laissent la question ouverte",
        "more than the report: `under_way` where the share is below 100 % and time is left; null "
        "where the texts leave it open",
    ),
    "confidence": Caution(
        "que cette ligne-ci est juste : c’est la part des lignes semblables qui le sont",
        "that this very row is right: it is the share of rows like it that are",
    ),
}


def _in_french(cautions: dict[str, Caution]) -> dict[str, Caution]:
    return {name: Caution(set_french(one.fr), one.en) for name, one in cautions.items()}


TABLE_CAUTIONS = _in_french(_TABLES)
COLUMN_CAUTIONS = _in_french(_COLUMNS)
