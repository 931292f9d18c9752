"""A deck of slides: a divider states how many issues and recommendations its chapter has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .gold_rows import Row
from .typeset import quote

Content = dict[str, Any]

SETUP = """
#set page(width: 960pt, height: 540pt, margin: 0pt)
#set text(font: "Open Sans", size: 15pt, lang: "fr", hyphenate: false)
#let at(x, y, w, h, body, ..how) = place(dx: x * 1pt, dy: y * 1pt,
  rect(width: w * 1pt, height: h * 1pt, inset: 8pt, ..how, align(center + horizon, body)))
#let oval(x, y, w, h, body, ..how) = place(dx: x * 1pt, dy: y * 1pt,
  ellipse(width: w * 1pt, height: h * 1pt, inset: 6pt, ..how, align(center + horizon, body)))
#let disc(x, y, body, fill) = place(dx: x * 1pt, dy: y * 1pt,
  circle(radius: 15pt, fill: fill, align(center + horizon,
  text(13pt, white, weight: "bold", body))))
#let label(x, y, body, size: 20pt) = place(dx: x * 1pt, dy: y * 1pt,
  text(size, weight: "bold", body))
#let join(x0, y0, x1, y1) = place(line(start: (x0 * 1pt, y0 * 1pt), end: (x1 * 1pt, y1 * 1pt),
  stroke: 1.5pt + gray))
#let arrow(x, y, turn: 0deg) = place(dx: x * 1pt, dy: y * 1pt, rotate(turn,
  polygon(fill: gray, (0pt, 9pt), (24pt, 9pt), (24pt, 0pt), (44pt, 17pt), (24pt, 34pt),
  (24pt, 25pt), (0pt, 25pt))))
#let slide(name, colour, body) = { pagebreak(weak: true)
  place(rect(width: 960pt, height: 74pt, fill: rgb("#eef1f4")))
  place(dy: 74pt, rect(width: 960pt, height: 4pt, fill: colour))
  place(dx: 100pt, dy: 24pt, text(24pt, weight: "bold", fill: colour, upper(name)))
  body }
"""
Pairs = list[tuple[str, list[tuple[int, str]]]]


def _item(number: int, text: str = "") -> str:
    """Return a numbered text as it is printed, which Typst must not take for a list of its own."""
    return quote(f"{number}. {text}".strip())


def render(content: Content) -> str:
    """Return the deck in Typst's language."""
    pages = [_opening(content), _context(content)]
    for chapter, pairs in number_chapters(content):
        pages += [
            _divider(chapter, pairs),
            _slide(chapter, SHAPES[chapter["shape"]](chapter, pairs)),
        ]
    return SETUP + "\n".join(pages)


def number_chapters(content: Content) -> Iterator[tuple[Content, Pairs]]:
    """Yield the chapters with their issues and recommendations, numbered through the deck."""
    number = 0
    for chapter in content["chapters"]:
        pairs: Pairs = []
        for issue in chapter["issues"]:
            texts = issue["recommendations"]
            pairs.append((issue["text"], list(enumerate(texts, number + 1))))
            number += len(texts)
        yield chapter, pairs


def _opening(content: Content) -> str:
    facts = content["document"]
    return (
        f"#set document(title: {quote(facts['title'])[1:]})\n"
        '#place(rect(width: 960pt, height: 540pt, fill: rgb("#0a4f5c")))\n'
        "#place(dx: 70pt, dy: 130pt, rect(width: 640pt, height: 260pt, fill: white))\n"
        f'#place(dx: 100pt, dy: 160pt, block(width: 580pt)[#text(34pt, weight: "bold")'
        f"[{quote(facts['title'])}]])\n"
        f"#label(100, 290, size: 16pt)[{quote(content['subtitle'])}]\n"
        f"#label(100, 330, size: 14pt)[{quote(facts['publisher'])}]\n"
        "#place(dx: 100pt, dy: 365pt, text(9pt)[Document fictif : enjeux et recommandations sont"
        " inventés.])\n"
    )


