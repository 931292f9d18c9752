"""What a document looks like: every choice, by name."""

from __future__ import annotations

from dataclasses import dataclass, field

TABLES = ("table_ruled", "table_hrules", "table_zebra", "table_gaps", "table_boxes",
          "table_partial", "table_headline", "matrix_years")  # fmt: skip
CONTAINERS = (*TABLES, "side_by_side", "transposed", "timeline", "cards", "fiche_above",
              "fiche_side", "outline", "bullets", "leaders", "bignum", "prose")  # fmt: skip
PRODUCERS = ("chromium", "typst", "weasyprint", "reportlab", "libreoffice", "calc")
ON_SHEETS = (*TABLES, "transposed")
PAGES = {"letter": (612.0, 792.0), "a4": (595.0, 842.0), "legal": (612.0, 1008.0),
         "tabloid": (792.0, 1224.0)}  # fmt: skip


@dataclass(slots=True)
class Design:
    """Every choice that a document's look depends on."""

    name: str
    seed: int
    container: str
    producer: str
    language: str
    domain: str
    held_out: bool
    headings: str
    words: dict[str, str] = field(default_factory=dict)
    theme_pos: str = "heading"
    obj_pos: str = "none"
    code_pos: str = "front"
    numbering: str = "dotted"
    code_sep: str = " "
    code_word: str = ""
    theme_form: str = "word"
    theme_sep: str = " : "
    obj_form: str = "bare"
    is_theme_caps: bool = False
    mi: str = "pairs"
    rules: str | None = None
    has_years: bool = False
    has_description: bool = False
    has_lead: bool = False
    has_partners: bool = False
    has_due: bool = False
    has_status: bool = False
    has_percent: bool = False
    has_baseline: bool = False
    has_due_matrix: bool = False
    extras: tuple[str, ...] = ()
    order: tuple[str, ...] = ()  # fields of an action besides its title, in printed order
    description_place: str = "below"
    n_themes: int = 2
    n_objectives: int = 1
    n_actions: int = 2
    max_indicators: int = 2
    n_years: int = 3
    list_style: str = ", "
    label_sep: str = " :"
    label_case: str = "plain"
    label_look: str = "bold"
    label_place: str = "front"
    pair_sep: str = " : "
    bullet: str = "•"
    page: str = "letter"
    is_landscape: bool = False
    margin: float = 48.0
    font: str = "Lato"
    size: float = 9.0
    leading: float = 1.2
    dark: str = "#1f3864"
    light: str = "#dbe5f1"
    head: str = "dark"
    repeats_head: bool = True
    is_two_storey: bool = False
    has_turned_heads: bool = False
    has_turned_theme: bool = False
    splits_rows: bool = False
    stroke: float = 0.5
    stroke_ink: str = "#000000"
    pad: tuple[float, float] = (3.5, 2.5)
    valign: str = "top"
    is_title_bold: bool = True
    theme_look: str = "band"
    obj_look: str = "plain"
    span_rules: str = "all"  # where partial rules run upright
    across: int = 2
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    is_cover_upright: bool = False
    breaks_themes: bool = False
    running_head: str | None = None
    head_align: str = "left"
    foot: str | None = None
    number: str | None = None
    number_align: str = "right"
    watermark: str | None = None
    has_sidebar: bool = False
    newspaper: int = 1
    is_justified: bool = False
    is_hyphenated: bool = False
    note: str | None = None
    has_empty: bool = False

    @property
    def size_pt(self) -> tuple[float, float]:
        """Return width and height of the page."""
        width, height = PAGES[self.page]
        return (height, width) if self.is_landscape else (width, height)

    @property
    def inner(self) -> float:
        """Return the width that text may take."""
        return self.size_pt[0] - 2 * self.margin - (20 if self.has_sidebar else 0)

    @property
    def is_table(self) -> bool:
        """Return whether rows and columns hold the plan."""
        return self.container in (*TABLES, "side_by_side")
