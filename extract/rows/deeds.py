"""Actions that a plan lists under its headings and nowhere else: bullets that say what is done.

A gender equality plan, a school's project, a ministry's commitments name a field in bold and what
is done in bullets under it: no table, no label, no word that announces actions. Read so only
where a document that calls itself a plan gave nothing else; a list stands where most of it says
what is done, and no list does where hardly any list of the document does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from jalon.extract.rows.outline import ASIDE, begins_item, item_code, item_text
from jalon.schemas.page import Page
from jalon.schemas.raw import Passage, RawAction
from jalon.schemas.units import Element, Look, Loose
from jalon.schemas.vocabulary import Vocabulary

DEED = 0.5  # how surely an item says what is done
DEEDS = 0.6  # of a list's items that do
LEAST_ITEMS = 2  # of a list
LEAST_ACTIONS = 5  # of a document
LONGEST_HEADING = 130  # characters
LEAST_WORDS = 3  # of an action
LARGER_PT = 0.4
TITLE_PAGES = 2
TITLE_SHARE = 0.75  # of the largest size of the first pages, from which a text is a title
PLAN = re.compile(
    r"""\b(?:plans?|strat[\u00e9e]g\w+|strateg\w+|feuille\s+de\s+route|road\s?map|programmes?|program
        |agenda|projet|engagements?|commitments?|charte|charter|politique|policy|framework|cadre
        |contribution|pacte|compact|manifesto)\b""",
    re.IGNORECASE | re.VERBOSE,
)
ARTICLE = re.compile(
    r"^(?:la|le|les|l['\u2019]|une?|des|the|an?|to|we\s+will|we\s+shall)\s*", re.IGNORECASE
)
TO_COME = re.compile(r"\b(?:will|shall|sera|seront|devra|devront|(?:is|are)\s+to)\b", re.IGNORECASE)


@dataclass(slots=True)
class _List:
    """Items under one heading."""

    heading: Loose | None
    outer: Loose | None
    items: list[Loose] = field(default_factory=list)


def listed_deeds(
    elements: Sequence[Element], pages: Sequence[Page], body: Look, vocabulary: Vocabulary
) -> tuple[RawAction, ...]:
    """The actions that the lists of a plan name, in reading order.

    Args:
        elements: The document in reading order; it gave no row and no action otherwise.
        pages: Its pages, whose first ones say what it is.
        body: How its text is set.
        vocabulary: Knows what is a deed, and takes codes apart.
    """
    if not _calls_itself_plan(pages):
        return ()
    lists = [x for x in _lists(elements, body) if len(x.items) >= LEAST_ITEMS]
    kept = [x for x in lists if _are_deeds(x, vocabulary)]
    if sum(len(x.items) for x in kept) < LEAST_ACTIONS:
        return ()
    return tuple(_action(item, x, vocabulary) for x in kept for item in x.items)


def _calls_itself_plan(pages: Sequence[Page]) -> bool:
    """Whether a title on the first pages, or the head of all, has a word for a plan."""
    words = [w for p in pages[:TITLE_PAGES] for w in p.words]
    largest = max((w.size_pt for w in words), default=0.0)
    title = " ".join(w.text for w in words if w.size_pt >= TITLE_SHARE * largest)
    return PLAN.search(title) is not None


def _lists(elements: Sequence[Element], body: Look) -> list[_List]:
    """The lists of a document, each with what it stands under."""
    found: list[_List] = []
    heading: Loose | None = None
    outer: Loose | None = None
    for e in elements:
        if not isinstance(e, Loose):
            heading = None
            continue
        if e.is_running:
            continue
        if begins_item(e):
            if not found or found[-1].heading is not heading or heading is None:
                found.append(_List(heading, outer))
            found[-1].items.append(e)
        elif e.block.text.rstrip().endswith(":") and ASIDE.search(e.block.text):
            heading = None
        elif _is_heading(e, body):
            if PLAN.search(e.block.text) and e.page <= TITLE_PAGES and not found:
                heading = outer = None  # the title
                continue
            if heading is not None and _is_lower(e, heading):
                outer = heading
            elif outer is not None and not _is_lower(e, outer):
                outer = None
            heading = e
    return found


def _is_heading(piece: Loose, body: Look) -> bool:
    text = piece.block.text.strip()
    stands_out = piece.look.is_bold or piece.look.size_pt > body.size_pt + LARGER_PT
    return stands_out and len(text) <= LONGEST_HEADING and not text.endswith((".", ";", ","))


def _is_lower(piece: Loose, other: Loose) -> bool:
    return piece.look.size_pt < other.look.size_pt - LARGER_PT


def _are_deeds(held: _List, vocabulary: Vocabulary) -> bool:
    """Whether a list says what is done, under a heading that does not say otherwise."""
    if held.heading is None or ASIDE.search(held.heading.block.text):
        return False
    texts = [_text(i) for i in held.items]
    if any(len(t.split()) < LEAST_WORDS for t in texts):
        return False
    deeds = sum(_says_deed(t, vocabulary) for t in texts)
    return deeds >= DEEDS * len(texts)


def _says_deed(text: str, vocabulary: Vocabulary) -> bool:
    bare = ARTICLE.sub("", text)
    return (
        vocabulary.value_kinds(text).is_deed >= DEED
        or vocabulary.value_kinds(bare[:1].upper() + bare[1:]).is_deed >= DEED
        or TO_COME.search(text) is not None
    )


def _text(item: Loose) -> str:
    return item_text(item).rstrip(" ;.")


def _action(item: Loose, held: _List, vocabulary: Vocabulary) -> RawAction:
    outer, inner = (held.outer, held.heading) if held.outer is not None else (held.heading, None)
    number, theme = _level(outer, vocabulary)
    code, objective = _level(inner, vocabulary)
    return RawAction(
        page=item.page,
        box=item.box,
        action=Passage(_text(item), item.page, item.box),
        theme_number=number,
        theme=theme,
        objective_code=code,
        objective=objective,
        action_code=item_code(item),
        method="records:deeds",
        confidence=0.6,
    )


def _level(heading: Loose | None, vocabulary: Vocabulary) -> tuple[str | None, Passage | None]:
    """The code and the label of what a list stands under."""
    if heading is None:
        return None, None
    text = heading.block.text.strip().rstrip(" :")
    section = vocabulary.section_of(text)
    if section is None or not section.label:
        return None, Passage(text, heading.page, heading.box)
    return section.number, Passage(section.label, heading.page, heading.box)
