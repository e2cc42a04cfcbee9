"""Page furniture: what is found, what is left alone, what is deleted unseen."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.document import Document
from lint.engine import RuleSet, check
from lint.fixer import fix
from lint.model import Safety
from lint.packs import builtin_packs

CODES = [f"BP{number:03}" for number in range(1, 30)]
RULES = RuleSet(builtin_packs(), "en", only=CODES)
PARAGRAPHS = (
    "The ministers of all five states met on the island.",
    "Rain had fallen since the early morning, and the ferry was late.",
    "Nobody in the hall wanted to speak first about the money.",
    "A waiter brought coffee while the interpreters were changing places.",
)
TAILS = ("Similar Posts", "Related articles", "You may also like", "Leave a comment", "Share this article")


def written(*blocks: str, newline: str = "\n") -> str:
    return (newline * 2).join(blocks) + newline


def fixed(text: str, *, unsafe: bool = False) -> str:
    return fix(Document.parse(text), partial(check, rules=RULES), unsafe=unsafe).text


def codes(text: str, format: str = "plain") -> list[str]:
    return [found.rule for found in check(Document.parse(text, format=format), RULES)]


@given(st.permutations(PARAGRAPHS))
def test_a_text_without_furniture_is_silent(paragraphs: list[str]) -> None:
    assert codes(written(*paragraphs)) == []


@given(st.permutations(PARAGRAPHS), st.sampled_from(TAILS), st.sampled_from(["\n", "\r\n"]))
def test_a_known_tail_is_cut_safely(paragraphs: list[str], tail: str, newline: str) -> None:
    assert fixed(written(*paragraphs, tail, newline=newline), unsafe=False) == written(*paragraphs, newline=newline)


@pytest.mark.parametrize(
    "line", ["© 2021 Daily Mirror", "1,204 views", "Published on 12 March 2021", "Photo: www.example.org"]
)
def test_lines_with_figures_and_addresses_are_never_deleted_unseen(line: str) -> None:
    text = written(*PARAGRAPHS, line)
    found = check(Document.parse(text), RULES)
    assert [fix.safety for diagnostic in found for fix in diagnostic.fixes] == [Safety.UNSAFE]
    assert fixed(text) == text


def test_links_below_a_heading_for_related_articles_go_with_it() -> None:
    text = written(*PARAGRAPHS, "Similar Posts", "Bridge closed for repair", "Why the ferry is late again")
    assert codes(text) == ["BP001"]
    assert fixed(text, unsafe=True) == written(*PARAGRAPHS)


def test_a_menu_is_one_finding_with_the_words_nobody_listed() -> None:
    menu = ("Home", "News", "Lighthouses", "Sport", "Weather", "Contact us")
    assert codes(written(*menu, *PARAGRAPHS)) == ["BP020"]
    assert fixed(written(*menu, *PARAGRAPHS), unsafe=True) == written(*PARAGRAPHS)


@pytest.mark.parametrize(
    "heading", ["Related articles", "Similar posts", "Share", "Read more", "Comments", "About the author"]
)
def test_a_heading_with_text_below_it_is_part_of_the_text(heading: str) -> None:
    assert codes(f"# Ferries\n\n{PARAGRAPHS[0]}\n\n## {heading}\n\n{PARAGRAPHS[1]}\n", "markdown") == []


@pytest.mark.parametrize(
    "text", ["```\nShare on Facebook\n```\n", "| Share on Facebook | Home |\n|---|---|\n| News | Sport |\n"]
)
def test_code_and_tables_are_silent(text: str) -> None:
    assert codes(f"{PARAGRAPHS[0]}\n\n{text}\n{PARAGRAPHS[1]}\n", "markdown") == []


def test_a_phrase_in_a_sentence_is_silent() -> None:
    assert (
        codes(written(PARAGRAPHS[0], "She wanted to share this article with her mother before the paper came.")) == []
    )
