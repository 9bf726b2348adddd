"""Pages as a crawler sees them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


@dataclass
class Seen:
    """What a page has: ids, addresses it leads to or loads, headings, unlabelled controls, and markup faults."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    tables_outside: int = 0
    unlabelled: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    language: str = ""
    title: str = ""
    text: str = ""


class _Crawler(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen = Seen()
        self.open: list[tuple[str, dict[str, str]]] = []
        self.labelled: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        seen = self.seen
        if "id" in given:
            seen.ids.append(given["id"])
        if tag == "html":
            seen.language = given.get("lang", "")
        if tag == "a" and "href" in given:
            seen.links.append(given["href"])
        if tag == "form" and "action" in given:
            seen.links.append(given["action"])
        if tag in ("link", "script", "img"):
            seen.loads += [given[name] for name in ("href", "src") if name in given]
        if tag == "label":
            self.labelled.add(given.get("for", ""))
        if tag == "input" and "aria-label" not in given and given.get("id") not in self.labelled:
            seen.unlabelled.append(str(given))
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            seen.headings.append(int(tag[1]))
        if tag == "table" and not any(outer.get("class") == "scroll" for _, outer in self.open):
            seen.tables_outside += "narrow" not in given.get("class", "")
        if tag not in VOID:
            self.open.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1][0] != tag:
            self.seen.faults.append(f"</{tag}> at {self.getpos()} closes {self.open[-1:]}")
        else:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] == "title":
            self.seen.title += data
        self.seen.text += data


def crawl(html: str) -> Seen:
    """Read a page."""
    crawler = _Crawler()
    crawler.feed(html)
    crawler.close()
    crawler.seen.faults += [f"<{tag}> is never closed" for tag, _ in crawler.open]
    return crawler.seen
