"""Cards at their place to raw results, raw actions and findings."""

from __future__ import annotations

from jalon.extract.readers.report.cards import description_of
from jalon.extract.readers.report.places import Place, theme_of
from jalon.extract.readers.report.settings import SETTINGS
from jalon.schemas.card import CardText, Piece, PieceKind
from jalon.schemas.raw import Passage, RawAction, RawFinding, RawResult
from jalon.schemas.values import Severity
from jalon.schemas.vocabulary import Vocabulary

ROWS = SETTINGS.rows


def results_of(card: CardText, place: Place, vocabulary: Vocabulary) -> list[RawResult]:
    """One raw result for each figure of the card."""
    number, theme = theme_of(card, place, vocabulary)
    if card.title is None and number is None:
        theme = None
    return [
        RawResult(
            page=figure.passage.page,
            box=figure.passage.box,
            raw=figure.passage,
            label=figure.label,
            theme_number=number,
            theme=theme,
            action=card.title,
            description=description_of(card),
            tags=tuple(t.passage for t in card.of(PieceKind.TAG)),
            method=card.method,
            confidence=_confidence(card, figure, has_theme=bool(number or theme)),
        )
        for figure in card.of(PieceKind.FIGURE)
    ]


def action_of(card: CardText, place: Place, vocabulary: Vocabulary) -> RawAction | None:
    """The card as an action, None without a title."""
    if card.title is None:
        return None
    number, theme = theme_of(card, place, vocabulary)
    return RawAction(
        page=card.title.page,
        box=card.box,
        action=card.title,
        theme_number=number,
        theme=theme,
        action_code=card.action_code,
        description=description_of(card),
        lead=tuple(p.passage for p in card.of(PieceKind.LEAD)),
        partners=tuple(p.passage for p in card.of(PieceKind.PARTNERS)),
        tags=tuple(t.passage for t in card.of(PieceKind.TAG)),
        method=card.method,
        confidence=_confidence(card, None, has_theme=bool(number or theme)),
    )


def _confidence(card: CardText, figure: Piece | None, *, has_theme: bool) -> float:
    """How many in a hundred such rows are right, from signals that do not depend on each other."""
    value = ROWS.sure - (ROWS.out_of_card if card.method in {"table", "list"} else 0.0)
    if figure is not None and not figure.is_marked:
        value -= ROWS.without_mark
    is_labelled = figure is not None and figure.label is not None
    if card.title is None and not is_labelled:
        value -= ROWS.without_name
    if not has_theme and not is_labelled:
        value -= ROWS.without_theme
    if card.of(PieceKind.UNREAD):
        value -= ROWS.with_unread
    if card.title is not None and not card.of(PieceKind.TEXT):
        value -= ROWS.without_description
    return round(value * (1 - ROWS.score_counts * (1 - card.score)), 2)


def findings_of(card: CardText) -> list[RawFinding]:
    """What is doubtful about one card."""
    found = [
        _finding("card_text_unread", Severity.INFO, p.passage, "text")
        for p in card.of(PieceKind.UNREAD)
    ]
    if card.title is None:
        found += [
            _finding("figure_without_action", Severity.WARNING, p.passage, "text")
            for p in card.of(PieceKind.FIGURE)
            if p.label is None
        ]
    return found


def _finding(code: str, severity: Severity, spot: Passage, name: str) -> RawFinding:
    return RawFinding(code, severity, spot.page, spot.box, ((name, spot.text),))
