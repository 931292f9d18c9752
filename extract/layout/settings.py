"""The numbers of this floor, each with its unit and its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cards:
    """Panels and the words on them to cards, badges and bands."""

    badge_lines: int = 3  # in a badge (a number, a tag) on a card, at most
    badge_chars: int = 64  # in a badge, at most
    badge_height_em: float = 6.0  # of a badge, at most
    band_lines: int = 4  # in a band that heads a card, at most
    band_share: float = 0.5  # a band runs over this share of the page's text width
    slack_pt: float = 2.0  # that an inner panel may reach over the edge of its card
    title_leading_em: float = 1.9  # a card has one title, however far apart its lines stand


@dataclass(frozen=True, slots=True)
class Connectors:
    """Lines and arrows between the shapes of a slide: which places do they join?"""

    touch_pt: float = 4.0  # a line that ends this near a place reaches it
    # an arrow points at what is no farther than so many of its own lengths
    arrow_reach: float = 2.0
    largest_arrow: float = 0.2  # of the page's width or height


@dataclass(frozen=True, slots=True)
class Diagram:
    """Slides as diagrams: paragraphs, and the shapes that they stand in."""

    background_share: float = 0.6  # a shape over more of the page than this is its background
    smallest_pt: float = 8.0  # a shape smaller than this in both directions is a bullet or an icon
    overflow_share: float = 0.2  # of a word's box that must be in the shape that its line overflows
    same_iou: float = 0.82  # the outline, the shade and the shadow of one shape overlap so much


@dataclass(frozen=True, slots=True)
class Flow:
    """Pages and their tables to one flow of headings, paragraphs, captions and tables."""

    margin: float = 0.14  # running heads and feet stand in this share of the page's height
    column_gap_em: float = 1.6  # a wider gap parts two columns of a line
    largest_folio: float = 1.3  # a page number is set no larger than this share of the body
    longest_heading: int = 320  # characters
    # type in a coloured band counts as so much larger when headings are ranked
    band_rank_pt: float = 4.0
    bold_rank_pt: float = 0.5  # bold type likewise
    tallest_band: float = 0.25  # of the page's height


@dataclass(frozen=True, slots=True)
class Furniture:
    """Running heads, running feet and page numbers."""

    head_share: float = 0.09  # of the page's height, from the top
    foot_share: float = 0.09  # the same from the foot
    fewest_pages: int = 3  # text on fewer pages is not running


@dataclass(frozen=True, slots=True)
class Kinds:
    """Lines of one column to regions: headings, lists, prose, footnotes."""

    larger: float = 1.12  # times the page's running text: larger type may be a heading
    smaller: float = 0.93  # of the running text: smaller type is a note, not a heading
    longest_heading: int = 220  # characters; ministerial themes run over three lines
    most_heading_lines: int = 4  # of a heading
    foot_share: float = 0.55  # footnotes stand below this share of the page's height
    heading_leading_em: float = 1.5  # between two lines of one heading, at most


@dataclass(frozen=True, slots=True)
class Order:
    """Reading order: lines and boxed regions of a page, column by column."""

    gutter_pt: float = 5.0  # the narrowest strip that can part two columns
    edge_pt: float = 1.5  # by which two edges on one line may miss each other
    row_pt: float = 3.0  # baselines closer than this stand on one row
    marker_chars: int = 4  # of a column that holds list marks only, at most


@dataclass(frozen=True, slots=True)
class Runs:
    """Words to lines where several columns share a baseline."""

    sure_gap_em: float = 2.2  # a gap this wide parts two columns
    gap_em: float = 0.8  # one this wide does where the lines above or below have it too
    number_gap_em: float = 0.5  # the space that groups the digits of one number is narrower
    marker_gap_em: float = 4.0  # a lone number this near belongs to the text beside it
    near_rows: int = 3  # above and below, in which a gap is looked for again


@dataclass(frozen=True, slots=True)
class Shapes:
    """Fills and rules to panels: the shapes that text stands on, each once."""

    smallest_pt: float = 9.0  # smaller in both directions is an icon or a bullet
    thinnest_pt: float = 7.0  # thinner is a bar or a rule
    strip_pt: float = 16.0  # a strip along a card's edge is no thicker
    same_iou: float = 0.86  # two panels that overlap so much are one, drawn twice
    touch_pt: float = 2.0  # between a card and the strip along its edge
    rule_join_pt: float = 2.5  # between the ends of two rules that meet in a corner
    cut_pt: float = 3.0  # that a word may reach over a panel's edge: beyond, the panel is none


@dataclass(frozen=True, slots=True)
class Settings:
    """All of them, by what they serve."""

    cards: Cards = Cards()
    connectors: Connectors = Connectors()
    diagram: Diagram = Diagram()
    flow: Flow = Flow()
    furniture: Furniture = Furniture()
    kinds: Kinds = Kinds()
    order: Order = Order()
    runs: Runs = Runs()
    shapes: Shapes = Shapes()


SETTINGS = Settings()
