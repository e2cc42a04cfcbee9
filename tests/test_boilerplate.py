"""Page furniture: what is found, what is left alone, what is deleted unseen."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks.boilerplate.slots import Slots
from lint.document import Document
from lint.engine import RuleSet, check
from lint.fixer import fix
from lint.model import Safety, Severity
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


@pytest.mark.parametrize(("title", "format"), [("Photos", "plain"), ("# Similar Posts", "markdown")])
def test_a_title_is_no_furniture(title: str, format: str) -> None:
    assert codes(written(title, *PARAGRAPHS), format) == []


@pytest.mark.parametrize(
    "text", ["```\nShare on Facebook\n```\n", "| Share on Facebook | Home |\n|---|---|\n| News | Sport |\n"]
)
def test_code_and_tables_are_silent(text: str) -> None:
    assert codes(f"{PARAGRAPHS[0]}\n\n{text}\n{PARAGRAPHS[1]}\n", "markdown") == []


def test_a_phrase_in_a_sentence_is_silent() -> None:
    assert (
        codes(written(PARAGRAPHS[0], "She wanted to share this article with her mother before the paper came.")) == []
    )


@pytest.mark.parametrize(
    ("lang", "text", "line"),
    [
        ("es", "Las conversaciones comienzan en enero, dijo el ministro el lunes.", "Noticias relacionadas"),
        ("fr", "Les discussions commencent en janvier, a dit lundi le ministre.", "Articles similaires"),
        ("de", "Die Gespräche beginnen im Januar, sagte der Minister am Montag.", "Ähnliche Artikel"),
        ("it", "I colloqui cominciano a gennaio, ha detto lunedì il ministro.", "Articoli correlati"),
        ("pt", "As conversas começam em janeiro, disse o ministro na segunda-feira.", "Leia também"),
        ("ru", "Переговоры начнутся в январе, сообщил в понедельник министр.", "Читайте также"),
        ("nl", "De gesprekken beginnen in januari, zei de minister op maandag.", "Gerelateerde artikelen"),
        ("pl", "Rozmowy zaczną się w styczniu, powiedział w poniedziałek minister.", "Czytaj także"),
        ("id", "Pembicaraan dimulai pada bulan Januari, kata menteri hari Senin.", "Artikel terkait"),
        ("uk", "Переговори почнуться у січні, повідомив у понеділок міністр.", "Читайте також"),
        ("tr", "Görüşmeler ocak ayında başlayacak, dedi bakan pazartesi günü.", "İlgili haberler"),
    ],
)
def test_related_posts_are_known_in_every_language(lang: str, text: str, line: str) -> None:
    rules = RuleSet(builtin_packs(), lang, only=CODES)
    repaired = fix(Document.parse(written(text, line), lang=lang), partial(check, rules=rules))
    assert (repaired.applied, repaired.text) == (1, written(text))


def test_a_list_of_its_own_beside_the_furniture_is_spared() -> None:
    ingredients = [f"{number} spoons of flour number {number}" for number in range(1, 6)]
    share = ("Share on Facebook", "Share on Twitter", "Leave a comment")
    text = written(*PARAGRAPHS, *ingredients, *share)
    assert fixed(text, unsafe=True) == written(*PARAGRAPHS, *ingredients)


@pytest.mark.parametrize("below", [(), ("By Maria Lopez", "Published on 12 March 2021", "Share on Facebook")])
def test_the_headline_between_menu_and_text_is_spared(below: tuple[str, ...]) -> None:
    text = written("Home", "News", "Sport", "Weather", "Five ministers agree at last", *below, *PARAGRAPHS)
    assert fixed(text, unsafe=True) == written("Five ministers agree at last", *PARAGRAPHS)


@pytest.mark.parametrize(
    ("line", "slots"),
    [
        ("Share on Facebook", "Share on {service}"),
        ("March 3rd, 2021", "{date}"),
        ("3. März 2021, 12:30 Uhr", "{date}"),
        ("3 de marzo de 2021", "{date}"),
        ("By María de la Cruz", "By {name}"),
        ("1.204 Aufrufe", "{number} Aufrufe"),
    ],
)
def test_readings_put_slots_into_a_line(line: str, slots: str) -> None:
    assert slots in Slots(["facebook"], ["dpa"]).readings(line)


@pytest.mark.parametrize("line", ["I agree.", "No, thanks.", "Not now!", "Just now?", "Photos", "3 March 2021"])
def test_what_people_say_and_short_headings_stay(line: str) -> None:
    assert codes(written(*PARAGRAPHS, line, *PARAGRAPHS)) == []


def test_labels_in_a_catalogue_are_no_furniture() -> None:
    entries = ("Leave a comment", "Share on Facebook", "Skip to content", "Log in to comment")
    text = "".join(f'msgid "{number}"\nmsgstr "{entry}"\n\n' for number, entry in enumerate(entries))
    assert codes(text, "gettext") == []


def test_a_whole_page_has_its_furniture_by_right() -> None:
    menu = "".join(f"<li>{item}</li>" for item in ("Home", "News", "Sport", "Weather", "Contact us"))
    page = f"<ul>{menu}</ul><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>"
    assert codes(f"<html><body>{page}</body></html>", "html") == []
    assert codes(page, "html") == ["BP020"]


BAR = ("Share on Facebook", "Leave a comment", "Similar Posts")


@pytest.mark.parametrize(
    "credit", ["Photo: Maria Lopez", "By Maria Lopez", "© 2021 Daily Mirror. All rights reserved."]
)
def test_who_made_the_text_is_only_noted_alone_or_right_below_it(credit: str) -> None:
    """A licence may ask for such a line; in the middle of other furniture it is furniture."""

    def severity(*lines: str) -> Severity:
        found = check(Document.parse(written(*PARAGRAPHS, *lines)), RULES)
        return next(d.severity for d in found if credit[:8] in d.message)

    assert severity(credit) is Severity.INFO
    assert severity(credit, *BAR) is Severity.INFO
    assert severity(*BAR, credit) is Severity.WARNING


def test_a_cross_reference_between_paragraphs_is_only_noted() -> None:
    text = written(*PARAGRAPHS, "Read also: Bridge closed for repair", *PARAGRAPHS)
    assert [found.severity for found in check(Document.parse(text), RULES)] == [Severity.INFO]


FURNITURE = (
    "Home",
    "News",
    "Sport",
    "Share on Facebook",
    "Advertisement",
    "Similar Posts",
    "1,204 views",
    "Leave a comment",
)
LINES = (
    *FURNITURE,
    "A short line",
    "Ferry late again",
    "“No.”",
    "By Maria Lopez",
    "Home > News > Sport",
    "3 March 2021",
)


@given(st.lists(st.sampled_from((*PARAGRAPHS, *LINES)), max_size=40), st.sampled_from(["\n", "\r\n"]))
def test_paragraphs_survive_and_a_second_run_changes_nothing(lines: list[str], newline: str) -> None:
    repaired = fixed(written(*lines, newline=newline), unsafe=True)
    assert [line for line in repaired.split(newline) if line in PARAGRAPHS] == [x for x in lines if x in PARAGRAPHS]
    assert fixed(repaired, unsafe=True) == repaired


def test_dates_that_head_the_entries_of_a_diary_stay() -> None:
    entries = [line for day, text in enumerate(PARAGRAPHS, 1) for line in (f"{day} March 2021", text)]
    assert codes(written(*entries)) == []


def test_links_below_a_heading_of_the_author_stay() -> None:
    text = written(
        *PARAGRAPHS, "## See also", "- [Ferries](a.md)", "- [Home](b.md)", "- [Videos](c.md)", "- [Tunnels](d.md)"
    )
    assert codes(text, "markdown") == []
