"""Word-processor files are reported on by paragraph and character, and never written."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from conftest import Postedit
from odf.opendocument import OpenDocumentText
from odf.text import H, P

FOUND = "“There are other ways to reach the island,” he defended."


@pytest.fixture(params=["docx", "odt"])
def document(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"a.{request.param}"
    if request.param == "docx":
        made = docx.Document()
        made.add_heading("Ferry to stop")
        made.add_paragraph("The ferry stops in the autumn.")
        made.add_table(1, 2).rows[0].cells[1].text = FOUND
        made.save(str(path))
    else:
        text = OpenDocumentText()
        text.text.addElement(H(outlinelevel=1, text="Ferry to stop"))
        text.text.addElement(P(text="The ferry stops in the autumn."))
        text.text.addElement(P())
        text.text.addElement(P(text=FOUND))
        text.save(str(path))
    return path


def test_the_place_is_paragraph_and_character(postedit: Postedit, document: Path) -> None:
    done = postedit("check", "--select", "CQ", document)
    assert f"{document}:4:45: CQ002" in done.stdout


def test_nothing_is_written(postedit: Postedit, document: Path) -> None:
    before = document.read_bytes()
    done = postedit("fix", "--unsafe", document)
    assert f"postedit: {document}: is only reported on; repair it in the word processor\n" in done.stderr
    assert document.read_bytes() == before


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_what_is_no_document(postedit: Postedit, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"no zip")
    done = postedit("check", name)
    assert done.returncode == 2
    assert done.stderr.startswith(f"postedit: {name}: no readable {name[2:]} document")
