"""Designs drawn by lot from a seed."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from .design import CONTAINERS, ON_SHEETS, PRODUCERS, TABLES, Design
from .fonts import FAMILIES, has_font
from .pools import list_domains, list_words

WAYS = {
    "table": ("subrows", "subrows", "rows_blank", "repeat", "lists", "numbered", "breaks", "pairs"),
    "matrix_years": ("subrows", "rows_blank", "repeat"),
    "side_by_side": ("subrows", "rows_blank", "lists", "breaks", "pairs"),
    "transposed": ("numbered", "lists", "breaks", "pairs"),
    "timeline": ("pairs", "inline", "lists", "paren"),
    "cards": ("pairs", "inline", "lists", "numbered", "paren", "subtable"),
    "fiche_above": ("pairs", "lists", "numbered", "subtable", "breaks"),
    "fiche_side": ("pairs", "lists", "numbered", "subtable", "breaks"),
    "outline": ("pairs", "inline", "lists", "numbered", "paren", "subtable"),
    "bullets": ("pairs", "inline", "paren"),
    "leaders": ("leaders",),
    "bignum": ("tiles",),
    "prose": ("sent", "sent", "numbered"),
}
PALETTES = (
    ("#1f3864", "#dbe5f1"), ("#7b1e3b", "#f6e3e8"), ("#1d5c3a", "#dff0e4"), ("#b35900", "#fdeedd"),
    ("#444444", "#eeeeee"), ("#4b2e83", "#ebe5f5"), ("#00687a", "#dcf1f4"), ("#8a6d00", "#fbf4d5"),
    ("#0b4f9e", "#e1edfb"), ("#9c2a10", "#fbe6e0"), ("#2f4f2f", "#eef2e2"), ("#111111", "#f5f5f5"),
    ("#c2185b", "#fce4ec"), ("#37474f", "#e3e9ec"),
)  # fmt: skip
FIELDS = ("action", "indicator", "target", "lead", "partners", "due", "theme", "objective", "code",
          "description", "baseline", "status", "percent", "cost", "resources", "risk",
          "priority")  # fmt: skip


def draw_design(seed: int, *, containers: Sequence[str] = CONTAINERS,
                producers: Sequence[str] = PRODUCERS, held_out: bool = False,
                turn: int | None = None) -> Design:  # fmt: skip
    """Return what the document of a seed looks like.

    Args:
        seed: Where the lot starts.
        containers: Which ones may come.
        producers: Which ones may come.
        held_out: Take the words and domains that are kept for examinations.
        turn: The document's place in its batch: containers and producers then come in turn.
    """
    lot = Random(f"design {seed}")
    turn = lot.randrange(10_000) if turn is None else turn
    container = containers[turn % len(containers)]
    fit = [p for p in producers if p != "calc" or container in ON_SHEETS]
    if not fit:
        fit = [p for p in PRODUCERS if p != "calc"]
    producer = fit[(turn // len(containers) + turn % len(containers)) % len(fit)]
    language = "fr" if lot.random() < 0.65 else "en"
    headings = "held_out" if held_out else lot.choice(("usual", "usual", "unusual", "mixed"))
    domain = lot.choice(list_domains(language, held_out=held_out))
    name = f"p{seed:06d}-{container.replace('_', '-')}-{producer}"
    design = Design(name, seed, container, producer, language, domain, held_out, headings)
    design.words = {f: _word(lot, language, f, headings) for f in FIELDS}
    for step in STEPS:
        step(design, lot)
    return design


def _word(lot: Random, language: str, field_name: str, headings: str) -> str:
    kind = headings
    if headings == "mixed":
        kind = lot.choice(("usual", "unusual"))
    return lot.choice(list_words(language, field_name, kind))


def _set_page(design: Design, lot: Random) -> None:
    wide = design.is_table or design.container == "transposed"
    design.page = lot.choices(("letter", "a4", "legal", "tabloid"), (9, 7, 3, 1))[0]
    design.is_landscape = lot.random() < (0.75 if wide else 0.2)
    design.margin = lot.choice((36.0, 42.0, 48.0, 54.0, 60.0))
    fonts = [name for name in FAMILIES if has_font(name)] or ["Lato"]
    design.font = lot.choice(fonts)
    sizes = (7.0, 7.5, 8.0, 8.5, 9.0) if wide else (8.5, 9.0, 9.5, 10.0, 10.5, 11.0)
    design.size = lot.choice(sizes)
    if design.font.startswith("DejaVu"):
        design.size -= 0.5
    design.leading = lot.choice((1.15, 1.2, 1.25, 1.35))
    design.dark, design.light = lot.choice(PALETTES)


def _set_structure(design: Design, lot: Random) -> None:
    table = design.is_table
    places: tuple[str, ...]
    below: tuple[str, ...]
    if table:
        places = ("heading", "heading", "banner", "banner", "col_merged", "col_merged",
                  "col_repeat", "page_header", "none")  # fmt: skip
    else:
        places = ("heading", "heading", "heading", "heading", "page_header", "none")
    if design.container in ("fiche_above", "fiche_side", "transposed"):
        places = (*places, "field")
    design.theme_pos = lot.choice(places)
    below = ("none", "heading", "heading") if design.theme_pos != "banner" else ("none",)
    if table:
        below = (*below, "banner", "banner", "col_merged", "col_repeat")
    if design.theme_pos == "field":
        below = ("none", "field", "field")
    if design.container == "side_by_side":
        design.theme_pos = lot.choice(("heading", "heading", "banner"))
        below = ("none", "none", "banner")
    if design.theme_pos in ("col_merged", "col_repeat"):
        below = ("none", "none", "banner", "col_merged", "col_repeat")
        below = below[:2] + below[3:]
    if design.container in ("timeline", "leaders"):
        below = ("none", "none", "heading")
    design.obj_pos = lot.choice(below)


def _set_codes(design: Design, lot: Random) -> None:
    is_wide = design.is_table or design.container == "transposed"
    design.numbering = lot.choice(("dotted", "dotted", "dotted", "running", "letters", "letterdot",
                                   "roman", "acts", "none", "alpha"))  # fmt: skip
    design.code_pos = "own" if lot.random() < 0.3 and is_wide else "front"
    design.code_sep = lot.choice((" ", " ", ". ", " – ", " - ", ") ", " : ", " | ", "  ", " — "))
    if design.numbering == "alpha":
        design.code_sep = ") "
    names = {"fr": ("Action", "Mesure", "Activité", "Initiative", "Projet"),
             "en": ("Action", "Measure", "Initiative", "Project")}[design.language]  # fmt: skip
    if design.code_pos == "front" and lot.random() < 0.25 and design.numbering != "none":
        design.code_word = lot.choice(names)
        design.code_sep = lot.choice((" : ", " – ", ". ", " - "))
    design.theme_form = lot.choice(("word", "word", "bare", "bare", "lines"))
    if design.theme_pos not in ("heading", "banner") and design.theme_form == "lines":
        design.theme_form = "word"
    design.theme_sep = lot.choice((" : ", " – ", ". ", " — ", " | ", " - "))
    if design.language == "en":
        design.theme_sep = design.theme_sep.replace(" : ", ": ")
        design.code_sep = design.code_sep.replace(" : ", ": ")
    design.obj_form = lot.choice(("bare", "word", "word", "short", "initials"))
    design.is_theme_caps = lot.random() < 0.25


def _set_numbers(design: Design, lot: Random) -> None:
    design.n_themes = lot.choice((1, 2, 2, 3, 3, 4))
    design.n_objectives = 1 if design.obj_pos == "none" else lot.choice((1, 1, 2, 2, 3))
    design.n_actions = lot.choice((1, 2, 2, 3, 4))
    if design.is_table:
        design.n_actions = lot.choice((1, 2, 3, 3, 4, 5))
    way = "table" if design.container in TABLES[:-1] else design.container
    design.mi = lot.choice(WAYS[way])
    design.max_indicators = 1 if lot.random() < 0.2 else lot.choice((2, 3, 3, 4))
    if design.container == "matrix_years":
        design.has_years = lot.random() < 0.65
        design.has_due_matrix = not design.has_years
    elif design.container in TABLES and design.mi in ("subrows", "rows_blank", "repeat"):
        design.has_years = lot.random() < 0.15
    elif design.mi == "subtable":
        design.has_years = lot.random() < 0.3
    design.n_years = lot.choice((2, 3, 3, 4, 5))


def _set_fields(design: Design, lot: Random) -> None:
    many = 0.5 if design.is_table else 0.6
    design.has_description = lot.random() < 0.35
    design.has_lead = lot.random() < 0.72
    design.has_partners = lot.random() < many
    design.has_due = lot.random() < 0.65 or design.container == "timeline"
    design.has_status = lot.random() < 0.14
    design.has_percent = design.has_status and lot.random() < 0.3
    design.has_baseline = lot.random() < 0.12 and design.mi in (
        "subrows",
        "rows_blank",
        "repeat",
        "subtable",
    )
    if lot.random() < 0.3:
        extras = ("cost", "resources", "risk", "priority")
        design.extras = tuple(lot.sample(extras, lot.choice((1, 1, 1, 2))))
    if design.container in ("prose", "bullets"):
        design.extras = design.extras[:1]
    if design.has_due_matrix:
        design.has_due = True
    if design.container == "side_by_side":
        design.has_partners = design.has_description = design.has_percent = design.has_baseline = (
            False
        )
        design.extras, design.has_status = (), False
        if design.has_lead and design.has_due:
            design.has_due = lot.random() < 0.5
            design.has_lead = not design.has_due
    design.description_place = lot.choice(("below", "below", "own"))


def _set_order(design: Design, lot: Random) -> None:
    rest = [
        f for f in ("lead", "partners", "due", "status", "percent") if getattr(design, f"has_{f}")
    ]
    rest += design.extras
    if design.has_due_matrix or design.container == "timeline":
        rest.remove("due")
    lot.shuffle(rest)
    cut = lot.randint(0, len(rest))
    if design.container == "leaders":
        cut = lot.choice((0, len(rest)))
    rest.insert(cut, "indicator")
    if "status" in rest and lot.random() < 0.7:
        rest.remove("status")
        rest.append("status")
    if "percent" in rest:
        rest.remove("percent")
        rest.insert(rest.index("status") + 1, "percent")
    if design.has_description and design.description_place == "own":
        rest.insert(0, "description")
    design.order = tuple(rest)
    if not design.is_table or design.producer == "calc":
        design.list_style = lot.choice((", ", ", ", " ; ", " / ", "; "))
    else:
        design.list_style = lot.choice((", ", ", ", " ; ", "breaks", "bullets", " / "))
    has_places = design.mi in ("subrows", "rows_blank", "repeat", "numbered", "pairs")
    design.has_empty = design.is_table and has_places and lot.random() < 0.2


def _set_look(design: Design, lot: Random) -> None:
    design.rules = {
        "table_ruled": "ruled", "table_hrules": "hrules", "table_zebra": "zebra",
        "table_gaps": "gaps", "table_boxes": "boxes", "table_partial": "partial",
        "table_headline": "headline",
    }.get(design.container)  # fmt: skip
    design.rules = design.rules or lot.choice(("ruled", "hrules", "zebra", "headline", "boxes"))
    fr = design.language == "fr"
    design.label_sep = lot.choice(
        (" :", " :", "\u00a0:", ":", " –", "", ".") if fr else (":", ":", ":", " –", "", ".")
    )
    if design.container in (
        "prose",
        "bullets",
        "outline",
        "cards",
        "timeline",
        "bignum",
        "leaders",
    ):
        design.label_sep = design.label_sep or (" :" if fr else ":")
    design.label_case = lot.choice(("plain", "plain", "plain", "upper"))
    design.label_look = lot.choice(("bold", "bold", "accent", "bold_accent", "italic", "plain"))
    if design.label_sep == "" and design.label_look in ("plain", "italic"):
        design.label_look = "bold"
    design.label_place = lot.choice(("front", "front", "above"))
    design.pair_sep = lot.choice((" : ", " – ", " → ", " = ", " — ", " - "))
    if not fr:
        design.pair_sep = design.pair_sep.replace(" : ", ": ")
    design.bullet = lot.choice(("•", "•", "–", "-", "▪", "◦", "»", "■", "*", "○"))
    if design.producer in ("reportlab", "typst", "libreoffice") and design.font in (
        "Lato",
        "Carlito",
        "Caladea",
        "Liberation Sans Narrow",
        "Roboto Condensed",
        "Roboto",
        "Open Sans",
    ):
        design.bullet = lot.choice(("•", "•", "–", "-", "»", "*"))
        if design.pair_sep == " → ":
            design.pair_sep = " – "
    design.head = lot.choice(("dark", "dark", "light", "caps", "plain", "rule"))
    design.repeats_head = lot.random() < 0.8
    design.is_two_storey = design.has_years and lot.random() < 0.5
    design.has_turned_heads = lot.random() < 0.08 and design.producer != "calc"
    design.has_turned_theme = (
        design.theme_pos == "col_merged" and lot.random() < 0.2 and design.producer != "calc"
    )
    design.splits_rows = lot.random() < 0.4
    design.stroke = lot.choice((0.25, 0.5, 0.5, 0.75, 1.0))
    design.stroke_ink = lot.choice(("#000000", "#000000", "#888888", design.dark, "#bfbfbf"))
    design.pad = lot.choice(((3.0, 2.0), (4.0, 3.0), (5.0, 4.0), (2.5, 1.5), (6.0, 3.0)))
    design.valign = lot.choice(("top", "top", "top", "middle"))
    if design.splits_rows:
        design.valign = "top"
    design.is_title_bold = lot.random() < 0.6
    design.theme_look = lot.choice(("band", "rule", "plain", "light", "rule"))
    design.obj_look = lot.choice(("plain", "plain", "light", "accent", "italic"))
    design.span_rules = lot.choice(("none", "none", "some", "theme"))
    design.across = lot.choice((1, 2, 2, 3))
    if design.is_landscape:
        design.across = lot.choice((2, 3, 3))
    design.is_justified = lot.random() < 0.15 and not design.is_table
    design.is_hyphenated = lot.random() < 0.2
    if design.container in ("outline", "bullets", "prose") and lot.random() < 0.12:
        design.newspaper = 2
        design.is_landscape = True


NUMBERS = {
    "fr": ("{}", "Page {}", "p. {}", "– {} –", "| {}"),
    "en": ("{}", "Page {}", "p. {}", "- {} -"),
}
DRAFTS = {
    "fr": ("PROJET", "ÉBAUCHE", "VERSION DE TRAVAIL"),
    "en": ("DRAFT", "FOR COMMENT", "WORKING COPY"),
}


def _set_around(design: Design, lot: Random) -> None:
    before = [b for b, p in (("cover", 0.35), ("message", 0.1), ("toc", 0.15), ("intro", 0.22),
                             ("stats", 0.1), ("legend_top", 0.06)) if lot.random() < p]  # fmt: skip
    design.before = tuple(before)
    design.after = tuple(a for a, p in (("budget", 0.13), ("calendar", 0.1), ("committee", 0.1),
                                        ("legend", 0.1), ("glossary", 0.1), ("follow_up", 0.1))
                         if lot.random() < p)  # fmt: skip
    design.is_cover_upright = lot.random() < 0.3
    design.breaks_themes = lot.random() < 0.15 or design.theme_pos == "page_header"
    if design.theme_pos == "page_header":
        design.head_align = lot.choice(("left", "right", "center"))
    elif lot.random() < 0.3:
        design.running_head = lot.choice(("publisher", "title", "both"))
        design.head_align = lot.choice(("left", "right", "center"))
    if lot.random() < 0.3:
        design.foot = lot.choice(("publisher", "version"))
    if lot.random() < 0.75:
        design.number = lot.choice(NUMBERS[design.language])
        design.number_align = lot.choice(("right", "right", "center"))
    if lot.random() < 0.08 and design.producer != "calc":
        design.watermark = lot.choice(DRAFTS[design.language])
    design.has_sidebar = lot.random() < 0.08 and design.producer != "calc"
    if lot.random() < 0.1 and not design.has_empty:
        design.note = lot.choice(("*", "sup", "(1)"))


STEPS = (_set_page, _set_structure, _set_codes, _set_numbers, _set_fields, _set_order, _set_look,
         _set_around)  # fmt: skip
