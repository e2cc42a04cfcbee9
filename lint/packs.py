"""Reads the rule packs: TOML -> validated `Rule`s. Nothing is compiled or run here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from string import Formatter
from typing import Any

from lint import regexes as regex
from lint.data import read_toml
from lint.errors import ConfigError
from lint.model import CATEGORIES, Safety, Severity
from lint.project import reaches, root_of
from lint.rule import Example, FixSpec, Rule
from lint.tokens.syntax import PatternError, TokenPattern, read
from lint.vetting import fault_of
from lint.wordlist import WordList as WordList

PACKAGE = Path(__file__).parent
CODE = regex.compile(r"[A-Z]{2}\d{3}")
NAME = regex.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
LANG = regex.compile(r"[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8})*")
COMMON = {
    "code": str, "name": str, "message": str, "why": str, "kind": str, "check": str, "fault": str,
    "severity": str, "confidence": (int, float), "where": str, "unless": (str, list), "requires": (str, list),
    "source": (str, list), "soft": bool, "fix": dict, "bad": list, "good": list, "fixed": list,
}  # fmt: skip
REQUIRED = ("code", "name", "message", "why", "bad", "good")
BODY: Mapping[str, Mapping[str, Any]] = {
    "phrase": {"any_of": list, "case": bool},
    "regex": {"pattern": str, "case": bool},
    "swap": {"swap": dict, "file": str, "case": bool},
    "line": {"any_of": list, "pattern": str, "case": bool},
    "pair": {"first": str, "second": str, "within": str, "case": bool},
    "density": {"any_of": list, "pattern": str, "per_thousand": (int, float), "at_least": int, "case": bool},
    "tokens": {"pattern": str, "headings": bool},
    "check": {},
}
"""The declarative kinds and the keys each adds."""
ONE_OF: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "phrase": (("any_of",),),
    "regex": (("pattern",),),
    "swap": (("swap", "file"),),
    "line": (("any_of", "pattern"),),
    "pair": (("first",), ("second",)),
    "density": (("any_of", "pattern"), ("per_thousand",)),
    "tokens": (("pattern",),),
}
"""Of each of these groups a rule of the kind must give at least one key."""
CHOICES: Mapping[str, tuple[str, ...]] = {
    "severity": (*Severity,),
    "where": ("", "title", "lead", "body", "head", "tail"),
    "within": ("sentence", "block", "document"),
}
FIX_KEYS = {"safety": str, "replace": (str, list), "delete": str, "title": str}
EXAMPLE_KEYS = {"text": str, "lang": str, "source_lang": str, "format": str}


@dataclass(frozen=True)
class Pack:
    """One TOML file: rules and parameters for checks, for texts in `lang` ("any" for all)."""

    path: Path
    lang: str
    rules: tuple[Rule, ...]
    parameters: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def files(self) -> tuple[Path, ...]:
        """The file itself and the lists beside it that it names."""
        swaps = (self.path.parent / rule.body["file"] for rule in self.rules if rule.body and "file" in rule.body)
        values = (value for table in self.parameters.values() for value in table.values())
        return (self.path, *swaps, *(value.path for value in values if isinstance(value, WordList)))


def rules_folder() -> Path:
    """The packs that come with postedit: inside the wheel, or beside the package in a checkout."""
    inside = PACKAGE / "rules"
    return inside if inside.is_dir() else PACKAGE.parent / "rules"


def builtin_packs() -> tuple[Pack, ...]:
    """All packs that come with postedit. Their patterns are vetted by its tests, not again by every run."""
    folder = rules_folder()
    paths = sorted(folder.rglob("*.toml"))
    return tuple(load_pack(path, path.relative_to(folder).parts[0], vetted=True) for path in paths)


def load_pack(path: Path, lang: str | None = None, *, vetted: bool = False) -> Pack:
    """Read and validate one pack; `vetted` spares compiling patterns that are known to be sound.

    Raises:
        ConfigError: with file, line and key of the first fault.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(path, f"cannot read the rule pack: {_reason(error)}") from None
    try:
        data = read_toml(text)
    except ValueError as error:
        raise ConfigError(path, f"not valid TOML: {error}") from None
    return _Reader(path, text, lang, vetted).pack(data)


