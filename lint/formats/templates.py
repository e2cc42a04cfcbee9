"""Hides what site generators read before the Markdown parser does: shortcodes, template tags, imports.

The parser gets a text of the same length in which every such thing is neutral, so that all
positions stay. What prints something becomes filler (one private character, read as opaque
afterwards), what prints nothing becomes spaces, a tag on a line of its own becomes a comment.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from lint import regexes as regex

NOTHING = "\ufdd0"
"""A code point that is no character; stands where there is nothing to read."""
INSIDE = r"(?:(?!\{[\{%]|```|\n[ \t]*\n)[\s\S])*?"
TAG = rf"(?:\{{\{{[<%]{INSIDE}[%>]\}}\}}|\{{%{INSIDE}%\}})"  # Hugo; Liquid, Jinja, Nunjucks
CODE_TAG = regex.compile(
    r"\{(?:%|\{[<%])[-\s]*(?P<end>end|/\s*)?"
    r"(?P<name>highlight|code|codeblock|comment|mermaid|math|katex|raw_html|csv-table|gist|figure)\b"
    r"[^{}]*[%>]\}++"
)
"""Opens or closes something that is code, in Hugo's and in Liquid's notation."""
IN_URL = r"[^\s<>\"`|\\\[\]{}()“”«»]"
URL_END = r"(?<![?!.,:;*_~'’…])"
URL = rf"(?:(?:https?|ftp)://|www\.)(?:{IN_URL}|\({IN_URL}*\))+{URL_END}"
EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}"


def whole(text: str, filler: str) -> str:
    """Filler of the same length."""
    return filler * len(text)


def blank(text: str, filler: str) -> str:
    """Spaces; line breaks stay."""
    return regex.sub(r"[^\r\n]", " ", text)


def nothing(text: str, filler: str) -> str:
    """What is left out."""
    return NOTHING * len(text)


def comment(text: str, filler: str) -> str:
    """A comment of the same length: stands between two blocks, and is one itself."""
    return f"<!--{filler * (len(text) - 7)}-->" if len(text) > 7 else whole(text, filler)


def covered(text: str) -> str:
    """A comment of the same length that says nothing; the line break after it stays."""
    kept = text.rstrip("\r\n")
    return f"<!--{'x' * (len(kept) - 7)}-->{text[len(kept) :]}" if len(kept) >= 7 else blank(text, "")


def heading(text: str, filler: str) -> str:
    """The mark of a heading of the lowest level that fits: what follows on the line is a title."""
    return "#" * min(6, len(text)) + " " * (len(text) - 6)


def list_mark(text: str, filler: str) -> str:
    """The mark of a list item whose content is indented by four, as that of the admonition is."""
    return "-   " + filler * (len(text) - 4)


class Mask(NamedTuple):
    """`hide(text, filler)` replaces group 1 of `pattern`; `hint` must occur in the text."""

    hint: str
    pattern: regex.Pattern[str]
    hide: Callable[[str, str], str]


def mask(hint: str, pattern: str, hide: Callable[[str, str], str]) -> Mask:
    """A mask; its pattern is compiled with `^` and `$` for the ends of lines."""
    return Mask(hint, regex.compile(pattern, regex.V1 | regex.M), hide)


LINE_START = r"^[ \t]*+(?:>[ \t]*+)*+"
ADDRESSES = (
    mask("://", rf"(?<![<\w])({URL})", whole),
    mask("www.", rf"(?<![<\w/])({URL})", whole),
    mask("@", rf"(?<![<\w.+/\\-])({EMAIL})\b", whole),
)
"""Addresses in the text."""
VARIABLE = mask("{{", r"(\{\{(?:(?!\{\{|\n[ \t]*\n)[\s\S])*?\}\}\}?)", whole)
MASKS = (
    mask("{", LINE_START + rf"({TAG}(?:[ \t]*{TAG})*)[ \t]*$", comment),
    mask("{", f"({TAG})", whole),
    VARIABLE,
    mask("{", r"(\{#\s(?:(?!\{#)[^\n])*?#\})", whole),
    mask("{", r"(?<=[^\s{}]|^)(\{:[^{}\n]*\})", nothing),  # kramdown attributes
    mask("{", r"(?<=[\])`*_])(\{[#.][^{}\n]*\})", nothing),  # pandoc attributes
    mask("`", r"(\{[A-Za-z][\w:.-]*\})(?=`)", nothing),  # MyST roles
    mask(":::", LINE_START + r":{3,}[ \t]*+[\w-]++\[[^\n]*(\])[ \t]*$", blank),  # the end of a title in brackets
    mask(":::", LINE_START + r"(:{3,}[ \t]*+(?:[\w-]++(?=[ \t\[{]|$))?\[?(?:[ \t]*\{[^}\n]*\})?)", heading),
    mask("!!!", r"^[ \t]*+(!!! *+\w++(?: *+\w++)*+)", list_mark),  # MkDocs admonitions
    mask("???", r"^[ \t]*+(\?\?\?\+? *+\w++(?: *+\w++)*+)", list_mark),
    mask("[!", r"^[ \t]*+(?:>[ \t]*+)+(\[!(?!NOTE|TIP|IMPORTANT|WARNING|CAUTION)[\w-]+\][+-]?)", heading),  # Obsidian
    mask("![[", r"(!\[\[[^\[\]\n]*\]\])", whole),
    mask(
        "[", r"(\[/?(?:youtube|vimeo|caption|gallery|embed|audio|video|playlist)\b[^\[\]\n]*\])(?!\()", whole
    ),  # WordPress
    mask("import", r"^(import\s[^;\n]*?(?:from\s+)?(?:'[^'\n]*'|\"[^\"\n]*\");?)[ \t]*$", blank),  # MDX
    *ADDRESSES,
    mask(":", r"(?<![\w:/])(:[a-z][a-z0-9_+-]*:)(?![\w:/])", whole),  # emoji
)
"""Tried in this order."""
TEMPLATES = (mask("{", f"({TAG})", whole), VARIABLE)
"""What is filled in inside other notations."""
LINKS = (
    mask("](", r"(\[)(?=[^\[\]]*\]\()", nothing),
    mask("](", r"(\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\))", nothing),
)
"""Authors write Markdown links in HTML and in front matter too."""
EMPHASIS = (
    mask("*", r"(?<![\w*\\])(\*{1,3})(?=[^\s*])", nothing),
    mask("*", r"(?<=[^\s*])(\*{1,3})(?![\w*])", nothing),
    mask("_", r"(?<![\w_\\])(_{1,3})(?=[^\s_])", nothing),
    mask("_", r"(?<=[^\s_])(_{1,3})(?![\w_])", nothing),
)
"""Kramdown reads Markdown in an element with the attribute `markdown`."""
IN_FRONT_MATTER = (
    *TEMPLATES,
    mask("<", r"(<(?:br|p|/p|div|/div|li|/li)\b[^<>\n]*>)", blank),
    mask("<", r"(</?[A-Za-z][^<>\n]*>)", nothing),
    *LINKS,
)
"""Markup in a title or description."""
HTML_MASKS = (
    mask("<%", r"(<%(?:(?!<%|%>)[\s\S])*+%>)", whole),
    mask("<?", r"(<\?(?:php|=)(?:(?!\?>)[\s\S])*+(?:\?>|\Z))", whole),
    *TEMPLATES,
    mask("://", rf"(?<=[\s>])({URL})", whole),
    mask("@", rf"(?<=[\s>])({EMAIL})\b", whole),
)
"""The tags of template engines, and addresses in the text."""
WITHIN = r"(?:[^{}\n]|\n(?![ \t]*\n))"
MDX_MASKS = (
    mask("export", r"^(export\s[^\n]*(?:\n(?![ \t]*\n(?![ \t})\]]))[^\n]*)*+)", blank),
    mask("{", r"(\{/\*(?:(?!\*/|\{/\*)[\s\S])*+\*/\})", nothing),
    mask("{", rf"(\{{(?:{WITHIN}|\{{(?:{WITHIN}|\{{{WITHIN}*+\}})*+\}})*+\}})", whole),
    mask("<", r"(?<=</?[A-Z]\w{0,40})(\.)(?=\w)", lambda text, filler: "-"),  # a member is no name of a tag in HTML
    *MASKS,
)
"""MDX: exports, comments and expressions as well."""


def filler_for(text: str) -> str:
    """A punctuation mark that the text does not use, as what is hidden begins and ends with punctuation."""
    candidates = (*range(0x2E5D, 0x2E00, -1), *range(0xE000, 0xF900))
    return next((chr(code) for code in candidates if chr(code) not in text), "\uffff")


def hidden(text: str, filler: str, masks: tuple[Mask, ...] = MASKS) -> str:
    """`text` with everything masked, of the same length."""
    for item in masks:
        if item.hint in text:
            text = item.pattern.sub(partial(_replaced, item, filler), text)
    return text


def code_hidden(text: str, filler: str) -> str:
    """`text` with what stands between two tags for code, and the tags, as comments."""
    parts: list[str] = []
    opening: regex.Match[str] | None = None
    at = 0
    for tag in CODE_TAG.finditer(text):
        if not tag["end"]:
            opening = tag
        elif opening and opening["name"] == tag["name"]:
            inside = text[opening.start() : tag.end()]
            if "```" not in inside:
                parts += (text[at : opening.start()], comment(inside, filler))
                at = tag.end()
            opening = None
    return "".join((*parts, text[at:]))


def _replaced(mask: Mask, filler: str, match: regex.Match[str]) -> str:
    before, after = match.start(1) - match.start(), match.end(1) - match.start()
    return match[0][:before] + mask.hide(match[1], filler) + match[0][after:]
