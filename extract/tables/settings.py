"""The numbers of this floor, each with its unit and its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shared:
    """What serves more than one of them: no page at hand tells one from the other."""

    most: float = 0.6  # of what is counted: so much is most of it
    nearly_all: float = 0.8  # of what is counted: so much is all but a stray one
    fewest: int = 3  # what comes fewer times shows nothing
    near_em: float = 0.5  # lines nearer than this belong together
    aligned_pt: float = 1.5  # edges that stray by less are aligned
    touch_pt: float = 3.0  # lines that miss each other by less touch
    doubled_pt: float = 4.5  # two lines nearer than this are one, drawn twice
    smallest_pt: float = 6.0  # a shorter edge or a smaller shade is a speck


@dataclass(frozen=True, slots=True)
class BodyRows:
    """Lines of a table's body to its rows: wrapped cells joined, rows told apart."""

    tight_share: float = 0.82  # of the usual pitch: lines this close are one wrapped cell
    largest_step: float = 1.25  # of the usual pitch: a wider step never goes on with a cell
    overlap_share: float = 0.3  # lines that overlap by more stand beside each other
    wider_step: float = 1.2  # between two rows, against between two lines of one cell
    clear_step: float = 1.4  # a wider step than this parts rows however few they are
    fewest_clear: int = 2  # of the wide steps
    wide_step_em: float = 1.35  # of a line's height: lines of one cell stand closer
    spaced_share: float = 0.2  # of the steps at least are close, and at least as many wide


@dataclass(frozen=True, slots=True)
class Build:
    """Grid and words to a table."""

    same_line_em: float = 0.3  # baselines closer than this belong to one line


