"""The longer fuzzing job: atheris changes bytes, guided by what they reach in the code.

    pip install atheris
    python scripts/fuzz.py TARGET [FOLDER_OF_INPUTS] [-max_total_time=3600 …]

TARGET is decode, config, pack, or a format: `markdown`, `html`, … (all that tests/properties.py says of texts).
Without a folder the examples of the packs are the first inputs. A crash leaves its input in a file crash-…;
`-runs=1 crash-…` shows it again; make it a case of tests/test_fuzz.py.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryDirectory

import atheris  # type: ignore[import-not-found]

HERE = Path(__file__).parent.parent
sys.path[:0] = [str(HERE), str(HERE / "tests")]
with atheris.instrument_imports(include=["lint"]):
    import lint

    for module in walk_packages(lint.__path__, "lint."):
        if not module.name.startswith(("lint.lsp", "lint.layers", "lint.__main__")):
            __import__(module.name)
    import properties

    from lint.packs import builtin_packs, rules_folder

MOST = 500
"""Bytes of a first input: short ones are faster, and reach as far."""


def target(name: str) -> Callable[[bytes], None]:
    """What is tried with every input."""
    if name == "decode":
        return properties.decodes
    of_text: Callable[[str], None] = {"config": properties.configures, "pack": properties.packs}.get(
        name, lambda text: properties.every_format(text, name)
    )
    return lambda data: of_text(data.decode("utf-8", "surrogateescape").encode("utf-8", "replace").decode())


def inputs(name: str, folder: Path) -> None:
    """First inputs: packs for packs, and examples of rules for anything else."""
    if name == "pack":
        texts = [path.read_bytes()[: 4 * MOST] for path in rules_folder().rglob("*.toml")]
    else:
        rules = [rule for pack in builtin_packs() for rule in pack.rules]
        examples = [example for rule in rules for example in (*rule.bad[:1], *rule.good[:1])]
        texts = [example.text.encode("utf-8", "replace")[:MOST] for example in examples]
    for number, text in enumerate(texts):
        (folder / str(number)).write_bytes(text)


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in ("decode", "config", "pack", *properties.OF_TEXTS):
        sys.exit(__doc__)
    name = sys.argv.pop(1)
    with TemporaryDirectory() as first:
        if all(argument.startswith("-") for argument in sys.argv[1:]):
            inputs(name, Path(first))
            sys.argv.append(first)
        atheris.Setup(sys.argv, target(name))
        atheris.Fuzz()
