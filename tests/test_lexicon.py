"""The lexicon: lookup in the file as it lies, and words that look alike."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from lint.lexicon import Entry, Lexicon, lexicon_of
from lint.packs import rules_folder

HEAD = b"# a head\n# of two lines\n"
LETTERS = st.characters(codec="utf-8", exclude_characters="\t\n#", exclude_categories=["Cc", "Z"])
WORDS = st.lists(st.text(LETTERS, min_size=1))


def build(words: set[str], head: bytes = HEAD) -> Lexicon:
    return Lexicon(head + b"".join(sorted(f"{word}\t35\n".encode() for word in words)))


@given(WORDS, WORDS)
def test_contains_exactly_its_words(inside: list[str], outside: list[str]) -> None:
    lexicon = build({*inside})
    assert all(word in lexicon for word in inside)
    assert all((word in lexicon) == (word in inside) for word in outside)


def test_a_word_shorter_than_the_prefix_and_the_first_and_last_word() -> None:
    lexicon = build({"a", "ab", "abc", "zz"}, head=b"")
    assert all(word in lexicon for word in ("a", "ab", "abc", "zz"))
    assert not any(word in lexicon for word in ("", "b", "z", "zzz", "abcd"))


def test_entry() -> None:
    english = lexicon_of("en")
    assert english is not None
    assert english.get("colour") == Entry(4.7, "BCU")
    assert english.get("recieve") is None
    assert english.frequency("the") > english.frequency("separate") > english.frequency("xylophone") > 0
    assert english.frequency("recieve") == 0
    assert "London" in english and "london" not in english


@given(st.text("abcd", min_size=1, max_size=6), st.sets(st.text("abcd", min_size=1, max_size=6)))
def test_near_gives_what_the_distance_says(word: str, words: set[str]) -> None:
    lexicon = build(words)
    wanted = {other for other in words if OSA.distance(word, other) == 1}
    assert {*lexicon.near(word, 1)} == wanted
    within_two = {other for other in words if other[0] == word[0] and 0 < OSA.distance(word, other) <= 2}
    assert {*lexicon.near(word, 2)} == within_two | wanted


def test_no_lexicon_no_words() -> None:
    assert lexicon_of("xx") is None


def test_the_english_file_is_sorted_and_well_formed() -> None:
    lines = (rules_folder() / "en" / "lexicon.txt").read_bytes().split(b"\n")
    body = [line for line in lines if line and not line.startswith(b"#")]
    assert body == sorted(body)
    assert all(len(line.split(b"\t")) == 2 and line.split(b"\t")[1][:2].isdigit() for line in body)
