// The search: every word of the question must stand in an entry; where and how says what comes first.
"use strict";

const LIMIT = 100;

const folded = (text) => text.toLowerCase().replace(/[_\-,():\s]+/g, " ").trim();
const ENTRIES = INDEX.map(([name, kind, url, words]) => ({
  name, kind, url, title: folded(name), rest: folded(`${kind} ${words}`),
}));

/** How well a word fits an entry: 0 for not at all. */
function fit(entry, word) {
  const at = entry.title.indexOf(word);
  if (at >= 0) {
    if (entry.title === word) return 100;
    const starts = at === 0 || entry.title[at - 1] === " ";
    return (at === 0 ? 60 : starts ? 40 : 15) - Math.min(10, entry.title.length / 10);
  }
  return entry.rest.split(/[^\p{L}\p{N}²³°%/]+/u).some((other) => other.startsWith(word)) ? 10 : 0;
}

/** What people look for most comes first. */
function weight(kind) {
  if (kind.startsWith("interface class")) return 30;
  return kind === "APDU" ? 8 : kind === "common type" ? 5 : 0;
}

function search(question) {
  const whole = folded(question);
  const words = whole.split(" ").filter(Boolean);
  if (!words.length) return [];
  const found = [];
  for (const entry of ENTRIES) {
    const score = weight(entry.kind) + (entry.title === whole ? 100 : entry.title.startsWith(whole) ? 30 : 0);
    const fits = words.map((word) => fit(entry, word));
    if (fits.some((value) => value === 0)) continue;
    found.push([score + fits.reduce((sum, value) => sum + value, 0), entry]);
  }
  found.sort(([a, x], [b, y]) => b - a || x.title.length - y.title.length || (x.title < y.title ? -1 : x.title > y.title ? 1 : 0));
  return found.map(([, entry]) => entry);
}

function resultOf({ name, kind, url }) {
  return element("li", {}, element("a", { href: url }, element("span", { class: "found" }, name), " ", element("span", { class: "meaning" }, kind)));
}

function startSearch() {
  const field = document.getElementById("find");
  const results = document.getElementById("results");
  const count = document.getElementById("count");

  const update = () => {
    const question = field.value.trim();
    const found = search(question);
    const code = parseCode(question);
    if (code !== null) {
      found.unshift({ name: showCode(code), kind: explain(code).meaning, url: `explain.html#${showCode(code)}` });
    }
    results.replaceChildren(...found.slice(0, LIMIT).map(resultOf));
    count.textContent = !question ? "" : found.length > LIMIT ? `${LIMIT} of ${found.length} results` : `${found.length} result${found.length === 1 ? "" : "s"}`;
  };
  const fromAddress = () => {
    const asked = new URLSearchParams(location.search).get("q");
    const hash = fragment();
    field.value = hash.startsWith("q=") ? hash.slice(2) : asked || "";
    update();
  };

  field.addEventListener("input", () => {
    history.replaceState(null, "", `#q=${encodeURIComponent(field.value)}`);
    update();
  });
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    results.querySelector("a")?.click();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [field, ...results.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(stops.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)));
    stops[next].focus();
  });
  addEventListener("hashchange", fromAddress);
  fromAddress();
  field.focus();
}

startSearch();
