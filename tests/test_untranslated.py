"""Untranslated text: what the examples of the packs do not show."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lint.checks import scripts
from lint.document import Document
from lint.engine import RuleSet, check
from lint.packs import builtin_packs

PACKS = builtin_packs()
ENGLISH = RuleSet(PACKS, "en", only=["UT001", "UT002", "UT003", "UT004"])


def found(text: str) -> list[tuple[str, str]]:
    return [(d.rule, text[slice(*d.span)]) for d in check(Document.parse(text), ENGLISH)]


def test_an_island_takes_its_digits_along_but_not_the_quotes() -> None:
    assert found("The price rose by 3万 and “they said 没有 again”.") == [("UT003", "3万"), ("UT003", "没有")]


def test_a_word_of_mixed_letters_is_reported_once_and_whole() -> None:
    assert found("The label of the bottle says Pшcдjщk today.") == [("UT002", "Pшcдjщk")]


def test_a_quotation_wholly_in_another_script_is_meant() -> None:
    assert found("The banner read “没有”, he said.") == []


def test_the_declared_source_names_the_language() -> None:
    document = Document.parse("The 調査 goes on.", source_lang="ja")
    assert scripts.language_of("調査", document) == "ja"
    assert scripts.language_of("調査", Document.parse("The 調査 goes on.")) == "und-Hani"
    assert scripts.language_of("увага", Document.parse("увага", source_lang="uk")) == "uk"


def test_a_text_in_the_wrong_language_is_said_once() -> None:
    russian = "Он сказал, что всё будет хорошо. Она ответила: “Yes”. Потом они ушли.\n\nИ всё."
    assert [rule for rule, _ in found(russian)] == ["UT004"]


@given(st.text(alphabet="aеоbсd αβ猫“”() .\n", max_size=60))
def test_positions_are_sound_and_repairs_leave_no_lookalike(text: str) -> None:
    for diagnostic in check(Document.parse(text), ENGLISH):
        assert 0 <= diagnostic.span.start < diagnostic.span.end <= len(text)
        for fix in diagnostic.fixes:
            assert fix.edits[0].span == diagnostic.span
            assert fix.edits[0].replacement.isascii()


# -- Latin letters -------------------------------------------------------------------------------

LATIN = RuleSet(PACKS, "en", only=["UT005", "UT006"])


def latin(text: str, lang: str = "en", source_lang: str = "") -> list[tuple[str, str, str]]:
    document = Document.parse(text, lang=lang, source_lang=source_lang)
    rules = RuleSet(PACKS, lang, source_lang, only=["UT005", "UT006"])
    return [(d.rule, text[slice(*d.span)], d.message) for d in check(document, rules)]


def test_sentences_of_one_language_that_follow_each_other_are_one_passage() -> None:
    german = "Die Gespräche werden im Januar fortgesetzt. Niemand weiß, wie lange sie dauern"
    text = f"The talks are over. {german}. The minister was pleased."
    assert [(rule, part) for rule, part, _ in latin(text)] == [("UT005", german)]


def test_the_document_tells_which_of_two_languages_shares_a_word() -> None:
    assert "Italian" in latin("It is importante to rest.\n\nThey velocemente raccontata the story.")[0][2]
    assert "Portuguese" in latin("It is importante to rest.", source_lang="pt")[0][2]


def test_a_word_that_comes_back_is_a_term() -> None:
    assert len(latin("The vertrag ended.")) == 1
    assert latin("The vertrag ended. A vertrag is a vertrag.") == []


def test_a_language_without_those_letters_is_not_named() -> None:
    sport = "She won the {} yesterday, and everybody cheered."
    assert latin(sport.format("þríbættaða"))[0][2].startswith("“þríbættaða” looks Icelandic")
    assert latin(sport.format("kömpvält"))[0][2].startswith("“kömpvält” looks foreign")


def test_a_misspelt_english_word_is_not_called_foreign() -> None:
    assert latin("He is sory about the polisy.") == []


def test_a_language_without_a_list_is_left_alone() -> None:
    assert latin("Ovo je sasvim običan tekst o svemu i svačemu, die und das.", lang="hr") == []


def test_every_language_knows_its_own_sentences() -> None:
    own = {
        "de": "Die Gespräche beginnen im Januar, aber niemand weiß, wie lange sie dauern werden.",
        "fr": "Les discussions commencent en janvier, mais personne ne sait combien de temps elles dureront.",
        "es": "Las conversaciones empiezan en enero, pero nadie sabe cuánto tiempo van a durar.",
        "it": "I colloqui iniziano a gennaio, ma nessuno sa quanto tempo dureranno.",
        "pt": "As conversas começam em janeiro, mas ninguém sabe quanto tempo vão durar.",
        "nl": "De gesprekken beginnen in januari, maar niemand weet hoelang ze gaan duren.",
        "pl": "Rozmowy zaczynają się w styczniu, ale nikt nie wie, jak długo potrwają.",
        "cs": "Jednání začnou v lednu, ale nikdo neví, jak dlouho potrvají.",
        "sv": "Samtalen börjar i januari, men ingen vet hur länge de kommer att pågå.",
        "da": "Samtalerne begynder i januar, men ingen ved, hvor længe de varer.",
        "nb": "Samtalene begynner i januar, men ingen vet hvor lenge de vil vare.",
    }
    for home, text in own.items():
        assert latin(text, lang=home) == []
        found = [(rule, message.split(":")[0]) for rule, _, message in latin(text)]
        assert found and all(rule == "UT005" for rule, _ in found), home


PARTS = ["die ", "und ", "the ", "que ", "señor ", "Hans ", ". ", "\n", "l’", "“", "-", "x"]


@given(st.lists(st.sampled_from(PARTS), max_size=40).map("".join))
def test_places_are_words_of_the_text(text: str) -> None:
    for diagnostic in check(Document.parse(text), LATIN):
        part = text[slice(*diagnostic.span)]
        assert part and part == part.strip()


def test_an_acronym_of_the_source_is_reported_once_with_its_other_places() -> None:
    text = "They estimated total body water (ACT). ACT was low."
    (diagnostic,) = check(Document.parse(text), RuleSet(PACKS, "en", only=["UT007"]))
    assert [text[slice(*span)] for span in (diagnostic.span, *diagnostic.related)] == ["ACT", "ACT"]


def test_a_whole_text_in_another_language_is_said_once() -> None:
    german = "Die Gespräche werden im Januar in Genf fortgesetzt.\n\nNiemand weiß, wie lange sie dauern werden."
    document = Document.parse(german)
    found = check(document, RuleSet(PACKS, "en", only=["UT005", "UT006", "UT008"]))
    assert [d.rule for d in found] == ["UT008"]


def test_any_language_code_will_do() -> None:
    for lang in ("gml", "my", "zh-Hant", "sr-Latn", "xx", "ja", "iw"):
        assert check(
            Document.parse("Hello, привет и до свидания, 你好.", lang=lang), RuleSet(PACKS, lang, only=["UT003"])
        )
