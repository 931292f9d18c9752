"""An annual report as cards: committees, actions by ministerial objective, collaborations."""

from __future__ import annotations

from html import escape
from typing import Any

from .gold_rows import Row

Content = dict[str, Any]
Card = dict[str, Any]

STYLE = """
@page { size: 612pt 792pt; margin: 0 }
* { box-sizing: border-box }
body { margin: 0; font: 9pt/1.45 "Carlito"; color: #23303d }
section { position: relative; width: 612pt; height: 791pt; padding: 46pt 50pt; overflow: hidden;
  break-after: page }
h1 { font: 900 30pt "Carlito"; color: #1b3a5c; margin: 0 0 2pt }
.sub { font-size: 7pt; letter-spacing: 1.4pt; color: #c8553d; font-weight: bold;
  margin-bottom: 18pt; text-transform: uppercase }
.corner { position: absolute; right: -30pt; top: -34pt; width: 96pt; height: 96pt;
  border-radius: 50%; background: #f2b35e }
.folio { position: absolute; right: 26pt; bottom: 24pt; width: 26pt; height: 26pt; font-size: 8pt;
  line-height: 26pt; border-radius: 50%; background: #1f6f8b; color: #fff; text-align: center }
.band { color: #fff; font-weight: bold; font-size: 11pt; padding: 8pt 14pt; margin: 0 0 10pt;
  border-radius: 0 14pt 14pt 0; line-height: 1.3 }
.cards { display: grid; gap: 12pt; margin-top: 12pt }
.card { position: relative; background: #f1f5f8; border-radius: 8pt; padding: 10pt 11pt;
  display: flex; flex-direction: column; min-height: 150pt; font-size: 9.5pt }
.bar { position: absolute; left: 4pt; right: 4pt; top: 0; height: 3pt }
.card h3 { margin: 0 0 4pt; font-size: 10pt; line-height: 1.3; color: #1b3a5c }
.card p { margin: 0 0 10pt; font-size: 8.5pt }
.figures { margin-top: auto; display: flex; flex-wrap: wrap; gap: 5pt; align-items: flex-start }
.figure { color: #fff; border-radius: 4pt; padding: 3pt 8pt; font-size: 8pt }
.figure i { display: inline-block; width: 6pt; height: 6pt; background: #fff; margin-right: 5pt }
.figure b { font-size: 10.5pt; font-weight: 900 }
.tags { margin-top: 6pt; display: flex; flex-wrap: wrap; gap: 4pt;
  align-items: flex-start }
.tag { border: 0.75pt solid; border-radius: 8pt; padding: 0 7pt; font-size: 6.5pt }
.goal { border: 0; color: #fff; background: #1b3a5c }
table { border-collapse: collapse; width: 500pt; font-size: 8.5pt }
th { background: #1b3a5c; color: #fff; text-align: left; padding: 7pt; font-size: 7pt }
td { padding: 8pt 7pt; border-bottom: 1pt solid #fff; background: #e4ecf2 }
td + td { text-align: center; font-weight: 900; color: #c8553d; font-size: 12pt }
ol { padding-left: 18pt } li { margin-bottom: 6pt } li::marker { color: #c8553d; font-weight: 900 }
.toc div { display: flex; margin: 9pt 0; font-size: 11pt }
.toc i { flex: 1; border-bottom: 0.75pt dashed #888; margin: 0 6pt 4pt }
"""
COLOURS = {"1": "#1f6f8b", "2": "#c8553d", "3": "#3b8254", "4": "#6c4bb6", None: "#b0651d"}


def render(content: Content) -> str:
    """Return the report as HTML."""
    title = escape(content["document"]["title"])
    bodies = [
        _contents(),
        _word(),
        _objectives(content),
        _committees(content),
        *_action_pages(content),
        _heading("Collaborations", "Ce que l’on fait avec d’autres")
        + _cards(content["collaborations"], None, 3),
    ]
    pages = "".join(
        f'<section><div class="corner"></div>{body}<div class="folio">{number}</div></section>'
        for number, body in enumerate(bodies, 2)
    )
    return (
        f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="author" content="{escape(content["document"]["publisher"])}">'
        f"<style>{STYLE}</style></head><body>{_cover(content)}{pages}</body></html>"
    )


def _heading(text: str, below: str) -> str:
    return f'<h1>{escape(text)}</h1><div class="sub">{escape(below)}</div>'


def _cover(content: Content) -> str:
    title, years = content["document"]["title"].rsplit(" ", 1)
    return (
        '<section style="background:#14506b;color:#fff">'
        '<div style="position:absolute;right:60pt;top:60pt;width:150pt;height:150pt;'
        'border-radius:50%;background:#f2b35e"></div>'
        f'<div style="margin-top:170pt;font-size:20pt;font-weight:bold">{years}</div>'
        f'<h1 style="color:#fff;font-size:40pt;line-height:1.15">{escape(title)}</h1>'
        f"<div>{escape(content['document']['publisher'])}</div>"
        '<div style="position:absolute;bottom:40pt;font-size:7pt">Document fictif : les actions et'
        " les résultats sont inventés.</div></section>"
    )