def _context(content: Content) -> str:
    chapters = list(number_chapters(content))
    issues = sum(len(pairs) for _, pairs in chapters)
    count = sum(len(texts) for _, pairs in chapters for _, texts in pairs)
    colour = 'rgb("#9b2226")'
    return (
        f'#slide("Mise en contexte", rgb("#223344"))[#at(100, 130, 220, 50, fill: {colour},'
        f" radius: 5pt)[#text(white)[{quote(content['season'])}]]\n"
        '#at(100, 220, 620, 130, fill: rgb("#0a4f5c"), radius: 8pt)[#text(white, 20pt)[Donner à'
        " chaque jeune l’occasion d’entrer dans un laboratoire avant l’université]]\n"
        f'#disc(120, 420, "{issues}", {colour})#label(170, 424)[enjeux]\n'
        f'#disc(420, 420, "{count}", {colour})#label(470, 424)[recommandations]]\n'
    )


def _divider(chapter: Content, pairs: Pairs) -> str:
    colour = f'rgb("{chapter["colour"]}")'
    issues, count = len(pairs), sum(len(texts) for _, texts in pairs)
    ending = ("" if issues == 1 else "x", "" if count == 1 else "s")
    return (
        f"#pagebreak()\n#place(rect(width: 400pt, height: 540pt, fill: {colour}))\n"
        f'#place(dx: 440pt, dy: 170pt, text(28pt, weight: "bold", fill: {colour},'
        f" upper[{quote(chapter['label'])}]))\n"
        f'#disc(444, 245, "{issues}", {colour})#label(490, 247)[enjeu{ending[0]}]\n'
        f'#disc(444, 305, "{count}", {colour})#label(490, 307)[recommandation{ending[1]}]\n'
        "#place(dx: 440pt, dy: 510pt, text(6pt, fill: blue)[Source : https://exemple.org/images])\n"
    )


def _slide(chapter: Content, body: str) -> str:
    return f'#slide({quote(chapter["label"])[1:]}, rgb("{chapter["colour"]}"))[{body}]\n'


def _table(chapter: Content, pairs: Pairs) -> str:
    colour = f'rgb("{chapter["colour"]}")'
    rows = "".join(
        f"[{_item(place, issue)}], ["
        + "\n\n".join(_item(number, text) for number, text in texts)
        + "],\n"
        for place, (issue, texts) in enumerate(pairs, 1)
    )
    return (
        "#place(dx: 90pt, dy: 110pt, block(width: 800pt)[#set par(spacing: 6pt)\n#table("
        "columns: (350pt, 1fr), inset: 9pt, align: horizon, stroke: 0.75pt + white,"
        f' fill: (_, y) => if y == 0 {{ {colour} }} else if calc.odd(y) {{ rgb("#dfeaec") }}'
        ' else { rgb("#f2f6f7") }, text(white)[*Enjeux*], text(white)[*Recommandations*],'
        f"\n{rows})])"
    )


def _columns(chapter: Content, pairs: Pairs) -> str:
    colour = f'rgb("{chapter["colour"]}")'
    made = (
        '#at(80, 110, 30, 130, fill: rgb("#223344"))[#rotate(-90deg, reflow: true,'
        ' text(white, 11pt)[Enjeux])]#at(80, 330, 30, 130, fill: rgb("#223344"))'
        "[#rotate(-90deg, reflow: true, text(white, 11pt)[Recommandations])]\n"
    )
    for place, (issue, ((number, text),)) in enumerate(pairs, 1):
        x = 130 + (place - 1) * 200
        made += (
            f"#at({x}, 110, 180, 130, fill: {colour}, radius: 5pt)[#text(white)[{quote(issue)}]]\n"
            f'#disc({x + 75}, 248, "{place}", rgb("#223344"))#arrow({x + 68}, 286, turn: 90deg)\n'
            f"#at({x}, 330, 180, 130, stroke: 1.5pt + {colour}, radius: 5pt)[{quote(text)}]\n"
            f'#disc({x + 75}, 470, "{number}", rgb("#223344"))\n'
        )
    return made


def _arrows(chapter: Content, pairs: Pairs) -> str:
    colour = f'rgb("{chapter["colour"]}")'
    made = "#label(210, 105)[Enjeux]#label(600, 105)[Recommandations]\n"
    for place, (issue, ((number, text),)) in enumerate(pairs, 1):
        y = 145 + (place - 1) * 190
        made += (
            f"#oval(90, {y}, 310, 160, fill: {colour})[#text(white)[{_item(place, issue)}]]\n"
            f"#arrow(420, {y + 63})\n"
            f"#at(490, {y + 10}, 400, 140, stroke: 1.5pt + {colour}, radius: 6pt)"
            f"[{quote(f'{number}. {text}')}]\n"
        )
    return made


