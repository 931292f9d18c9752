"""A plan of three years on wide sheets: a band, merged objectives, lists beside lists."""

from __future__ import annotations

from html import escape
from typing import Any

from .gold_rows import Row, make_row, read_count

Content = dict[str, Any]

STYLE = """
@page { size: 792pt 612pt; margin: 0 }
* { box-sizing: border-box }
body { margin: 0; font: 8pt/10.4pt "Lato"; color: #1d1d1b }
section { position: relative; width: 792pt; height: 611pt; padding: 24pt 28pt; overflow: hidden;
  break-after: page }
h1 { font-size: 15pt; font-weight: 900; margin: 0 0 8pt; line-height: 20pt }
.band { width: 520pt; height: 32pt; padding: 10pt 9pt; color: #fff; border-radius: 0 15pt 15pt 0;
  margin-bottom: 7pt; font-size: 10pt }
.band b { font-weight: 900; margin-right: 9pt }
.logo { position: absolute; right: 34pt; top: 26pt; text-align: left; font-size: 6pt }
.logo b { display: block; font-size: 15pt; font-weight: 900; line-height: 17pt }
table { border-collapse: collapse; width: 734pt; table-layout: fixed }
td { border: 0.75pt solid var(--colour); padding: 3pt 5pt; vertical-align: top }
.head td { color: #fff; font-weight: bold; text-align: center; padding: 2pt }
.years td { font-weight: bold; text-align: center; padding: 2pt }
.targets { text-align: center }
.objective { font-weight: bold }
ul { list-style: none; margin: 0; padding: 0 0 0 10pt }
li { position: relative }
li::before { content: "•"; position: absolute; left: -9pt; font-size: 6pt }
.foot { position: absolute; left: 28pt; bottom: 20pt; font: italic 6.5pt "Lato" }
.extra { margin-top: 12pt }
.extra td { background: #ececec; border-color: #888 }
"""
COLUMNS = (
    '<colgroup><col style="width:158pt"><col style="width:180pt"><col style="width:246pt">'
    + "<col>" * 3
    + "</colgroup>"
)
ROOM = 54  # characters of an indicator that stand on one line


def render(content: Content) -> str:
    """Return the plan as HTML."""
    title = escape(content["document"]["title"])
    pages = "".join(_page(content, orientation) for orientation in content["orientations"])
    return (
        f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{STYLE}</style></head><body>{pages}</body></html>"
    )


def _page(content: Content, orientation: Content) -> str:
    colour = orientation["colour"]
    head = f'<tr class="head" style="background:{colour}">'
    years = _years(content, orientation["tint"])
    rows = "".join(
        (_years_row(years) if o["code"] == orientation.get("repeated_years") else "")
        + _objective(o, orientation)
        for o in orientation["objectives"]
    )
    extra = orientation.get("extra")
    return (
        f'<section style="--colour:{colour}"><h1 style="color:{colour}">'
        f"{escape(content['document']['title'])}</h1>"
        f'<div class="logo"><b>CONVERGER</b>{escape(content["document"]["publisher"])}</div>'
        f'<div class="band" style="background:{colour}"><b>ORIENTATION {orientation["number"]}</b>'
        f"{escape(orientation['label'])}</div>"
        f'<table>{COLUMNS}{head}<td rowspan="2">OBJECTIFS</td>'
        '<td rowspan="2">ACTIONS</td><td rowspan="2">INDICATEURS</td><td colspan="3">CIBLES</td>'
        f'</tr><tr class="years">{years}</tr>{rows}</table>'
        + (_extra(extra) if extra else "")
        + f'<div class="foot">{escape(content["note"])} – Document fictif.</div></section>'
    )


def _years(content: Content, tint: str) -> str:
    short = ("-".join(year[2:] for year in period.split("-")) for period in content["periods"])
    return "".join(f'<td style="background:{tint}">{year}</td>' for year in short)


def _years_row(years: str) -> str:
    return f'<tr class="years"><td colspan="3"></td>{years}</tr>'


def _objective(objective: Content, orientation: Content) -> str:
    rows = []
    for number, action in enumerate(objective["actions"]):
        first = ""
        if not number:
            first = (
                f'<td class="objective" rowspan="{len(objective["actions"])}"'
                f' style="background:{orientation["tint"]}">'
                f'<span style="color:{orientation["colour"]}">{objective["code"]}</span>'
                f" {escape(objective['text'])}</td>"
            )
        rows.append(
            f"<tr>{first}<td>{action['code']} {escape(action['title'])}</td>"
            f"{_lists(action['indicators'])}</tr>"
        )
    return "".join(rows)


def _lists(indicators: list[list[str | None]]) -> str:
    """Return the cell that lists the indicators and those that list targets, line by line."""
    ends = [";"] * (len(indicators) - 1) + ["."]
    labels, columns = [], [[], [], []]
    for (label, *targets), end in zip(indicators, ends, strict=True):
        lines = _wrap(f"{label}{end}")
        labels.append("<li>" + "<br>".join(map(escape, lines)) + "</li>")
        for column, target in zip(columns, targets, strict=True):
            column += [escape(target) if target else "&nbsp;", *["&nbsp;"] * (len(lines) - 1)]
    cells = "".join(f'<td class="targets">{"<br>".join(column)}</td>' for column in columns)
    return f"<td><ul>{''.join(labels)}</ul></td>{cells}"


def _wrap(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= ROOM:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _extra(extra: Content) -> str:
    labels = "<br>".join(f"{escape(label)};" for label, *_ in extra["indicators"])
    cells = "".join(
        '<td class="targets">' + "<br>".join(row[place] for row in extra["indicators"]) + "</td>"
        for place in (1, 2, 3)
    )
    return (
        '<table class="extra"><colgroup><col style="width:338pt"><col style="width:246pt">'
        f"<col><col><col></colgroup><tr><td><b>{escape(extra['title'])}</b></td>"
        f"<td>{labels}</td>{cells}</tr></table>"
    )


def list_gold(content: Content) -> dict[str, list[Row]]:
    """Return the rows in printed order, without pages."""
    rows: list[Row] = []
    for orientation in content["orientations"]:
        theme = {"theme_number": orientation["number"], "theme": orientation["label"]}
        for objective in orientation["objectives"]:
            above = theme | {"objective_code": objective["code"], "objective": objective["text"]}
            for action in objective["actions"]:
                own = above | {"action_code": action["code"], "action": action["title"]}
                rows += _action_rows(content, own, action["indicators"])
        extra = orientation.get("extra")
        if extra:
            rows += _action_rows(content, {"action": extra["title"]}, extra["indicators"])
    return {"rows": rows}


def _action_rows(content: Content, above: Row, indicators: list[list[str | None]]) -> list[Row]:
    return [
        make_row(
            **above,
            indicator=label,
            period=period,
            **read_count(target, content["meanings"]),
        )
        for label, *targets in indicators
        for period, target in zip(content["periods"], targets, strict=True)
    ]
