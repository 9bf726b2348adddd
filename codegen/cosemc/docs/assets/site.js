// Every page: `/` focuses the search, and printing opens what is folded; and what the scripts of pages share.
"use strict";

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const field = document.getElementById("find");
  field.focus();
  field.select();
});

// On a phone the sections scroll: the one at hand is to be seen.
const section = document.querySelector("nav [aria-current]");
if (section) section.closest("ul").scrollLeft = section.offsetLeft - 24;

addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details:not([open])")) {
    folded.dataset.folded = "";
    folded.open = true;
  }
});

addEventListener("afterprint", () => {
  for (const opened of document.querySelectorAll("details[data-folded]")) {
    delete opened.dataset.folded;
    opened.open = false;
  }
});

/** An element with text and attributes; children are elements or texts, so nothing is ever read as HTML. */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** What stands after # in the address, decoded; an address typed by hand may hold a stray %. */
function fragment() {
  const text = location.hash.slice(1);
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
