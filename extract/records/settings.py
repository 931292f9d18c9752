"""The numbers of this floor, each with its unit and its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shared:
    """What serves more than one of them."""

    same_line_pt: float = 3.0  # texts whose level strays by no more stand on one line
    aligned_pt: float = 3.0  # edges that stray by no more are aligned
    several: int = 2  # of what has to come again: once may be chance
    same_line_em: float = 0.5  # of two texts that may be set in other sizes, on one line
    fewest: int = 3  # what comes fewer times shows nothing
    most: float = 0.6  # of what is counted: so much is most of it
    target: float = 0.5  # how surely a text is a target
    same_baseline_pt: float = 2.0  # baselines that stray by no more are one
    known: float = 0.55  # score from which the word lists know a label
    level_em: float = 0.4  # lines of two columns this near are level: they begin one row
    most_head_rows: int = 4  # of one table: more rows of headings are rows of it


@dataclass(frozen=True, slots=True)
class Abreast:
    """Cards beside each other without a frame."""

    least_width_pt: float = 60.0  # of a column of cards


@dataclass(frozen=True, slots=True)
class Carded:
    """Drawn cards."""

    most_rows: int = 8  # of a drawn grid that is one card


@dataclass(frozen=True, slots=True)
class Combined:
    """Indicator and target in one text: the sign between them, found for the whole field."""

    least_targets: float = 0.4  # and of what stands after it that is a target


@dataclass(frozen=True, slots=True)
class Compete:
    """Two cuts of one place: the purer one stays."""

    same_place: float = 0.5  # of the smaller of two tables lies in the other
    bonus_ruled: float = 0.04  # a drawn grid is trusted a little more
    bonus_headed: float = 0.15  # a cut with headings over one without
    bonus_apart: float = 0.05  # a column for each heading over headings that share one
    # columns for all headings over a few drawn ones that hold several each
    bonus_lumped: float = 0.1
    lumped: int = 2  # headed columns for each drawn one
    own_rows: int = 2  # of a drawn grid under its headings, for its rules to part rows
    least_words: float = 0.7  # of the rival's words that a cut has to hold
    least_part: float = 0.4  # the same where the rival holds what stands over its headings as well


@dataclass(frozen=True, slots=True)
class Couples:
    """Indicators and targets that no label names."""

    least_gap_em: float = 2.0  # between a label and its value on one line, wider than any space
    flush_pt: float = 2.0  # a text that begins or ends so near to its shade's side is flush with it
    bridged: float = 0.6  # of the gap that a leader fills at least
    thin_pt: float = 14.0  # a lower shade is a bar between two texts, not the ground of one
    dot_pt: float = 3.0  # the first dot of a dotted line, drawn as a pattern
    reach_pt: float = 4.0  # a leader touches the texts that it joins, or nearly so
    larger: float = 1.12  # a tile's figure is that much larger than its text
    longest_tile: int = 200  # characters
    # of a size: by so much a text may be smaller than figures and be one
    alike: float = 0.12
    target_share: float = 0.5  # of the large texts of a document that read like targets


@dataclass(frozen=True, slots=True)
class Credits:
    """Lines under titles that credit who does it and by when, with no label."""

    mostly: float = 0.8  # of them that stand right under titles
    body: float = 0.3  # how surely a text names one
    surely: float = 0.8  # a text says by when: "En continu"
    longest: int = 110  # characters
    larger: float = 1.25  # times a bold title's size: no larger is what credits it
    near_em: float = 2.6  # from a title's last baseline to the line under it


@dataclass(frozen=True, slots=True)
class CutBlocks:
    """The lines of each column in blocks: one block a cell."""

    wide_gap: float = 1.3  # a gap between lines this many times the leading parts two cells
    rule_share: float = 0.6  # of a column's width that a rule must cross to part its cells
    same_edge_pt: float = 1.0  # edges of shades no further apart are one
    level_em: float = 0.3  # cells of other columns that begin so near to a line begin level with it


@dataclass(frozen=True, slots=True)
class CutBounds:
    """Where the columns of a table that is cut anew begin and end."""

    near_left_pt: float = 12.0  # how far a table without rules goes beyond its first heading
    near_right_pt: float = 60.0  # and beyond its last
    same_start_pt: float = 2.0  # texts of a column that begin nearer than this begin alike


@dataclass(frozen=True, slots=True)
class CutEnds:
    """Where a table that is cut anew ends, and which lines lie across its columns."""

    most_leading_em: float = 1.32  # from a heading's line to the next one of its own
    larger: float = 1.2  # a line so much larger than the table's text is a heading after it
    lone_gap: float = 2.2  # type sizes above a line that stands alone
    end_gap_em: float = 5.0  # below a gap as wide as this the table has ended
    on_edge_pt: float = 1.0  # a word that begins no farther inside stands at its column's edge
    least_space_em: float = 0.3  # between it and the word before: a wider gap parts them


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a list: which lines of a value begin one, which go on with it."""

    wider: float = 1.2  # times the least distance of two lines: one entry ends there


