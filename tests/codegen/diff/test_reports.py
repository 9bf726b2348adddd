"""The forms of a report: what a terminal, a pull request, a code scanner and a browser are given."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.testing import CliRunner

from cosemc.cli import app
from cosemc.diff.catalogue import RULES
from support.vectors import ROOT

OLD, NEW = (ROOT / "docs" / "examples" / f"exception_response_{edition}.asn" for edition in ("8", "8_3"))
RULE_CASES = Path(__file__).parent / "rules"

# What of SARIF 2.1.0 is used here, as the standard (OASIS, 3.13 to 3.30) has it.
SARIF: dict[str, Any] = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name", "rules"],
                                "properties": {
                                    "rules": {
                                        "type": "array",
                                        "items": {"type": "object", "required": ["id", "shortDescription"]},
                                    }
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["ruleId", "ruleIndex", "level", "message", "locations"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"type": "object", "required": ["text"]},
                                "partialFingerprints": {
                                    "type": "object",
                                    "additionalProperties": {"type": "string"},
                                },
                                "suppressions": {
                                    "type": "array",
                                    "items": {"type": "object", "required": ["kind"]},
                                },
                                "locations": {
                                    "type": "array",
                                    "items": {
                                        "type": "object",
                                        "required": ["physicalLocation"],
                                        "properties": {
                                            "physicalLocation": {
                                                "type": "object",
                                                "required": ["artifactLocation", "region"],
                                                "properties": {
                                                    "region": {
                                                        "type": "object",
                                                        "required": ["startLine"],
                                                        "additionalProperties": {"type": "integer", "minimum": 1},
                                                    }
                                                },
                                            }
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}


def report(form: str, old: Path = OLD, new: Path = NEW, *more: str) -> str:
    result = CliRunner().invoke(app, ["diff", str(old), str(new), "--format", form, "--fail-on", "never", *more])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_json_has_the_promised_members() -> None:
    findings = json.loads(report("json"))["findings"]
    assert findings
    for item in findings:
        members = {"rule", "category", "severity", "path", "old", "new", "new_reads_old", "old_reads_new", "witness"}
        assert set(item) == members | {"message"}
        assert item["rule"] in RULES
        for side in ("old", "new"):
            assert item[side]["file"].endswith(".asn")
            assert item[side]["line"] > 1
    [wire] = [item for item in findings if item["category"] == "WIRE"]
    assert wire["witness"]["old"] is None
    assert bytes.fromhex(wire["witness"]["new"])[:3] == b"\xd8\x01\x06"
    assert "exception-response" in wire["witness"]["value"]


def test_sarif_is_sarif() -> None:
    document = json.loads(report("sarif"))
    jsonschema.validate(document, SARIF)
    [run] = document["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["locations"]


def test_github_commands_point_at_lines() -> None:
    commands = report("github").splitlines()[:-1]
    assert any(re.match(r"::warning file=\S+,line=\d+,title=WIRE SHAPE_EXTENDED::", line) for line in commands)
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in commands)


def test_markdown_fits_a_comment() -> None:
    text = report("markdown")
    assert text.startswith("<!-- cosemc diff -->\n")
    assert "+ d8 01 06 00 00 00 01" in text
    assert text.count("```") % 2 == 0


def test_markdown_of_very_many_findings_is_cut(tmp_path: Path) -> None:
    sides = [tmp_path / "old.asn", tmp_path / "new.asn"]
    for number, path in enumerate(sides):
        fields = ",\n".join(f"    field-{i}  INTEGER (0..{255 if not number else 65535})" for i in range(100))
        head = "T DEFINITIONS ::= BEGIN\nXDLMS-APDU ::= CHOICE { p [1] IMPLICIT P }\nP ::= SEQUENCE {\n"
        path.write_text(head + fields + "\n}\nEND\n", encoding="utf-8")
    text = report("markdown", *sides)
    assert len(text) < 65_536
    assert "more findings do not fit here" in text


class Page(HTMLParser):
    """What stands in the page, and every address it refers to."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href", "action", "srcset"}]
        if tag not in {"meta", "input", "br", "link"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_needs_nothing_else() -> None:
    page = Page()
    text = report("html")
    page.feed(text)
    assert page.addresses == []
    assert page.open == []
    assert "default-src 'none'" in text
    assert "@import" not in text and "url(" not in text


def test_what_stands_in_a_specification_is_no_markup(tmp_path: Path) -> None:
    evil = "</pre><script>alert(1)</script>"
    sides = []
    for name, width in (("old", 255), ("new", 65535)):
        path = tmp_path / f"{name}.asn"
        path.write_text(
            f"T DEFINITIONS ::= BEGIN\nXDLMS-APDU ::= CHOICE {{ p [1] IMPLICIT P }}\n"
            f"P ::= SEQUENCE {{ -- {evil}\n  a INTEGER (0..{width}) -- {evil}\n}}\nEND\n",
            encoding="utf-8",
        )
        sides.append(path)
    text = report("html", *sides)
    assert evil not in text
    assert html.escape(evil) in text
    assert evil not in report("markdown", *sides)


@pytest.fixture
def chromium(tmp_path: Path) -> Any:
    """`chromium(page, "--dump-dom")`: the output of a headless browser without network."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        pytest.skip("no chromium here (Debian: apt-get install chromium)")
    options = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-sync"

    def run(address: str, *arguments: str) -> str:
        command = [program, *options.split(), f"--user-data-dir={tmp_path / 'profile'}", *arguments, address]
        return subprocess.run(command, capture_output=True, text=True, timeout=90, check=True).stdout

    return run


def test_the_page_in_a_browser(chromium: Any, tmp_path: Path) -> None:
    """The page without and with filters."""
    page = tmp_path / "review.html"
    report("html", OLD, NEW, "--output", str(page))
    whole = chromium(page.as_uri(), "--dump-dom")
    assert "4 shown" in whole
    assert len(re.findall(r"<article[^>]* hidden", whole)) == 0
    filtered = chromium(f"{page.as_uri()}#category=WIRE,API&severity=warning&text=service-error", "--dump-dom")
    assert "1 shown" in filtered
    assert len(re.findall(r"<article[^>]* hidden", filtered)) == 3


def test_the_page_on_a_phone(chromium: Any, tmp_path: Path) -> None:
    """Nothing is wider than the screen: the page tells its own width through its title."""
    page = tmp_path / "review.html"
    report("html", OLD, NEW, "--output", str(page))
    text = page.read_text(encoding="utf-8")
    probe = "<script>document.title = document.documentElement.scrollWidth - innerWidth</script></body>"
    page.write_text(text.replace("</body>", probe), encoding="utf-8")
    dom = chromium(page.as_uri(), "--window-size=500,900", "--dump-dom")
    title = re.search(r"<title>(-?\d+)</title>", dom)
    assert title is not None and int(title[1]) <= 0
