"""The state of a plan: front matter, then an annex of wide tables whose rows have sub-rows."""

from __future__ import annotations

import re
from typing import Any

from .gold_rows import Row, make_row, read_target
from .typeset import quote

Content = dict[str, Any]

SETUP = """
#let ink = rgb("#17475f")
#set text(font: "Open Sans", size: 9.5pt, lang: "fr", hyphenate: true)
#set par(justify: true, leading: 0.62em, spacing: 1em)
#let foot = context [#set text(7pt, fill: ink)
  Secrétariat du Pôle #h(1fr) #counter(page).display()]
#set page(width: 612pt, height: 792pt, margin: (x: 72pt, y: 64pt), footer: foot)
#let title(t) = block(below: 14pt, text(19pt, fill: ink, weight: "light", t))
#let part(t) = block(above: 14pt, below: 8pt, text(11pt, fill: ink, weight: "bold", t))
#let square = text(6pt, fill: rgb("#2a7f9e"), baseline: -1pt, "■")
#let item(body, in-list: 0) = pad(left: in-list * 6pt,
  grid(columns: (9pt, 1fr), square, body))
#let head(t) = table.cell(fill: ink, align: center + horizon,
  text(fill: white, weight: "bold", size: 8pt, t))
"""
HEADS = (
    "Nom de la mesure",
    "Explication sommaire de la mesure",
    "Organisme en charge et collaborateurs",
    "Indicateur(s)",
    "Cible(s)",
    "Échéance",
    "État d’avancement au 31 mars 2023 (part de la cible atteinte et explication)",
)
WIDTHS = "118pt, 220pt, 92pt, 88pt, 92pt, 74pt, 1fr"


def render(content: Content) -> str:
    """Return the report in Typst's language."""
    themes = "".join(_theme(theme) for theme in content["themes"])
    return f"{SETUP}{_cover(content)}{_front(content)}{_annex(content)}{themes}"


def _cover(content: Content) -> str:
    first, rest = content["document"]["title"].split(" du ", 1)
    return (
        f"#set document(title: {quote(content['document']['title'])[1:]})\n"
        "#page(margin: 0pt, footer: none, fill: ink)[\n"
        '#place(dx: 330pt, dy: -60pt, circle(radius: 150pt, fill: rgb("#2e7d8f")))\n'
        '#place(dx: 400pt, dy: 40pt, circle(radius: 80pt, fill: rgb("#9fbf3b")))\n'
        f'#place(dx: 60pt, dy: 400pt, text(27pt, fill: white, weight: "bold")[{quote(first)}])\n'
        "#place(dx: 60pt, dy: 440pt, block(width: 470pt, text(21pt, fill: white, hyphenate: false)"
        f"[#par(justify: false)[{quote('du ' + rest)}]]))\n"
        '#place(dx: 0pt, dy: 690pt, rect(width: 100%, height: 6pt, fill: rgb("#9fbf3b")))\n'
        "#place(dx: 60pt, dy: 745pt, text(7pt, fill: white)[Document fictif : les mesures et leur"
        " avancement sont inventés.])]\n"
    )


def _front(content: Content) -> str:
    years = content["plan_years"]
    members = "".join(
        f"#item[{name}]\n"
        for name in ("un cégep et ses trois campus;", "une université et son campus;",
                     "quatre centres de services scolaires;", "deux organismes de santé.")
    )  # fmt: skip
    labels = {theme["number"]: theme for theme in content["themes"]}
    rows = "".join(
        f"[{quote(f'{number}. ' + labels[number]['label'])}{_marks(labels[number])}],"
        f" [{quote(text)}],\n"
        for number, text in content["objectives"].items()
    )
    notes = [[t["mark"], t["note"]] for t in content["themes"] if t.get("mark")]
    return (
        "#title[Mot du président]\nLe présent document fait état de l’avancement du plan d’action"
        f" {years} du Pôle. L’année 2022-2023 aura été celle des premières ententes : avec les"
        " municipalités, avec les entreprises de la pêche et avec les milieux de la santé. Sur huit"
        " mesures, cinq sont en cours et une est terminée.\n\nLe comité directeur s’est réuni trois"
        " fois. Il remercie les 34 personnes qui ont pris part aux travaux.\n#pagebreak()\n"
        f"#title[Composition]\nLe Pôle réunit :\n\n{members}\n#part[Structure]\nLe comité directeur"
        " approuve les orientations; le comité opérationnel suit les mesures.\n\n"
        "#align(center)[#stack(dir: ttb, rect(fill: ink, inset: 9pt, width: 150pt,"
        " text(white)[Comité directeur]), line(angle: 90deg, length: 16pt, stroke: ink),"
        ' rect(fill: rgb("#2e7d8f"), inset: 9pt, width: 150pt,'
        " text(white)[Comité opérationnel]))]\n"
        f"#pagebreak()\n#title[Travaux de l’année]\n#part[Plan d’action {years}]\nTrois thèmes ont"
        " été retenus, et à chacun répond un objectif.\n\n"
        f'#text(8.5pt, weight: "bold", fill: ink)[Tableau 1 : Thèmes et objectifs du plan d’action'
        f" {years}]\n\n#table(columns: (150pt, 1fr), stroke: (x: none, y: 0.5pt + ink),"
        f" inset: 6pt, fill: (_, y) => if y == 0 {{ ink }}, text(white)[*Thèmes*],"
        f" text(white)[*Objectifs*],\n{rows})\n{_notes(notes)}"
    )