@dataclass(frozen=True, slots=True)
class Enumerated:
    """Items that a letter, a number or a code begins."""

    least_gap_em: float = 0.15  # between a list's mark and its text
    flush_em: float = 0.5  # markers of a list begin, or end, that near to each other


@dataclass(frozen=True, slots=True)
class Figures:
    """Large figures over the small text that says what they count, outside of any tile."""

    large: float = 1.3  # times the running text's size: a figure at least
    longest: int = 40  # characters of a figure
    same_size: float = 1.08  # times the smaller: figures of sizes this near are set alike
    gap_em: float = 1.6  # from a figure's baseline to that of its text, in its own size
    aligned_pt: float = 4.0  # a figure and its text that begin this near are aligned
    # a figure and its text whose middles are this near stand under each other
    centred_pt: float = 8.0


@dataclass(frozen=True, slots=True)
class Flush:
    """Lists without dots."""

    flush_pt: float = 1.5  # values whose right edges stray by no more are flush right
    longest_name: int = 40  # characters of a label
    known: float = 0.7  # how surely it is one
    targets: float = 0.5  # of the right texts that are targets, at least
    names: float = 0.2  # of the left ones, at most


@dataclass(frozen=True, slots=True)
class GridHeads:
    """Which first rows of a table are banners, and which are headings."""

    both: int = 2  # ways in which a row of headings may look apart
    most_banners: int = 4  # above the headings: a page's text may stand in the same drawn box
    longest_heading: int = 90  # characters
    data: float = 0.75  # how surely a text is a value, for its row to be no heading
    apart_share: float = 0.7  # of the cells below that are set otherwise than headings
    most_going_on: float = 0.5  # of a table's columns whose headings go on in a row of their own
    most_data: float = 0.34  # of a row's texts that may be like values, for it to be headings
    surely_headed: int = 3  # known headings beside which one may be a sentence long
    prose: int = 60  # characters from which a cell's text is a sentence, not a heading


@dataclass(frozen=True, slots=True)
class Grids:
    """Tables to grids: which rows are headings, which are banners, what each column is called."""

    rare: float = 0.2  # of the first cells of full rows that may be shaded as one that stands alone
    larger_pt: float = 1.0  # than other cells, for a text to be set as a heading
    edge_slack_pt: float = 8.0  # how far the columns of two pieces of a grid may be off


@dataclass(frozen=True, slots=True)
class HeadLines:
    """Lines of headings on a page: what stands side by side and is called like columns."""

    tallest_head_em: float = 14.0  # of a shade behind headings, some of which may be turned
    longest_heading: int = 80  # characters
    head_lines_em: float = 1.7  # lines of one block of headings stand no farther apart


@dataclass(frozen=True, slots=True)
class Items:
    """The list in a cell: which lines begin an item, which go on with it."""

    indent_em: float = 0.6  # a line that begins farther left is outside of the item
    same_line_em: float = 0.42  # baselines of an item and its value stray by no more on one line


