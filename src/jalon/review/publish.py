"""The dataset written anew with what people said, without reading every PDF again."""

from __future__ import annotations

import json

from jalon.corrections.apply import apply_events
from jalon.corrections.copies import told_apart
from jalon.corrections.store import digest_of
from jalon.linking.link import link_documents
from jalon.publish import write_dataset
from jalon.publish.datapackage import FILE_NAME
from jalon.publish.provenance import settings_of
from jalon.registries import with_registries
from jalon.review.desk import Desk
from jalon.schemas.dataset import join_datasets


def publish(desk: Desk) -> None:
    """Write the desk's dataset to its folder, corrections applied, what was read again as it is.

    Raises:
        OutputError: It cannot be written; the former dataset then stands as it was.
    """
    parts = [desk.parts.part(row.document_id) for row in desk.parts.documents]
    events, own = desk.events(), desk.own()
    registries = own.registries if own is not None else None
    dataset = apply_events(told_apart(join_datasets(parts)), events, registries).dataset
    dataset = with_registries(link_documents(dataset), registries)
    text = (desk.folder / FILE_NAME).read_text(encoding="utf-8")
    settings = settings_of(json.loads(text))
    if own is not None:
        settings["vocabulary"] = f"sha256:{own.digest}"
    if events:
        settings["corrections"] = f"sha256:{digest_of(events)}"
    write_dataset(dataset, desk.folder, settings)