def _marks(theme: Content) -> str:
    return f"#super[{theme['mark']}]" if theme.get("mark") else ""


def _annex(content: Content) -> str:
    return (
        "#set page(width: 1008pt, height: 612pt, margin: (x: 30pt, top: 30pt, bottom: 44pt))\n"
        "#v(220pt)#align(center)[#text(22pt, fill: ink)[Annexe]\n\n#text(12pt, fill: ink)"
        f"[Plan d’action {content['plan_years']} du Pôle]]\n"
        "#set text(8.4pt)\n#set par(spacing: 0.75em)\n"
    )


def _theme(theme: Content) -> str:
    made = ""
    for order, page in enumerate(theme["pages"]):
        more = " (suite)" if page.get("is_continued") else _marks(theme)
        notes = [] if order else [[theme["mark"], theme["note"]]] if theme.get("mark") else []
        notes += page.get("notes", [])
        arrow = ""
        if order + 1 < len(theme["pages"]):
            arrow = (
                "#place(bottom + right, dy: 8pt,"
                ' text(font: "Sample Arrows", size: 9pt, fill: ink, "u"))\n'
            )
        label = quote(f"{theme['number']}. {theme['label']}")
        made += (
            f'#pagebreak()\n#text(13pt, weight: "bold", fill: ink)[{label}{more}]\n\n'
            f"{_table(page['measures'])}{_notes(notes)}{arrow}"
        )
    return made


def _notes(notes: list[list[str]]) -> str:
    if not notes:
        return ""
    lines = "".join(f"[{mark}.], [{quote(text)}],\n" for mark, text in notes)
    return (
        "#place(bottom + left, block(width: 80%)[#line(length: 70pt, stroke: 0.5pt)"
        f"#set text(6.5pt)\n#grid(columns: (12pt, 1fr), row-gutter: 4pt, {lines})])\n"
    )


def _table(measures: list[Content]) -> str:
    heads = ", ".join(f"head[{head}]" for head in HEADS)
    cells = "".join(map(_measure, measures))
    return (
        f"#table(columns: ({WIDTHS}), inset: 4pt, align: left + top, stroke: (x, y) =>"
        ' if y == 0 { 0.5pt + white } else { (x: 0.5pt + rgb("#9cc3d1"),'
        ' y: 0.5pt + rgb("#2a7f9e")) },\n'
        f"table.header(repeat: false, {heads}),\n{cells})\n"
    )


def _measure(measure: Content) -> str:
    count = len(measure["rows"])
    name = (
        f'#grid(columns: (12pt, 1fr), text(weight: "bold")[{measure["number"]}],'
        f' text(weight: "bold", hyphenate: false)[#par(justify: false)[{quote(measure["title"])}]])'
    )
    lead = "".join(f'#text(weight: "bold")[{quote(body)}]\n\n' for body in measure["lead"])
    charge = f"#set par(justify: false)\n{lead}{quote(', '.join(measure['partners']))}"
    made = "".join(
        f"table.cell(rowspan: {count})[{body}],\n"
        for body in (name, _paragraphs(measure["description"]), charge)
    )
    for row in measure["rows"]:
        indicators = row["indicator"]
        labels = indicators if isinstance(indicators, list) else [indicators]
        target = [row["target"][0]] if row["target"][0] else []
        for listed in (labels, target, [row["due"]]):
            items = "\n".join(f"#item[#par(justify: false)[{quote(text)}]]" for text in listed)
            made += f"[{items}], "
        made += f"[{_paragraphs(row['status'])}],\n"
    return made


def _paragraphs(paragraphs: list[str]) -> str:
    """Return paragraphs, bullets and nested bullets, with their footnote marks raised."""
    made = []
    for text in paragraphs:
        depth = len(text) - len(text.lstrip("-"))
        parts = re.split(r"\^(\d)", text.lstrip("- "))
        body = "".join(
            f"#super[{part}]" if place % 2 else quote(part) if part else ""
            for place, part in enumerate(parts)
        )
        made.append(f"#item(in-list: {depth - 1})[{body}]" if depth else body)
    return "\n\n".join(made)


def _plain(paragraphs: list[str]) -> str | None:
    """Return the paragraphs as one string, without bullets and footnote marks."""
    return re.sub(r"\^\d", "", " ".join(text.lstrip("- ") for text in paragraphs)) or None


def list_gold(content: Content) -> dict[str, list[Row]]:
    """Return the rows in printed order, without pages."""
    rows = []
    for theme in content["themes"]:
        for measure in (measure for page in theme["pages"] for measure in page["measures"]):
            for row in measure["rows"]:
                labels = row["indicator"]
                labels = labels if isinstance(labels, list) else [labels]
                rows += [_row(content, theme, measure, row, label) for label in labels]
    return {"rows": rows}


def _row(content: Content, theme: Content, measure: Content, row: Content, label: str) -> Row:
    return make_row(
        theme_number=theme["number"],
        theme=theme["label"],
        objective=content["objectives"].get(theme["number"]),
        action_code=measure["number"],
        action=measure["title"],
        description=_plain(measure["description"]),
        lead=measure["lead"],
        partners=measure["partners"],
        indicator=label,
        period=content["plan_years"],
        due=row["due"],
        status=_plain(row["status"]),
        percent_complete=row["percent"],
        **read_target(row["target"]),
    )
