"""The registries hold together, and are changed by editing one file."""

from __future__ import annotations

import shutil
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from jalon.normalize.bodies.organisations import parse_organisations, resolve_organisation
from jalon.normalize.bodies.publishers import resolve_publisher
from jalon.normalize.bodies.registries import (
    RegistryError,
    check_registries,
    load_registries,
    region_rows,
    registry_rows,
)
from jalon.normalize.text.folding import slug
from jalon.schemas.registries import Body, BodyKind, Registries

NEW_POLE = """
  - id: pole-cote-nord-2
    name: Pôle nordique d'études supérieures
    brands: [Cap Nord]
    acronyms: [PNES]
    domains: [capnord.example]
    region: "09"
    source: none
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the registries' files that a test may edit."""

    with as_file(files("jalon.normalize").joinpath("data", "registries")) as packaged:
        shutil.copytree(packaged, tmp_path / "registries")
    return tmp_path / "registries"


def _body(**changes: object) -> Body:
    return replace(Body("a", "Office A", "test", BodyKind.BODY), **changes)  # type: ignore[arg-type]


def _check(*bodies: Body) -> None:
    check_registries(Registries(bodies, ()))


def test_every_kind_is_complete() -> None:
    """The 48 cégeps with three campuses, 19 universities and 46 orders are there."""

    kinds = [body.kind for body in registry_rows()]
    counts = [kinds.count(k) for k in (BodyKind.CEGEP, BodyKind.UNIVERSITY, BodyKind.ORDER)]

    assert counts == [51, 19, 46]


def test_every_region_has_its_pole() -> None:
    """Each of the seventeen regions has one Pôle that stands, known or kept ready."""

    standing = [
        body.region
        for body in registry_rows()
        if body.kind is BodyKind.POLE and body.region and body.valid_to is None
    ]

    assert sorted(standing) == [region.id for region in region_rows()]


def test_ids_are_slugs_of_names() -> None:
    """Outside the Pôles an id is the slug of the name, so that a reader can guess it."""

    odd = [b.id for b in registry_rows() if b.kind is not BodyKind.POLE and slug(b.name) != b.id]

    assert odd == []


def test_rows_are_sorted_and_sourced() -> None:
    """The published rows come in the order of their ids, each with its source in words."""

    rows = registry_rows()

    assert list(rows) == sorted(rows, key=lambda row: row.id)
    assert all(" " in row.source for row in rows)


def test_every_name_resolves_to_its_body() -> None:
    """No name of the registries is hidden by another's."""

    lost = [
        (body.id, name)
        for body in registry_rows()
        if body.valid_to is None
        for name in (body.name, *body.aliases, *body.brands, *body.short_names, *body.acronyms)
        if (found := resolve_organisation(name)) is None or found.code != body.id
    ]

    assert lost == []


def test_synonym_is_an_edit_to_one_file(folder: Path) -> None:
    """A synonym written into the file resolves, and did not before."""

    path = folder / "institutions.yaml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("aliases: [U. Laval]", "aliases: [U. Laval, La Vieille Dame]"), "utf-8"
    )
    found = resolve_organisation("La Vieille Dame", registries=load_registries(folder))

    assert resolve_organisation("La Vieille Dame") is None
    assert found is not None
    assert found.code == "universite-laval"


def test_new_pole_is_an_edit_to_one_file(folder: Path) -> None:
    """A Pôle written into the file is found by name, brand, acronym and address."""

    path = folder / "poles.yaml"
    path.write_text(path.read_text("utf-8") + NEW_POLE, "utf-8")
    registries = load_registries(folder)
    texts = ["Rapport annuel du Pôle nordique d'études supérieures", "Cap Nord", "capnord.example"]
    codes = [resolve_publisher(text, registries=registries) for text in texts]
    listed = parse_organisations("PNES, UQAC", registries=registries)

    assert {code.code for code in codes if code} == {"pole-cote-nord-2"}
    assert None not in codes
    assert listed[0].organisation_id == "pole-cote-nord-2"


def test_misspelt_key_is_an_error(folder: Path) -> None:
    """A key that no entry knows is refused and named."""

    path = folder / "poles.yaml"
    path.write_text(path.read_text("utf-8") + "    alias: [Nord]\n", "utf-8")

    with pytest.raises(ValueError, match="alias"):
        load_registries(folder)


def test_source_must_be_listed(folder: Path) -> None:
    """An entry whose source is not among the file's is refused and named."""

    path = folder / "poles.yaml"
    path.write_text(path.read_text("utf-8") + NEW_POLE.replace("none", "hearsay"), "utf-8")

    with pytest.raises(RegistryError, match="hearsay"):
        load_registries(folder)


def test_id_may_be_used_once() -> None:
    """Two entries of one id are refused."""

    with pytest.raises(RegistryError, match="id given to 2 entries"):
        _check(_body(), _body(name="Office B"))


def test_living_bodies_share_no_name() -> None:
    """Two bodies of the same years may not bear one name."""

    with pytest.raises(RegistryError, match="name of both"):
        _check(_body(acronyms=("OA",)), _body(id="b", name="Office B", acronyms=("OA",)))


def test_bodies_of_other_years_may_share_a_name() -> None:
    """A name may pass to a later body."""

    early = _body(acronyms=("OA",), valid_to="2016")
    late = _body(id="b", name="Office B", acronyms=("OA",), valid_from="2022")

    _check(early, late)


def test_links_must_exist() -> None:
    """A successor that no registry holds is refused."""

    with pytest.raises(RegistryError, match="in no registry"):
        _check(_body(successors=("c",)))


def test_links_go_both_ways() -> None:
    """A predecessor must name its successor."""

    with pytest.raises(RegistryError, match="lacks its successor"):
        _check(_body(), _body(id="b", name="Office B", predecessors=("a",)))
