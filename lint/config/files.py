"""Finds and reads configuration files: postedit.toml, .postedit.toml, [tool.postedit] in pyproject.toml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from lint import regexes as regex
from lint.baseline import DEFAULT_NAME as BASELINE
from lint.config import Config
from lint.config.keys import KEYS, LAYERS, Key
from lint.data import read_toml
from lint.errors import ConfigError
from lint.formats import FORMATS
from lint.model import Safety, Severity
from lint.project import reaches, root_of

FILE_NAMES = ("postedit.toml", ".postedit.toml", "pyproject.toml")
MAX_DEPTH = 10
LARGEST = 2**20
"""MB: what no machine has."""


def find_config(start: Path) -> Path | None:
    """The nearest configuration file at or above a folder."""
    for folder in (start, *start.parents):
        for name in FILE_NAMES:
            path = folder / name
            if path.is_file() and (name != "pyproject.toml" or _has_table(path)):
                return path
    return None


def _has_table(path: Path) -> bool:
    try:
        return "postedit" in read_toml(path.read_text(encoding="utf-8")).get("tool", {})
    except (OSError, ValueError):
        return False


def load_config(path: Path, depth: int = 0) -> Config:
    """Read a configuration file and those it extends. Raises ConfigError with file, line and key."""
    if depth > MAX_DEPTH:
        raise ConfigError(path, "extends itself", key="extends")
    if not reaches(path, root_of(path)):
        raise ConfigError(path, "is a link to a file outside the project")
    text = _read(path)
    try:
        data = read_toml(text)
    except ValueError as error:
        raise ConfigError(path, f"not valid TOML: {error}") from None
    table = data.get("tool", {}).get("postedit", {}) if path.name == "pyproject.toml" else data
    if not isinstance(table, dict):
        raise ConfigError(path, "must be a table", key="tool.postedit")
    reader = _Reader(path, text)
    values = dict(reader.values(table, KEYS))
    config = Config()
    for parent in values.pop("extends", ()):
        config = _extend(config, load_config(parent, depth + 1))
    origins = {key: f"{path.name}:{reader.line(key.replace('_', '-')) or 1}" for key in values}
    config = replace(config, **values, path=path.absolute(), origins={**config.origins, **origins})
    beside = path.absolute().parent / BASELINE
    if config.baseline is None and beside.is_file() and reaches(beside, root_of(path)):
        config = replace(config, baseline=beside, origins={**config.origins, "baseline": "found beside it"})
    return config


def _extend(config: Config, parent: Config) -> Config:
    """The values a later parent sets replace those of an earlier one."""
    values = {key: getattr(parent, key) for key in parent.origins}
    return replace(config, **values, origins={**config.origins, **parent.origins})


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigError(path, f"cannot read the configuration: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ConfigError(path, "not valid UTF-8") from None


class _Reader:
    """Validates the tables of one file."""

    def __init__(self, path: Path, text: str) -> None:
        self.path, self.text, self.root = path, text, root_of(path)

    def values(self, table: Mapping[str, Any], known: Mapping[str, Key]) -> Iterator[tuple[str, Any]]:
        """The values under the names of `Config`'s fields."""
        for name, value in table.items():
            if name not in known:
                from difflib import get_close_matches

                close = get_close_matches(name, known, 1)
                raise self._fail(f"unknown key{f'; did you mean {close[0]}?' if close else ''}", name)
            yield name.replace("-", "_"), self._value(name, known[name], value)

    def _value(self, name: str, key: Key, value: Any) -> Any:
        if key.shape == "flag":
            return self._of(name, value, bool, "true or false")
        if key.shape == "number":
            return self._number(name, value)
        if key.shape == "text":
            text = self._choice(name, key, self._of(name, value, str, "a text"))
            return Severity(text) if name == "fail-on" else text
        if key.shape == "path":
            return self._path(self._of(name, value, str, "a text"), name)
        if key.shape in ("texts", "paths"):
            return self._texts(name, key, value)
        return self._table(name, key, self._of(name, value, dict, "a table"))

    def _number(self, name: str, value: Any) -> float:
        number = self._of(name, value, (int, float), "a number")
        if not 0 <= number <= LARGEST:
            raise self._fail(f"must lie between 0 and {LARGEST}", name)
        return float(number)

    def _texts(self, name: str, key: Key, value: Any) -> tuple[Any, ...]:
        items = (
            [value] if isinstance(value, str) and name == "extends" else self._of(name, value, list, "a list of texts")
        )
        for item in items:
            if not self._of(name, item, str, "a list of texts").strip():
                raise self._fail("must be a list of texts that are not empty", name)
        return tuple(self._path(item, name) if key.shape == "paths" else item for item in items)

    def _table(self, name: str, key: Key, table: Mapping[str, Any]) -> Mapping[str, Any]:
        if name == "per-file":
            inner = {k: v for k, v in KEYS.items() if v.per_file}
            return {g: dict(self.values(self._of(name, v, dict, "a table of tables"), inner)) for g, v in table.items()}
        if name == "layers":
            return dict(self._layers(table))
        for item in table.values():
            self._choice(name, key, self._of(name, item, str, "a table of texts"))
        if name == "formats":
            for item in table.values():
                if item not in FORMATS:
                    raise self._fail(f"there is no format “{item}”; known are {', '.join(FORMATS)}", name)
        kinds: Mapping[str, Any] = {"severity": Severity, "safety": Safety}
        return {k: kinds[name](v) if name in kinds else v for k, v in table.items()}

    def _layers(self, table: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
        for layer, values in table.items():
            if layer not in LAYERS:
                raise self._fail(f"there is no layer of that name; known are {', '.join(LAYERS)}", layer)
            yield layer, dict(self.values(self._of(layer, values, dict, "a table"), LAYERS[layer]))

    def _of(self, name: str, value: Any, kind: Any, said: str) -> Any:
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self._fail(f"must be {said}", name)
        return value

    def _choice(self, name: str, key: Key, text: str) -> str:
        if key.choices and text not in key.choices:
            raise self._fail(f"must be one of {', '.join(key.choices)}", name)
        return text

    def _path(self, text: str, name: str) -> Path:
        try:
            path = (self.path.parent / Path(text).expanduser()).absolute()
        except (RuntimeError, ValueError) as error:  # no home; a zero byte
            raise self._fail(f"no path: {error}", name) from None
        if not reaches(path, self.root):
            raise self._fail(f"{text} lies outside the project, which is {self.root}", name)
        try:
            odd = path.exists() and not path.is_file()  # nobody might ever write to a pipe
        except OSError as error:  # too long a name
            raise self._fail(f"no path: {error.strerror}", name) from None
        if odd:
            raise self._fail(f"{text} is no file", name)
        return path

    def _fail(self, reason: str, name: str) -> ConfigError:
        return ConfigError(self.path, reason, line=self.line(name), key=name)

    def line(self, key: str) -> int | None:
        """The line (from 1) on which a key or table stands."""
        name = rf"[\"']?{regex.escape(key)}[\"']?"
        pattern = rf"^[ \t]*(?:[\w.-]+\.)?{name}[ \t]*=|^[ \t]*\[[^\]\n]*?{name}[\].]|\b{name}[ \t]*="
        match = regex.search(pattern, self.text, regex.M)
        return self.text.count("\n", 0, match.start()) + 1 if match else None
