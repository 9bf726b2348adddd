"""Syntax errors in our own words: what lark met and would have accepted, and what is probably meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from cosemc.diagnostics import Diagnostic
from cosemc.read import SourceFile

_SHOWN = 5
"""Alternatives named in a message, at most."""

# The order is that in which alternatives are named: the likeliest first.
_WORDS = {
    "_COMMA": "','",
    "_RBRACE": "'}'",
    "_LBRACE": "'{'",
    "IDENTIFIER": "a name beginning with a small letter",
    "TYPE_REFERENCE": "the name of a type",
    "NUMBER": "a number",
    "_ASSIGN": "'::='",
    "_RPAR": "')'",
    "_RBRACKET": "']'",
    "_LPAR": "'('",
    "_LBRACKET": "'['",
    "_RANGE": "'..'",
    "_SEMICOLON": "';'",
    "_BAR": "'|'",
    "MINUS": "'-'",
    "HEX_STRING": "a hexadecimal string",
    "BINARY_STRING": "a binary string",
    "CHARACTER_STRING": "a character string",
    "$END": "the end of the file",
}

# Words of X.680 to X.683 that begin something the compiler does not know.
_UNSUPPORTED = {
    "SET": "SET or SET OF",
    "REAL": "REAL",
    "CLASS": "an information object class",
    "COMPONENTS": "COMPONENTS OF",
    "WITH": "a WITH clause",
    "COMPONENT": "an inner type constraint",
    "CONTAINING": "a contents constraint",
    "ENCODED": "a contents constraint",
    "CONSTRAINED": "a user-defined constraint",
    "PATTERN": "a pattern constraint",
    "INCLUDES": "an inclusion constraint",
    "FROM": "a permitted-alphabet constraint",
    "PRESENT": "an inner type constraint",
    "ABSENT": "an inner type constraint",
    "UNION": "UNION",
    "INTERSECTION": "INTERSECTION",
    "EXCEPT": "EXCEPT",
    "ALL": "ALL EXCEPT",
    "AUTOMATIC": "AUTOMATIC TAGS",
    "EXTENSIBILITY": "EXTENSIBILITY IMPLIED",
    "EMBEDDED": "EMBEDDED PDV",
    "CHARACTER": "CHARACTER STRING",
    "INSTANCE": "INSTANCE OF",
    "MACRO": "a macro",
}
_UNSUPPORTED_MARKS = {
    "...": "an extension marker ('...')",
    "[[": "an extension addition group",
    "&": "a field of an information object class",
    "@": "a component relation constraint",
    "^": "an intersection of constraints ('^')",
    "<": "an open end of a range ('<')",
    "!": "an exception mark ('!')",
    ".": "a reference through a module or a field ('.')",
    ":": "a choice or open type value (':')",
}
_LOOK_ALIKES = str.maketrans({"–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "‘": "'", "’": "'", "“": '"', "”": '"'})
_WORD_BEFORE = re.compile(r"([A-Za-z][\w-]*)\s*$", re.ASCII)
_DEFINITION = re.compile(r"[A-Z][\w-]*\s*::=", re.ASCII)
_LEXEME = re.compile(r"::=|[A-Za-z][\w-]*|\S", re.ASCII)
_TYPE_NAME = re.compile(r"[A-Z][\w-]*[a-z][\w-]*|[A-Z]", re.ASCII)  # no keyword, which has capitals only
_WORD_AT = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
_EXTENSION = re.compile(r",\s*\.\.\.")
_SELECTION = re.compile(r"[a-z][\w-]*\s*<", re.ASCII)
_VALUE_SET = re.compile(r"[A-Z][\w -]*?\s*::=\s*\{", re.ASCII)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A syntax error, and where in the text it was noticed (None: at its end, so that nothing is left to look at)."""

    diagnostic: Diagnostic
    offset: int | None


def explain(error: UnexpectedInput, source: SourceFile) -> Mistake:
    """The diagnostic for an error of lark; offsets in `error` are offsets into the text of `source`."""
    text = source.text
    if isinstance(error, UnexpectedToken):
        at_end = error.token.type == "$END"
        start = len(text.rstrip()) if at_end else error.token.start_pos or 0
        end = start + (1 if at_end else len(error.token))
        found = "end of the file" if at_end else f"'{error.token}'"
        accepted = set(error.accepts or error.expected)
        kind = error.token.type
    else:
        assert isinstance(error, UnexpectedCharacters) and error.pos_in_stream is not None
        start = error.pos_in_stream
        end = start + 1
        found, accepted, kind = f"'{_lexeme(text, start)}'", set(error.allowed or ()), ""
    span = source.span(start, end)
    offset = start if kind != "$END" else None
    special = _unterminated(text, start) or _unsupported(text, start, kind, accepted)
    if special is not None:
        code, message = special
        return Mistake(Diagnostic(code, message, span), offset)
    message = f"unexpected {found}; expected {_alternatives(accepted)}"
    return Mistake(Diagnostic("P001", message, span, hint=_hint(text, start, kind, accepted)), offset)


