"""Documents that hold no plan: a reader who finds a row in them made it up."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .blocks import LETTER, Block, Cell, Document, Heading, Line, PageBreak, Prose, Table

ROOM = "Salle de conférence du pavillon central"


def _rows(lines: Sequence[tuple[str, ...]], fill: str = "#dddddd") -> tuple[tuple[Cell, ...], ...]:
    head = tuple(Cell((Line(text, is_bold=True),), fill=fill) for text in lines[0])
    body = (
        tuple(Cell((Line(text),), align="left" if not i else "right") for i, text in enumerate(row))
        for row in lines[1:]
    )
    return (head, *body)


def _document(title: str, blocks: list[Block], language: str = "fr") -> Document:
    return Document(title, language, tuple(blocks), page=LETTER)


def budget() -> Document:
    """Return a budget: amounts by heading and year, with a total."""
    lines = [
        ("Poste budgétaire", "Budget 2024-2025", "Dépenses réelles", "Écart"),
        ("Salaires et avantages sociaux", "182 400 $", "179 965 $", "2 435 $"),
        ("Honoraires professionnels", "24 000 $", "26 310 $", "(2 310 $)"),
        ("Frais de déplacement", "8 500 $", "6 120 $", "2 380 $"),
        ("Fournitures de bureau", "3 200 $", "2 988 $", "212 $"),
        ("Communications et publicité", "15 000 $", "15 004 $", "(4 $)"),
        (f"Location – {ROOM.lower()}", "4 800 $", "4 800 $", "0 $"),
        ("Total", "237 900 $", "235 187 $", "2 713 $"),
    ]
    table = Table((230.0, 105.0, 105.0, 90.0), _rows(lines), size=9)
    note = "Les montants excluent les contributions en nature des établissements."
    return _document("Budget", [Heading("États financiers abrégés", 1), table, Prose(note)])


def organisation_chart() -> Document:
    """Return an organisation chart: names in boxes, one above the others."""
    boxes = (
        (None, Cell((Line("Comité directeur", is_bold=True),), align="center", colspan=1), None),
        (None, Cell((Line("Coordination"),), align="center"), None),
        (
            Cell((Line("Table des communications"),), align="center"),
            Cell((Line("Table des affaires étudiantes"),), align="center"),
            Cell((Line("Table de la recherche"),), align="center"),
        ),
    )
    blocks: list[Block] = [Heading("Structure de gouvernance", 1)]
    for row in boxes:
        kept = tuple(cell for cell in row if cell)
        blocks += [Table(tuple(150.0 for _ in kept), (kept,), heading_rows=0), Prose(" ")]
    return _document("Organigramme", blocks)


def contents_page() -> Document:
    """Return a table of contents with leader dots and page numbers."""
    entries = [
        ("Mot de la présidente", 3),
        ("Présentation du Pôle", 4),
        ("Objectifs et indicateurs", 6),
        ("Plan d’action par orientation", 8),
        ("Cibles et échéancier", 14),
        ("Partenaires et responsables", 19),
        ("Annexes", 23),
    ]
    lines: list[Block] = [
        Prose(f"{text} {'.' * (95 - len(text))} {page}") for text, page in entries
    ]
    return _document("Table des matières", [Heading("Table des matières", 1), *lines])


ARTICLE = (
    "La vie étudiante change vite dans les petites villes. Depuis trois ans, les résidences se"
    " remplissent dès le mois d’avril, et les cafés qui fermaient à dix-sept heures restent ouverts"
    " en soirée. Les commerces y trouvent leur compte.",
    "Au centre-ville, une ancienne caserne loge maintenant quarante personnes. On y cuisine en"
    " commun le dimanche. Une retraitée du quartier vient y donner des leçons de violon.",
    "Reste le transport. L’autobus ne passe que deux fois l’heure et le dernier départ est à vingt"
    " et une heures. La municipalité étudie un service sur demande, mais rien n’est encore décidé.",
)


def article() -> Document:
    """Return an article set in two columns of prose."""
    halves = [Cell(tuple(map(Line, ARTICLE))), Cell(tuple(map(Line, reversed(ARTICLE))))]
    columns = Table(
        (262.0, 262.0), (tuple(halves),), heading_rows=0, size=9.5, across=None, down=None
    )
    return _document("Habiter la ville", [Heading("Habiter la ville", 1), columns])


def letter() -> Document:
    """Return a letter."""
    lines = [
        "Sherbrooke, le 12 février 2025",
        "Madame la Directrice,",
        "Nous avons bien reçu votre lettre du 3 février et nous vous en remercions. La rencontre"
        " pourra se tenir dans nos locaux au moment qui vous convient le mieux.",
        "Trois membres de notre équipe y seront. Ils apporteront les documents demandés, dont le"
        " relevé des inscriptions, qui sont en hausse de 4 % par rapport à l’an dernier.",
        "Veuillez recevoir, Madame la Directrice, nos salutations distinguées.",
        "Le secrétaire général",
    ]
    return _document("Lettre", [Prose(line, 11) for line in lines])


def brochure() -> Document:
    """Return a brochure in English that sells courses."""
    lines = [
        ("Evening course", "Starts", "Fee"),
        ("Watercolour for beginners", "12 September", "$180"),
        ("Conversational Spanish", "14 September", "$210"),
        ("Bicycle repair", "20 September", "$95"),
    ]
    blocks: list[Block] = [
        Heading("Learn something new this fall", 1),
        Prose("Small groups, friendly teachers and free parking after six.", 11),
        Table((220.0, 130.0, 90.0), _rows(lines, "#f3d9b1"), size=10),
        Prose("Register online or at the front desk. Places go quickly!", 11),
        PageBreak(),
        Heading("How to find us", 2),
        Prose("Take bus 8 to the end of the line. The entrance is behind the library.", 11),
    ]
    return _document("Evening courses", blocks, "en")


NEGATIVES: dict[str, Callable[[], Document]] = {
    "budget": budget,
    "organisation-chart": organisation_chart,
    "contents-page": contents_page,
    "two-columns": article,
    "letter": letter,
    "english-brochure": brochure,
}
