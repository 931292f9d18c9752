"""Names of bodies that no registry need know: how much a short text is one, by its words."""

from __future__ import annotations

import re

from jalon.normalize.text.folding import fold, tidy

LONGEST_NAME = 30  # words, where a body's own word begins it ("Ministère de … et de …")
LONGEST_LOOSE = 8  # words, where nothing but its capitals speaks for it
LEAST_CAPITALS = 0.5  # of the longer words of a name without a body's word

# Words that begin a body's name.
_BEGINS = re.compile(
    r"""(?:
        academie | administration | agence | alliance | arrondissement | association | banque
      | barreau | bibliotheque | bureau | caisse | carrefour | cegep | centrale | centre | cercle
      | chambre | ciusss | cisss | cite | clinique | club | coalition | college | collectif
      | comite | commission | commune | communaute | compagnie | confederation | conseil
      | conservatoire | consortium | coop | cooperative | corporation | cour | departement
      | direction | ecole | etablissement | faculte | federation | fondation | fonds | forum | foyer
      | grappe | groupe | groupement | hopital | institut | laboratoire | ligue | maison
      | mediatheque | ministere | mission[ ]locale | mrc | municipalite | musee | observatoire
      | office | ong | orchestre | ordre | organisation | organisme | orphelinat | parc | paroisse
      | pays[ ]d | pole | prefecture | regie | region | regroupement | reseau | rectorat
      | secretariat | service | societe | syndicat | table | theatre | tribunal | union | universite
      | ville | village | zone
    )\b""",
    re.VERBOSE,
)
# Words that end one in English, or stand before "of", "for", "in" or a bracket.
_ENDS = re.compile(
    r"""(?<!\bof[ ])(?<!\bthe[ ])(?<!\bd[eu][ ])(?<!\bd')(?<!\bla[ ])\b(?:
        academy | agency | alliance | association | authority | board | cathedral | center | centre
      | city | club | coalition | college | commission | committee | company | conservancy
      | cooperative | corporation | council | county | department | diocese | district | federation
      | forum | foundation | hospital | institute | library | ministry | municipality | museum
      | network | ngo | office | orchestra | organi[sz]ation | parish | park | partnership
      | polytechnic | refuge | school | secretariat | service | society | team | theatre | town
      | township | trust | union | university
    )s?(?:\s*\(.*|,.*|\s+(?:of|for|in)\b.*)?$""",
    re.VERBOSE,
)
_STATE = re.compile(r"\b(?:republique|royaume|gouvernement|government|republic|kingdom|etat)\b")
# A line that is no name: what it says of the document, whom it greets, what it opens.
_NO_NAME = re.compile(
    r"""^(?:adopte|adopted|approuve|approved|annexe|appendix|version|document|contents|sommaire
      |table[ ](?:des|of)|introduction|foreword|message|mot\b|une?\b|pour\b|vers\b|ensemble|together
      |for\b      |towards?\b|avec\b|with\b|pages?\b|p\b|plan|rapport|report|bilan|suivi|mise
      |edition|president
      |direct(?:eur|rice|or)|chair\b|presente|presented
      |legende|legend|nous|notre|our|we|axe|theme|objecti|but\b|goal|priorit|orientation|enjeu
      |action|mesure|measure|strateg|indica|cible|target|responsable|echeanc|annee|year|date|source
      |notes?\b|avant|chantier|volet|pilier|pillar|area|section|chapitre|chapter|part\b|partie|confid
      |projet|draft|copyright|tous\b|all\b|merci|contexte|context|vision|mission[ ](?!loc)
      |valeurs|values
      |revision|update|mis[ ]a[ ]jour|steps?\b|etape|phase|microsoft|anonymous|unspecified
      |user\b|admin\b)
    """,
    re.VERBOSE,
)
_STOP = re.compile(
    r"(?<!\bSt)(?<!\bSte)[.:;?!]\s|[:;?!]$|\.{3}|[|@•=<>%]|https?:|www\.|\d{2}|(?:\s[–—-]\s.*){2}"
)
_LINKING = frozenset(("les", "des", "aux", "the", "and", "for"))


def body_name_likeness(text: str) -> float:
    """Return how much the whole text is like a body's name: 1 by its words, 0.5 of a state.

    0.25 where only its capitals speak for it, 0 for what is no name at all.

    >>> body_name_likeness("Société de développement de Saint-Hyacinthe")
    1.0
    >>> body_name_likeness("République de Djibouti"), body_name_likeness("Solidarité Puits ouverts")
    (0.5, 0.25)
    >>> body_name_likeness("Adopté par le conseil d’administration le 12 mai 2023")
    0.0
    """
    plain = tidy(text).strip(" .,–—-")
    folded = re.sub(r"^(?:le |la |les |l'|the )", "", fold(plain))
    words = re.findall(r"[^\W\d_]+", plain)
    if not words or not plain[0].isalpha() or not plain[0].isupper():
        return 0.0
    if _NO_NAME.match(folded) or _STOP.search(plain) or len(words) > LONGEST_NAME:
        return 0.0
    if _STATE.match(folded):
        return 0.5
    if len(words) > 1 and (_BEGINS.match(folded) or _ends_a_name(folded)):
        return 1.0
    return 0.25 if len(words) <= LONGEST_LOOSE and _is_capital(words) else 0.0


def _ends_a_name(folded: str) -> bool:
    """Whether an English body's word ends the name; not of "Establishment of a … Office"."""
    found = _ENDS.search(folded)
    return found is not None and " of " not in folded[: found.start()]


def _is_capital(words: list[str]) -> bool:
    """Whether a name of two words or more, or an acronym, is set in capitals as names are."""
    longer = [w for w in words if w.casefold() not in _LINKING and len(w) > 2]
    if len(words) == 1:
        return words[0].isupper() and len(words[0]) > 2
    return sum(w[0].isupper() for w in longer) > LEAST_CAPITALS * len(longer)
