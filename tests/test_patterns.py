"""The declarative kinds of rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.document import Document
from lint.engine import RuleSet, check
from lint.fixer import fix
from lint.model import Diagnostic
from lint.packs import load_pack
from lint.patterns import like

HEAD = '[[rule]]\ncode = "BP900"\nname = "tried"\nmessage = "{match}"\nwhy = "w"\nbad = ["x"]\ngood = ["y"]\n'


@pytest.fixture
def rules(tmp_path: Path):  # type: ignore[no-untyped-def]
    def build(body: str) -> RuleSet:
        path = tmp_path / "pack.toml"
        path.write_text(HEAD + body, encoding="utf-8")
        return RuleSet([load_pack(path)], "en")

    return build


def found(rules: RuleSet, text: str) -> list[str]:
    return [text[slice(*d.span)] for d in check(Document.parse(text), rules)]


def fixed(rules: RuleSet, text: str) -> str:
    def run(document: Document) -> list[Diagnostic]:
        return check(document, rules)

    return fix(Document.parse(text), run, unsafe=True).text


def test_phrase(rules) -> None:  # type: ignore[no-untyped-def]
    phrase = rules('kind = "phrase"\nany_of = ["in this sense", "don\'t worry"]\nfix = { replace = "so" }')
    text = "In this  sense, IN THIS SENSE it is. He fell in this senseless way. Don’t worry."
    assert found(phrase, text) == ["In this  sense", "IN THIS SENSE", "Don’t worry"]
    assert fixed(phrase, text).startswith("So, SO it is. He fell in this senseless way. So.")


def test_phrase_over_a_wrapped_line(rules) -> None:  # type: ignore[no-untyped-def]
    phrase = rules('kind = "phrase"\nany_of = ["the social network"]')
    text = "It was announced by the mayor on the social\nnetwork that she runs at the weekend and in\nthe evening.\n"
    assert found(phrase, text) == ["the social\nnetwork"]


def test_regex_with_groups(rules) -> None:  # type: ignore[no-untyped-def]
    pattern = rules(r"""kind = "regex"
pattern = 'the years (?P<d>\d0)'
fix = { replace = 'the \g<d>s' }""")
    assert fixed(pattern, "In the years 60 and the years 70.") == "In the 60s and the 70s."


def test_a_template_takes_the_capital_of_the_sentence_alone(rules) -> None:  # type: ignore[no-untyped-def]
    pattern = rules("""kind = "regex"
pattern = '[Tt]he past Monday|Regent'
fix = { replace = "last Monday" }""")
    text = "The past Monday it rained. “The past Monday”, so the Regent, or the past Monday."
    assert fixed(pattern, text) == "Last Monday it rained. “Last Monday”, so the last Monday, or last Monday."


def test_swap_from_table_and_file(rules, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "swap.tsv").write_text(
        "# wrong\tright\nrecieve\treceive\naparent\tapparent\ta parent\n", encoding="utf-8"
    )
    swap = rules('kind = "swap"\nfile = "swap.tsv"\nswap = { "teh" = "the" }\nfix = { safety = "safe" }')
    assert fixed(swap, "Teh men RECIEVE it.") == "The men RECEIVE it."
    (diagnostic,) = check(Document.parse("It is aparent."), swap)
    assert [f.edits[0].replacement for f in diagnostic.fixes] == ["apparent", "a parent"]


def test_line_is_the_whole_block(rules) -> None:  # type: ignore[no-untyped-def]
    line = rules('kind = "line"\nany_of = ["Similar Posts"]\nfix = { delete = "block", safety = "safe" }')
    text = "She had read similar posts before.\n\nSimilar posts:\n"
    assert found(line, text) == ["Similar posts:"]
    assert fixed(line, text) == "She had read similar posts before.\n"


def test_pair_in_a_sentence(rules) -> None:  # type: ignore[no-untyped-def]
    pair = rules("kind = \"pair\"\nfirst = 'Kyiv'\nsecond = 'Kiev'\nwithin = \"sentence\"")
    assert found(pair, "From Kyiv to Kiev. Kiev is old.") == ["Kiev"]
    wide = rules("kind = \"pair\"\nfirst = 'Kyiv'\nsecond = 'Kiev'\nwithin = \"document\"")
    (first, _) = check(Document.parse("Kiev is old.\n\nKyiv is not. Kiev is."), wide)
    assert first.related[0].start == 14


def test_density(rules) -> None:  # type: ignore[no-untyped-def]
    density = rules('kind = "density"\nany_of = ["indeed"]\nper_thousand = 100\nat_least = 2')
    assert found(density, "Indeed it is, indeed.") == ["Indeed", "indeed"]
    assert found(density, "Indeed it is, indeed. " + "It is what it is and no more. " * 5) == []


def test_unless_and_where(rules) -> None:  # type: ignore[no-untyped-def]
    unless = rules('kind = "phrase"\nany_of = ["the lead"]\nunless = [\'in the lead\']')
    assert found(unless, "He is in the lead and takes the lead.") == ["the lead"]
    title = rules('kind = "phrase"\nany_of = ["ferry"]\nwhere = "title"')
    text = "Ferry stops\n\nThe ferry that links the two shores stops in autumn.\n\nFerry\n"
    assert found(title, text) == ["Ferry"]
    tail = rules('kind = "phrase"\nany_of = ["ferry"]\nwhere = "tail"')
    assert [d.span.start for d in check(Document.parse(text), tail)] == [text.rindex("Ferry")]


@pytest.mark.parametrize(
    ("model", "text", "result"),
    [("In", "so", "So"), ("IN THIS", "so", "SO"), ("in", "so", "so"), ("I", "so", "So"), ("IN", "the US", "The US")],
)
def test_the_case_of_a_replacement(model: str, text: str, result: str) -> None:
    assert like(model, text) == result
