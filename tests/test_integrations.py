"""The README's adoption commands, the real pre-commit, the action."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import regex
from conftest import CHECKOUT

FOUND = "“There are other ways to reach the island,” he defended.\n"
SAFE = "# Ferry to stop in autumn\n\nThe ferry stops, the company said on Friday.\n\nFerry to stop in autumn\n"


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    identity = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, **identity, "PATH": path, "PYTHONPATH": str(CHECKOUT)}
    command = (
        command.replace("postedit ", f"{sys.executable} -m lint ", 1) if command.startswith("postedit ") else command
    )
    return subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=folder, env=env, check=False)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "content").mkdir(parents=True)
    (site / "content" / "a.md").write_text(f"# Ferry\n\n{FOUND}", encoding="utf-8")
    assert run("git init --quiet && git add . && git commit --quiet -m first", site).returncode == 0
    return site


def test_five_commands_lead_to_a_green_build(repository: Path) -> None:
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    block = regex.search(r"<!-- adopt -->\n```sh\n(.*?)```", readme, regex.S)
    assert block is not None
    commands = block[1].strip().split("\n")
    assert len(commands) == 5
    assert (
        run(f"git clone --quiet {CHECKOUT} ../postedit && {sys.executable} -m venv ../env", repository).returncode == 0
    )
    for command in commands:
        done = run(f"unset PYTHONPATH; . ../env/bin/activate; {command}", repository)
        assert done.returncode == 0, (command, done.stdout, done.stderr)
    assert run("git status --porcelain", repository).stdout == ""
    (repository / "content" / "b.md").write_text(FOUND, encoding="utf-8")
    assert run("postedit check content", repository).returncode == 1


def test_the_real_pre_commit_runs_both_hooks(repository: Path) -> None:
    (repository / "content" / "a.md").write_text(SAFE, encoding="utf-8")
    (repository / "content" / "b.md").write_text(FOUND, encoding="utf-8")
    run("git add .", repository)
    copy = repository.parent / "hooks"
    assert run(f"git clone --quiet {CHECKOUT} {copy}", repository).returncode == 0
    try_repo = f"{sys.executable} -m pre_commit try-repo {copy}"
    done = run(f"{try_repo} postedit-fix --all-files --verbose", repository)
    assert "files were modified by this hook" in done.stdout, done.stdout + done.stderr
    assert (repository / "content" / "a.md").read_text(encoding="utf-8").count("Ferry to stop") == 1
    done = run(f"{try_repo} postedit --all-files", repository)
    assert done.returncode == 1
    assert "content/b.md:1:45: CQ002" in done.stdout


def test_the_files_of_integrations_follow_their_schemas() -> None:
    action = f"check_jsonschema --builtin-schema vendor.github-actions {CHECKOUT / 'action.yml'}"
    hooks = f"pre_commit validate-manifest {CHECKOUT / '.pre-commit-hooks.yaml'}"
    for module in (action, hooks):
        done = run(f"{sys.executable} -m {module}", CHECKOUT)
        assert done.returncode == 0, done.stdout


def test_the_configuration_schema_takes_what_postedit_takes(tmp_path: Path) -> None:
    schema = tmp_path / "schema.json"
    schema.write_text(run("postedit config --schema", tmp_path).stdout, encoding="utf-8")
    good = tmp_path / "good.toml"
    good.write_text(
        'lang = "en"\nselect = ["QU"]\n[per-file."a/**"]\nignore = ["BP"]\n[severity]\nQU = "error"\n', encoding="utf-8"
    )
    bad = tmp_path / "bad.toml"
    bad.write_text('langs = "en"\n[severity]\nQU = "grave"\n', encoding="utf-8")
    check = f"{sys.executable} -m check_jsonschema --schemafile {schema}"
    assert run(f"{check} {good}", tmp_path).returncode == 0
    refused = run(f"{check} {bad}", tmp_path)
    assert refused.returncode == 1
    assert "langs" in refused.stdout and "grave" in refused.stdout