@dataclass(frozen=True, slots=True)
class Captions:
    """Captions, titles and repeated heads."""

    title_gap_em: float = 0.3  # from a title to the rows under it: nearer, it is one of them
    unclear_em: float = 3.0  # from the middle of the table to that of its columns right of the stub


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows of chunks to columns: the white bands that run down between them."""

    stray_share: float = 0.04  # of the rows may cross a gutter
    fewest_for_stray: int = 6  # rows, for one of them to cross a gutter
    least_white_pt: float = 0.3  # of a gutter between two words
    wider_space: float = 1.12  # a gap between two cells is this much wider than the usual space


@dataclass(frozen=True, slots=True)
class Edges:
    """Rules, thin rectangles and the sides of fills, to straight edges without doubles or gaps."""

    same_line_pt: float = 1.2  # pieces of one line stray less than this from each other
    dash_gap_pt: float = 8.0  # between the dashes of one line
    largest_fill_share: float = 0.6  # of the page: a background, not a cell
    most_shades: int = 2_000  # a page with more is a drawing
    near_rule_pt: float = 6.0  # a fill's side this close to a drawn rule only repeats it
    free_end_share: float = 0.12  # of the width that a rule may leave free at its left end


@dataclass(frozen=True, slots=True)
class Features:
    """What a candidate for a table looks like, in features that a reader would name."""

    longest_figure: int = 40  # characters of a figure with its signs
    # of the cells right of the stub hold text: fewer speak against a table
    sparse_share: float = 0.4
    hollow_share: float = 0.3  # of the rows may have text in less than two cells
    margin_share: float = 0.08  # of the page's height, at head and foot
    gappy_em: float = 1.6  # between two words of one cell: a column gap that was missed


@dataclass(frozen=True, slots=True)
class Find:
    """Every table of a page."""

    least_score: float = 0.5  # a candidate that is expected less right than this is left out
    drawn_share: float = 0.5  # of a grid's areas: with fewer drawn ones it is mostly white space
    size_bonus: float = 0.1  # of the score, for a table over the whole page
    chart_areas: int = 6  # a grid of this many areas that is nearly empty is a chart's
    chart_share: float = 0.34  # of a chart's areas hold text, at most
    most_head_rows: int = 4  # of a drawn grid that is only the heads of a table


@dataclass(frozen=True, slots=True)
class Frames:
    """Rules of one length, one below another: the frames of tables without vertical rules."""

    shortest_pt: float = 60.0  # of the rules that frame a table
    # that may follow a heading inside a frame: it heads what comes below
    most_heading_lines: int = 3
    larger_type: float = 1.12  # times the type of the rows above: a heading's
    tallest_head_lines: float = 9.0  # of the band that holds a frame's heads


@dataclass(frozen=True, slots=True)
class HalfRuled:
    """Tables whose rows are ruled or shaded and whose columns are white space."""

    loose_end_pt: float = 9.0  # a rule between rows ends this near a column's border
    reach_lines: float = 1.6  # an unshaded last row follows the frame this closely


@dataclass(frozen=True, slots=True)
class HeadRows:
    """Which of a table's first lines are heads: by rules, by figures, by how they are set."""

    most_head_lines: int = 9  # of a table's heads
    most_head_share: float = 0.5  # of a table's lines, for its heads
    longest_mark: int = 4  # characters of a mark that ticks cells ("Yes", "na")


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of a table, placed: lines stacked, heads over several columns."""

    stack_gap_em: float = 1.6  # lines of one head stand closer than this
    most_even: int = 3  # columns under a head that runs over no gutter
    even_share: float = 0.34  # of its columns' width that a head stands off their middle
    centre_em: float = 1.0  # a head over several columns stands this near their middle


@dataclass(frozen=True, slots=True)
class Lattice:
    """Edges to grids: which lines belong together, and which areas they enclose."""

    most_places: int = 20_000  # a finer mesh is a drawing
    border_share: float = 0.5  # an area's side counts as ruled when a line covers this much of it


@dataclass(frozen=True, slots=True)
class Prose:
    """Columns of running text set apart, so that a table beside them is seen by itself."""

    fewest_lines: int = 7  # of a block of prose set in columns
    fewest_words: float = 3.5  # a line, on average
    full_line: float = 0.85  # of the block's width: a line that runs on
    same_left_pt: float = 2.0  # by which the left ends of its lines differ
    frame_lines: float = 2.0  # a rule this near frames a column above or below
    largest_gap: float = 1.1  # lines of white between two paragraphs


@dataclass(frozen=True, slots=True)
class Refine:
    """What rules leave open: columns and rows that only white space parts inside a ruled grid."""

    most_bands: int = 3  # a grid with more bands of text has its rows ruled
    blank_line: float = 1.5  # lines from one baseline to the next where a blank one parts two rows


@dataclass(frozen=True, slots=True)
class Runs:
    """Lines of text to runs of lines that stand in columns, where a table may be."""

    largest_gap_lines: float = 3.2  # a taller white gap, in lines, ends a run
    most_single_rows: int = 3  # lines of one chunk in a row inside a run (a section head, its wrap)
    most_stub_rows: int = 7  # of them in the stub's column: the stub of one row may wrap that often
    long_share: float = 0.75  # of the run's width: a line of prose, not of a table
    gutter_pt: float = 2.5  # the narrowest gutter between two lines' columns
    most_head_rows: int = 8  # above a run's first dense line


@dataclass(frozen=True, slots=True)
class Score:
    """How much a candidate looks like a right table: its features weighed."""

    # points that a candidate by white space starts with, set by hand as the weights below
    aligned_base: float = -3.5
    mixed_base: float = -2.5  # where its frame is drawn
    ruled_base: float = 2.0  # where its grid is drawn
    plot_areas: int = 100  # a grid of this many areas, most of them empty, may be a chart's paper
    plot_share: float = 0.2  # of its areas hold text, at most


@dataclass(frozen=True, slots=True)
class TextRows:
    """Words to lines of chunks: what stands together and what a column gap parts."""

    usual_space_em: float = 0.28  # the space of most fonts, where a font's own is not known
    wide_space_em: float = 0.4  # the space of few proportional fonts; of most that are not
    widest_space_em: float = 0.65  # of any font
    fewest_gaps: int = 5  # between words, to tell a font's space
    longest_space_em: float = 0.9  # a wider gap says nothing about the font's space
    column_gap_spaces: float = 2.2  # a column gap is this many spaces wide, and
    column_gap_em: float = 0.8  # this many ems
    number_gap_spaces: float = 1.35  # between two numbers less is enough: they are never one phrase
    number_gap_em: float = 0.33  # the same in ems
    group_gap_spaces: float = 1.8  # thousands are grouped by one space, hardly stretched
    beside_share: float = 0.35  # of the lower line's height that lines side by side overlap


@dataclass(frozen=True, slots=True)
class Trim:
    """Rows at a grid's head and foot that are caption or notes, and not part of the table."""

    longest_banner_words: int = 14  # of a row over a table that is its banner, not its head


@dataclass(frozen=True, slots=True)
class Settings:
    """All of them, by what they serve."""

    shared: Shared = Shared()
    body_rows: BodyRows = BodyRows()
    build: Build = Build()
    captions: Captions = Captions()
    columns: Columns = Columns()
    edges: Edges = Edges()
    features: Features = Features()
    find: Find = Find()
    frames: Frames = Frames()
    half_ruled: HalfRuled = HalfRuled()
    head_rows: HeadRows = HeadRows()
    heads: Heads = Heads()
    lattice: Lattice = Lattice()
    prose: Prose = Prose()
    refine: Refine = Refine()
    runs: Runs = Runs()
    score: Score = Score()
    text_rows: TextRows = TextRows()
    trim: Trim = Trim()


SETTINGS = Settings()
