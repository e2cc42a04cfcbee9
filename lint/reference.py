"""The rule reference: every rule with what it finds, why, and an example, as one Markdown page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from lint import regexes as regex
from lint.model import CATEGORIES
from lint.report.text import visible
from lint.rule import Example, Rule

SPECIAL = regex.compile(r"([\\`*_\[\]<>#|&~$])|(?<=^\d+)([.)])|(?<=^)([-+=])")
"""What Markdown or the HTML in it would not show as it stands."""
PLACEHOLDER = regex.compile(r"\{\w+\}")
BACKTICKS = regex.compile(r"`+")
HEAD = """\
# Rules

Written by `postedit rules --output-format markdown`; do not edit. Each example is one of the tests of its rule.
“Repaired” is what `postedit fix --unsafe` makes of it; a repair marked *safe* is applied by plain `postedit fix` too.
"""


def reference(rules: Iterable[Rule]) -> str:
    """The page: a list of categories, then their rules in order of code."""
    order = [*CATEGORIES.values()]
    ordered = sorted(rules, key=lambda rule: (order.index(rule.category), rule.code))
    groups = [(category, [*group]) for category, group in groupby(ordered, lambda rule: rule.category)]
    lines = [HEAD, *(f"- [{category}](#{category}): {len(group)}" for category, group in groups), ""]
    for category, group in groups:
        lines += [f"## {category}", ""]
        for rule in group:
            lines += _entry(rule)
    return "\n".join(lines).rstrip("\n") + "\n"


def _entry(rule: Rule) -> Iterator[str]:
    yield f"### {rule.code} {rule.name}"
    yield ""
    yield f"*{rule.severity}, {_texts(rule)}{_repair(rule)}*"
    yield ""
    yield escaped(PLACEHOLDER.sub("…", rule.message))
    yield ""
    yield escaped(rule.why)
    yield ""
    bad = next((example for example in rule.bad if example.fixed is not None), rule.bad[0])
    yield from _example("Found", bad, bad.text)
    if bad.fixed is not None:
        yield from _example("Repaired", bad, bad.fixed)
    yield from _example("Left alone", rule.good[0], rule.good[0].text)


def _texts(rule: Rule) -> str:
    lang = "every language" if rule.lang == "any" else f"texts in `{rule.lang}`"
    only = ", only if translated" if rule.soft else ", typical of translations"
    return lang + (f"{only} from {', '.join(f'`{code}`' for code in rule.source)}" if rule.source else "")


def _repair(rule: Rule) -> str:
    return f", {rule.fix.safety} repair" if rule.fix else ""


def _example(title: str, example: Example, text: str) -> Iterator[str]:
    yield f"{title}{_read_as(example)}:"
    yield ""
    yield fenced(text)
    yield ""


def _read_as(example: Example) -> str:
    """What else has to be known of an example."""
    about = [f"from `{example.source_lang}`"] if example.source_lang else []
    about += [f"as {example.format}"] if example.format != "plain" else []
    return f" ({', '.join(about)})" if about else ""


def escaped(text: str) -> str:
    """Text of one paragraph, as it reads, whatever Markdown or HTML it holds."""
    return SPECIAL.sub(r"\\\g<0>", visible(" ".join(text.split())))


def fenced(text: str) -> str:
    """Text in a code block that nothing in it can end; control characters are made visible."""
    fence = "`" * max(3, 1 + max(map(len, BACKTICKS.findall(text)), default=0))
    lines = [visible(line) for line in text.rstrip("\n").split("\n")]
    return "\n".join([f"{fence}text", *lines, fence])
