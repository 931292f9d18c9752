"""The numbers of this floor, each with its unit and its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shared:
    """What serves more than one of them."""

    several: int = 2  # of what has to come again: once may be chance
    fewest: int = 3  # what comes fewer times shows nothing
    most: float = 0.6  # of what is counted: so much is most of it
    nearly_all: float = 0.9  # of what is counted: so much is all but a stray one
    larger_pt: float = 0.4  # a text larger by more is set apart by its size
    deed: float = 0.5  # how surely a text says what is done
    deeds: float = 0.6  # of a list's texts that say what is done
    said: float = 0.9  # how surely words name indicators, targets or aims
    reported: float = 0.85  # what a figure that a report states under its heading claims


@dataclass(frozen=True, slots=True)
class Advice:
    """How a text opens that is a recommendation, and which headings announce recommendations."""

    longest_label: int = 45  # characters
    longest_heading: int = 14  # words


@dataclass(frozen=True, slots=True)
class Agreed:
    """Recommendations read in two ways: what both give is surer, the rest complete each other."""

    same_text: float = 0.9  # likeness of two texts with the same number, from which they are one
    doubted: float = 0.6  # where another one has the same number
    agreed: float = 0.95  # what one is worth that two independent readings gave


@dataclass(frozen=True, slots=True)
class Asides:
    """What cells hold besides one label: a running number, a baseline, a list of actions."""

    sure: float = 0.8  # how surely a bracket's words name a baseline
    beyond: int = 2  # a number from which a cell's only entry does not begin a list of its own


@dataclass(frozen=True, slots=True)
class Bracketed:
    """Who keeps an action, where the brackets that end its text say so."""

    longest: int = 60  # characters in brackets


@dataclass(frozen=True, slots=True)
class Committed:
    """Sentences of a plan that state what is to be reached."""

    least_words: int = 4  # of a sentence
    claimed: float = 0.3  # what a sentence claims: its amount is mostly right, its text less often


@dataclass(frozen=True, slots=True)
class DeedLists:
    """The lists of a document, each under its heading."""

    longest_heading: int = 130  # characters
    longest_opener: int = 80  # characters of a sentence that say what its list holds
    longest_italic: int = 70  # of a heading in italics
    title_pages: int = 2  # first pages on which a text that names a plan is its title
    least_numbered: int = 4  # headings that count on from one, for them to be a list
    least_coded: float = 0.8  # of coded texts that another one follows: others head a section


@dataclass(frozen=True, slots=True)
class Deeds:
    """Actions that a plan lists under its headings and nowhere else."""

    least_actions: int = 5  # of a document
    least_words: int = 3  # of an action
    most_short: float = 0.2  # of a list's items that have fewer
    # of the largest size of the first pages, from which a text is a title
    title_share: float = 0.65
    most_dated: float = 0.8  # of a list's items begin with a date: they are targets
    some_dated: float = 0.4  # the same under a heading that names targets


@dataclass(frozen=True, slots=True)
class Doubts:
    """What a person should look at in a row of a grid that was read."""

    over_pt: float = 3.0  # a word that crosses the side of its cell by more runs into the next one


@dataclass(frozen=True, slots=True)
class FigureHeads:
    """What published figures stand under: the title of their action, and the theme above it."""

    larger: float = 1.06  # times the running text's size: a title at least, if it is not bold
    smallest: float = 0.95  # times the running text's size: smaller is a motto or a caption
    longest_title: int = 16  # words
    names: int = 3  # headings set alike that are no general words
    prose: int = 4  # words of a text that tells of an action
    most: float = 0.5  # of the titles set alike


@dataclass(frozen=True, slots=True)
class Figures:
    """Large figures with the small text that says what they count."""

    large: float = 1.3  # times the running text's size: a figure at least
    smaller: float = 0.85  # times the figure's size: its text at most
    reach_em: float = 6.0  # from a figure to its text, in its own size
    space_em: float = 0.6  # between the words of one text
    level_em: float = 0.35  # a figure's middle and its text's stray by no more on one line
    below_em: float = 0.6  # from a figure to its text below, and from line to line there
    flush_pt: float = 4.0  # a figure and its text that begin this near are aligned
    # a figure and its text whose middles are this near stand under each other
    centred_pt: float = 8.0


@dataclass(frozen=True, slots=True)
class Gates:
    """Which grids state a plan."""

    known: float = 0.5  # how surely words name a role, to count as said
    aimed: float = 0.65  # "Résultats" says less than that of a target
    shown: float = 0.7  # margin from which values alone show a role


@dataclass(frozen=True, slots=True)
class GridPairs:
    """The indicators and targets of one row of a grid, paired inside the row."""

    over_years: float = 0.85  # how sure a pair is whose target stands over several years


@dataclass(frozen=True, slots=True)
class Headed:
    """Actions that stand under the headings of a plan and nowhere else."""

    opening: int = 80  # characters of a long sentence that show its level and code
    least_items: int = 4  # of a document
    named: float = 0.8  # from which a label's word names its level
    sure: float = 1.0  # margin from which a heading's level is trusted


@dataclass(frozen=True, slots=True)
class InnerTargets:
    """Cells in which each indicator stands over its target, named."""

    certainty: float = 0.97  # of a pair whose target stands after its own word in the indicator


@dataclass(frozen=True, slots=True)
class Joins:
    """Rows that a page's end cuts in two, made whole before they are read."""

    # from a page's last line to the next page's first, as if one stood under the other
    leading_em: float = 1.22


