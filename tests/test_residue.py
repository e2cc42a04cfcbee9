"""Machine residue: what the examples of the packs cannot say."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.document import Document
from lint.engine import RuleSet, check
from lint.fixer import fix
from lint.formats import FORMATS
from lint.mention import is_mention
from lint.model import Diagnostic
from lint.packs import builtin_packs

PACKS = builtin_packs()
CODES = [rule.code for pack in PACKS for rule in pack.rules if rule.code.startswith("RE")]
RULES = RuleSet(PACKS, "en", only=CODES)
SENTENCES = ("Sure!", "Here is the translation:", "Note: I have kept it.", "The talks began in the town on Monday.")
MARKS = (
    "< > / b sup & amp ; #39 nbsp { } % s $ [ ] 1 note \\ n u00e9 __ PH0 ' \" “ ” ``` turn0search0 ⟦ ⟧ @@ ▁ ⁇ (sic)"
    " =20 %20 ( the"
)
PIECES = st.sampled_from([*MARKS.split(), " ", "\n\n", *SENTENCES])
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=80)
ANSWER = """Certainly! Here is the translation of the article into English:

```
The talks begin in January.

Nobody knows who will come to the island.
```

---

**Notes on the translation:**

- The name of the island was kept.

Let me know if you would like any changes!
"""


def diagnose(text: str) -> list[Diagnostic]:
    return check(Document.parse(text), RULES)


def repaired(text: str, *, unsafe: bool = False, format: str = "plain") -> str:
    return fix(Document.parse(text, format=format), partial(check, rules=RULES), unsafe=unsafe).text


@given(TEXTS, st.sampled_from(sorted(FORMATS)))
def test_any_text_has_its_findings_inside_it(text: str, format: str) -> None:
    for diagnostic in check(Document.parse(text, format=format), RULES):
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= len(text)
        assert all(0 <= e.span.start <= e.span.end <= len(text) for found in diagnostic.fixes for e in found.edits)


@given(TEXTS, st.sampled_from(sorted(FORMATS)))
def test_repaired_text_needs_no_repair(text: str, format: str) -> None:
    for unsafe in (False, True):
        once = repaired(text, unsafe=unsafe, format=format)
        assert repaired(once, unsafe=unsafe, format=format) == once


def test_of_a_chat_answer_the_text_is_left() -> None:
    assert repaired(ANSWER, unsafe=True) == (
        "The talks begin in January.\n\nNobody knows who will come to the island.\n"
    )


def test_of_a_chat_answer_in_markdown_the_text_is_left() -> None:
    text = ANSWER.replace("```\nThe", "```markdown\nThe")
    assert repaired(text, unsafe=True, format="markdown") == (
        "The talks begin in January.\n\nNobody knows who will come to the island.\n"
    )


def test_notes_under_a_heading_are_not_deleted_unseen() -> None:
    assert "The name of the island was kept." in repaired(ANSWER)


@pytest.mark.parametrize("name", ["Here is the translation:", "Let me know if you need anything else!"])
def test_chat_talk_in_the_middle_of_a_text_is_a_part_of_it(name: str) -> None:
    paragraphs = [f"This is paragraph number {n} of the story, and it goes on." for n in range(30)]
    assert diagnose("\n\n".join([*paragraphs[:15], name, *paragraphs[15:]])) == []


@pytest.mark.parametrize(
    "text",
    [
        "The mark “turn0search0” is often left in answers.",
        "Placeholders such as `__PH0__` and “⟦1⟧” are put back.",
        "Write “&amp;” for an ampersand and “<br>” for a break.",
        "The engine writes “<unk>” where it has no word.",
        "A chatbot’s “As an AI language model, I cannot” is well known.",
    ],
)
def test_a_text_about_residue_has_none(text: str) -> None:
    assert diagnose(text) == []


def test_a_number_that_leads_somewhere_is_no_residue() -> None:
    assert [d.rule for d in diagnose("Rome fell in 476.[1]")] == ["RE011"]
    assert diagnose("Rome fell in 476.[1]\n\n[1] A. Smith, Rome, 1998.") == []


def test_mentions_need_their_own_quotes() -> None:
    assert is_mention("the “<b>” tag", 5, 8)
    assert not is_mention("He said “no” to <b> twice", 16, 19, 30)
    assert is_mention("see “the <b> here”", 9, 12, 30)
    assert not is_mention("see “the <b> here”", 9, 12)
