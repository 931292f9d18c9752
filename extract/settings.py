"""The numbers of this floor, each with its unit and its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BadPages:
    """Pages that were not read, as findings: a run of pages with one cause is told once."""

    fewest_together: int = 4  # a document can claim any number of pages that are not there


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a document's tables went into rows: counted on the pages, word by word."""

    least_words: int = 3  # fewer left over in a table are a sign, a unit, a word of a footnote
    longest_heading: int = 60  # characters
    longest: int = 240  # characters of what a finding shows


@dataclass(frozen=True, slots=True)
class Document:
    """One document to raw rows: every page is read, whatever it is of; then it is judged."""

    likely: float = 0.5  # a plan's row beside published figures has to be this sure


@dataclass(frozen=True, slots=True)
class Doubts:
    """Rows of pages read from pictures."""

    doubtful: float = 0.3  # the most that a number read in two ways can claim


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says of itself: title, publisher and period; and where it says so."""

    longest_dated: int = 90  # characters of a line that may be a period's own
    title_share: float = 0.62  # blocks of the cover set in at least this share of its largest type
    title_pages: int = 2  # a cover may be a picture; then the next page is asked
    front_pages: int = 3  # where a publisher names itself outside cover and running heads
    longest_line: int = 140  # characters of a text of the body that may be its name
    longest_name: int = 300  # characters of a text that may name the publisher
    near_title: int = 4  # pieces at the head of a page that may be a subtitle
    near_start: int = 8  # pages in which the document still speaks of itself
    title_weight: float = 6.0  # votes of the title for the publisher that it names
    cover_weight: float = 4.0  # votes of a text on the cover
    running_weight: float = 3.0  # votes of a running head
    metadata_weight: float = 2.0  # votes of what the file says of itself
    # votes of a text in the body: they count only where nothing else names one
    body_weight: float = 0.5


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kind of a document: by its title and headings, and by what was read from it."""

    sure_kind: float = 0.5  # below this score the wording does not tell the kind
    sure_state: float = 0.8  # how surely a text says how far a row has come
    followed: float = 0.6  # of a plan's rows that say it, for a report on its progress
    least_aims: int = 2  # that make a plan of a document whose words do not


@dataclass(frozen=True, slots=True)
class Plan:
    """A document's plan: records that repeat, read in one way whatever holds them."""

    least_listed: int = 3  # actions of a list, for which a page gives up the one that a label names
    drawn: int = 2  # actions in tables or under labels, from which sentences beside them are prose
    few: int = 4  # actions of a document, up to which its lists may state more than they


@dataclass(frozen=True, slots=True)
class Published:
    """What a document publishes beside a plan."""

    least_advice: int = 2  # recommendations that make a brief of a document whose words do not


@dataclass(frozen=True, slots=True)
class Publishers:
    """The body that published a document, where no registry knows it: as its pages print it."""

    least_said: float = 2.0  # what place and words must say together
    beside_title: int = 2  # what a body claims that stands beside the title
    on_cover: int = 1  # one that stands elsewhere on the cover
    in_title: float = 1.5  # one at the end of the title
    running: int = 2  # one in running heads
    in_metadata: int = 3  # one in the file's own title
    author: int = 1  # one in the file's author
    stated: int = 2  # one that the text says it speaks for
    sure_likeness: float = 0.5  # of a name that its words show, not its capitals alone
    name_weight: float = 2.0  # of a text that is a body's name by its own words
    stated_pages: int = 4  # in which a document says who it speaks for
    running_share: float = 0.5  # of the pages that bear the running head of a whole document
    longest_in_title: int = 50  # characters of a body at the end of a title
    near: int = 2  # pieces between the title and the body beside it


@dataclass(frozen=True, slots=True)
class Said:
    """What the rows of a document say: which words and cells of its pages stand in them."""

    least_letters: int = 8  # of a cell, for its text not to stand elsewhere by chance


@dataclass(frozen=True, slots=True)
class Spots:
    """Where the texts of a row stand: the boxes of their own words, and those of their codes."""

    slack_pt: float = 1.0  # the middle of a word may stand this far outside of a passage's box
    above_em: float = 2.5  # a code stands no farther over its label
    left_em: float = 12.0  # nor farther before it
    same_line: float = 0.5  # of a word's height that it shares with its line


@dataclass(frozen=True, slots=True)
class Settings:
    """All of them, by what they serve."""

    bad_pages: BadPages = BadPages()
    coverage: Coverage = Coverage()
    document: Document = Document()
    doubts: Doubts = Doubts()
    facts: Facts = Facts()
    kinds: Kinds = Kinds()
    plan: Plan = Plan()
    published: Published = Published()
    publishers: Publishers = Publishers()
    said: Said = Said()
    spots: Spots = Spots()


SETTINGS = Settings()
