"""Names: slips, mentions, and the property that right names are left alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lint import fix_text, lint_text
from lint.document import Document
from lint.names.acronyms import explanations
from lint.names.channel import respelt
from lint.names.index import NameIndex
from lint.names.known import KnownNames
from lint.names.mentions import name_words
from lint.names.slips import Kind, one_slip_away, pairs, slip_between
from lint.names.sounds import skeleton, transliteration_key

WORDS = st.text("abcdeilnor", min_size=1, max_size=9)


@given(WORDS)
def test_every_form_one_slip_away_has_a_slip_that_undoes_it(written: str) -> None:
    for meant in {*one_slip_away(written)} - {written}:
        slip = slip_between(written, meant)
        assert slip is not None
        assert written[: slip.start] + slip.right + written[slip.end :] == meant


@given(st.sets(WORDS, max_size=12))
def test_pairs_are_all_forms_one_slip_apart(forms: set[str]) -> None:
    expected = {(a, b) for a in forms for b in forms if a < b and slip_between(a, b)}
    assert {*pairs(forms)} == expected


def test_kinds_of_slips() -> None:
    kinds = [
        ("merkle", "merkel"),
        ("obma", "obama"),
        ("sttalin", "stalin"),
        ("putun", "putin"),
        ("linxcoln", "lincoln"),
    ]
    assert [slip.kind for pair in kinds if (slip := slip_between(*pair))] == [
        Kind.TRANSPOSITION, Kind.OMISSION, Kind.DOUBLING, Kind.NEIGHBOUR, Kind.ADDITION,
    ]  # fmt: skip
    assert slip_between("anna", "anna") is None
    assert slip_between("scholz", "schultz") is None


def test_a_repair_keeps_capitals_and_accents() -> None:
    for written, letters, meant, right in [
        ("McDnoald", "mcdnoald", "mcdonald", "McDonald"),
        ("Sáncehz", "sancehz", "sanchez", "Sánchez"),
        ("Npaoleon", "npaoleon", "napoleon", "Napoleon"),
        ("Rnesto", "rnesto", "ernesto", "Ernesto"),
        ("Nrico", "nrico", "enrico", "Enrico"),
        ("Xaria", "xaria", "maria", "Maria"),
        ("Lpato", "lpato", "plato", "Plato"),
        ("Xanton", "xanton", "anton", "Anton"),
        ("Aanton", "aanton", "anton", "Anton"),
        ("O’Conor", "oconor", "oconnor", "O’Connor"),
    ]:
        slip = slip_between(letters, meant)
        assert slip is not None
        assert respelt(written, slip) == right


def test_name_words_know_their_neighbours() -> None:
    document = Document.parse(
        "Then Ludwig van Beethoven met Anna-Maria K. O’Hara’s aunt. See `Foo` and www.Bar.com, BBC.\n"
    )
    found = [(word.text, word.before, word.after) for word in name_words(document)]
    assert found == [
        ("Then", "", "ludwig"),
        ("Ludwig", "then", "beethoven"),
        ("Beethoven", "ludwig", ""),
        ("Anna", "", "maria"),
        ("Maria", "anna", "ohara"),
        ("O’Hara", "maria", ""),
        ("See", "", ""),
    ]


def test_a_name_is_repaired_to_the_form_the_text_has() -> None:
    text = "Ingeborg Tarvainnen came first. Later Tarvanien, no, Tarvainenn spoke. Tarvainnen was pleased.\n"
    assert "Tarvainenn" not in fix_text(text, unsafe=True)


def test_two_people_with_near_names_stay_apart() -> None:
    text = "Karen Hollins and Peter Collins sing. Hollins has the higher voice; Collins plays. Colins is a village.\n"
    found = {text[d.span.start : d.span.end] for d in lint_text(text) if d.category == "names"}
    assert found <= {"Colins"}


def test_keys_of_known_transliterations() -> None:
    for group in (
        "sergei sergey serguei",
        "ryabkov riabkov",
        "yeltsin eltsin",
        "schroeder schroder",
        "zelensky zelenskyi",
    ):
        assert len({transliteration_key(name) for name in group.split()}) == 1
    assert skeleton("scholz") == skeleton("schultz")
    assert transliteration_key("scholz") != transliteration_key("schultz")


def test_explanations_of_acronyms() -> None:
    text = "The Organization for Security and Co-operation (OSC), rules (EU), the BOI (Bank of Italy), a UN (see Bonn)."
    found = [(one.acronym, one.text) for one in explanations(Document.parse(text))]
    assert found == [("OSC", "Organization for Security and Co-operation"), ("BOI", "Bank of Italy")]


def test_names_joined_in_a_list_are_two() -> None:
    apart = "Kazuko Hondaya and Kazuo Hondaya run the shop. Kazuo bakes.\n"
    assert not [d for d in lint_text(apart) if d.category == "names"]


def test_a_title_vouches_for_a_name() -> None:
    text = "We saw {}Gemrano there.\n"
    known = KnownNames("en")
    for before, titled in (("", False), ("Mr ", True), ("Mr. ", True), ("senator ", True)):
        words = name_words(Document.parse(text.format(before)))
        index = NameIndex(text.format(before), words, known, ("Mr", "senator"))
        assert index.is_titled("gemrano") is titled


def test_one_and_many_are_no_slips_of_each_other() -> None:
    text = "Rules of the Member States are old. " * 40 + "It is clear that one Member State is late."
    assert [found.rule for found in lint_text(text) if found.category == "names"] == []