@dataclass(frozen=True, slots=True)
class Spanned:
    """Cells drawn over several rows whose lists go row by row, cut at those rows."""

    wider: float = 1.12  # times the least leading: lines as far apart belong to two rows
    # between two words: with it, would the next word still have gone on the line
    space_em: float = 0.3
    padding_pt: float = 6.0  # of a column that its text keeps free on the right


@dataclass(frozen=True, slots=True)
class Insets:
    """Small grids that stand within sheets."""

    reach_pt: float = 24.0  # a sheet's labels stand no farther left or right of the grid
    # a label may stand this far above or below the line of headings it belongs to
    slack_pt: float = 3.0
    covered: float = 0.5  # of the grid lies in a table that is left for it


@dataclass(frozen=True, slots=True)
class LabelJudge:
    """Whether a text that may be a label is one: how often it stands, and over what."""

    surely_known: float = 0.85  # score from which the word lists surely know a label
    small: float = 0.93  # times the running text's size: smaller is set apart by it
    large: float = 1.08  # and larger
    value_like: float = 0.8  # how surely a text is a number or a date and so no label
    largest: float = 1.3  # times the running text's size: larger is a title


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a document."""

    under_em: float = 1.9  # a value stands no farther under its label


@dataclass(frozen=True, slots=True)
class Looks:
    """How words are set, and the shade that they stand on."""

    least_width_pt: float = 30.0  # a shade narrower than a word holds no text
    least_height_pt: float = 9.0  # and a lower one
    largest_share: float = 0.7  # of the page: a larger one is the page's ground
    corner_pt: float = 3.0  # lines that miss a corner by no more meet there
    fewest_letters: int = 2  # of a text in capitals
    plain: float = 0.5  # of the characters in bold: so many beside them are the running text
    most_compared: int = 1_000_000  # words times shades at a time: a megabyte


@dataclass(frozen=True, slots=True)
class Margins:
    """Running heads and feet: what stands outside the text, and what of it is a heading."""

    margin: float = 0.12  # running heads and feet stand in this share of the page's height
    same_place_pt: float = 2.0  # lines of two pages whose tops stray by less stand at one place


@dataclass(frozen=True, slots=True)
class Measured:
    """What is measured in a sentence before the label of its target."""

    deeds: float = 0.5  # of those sentences: so many that tell deeds are actions
    longest: int = 16  # words


@dataclass(frozen=True, slots=True)
class Mentions:
    """Where labels may stand in a paragraph: before a colon, in another look, by themselves."""

    most_words: int = 11  # of a label
    most_characters: int = 72  # of a label
    fewest_letters: int = 3  # of a label, one fewer before a colon


@dataclass(frozen=True, slots=True)
class MergedHeads:
    """Headings that stand so close that they look like one, parted over their columns."""

    below_pt: float = 220.0  # the text this far under a heading shows its columns
    edge_pt: float = 1.0  # lines that begin this near to a word of a heading begin under it
    least_gap_em: float = 0.4  # a narrower gap is a space, whatever stands below
    column_gap_em: float = 1.0  # a gap as wide parts headings whatever stands below
    years_em: float = 2.6  # years under a heading stand no farther below it


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers that stand off from their headings, as lists of word processors print them."""

    same_line_em: float = 0.2  # a number's baseline and its text's stray by no more
    farthest_em: float = 3.0  # from a number to its text


@dataclass(frozen=True, slots=True)
class Opened:
    """Labels whose values are being gathered, and which pieces each of them takes."""

    gap_em: float = 2.5  # a value goes on in paragraphs that stand no farther apart
    below_em: float = 2.9  # a value stands no farther under its label
    outdent_em: float = 0.5  # a value stands no farther left of its label


@dataclass(frozen=True, slots=True)
class Order:
    """Reading order."""

    least_gutter_pt: float = 7.0  # white between two columns
    # of the lower side's height that stands beside the other, for two columns
    least_shared: float = 0.4
    across: float = 0.55  # of the width of all: a piece as wide belongs to no column
    aligned: float = 0.75  # of the pieces on the right that begin level with one on the left: rows


