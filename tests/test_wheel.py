"""The wheel, installed in a fresh environment and run from another folder, finds its packs."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from conftest import CHECKOUT


def run(*command: str | Path, cwd: Path) -> str:
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, cwd=cwd, env=env, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def test_the_wheel_carries_its_packs(tmp_path: Path) -> None:
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", tmp_path, CHECKOUT, cwd=tmp_path)
    (wheel,) = tmp_path.glob("postedit-*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {"lint/rules/en/garbled.toml", "lint/layers/garble/model.onnx", "lint/py.typed"} <= {*names}
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"lint"}
    environment = tmp_path / "env"
    run(sys.executable, "-m", "venv", environment, cwd=tmp_path)
    run(environment / "bin" / "pip", "install", "--quiet", wheel, cwd=tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.txt").write_text("We saw the the ship.\n", encoding="utf-8")
    assert "RP001" in run(environment / "bin" / "postedit", "check", "a.txt", cwd=elsewhere)
