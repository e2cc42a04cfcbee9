"""The scalars of a YAML text with their places: what front matter and YAML files share.

PyYAML's events are read, not its nodes: they carry exact marks, an alias stays an alias (nothing
is expanded), and no depth of nesting can exhaust the stack.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import yaml

from lint import regexes as regex
from lint.formats import Escape, Notice, Piece
from lint.formats.pieces import NEWLINE, decoded
from lint.model import Span

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FOLD = rf"[ \t]*{NEWLINE}\s*"
DOUBLE = regex.compile(rf"\\(?:x\p{{AHex}}{{2}}|u\p{{AHex}}{{4}}|U\p{{AHex}}{{8}}|[^\r\n])|\\?{FOLD}")
SINGLE = regex.compile(rf"''|{FOLD}")
PLAIN = regex.compile(FOLD)
BLANK_LINES = regex.compile(rf"{NEWLINE}(?:[ \t]*{NEWLINE})+")
SIGNS = dict(zip('0abtnvfre "/\\N_LP', '\0\a\b\t\n\v\f\r\x1b "/\\\x85\xa0\u2028\u2029', strict=True))


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar value. `path` are the keys that lead to it (items of sequences have none)."""

    path: tuple[str, ...]
    start: int
    end: int
    style: str  # "" plain, "'", '"', "|" or ">"
    flow: bool  # whether it stands between brackets

    def pieces(self, source: str, filler: str = "") -> Iterator[tuple[Piece, ...]]:
        """How it reads; the paragraphs of a block scalar one by one."""
        start, end = self.start, self.end
        if self.style == '"':
            yield decoded(source, start + 1, end - 1, DOUBLE, _sign, filler)
        elif self.style == "'":
            yield decoded(source, start + 1, end - 1, SINGLE, lambda match: "'", filler)
        elif not self.style:
            yield decoded(source, start, end, PLAIN, lambda match: " ", filler)
        else:
            yield from self._paragraphs(source, filler)

    def _paragraphs(self, source: str, filler: str) -> Iterator[tuple[Piece, ...]]:
        header = regex.compile(NEWLINE).search(source, self.start, self.end)
        start = header.end() if header else self.end
        for match in [*BLANK_LINES.finditer(source, start, self.end), None]:
            yield decoded(source, start, match.start() if match else self.end, PLAIN, lambda match: " ", filler)
            start = match.end() if match else self.end

    def escape(self, source: str) -> Escape:
        """How text is written in it."""
        if self.style == '"':
            return lambda text, place: text.replace("\\", "\\\\").replace('"', '\\"')
        if self.style == "'":
            return lambda text, place: text.replace("'", "''")
        return partial(_plain, self, source) if not self.style else _literal


def scalars(source: str, start: int, end: int) -> Iterator[Scalar | Notice]:
    """The scalar values of `source[start:end]`. Ends with a notice where it is no YAML."""
    stack: list[_Collection] = []
    try:
        for event in yaml.parse(source[start:end], Loader=Loader):
            top = stack[-1] if stack else None
            if isinstance(event, yaml.CollectionEndEvent):
                stack.pop()
                _advance(stack, "")
            elif isinstance(event, yaml.CollectionStartEvent):
                stack.append(_Collection(isinstance(event, yaml.MappingStartEvent), bool(event.flow_style)))
            elif isinstance(event, yaml.ScalarEvent):
                if not (top and top.expects_key):
                    path = tuple(frame.key for frame in stack if frame.key is not None)
                    first, last = event.start_mark, event.end_mark
                    assert first and last
                    in_flow = any(frame.flow for frame in stack)
                    yield Scalar(path, start + first.index, start + last.index, event.style or "", in_flow)
                _advance(stack, event.value)
            elif isinstance(event, yaml.AliasEvent):
                _advance(stack, "")
    except yaml.YAMLError as error:
        yield _notice(source, start, error)


@dataclass
class _Collection:
    """A mapping or sequence around the place."""

    mapping: bool
    flow: bool
    key: str | None = None

    @property
    def expects_key(self) -> bool:
        return self.mapping and self.key is None


def _advance(stack: list[_Collection], key: str) -> None:
    """A key or value of the innermost mapping is complete."""
    if stack and stack[-1].mapping:
        stack[-1].key = key if stack[-1].key is None else None


def _notice(source: str, start: int, error: yaml.YAMLError) -> Notice:
    mark = getattr(error, "problem_mark", None)
    index = mark.index if mark else getattr(error, "position", 0)
    line = len(regex.findall(NEWLINE, source[: start + index])) + 1
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "not readable"
    return Notice(line, f"invalid YAML: {problem}")


def _sign(match: regex.Match[str]) -> str:
    code = match[0][1:]
    return chr(int(code[1:], 16)) if len(code) > 1 else SIGNS.get(code, code)


def _plain(scalar: Scalar, source: str, text: str, place: Span) -> str | None:
    """None if it would end the scalar, or make it something else than a text."""
    written = source[scalar.start : place.start] + text + source[place.end : scalar.end]
    wrapped = f"[{written}]" if scalar.flow else f"key: {written}"
    read = [*scalars(wrapped, 0, len(wrapped))]
    whole = len(read) == 1 and isinstance(read[0], Scalar) and wrapped[read[0].start : read[0].end] == written
    return text if whole and "\n" not in text and "\r" not in text else None


def _literal(text: str, place: Span) -> str | None:
    return None if "\n" in text or "\r" in text or text[:1] == " " else text
