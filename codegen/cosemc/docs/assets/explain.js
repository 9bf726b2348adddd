// What OBIS codes mean: the rules of the specification (obis-rules.js), in order of precedence.
"use strict";

const NUMBER = "([0-9]{1,3})";
const NOTATIONS = [
  new RegExp(`^${NUMBER}-${NUMBER}:${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:[*.&]${NUMBER})?$`),
  new RegExp(`^${Array(6).fill(NUMBER).join("\\.")}$`),
];

/** The six value groups of a code in any notation; null if it is none. */
function parseCode(text) {
  if (/^[0-9a-fA-F]{12}$/.test(text)) return text.match(/../g).map((octet) => parseInt(octet, 16));
  for (const notation of NOTATIONS) {
    const match = notation.exec(text);
    if (match) {
      const code = match.slice(1).map((group) => (group === undefined ? 255 : Number(group)));
      return code.every((value) => value <= 255) ? code : null;
    }
  }
  return null;
}

function showCode([a, b, c, d, e, f]) {
  return `${a}-${b}:${c}.${d}.${e}*${f}`;
}

function admits(ends, value) {
  for (let index = 0; index < ends.length; index += 2) {
    if (ends[index] <= value && value <= ends[index + 1]) return true;
  }
  return false;
}

function textOf(parts, code) {
  return parts.map((part) => {
    if (typeof part === "string") return part;
    const [group, what, column] = part;
    if (column === undefined) return String(code[group] + what);
    const row = OBIS.tables[what].find(([ends]) => admits(ends, code[group]));
    const cell = row ? row[1][column] : undefined;
    if (cell === undefined || typeof cell === "string") return cell || "";
    return cell.map((piece) => (typeof piece === "string" ? piece : String(code[group] + piece))).join("");
  }).join("");
}

/** What a code means: {code, meaning, medium, unit, kind, classes, types}. */
function explain(code) {
  const rule = OBIS.rules.find((candidate) => code.every((value, group) => admits(OBIS.sets[candidate[1 + group]], value)));
  const [meaning, unit, classes, types] = rule.slice(7);
  return {
    code: showCode(code),
    meaning: meaning.map((parts) => textOf(parts, code)).filter(Boolean).join(", "),
    medium: OBIS.media[code[0]] || "reserved",
    unit: OBIS.units[textOf(unit, code)] || "",
    kind: OBIS.kinds[rule[0]],
    classes,
    types: OBIS.types[types],
  };
}

function classLinks(classes) {
  return classes.flatMap((id, index) => [
    index ? ", " : "",
    element("a", { href: `classes/${id}.html` }, `${OBIS.classes[id] || "class"} (${id})`),
  ]);
}

/** One code as a card. */
function explanation(text) {
  const code = parseCode(text);
  if (code === null) {
    return element("p", { class: "refused", role: "alert" }, `“${text}” is no OBIS code: write it as 1-0:1.8.0*255, 1.0.1.8.0.255 or 0100010800FF.`);
  }
  const found = explain(code);
  const groups = element("ol", { class: "groups", "aria-label": "Value groups" },
    ...code.map((value, index) => element("li", {}, element("span", {}, "ABCDEF"[index]), element("strong", {}, String(value)))));
  const rows = [
    ["Medium", [found.medium]],
    ["Unit", [found.unit]],
    ["Meant by", [found.kind === "standard" ? "" : found.kind]],
    ["Classes", classLinks(found.classes)],
    ["Values", [found.types.join(", ")]],
    ["Octets", [code.map((value) => value.toString(16).padStart(2, "0").toUpperCase()).join(" ")]],
  ].filter(([, parts]) => parts.some(Boolean));
  const card = element("article", { class: "card explained", "data-code": found.code },
    element("h2", {}, element("code", {}, found.code)),
    element("p", { class: "lead" }, found.meaning),
    groups,
    element("dl", {}, ...rows.flatMap(([label, parts]) => [element("dt", {}, label), element("dd", {}, ...parts)])));
  for (const key of ["meaning", "medium", "unit", "kind"]) card.dataset[key] = found[key];
  card.dataset.classes = found.classes.join(" ");
  return card;
}

function startExplainer() {
  const form = document.getElementById("explain");
  if (!form) return;
  const field = document.getElementById("code");
  const shown = document.getElementById("explained");
  const update = () => {
    field.value = fragment();
    shown.replaceChildren(...field.value.split(/[\s,;]+/).filter(Boolean).map(explanation));
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.hash = field.value.trim();
    if (fragment() === field.value.trim()) update();
  });
  addEventListener("hashchange", update);
  update();
  field.focus();
}

startExplainer();
