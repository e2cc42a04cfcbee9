"""Where postedit keeps what it can compute again."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def user_cache() -> Path:
    """The user's own folder for caches on this platform; without a home a place where nothing can be kept."""
    if sys.platform == "linux":  # as platformdirs says, without the import: a tenth of a short run
        base = os.environ.get("XDG_CACHE_HOME", "").strip() or os.path.expanduser("~/.cache")  # noqa: PTH111
        return Path(os.devnull if base.startswith("~") else base, "postedit")
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("postedit", appauthor=False))


def cache_folder() -> Path:
    """Where results and packs are kept: `POSTEDIT_CACHE`, or the user's own folder."""
    return Path(os.environ.get("POSTEDIT_CACHE") or user_cache())
