"""The numbers of this floor, each with its unit and its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shared:
    """What serves more than one of them."""

    mostly: float = 0.5  # of a field's or a label's values
    longest_heading: int = 260  # characters; a longer text is a paragraph
    larger: float = 1.06  # times the running text's size: a heading at least
    known: float = 0.55  # score from which the word lists know a label
    sure: float = 0.85  # score from which the words of a label leave no choice


@dataclass(frozen=True, slots=True)
class Assign:
    """The best joint reading of the fields that stand together, and how much better it is."""

    figures: float = 0.8  # of a field's values: so much like targets is figures alone
    numbers: float = 0.4  # of them: so many are bare numbers, and no numbered headings
    only_target: float = 1.0  # margin of a target that is one because nothing else can be
    beam: int = 120  # ways to give fields their roles that are followed at a time
    # by the heading: holds even for a role that something else has already
    surely_said: float = 0.8
    cap: float = 6.0  # a margin beyond this says no more
    # times that a label stands over a value, from which on its words are no chance either
    recurs: int = 3
    # against a column that couples both, beside one of indicators and one of targets
    twice_aimed: float = 4.0


@dataclass(frozen=True, slots=True)
class Codes:
    """Codes before labels: what a whole column shows of them that one label alone does not."""

    coded_share: float = 0.6  # of a field's values that begin with a code, for all of them to


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for each role of a field: its heading's words and what its values are like."""

    most_values: int = 60  # of a field that are looked at
    long_text: int = 90  # characters past the short ones, from which a text is surely long
    longer_text: int = 200  # characters past the middling ones, from which it is surely a paragraph
    short_text: int = 45  # characters; a longer text begins to be long
    middling_text: int = 100  # characters; a longer text begins to be a paragraph
    most_characters: int = 400  # of a value that are counted
    many_fields: int = 8  # beside a field: more say no more
    most_entries: float = 3.0  # a unit
    implied_score: float = 0.45  # what a heading over several columns says of each
    # a heading below this names nothing surely, and an amount of money is no aim
    known: float = 0.5


@dataclass(frozen=True, slots=True)
class HeadingLabels:
    """Headings whose word and code stand apart from their text."""

    near_em: float = 6.0  # a title stands no farther right of its code
    shared: float = 0.5  # of the lower one's height that both share


@dataclass(frozen=True, slots=True)
class Headings:
    """Headings taken apart."""

    note: float = 0.85  # times the running text's size: no larger, a text is a note
    recurs: int = 2  # times that a word or a mark comes, from which it is no chance
    often: int = 5  # pieces set alike, from which none of them is the title of the whole
    anchored: float = 0.5  # of the items of one bullet that stand before units
    most_words: int = 2  # of a level's word that stands alone on its line
    near_em: float = 2.2  # the second line of a heading stands no farther under the first
    told: int = 4  # sentences that one level's word and a code open, for each to name one
    told_start: int = 60  # characters after its code that tell what such a sentence is
    longest_told: int = 900  # characters of such a sentence
    title_words: int = 3  # of an outcome that is named and not told


@dataclass(frozen=True, slots=True)
class Labels:
    """What the labels of a document mean."""

    coded: float = 0.6  # of a label's values that bear a code: then it names a level
    both: float = 0.4  # of a label's entries that hold an indicator and its target
    target: float = 0.5  # how surely a label's values are targets
    # that state the aims without labels: then labels do so by their words alone
    fewest_couples: int = 2
    rare: float = 0.2  # of the times that another label of the same meaning stands
    sentence: int = 7  # words that a value has on average where it is a sentence
    weak: float = 0.4  # score below which the words of a label say nothing
    often: float = 0.7  # of the times that either of two labels stands: they go together
    some: float = 0.3  # score from which the second meaning of a label may be its own


@dataclass(frozen=True, slots=True)
class LevelScores:
    """What each meaning of a level of headings is worth, and the best of all together."""

    same_rank: float = -0.3  # of what nesting adds to two levels of one meaning
    no_other: float = 4.0  # the margin where there is no other meaning
    word: float = 3.0  # weight of a word for the level ("Axe 2")
    anchor: float = 1.6  # of standing just before units whose action is named nowhere else
    deed: float = 0.7  # of saying what is done
    shown_word: float = 0.8  # what a recurring word has for any level
    shown_code: float = 0.3  # and what a code has
    nested: float = 0.8  # of one level's standing under the other
    codes: float = 1.2  # of codes that go on from the outer level's
    twice: float = 0.45  # two levels of one meaning
    unnamed: float = 0.35  # what a level with no meaning has for it
    named_below: float = 3.0  # against an action over units that name their actions
    # share of a word for themes that may name objectives, by codes of two parts
    inner: float = 0.85
    # share of a word for objectives that may name what stands over objectives
    outermost: float = 0.7
    orphan: float = 0.8  # against an objective, not called so, with no theme anywhere


@dataclass(frozen=True, slots=True)
class Levels:
    """Which headings are themes, which objectives, which actions."""

    # codes of one level that go on from those of another, for the other to stand over actions
    nested: int = 3
    most_levels: int = 6  # that are weighed against each other
    # times the running text's size: a heading as large begins a part of the document
    part: float = 1.15
    least_margin: float = 0.2  # of a level that neither word nor code shows
    fewest_hues: int = 3  # colours of one level's headings, each of one part of the document
    farthest: int = 10  # elements that a grid may stand below its heading, labels between


@dataclass(frozen=True, slots=True)
class Roles:
    """What every field of a document means."""

    ticked: float = 0.8  # of a column's values that are marks
    may_be: float = 0.5  # score from which a heading may name targets as well
    fewest_deeds: int = 3  # texts of a level that is the action
    deeds: float = 0.6  # of them that say what is done
    told: float = 1.5  # margin from which headings tell what a column means
    named: float = 0.9  # how surely words name the indicators that blank years belong to


@dataclass(frozen=True, slots=True)
class Said:
    """What a heading adds to or takes from the roles of its field, beyond what is fitted."""

    trust: float = 2.5  # for a role that a heading surely says
    trusted: float = 0.7  # how surely it has to say a role for that
    # against an action or an aim in a column that surely is called something else
    against: float = 3.5
    sure: float = 0.95  # how surely words say a role
    hardly: float = 0.3  # and say another one at most
    parted: float = 0.5  # of a column that a sign parts into indicator and target
    named: float = 0.9  # how surely a heading has to say actions to be one of several
    least_deeds: float = 0.3  # of the innermost one's values
    outer: float = 0.3  # what the headings of outer columns then say of actions
    outer_aim: float = 0.6  # how surely words name what actions serve


@dataclass(frozen=True, slots=True)
class Settings:
    """All of them, by what they serve."""

    shared: Shared = Shared()
    assign: Assign = Assign()
    codes: Codes = Codes()
    evidence: Evidence = Evidence()
    heading_labels: HeadingLabels = HeadingLabels()
    headings: Headings = Headings()
    labels: Labels = Labels()
    level_scores: LevelScores = LevelScores()
    levels: Levels = Levels()
    roles: Roles = Roles()
    said: Said = Said()


SETTINGS = Settings()