@dataclass(frozen=True, slots=True)
class Labelled:
    """The indicators and targets of one labelled unit, paired inside the unit."""

    alternating: float = 1.0  # certainty where labels and values take turns
    by_order: float = 0.85  # where they are told by their order alone
    left_over: float = 0.7  # of a name or a value that no other one stands with


@dataclass(frozen=True, slots=True)
class Labels:
    """The label of a level taken apart: its code, its text, and what describes it."""

    smaller: float = 0.93  # times the size of the text's first line: smaller is a note


@dataclass(frozen=True, slots=True)
class Lists:
    """Grids that list actions and nothing that is measured: a sector and what is done in it."""

    deeds: float = 0.5  # of the entries that do
    said_deeds: float = 0.2  # the same under a heading that surely names actions
    beyond_doubt: float = 4.0  # margin of a heading's own word that nothing speaks against
    told: float = 2.0  # margin from which a column is the actions whatever its heading says
    costed_deeds: float = 0.3  # the same where each entry has its cost: only what is done costs
    likely: float = 0.5  # margin of the action's column beside those
    lists: float = 1.5  # entries a cell from which a column holds lists


@dataclass(frozen=True, slots=True)
class Making:
    """Raw rows out of a pair, of where it stands, and of what stands beside it."""

    sure: float = 0.95  # of a pair that nothing speaks against
    action_sure: float = 0.9  # what an action claims that nothing speaks against


@dataclass(frozen=True, slots=True)
class Milestones:
    """Milestones."""

    fewest: int = 4  # couples of a document
    words: float = 0.5  # of the dates that say more than a number: 2026 may be counted


@dataclass(frozen=True, slots=True)
class Organisations:
    """Who leads, who takes part, and by when: cells that state two of them in one."""

    short: int = 3  # letters of words that stay small in a name with capitals


@dataclass(frozen=True, slots=True)
class Outline:
    """Actions that stand in lists under a heading or a sentence that announces them."""

    longest_area: int = 90  # characters of a heading over a list
    sentence_words: int = 5  # from which a label is a sentence that announces a list
    deeds: float = 0.3  # of a list's items that do


@dataclass(frozen=True, slots=True)
class OverColumns:
    """Cells over the columns of several levels."""

    apart: float = 1.5  # line heights of white above a row that stands by itself


@dataclass(frozen=True, slots=True)
class Pairs:
    """Indicators and their targets: by number, by place, by count, never by height alone."""

    certain: float = 1.0  # where there is but one to pair with
    by_number: float = 0.97  # where both bear the same number
    by_count: float = 0.8  # where there are as many of either
    shared: float = 0.6  # where several share one


@dataclass(frozen=True, slots=True)
class Parting:
    """Rows of a table that say what the rows under them are about."""

    most_heads: float = 0.5  # of the rows: where more have nothing but a name, they are actions


@dataclass(frozen=True, slots=True)
class Published:
    """Figures that a report publishes outside of tables, each under the title of its action."""

    alone: float = 0.65  # under no title


@dataclass(frozen=True, slots=True)
class Recommended:
    """Recommendations of any document."""

    title_to_body: float = 1.15  # a heading is set larger than the text by this much
    shortest: int = 2  # words of a recommendation


@dataclass(frozen=True, slots=True)
class Refused:
    """What gave no row, said so: tables that became nothing, grids that state no plan."""

    longest_text: int = 80  # characters of the text that a finding shows
    longest_headings: int = 200  # characters of the headings that a finding shows


@dataclass(frozen=True, slots=True)
class Ties:
    """Which value belongs to which item of the list beside it."""

    certain: float = 0.98  # where values stand on the items' first lines, or there is but one
    likely: float = 0.92  # where each stands within its item's lines, or all are shifted alike
    ordered: float = 0.85  # where only their order ties them
    shared: float = 0.8  # where one value stands for all items
    doubtful: float = 0.5  # where there are more or fewer values than items


@dataclass(frozen=True, slots=True)
class Units:
    """What is said of bare numbers."""

    near_pt: float = 24.0  # from a caption to the grid under it


@dataclass(frozen=True, slots=True)
class Settings:
    """All of them, by what they serve."""

    shared: Shared = Shared()
    advice: Advice = Advice()
    agreed: Agreed = Agreed()
    asides: Asides = Asides()
    bracketed: Bracketed = Bracketed()
    committed: Committed = Committed()
    deed_lists: DeedLists = DeedLists()
    deeds: Deeds = Deeds()
    doubts: Doubts = Doubts()
    figure_heads: FigureHeads = FigureHeads()
    figures: Figures = Figures()
    gates: Gates = Gates()
    grid_pairs: GridPairs = GridPairs()
    headed: Headed = Headed()
    inner_targets: InnerTargets = InnerTargets()
    joins: Joins = Joins()
    labelled: Labelled = Labelled()
    labels: Labels = Labels()
    lists: Lists = Lists()
    making: Making = Making()
    milestones: Milestones = Milestones()
    organisations: Organisations = Organisations()
    outline: Outline = Outline()
    over_columns: OverColumns = OverColumns()
    pairs: Pairs = Pairs()
    parting: Parting = Parting()
    published: Published = Published()
    recommended: Recommended = Recommended()
    refused: Refused = Refused()
    ties: Ties = Ties()
    units: Units = Units()


SETTINGS = Settings()
