"""What holds for every input: hypothesis (test_fuzz.py) and atheris (scripts/fuzz.py) look for one it does not."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from lint import regexes as regex
from lint.config import Config
from lint.config.files import load_config
from lint.document import Document
from lint.encoding import DecodeError, decode
from lint.engine import RuleSet, check
from lint.errors import ConfigError
from lint.fixer import fix
from lint.formats import FORMATS
from lint.linter import Linter
from lint.packs import load_pack
from lint.suppressions import suppress

INVISIBLE = regex.compile(r"\p{Cf}")
PROTECTED = ("Alexadner", "The the", "Similar Posts")
LINTER = Linter(Config(ignore=("GC2",)))  # the model has tests of its own, and repairs nothing
CAREFUL = Linter(Config(ignore=("GC2",), protect=PROTECTED))


def decodes(data: bytes) -> None:
    """Bytes are text that is written back as they are, or refused."""
    try:
        decoded = decode(data)
    except DecodeError as error:
        assert str(error).isprintable()
        return
    assert decoded.encode(decoded.text) == data
    checks(decoded.text, "plain")


def checks(text: str, format: str) -> None:
    """Findings and their repairs lie inside the text."""
    found = LINTER.check(Document.parse(text, format=format))
    places = [d.span for d in found] + [e.span for d in found for f in d.fixes for e in f.edits]
    assert all(0 <= start <= end <= len(text) for start, end in places)


def repairs(text: str, format: str) -> None:
    """A text is checked and repaired, and a second repair changes nothing."""
    checks(text, format)
    once = fix(Document.parse(text, format=format), LINTER.check, unsafe=True).text
    assert fix(Document.parse(once, format=format), LINTER.check, unsafe=True).text == once


def protects(text: str, format: str) -> None:
    """No repair takes away what is protected. What a reader cannot see parts no words."""
    fixed = INVISIBLE.sub("", fix(Document.parse(text, format=format), CAREFUL.check, unsafe=True).text)
    text = INVISIBLE.sub("", text)
    for term in PROTECTED:
        whole = regex.compile(rf"(?<!\w){term}(?!\w)")
        assert len(whole.findall(fixed)) >= len(whole.findall(text))


def suppresses(text: str, format: str) -> None:
    """Comments take findings away and add none; each answers a finding or has a notice."""
    document = Document.parse(text, format=format)
    found = check(document, LINTER.rule_set(document))
    kept, notices = suppress(document, found)
    rest = iter(found)
    assert all(diagnostic in rest for diagnostic in kept)
    assert all(1 <= notice.line <= len(document.lines.starts) for notice in notices)
    if format == "plain":
        silent = Document.parse(f"# postedit-ignore-file\n\n{text}")
        assert suppress(silent, check(silent, LINTER.rule_set(silent)))[0] == []


def configures(text: str) -> None:
    """A configuration is taken, or refused with its place in one line."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "postedit.toml"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        try:
            Linter(load_config(path)).check(Document.parse("The the “end”."))
        except ConfigError as error:
            assert "\n" not in str(error)


def packs(text: str) -> None:
    """A pack is taken, or refused with its place in one line."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "house.toml"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        try:
            check(Document.parse("The x is y."), RuleSet([load_pack(path)], "en"))
        except ConfigError as error:
            assert "\n" not in str(error)


def every_format(text: str, format: str) -> None:
    """All that holds for texts."""
    repairs(text, format)
    protects(text, format)
    suppresses(text, format)


OF_TEXTS = tuple(FORMATS)
