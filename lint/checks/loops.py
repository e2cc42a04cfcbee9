"""Loops of neural translation that are no plain doubling: the decoder comes back to what it has said.

Three shapes (see Raunak, Menezes and Junczys-Dowmunt, 2021, on "oscillatory hallucinations"):
part of a compound again and again (sub-sub-sub-), a thing joined to itself (the beach and the
beach), and a sentence much of which is phrases it has used already.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lint import regexes as regex
from lint.document import Document, Sentence
from lint.formats import OPAQUE
from lint.model import Finding, Safety, replace

WORD = regex.compile(rf"[\p{{L}}\p{{N}}][\p{{L}}\p{{N}}\p{{M}}]*(?:['’][\p{{L}}\p{{M}}]+)?|{OPAQUE}")
ENDED = regex.compile(r"[.,;:!?…)”\"]*(?:\s*$|(?<=\p{P})\s)", regex.M)
PARTED = regex.compile(r"[!?;:…]|[.,][”\"»]|\. \p{Lu}")
APART = frozenset(',;:.!?…"“”«»')
HYPHENS = regex.compile(r"[-‐‑]\p{L}{3,}[-‐‑]")
COMPOUND = regex.compile(r"(?i)(?<![\p{L}\p{N}])((?:\p{L}+[-‐‑])*?)((\p{L}{3,})(?:[-‐‑]\3){2,})")


class Settings(NamedTuple):
    """What rightly comes back, and from where on it is a loop.

    Attributes:
        function_words: words that carry no content; in languages without a list, words of up to three letters.
        coordinators: "and", "or".
        alternatives: "or": it never joins a thing to itself, whatever the thing.
        articles: words that begin a phrase which nobody joins to itself ("the beach and the beach").
        resuming: words after the second copy that do not belong to it.
        suffixes: endings of words that nobody joins to themselves ("enjoyable and enjoyable").
        relatives: words that say which one is meant by telling what was said of it ("the one that is left is left").
        arguing: words that give a reason or compare: a clause may then say of another thing what the first one said.
        stackable: parts of compounds that may be stacked ("great-great-grandfather", "ha-ha-ha").
        copies: fewest copies of a part of a compound.
        endless: fewest copies of a stackable part.
        share: the least share of a sentence's words that say again what it has said.
        poor: the share of different words with a meaning under which a sentence says next to nothing.
        short: the longest sentence, in words, of which that is asked.
        long: words of a phrase; a sentence that repeats three such phrases loops.
    """

    function_words: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    resuming: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    arguing: tuple[str, ...] = ()
    stackable: tuple[str, ...] = ()
    copies: int = 3
    endless: int = 8
    share: float = 0.27
    poor: float = 0.3
    short: int = 24
    long: int = 8


class Word(NamedTuple):
    """A word of a sentence, in small letters, with its place in the prose."""

    start: int
    end: int
    text: str


class Echo(NamedTuple):
    """Words `first` to `first + length` repeat those from `earlier` on."""

    earlier: int
    first: int
    length: int


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Faults: `compound`, `coordination`, `sentence`."""
    yield from _compounds(document, settings)
    for sentence in document.sentences:
        texts = [text.casefold() for text in WORD.findall(document.prose, sentence.start, sentence.end)]
        if not _may_loop(texts, settings):
            continue
        words = [*_words(document, sentence)]
        joined = [*_coordinations(document, words, settings)]
        yield from joined
        if not joined:
            yield from _sentence(document, words, settings)


def _may_loop(texts: Sequence[str], settings: Settings) -> bool:
    """Whether a word stands again soon after a coordinator, or enough words come twice: rarely so."""
    return _repeats(texts, settings) or any(
        text in settings.coordinators and at > 0 and texts[at - 1] in texts[at + 1 : at + 17]
        for at, text in enumerate(texts)
    )


def _repeats(texts: Sequence[str], settings: Settings) -> bool:
    """Whether enough words come twice for a sentence to loop."""
    return len(texts) - len({*texts}) >= min(settings.share * len(texts), 3 * settings.long)


def _words(document: Document, sentence: Sentence) -> Iterator[Word]:
    """The words of a sentence; what is no prose (inline code) is a word like no other."""
    for match in WORD.finditer(document.prose, sentence.start, sentence.end):
        text = match.group().casefold()
        yield Word(match.start(), match.end(), text if text != OPAQUE else f"{OPAQUE}{match.start()}")


# -- compounds -----------------------------------------------------------------------------------


def _compounds(document: Document, settings: Settings) -> Iterator[Finding]:
    if not HYPHENS.search(document.prose):
        return
    for match in COMPOUND.finditer(document.prose):
        part = match.group(3)
        copies = 1 + match.group(2).casefold().count(part.casefold(), len(part))
        if copies >= (settings.copies if part.casefold() not in settings.stackable else settings.endless):
            repair = replace(match.start(2), match.end(2), part, Safety.UNSAFE)
            yield Finding(match.start(), match.end(), "compound", {"part": part}, repairs=(repair,))


# -- a thing joined to itself --------------------------------------------------------------------


def _coordinations(document: Document, words: Sequence[Word], settings: Settings) -> Iterator[Finding]:
    """`A and A`, `A or A`: A begins with an article, or is a word that is not said twice for effect."""
    texts = [word.text for word in words]
    for at, text in enumerate(texts):
        if text in settings.coordinators:
            for length in range(1, min(at, len(texts) - at - 1, 16) + 1):
                before, after = texts[at - length : at], texts[at + 1 : at + 1 + length]
                thing = before == after and _is_thing(before, text, settings)
                if thing and _joined(document, words, at, length, settings):
                    yield _said_once(words, at, length)
                    break


