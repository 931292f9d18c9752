"""The numbers of this floor, each with its unit and its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cards:
    """One card, or one titled run of paragraphs, to its pieces."""

    larger: float = 1.06  # times the text's type: a title's
    longest_title: int = 180  # characters
    plain_title_words: int = 12  # of a title that nothing but its shortness sets off
    title_among: int = 3  # the title is one of the first blocks of its card


@dataclass(frozen=True, slots=True)
class Headings:
    """What the columns of a report's table say that their cells hold."""

    heading_rows: int = 3  # the headings stand in one of the first rows


@dataclass(frozen=True, slots=True)
class Pieces:
    """Blocks and badges to pieces: which text is a figure, a tag, a link, a theme, or prose."""

    underline_reach_em: float = 0.35  # below its baseline, a rule underlines a line
    link_words: int = 4  # of the text of a link, at most
    longest_tag: int = 4  # words of a tag that no badge sets off


@dataclass(frozen=True, slots=True)
class Reading:
    """An annual report, page after page, to its figures and actions."""

    longest_quote: int = 80  # characters


@dataclass(frozen=True, slots=True)
class Rows:
    """Cards at their place to raw results, raw actions and findings."""

    sure: float = 0.97  # what a figure with all that belongs to it claims
    # of unseen documents, half of the figures in tables and lists had another project
    out_of_card: float = 0.12
    without_mark: float = 0.13  # a figure that only its words tell from prose
    without_name: float = 0.32  # a figure in no card and beside no label
    without_theme: float = 0.03  # a figure under no theme
    with_unread: float = 0.08  # the card holds text that was not understood
    without_description: float = 0.02  # a figure whose project has no description
    score_counts: float = 0.3  # how much a doubtful table takes from what is read from it


@dataclass(frozen=True, slots=True)
class Stream:
    """Regions in reading order to groups: a section, a titled run of text, a card, a table."""

    inner_size: float = 0.97  # a label inside an action is set smaller than its title


@dataclass(frozen=True, slots=True)
class Walk:
    """Groups to cards at their place: which titles are actions, which open a part or a theme."""

    # a heading this much larger than the actions' titles opens a part of the report
    larger: float = 1.2
    # so does one as large as the themes' headings, or by so much larger
    slightly_larger: float = 1.05
    slightly_smaller: float = 0.95  # or smaller
    tagline: float = 0.9  # of a title's type: the line below it that is set so small belongs to it
    few_votes: float = 0.25  # of the usual look's, for another look of titles to count
    page_end: float = 0.72  # a card cut by the page's end reaches below this share of its height


@dataclass(frozen=True, slots=True)
class Wording:
    """What short texts are by their form: numbers, addresses, lists of tags or of figures."""

    longest_figure: int = 160  # characters
    longest_tag_words: int = 7  # of a tag
    longest_label_words: int = 9  # of a label


@dataclass(frozen=True, slots=True)
class Settings:
    """All of them, by what they serve."""

    cards: Cards = Cards()
    headings: Headings = Headings()
    pieces: Pieces = Pieces()
    reading: Reading = Reading()
    rows: Rows = Rows()
    stream: Stream = Stream()
    walk: Walk = Walk()
    wording: Wording = Wording()


SETTINGS = Settings()
