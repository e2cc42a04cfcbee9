"""Throughput of every format: MB/s of parsing and masking, and the time of 10 MB against 1 MB.

    python benchmarks/formats.py [--megabytes 1 10]

Absolute figures depend on the machine; the ratio shows whether the cost grows faster than the text.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Mapping

from lint.document import Document
from lint.formats import FORMATS

SENTENCE = "The ferry to the island “Nordö” stops in the autumn, the company said on Friday"
UNITS: Mapping[str, tuple[str, str, str]] = {
    "plain": ("", f"{SENTENCE}. {SENTENCE}.\n\n", ""),
    "markdown": (
        "---\ntitle: Ferry\n---\n",
        f"## {SENTENCE}\n\n{SENTENCE} **as** [said](http://x.y/z) `a`.\n\n- a &amp; b\n\n",
        "",
    ),
    "mdx": ("import a from 'b'\n\n", f"## {SENTENCE}\n\n{SENTENCE} <B c={{d}}>*as*</B>.\n\n", ""),
    "rst": ("", f"{SENTENCE}. See :ref:`a` and ``b``.\n\n* {SENTENCE}.\n\n", ""),
    "asciidoc": ("= Ferry\n\n", f"== {SENTENCE}\n\n{SENTENCE} *as* link:a[b].\n\n", ""),
    "html": ("<html><body>", f"<h2>{SENTENCE}</h2><p class='a'>{SENTENCE} &amp; <b>more</b>.</p>\n", "</body></html>"),
    "gettext": ('msgid ""\nmsgstr ""\n\n', f'msgid "Satz"\nmsgstr "{SENTENCE} %s.\\n"\n\n', ""),
    "xliff": (
        "<xliff version='1.2'><file><body>",
        f"<trans-unit><source>Satz</source><target>{SENTENCE} <x id='1'/>.</target></trans-unit>\n",
        "</body></file></xliff>",
    ),
    "subtitles": ("", f"1\n00:00:01,000 --> 00:00:02,000\n<i>{SENTENCE}</i>.\n\n", ""),
    "properties": ("", f"key = {SENTENCE} \\u00e9\n", ""),
    "json": ("[", f'"{SENTENCE} \\u00e9", ', '""]'),
    "arb": ("{", f'"key": "{SENTENCE} \\u00e9", ', '"end": ""}'),
    "yaml": ("", f"- '{SENTENCE}: it''s over.'\n", ""),
    "toml": ("", f'[[a]]\ntitle = "{SENTENCE}."\n', ""),
    "csv": ("key,text\n", f'a,"{SENTENCE}, ""yes""."\n', ""),
    "office": ("", f"{SENTENCE}.\n", ""),
}
"""Head, unit and tail of a text in each format."""


def text_of(name: str, megabytes: float) -> str:
    """A text of a format, about that long."""
    head, unit, tail = UNITS[name]
    return head + unit * int(megabytes * 1e6 / len(unit)) + tail


def seconds(name: str, text: str) -> float:
    """The time of one parse."""
    start = time.perf_counter()
    Document.parse(text, format=name)
    return time.perf_counter() - start


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megabytes", nargs=2, type=float, default=(1, 10), metavar=("SMALL", "LARGE"))
    small, large = parser.parse_args().megabytes
    print(f"{'format':12} {'MB/s':>8} {f'time {large:g} MB / {small:g} MB':>20}")
    for name in FORMATS:
        seconds(name, text_of(name, 0.01))  # imports
        first = seconds(name, text_of(name, small))
        second = seconds(name, text_of(name, large))
        print(f"{name:12} {large / second:8.1f} {second / first:20.1f}")


if __name__ == "__main__":
    main()
