"""Search and explainer as a browser runs them, from files."""

from __future__ import annotations

import html
import random
import re
from pathlib import Path
from urllib.parse import quote

import pytest

from cosem import obis as library
from cosemc.load import Specification
from cosemc.obis.index import Index
from cosemc.obis.interpret import Code, interpret

from .chromium import needs_browser, page_after_scripts

pytestmark = needs_browser

RESULT = re.compile(r'<li><a href="([^"]*)"><span class="found">(.*?)</span> <span class="meaning">(.*?)</span>')
CARD = re.compile(r'<article class="card explained"([^>]*)>')
ATTRIBUTE = re.compile(r'data-(\w+)="([^"]*)"')


def results(site: Path, question: str) -> list[tuple[str, str, str]]:
    page = page_after_scripts(site / "search.html", f"#q={quote(question)}")
    return [(url, html.unescape(name), html.unescape(kind)) for url, name, kind in RESULT.findall(page)]


def test_search_finds_what_is_meant_first(site: Path) -> None:
    found = results(site, "register")
    assert found[0] == ("classes/3.html", "Register", "interface class 3")
    assert any(url == "classes/3.html#attribute-2" or kind == "common type" for url, _, kind in found)
    assert results(site, "voltage L1")[0][:2] == ("obis/electricity.html#table-electrical_quantity", "voltage, L1")


def test_search_explains_a_code_and_says_when_there_is_nothing(site: Path) -> None:
    url, name, kind = results(site, "0100010800FF")[0]
    assert (url, name) == ("explain.html#1-0:1.8.0*255", "1-0:1.8.0*255")
    assert kind == library.describe("1-0:1.8.0").meaning
    page = page_after_scripts(site / "search.html", "?q=zzzzzz")
    assert '<p id="count" role="status">0 results</p>' in page


def codes_to_explain(loaded: Specification) -> list[Code]:
    """A code for which each rule speaks, and some from all over."""
    assert loaded.obis is not None
    index = Index(loaded.obis.rules)
    of_rules = [index.first_code_of(number) for number in range(len(loaded.obis.rules))]
    drawn = random.Random(62056)
    likely = [[0, 1, 7, 8, 6, 4, 5, 9, 15, 2], [0, 0, 1, 64, 65, 128, 200], range(256), range(256), range(256)]
    anywhere = [tuple(drawn.choice(values) for values in [*likely, [255, 255, 0, 101, 126, 200]]) for _ in range(600)]
    return [code for code in dict.fromkeys([*of_rules, *anywhere]) if code is not None]  # type: ignore[misc]


def test_the_explainer_says_what_the_library_and_the_reference_say(site: Path, loaded: Specification) -> None:
    assert loaded.obis is not None
    codes = codes_to_explain(loaded)
    assert len(codes) > 1000
    page = page_after_scripts(site / "explain.html", "#" + "+".join(".".join(map(str, code)) for code in codes))
    shown = [{name: html.unescape(value) for name, value in ATTRIBUTE.findall(card)} for card in CARD.findall(page)]
    assert len(shown) == len(codes)
    for code, card in zip(codes, shown, strict=True):
        description = library.describe(bytes(code))
        meant = interpret(loaded.obis, code)
        assert card == {
            "code": str(description.code),
            "meaning": description.meaning,
            "medium": description.medium,
            "unit": description.unit.symbol if description.unit is not None else "",
            "kind": str(description.kind),
            "classes": " ".join(map(str, description.classes)),
        }
        assert (card["meaning"], card["medium"], card["kind"]) == (meant.meaning, meant.medium, str(meant.kind))


NOTATIONS = [
    "1-0:1.8.0*255",
    "1-0:1.8.0",
    "1-0:1.8.0&255",
    "1-0:1.8.0.255",
    "1.0.1.8.0.255",
    "0100010800FF",
    "0100010800ff",
]
NO_CODES = ["1-0:1.8", "1-0:1.8.300", "1.0.1.8.0", "010001", "<b>x</b>", "1-0:1.8.0*256", "%"]


