"""One run over many files: which configuration and which linter serve which file."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from lint.cache import ResultCache
from lint.config import Config
from lint.config.files import find_config, load_config
from lint.layers import Layer
from lint.linter import Linter, load_packs
from lint.packcache import RESULTS, packs_state
from lint.places import cache_folder


class Options(NamedTuple):
    """What the command line says about a run; "" and None leave it to the file and its configuration.

    `layers` are ready to be used; with `must` the run has failed if one of them fails.
    """

    lang: str = ""
    source_lang: str = ""
    format: str = ""
    encoding: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    config: Path | None = None
    isolated: bool = False
    baseline: Path | None = None
    use_baseline: bool = True
    max_file_size: float | None = None
    cache: bool = True
    stdin_filename: str = ""
    layers: tuple[Layer, ...] = ()
    must: bool = False


class Workspace:
    """Finds the nearest configuration of every file, and shares linters between files that agree."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self._of_folder: dict[Path, Config] = {}
        self._of_file: dict[Path | None, Config] = {}
        self._caches: dict[int, ResultCache] = {}
        self._linters: dict[tuple[Path | None, tuple[str, ...]], Linter] = {}

    def config(self, path: Path) -> Config:
        """The configuration of the folder a file lies in, options of the command line on top. Raises ConfigError."""
        folder = path.absolute().parent
        if folder not in self._of_folder:
            self._of_folder[folder] = self._load(folder)
        return self._of_folder[folder]

    def _load(self, folder: Path) -> Config:
        path = None if self.options.isolated else self.options.config or find_config(folder)
        if path not in self._of_file:
            self._of_file[path] = self._with_options(load_config(path) if path else Config())
        return self._of_file[path]

    def _with_options(self, config: Config) -> Config:
        options = self.options
        if options.select:
            config = replace(config, select=options.select, extend_select=())
        if options.ignore:
            config = replace(config, ignore=(*config.ignore, *options.ignore))
        if options.baseline:
            config = replace(config, baseline=options.baseline)
        if not options.use_baseline:
            config = replace(config, baseline=None)
        if options.max_file_size is not None:
            config = replace(config, max_file_size=options.max_file_size)
        return config

    def linter(self, path: Path) -> Linter:
        """The linter for a file. Raises ConfigError."""
        config = self.config(path)
        globs = config.matching(path)
        key = (config.path, globs)
        if key not in self._linters:
            plain = self._linters.get((config.path, ()))
            packs = load_packs(config.packs) if plain is None else plain.packs
            self._linters[key] = Linter(config.with_globs(globs), packs, self.options.layers)
        return self._linters[key]

    def cache(self, linter: Linter) -> ResultCache | None:
        """The results that hold under a linter's configuration, None where they are not wanted."""
        if not self.options.cache:
            return None
        if id(linter) not in self._caches:
            self._caches[id(linter)] = self._cache(linter)
        return self._caches[id(linter)]

    def _cache(self, linter: Linter) -> ResultCache:
        from hashlib import sha256

        layers = (f"{layer.name} {layer.state}" for layer in self.options.layers)
        state = [packs_state(), repr(linter.config), *(_digest(file) for file in linter.files), *layers]
        return ResultCache(cache_folder() / RESULTS, sha256("\x1f".join(state).encode()).hexdigest())


def _digest(path: Path) -> str:
    from hashlib import sha256

    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return "absent"


@lru_cache(maxsize=1)
def workspace_of(options: Options) -> Workspace:
    """The workspace of a run, built once in every worker process."""
    return Workspace(options)