def _contents() -> str:
    entries = (("Mot de l’équipe", 3), ("Objectifs et indicateurs", 4), ("Comités", 5),
               ("Actions", 6), ("Collaborations", 10))  # fmt: skip
    lines = "".join(f"<div>{text}<i></i><b>{page}</b></div>" for text, page in entries)
    return f'<h1>Table des matières</h1><div class="toc">{lines}</div>'


def _word() -> str:
    return (
        _heading("Mot de l’équipe", "Une année de travail à plusieurs")
        + "<p>L’année qui se termine a vu naître sept points de service et deux plateformes. Elle"
        " aura surtout montré que les établissements de la région avancent plus vite ensemble.</p>"
        "<p>Merci aux 40 personnes qui siègent à nos comités. Bonne lecture!</p>"
    )


def _objectives(content: Content) -> str:
    goals = "".join(f"<li>{escape(goal)}</li>" for goal in content["objectives"])
    rows = "".join(
        f"<tr><td>{escape(label)}</td><td>{count}</td></tr>"
        for label, count in content["indicators"]
    )
    return (
        _heading("Objectifs et indicateurs", "Ce que demande le ministère")
        + f"<h3>Objectifs ministériels</h3><ol>{goals}</ol><table><tr><th>INDICATEURS MINISTÉRIELS"
        f"</th><th>RÉSULTATS</th></tr>{rows}</table>"
    )


def _committees(content: Content) -> str:
    first, others = content["committees"][:3], content["committees"][3:]
    return (
        _heading("Comités", "Penser ensemble") + _cards(first, "own", 3) + _cards(others, "own", 2)
    )


def _action_pages(content: Content) -> list[str]:
    made = []
    for number, group in enumerate(content["actions"]):
        colour = COLOURS[group["theme"]]
        label = content["objectives"][int(group["theme"]) - 1]
        band = (
            f'<div class="band" style="background:{colour}">Objectif ministériel {group["theme"]} -'
            f" {escape(label)}</div><p>{escape(group['intro'])}</p>"
        )
        for order, cards in enumerate(group["pages"]):
            head = _heading("Actions", "Un but commun, des gestes concrets") if not number else ""
            columns = 3 if len(cards) == 3 and number == 2 else 2
            opening = head + band if not order else ""
            made.append(opening + _cards(cards, group["theme"], columns))
    return made


def _cards(cards: list[Card], theme: str | None, columns: int) -> str:
    made = "".join(_card(card, card["theme"][0] if theme == "own" else theme) for card in cards)
    return (
        f'<div class="cards" style="grid-template-columns:repeat({columns},minmax(0,1fr))">'
        f"{made}</div>"
    )


def _card(card: Card, theme: str | None) -> str:
    colour = COLOURS[theme]
    figures = "".join(
        f'<span class="figure" style="background:{colour}"><i></i><b>{number}</b>'
        f" {escape(label)}</span>"
        for number, label, *_ in card["figures"]
    )
    goals = card.get("theme", "").split(", ") if "theme" in card else []
    tags = [f'<span class="tag goal">Objectif {goal}</span>' for goal in goals]
    tags += [
        f'<span class="tag" style="border-color:{colour}">{escape(tag)}</span>'
        for tag in card.get("tags", ())
    ]
    return (
        f'<div class="card"><div class="bar" style="background:{colour}"></div>'
        f"<h3>{escape(card['title'])}</h3>"
        f'<p>{escape(card["description"])}</p><div class="figures">{figures}</div>'
        f'<div class="tags">{"".join(tags)}</div></div>'
    )


def list_gold(content: Content) -> dict[str, list[Row]]:
    """Return the published figures in printed order, without pages."""
    results = [
        _figure(None, None, None, [count, None, "eq", int(count), "count"])
        | {"label": label, "raw": count}
        for label, count in content["indicators"]
    ]
    for card in content["committees"]:
        results += [_figure(card["theme"], None, card, figure) for figure in card["figures"]]
    for group in content["actions"]:
        label = content["objectives"][int(group["theme"]) - 1]
        cards = [card for page in group["pages"] for card in page]
        results += [_figure(group["theme"], label, c, f) for c in cards for f in c["figures"]]
    for card in content["collaborations"]:
        results += [_figure(None, "Collaborations", card, figure) for figure in card["figures"]]
    return {"results": results}


def _figure(number: str | None, theme: str | None, card: Card | None, figure: list[Any]) -> Row:
    shown, label, comparator, value, unit = figure
    return {
        "page": None,
        "theme_number": number,
        "theme": theme,
        "action": card["title"] if card else None,
        "description": card["description"] if card else None,
        "raw": f"{shown} {label}",
        "comparator": comparator,
        "value": value,
        "unit": unit,
        "label": (label or "").removeprefix("de "),
        "tags": list(card.get("tags", ())) if card else [],
    }
