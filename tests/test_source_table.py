"""``jalon run --sources``: where the documents come from stands in the dataset."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from jalon import cli
from jalon.messages import Language, error_message
from jalon.publish import read_dataset
from jalon.schemas.dataset import Dataset
from jalon.schemas.errors import SourcesError
from jalon.source_table import read_sources, with_sources

SAMPLES = Path(__file__).parents[1] / "samples"
URL = "https://example.org/plan.pdf"


@pytest.mark.parametrize(
    "text",
    [
        f"file,url,licence,retrieved\nplan.pdf,{URL},CC-BY-4.0,2025-03-31\n",
        f"\ufeffFichier;Adresse;Licence;Obtenu\ndossier\\PLAN.pdf;{URL};CC-BY-4.0;2025-03-31\n",
        f"url\tsha256\tlicence\tdate\n{URL}\t{'0123456789abcdef' * 4}\tCC-BY-4.0\t2025-03-31\n",
    ],
    ids=["English", "French Excel", "by digest"],
)
def test_a_document_is_told(dataset: Dataset, tmp_path: Path, text: str) -> None:
    """Name, path or digest find the document, whatever separator the spreadsheet wrote."""

    path = tmp_path / "sources.csv"
    path.write_text(text, encoding="utf-8")
    (row,) = with_sources(dataset, read_sources(path)).documents

    told = (row.source_url, row.source_licence, row.retrieved_on)
    assert told == (URL, "CC-BY-4.0", dt.date(2025, 3, 31))


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("nom,url\na,b\n", "sources_no_file_column", "nom, url"),
        ("file,url\na.pdf,plan\n", "sources_bad_value", "2: 'plan'"),
        ("file,date\na.pdf,31/03/2025\n", "sources_bad_value", "2: '31/03/2025'"),
    ],
)
def test_a_table_that_cannot_be_used(tmp_path: Path, text: str, code: str, said: str) -> None:
    """What is wrong is said with the line, in a sentence of each language."""

    path = tmp_path / "sources.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourcesError) as caught:
        read_sources(path)

    assert (caught.value.code, caught.value.detail) == (code, said)
    assert said in error_message(code, Language.FR, file=path, detail=said)


def test_run_says_where_documents_come_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The address stands in ``documents`` and in the descriptor; a missing table is wrong usage."""

    monkeypatch.setattr(cli, "_speak_utf8", lambda: None)
    monkeypatch.setattr(cli, "_keep_libraries_quiet", lambda _: None)
    sample = min(SAMPLES.glob("*.pdf"))
    table, out = tmp_path / "sources.csv", tmp_path / "out"
    table.write_text(f"file,url\n{sample.name},{URL}\n", encoding="utf-8")
    run = ["run", str(sample), "-o", str(out), "-q", "--sources"]

    assert cli.main([*run, str(tmp_path / "none.csv")]) == 2
    assert cli.main([*run, str(table)]) == 0
    assert read_dataset(out).documents[0].source_url == URL
    descriptor = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    assert descriptor["sources"][0]["path"] == URL
    assert descriptor["jalon:settings"]["sources"].startswith("sha256:")