def _ovals(chapter: Content, pairs: Pairs) -> str:
    colour = f'rgb("{chapter["colour"]}")'
    ((issue, texts),) = pairs
    places = [(380, 95), (655, 170), (600, 380), (165, 380), (105, 170)]
    made = ""
    for (number, text), (x, y) in zip(texts, places, strict=True):
        made += (
            f"#join({x + 110}, {y + 55}, 490, 290)\n#oval({x}, {y}, 220, 110, fill: white,"
            f" stroke: 1.5pt + {colour})[#text(12pt)[{quote(f'{number}. {text}')}]]\n"
        )
    return made + (
        f'#oval(365, 225, 250, 130, fill: {colour})[#text(white, weight: "bold")'
        f'[{quote(issue)}]]\n#at(622, 318, 60, 26, fill: rgb("#223344"), radius: 3pt)'
        "[#text(white, 10pt)[Enjeu]]\n"
    )


def _fan(chapter: Content, pairs: Pairs) -> str:
    colour = f'rgb("{chapter["colour"]}")'
    ((issue, texts),) = pairs
    made = "#label(200, 105)[Enjeu]#label(600, 105)[Recommandations]\n"
    for place, (number, text) in enumerate(texts):
        y = 160 + place * 170
        made += (
            f"#join(380, 290, 480, {y + 65})\n#at(480, {y}, 400, 130, fill: white,"
            f" stroke: 1.5pt + {colour}, radius: 6pt)[{quote(f'{number}. {text}')}]\n"
        )
    return made + (
        f'#oval(90, 160, 290, 260, fill: {colour})[#text(white, 20pt, weight: "bold")'
        f"[{_item(1)} #linebreak() {quote(issue)}]]\n"
    )


def _centre(chapter: Content, pairs: Pairs) -> str:
    colour = f'rgb("{chapter["colour"]}")'
    ((issue, ((number, text),)),) = pairs
    corners = [(460, 150), (720, 150), (460, 410), (720, 410)]
    made = (
        "#label(190, 105)[Enjeu]#label(600, 105)[Recommandation]\n"
        '#place(dx: 440pt, dy: 135pt, rect(width: 480pt, height: 360pt, fill: rgb("#eef1f4")))\n'
        f'#oval(80, 200, 280, 230, stroke: 2pt + {colour})[#text(weight: "bold")[{quote(issue)}]]'
        "\n#arrow(378, 298)\n"
    )
    for (x, y), words in zip(corners, chapter["around"], strict=True):
        made += (
            f"#join({x + 90}, {y + 35}, 680, 315)\n#at({x}, {y}, 180, 70, fill: white,"
            f" stroke: 1pt + {colour}, radius: 5pt)[#text(12pt)[{quote(words)}]]\n"
        )
    return made + (
        f'#oval(590, 260, 180, 110, fill: {colour})[#text(white, weight: "bold")'
        f"[{_item(number)} #linebreak() {quote(text)}]]\n"
    )


def _tree(chapter: Content, pairs: Pairs) -> str:
    colour = f'rgb("{chapter["colour"]}")'
    ((issue, texts),) = pairs
    made = (
        '#at(100, 110, 780, 60, fill: rgb("#223344"), radius: 4pt)[#text(white, 18pt,'
        f' weight: "bold")[Enjeu 1 : {quote(issue)}]]\n'
    )
    for place, (number, text) in enumerate(texts):
        x = 100 + place * 270
        made += (
            f"#join({x + 120}, 170, {x + 120}, 215)\n#at({x}, 215, 240, 110, fill: {colour},"
            f' radius: 5pt)[#text(white, weight: "bold")[{_item(number, text)}]]\n'
            f'#at({x + 25}, 350, 190, 90, fill: rgb("#eef1f4"), stroke: 0.5pt + gray)'
            f"[#text(12pt)[{quote(chapter['under'][place])}]]\n"
        )
    return made


def list_gold(content: Content) -> dict[str, list[Row]]:
    """Return the recommendations in printed order, without pages."""
    rows = [
        {
            "page": None,
            "chapter": chapter["label"],
            "number": str(number),
            "text": text,
            "issue": issue,
        }
        for chapter, pairs in number_chapters(content)
        for issue, texts in pairs
        for number, text in texts
    ]
    return {"recommendations": rows}


SHAPES: dict[str, Callable[[Content, Pairs], str]] = {
    "table": _table,
    "columns": _columns,
    "arrows": _arrows,
    "ovals": _ovals,
    "fan": _fan,
    "centre": _centre,
    "tree": _tree,
}
