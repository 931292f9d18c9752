"""A plan of one year: a cover, a page of themes in coloured boxes, a small table an action."""

from __future__ import annotations

from html import escape
from typing import Any

from .gold_rows import Row, make_row, read_target

Content = dict[str, Any]

STYLE = """
@page { size: 612pt 792pt; margin: 54pt 60pt 60pt 54pt }
@page cover { margin: 0 }
* { box-sizing: border-box }
body { margin: 0; font: 9.5pt/1.5 "Carlito"; color: #222 }
.cover { page: cover; position: relative; width: 612pt; height: 791pt; background: #23395d;
  color: #fff; overflow: hidden; break-after: page }
.disc { position: absolute; border-radius: 50% }
.large { left: 340pt; top: -90pt; width: 340pt; height: 340pt; background: #2a9d8f }
.small-disc { left: 60pt; top: 80pt; width: 44pt; height: 44pt; background: #e9b44c }
.cover h1 { position: absolute; left: 60pt; top: 410pt; margin: 0; font-size: 40pt }
.cover .years { position: absolute; left: 60pt; top: 470pt; font-size: 30pt; color: #e9b44c }
.cover .small { position: absolute; left: 60pt; bottom: 50pt; font-size: 8pt }
.head { font-size: 7pt; border-bottom: 1pt solid #2a9d8f; padding-bottom: 3pt; margin-bottom: 24pt }
.page { break-after: page }
.boxes { display: grid; grid-template-columns: 130pt 165pt 165pt; gap: 12pt }
.box { color: #fff; padding: 12pt; min-height: 175pt }
.box b { display: block; font-size: 24pt; color: #e9b44c }
.number { font-size: 34pt; font-weight: bold; color: #e76f51; line-height: 1.1 }
h2 { font-size: 17pt; margin: 0 0 8pt; color: #23395d; line-height: 1.35 }
h3 { font-size: 11pt; margin: 16pt 0 2pt; color: #1f7a70; break-after: avoid }
p { margin: 3pt 0 8pt }
table { border-collapse: collapse; width: 480pt; table-layout: fixed; break-inside: avoid }
td, th { border: 0.75pt solid #23395d; padding: 4pt 5pt; vertical-align: top; text-align: left }
th { background: #d8e6f3 }
.low td + td + td { vertical-align: middle }
td p { margin: 0 0 5pt }
"""


def render(content: Content) -> str:
    """Return the plan as HTML."""
    facts = content["document"]
    publisher, title = escape(facts["publisher"]), escape(facts["title"])
    name, years = title.rsplit(" ", 1)
    head = f'<div class="head"><b>{publisher}</b>&nbsp; {title}</div>'
    cover = (
        '<div class="cover">'
        '<div class="disc large"></div><div class="disc small-disc"></div>'
        f'<h1>{name}</h1><div class="years">{years}</div>'
        '<div class="small">Document fictif : les actions et les cibles sont inventées.</div></div>'
    )
    pages = [_boxes(content, head)]
    for theme in content["themes"]:
        pages += _theme_pages(theme, head)
    body = cover + "".join(f'<div class="page">{page}</div>' for page in pages)
    return (
        f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{publisher} – {title}'
        f"</title><style>{STYLE}</style></head><body>{body}</body></html>"
    )


def _boxes(content: Content, head: str) -> str:
    colours = ("#23395d", "#1f7a70", "#1f7a70", "#23395d")
    boxes = [
        f'<div class="box" style="background:{colour}"><b>0{number}</b>{escape(label + more)}</div>'
        for number, (colour, (label, more)) in enumerate(
            zip(colours, content["boxes"], strict=True), 1
        )
    ]
    words = "Le ministère demande aux Pôles de rattacher leurs actions à l’un de quatre thèmes."
    return (
        f'{head}<h2>Les thèmes</h2><div class="boxes"><div>{words}</div>{boxes[0]}{boxes[1]}'
        f"<div></div>{boxes[2]}{boxes[3]}</div>"
    )


def _theme_pages(theme: Content, head: str) -> list[str]:
    opening = (
        f'<div class="number">0{theme["number"]}</div><h2>{escape(theme["label"])}</h2>'
        f"<p>{escape(theme['intro'])}</p>"
    )
    actions = [_action(action, n) for n, action in enumerate(theme["actions"])]
    later = [actions[n : n + 3] for n in range(2, len(actions), 3)]
    return [head + opening + "".join(actions[:2]), *(head + "".join(group) for group in later)]


def _action(action: Content, number: int) -> str:
    targets = "".join(f"<p>{escape(target[0])}</p>" for target in action["targets"] if target[0])
    look = "low" if number % 2 else "high"
    return (
        f"<h3>{escape(action['title'])}</h3><p>{escape(action['description'])}</p>"
        f'<table class="{look}"><colgroup><col style="width:46%"><col style="width:26%"><col>'
        "</colgroup><tr><th>Objectif</th><th>Indicateur de l’action</th><th>Cible</th></tr>"
        f"<tr><td>{escape(action['objective'])}</td><td>{escape(action['indicator'])}</td>"
        f"<td>{targets}</td></tr></table>"
    )


def list_gold(content: Content) -> dict[str, list[Row]]:
    """Return the rows in printed order, without pages."""
    facts = content["document"]
    period = f"{facts['period_start']}-{facts['period_end']}"
    rows = [
        make_row(
            theme_number=theme["number"],
            theme=theme["label"],
            objective=action["objective"],
            action=action["title"],
            description=action["description"],
            indicator=action["indicator"],
            period=period,
            **read_target(target),
        )
        for theme in content["themes"]
        for action in theme["actions"]
        for target in action["targets"]
    ]
    return {"rows": rows}
