"""Commitments: sentences and items of a plan without tables that state what is to be reached.

"The region commits to cut emissions by 55 % by 2030", "Divert 75 % of waste by 2030": the sentence
is what is done, its amount the target, its year when it is due. Read only in a document that calls
itself a plan and states no target in any other way; running text has to say by when.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jalon.extract.rows.deed_lists import is_heading
from jalon.extract.rows.doing import says_deed
from jalon.extract.rows.outline import begins_item, item_code, item_text
from jalon.extract.rows.settings import SETTINGS
from jalon.schemas.aims import Aim
from jalon.schemas.raw import Passage, RawAction, RawTarget
from jalon.schemas.units import Element, Look, Loose
from jalon.schemas.vocabulary import Vocabulary

COMMITTED = SETTINGS.committed

METHOD = "records:committed"

SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=[A-Z\u00c0-\u00dd])")


def committed_targets(
    elements: Sequence[Element], actions: Sequence[RawAction], body: Look, vocabulary: Vocabulary
) -> tuple[tuple[RawTarget, ...], tuple[RawAction, ...]]:
    """The targets that sentences state, and the actions that are left beside them.

    Args:
        elements: The document in reading order.
        actions: What lists gave; one that states an amount becomes a target.
        body: How its text is set.
        vocabulary: Knows aims in sentences, and what is a deed.
    """
    found: list[RawTarget] = []
    left: list[RawAction] = []
    for action in actions:
        aims = vocabulary.aims_in(action.action.text, is_deed=True)
        found += [_of_action(action, aim) for aim in aims]
        left += [] if aims else [action]
    taken = {(a.page, _folded(a.action.text)) for a in actions}
    for text, theme in _texts(elements, body):
        found += _stated(text, theme, taken, vocabulary)
    return tuple(sorted(found, key=lambda t: (t.page, t.box.top))), tuple(left)


def _texts(elements: Sequence[Element], body: Look) -> Iterator[tuple[Loose, Passage | None]]:
    """Each text of a document with the heading that it stands under."""
    theme: Passage | None = None
    for e in elements:
        if not isinstance(e, Loose) or e.is_running:
            continue
        if is_heading(e, body) and not begins_item(e):
            theme = Passage(e.block.text.strip().rstrip(" :"), e.page, e.box)
        else:
            yield e, theme


def _stated(
    piece: Loose, theme: Passage | None, taken: set[tuple[int, str]], vocabulary: Vocabulary
) -> Iterator[RawTarget]:
    is_item = begins_item(piece)
    text = item_text(piece) if is_item else piece.block.text.strip()
    if (piece.page, _folded(text)) in taken:
        return
    for sentence in [text] if is_item else SENTENCE_END.split(text):
        said = sentence.strip().rstrip(" ;.")
        if len(said.split()) < COMMITTED.least_words or (not is_item and said[:1].islower()):
            continue  # the rest of a sentence that a column or a page cut
        is_deed = is_item and says_deed(said, vocabulary)
        for aim in vocabulary.aims_in(said, is_deed=is_deed):
            if is_item or aim.due is not None:
                here = Passage(said, piece.page, piece.box)
                code = item_code(piece) if is_item else None
                own = RawAction(piece.page, piece.box, here, theme=theme, action_code=code)
                yield _of_action(own, aim)


def _of_action(action: RawAction, aim: Aim) -> RawTarget:
    here = action.action
    due = replace(here, text=aim.due) if aim.due is not None else action.due
    return RawTarget(
        page=action.page,
        box=action.box,
        theme_number=action.theme_number,
        theme=action.theme,
        objective_code=action.objective_code,
        objective=action.objective,
        action_code=action.action_code,
        action=here,
        lead=action.lead,
        partners=action.partners,
        target=replace(here, text=aim.target),
        due=due,
        method=METHOD,
        confidence=COMMITTED.claimed,
    )


def _folded(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