def _unterminated(text: str, start: int) -> tuple[str, str] | None:
    if text.startswith("/*", start):
        return "P002", "this comment is not ended by '*/'"
    if text[start : start + 1] in ("'", '"') and text.count(text[start], start, _line_end(text, start)) == 1:
        return "P002", "this string is not ended"
    return None


def _unsupported(text: str, start: int, kind: str, accepted: set[str]) -> tuple[str, str] | None:
    """What is beyond the compiler's ASN.1 here: at the place of the error, or at the word before it."""
    word = _WORD_AT.match(text, start)
    if word is not None and word[0] in _UNSUPPORTED:
        return "P004", f"{_UNSUPPORTED[word[0]]} is not supported"
    for mark, what in _UNSUPPORTED_MARKS.items():
        if text.startswith(mark, start) and not text.startswith((":=", "::="), start):
            return "P004", f"{what} is not supported"
    form = _unsupported_form(text, start, kind, accepted)
    return None if form is None else ("P004", f"{form} is not supported")


def _unsupported_form(text: str, start: int, kind: str, accepted: set[str]) -> str | None:
    """What is beyond the compiler's ASN.1 and is told by the words around it alone."""
    before = _WORD_BEFORE.search(text, max(0, start - 80), start)
    limited = text[:start].rstrip()[-1:] in ("(", "|")
    if kind == "_LBRACE" and before is not None and _TYPE_NAME.fullmatch(before[1]):
        return f"a parameterised type ('{before[1]}')"
    if kind == "_LBRACE" and limited:
        return "a table constraint"
    if kind == "TYPE_REFERENCE" and limited and "MIN" in accepted:
        return f"a contained subtype ('{_lexeme(text, start)}')"
    if kind == "_COMMA" and _EXTENSION.match(text, start):
        return _UNSUPPORTED_MARKS["..."]
    if kind == "_COMMA" and {"_RBRACE", "NUMBER"} <= accepted:
        return "a value of a SEQUENCE"
    if kind == "IDENTIFIER" and _SELECTION.match(text, start):
        return "a selection type"
    if "_ASSIGN" in accepted and before is not None and before[1][0].isupper() and _VALUE_SET.match(text, start):
        return "a value set"
    return None


def _alternatives(accepted: set[str]) -> str:
    order = list(_WORDS)
    known = sorted(accepted & set(_WORDS), key=order.index)
    keywords = sorted(f"'{name.lstrip('_')}'" for name in accepted - set(_WORDS))
    words = [*(_WORDS[name] for name in known), *keywords]
    if len(words) > _SHOWN and {"TYPE_REFERENCE", "_SEQUENCE", "_CHOICE"} <= accepted:
        return "a type"
    if len(words) > _SHOWN:
        return ", ".join(words[: _SHOWN - 1]) + " or something else"
    return ", ".join(words[:-1]) + (" or " if len(words) > 1 else "") + (words[-1] if words else "nothing")


def _hint(text: str, start: int, kind: str, accepted: set[str]) -> str:
    """What is probably meant; empty where nothing suggests itself."""
    character = text[start : start + 1]
    previous = text[:start].rstrip()[-1:]
    if character and character.translate(_LOOK_ALIKES) != character:
        return f"this is U+{ord(character):04X}, which only looks like {character.translate(_LOOK_ALIKES)}"
    if kind == "_RBRACE" and previous == ",":
        return "remove the ',' before '}'"
    if "_COMMA" in accepted and kind == "IDENTIFIER":
        return "is a ',' missing after the previous component?"
    ends = kind in ("_END", "$END") or _DEFINITION.match(text, start) is not None
    if "_RBRACE" in accepted and ends:
        return "is a '}' missing at the end of the previous definition?"
    if kind == "$END":
        return "a module ends with END"
    if "_FROM" in accepted and text.startswith("::=", start):
        return "IMPORTS ends with ';'"
    if "_SEMICOLON" in accepted:
        return "EXPORTS and IMPORTS end with ';'"
    if "_ASSIGN" in accepted and text.startswith(("=", ":="), start):
        return "write '::='"
    if "IDENTIFIER" in accepted and kind == "TYPE_REFERENCE":
        return "names of components, alternatives and items begin with a small letter"
    if "TYPE_REFERENCE" in accepted and kind == "IDENTIFIER":
        return "names of types begin with a capital letter"
    return ""


def _lexeme(text: str, start: int) -> str:
    """What stands here, as far as it belongs together."""
    match = _LEXEME.match(text, start)
    return match[0] if match else text[start : start + 1]


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