def _is_thing(texts: list[str], coordinator: str, settings: Settings) -> bool:
    last = texts[-1]
    if len(texts) > 4:
        return True
    if len(last) < 3 or last in settings.function_words:
        return False
    if texts[0] in settings.articles or coordinator in settings.alternatives:
        return True
    return len(texts) == 1 and last.endswith(settings.suffixes or ("\0",))


def _joined(document: Document, words: Sequence[Word], at: int, length: int, settings: Settings) -> bool:
    """Whether no comma or stop parts the words, and nothing tells the second from the first.

    “The sign or sign board”, “the man or the man’s brother”, “a value of one type or a value of another”.
    """
    end = words[at + length].end
    if not APART.isdisjoint(document.prose[words[at - length].start : end]):
        return False
    following = words[at + length + 1].text if at + length + 1 < len(words) else ""
    if ENDED.match(document.prose, end):
        return True
    return document.prose[end] == " " and following in settings.resuming


def _said_once(words: Sequence[Word], at: int, length: int) -> Finding:
    first, last = words[at - length], words[at + length]
    repair = replace(words[at - 1].end, last.end, "", Safety.UNSAFE, "Say it once")
    return Finding(first.start, last.end, "coordination", repairs=(repair,))


# -- sentences -----------------------------------------------------------------------------------


def _sentence(document: Document, words: Sequence[Word], settings: Settings) -> Iterator[Finding]:
    texts = [word.text for word in words]
    if not _repeats(texts, settings):
        return
    echoes = echoes_of(texts)
    told = (echo for echo in echoes if _tells(texts, echo, settings))
    telling = [echo for echo in told if not _is_parted(document, words, echo)]
    said_again = sum(echo.length for echo in echoes) >= settings.share * len(words)
    if not telling or not (_insists(telling, settings) or (said_again and _goes_nowhere(words, telling, settings))):
        return
    first, last = telling[0], telling[-1]
    phrase = document.prose[words[first.first].start : words[first.first + first.length - 1].end]
    related = tuple((words[e.earlier].start, words[e.earlier + e.length - 1].end) for e in telling)
    end = words[last.first + last.length - 1].end
    yield Finding(words[first.first].start, end, "sentence", {"phrase": phrase}, related=related)


def _tells(texts: Sequence[str], echo: Echo, settings: Settings) -> bool:
    """Whether a phrase with a meaning is said again for no purpose that its surroundings show."""
    phrase = texts[echo.first : echo.first + echo.length]
    if len(_content(phrase, settings)) < 2:
        return False
    if any(at > 0 and texts[at - 1] in settings.relatives for at in (echo.earlier, echo.first)):
        return False
    return not any(text in settings.arguing for text in texts[echo.earlier + echo.length : echo.first])


def _is_parted(document: Document, words: Sequence[Word], echo: Echo) -> bool:
    """Whether the two phrases belong to sentences or speeches of their own: somebody takes up what was said."""
    between = document.prose[words[echo.earlier + echo.length - 1].end : words[echo.first].start]
    return PARTED.search(between) is not None


def _goes_nowhere(words: Sequence[Word], telling: list[Echo], settings: Settings) -> bool:
    """Whether the sentence ends in what it has said before, or has next to nothing to say.

    A writer who repeats a phrase does it to end on something else: “from the accident of birth …
    from the accident of death”.
    """
    longest = max(echo.length for echo in telling)
    last = telling[-1]
    if last.first + last.length == len(words) and longest >= max(4, 0.2 * len(words)):
        return True
    texts = [word.text for word in words]
    content = _content(texts, settings)
    few = len(words) <= settings.short and len(content) <= settings.poor * len(words)
    return few and any(texts.count(text) > 2 for text in content)


def _insists(telling: list[Echo], settings: Settings) -> bool:
    """Whether three long phrases are said again."""
    return sum(echo.length >= settings.long for echo in telling) > 2


def _content(texts: Sequence[str], settings: Settings) -> set[str]:
    """The different words with a meaning of their own."""
    if settings.function_words:
        return {t for t in texts if t.isdigit() or (len(t) > 2 and t not in settings.function_words)}
    return {t for t in texts if t.isdigit() or len(t) > 3}


def echoes_of(texts: Sequence[str]) -> list[Echo]:
    """Phrases of two words or more that have occurred before, longest first match, left to right.

    Only the latest few places of a pair of words are tried, which keeps this linear.
    """
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    echoes: list[Echo] = []
    at = 0
    while at < len(texts) - 1:
        tried = places[texts[at], texts[at + 1]][-8:]
        length, earlier = max(((_agree(texts, place, at), place) for place in tried), default=(0, 0))
        step = 1
        if length >= 2:
            echoes.append(Echo(earlier, at, length))
            step = length
        for number in range(at, min(at + step, len(texts) - 1)):
            places[texts[number], texts[number + 1]].append(number)
        at += step
    return echoes


def _agree(texts: Sequence[str], earlier: int, at: int) -> int:
    """How many words from `earlier` on are the same as from `at` on, without overlap."""
    most = min(at - earlier, len(texts) - at)
    return next((n for n in range(most) if texts[earlier + n] != texts[at + n]), most)
