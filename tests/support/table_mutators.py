"""Changes to the tables of a specification, one at a time, each with the rule of a diff that tells of it.

A mutator takes a class file as plain JSON, changes it in place, and gives the rules of which one tells of the change;
nothing where it does not fit.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

Document = dict[str, Any]
Mutator = Callable[[Document, st.DataObject], "set[str] | None"]

FRESH = "quite_new"


def _rows(document: Document, key: str, data: st.DataObject) -> tuple[list[Document], Document] | None:
    """Rows of a version, and one of them beyond the logical name."""
    fitting = [version[key] for version in document["versions"] if _own(version.get(key, []))]
    if not fitting:
        return None
    rows = data.draw(st.sampled_from(fitting))
    return rows, data.draw(st.sampled_from(_own(rows)))


def _own(rows: list[Document]) -> list[Document]:
    return [row for row in rows if row.get("name", "logical_name") != "logical_name"]


def _rename(key: str, rule: str) -> Mutator:
    def mutate(document: Document, data: st.DataObject) -> set[str] | None:
        found = _rows(document, key, data)
        if found is None:
            return None
        found[1]["name"] = FRESH
        return {rule}

    return mutate


def _remove(key: str, rule: str) -> Mutator:
    def mutate(document: Document, data: st.DataObject) -> set[str] | None:
        found = _rows(document, key, data)
        if found is None:
            return None
        rows, row = found
        used = {item["attribute"] for version in document["versions"] for item in version.get("selectors", [])}
        if key == "attributes" and (row is not rows[-1] or row["id"] in used):
            return None  # indices have no gaps, selectors no attribute that is not there
        rows.remove(row)
        return {rule}

    return mutate


def _retype(key: str, part: str, rules: set[str]) -> Mutator:
    def mutate(document: Document, data: st.DataObject) -> set[str] | None:
        found = _rows(document, key, data)
        if found is None or part not in found[1]:
            return None
        old = found[1][part]
        others = ["float64", f"array of ({old})", "structure { a unsigned; b long64 }"]
        found[1][part] = data.draw(st.sampled_from(others))
        found[1].pop("default", None)
        return rules if old not in ("any", "unknown", found[1][part]) else None

    return mutate


def _widen(document: Document, data: st.DataObject) -> set[str] | None:
    found = _rows(document, "attributes", data)
    if found is None or found[1]["type"] in ("any", "unknown"):
        return None
    found[1]["type"] = f"{found[1]['type']} | structure {{ a float64; b float64; c float64 }}"
    return {"ATTR_TYPE_WIDENED"}


def _static(document: Document, data: st.DataObject) -> set[str] | None:
    found = _rows(document, "attributes", data)
    if found is None or "static" not in found[1]:
        return None
    found[1]["static"] = not found[1]["static"]
    return {"ATTR_STATIC_CHANGED"}


def _short_name(document: Document, data: st.DataObject) -> set[str] | None:
    found = _rows(document, "attributes", data)
    if found is None or "sn" not in found[1]:
        return None
    found[1]["sn"] = "0x7f8"
    return {"SN_OFFSET_CHANGED"}


def _swap(document: Document, data: st.DataObject) -> set[str] | None:
    """Two attributes change their index."""
    fitting = [version["attributes"] for version in document["versions"] if len(_own(version["attributes"])) > 1]
    if not fitting:
        return None
    rows = data.draw(st.sampled_from(fitting))
    own = _own(rows)
    index = data.draw(st.integers(0, len(own) - 2))
    first, second = own[index], own[index + 1]
    places = rows.index(first), rows.index(second)
    first["id"], second["id"] = second["id"], first["id"]
    rows[places[0]], rows[places[1]] = second, first
    return {"ATTR_INDEX_CHANGED"}


def _cardinality(document: Document, data: st.DataObject) -> set[str] | None:
    version = data.draw(st.sampled_from(document["versions"]))
    if "cardinality" not in version:
        return None
    version["cardinality"] = "0..7"
    return {"CARDINALITY_CHANGED"}


def _version(document: Document, data: st.DataObject) -> set[str] | None:
    if len(document["versions"]) < 2:
        return None
    document["versions"].pop(0)
    return {"CLASS_VERSION_REMOVED"}


MUTATORS: dict[str, Mutator] = {
    "rename_attribute": _rename("attributes", "ATTR_RENAMED"),
    "remove_attribute": _remove("attributes", "ATTR_REMOVED"),
    "retype_attribute": _retype("attributes", "type", {"ATTR_TYPE_CHANGED", "ATTR_TYPE_WIDENED"}),
    "widen_attribute": _widen,
    "swap_attributes": _swap,
    "static": _static,
    "short_name": _short_name,
    "rename_method": _rename("methods", "METHOD_RENAMED"),
    "remove_method": _remove("methods", "METHOD_REMOVED"),
    "retype_parameter": _retype("methods", "parameter", {"METHOD_PARAM_CHANGED"}),
    "cardinality": _cardinality,
    "remove_version": _version,
}
