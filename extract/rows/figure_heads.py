"""What published figures stand under: the title of their action, and the theme above it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jalon.extract.meaning.levels import HeadingRole
from jalon.extract.rows.settings import SETTINGS
from jalon.schemas.geometry import Box
from jalon.schemas.raw import Passage
from jalon.schemas.units import Element, Labelled, Look, Loose
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

FIGURE_HEADS = SETTINGS.figure_heads
SHARED = SETTINGS.shared

LEVEL = (Role.THEME, Role.OBJECTIVE)
CONTENT = frozenset(Role) - {Role.PARTNERS}  # of a heading that is a column's, too

Rank = tuple[float, bool, bool]


@dataclass(frozen=True, slots=True)
class Head:
    """A heading that figures may stand under.

    ``said`` is its meaning where its number or the reading of the plan's headings tells that it
    is a theme or an objective; ``is_general``, that it only says what kind of content follows
    ("Comités").
    """

    index: int
    passage: Passage
    look: Look
    said: HeadingRole | None = None
    is_general: bool = False

    @property
    def rank(self) -> Rank:
        """How prominent it is."""
        return self.look.size_pt, self.look.is_bold, self.look.is_caps

    @property
    def page(self) -> int:
        """Where it stands."""
        return self.passage.page

    @property
    def box(self) -> Box:
        """Its place on the page, in points."""
        return self.passage.box


@dataclass(frozen=True, slots=True)
class Owner:
    """What a figure stands under; ``told`` are the paragraphs that tell of its action."""

    action: Head | None = None
    theme: Head | None = None
    told: tuple[Loose, ...] = ()


def heads_of(
    elements: Sequence[Element],
    headings: Mapping[int, HeadingRole],
    body: Look,
    vocabulary: Vocabulary,
) -> list[Head]:
    """The headings of a document in the order of its elements.

    Args:
        elements: The document's elements.
        headings: The meaning of its headings, by the element's index.
        body: The look of running text.
        vocabulary: Knows figures, which are no headings.
    """
    found = []
    for i, e in enumerate(elements):
        if isinstance(e, Labelled):
            head = _under_motto(i, e, vocabulary)
        elif isinstance(e, Loose):
            head = _head(i, e, headings.get(i), body, vocabulary)
        else:
            continue
        if head is not None:
            found.append(head)
    return found


def _head(
    index: int, e: Loose, role: HeadingRole | None, body: Look, vocabulary: Vocabulary
) -> Head | None:
    passage = Passage(e.block.text.rstrip(" .:"), e.page, e.box)
    if role is not None and role.role in LEVEL and role.number is not None:
        return Head(index, passage, e.look, role)
    if e.is_running or not _is_title(e, body, vocabulary):
        return None
    guess = vocabulary.role_of(passage.text, thorough=False)
    is_general = guess is not None and guess.role in CONTENT
    return Head(index, passage, e.look, _numbered(passage, vocabulary), is_general)


def _under_motto(index: int, e: Labelled, vocabulary: Vocabulary) -> Head | None:
    """A numbered section's heading that a motto over it made the value of a label."""
    if e.value is None:
        return None
    text = " ".join(n.text for n in e.value.lines)
    passage = Passage(text, e.page, e.value.box)
    said = _numbered(passage, vocabulary)
    return None if said is None else Head(index, passage, e.look, said)


def _numbered(passage: Passage, vocabulary: Vocabulary) -> HeadingRole | None:
    section = vocabulary.section_of(passage.text)
    if section is None or section.role not in LEVEL or section.number is None:
        return None
    return HeadingRole(section.role, section.number, section.label, 1.0, passage.box)


def _is_title(e: Loose, body: Look, vocabulary: Vocabulary) -> bool:
    text = e.block.text
    if e.block.bullet or len(text.split()) > FIGURE_HEADS.longest_title or not text[:1].isalnum():
        return False
    if not any(c.isalpha() for c in text) or vocabulary.figure_of(text) is not None:
        return False
    if e.look.size_pt < FIGURE_HEADS.smallest * body.size_pt:
        return False  # a motto, a caption
    is_strong = e.look.is_bold and not body.is_bold
    return is_strong or e.look.size_pt >= FIGURE_HEADS.larger * body.size_pt


