"""TOML and JSON that anybody may have written: read, or refused with a ValueError, whatever is wrong with it."""

from __future__ import annotations

import json
from typing import Any

TOO_DEEP, TOO_LONG = "nested too deeply", "a number has too many digits"


def read_toml(text: str) -> dict[str, Any]:
    """The tables of a text. Raises ValueError (tomllib also runs out of stack, or of digits)."""
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except RecursionError:
        raise ValueError(TOO_DEEP) from None
    except ValueError:
        raise ValueError(TOO_LONG) from None


def read_json(text: str) -> Any:
    """The value of a text. Raises ValueError (json also runs out of stack, or of digits)."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        raise
    except RecursionError:
        raise ValueError(TOO_DEEP) from None
    except ValueError:
        raise ValueError(TOO_LONG) from None
