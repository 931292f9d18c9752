"""The numbers of this floor, each with its unit and its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Openings:
    """How a paragraph begins."""

    longest_label: int = 45  # characters


@dataclass(frozen=True, slots=True)
class SlideCounts:
    """How many issues and recommendations a deck says that it has, against what was found."""

    count_reach_em: float = 6.0  # a count stands no farther from its word than so many type sizes


@dataclass(frozen=True, slots=True)
class SlideFurniture:
    """What stands on slides and belongs to none."""

    repeated_share: float = 0.6  # text on more of the pages than this is a running head
    fewest_repeated: int = 3  # pages that bear a running head
    same_spot_pt: float = 4.0  # within which a text comes back on the same spot
    margin_share: float = 0.07  # of the page's height: page numbers stand in it


@dataclass(frozen=True, slots=True)
class SlideItems:
    """The paragraphs of a slide to its issues and recommendations: numbers, then sides."""

    # a number stands no farther from its box than so many of its own sizes
    badge_reach: float = 1.3
    badge_reach_em: float = 2.5  # or, on the bare page, than so many type sizes
    aside_pt: float = 10.0  # what it costs a place to be quite beside a column's heading


@dataclass(frozen=True, slots=True)
class SlidePairs:
    """Which issue a recommendation answers."""

    beside: float = 0.4  # share of the smaller one's height (or width) that both must cover
    # the nearest issue must be nearer than this share of the next one's gap
    clearly_nearer: float = 0.67


@dataclass(frozen=True, slots=True)
class SlideTables:
    """Tables of issues and recommendations, upright or lying, to pairs."""

    heading_rows: int = 3  # headings stand in one of the first rows


@dataclass(frozen=True, slots=True)
class SlideTitles:
    """The chapter of a slide or of a section: its title as printed, on one line."""

    title_to_body: float = 1.2  # a title is set larger than the text by this much
    same_tier: float = 0.84  # titles of one rank differ in size by less than this
    longest_title: int = 200  # characters
    title_leading: float = 1.6  # between two lines of one title, in type sizes


@dataclass(frozen=True, slots=True)
class Slides:
    """Decks and briefs: numbered recommendations and the issues that they answer."""

    # share of the narrower text's width that texts of one column have in common
    one_column: float = 0.15
    # what a numbered text on the right side is worth before anything speaks for it
    sure: float = 0.5


@dataclass(frozen=True, slots=True)
class Settings:
    """All of them, by what they serve."""

    openings: Openings = Openings()
    slide_counts: SlideCounts = SlideCounts()
    slide_furniture: SlideFurniture = SlideFurniture()
    slide_items: SlideItems = SlideItems()
    slide_pairs: SlidePairs = SlidePairs()
    slide_tables: SlideTables = SlideTables()
    slide_titles: SlideTitles = SlideTitles()
    slides: Slides = Slides()


SETTINGS = Settings()
