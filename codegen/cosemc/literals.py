"""Values: literals, names of values, sets of bits and object identifiers, as values of the model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from cosemc.diagnostics import Related
from cosemc.model import Span, Value
from cosemc.names import did_you_mean
from cosemc.scope import Scope
from cosemc.syntax import (
    Arc,
    BasicSyntax,
    BitStringSyntax,
    BitsValue,
    Body,
    Braces,
    ChoiceSyntax,
    EnumeratedSyntax,
    IntegerSyntax,
    ItemSyntax,
    ModuleSyntax,
    Name,
    NameValue,
    ReferenceSyntax,
    SequenceOfSyntax,
    SequenceSyntax,
    TypeSyntax,
    ValueSyntax,
)
from cosemc.universal import CHARACTER_STRINGS

DEPTH_LIMIT = 64
"""Values defined by values defined by values deeper than this are refused."""

BITS_LIMIT = 0xFFFF
"""The highest number of a named bit."""

_PythonType: TypeAlias = type[int] | type[tuple[int, ...]]

# Arcs that may be given by name alone (X.660, annex A).
_ROOT_ARCS = {
    "itu-t": 0,
    "ccitt": 0,
    "iso": 1,
    "joint-iso-itu-t": 2,
    "joint-iso-ccitt": 2,
}
_ISO_ARCS = {"standard": 0, "registration-authority": 1, "member-body": 2, "identified-organization": 3}


class Literals:
    """Values as one module sees them; `settling` are the value definitions that led here."""

    def __init__(self, scope: Scope, module: ModuleSyntax, settling: tuple[str, ...] = ()) -> None:
        self.scope = scope
        self.module = module
        self.settling = settling

    def value(self, syntax: ValueSyntax, type_: TypeSyntax) -> Value:
        """A value of the given type; None (reported) where it is none."""
        body = syntax.body
        target = self.scope.underlying(type_).body
        match target, body:
            case BasicSyntax(kind="NULL"), None:
                return None
            case BasicSyntax(kind="BOOLEAN"), bool(value):
                return value
            case IntegerSyntax(), int(number) if not isinstance(number, bool):
                return number
            case IntegerSyntax(names=names), NameValue(text=text):
                named = next((item.value for item in names if item.name.text == text), None)
                if isinstance(named, int):
                    return named
                return self._referred(named or Name(text, syntax.span), int)
            case EnumeratedSyntax(items=items), NameValue(text=text):
                return self._item(text, items, syntax.span)
            case BitStringSyntax(bits=bits), Braces():
                return self._bits(body, bits, _fixed_size(self.scope.underlying(type_)))
            case (BitStringSyntax(), BitsValue(bits=text)) | (BasicSyntax(kind="OCTET STRING"), BitsValue(bits=text)):
                return _octets(text)
            case ReferenceSyntax(name=name), str(text) if name.text in CHARACTER_STRINGS:
                return text
            case BasicSyntax(kind="OBJECT IDENTIFIER"), Braces():
                return self._object_identifier(body, syntax.span)
            case BasicSyntax(kind="OBJECT IDENTIFIER"), NameValue(text=text):
                return self._referred(Name(text, syntax.span), tuple)
            case ChoiceSyntax(), _:
                self.scope.report("C310", "a value of a CHOICE type is not supported", syntax.span)
            case (SequenceSyntax() | SequenceOfSyntax()), _:
                self.scope.report("P004", f"a value of a {_described(target)} is not supported", syntax.span)
            case ReferenceSyntax(), _:
                pass  # the type is not defined, which has been reported
            case _:
                message = f"this is no value of {_described(target)}"
                self.scope.report("C302", message, syntax.span, "", Related("the type", type_.span))
        return None

    def _referred(self, name: Name, kind: _PythonType) -> Value:
        """The value of that name, which has to be of the given Python type."""
        value = self.named(name)
        if value is None or (isinstance(value, kind) and not isinstance(value, bool)):
            return value
        self.scope.report("C302", f"'{name.text}' is a value of another type", name.span)
        return None

    def named(self, name: Name) -> Value:
        """The value of a value definition; None (reported) if there is none."""
        scope = self.scope
        found = scope.find_value(name.text, self.module)
        if found is None:
            scope.unknown(name, self.module, "value")
        elif name.text in self.settling:
            scope.report("C308", f"value '{name.text}' is defined by itself", name.span)
        elif len(self.settling) == DEPTH_LIMIT:
            scope.report("P013", f"values refer to one another more than {DEPTH_LIMIT} deep", name.span)
        else:
            module, assignment = found
            return Literals(scope, module, (*self.settling, name.text)).value(assignment.value, assignment.type)
        return None

    def number(self, name: Name) -> int:
        """The INTEGER value of that name; 0 (reported) if it has none."""
        value = self.named(name)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if value is not None:
            self.scope.report("C302", f"'{name.text}' is no INTEGER", name.span)
        return 0

    def _item(self, text: str, items: Sequence[ItemSyntax], span: Span) -> str:
        names = [item.name.text for item in items]
        if text not in names:
            self.scope.report("C302", f"'{text}' is no item of the enumeration", span, did_you_mean(text, names))
        return text

    def _bits(self, braces: Braces, bits: Sequence[ItemSyntax], size: int) -> bytes:
        """The bits named between braces, as octets for at least `size` bits: bit 0 is the first octet's highest."""
        numbers = {item.name.text: item.value for item in bits}
        chosen: set[int] = set()
        for arc in braces.arcs:
            number = numbers.get(arc.name or "")
            if isinstance(number, int) and arc.number is None:
                chosen.add(min(number, BITS_LIMIT))
            else:
                what = arc.name or str(arc.number)
                self.scope.report("C302", f"there is no bit '{what}'", arc.span, did_you_mean(what, numbers))
        return _octets("".join("01"[bit in chosen] for bit in range(max(size, max(chosen, default=-1) + 1))))

    def _object_identifier(self, braces: Braces, span: Span) -> tuple[int, ...]:
        arcs: list[int] = []
        for index, arc in enumerate(braces.arcs):
            known = self._arc(arc, index, arcs)
            if not known:
                return ()  # which has been reported
            arcs += known
        if braces.commas or len(arcs) < 2:
            self.scope.report("C302", "an OBJECT IDENTIFIER has at least two arcs, with no commas between them", span)
        return tuple(arcs)

    def _arc(self, arc: Arc, index: int, before: Sequence[int]) -> Sequence[int]:
        """What one element between braces adds: an arc, or (the first) all those of another identifier."""
        if arc.number is not None:
            return (arc.number,)
        name = (arc.name or "").replace("_", "-")
        if index == 0 and name in _ROOT_ARCS:
            return (_ROOT_ARCS[name],)
        if list(before) == [1] and name in _ISO_ARCS:
            return (_ISO_ARCS[name],)
        value = self.named(Name(arc.name or "", arc.span))
        if isinstance(value, tuple) and index == 0:
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return (value,)
        if value is not None:
            self.scope.report("C302", f"'{arc.name}' can be no arc here", arc.span)
        return ()


def _described(body: Body) -> str:
    match body:
        case BasicSyntax(kind=kind):
            return kind
        case ReferenceSyntax(name=name):
            return name.text
        case SequenceOfSyntax():
            return "SEQUENCE OF"
        case BitStringSyntax():
            return "BIT STRING"
        case _:
            return type(body).__name__.removesuffix("Syntax").upper()


def _fixed_size(type_: TypeSyntax) -> int:
    """The one size a type may have; 0 where there is none."""
    for constraint in type_.constraints:
        (first, *others) = constraint.ranges
        if constraint.size and not others and first.low == first.high and isinstance(first.low, int):
            return min(first.low, BITS_LIMIT)
    return 0


def _octets(bits: str) -> bytes:
    """Text of 0 and 1 as octets, filled up with zeros at the end."""
    padded = bits + "0" * (-len(bits) % 8)
    return bytes(int(padded[start : start + 8], 2) for start in range(0, len(padded), 8))
