"""Documents with their answers, read once: what the confidence is fitted on, kept between fits."""

from __future__ import annotations

import hashlib
import json
import pickle
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gold import Row, fold, verdicts

from jalon.assemble.actions import ActionIndex
from jalon.assemble.document import _period as document_period
from jalon.assemble.findings import Desk
from jalon.assemble.targets import make_targets
from jalon.extract.document import conclude, prepare
from jalon.extract.judge import Case, Judged, case_of
from jalon.extract.judge.actions import action_facts
from jalon.inputs import find_inputs
from jalon.schemas.inputs import SourceFile
from jalon.schemas.raw import RawDocument, RawTarget
from jalon.vocabulary import Wordbook

_KNOWN: dict[tuple[str, RawTarget], dict[str, Any]] = {}
ROOT = Path(__file__).parents[1]
CODE = ("extract", "normalize", "schemas", "src/jalon/assemble")


Inputs = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One document with its answers, read and not yet judged."""

    source: str
    name: str
    file: SourceFile
    shell: RawDocument
    case: Case
    gold: tuple[Row, ...]
    actions: tuple[Mapping[str, float], ...] = ()
    right_actions: tuple[bool, ...] = ()


def documents(
    folders: Sequence[Path], cache: Path, joined: Mapping[str, str] | None = None
) -> Iterator[Document]:
    """Every document of ``folders`` that has answers; read anew where the code has changed.

    Args:
        folders: Each is a source of its name.
        cache: What was read before.
        joined: Sources that are counted as another.
    """
    joined = joined or {}
    code = _code_digest()
    cache.mkdir(parents=True, exist_ok=True)
    for folder in folders:
        for path in sorted(folder.glob("*.gold.json")):
            pdf = path.with_name(path.name.removesuffix(".gold.json") + ".pdf")
            digest = hashlib.sha256(code + pdf.read_bytes()).hexdigest()[:24]
            kept = cache / f"{digest}.pickle"
            if not kept.exists():
                kept.write_bytes(pickle.dumps(_read(pdf)))
            file, shell, inputs = pickle.loads(kept.read_bytes())
            *rows, actions = inputs
            case = case_of(*rows)
            gold = json.loads(path.read_text(encoding="utf-8"))
            source = joined.get(folder.name, folder.name)
            facts, right = (), ()
            if "actions" in gold:  # else nobody says which are right
                facts = tuple(action_facts(actions, rows[-1], len(rows[0])))
                right = tuple(_right_actions([a.action.text for a, _ in actions], gold))
            yield Document(
                source, pdf.stem, file, shell, case, tuple(gold.get("rows", [])), facts, right
            )


def _read(pdf: Path) -> tuple[SourceFile, RawDocument, Inputs]:
    file = find_inputs([pdf]).files[0]
    prepared = prepare(pdf, Wordbook())
    read = prepared.plan.read
    pages = [
        replace(p, connectors=(), fills=(), rules=(), images=()) for p in prepared.contents.pages
    ]
    every = Judged(tuple(t for t, _ in read.targets))
    inputs = (read.targets, pages, read.findings, prepared.contents.vocabulary, read.actions)
    return file, conclude(prepared, every), inputs


def _right_actions(texts: Sequence[str], gold: Mapping[str, Sequence[Row]]) -> Iterator[bool]:
    """Whether each action is one of the answers', which are counted."""
    left = Counter(fold(row["action"]) for row in gold["actions"] if row.get("action"))
    for text in map(fold, texts):
        yield left[text] > 0
        left[text] -= 1


def assembled(document: Document, rows: Sequence[RawTarget]) -> list[dict[str, Any]]:
    """The dataset's rows of ``rows``, one for each; the row's own text alone where it has none."""
    shell = document.shell
    periods = {t.period_meant for t in shell.targets if t.period is None}
    meant = next(iter(periods)) if len(periods) == 1 else None
    # how sure a row is says nothing of what it states
    held = [replace(t, confidence=0.0, field_confidence=()) for t in rows]
    held = [replace(t, period_meant=meant) if t.period is None else t for t in held]
    raw = replace(shell, targets=tuple(held), actions=(), results=())
    desk = Desk(document.file, document_period(raw), raw.language, (), raw.page_sizes, None)
    actions = ActionIndex(raw, desk)
    return [_made(document.file.document_id or "", t, actions, desk) for t in held]


def _made(document_id: str, row: RawTarget, actions: ActionIndex, desk: Desk) -> dict[str, Any]:
    """The dataset's row of one raw row; made once, however often it is asked for."""
    if (document_id, row) not in _KNOWN:
        made = make_targets((row,), actions, desk)
        _KNOWN[document_id, row] = made[0].model_dump(mode="json") if made else {"page": row.page}
    return _KNOWN[document_id, row]


def judged_by_gold(document: Document, rows: Sequence[RawTarget]) -> list[dict[str, bool | None]]:
    """What is right of each of ``rows``."""
    return verdicts(document.gold, assembled(document, rows))


def _code_digest() -> bytes:
    digest = hashlib.sha256()
    for folder in CODE:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".py", ".yaml", ".json", ".csv"} and "extract/judge" not in str(
                path
            ):
                digest.update(path.read_bytes())
    return digest.digest()
