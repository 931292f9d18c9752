"""Documents of one publisher, joined: which actions of its plans come again, where and how surely.

In: the rows of all documents. Out: a row for each action of a plan that the publisher's next plan,
or a report of the same or a neighbouring period, has as well. Documents of other publishers are
never compared, nor those whose period is not known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from jalon.identity import content_id, fold_label
from jalon.linking.compare import compare_targets
from jalon.messages import evidence_in_french
from jalon.normalize.labels.links import link_actions
from jalon.schemas.dataset import Dataset
from jalon.schemas.links import ActionKey, ActionLink, LinkKind
from jalon.schemas.records import ActionRow, DocumentRow, LinkRow
from jalon.schemas.values import PLANS, DocType

# documents that carry a plan's actions from one period to the next
REPORTS = (DocType.ANNUAL_REPORT, DocType.STATUS_REPORT)

Keys = tuple[ActionKey, ...]


class Entry(NamedTuple):
    """A document and its titled actions; in ``keys`` their places stand for their identifiers."""

    document: DocumentRow
    actions: tuple[ActionRow, ...]
    keys: Keys


def link_documents(dataset: Dataset) -> Dataset:
    """``dataset`` with the links between its documents, and targets beside their results."""
    links = make_links(dataset.documents, dataset.actions)
    compared = compare_targets(dataset, links)
    return replace(dataset, links=links, target_results=compared)


def make_links(
    documents: Sequence[DocumentRow], actions: Sequence[ActionRow]
) -> tuple[LinkRow, ...]:
    """The links between all ``documents``, sorted by their documents and actions."""
    matched = cache(_matched)
    rows = (
        _row(one, two, kind, link)
        for entries in _by_publisher(documents, actions)
        for one, two, kind in _pairs(entries)
        for link in matched(one.keys, two.keys)
    )
    return tuple(sorted(rows, key=order_of))


def relation_of(plan: DocumentRow, report: DocumentRow) -> LinkKind | None:
    """How a report stands to a plan by their periods; None where more than a year parts them."""
    (first, last), (start, end) = covered_years(plan), covered_years(report)
    if start <= last and first <= end:
        return LinkKind.REPORTED_IN
    if start == last + 1:
        return LinkKind.REPORTED_AFTER
    return LinkKind.REPORTED_BEFORE if end == first - 1 else None


def covered_years(document: DocumentRow) -> tuple[int, int]:
    """The first and the last year in which a year of the document's period begins.

    A school year stands for the year in which it begins, so that 2024-2025 is followed by
    2025-2026. The period must be known.
    """
    start, end = document.period_start, document.period_end
    assert start is not None
    assert end is not None
    return start, max(start, end - 1)


def _matched(first: Keys, second: Keys) -> tuple[ActionLink, ...]:
    """The links of two documents' actions, by place; the same contents are compared once."""
    return tuple(link_actions(first, second))


def _by_publisher(
    documents: Sequence[DocumentRow], actions: Sequence[ActionRow]
) -> Iterator[tuple[Entry, ...]]:
    """The documents of each publisher that can be linked, by period, then by identifier."""
    titled: dict[str, list[ActionRow]] = defaultdict(list)
    for action in actions:
        if action.action is not None:
            titled[action.document_id].append(action)
    groups: dict[str, list[Entry]] = defaultdict(list)
    for document in documents:
        own = titled.get(document.document_id, [])
        publisher = group_of(document, own)
        if publisher is not None:
            groups[publisher].append(Entry(document, tuple(own), _keys(own)))
    for _, entries in sorted(groups.items()):
        yield tuple(sorted(entries, key=_place))


def group_of(document: DocumentRow, actions: Sequence[ActionRow]) -> str | None:
    """The publisher with whose other documents a document is compared; None where with none.

    Args:
        document: Its row.
        actions: Its own actions.
    """
    publisher = document.publisher_id or fold_label(document.publisher)
    has_titles = any(action.action is not None for action in actions)
    return publisher if publisher and has_titles and document.period_start is not None else None


def _keys(actions: Iterable[ActionRow]) -> Keys:
    return tuple(
        ActionKey(str(at), row.action or "", row.action_code, row.theme, row.ministerial_theme)
        for at, row in enumerate(actions)
    )


def _pairs(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry, LinkKind]]:
    """The pairs of a publisher's documents whose actions are compared, the plan first."""
    others = _without_copies(entries)
    for one in entries:
        if one.document.doc_type in PLANS:
            following = _following(one, others)
            yield from ((one, two, LinkKind.SAME_ACTION_NEXT_YEAR) for two in following)
        if one.document.doc_type is DocType.ACTION_PLAN:
            for two in others:
                if two.document.doc_type in REPORTS:
                    kind = relation_of(one.document, two.document)
                    if kind is not None:
                        yield one, two, kind


def _without_copies(entries: Sequence[Entry]) -> list[Entry]:
    """``entries``, of several copies the first: same kind, period and actions, other bytes.

    A thousand copies of a plan and of its report then give a thousand links, not a million.
    """
    firsts: dict[tuple[object, ...], Entry] = {}
    for entry in entries:
        document = entry.document
        period = (document.period_start, document.period_end)
        firsts.setdefault((document.doc_type, period, entry.keys), entry)
    return list(firsts.values())


def _following(one: Entry, others: Sequence[Entry]) -> list[Entry]:
    """The next documents of the same kind: the first later start that leaves no gap."""
    start, end = one.document.period_start or 0, one.document.period_end or 0
    later = [
        two
        for two in others
        if two.document.doc_type is one.document.doc_type
        and start < (two.document.period_start or 0) <= end + 1
    ]
    first = min((two.document.period_start or 0 for two in later), default=0)
    return [two for two in later if two.document.period_start == first]


def _row(one: Entry, two: Entry, kind: LinkKind, link: ActionLink) -> LinkRow:
    first, second = one.actions[int(link.from_id)], two.actions[int(link.to_id)]
    return LinkRow.model_validate(
        {
            "link_id": content_id("link", kind.value, first.action_id, second.action_id),
            "from_action_id": first.action_id,
            "to_action_id": second.action_id,
            "from_document_id": first.document_id,
            "to_document_id": second.document_id,
            "from_action": first.action,
            "to_action": second.action,
            "kind": kind,
            "score": link.score,
            "evidence": link.evidence,
            "evidence_fr": evidence_in_french(link.evidence),
        }
    )


def order_of(row: LinkRow) -> tuple[str, ...]:
    """What links are sorted by."""
    return row.from_document_id, row.to_document_id, row.from_action_id, row.to_action_id


def _place(entry: Entry) -> tuple[int, int, str]:
    document = entry.document
    return document.period_start or 0, document.period_end or 0, document.document_id