class _Outline:
    """The headings of a document, by page and by place among each other."""

    def __init__(self, heads: Sequence[Head]) -> None:
        self.heads = heads
        self.pages: dict[int, list[Head]] = defaultdict(list)
        for head in heads:
            self.pages[head.page].append(head)
        self._numbers = sorted(self.pages)
        self._at = {h: i for i, h in reversed(list(enumerate(heads)))}
        self._counts = Counter(h.rank for h in heads)

    def nearest(self, page: int, box: Box) -> Head | None:
        """The last heading above a place or level with it, over it rather than left of it."""
        on = self.pages.get(page, ())
        above = [h for h in on if h.box.top <= box.y_mid and h.box.x0 <= box.x1]
        if not above:
            return self._last_before(page)
        over = [h for h in above if min(h.box.x1, box.x1) > max(h.box.x0, box.x0)]
        last = max(above, key=lambda h: h.box.top)
        nearest = max(over, key=lambda h: h.box.top, default=None)
        if nearest is not None and nearest.look == last.look:
            return nearest
        return last

    def _last_before(self, page: int) -> Head | None:
        at = bisect_left(self._numbers, page)
        return self.pages[self._numbers[at - 1]][-1] if at else None

    def above(self, head: Head) -> Head | None:
        """The last heading before that is set more prominently, of a look that repeats."""
        for i in range(self._at[head] - 1, -1, -1):
            other = self.heads[i]
            if other.said is not None:
                return other if other.page == head.page or other.rank > head.rank else None
            if other.rank > head.rank and self._counts[other.rank] >= SHARED.several:
                return other
        return None

    def theme_of(self, head: Head) -> Head:
        """The heading itself, or the theme above an objective."""
        if head.said is None or head.said.role is not Role.OBJECTIVE:
            return head
        for i in range(self._at[head] - 1, -1, -1):
            said = self.heads[i].said
            if said is not None and said.role is Role.THEME:
                return self.heads[i]
        return head


def owners_of(
    places: Sequence[tuple[int, Box]], elements: Sequence[Element], heads: Sequence[Head]
) -> list[Owner]:
    """What each figure stands under.

    Args:
        places: Page and box of each figure.
        elements: The document's elements.
        heads: Its headings.
    """
    outline = _Outline(heads)
    nearest = [outline.nearest(page, box) for page, box in places]
    owners = [h for h in dict.fromkeys(nearest) if h is not None]
    told = _told(owners, places, elements, outline)
    levels = _levels(owners, outline, told)
    general = {h for h in owners if h.is_general and not _names_parts(h.rank, owners)}
    nearest = [None if h in general else h for h in nearest]
    return [_owner(h, outline, levels, told) for h in nearest]


def _owner(
    nearest: Head | None,
    outline: _Outline,
    levels: Mapping[Rank, Role | None],
    told: Mapping[Head, tuple[Loose, ...]],
) -> Owner:
    if nearest is None:
        return Owner()
    level = Role.THEME if nearest.said is not None else levels[nearest.rank]
    if level is Role.THEME:
        return Owner(theme=outline.theme_of(nearest))
    above = outline.above(nearest)
    theme = outline.theme_of(above) if above is not None else None
    if level is None:
        return Owner(theme=theme if theme is not None and theme.said is not None else None)
    return Owner(nearest, theme, told[nearest])


def _levels(
    owners: Sequence[Head], outline: _Outline, told: Mapping[Head, tuple[Loose, ...]]
) -> dict[Rank, Role | None]:
    """Whether the headings of one look name actions or themes; None where they are no level.

    What stands under a level of its own names an action, and so does what paragraphs tell of.
    """
    ranks: dict[Rank, list[Head]] = defaultdict(list)
    for head in owners:
        if head.said is None:
            ranks[head.rank].append(head)
    levels: dict[Rank, Role | None] = {}
    for rank, alike in ranks.items():
        if len(alike) < SHARED.several:
            above = outline.above(alike[0])
            is_below = above is not None and above.said is not None
            levels[rank] = Role.ACTION if is_below else None
            continue
        below = sum(outline.above(h) is not None for h in alike)
        prose = sum(bool(told[h]) for h in alike)
        is_action = max(below, prose) >= FIGURE_HEADS.most * len(alike)
        levels[rank] = Role.ACTION if is_action else Role.THEME
    return levels


def _names_parts(rank: Rank, owners: Sequence[Head]) -> bool:
    """Whether headings set alike name themes, and one with a general word among them as well."""
    return sum(h.rank == rank and not h.is_general for h in owners) >= FIGURE_HEADS.names


def _told(
    owners: Sequence[Head],
    places: Sequence[tuple[int, Box]],
    elements: Sequence[Element],
    outline: _Outline,
) -> dict[Head, tuple[Loose, ...]]:
    """The paragraphs under each heading, but those that lead to a list."""
    indices = {h.index for h in outline.heads}
    taken: dict[int, list[Box]] = defaultdict(list)
    for page, box in places:
        taken[page].append(box)
    told: dict[Head, list[Loose]] = {h: [] for h in owners}
    for i, e in enumerate(elements):
        if not isinstance(e, Loose) or i in indices or not _tells(e):
            continue
        if any(b.contains_point(e.box.x_mid, e.box.y_mid) for b in taken[e.page]):
            continue
        head = outline.nearest(e.page, e.box)
        if head is not None and head in told and abs(e.page - head.page) <= 1:
            told[head].append(e)
    return {h: tuple(sorted(own, key=lambda e: (e.page, e.box.top))) for h, own in told.items()}


def _tells(e: Loose) -> bool:
    """Whether a text is a paragraph of some words, and does not lead to a list."""
    if e.is_running or e.block.bullet or e.block.text.endswith(":"):
        return False
    return len(e.block.text.split()) >= FIGURE_HEADS.prose


def passage_of(head: Head) -> Passage:
    """A heading's text; of a theme or objective what stands behind its code."""
    if head.said is not None:
        return Passage(head.said.label, head.page, head.said.box)
    return head.passage
