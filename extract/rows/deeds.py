"""Actions that a plan lists under its headings and nowhere else: bullets that say what is done.

A gender equality plan, a school's project, a ministry's commitments name a field in bold and what
is done in bullets under it: no table, no label, no word that announces actions. Read so only
where a document that calls itself a plan gave nothing else; a list stands where most of it says
what is done, and no list does where hardly any list of the document does.
"""

from __future__ import annotations

from collections.abc import Sequence

from jalon.extract.rows.dated import opening_date
from jalon.extract.rows.deed_lists import CODED, DeedList, coded_lists, listed, numbered_heads
from jalon.extract.rows.doing import says_deed
from jalon.extract.rows.making import listed_action
from jalon.extract.rows.outline import item_code, item_text
from jalon.extract.rows.settings import SETTINGS
from jalon.schemas.page import Page
from jalon.schemas.raw import Passage, RawAction, RawTarget
from jalon.schemas.rows import Bearings
from jalon.schemas.units import Element, Look, Loose
from jalon.schemas.values import Topic
from jalon.schemas.vocabulary import Vocabulary

DEED_LISTS = SETTINGS.deed_lists
DEEDS = SETTINGS.deeds
SHARED = SETTINGS.shared

METHOD = "records:deeds"


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
    if not calls_itself_plan(pages, vocabulary):
        return ()
    numbered = numbered_heads(elements, body)
    if numbered is not None and _say_deeds(numbered, vocabulary):
        return tuple(_action(item, numbered, vocabulary) for item in numbered.items)
    lists = listed(elements, body, vocabulary)
    kept = [x for x in lists if len(x.items) >= SHARED.several and _are_deeds(x, vocabulary)]
    kept += _coded_deeds(elements, vocabulary)
    if sum(len(x.items) for x in kept) < DEEDS.least_actions:
        return ()
    return tuple(
        _action(item, x, vocabulary)
        for x in kept
        if not states_targets(x, vocabulary)
        for item in x.items
    )


def listed_targets(
    elements: Sequence[Element], pages: Sequence[Page], body: Look, vocabulary: Vocabulary
) -> tuple[RawTarget, ...]:
    """The targets that the lists of a plan state, each a sentence: "By 2030, …".

    Args:
        elements: The document in reading order; it gave no row otherwise.
        pages: Its pages, whose first ones say what it is.
        body: How its text is set.
        vocabulary: Knows what names a plan or targets, and takes codes apart.
    """
    if not calls_itself_plan(pages, vocabulary):
        return ()
    lists = [*listed(elements, body, vocabulary), *coded_lists(elements)]
    kept = [x for x in lists if states_targets(x, vocabulary)]
    return tuple(_target(item, x, vocabulary) for x in kept for item in x.items)


def calls_itself_plan(pages: Sequence[Page], vocabulary: Vocabulary) -> bool:
    """Whether a title on the first pages, or the head of all, has a word for a plan."""
    words = [w for p in pages[: DEED_LISTS.title_pages] for w in p.words]
    largest = max((w.size_pt for w in words), default=0.0)
    title = " ".join(w.text for w in words if w.size_pt >= DEEDS.title_share * largest)
    return vocabulary.speaks_of(title, Topic.PLAN)


def _are_deeds(held: DeedList, vocabulary: Vocabulary) -> bool:
    """Whether a list says what is done, under a heading that does not say otherwise."""
    if held.heading is None or vocabulary.speaks_of(held.heading.block.text, Topic.ASIDE):
        return False
    return _say_deeds(held, vocabulary)


def _say_deeds(held: DeedList, vocabulary: Vocabulary) -> bool:
    """Whether most items say what is done or to be reached, and few are mere names."""
    texts = [_text(i) for i in held.items]
    short = sum(len(t.split()) < DEEDS.least_words for t in texts)
    if short > DEEDS.most_short * len(texts):
        return False
    deeds = sum(
        says_deed(t, vocabulary) or bool(vocabulary.aims_in(t, is_deed=True)) for t in texts
    )
    return deeds >= SHARED.deeds * len(texts)


def _coded_deeds(elements: Sequence[Element], vocabulary: Vocabulary) -> list[DeedList]:
    """The lists that codes nest, all of them or none: one outline is set up in one way."""
    lists = [
        x
        for x in coded_lists(elements)
        if x.heading is not None and not vocabulary.speaks_of(_text(x.heading), Topic.ASIDE)
    ]
    texts = [_text(i) for x in lists for i in x.items]
    deeds = sum(says_deed(t, vocabulary) for t in texts)
    return lists if deeds >= SHARED.deeds * len(texts) else []


def states_targets(held: DeedList, vocabulary: Vocabulary) -> bool:
    """Whether a list states what is reached when: each item, or most under a word for targets."""
    texts = [_text(i) for i in held.items]
    named = held.heading is not None and vocabulary.speaks_of(held.heading.block.text, Topic.TARGET)
    least = SHARED.several if named else SHARED.fewest
    if len(texts) < least or any(len(t.split()) < DEEDS.least_words for t in texts):
        return False
    dated = sum(opening_date(t) is not None for t in texts)
    return dated >= (DEEDS.some_dated if named else DEEDS.most_dated) * len(texts)


def _target(item: Loose, held: DeedList, vocabulary: Vocabulary) -> RawTarget:
    text = _text(item)
    when = opening_date(text)
    stands = _levels(held, vocabulary)
    return RawTarget(
        page=item.page,
        box=item.box,
        theme_number=stands.theme_number,
        theme=stands.theme,
        objective_code=stands.objective_code,
        objective=stands.objective,
        action_code=_code(item),
        due=Passage(when, item.page, item.box) if when is not None else None,
        target=Passage(text, item.page, item.box),
        method=METHOD,
        confidence=0.6,
    )


def _text(item: Loose) -> str:
    text = CODED.sub("", item.block.text.strip(), count=1)
    return (item_text(item) if text == item.block.text.strip() else text).rstrip(" ;.")


def _code(item: Loose) -> str | None:
    match = CODED.match(item.block.text.strip())
    return match["code"] if match is not None else item_code(item)


def _action(item: Loose, held: DeedList, vocabulary: Vocabulary) -> RawAction:
    action = Passage(_text(item), item.page, item.box)
    return listed_action(_levels(held, vocabulary), _code(item), action, METHOD, vocabulary)


def _levels(held: DeedList, vocabulary: Vocabulary) -> Bearings:
    """The theme and the objective that a list stands under."""
    outer, inner = (held.outer, held.heading) if held.outer is not None else (held.heading, None)
    number, theme = _level(outer, vocabulary)
    code, objective = _level(inner, vocabulary)
    return Bearings(number, theme, code, objective)


def _level(heading: Loose | None, vocabulary: Vocabulary) -> tuple[str | None, Passage | None]:
    """The code and the label of what a list stands under."""
    if heading is None:
        return None, None
    text = heading.block.text.strip().rstrip(" :")
    section = vocabulary.section_of(text)
    if section is None or not section.label:
        return None, Passage(text, heading.page, heading.box)
    return section.number, Passage(section.label, heading.page, heading.box)