@dataclass(frozen=True, slots=True)
class NamedTiles:
    """Figures whose name stands at their left, over where they are today."""

    empty: float = 0.5  # of the texts below: so many are no names
    deeds: float = 0.5  # of the names: so many that tell deeds are actions


@dataclass(frozen=True, slots=True)
class OuterStubs:
    """Labels of rows left of the grid that is drawn."""

    reach_pt: float = 8.0  # a text that stands this near above or below the grid is no row's
    longest: int = 90  # characters of a label
    padding_pt: float = 4.0  # left of the longest label


@dataclass(frozen=True, slots=True)
class Overhanging:
    """Headings whose last line hangs over the rule below them."""

    leading_em: float = 1.5  # from a heading's last line to what hangs over


@dataclass(frozen=True, slots=True)
class PageOrder:
    """The elements of a page in reading order."""

    # of the page: a larger shade is its ground and holds no text of its own
    panel_share: float = 0.7


@dataclass(frozen=True, slots=True)
class PageTables:
    """The tables of each page that are understood, as elements; and those that are not."""

    # a table of the next page that goes on with one is no farther off at either side
    same_place_pt: float = 6.0


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Segments that run on from line to line, as paragraphs."""

    leading_em: float = 1.7  # the widest leading within a paragraph
    same_size: float = 0.07  # of a size: two that differ by less are the same
    aligned_em: float = 0.7  # a line that begins no farther from the text above goes on with it
    hanging_em: float = 2.6  # a list's lines may go on left of its first line's text
    # a column that stands no farther up or down bounds a line on the right
    neighbour_pt: float = 36.0
    flush_pt: float = 1.0  # lines that begin, or stand, nearer than this are flush
    near_end_em: float = 4.0  # lines of running text end this near to the column's side
    long_lines: int = 3  # so many of them make a column of running text
    wide_em: float = 18.0  # and such a column is at least as wide
    # between two words: with it, would the next word still have gone on the line
    space_em: float = 0.25
    slack_em: float = 0.8  # a line that ends so near its bound is full
    label_words: int = 5  # a longer text beside a column is running text, and no label
    band_paragraphs: int = 2  # a shade behind more text than this is a card's, and marks no heading


@dataclass(frozen=True, slots=True)
class Respanned:
    """Cells over several columns that no drawing shows."""

    over_pt: float = 2.0  # on both sides of an edge, for a word to cross it
    gap_em: float = 0.6  # wider than the space between two words of one text
    start_pt: float = 1.5  # how far texts of one column may begin from each other


@dataclass(frozen=True, slots=True)
class Segments:
    """The lines of a page outside its grids."""

    wide_em: float = 0.8  # a gap wider than this and than the line's own spaces parts two segments
    most_space_em: float = 0.55  # a space is no wider, but in a justified line
    even: float = 0.72  # gaps of a justified line are alike
    most_even_em: float = 2.5  # and no wider than this
    code_gap_em: float = 4.0  # between a code and the title that it numbers
    sign_pt: float = 8.0  # between a bullet and its text
    join_em: float = 1.7  # from a line to the next one of its own
    fewest_dots: int = 4  # of a leader whose dots stand apart
    dot_gap_em: float = 1.2  # between two of its dots, at most


@dataclass(frozen=True, slots=True)
class Sheets:
    """Places where labels stand row after row."""

    head_em: float = 1.2  # labels that much below the first ones are no headings of columns
    same_x_pt: float = 4.0  # labels that begin nearer than this to a heading stand under it
    same_share: float = 0.7  # of the labels below that stand under one of the same name
    changes: float = 0.4  # of the rows of labels that follow one of other names
    most_heads: float = 0.6  # of the headings of a table that are labels of sheets
    few_columns: float = 0.5  # of the headed columns hold words that read like labels
    short_card: int = 2  # rows: labels and one line of values


@dataclass(frozen=True, slots=True)
class Signed:
    """Bullets that state what is measured and, after one sign, how much."""

    nearly_all: float = 0.8  # of the lines of one kind that nothing marks: so many hold the sign
    longest_label: int = 16  # words
    most_labels: float = 0.3  # of the texts before the sign that recur or that word lists know


@dataclass(frozen=True, slots=True)
class SplitUnits:
    """Signs in a column of their own."""

    longest: int = 8  # characters of a sign or a unit's short name


@dataclass(frozen=True, slots=True)
class TableText:
    """A table's cells laid out, with the lines of each."""

    banner_share: float = 0.6  # of the columns that a banner's cell covers at least


