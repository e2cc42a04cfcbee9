"""The JSON Schema of a configuration, and the commented file that `postedit init` writes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lint.config.keys import KEYS, LAYERS, Key

SCHEMA = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> Mapping[str, Any]:
    """The schema of postedit.toml (JSON Schema 2020-12), for editors."""
    properties = {name: _property(name, key) for name, key in KEYS.items()}
    return {
        "$schema": SCHEMA,
        "title": "postedit",
        "description": "Configuration of postedit, the linter for machine-translated text.",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }


def _property(name: str, key: Key) -> Mapping[str, Any]:
    text: dict[str, Any] = {"type": "string", **({"enum": list(key.choices)} if key.choices else {})}
    shapes: Mapping[str, Mapping[str, Any]] = {
        "text": text,
        "path": text,
        "texts": {"type": "array", "items": text},
        "paths": {"type": "array", "items": text},
        "table": {"type": "object", "additionalProperties": text},
        "number": {"type": "number"},
        "flag": {"type": "boolean"},
    }
    shape = shapes[key.shape]
    if name == "per-file":
        inner = {n: _property(n, k) for n, k in KEYS.items() if k.per_file}
        shape = {"type": "object", "additionalProperties": _object(inner)}
    if name == "layers":
        shape = _object(
            {layer: _object({n: _property(n, k) for n, k in keys.items()}) for layer, keys in LAYERS.items()}
        )
    if name == "extends":
        shape = {"anyOf": [text, {"type": "array", "items": text}]}
    return {"description": key.help, **shape}


def _object(properties: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": properties}


def template(lang: str = "en", source_lang: str = "") -> str:
    """A configuration file with every key, commented out but for the languages."""
    lines = ["# Configuration of postedit. Every key is optional.", ""]
    chosen = {"lang": lang, "source-lang": source_lang}
    tables = [name for name, key in KEYS.items() if key.shape == "table"]
    for name, key in KEYS.items():
        if name not in tables:
            value = chosen.get(name)
            lines += [f"# {key.help}", f"{name} = {_toml(value)}" if value else f"# {name} = {_toml(key.example)}", ""]
    for name in tables:
        lines += [f"# {KEYS[name].help}", *(f"# {line}" for line in _table(name, KEYS[name].example)), ""]
    return "\n".join(lines)


def _table(name: str, example: Mapping[str, Any]) -> list[str]:
    nested = {k: v for k, v in example.items() if isinstance(v, Mapping)}
    lines = [f"[{name}]", *(f"{_toml(k)} = {_toml(v)}" for k, v in example.items())] if not nested else []
    for key, table in nested.items():
        lines += [f"[{name}.{_toml(key)}]", *(f"{k} = {_toml(v)}" for k, v in table.items())]
    return lines


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{value}"'
    return f"[{', '.join(map(_toml, value))}]" if isinstance(value, list) else str(value)