def _reason(error: Exception) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else "not UTF-8"


class _Reader:
    """Turns the tables of one file into rules; knows where in the file each key stands."""

    def __init__(self, path: Path, text: str, lang: str | None, vetted: bool) -> None:
        self.vetted = vetted
        self.path, self.lines, self.lang = path, text.split("\n"), lang or "any"
        self.heads = [n for n, line in enumerate(self.lines, 1) if regex.match(r"\s*\[\[\s*rule\s*\]\]", line)]
        self.number = -1

    def pack(self, data: Mapping[str, Any]) -> Pack:
        self._known(data, {"rule": list, "checks": dict, "lang": str, "source": (str, list)})
        self.lang = data.get("lang", self.lang)
        if not LANG.fullmatch(self.lang):
            raise self._fail("must be a language code, or any", "lang")
        source = _texts(data.get("source", ()))
        rules = []
        for self.number, table in enumerate(data.get("rule", ())):
            rules.append(self._rule(table, source))
        self.number = -1
        parameters = {name: self._parameters(name, table) for name, table in data.get("checks", {}).items()}
        return Pack(self.path, self.lang, tuple(rules), parameters)

    # -- places ----------------------------------------------------------------------------------

    def _line(self, key: str | None = None) -> int | None:
        """The line of a key of the current rule, or of the rule's head."""
        known = 0 <= self.number < len(self.heads)
        start = self.heads[self.number] if known else 0
        stop = self.heads[self.number + 1] - 1 if known and self.number + 1 < len(self.heads) else len(self.lines)
        if key:
            name = regex.escape(key.split(".")[-1])
            wanted = regex.compile(rf"\s*[\"']?{name}[\"']?\s*=|\s*\[\s*(?:[\w-]+\.)*{name}\s*\]")
            for number in range(start, stop):
                if wanted.match(self.lines[number]):
                    return number + 1
        return start or None

    def _fail(self, reason: str, key: str | None = None) -> ConfigError:
        return ConfigError(self.path, reason, line=self._line(key), key=key)

    # -- validation ------------------------------------------------------------------------------

    def _known(self, table: Mapping[str, Any], types: Mapping[str, Any], inside: str = "") -> None:
        for key, value in table.items():
            if key not in types:
                raise self._fail(f"unknown key{_hint(key, types)}", key if not inside else f"{inside}.{key}")
            kinds = types[key] if isinstance(types[key], tuple) else (types[key],)
            if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
                raise self._fail(f"must be {' or '.join(_KINDS[k] for k in kinds)}", key)
            if list in kinds and isinstance(value, list) and key not in ("bad", "good", "fixed", "rule"):
                if not all(isinstance(item, str) and item for item in value):
                    raise self._fail("must be a list of texts that are not empty", key)
                if not value:
                    raise self._fail("must not be empty", key)

    def _rule(self, table: Any, source: tuple[str, ...]) -> Rule:
        if not isinstance(table, dict):
            raise self._fail("must be a table", "rule")
        kind = table.get("kind", "check" if "check" in table else "")
        if not isinstance(kind, str) or kind not in BODY:
            raise self._fail(f"must be one of {', '.join(k for k in BODY if k != 'check')}, or give check", "kind")
        self._known(table, {**COMMON, **BODY[kind]})
        for key in REQUIRED:
            if not table.get(key):
                raise self._fail("is missing", key)
        self._choices(table, kind)
        self._swaps(table.get("swap", {}))
        self._message(table["message"])
        body = {key: table[key] for key in BODY[kind] if key in table}
        if not self.vetted:
            self._patterns(table, body, kind)
        sources, soft = _texts(table.get("source", source)), table.get("soft", False)
        if soft and not sources:
            raise self._fail("needs source: the languages it is a calque from", "soft")
        if soft and kind == "check":
            raise self._fail("is only for the declarative kinds", "soft")
        return Rule(
            code=table["code"], name=table["name"], message=table["message"], why=table["why"], kind=kind,
            lang=self.lang, path=self.path, line=self._line() or 1,
            severity=Severity(table.get("severity", "warning")), confidence=float(table.get("confidence", 0.9)),
            check=table.get("check", ""), fault=table.get("fault", ""), where=table.get("where", ""),
            unless=_texts(table.get("unless", ())), source=sources, soft=soft,
            requires=_texts(table.get("requires", ())), fix=self._fix(table.get("fix"), kind), body=body,
            **self._examples(table, sources[0] if soft else ""),
        )  # fmt: skip

    def _message(self, message: str) -> None:
        """Only bare names stand in braces: a format could ask for a line of a gigabyte, a dot for the insides."""
        try:
            parts = [*Formatter().parse(message)]
        except ValueError as error:
            raise self._fail(f"{error}; write {{{{ for a brace", "message") from None
        for _, name, form, conversion in parts:
            if name is not None and (not name.isidentifier() or form or conversion):
                raise self._fail("only {name} may stand in braces; write {{ for a brace", "message")

    def _choices(self, table: Mapping[str, Any], kind: str) -> None:
        if not CODE.fullmatch(table["code"]) or table["code"][:2] not in CATEGORIES:
            raise self._fail(f"must be two letters of {', '.join(CATEGORIES)} and three digits", "code")
        if not NAME.fullmatch(table["name"]):
            raise self._fail("must be in kebab-case", "name")
        for key, allowed in CHOICES.items():
            if table.get(key, allowed[0]) not in allowed:
                raise self._fail(f"must be one of {', '.join(filter(None, allowed))}", key)
        if not 0 <= table.get("confidence", 0.9) <= 1:
            raise self._fail("must lie between 0 and 1", "confidence")
        for group in ONE_OF.get(kind, ()):
            if not any(key in table for key in group):
                raise self._fail("is missing", " or ".join(group))
        if kind == "check" and not check_exists(table.get("check", "")):
            raise self._fail(f"there is no check “{table.get('check', '')}”", "check")
        if "file" in table:
            self._list(table["file"], "file")

    def _swaps(self, table: Mapping[str, Any]) -> None:
        for wrong, right in table.items():
            rights = right if isinstance(right, list) else [right]
            if not wrong.strip() or not rights or not all(isinstance(text, str) for text in rights):
                raise self._fail("must give for each text another, or a list of them", "swap")

    def _patterns(self, table: Mapping[str, Any], body: Mapping[str, Any], kind: str) -> None:
        patterns = [(key, body[key]) for key in ("pattern", "first", "second") if key in body]
        for key, pattern in [*patterns, *(("unless", item) for item in _texts(table.get("unless", ())))]:
            fault = self._token_fault(pattern) if kind == "tokens" else fault_of(pattern)
            if fault:
                raise self._fail(fault, key)
        if kind == "tokens":
            self._placeholders(table, self._tokens(body["pattern"]).names)

    def _placeholders(self, table: Mapping[str, Any], names: Iterable[str]) -> None:
        """The message and the fix may only name what the pattern does, plainly or with a form (`verb_past`)."""
        known = {"match", "suggestion", *names}
        for key in ("message", "fix"):
            for name in regex.findall(r"\{(\w+)\}|\\g<(\w+)>", str(table.get(key, ""))):
                asked = "".join(name)
                if asked not in known and asked.split("_")[0] not in known:
                    raise self._fail(f"names “{asked}”, which the pattern does not", key)

    def _token_fault(self, pattern: str) -> str:
        try:
            source = self._tokens(pattern).source
        except PatternError as error:
            return f"not a valid pattern: {error}"
        return fault_of(source)

    def _tokens(self, pattern: str) -> TokenPattern:
        """Raises PatternError."""
        from lint.tagging.inflection import inflection_of

        if not (rules_folder() / self.lang / "tags.txt").is_file():
            raise PatternError(f"there is no tagger for “{self.lang}”")
        return read(pattern, inflection_of(self.lang).all)

    def _fix(self, table: Any, kind: str) -> FixSpec | None:
        if table is None:
            return None
        self._known(table, FIX_KEYS, "fix")
        if table.get("safety", "unsafe") not in [*Safety]:
            raise self._fail("safety must be safe or unsafe", "fix")
        if table.get("delete", "match") not in ("match", "block"):
            raise self._fail("delete must be match or block", "fix")
        if "replace" not in table and "delete" not in table and kind not in ("swap", "check"):
            raise self._fail("needs replace or delete", "fix")
        return FixSpec(
            Safety(table.get("safety", "unsafe")), _texts(table.get("replace", ())), table.get("delete", ""),
            table.get("title", ""),
        )  # fmt: skip

    def _examples(self, table: Mapping[str, Any], source_lang: str) -> dict[str, Any]:
        bad = [self._example(item, "bad", source_lang) for item in table["bad"]]
        good = [self._example(item, "good", source_lang) for item in table["good"]]
        fixed = table.get("fixed", [])
        if len(fixed) > len(bad) or not all(isinstance(text, str) for text in fixed):
            raise self._fail("must be texts, one for each of the first bad examples", "fixed")
        for number, text in enumerate(fixed):
            old = bad[number]
            bad[number] = Example(old.text, old.lang, old.source_lang, old.format, text)
        return {"bad": tuple(bad), "good": tuple(good)}

    def _example(self, item: Any, key: str, source_lang: str) -> Example:
        lang = "en" if self.lang == "any" else self.lang
        if isinstance(item, str):
            return Example(item, lang, source_lang)
        if not isinstance(item, dict) or "text" not in item:
            raise self._fail("must be a text or a table with text", key)
        self._known(item, EXAMPLE_KEYS, key)
        source_lang = item.get("source_lang", source_lang)
        return Example(item["text"], item.get("lang", lang), source_lang, item.get("format", "plain"))

    def _parameters(self, name: str, table: Any) -> Mapping[str, Any]:
        """The parameters of a check. A text that begins with @ names a list beside the pack."""
        if not check_exists(name) or not isinstance(table, dict):
            raise self._fail(f"there is no check “{name}”", name)
        return {key: self._resolve(value, key) for key, value in table.items()}

    def _list(self, name: str, key: str) -> Path:
        """The path of a list of words, which lies in the project of the pack."""
        path = self.path.parent / name
        builtin = rules_folder().resolve()
        root = builtin if self.path.resolve().is_relative_to(builtin) else root_of(self.path)
        if "\0" in name or not path.is_file():
            raise self._fail(f"there is no file {name}", key)
        if not reaches(path, root):
            raise self._fail(f"{name} lies outside the project, which is {root}", key)
        return path

    def _resolve(self, value: Any, key: str) -> Any:
        if isinstance(value, str) and value.startswith("@"):
            return WordList(self._list(value[1:], key))
        return tuple(value) if isinstance(value, list) else value


_KINDS = {
    str: "a text", list: "a list", dict: "a table", bool: "true or false", int: "a whole number", float: "a number",
}  # fmt: skip


def _texts(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _hint(key: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(key, known, 1)
    return f"; did you mean {close[0]}?" if close else ""


def check_exists(name: str) -> bool:
    """Whether `lint.checks` has a module of that name."""
    return bool(NAME.fullmatch(name)) and find_spec(f"lint.checks.{name.replace('-', '_')}") is not None


def duplicates(packs: Iterable[Pack]) -> Iterator[ConfigError]:
    """Codes and names that are used twice."""
    seen: dict[str, Rule] = {}
    for pack in packs:
        for rule in pack.rules:
            for key in (rule.code, rule.name):
                if key in seen:
                    other = seen[key]
                    yield ConfigError(rule.path, f"already used in {other.path}:{other.line}", line=rule.line, key=key)
                seen.setdefault(key, rule)