@dataclass(frozen=True, slots=True)
class Tables:
    """What a table is."""

    known_share: float = 0.5  # of the labels down the side that the word lists know
    form_columns: int = 2  # of a drawn form: a label and its value
    fewest_asked: int = 4  # labels of a form; fewer may be words that are explained
    longest_label: int = 70  # characters


@dataclass(frozen=True, slots=True)
class Topped:
    """Ruled tables whose headings stand on shades above the first rule."""

    gap_em: float = 2.0  # the headings stand no higher above the table


@dataclass(frozen=True, slots=True)
class Turned:
    """Tables that lie on their side."""

    filled: float = 0.5  # of the labels that a column has values for, to be a record
    inner: float = 0.3  # of the rows with a label among the values: pairs abreast, not records


@dataclass(frozen=True, slots=True)
class TurnedGrids:
    """Tables whose records stand side by side, as grids whose rows are the records."""

    edge_slack_pt: float = 12.0  # how far the columns of two turned pieces may be off


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Figures that no label names, right under what a label says is measured."""

    longest: int = 60  # characters
    near_em: float = 2.2  # a figure stands no farther under the text that it follows
    known: float = 0.7  # how surely a label says what it names, to be no indicator
    sure: float = 0.75  # how surely it has to name a figure


@dataclass(frozen=True, slots=True)
class Settings:
    """All of them, by what they serve."""

    shared: Shared = Shared()
    abreast: Abreast = Abreast()
    carded: Carded = Carded()
    combined: Combined = Combined()
    compete: Compete = Compete()
    couples: Couples = Couples()
    credits: Credits = Credits()
    cut_blocks: CutBlocks = CutBlocks()
    cut_bounds: CutBounds = CutBounds()
    cut_ends: CutEnds = CutEnds()
    entries: Entries = Entries()
    enumerated: Enumerated = Enumerated()
    figures: Figures = Figures()
    flush: Flush = Flush()
    grid_heads: GridHeads = GridHeads()
    grids: Grids = Grids()
    head_lines: HeadLines = HeadLines()
    insets: Insets = Insets()
    label_judge: LabelJudge = LabelJudge()
    labels: Labels = Labels()
    looks: Looks = Looks()
    margins: Margins = Margins()
    measured: Measured = Measured()
    mentions: Mentions = Mentions()
    merged_heads: MergedHeads = MergedHeads()
    numbers: Numbers = Numbers()
    opened: Opened = Opened()
    order: Order = Order()
    named_tiles: NamedTiles = NamedTiles()
    outer_stubs: OuterStubs = OuterStubs()
    overhanging: Overhanging = Overhanging()
    page_order: PageOrder = PageOrder()
    page_tables: PageTables = PageTables()
    paragraphs: Paragraphs = Paragraphs()
    respanned: Respanned = Respanned()
    segments: Segments = Segments()
    sheets: Sheets = Sheets()
    signed: Signed = Signed()
    split_units: SplitUnits = SplitUnits()
    table_text: TableText = TableText()
    items: Items = Items()
    spanned: Spanned = Spanned()
    tables: Tables = Tables()
    topped: Topped = Topped()
    turned: Turned = Turned()
    turned_grids: TurnedGrids = TurnedGrids()
    unnamed: Unnamed = Unnamed()


SETTINGS = Settings()
