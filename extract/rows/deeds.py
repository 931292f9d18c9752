"""Actions that a plan lists under its headings and nowhere else: bullets that say what is done.

A gender equality plan, a school's project, a ministry's commitments name a field in bold and what
is done in bullets under it: no table, no label, no word that announces actions. Read so only
where a document that calls itself a plan gave nothing else; a list stands where most of it says
what is done, and no list does where hardly any list of the document does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jalon.extract.rows.deed_lists import CODED, PLAN, TITLE_PAGES, DeedList, coded_lists, listed
from jalon.extract.rows.outline import ASIDE, item_code, item_text
from jalon.schemas.page import Page
from jalon.schemas.raw import Passage, RawAction
from jalon.schemas.units import Element, Look, Loose
from jalon.schemas.vocabulary import Vocabulary

DEED = 0.5  # how surely an item says what is done
DEEDS = 0.6  # of a list's items that do
LEAST_ITEMS = 2  # of a list
LEAST_ACTIONS = 5  # of a document
LEAST_WORDS = 3  # of an action
TITLE_SHARE = 0.75  # of the largest size of the first pages, from which a text is a title
ARTICLE = re.compile(
    r"^(?:la|le|les|l['\u2019]|une?|des|the|an?|to|we\s+will|we\s+shall)\s*", re.IGNORECASE
)
TO_COME = re.compile(r"\b(?:will|shall|sera|seront|devra|devront|(?:is|are)\s+to)\b", re.IGNORECASE)


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
    lists = [*listed(elements, body), *coded_lists(elements)]
    kept = [x for x in lists if len(x.items) >= LEAST_ITEMS and _are_deeds(x, vocabulary)]
    if sum(len(x.items) for x in kept) < LEAST_ACTIONS:
        return ()
    return tuple(_action(item, x, vocabulary) for x in kept for item in x.items)


def _calls_itself_plan(pages: Sequence[Page]) -> bool:
    """Whether a title on the first pages, or the head of all, has a word for a plan."""
    words = [w for p in pages[:TITLE_PAGES] for w in p.words]
    largest = max((w.size_pt for w in words), default=0.0)
    title = " ".join(w.text for w in words if w.size_pt >= TITLE_SHARE * largest)
    return PLAN.search(title) is not None


def _are_deeds(held: DeedList, vocabulary: Vocabulary) -> bool:
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
    text = CODED.sub("", item.block.text.strip(), count=1)
    return (item_text(item) if text == item.block.text.strip() else text).rstrip(" ;.")


def _code(item: Loose) -> str | None:
    match = CODED.match(item.block.text.strip())
    return match["code"] if match is not None else item_code(item)


def _action(item: Loose, held: DeedList, vocabulary: Vocabulary) -> RawAction:
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
        action_code=_code(item),
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