def test_every_notation_is_read_and_what_is_none_is_refused(site: Path) -> None:
    assert {str(library.parse(text)) for text in NOTATIONS} == {"1-0:1.8.0*255"}
    for text in NO_CODES:
        with pytest.raises(library.ObisError):
            library.parse(text)
    page = page_after_scripts(site / "explain.html", "#" + "+".join(quote(text) for text in NOTATIONS + NO_CODES))
    assert [dict(ATTRIBUTE.findall(card))["code"] for card in CARD.findall(page)] == ["1-0:1.8.0*255"] * len(NOTATIONS)
    assert page.count('class="refused"') == len(NO_CODES)
    assert "<b>x</b>" not in page


WIDTHS = (360, 1280)
KINDS = [
    "index.html", "classes.html", "classes/3.html", "classes/15.html", "classes/40.html", "types.html", "obis.html",
    "obis/electricity.html", "obis/gas.html", "explain.html#1-0:1.8.0", "units.html", "apdus.html", "apdus/AARQ.html",
    "apdus/XDLMS-APDU.html", "apdus/Get-Request-Normal.html", "diagnostics.html", "search.html#q=energy",
]  # fmt: skip


def test_no_page_scrolls_sideways_on_a_phone_or_a_desktop(site: Path, tmp_path: Path) -> None:
    frames = "".join(
        f'<iframe src="{(site / kind.partition("#")[0]).as_uri()}#{kind.partition("#")[2]}" width={width} height=700 '
        f"onload='setTimeout(() => measure(this), 50)'></iframe>"
        for kind in KINDS
        for width in WIDTHS
    )
    script = """
        function measure(frame) {
          const page = frame.contentDocument.documentElement;
          const line = document.createElement("p");
          line.textContent = `${frame.src} ${frame.width}: ${page.scrollWidth - page.clientWidth} ${page.clientWidth}`;
          document.body.append(line);
        }"""
    wrapper = tmp_path / "frames.html"
    wrapper.write_text(f"<!doctype html><script>{script}</script><body>{frames}</body>")
    page = page_after_scripts(wrapper, flags=("--allow-file-access-from-files",))
    measured = re.findall(r"<p>file:\S+/site/(\S+) (\d+): (-?\d+) (\d+)</p>", page)
    assert len(measured) == len(KINDS) * len(WIDTHS)
    assert [found for found in measured if found[2] != "0" or not 300 <= int(found[3]) <= 1280] == []


def test_slash_goes_to_the_search_and_arrows_to_the_results(site: Path, tmp_path: Path) -> None:
    script = """
        function press(frame, target, key) {
          const view = frame.contentWindow;
          target.dispatchEvent(new view.KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
          const now = frame.contentDocument.activeElement;
          const line = document.createElement("p");
          line.textContent = `${key}: ${now.id || now.textContent}`;
          document.body.append(line);
          return now;
        }
        function drive(frame) {
          const inside = frame.contentDocument;
          inside.activeElement.blur();
          let at = press(frame, inside.body, "/");
          const keys = ["/", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowUp"];
          for (const key of keys) at = press(frame, at, key);
        }"""
    wrapper = tmp_path / "keys.html"
    address = (site / "search.html").as_uri() + "#q=disconnect control"
    frame = f"<iframe src=\"{address}\" width=800 height=700 onload='setTimeout(() => drive(this), 50)'></iframe>"
    wrapper.write_text(f"<!doctype html><script>{script}</script><body>{frame}</body>")
    page = page_after_scripts(wrapper, flags=("--allow-file-access-from-files",))
    pressed = re.findall(r"<p>(\S+): (.*?)</p>", page)
    assert [key for key, _ in pressed] == ["/", "/", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowUp"]
    stops = [stop for _, stop in pressed]
    assert stops[0] == stops[1] == "find"  # a slash that is typed into the search stays one
    assert stops[2] == "Disconnect control interface class 70"
    assert stops[3] != stops[2] and stops[4] == stops[2]
    assert stops[5] == stops[6] == "find"
