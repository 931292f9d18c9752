"""Which documents are compared, and what the table of links then holds."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from linked_documents import document, joined

from jalon.assemble.document import assemble
from jalon.linking.link import link_documents
from jalon.messages import Language
from jalon.publish import write_dataset
from jalon.registries import with_registries
from jalon.schemas.dataset import Dataset
from jalon.schemas.geometry import Box
from jalon.schemas.inputs import SourceFile
from jalon.schemas.links import LinkKind
from jalon.schemas.raw import Passage, RawAction, RawDocument, RawResult, RawTarget
from jalon.schemas.records import LinkRow
from jalon.schemas.values import DocType
from jalon.validate import check_dataset

PLAN, REPORT, STATUS = DocType.ACTION_PLAN, DocType.ANNUAL_REPORT, DocType.STATUS_REPORT
TITLES = ("Table de concertation régionale", "Salon des carrières en santé")
NEXT = LinkKind.SAME_ACTION_NEXT_YEAR

PAIRS = [
    pytest.param(PLAN, (2024, 2025), PLAN, (2025, 2026), NEXT, id="next plan"),
    pytest.param(PLAN, (2024, 2024), PLAN, (2025, 2025), NEXT, id="next civil year"),
    pytest.param(PLAN, (2021, 2024), PLAN, (2024, 2027), NEXT, id="next triennial plan"),
    pytest.param(STATUS, (2021, 2022), STATUS, (2022, 2023), NEXT, id="next status report"),
    pytest.param(PLAN, (2024, 2025), REPORT, (2024, 2025), LinkKind.REPORTED_IN, id="its report"),
    pytest.param(PLAN, (2024, 2027), REPORT, (2025, 2026), LinkKind.REPORTED_IN, id="a year of it"),
    pytest.param(PLAN, (2019, 2024), STATUS, (2020, 2021), LinkKind.REPORTED_IN, id="its status"),
    pytest.param(
        PLAN, (2024, 2025), REPORT, (2025, 2026), LinkKind.REPORTED_AFTER, id="report after"
    ),
    pytest.param(
        PLAN, (2025, 2026), REPORT, (2024, 2025), LinkKind.REPORTED_BEFORE, id="report before"
    ),
    pytest.param(PLAN, (2024, 2025), PLAN, (2024, 2025), None, id="two plans of a year"),
    pytest.param(PLAN, (2022, 2023), PLAN, (2025, 2026), None, id="plans with a gap"),
    pytest.param(PLAN, (2022, 2023), REPORT, (2024, 2025), None, id="report two years later"),
    pytest.param(REPORT, (2024, 2025), REPORT, (2025, 2026), None, id="two annual reports"),
    pytest.param(PLAN, (2024, 2025), DocType.PRESENTATION, (2024, 2025), None, id="slide deck"),
]


def linked(*parts: Dataset) -> tuple[LinkRow, ...]:
    """The links between documents."""
    return link_documents(joined(*parts)).links


@pytest.mark.parametrize(("one", "years", "two", "others", "kind"), PAIRS)
def test_pairs_of_documents(
    one: DocType,
    years: tuple[int, int],
    two: DocType,
    others: tuple[int, int],
    kind: LinkKind | None,
) -> None:
    """Kinds and periods decide whether two documents are compared, and what the link says."""

    first, second = document(one, years, TITLES), document(two, others, TITLES[::-1], copy=1)
    links = linked(second, first)

    assert {link.kind for link in links} == ({kind} if kind else set())
    assert len(links) == (2 if kind else 0)
    for link in links:
        assert link.from_document_id == first.documents[0].document_id
        assert link.to_document_id == second.documents[0].document_id
        assert link.from_action == link.to_action


def test_only_the_next_plan() -> None:
    """A plan is linked to the one that follows, not to those after it."""

    plans = [document(PLAN, (year, year + 1), TITLES) for year in (2022, 2023, 2024)]
    first, second, third = (plan.documents[0].document_id for plan in plans)

    pairs = {(link.from_document_id, link.to_document_id) for link in linked(*plans)}

    assert pairs == {(first, second), (second, third)}


OTHER_PUBLISHERS = {
    "another Pôle": {"publisher_id": "pole-outaouais"},
    "one not in the registry": {"publisher_id": None, "publisher": "Réseau Zut"},
}


@pytest.mark.parametrize("other", OTHER_PUBLISHERS.values(), ids=OTHER_PUBLISHERS)
def test_other_publishers_are_not_linked(other: dict[str, str | None]) -> None:
    """The same titles of two publishers are two actions."""

    plan = document(PLAN, (2024, 2025), TITLES)

    assert linked(plan, document(REPORT, (2024, 2025), TITLES, **other)) == ()  # type: ignore[arg-type]


def test_publisher_outside_the_registry() -> None:
    """A publisher that no registry knows is the same where its printed name is."""

    unknown = {"publisher_id": None, "publisher": "Réseau Zut"}
    plan = document(PLAN, (2024, 2025), TITLES, **unknown)  # type: ignore[arg-type]
    report = document(REPORT, (2024, 2025), TITLES, **unknown)  # type: ignore[arg-type]

    assert len(linked(plan, report)) == 2


def test_unknown_period_is_not_linked() -> None:
    """A document without period is compared with none."""

    plan, report = document(PLAN, (2024, 2025), TITLES), document(REPORT, (2024, 2025), TITLES)
    bare = plan.documents[0].model_copy(update={"period_start": None, "period_end": None})

    assert linked(replace(plan, documents=(bare,)), report) == ()


def test_order_of_documents_does_not_matter() -> None:
    """Links come out the same, in the same order, whatever the order of the rows."""

    parts = [document(PLAN, (year, year + 1), TITLES) for year in (2023, 2024)]
    parts.append(document(REPORT, (2024, 2025), TITLES))
    one = joined(*parts)
    two = replace(one, documents=one.documents[::-1])

    assert link_documents(one).links == link_documents(two).links


def test_copies_do_not_multiply() -> None:
    """Every copy of a plan is linked, to the first copy of its report: links, not their square."""

    plans = [document(PLAN, (2024, 2025), TITLES, copy=n) for n in range(30)]
    reports = [document(REPORT, (2024, 2025), TITLES, copy=n) for n in range(30)]
    links = linked(*plans, *reports)

    assert len(links) == 30 * len(TITLES)
    assert len({link.to_document_id for link in links}) == 1


def test_tagger_is_not_loaded() -> None:
    """Joining documents needs no language model."""

    code = (
        "import sys; from linked_documents import *; "
        "from jalon.linking.link import link_documents; "
        f"titles = {TITLES!r}; kinds = (DocType.ACTION_PLAN, DocType.ANNUAL_REPORT); "
        "parts = [document(kind, (2024, 2025), titles) for kind in kinds]; "
        "print(len(link_documents(joined(*parts)).links), 'spacy' in sys.modules)"
    )
    here = Path(__file__).parent
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, cwd=here
    )

    assert done.stdout.split() == ["2", "False"]


# ------------------------------------------------------------------------ as documents are read

BOX = Box(10, 20, 200, 30)


def said(text: str) -> Passage:
    """A passage somewhere on a page."""
    return Passage(text, 1, BOX)


def source(digit: str) -> SourceFile:
    """A file whose digest is one digit, over and over."""
    return SourceFile(Path("d.pdf"), "d.pdf", digit * 64, digit * 16)


def read_plan() -> Dataset:
    """A plan as it is read: one target of one action."""
    target = RawTarget(
        page=1,
        box=BOX,
        action=said("Soutien et création d’une communauté de pratique CRIEE"),
        indicator=said("Nombre de rencontres tenues"),
        target=said("4"),
    )
    raw = RawDocument(
        PLAN,
        pages=1,
        language="fr",
        publisher=said("Pôle Québec"),
        period=said("2024-2025"),
        targets=(target,),
    )
    return assemble(raw, source("1"))


def read_report() -> Dataset:
    """The report on it as it is read: one figure of the same action."""
    title = said("Communauté de pratique CRIÉE")
    raw = RawDocument(
        REPORT,
        pages=1,
        language="fr",
        publisher=said("Pôle régional en enseignement supérieur de la Capitale-Nationale"),
        period=said("2024-2025"),
        actions=(RawAction(1, BOX, title),),
        results=(RawResult(1, BOX, said("5 rencontres"), action=title),),
    )
    return assemble(raw, source("2"))


def test_plan_and_report_as_read(tmp_path: Path) -> None:
    """Accents, added verbs and another form of the publisher's name keep nothing apart."""

    dataset = with_registries(link_documents(joined(read_plan(), read_report())))
    (link,), (pair,) = dataset.links, dataset.target_results
    write_dataset(dataset, tmp_path / "out")

    assert link.kind is LinkKind.REPORTED_IN
    assert (link.to_action, link.score) == ("Communauté de pratique CRIÉE", 0.9)
    assert "criee" in link.evidence
    assert link.evidence_fr.startswith("mêmes mots\u00a0: ")
    assert (pair.target_value, pair.result_value, pair.comparison) == (4.0, 5.0, "met")
    assert check_dataset(tmp_path / "out", Language.EN).faults == ()


def test_dangling_link_is_a_fault(tmp_path: Path) -> None:
    """A link to an action that is in no table is named by `jalon validate`."""

    dataset = with_registries(link_documents(joined(read_plan(), read_report())))
    write_dataset(replace(dataset, links=()), tmp_path / "out")
    lost = dataset.links[0].model_copy(update={"to_action_id": "f" * 16})
    write_dataset(replace(dataset, links=(lost,)), tmp_path / "other")

    faults = check_dataset(tmp_path / "out", Language.EN).faults
    others = check_dataset(tmp_path / "other", Language.EN).faults

    assert any("link_id" in fault and "links" in fault for fault in faults)
    assert any("to_action_id" in fault and "actions" in fault for fault in others)
