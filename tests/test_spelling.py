"""Spelling: the channel, what is left alone, and repairs that hold. The examples of the rules run elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.document import Document
from lint.engine import RuleSet, check
from lint.fixer import fix
from lint.lexicon import lexicon_of, pairs_of
from lint.packs import builtin_packs
from lint.spelling.channel import slip_cost
from lint.spelling.region import region_of
from lint.spelling.suggest import Place, Suggester

RULES = RuleSet(builtin_packs(), "en", only=["SP001", "SP002"])
LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)


def found(text: str, **options: str) -> list[str]:
    document = Document.parse(text, **options)
    return [text[d.span.start : d.span.end] for d in check(document, RULES)]


def best(word: str, before: str = "", after: str = "", region: str = "") -> str:
    lexicon = lexicon_of("en")
    assert lexicon is not None
    return Suggester(lexicon, pairs_of("en"), region).suggestions(word, Place(before, after))[0].text


@given(LETTERS)
def test_no_slip_costs_nothing(word: str) -> None:
    assert slip_cost(word, word) == 0


@given(LETTERS, LETTERS)
def test_every_slip_costs_something(word: str, written: str) -> None:
    assert word == written or slip_cost(word, written) > 0


def test_likely_slips_cost_less() -> None:
    assert slip_cost("receive", "recieve") < slip_cost("receive", "reqeive") < slip_cost("receive", "eceivf")
    assert slip_cost("separate", "seperate") < slip_cost("separate", "sepqrate") < slip_cost("separate", "sepmrate")
    assert slip_cost("letter", "leter") < slip_cost("letter", "letr")


@pytest.mark.parametrize(
    ("written", "before", "after", "right"),
    [
        ("acomodate", "", "", "accommodate"),
        ("definately", "", "", "definitely"),
        ("enviroment", "the", "", "environment"),
        ("beleive", "i", "that", "believe"),
        ("thier", "in", "own", "their"),
        ("lenght", "the", "of", "length"),
        ("wich", "in", "the", "which"),
    ],
)
def test_suggestion(written: str, before: str, after: str, right: str) -> None:
    assert best(written, before, after) == right


def test_the_spelling_of_the_country_comes_first() -> None:
    assert best("orgganise", region="B") == "organise"
    assert best("ogranize", region="A") == "organize"


def test_the_region_of_a_text() -> None:
    lexicon = lexicon_of("en")
    assert lexicon is not None
    british = "The colour of the travelled centre."
    assert region_of(Document.parse(british), lexicon) == "B"
    assert region_of(Document.parse(british, lang="en-US"), lexicon) == "A"
    assert region_of(Document.parse("The colour and the color."), lexicon) == ""


@pytest.mark.parametrize(
    "text",
    [
        "See https://example.com/recieve or recieve@example.com or recieve.txt for more.",
        "Run `recieve` with --recieve or $recieve and recieve().",
        "He was ’ungry and kept hittin’ the wall.",
        "They call it “thiccy” or “chuka” there.",
        "Mr Goverment and Ms Seperate met in the hall.",
        "Nous avons recu le goverment et nous allons seperer les deux parties de la ville.",
        "The 9th and the 24th of July are 3 km and 5 kg apart.",
        "",
    ],
)
def test_left_alone(text: str) -> None:
    assert found(text, format="markdown") == []


def test_no_lexicon_no_finding() -> None:
    assert found("Teh goverment recieved it.", lang="de") == []


def test_part_of_a_compound() -> None:
    assert found("It was a well-recieved and much-discussed book.") == ["recieved"]


AROUND = st.text(" \n*_`“”'’—.,()#[]\\ a\u00a0", max_size=40)


@given(st.sampled_from(["goverment", "recieved", "seperate", "begining"]), AROUND, AROUND)
def test_repairs_change_nothing_but_the_word(word: str, before: str, after: str) -> None:
    text = f"{before}\n\nThe long {word} road.\n\n{after}"
    document = Document.parse(text, format="markdown")
    fixed = fix(document, lambda other: check(other, RULES), unsafe=True)
    assert (
        fixed.text.replace("government", "goverment")
        .replace("received", "recieved")
        .replace("separate", "seperate")
        .replace("beginning", "begining")
        == text
    )
