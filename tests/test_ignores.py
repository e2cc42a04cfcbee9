"""`check --add-ignores` leaves nothing to report and changes nothing a reader sees."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Postedit

from lint.document import Document
from lint.formats import format_of

FOUND = "“There are other ways to reach the island,” he defended."
FILES = {
    "a.txt": f"Ferry to stop\n\n{FOUND}\n\nThe end.\n",
    "a.md": f"# Ferry\n\n{FOUND}\n\n- An item here.\n- {FOUND}\n\n> {FOUND}\n\n| a | b |\n|---|---|\n| {FOUND} | c |\n",
    "a.html": f"<h1>Ferry</h1>\n<p>{FOUND}</p>\n",
    "crlf.md": f"# Ferry\r\n\r\n{FOUND}\r\n",
}


@pytest.mark.parametrize("name", FILES)
def test_comments_answer_everything(postedit: Postedit, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name].encode())
    before = Document.parse(FILES[name], format=format_of(name))
    done = postedit("check", "--select", "CQ", "--add-ignores", name)
    assert done.returncode == 1
    after = path.read_bytes().decode()
    assert "postedit-ignore" in after
    assert [b.text for b in Document.parse(after, format=format_of(name)).blocks] == [b.text for b in before.blocks]
    again = postedit("check", "--select", "CQ", name)
    assert (again.returncode, again.stderr) == (0, ""), after


def test_what_has_no_place_is_said(postedit: Postedit, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(f'{{"title": "{FOUND}"}}\n', encoding="utf-8")
    done = postedit("check", "--select", "CQ", "--add-ignores", "a.json")
    assert done.stderr == "postedit: a.json: 1 findings have no place for a comment; use a baseline\n"
