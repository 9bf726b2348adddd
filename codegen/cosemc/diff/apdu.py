"""Comparison of the APDUs: definitions paired, then each pair walked, at the places where it is declared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TypeVar

from cosemc.diff import pairing
from cosemc.diff.catalogue import RULES, Category
from cosemc.diff.findings import Finding, Octets, Side, Witness, finding
from cosemc.diff.pairing import Pairing
from cosemc.diff.python_names import PythonNames
from cosemc.diff.shape import Inclusion, Shapes, integer_width, is_trimmed, presence_mark
from cosemc.diff.translate import Translator, UntranslatableError
from cosemc.diff.witness import ELEMENT, Witnesses
from cosemc.encodings import references
from cosemc.interpret import Json, ber
from cosemc.interpret.trail import Trail
from cosemc.interpret.values import default_form, describe, fixed_size
from cosemc.model import (
    Alternative,
    BitField,
    BitStringType,
    CharacterStringType,
    ChoiceType,
    Component,
    Encoding,
    EnumeratedType,
    IntegerType,
    Model,
    NamedNumber,
    ObjectIdentifierType,
    OctetStringType,
    Presence,
    ReferenceType,
    SequenceOfType,
    SequenceType,
    Size,
    Span,
    Tag,
    TagClass,
    Type,
    TypeDefinition,
    ValueDefinition,
)
from cosemc.plan.asn1 import definition_text, type_text
from cosemc.plan.naming import constant_name

_ALIKE = 0.6
"""Names this much alike may be of one thing."""

Spanned = TypeVar("Spanned", NamedNumber, Alternative)


@dataclass(frozen=True, slots=True)
class At:
    """One side of a place: the definition written by name that it lies in, steps inside it, and what stands there.

    `definition` is the definition whose type is looked at, which may be one hoisted out of the owner.
    """

    owner: TypeDefinition
    definition: TypeDefinition
    steps: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Place:
    """A place on both sides."""

    path: str
    encoding: Encoding
    old: At
    new: At
    part: str = ""

    def into(
        self, step: str, old: Span | None = None, new: Span | None = None, *, new_step: str | None = None
    ) -> Place:
        """One step further."""
        return replace(
            self,
            path=f"{self.path}.{step}" if step != ELEMENT else self.path,
            old=replace(self.old, steps=(*self.old.steps, step), span=old or self.old.span),
            new=replace(self.new, steps=(*self.new.steps, new_step or step), span=new or self.new.span),
            part=step if step != ELEMENT else self.part,
        )

    def named(self, part: str, old: Span | None, new: Span | None) -> Place:
        """A part that is no step: an item, a bit, a component that only one side has."""
        return replace(
            self,
            path=f"{self.path}.{part}",
            old=replace(self.old, span=old or self.old.span),
            new=replace(self.new, span=new or self.new.span),
            part=part,
        )


class ApduComparison:
    """All findings between two models of the APDUs."""

    def __init__(self, old: Model, new: Model) -> None:
        self.old = old
        self.new = new
        self.shapes = Shapes(old), Shapes(new)
        self.pairs = Pairing(*self.shapes)
        self.python = PythonNames(old), PythonNames(new)
        self.definitions, self._gone, self._fresh = _pair_definitions(old, new)
        self._names = {before.name: after.name for before, after in self.definitions}
        for before in old.definitions:  # hoisted ones too: ways lead through them
            if before.name in new.by_name:
                self._names.setdefault(before.name, before.name)
        self._witnesses = Witnesses(self.pairs, self._names)
        self._known_texts: dict[tuple[int, str, str], tuple[str, str]] = {}
        self.findings: list[Finding] = []

    def run(self) -> list[Finding]:
        """Compare everything."""
        self._roots()
        for before, after in self.definitions:
            self._definition(before, after)
        self._removed_and_added()
        self._values()
        self._python()
        return self.findings

    # --- reporting --------------------------------------------------------------------------------------------------

    def _report(
        self,
        rule: str,
        place: Place,
        message: str,
        *,
        reads: tuple[bool, bool] | None = None,
        values: Iterable[Json] = (),
        names: Iterable[str] | None = None,
        witness: Witness | None = None,
    ) -> None:
        if witness is None and RULES[rule].category is Category.WIRE:
            witness = self._witness(place, values)
        new_reads_old, old_reads_new = reads if reads is not None else (None, None)
        self.findings.append(
            finding(
                rule,
                place.path,
                message,
                self._side(place.old, 0),
                self._side(place.new, 1),
                new_reads_old=new_reads_old,
                old_reads_new=old_reads_new,
                witness=witness,
                names=self.python[0].names(place.old.definition, place.part) if names is None else names,
            )
        )

    def _witness(self, place: Place, values: Iterable[Json]) -> Witness | None:
        old, new = ((at.owner, place.encoding, at.steps) for at in (place.old, place.new))
        return self._witnesses.find(old, new, values)

    def _side(self, at: At, index: int) -> Side:
        text, python = self._texts(at, index)
        return Side(span=at.span, text=text, python=python, context=at.owner.span)

    def _texts(self, at: At, index: int) -> tuple[str, str]:
        """The text of the owner and the Python of the definition, made once."""
        key = index, at.owner.name, at.definition.name
        if key not in self._known_texts:
            model, python = (self.old, self.new)[index], self.python[index]
            shown = at.definition if python.class_of(at.definition) else at.owner
            self._known_texts[key] = "\n".join(definition_text(model, at.owner)), python.signature(shown)
        return self._known_texts[key]

    def _includes(self, encoding: Encoding, old: Type, new: Type) -> tuple[bool, bool]:
        """Whether new code reads all that old code writes, and the other way."""
        first, second = self.shapes
        if encoding is Encoding.BER:
            same = first.fingerprint(old, encoding) == second.fingerprint(new, encoding)
            return same, same
        return Inclusion(second, first).holds(new, old), Inclusion(first, second).holds(old, new)

    # --- roots and definitions --------------------------------------------------------------------------------------

    def _roots(self) -> None:
        old, new = ({root.name: root for root in model.roots} for model in (self.old, self.new))
        for name, root in old.items():
            partner = self._names.get(name)
            if partner is None or partner not in new:
                definition = self.old.definition(name)
                other = self.new.by_name.get(partner or "", definition)
                message = f"{name} is no root any more: nothing is encoded from it"
                self._report("APDU_ROOT_REMOVED", _place(definition, other, root.encoding), message)
        back = {after: before for before, after in self._names.items()}
        for name, root in new.items():
            if back.get(name) not in old:
                definition = self.new.definition(name)
                place = _place(self.old.by_name.get(back.get(name, ""), definition), definition, root.encoding)
                self._report("APDU_ROOT_ADDED", place, f"{name} is a root: it is encoded on its own")

    def _definition(self, old: TypeDefinition, new: TypeDefinition) -> None:
        shared = [encoding for encoding in old.encodings if encoding in new.encodings]
        encodings = shared or list(old.encodings or new.encodings) or [Encoding.A_XDR]
        if old.encodings and new.encodings and not shared and self._is_cause(old, new):
            place = _place(old, new, encodings[0])
            was, now = (", ".join(map(str, item.encodings)) for item in (old, new))
            self._report("ENCODING_CHANGED", place, f"{old.name} is written in {now}, was in {was}")
        if old.name != new.name:
            place = _place(old, new, encodings[0])
            self._report("TYPE_RENAMED", place, f"{old.name} is now called {new.name}; its octets are the same")
        elif old.module != new.module:
            place = _place(old, new, encodings[0])
            self._report("MODULE_MOVED", place, f"{old.name} moved from module {old.module} to {new.module}")
        for encoding in encodings:
            place = _place(old, new, encoding)
            self._own_tags(place, old, new)
            self._layout(place, old.bits, new.bits)
            self._type(place, old.type, new.type)

    def _is_cause(self, old: TypeDefinition, new: TypeDefinition) -> bool:
        """Whether the encoding changed here: at a root, or where what refers to the definition kept its own."""
        roots = [{root.name for root in model.roots} for model in (self.old, self.new)]
        if old.name in roots[0] and new.name in roots[1]:
            return True
        for before, after in self.definitions:
            if old.name in references(before.type) and set(before.encodings) & set(after.encodings):
                return True
        return False

    def _removed_and_added(self) -> None:
        for definition in self._gone:
            alike = _alike(definition, self._fresh)
            maybe = f"; {alike.name} is like it: maybe renamed, and changed as well" if alike else ""
            side = self._side(At(definition, definition, (), definition.span), 0)
            names = self.python[0].names(definition) if definition.encodings else ()
            message = f"type {definition.name} is gone{maybe}"
            self.findings.append(finding("TYPE_REMOVED", definition.name, message, side, Side(), names=names))
        for definition in self._fresh:
            side = self._side(At(definition, definition, (), definition.span), 1)
            self.findings.append(
                finding("TYPE_ADDED", definition.name, f"type {definition.name} is new", Side(), side)
            )

    # --- types ------------------------------------------------------------------------------------------------------

    def _type(self, place: Place, old: Type, new: Type) -> None:
        if isinstance(old, ReferenceType) and isinstance(new, ReferenceType) and self._is_same(old.name, new.name):
            return  # compared where they are defined
        before, after = self.old.underlying(old), self.new.underlying(new)
        deeper = replace(
            place,
            old=replace(place.old, definition=_inner(self.old, old, place.old.definition)),
            new=replace(place.new, definition=_inner(self.new, new, place.new.definition)),
        )
        found = len(self.findings)
        in_place = self._is_in_place(old, new)
        match before, after:
            case IntegerType(), IntegerType():
                self._integer(deeper, before, after)
            case EnumeratedType(), EnumeratedType():
                self._items(deeper, before.items, after.items)
            case BitStringType(), BitStringType():
                self._bit_string(deeper, before, after)
            case OctetStringType(), OctetStringType():
                self._size(deeper, before.size, after.size, "octets")
            case CharacterStringType(), CharacterStringType():
                self._characters(deeper, before, after)
                self._size(deeper, before.size, after.size, "octets")
            case SequenceOfType(), SequenceOfType():
                self._size(deeper, before.size, after.size, "elements")
                self._type(deeper.into(ELEMENT), before.element, after.element)
            case SequenceType(), SequenceType() if in_place:
                self._sequence(deeper, before, after)
            case ChoiceType(), ChoiceType() if in_place:
                self._choice(deeper, before, after)
            case _ if type(before) is type(after) and not isinstance(before, SequenceType | ChoiceType):
                pass
            case _:
                self._shape(place, old, new)
                return
        if len(self.findings) == found and _written(old) != _written(new):
            self._redeclared(place, old, new)

    def _is_same(self, old: str, new: str) -> bool:
        first, second = self.old.definition(old), self.new.definition(new)
        return self._names.get(old) == new and not first.hoisted and not second.hoisted

    def _is_in_place(self, old: Type, new: Type) -> bool:
        """Whether both types are written in place (or hoisted from there), and not chosen by name."""
        return _is_written_here(self.old, old) and _is_written_here(self.new, new)

    def _shape(self, place: Place, old: Type, new: Type) -> None:
        was, now = type_text(self.old, old), type_text(self.new, new)
        change = f"{_short(now)}, was {_short(was)}"
        new_reads_old, old_reads_new = self._includes(place.encoding, old, new)
        if new_reads_old and old_reads_new:
            self._redeclared(place, old, new)
        elif new_reads_old:
            message = f"{change}: old octets keep their meaning{self._additions(old, new)}"
            self._report("SHAPE_EXTENDED", place, message, reads=(True, False), names=self._names_of(place, old))
        else:
            reads = (False, old_reads_new)
            self._report("SHAPE_CHANGED", place, change, reads=reads, names=self._names_of(place, old))

    def _names_of(self, place: Place, old: Type) -> tuple[str, ...]:
        """The Python names of a place, and of the class that is made of the type written there."""
        inner = _inner(self.old, old, place.old.definition)
        own = self.python[0].names(place.old.definition, place.part)
        return own if inner is place.old.definition else (*own, *self.python[0].names(inner))

    def _additions(self, old: Type, new: Type) -> str:
        before, after = self.old.underlying(old), self.new.underlying(new)
        if not isinstance(before, EnumeratedType) or not isinstance(after, ChoiceType):
            return ""
        known = {item.value for item in before.items}
        tags = {item.name: self.new.all_tags(item.type)[0].number for item in after.alternatives}
        fresh = [f"{name} [{number}]" for name, number in tags.items() if number not in known]
        return f"; new: {', '.join(fresh)}"

    def _redeclared(self, place: Place, old: Type, new: Type) -> None:
        """Same octets: is it the same in Python?"""
        was, now = type_text(self.old, old), type_text(self.new, new)
        message = f"declared as {_short(now)}, was {_short(was)}: the octets are the same"
        annotations = self.python[0].types.annotation(old), self.python[1].types.annotation(new)
        equal = annotations[0] == annotations[1]
        self._report("TYPE_REDECLARED" if equal else "SHAPE_EQUAL_TYPE_CHANGED", place, message)

    def _own_tags(self, place: Place, old: TypeDefinition, new: TypeDefinition) -> None:
        if _tags(old.type.tags) == _tags(new.type.tags):
            return
        message = f"tagged {_show_tags(new.type.tags)}, was {_show_tags(old.type.tags)}"
        witness = self._witness(place, ())
        if witness is not None and place.encoding is Encoding.BER:
            self._report("TAG_CHANGED_ON_WIRE", place, message, witness=witness)
        else:
            self._report("TAG_CHANGED_OFF_WIRE", place, message)

    def _integer(self, place: Place, old: IntegerType, new: IntegerType) -> None:
        self._items(place, old.names, new.names)
        ranges = _range(old), _range(new)
        if place.encoding is Encoding.A_XDR and integer_width(old) != integer_width(new):
            widths = _width(old), _width(new)
            message = f"{widths[1]} ({ranges[1]}), was {widths[0]} ({ranges[0]})"
            self._report("INT_WIDTH_CHANGED", place, message)
        elif (old.low, old.high) != (new.low, new.high):
            narrowed = _above(new.low, old.low) or _below(new.high, old.high)
            message = f"values {ranges[1]}, were {ranges[0]}"
            self._report("INT_RANGE_NARROWED" if narrowed else "INT_RANGE_WIDENED", place, message)

    def _items(self, place: Place, old: Sequence[NamedNumber], new: Sequence[NamedNumber]) -> None:
        paired = pairing.numbers(old, new)
        for before, after in paired:
            if before is None and after is not None:
                at = place.named(after.name, None, after.span)
                self._report("ENUM_VALUE_ADDED", at, f"{after.name}({after.value}) is new", names=())
            elif after is None and before is not None:
                at = place.named(before.name, before.span, None)
                self._report("ENUM_VALUE_REMOVED", at, f"{before.name}({before.value}) is gone; its number stays legal")
            elif before is not None and after is not None:
                at = place.named(before.name, before.span, after.span)
                if before.value != after.value:
                    message = f"{before.name} is {after.value}, was {before.value}"
                    self._report("ENUM_VALUE_CHANGED", at, message, values=[before.name, before.value])
                elif before.name != after.name:
                    message = f"{before.value} is called {after.name}, was {before.name}"
                    self._report("ENUM_NAME_CHANGED", at, message)
        self._order(place, paired)

    def _bit_string(self, place: Place, old: BitStringType, new: BitStringType) -> None:
        if fixed_size(old) != fixed_size(new):
            both = fixed_size(old) is not None and fixed_size(new) is not None
            message = f"{_bits_size(new)}, was {_bits_size(old)}"
            self._report("BIT_COUNT_CHANGED" if both else "SIZE_FORM_CHANGED", place, message)
        else:
            self._bounds(place, old.size, new.size, "bits")
            if is_trimmed(old) != is_trimmed(new):
                end = "are left out" if is_trimmed(new) else "are written"
                self._report("SHAPE_CHANGED", place, f"zeros at the end {end} now", reads=(False, False))
        for before, after in pairing.numbers(old.bits, new.bits):
            names = [bit.name for bit in (before,) if bit]
            self._bit(place, before, after, _bit_place(before), _bit_place(after), names)

    def _layout(self, place: Place, old: Sequence[BitField], new: Sequence[BitField]) -> None:
        for before, after in pairing.bit_fields(old, new):
            values = [((1 << (before.high - before.low + 1)) - 1) << before.low] if before else []
            self._bit(place, before, after, _field_place(before), _field_place(after), values)

    def _bit(
        self,
        place: Place,
        old: NamedNumber | BitField | None,
        new: NamedNumber | BitField | None,
        was: str,
        now: str,
        values: Sequence[Json],
    ) -> None:
        at = place.named((old or new or _NOBODY).name, _span_of(old), _span_of(new))
        if old is None and new is not None:
            self._report("BIT_ADDED", at, f"bit {now} is called {new.name}", names=())
        elif new is None and old is not None:
            self._report("BIT_REMOVED", at, f"bit {was} ({old.name}) has no name any more")
        elif old is not None and new is not None:
            if was != now:
                tried: list[Json] = [list(values)] if isinstance(old, NamedNumber) else list(values)
                self._report("BIT_MOVED", at, f"{old.name} is bit {now}, was {was}", values=tried)
            elif old.name != new.name:
                self._report("BIT_NAME_CHANGED", at, f"bit {now} is called {new.name}, was {old.name}")

    def _characters(self, place: Place, old: CharacterStringType, new: CharacterStringType) -> None:
        if old.kind == new.kind:
            return
        message = f"{new.kind}, was {old.kind}"
        same = self.shapes[0].fingerprint(old, place.encoding) == self.shapes[1].fingerprint(new, place.encoding)
        if same:
            self._redeclared(place, old, new)
        else:
            self._report("SHAPE_CHANGED", place, message, reads=(False, False))

    def _size(self, place: Place, old: Size | None, new: Size | None, unit: str) -> None:
        fixed = [size.fixed if size else None for size in (old, new)]
        on_wire = place.encoding is Encoding.A_XDR and unit != "elements"
        if on_wire and fixed[0] != fixed[1]:
            message = f"{_show_size(new, unit)}, was {_show_size(old, unit)}"
            self._report("SIZE_FORM_CHANGED", place, message)
        else:
            self._bounds(place, old, new, unit)

    def _bounds(self, place: Place, old: Size | None, new: Size | None, unit: str) -> None:
        if old == new:
            return
        narrowed = not _permits(new, old)
        message = f"{_show_size(new, unit)}, was {_show_size(old, unit)}"
        self._report("SIZE_BOUND_NARROWED" if narrowed else "SIZE_BOUND_WIDENED", place, message)

    # --- SEQUENCE ---------------------------------------------------------------------------------------------------

    def _sequence(self, place: Place, old: SequenceType, new: SequenceType) -> None:
        paired = self.pairs.components(old.components, new.components, place.encoding)
        for before, after in paired:
            if before is None and after is not None:
                self._field_added(place, after)
            elif after is None and before is not None:
                at = place.named(before.name, before.span, None)
                self._report("FIELD_REMOVED", at, f"{before.name} is gone{self._maybe(before, paired)}")
            elif before is not None and after is not None:
                self._component(place, before, after)
        kept = [(before, after) for before, after in paired if before is not None and after is not None]
        self._field_order(place, old, new, kept)

    def _maybe(self, gone: Component, paired: Sequence[tuple[Component | None, Component | None]]) -> str:
        fresh = [after for before, after in paired if before is None and after is not None]
        alike = _alike(gone, fresh)
        return f"; {alike.name} is like it: maybe renamed, and changed as well" if alike else ""

    def _field_added(self, place: Place, after: Component) -> None:
        at = place.named(after.name, None, after.span)
        mandatory = after.presence is Presence.MANDATORY
        names = self.python[0].names(place.old.definition)
        if place.encoding is Encoding.BER and not mandatory:
            self._report("FIELD_ADDED_OPTIONAL_BER", at, f"{after.name} is new, and may be absent", names=names)
        else:
            presence = "" if mandatory else ", with an octet that says whether it is there"
            self._report("FIELD_ADDED", at, f"{after.name} is new{presence}", names=names)

    def _component(self, place: Place, old: Component, new: Component) -> None:
        at = place.into(old.name, old.span, new.span, new_step=new.name)
        if old.name != new.name:
            self._report("FIELD_RENAMED", at, f"{old.name} is now called {new.name}; its octets are the same")
        if old.presence is not new.presence:
            self._presence(at, old, new)
        elif old.presence is Presence.DEFAULT:
            was, now = self._default(0, old), self._default(1, new)
            if self._translated(at, old.type, new.type, was) != now:
                message = f"absent stands for {now!r}, was {was!r}"
                self._report("FIELD_DEFAULT_CHANGED", at, message, values=[was, now])
        if _tags(old.type.tags) != _tags(new.type.tags):
            self._component_tags(at, old, new)
        self._type(at, old.type, new.type)

    def _default(self, index: int, component: Component) -> Json:
        return default_form((self.old, self.new)[index], component.type, component.default)

    def _translated(self, at: Place, old: Type, new: Type, value: Json) -> Json:
        try:
            return Translator(self.pairs, at.encoding).translate(old, new, value)
        except UntranslatableError:
            return value

    def _presence(self, at: Place, old: Component, new: Component) -> None:
        message = f"{old.name} is {_presence(new)}, was {_presence(old)}"
        values = [self._default(i, item) for i, item in enumerate((old, new)) if item.presence is Presence.DEFAULT]
        reads = (False, False)
        if at.encoding is Encoding.BER and old.presence is Presence.MANDATORY:
            reads = (new.presence is Presence.OPTIONAL, False)
        elif at.encoding is Encoding.BER and new.presence is Presence.MANDATORY:
            reads = (False, old.presence is Presence.OPTIONAL)
        inside = replace(
            at,
            old=replace(at.old, steps=at.old.steps[:-1]),
            new=replace(at.new, steps=at.new.steps[:-1]),
        )
        witness = self._witness(at, values) if values else None
        witness = witness or self._witness(inside, ())
        self._report("FIELD_PRESENCE_CHANGED", at, message, reads=reads, witness=witness)

    def _component_tags(self, at: Place, old: Component, new: Component) -> None:
        message = f"tagged {_show_tags(new.type.tags)}, was {_show_tags(old.type.tags)}"
        written = [
            ber.identifiers(model, part.type) if at.encoding is Encoding.BER else []
            for model, part in ((self.old, old), (self.new, new))
        ]
        self._report("TAG_CHANGED_ON_WIRE" if written[0] != written[1] else "TAG_CHANGED_OFF_WIRE", at, message)

    def _field_order(
        self, place: Place, old: SequenceType, new: SequenceType, kept: Sequence[tuple[Component, Component]]
    ) -> None:
        after_order = [after for after in new.components if any(after is item for _, item in kept)]
        before_order = [before for before in old.components if any(before is item for item, _ in kept)]
        partner = {after.name: before for before, after in kept}
        moved = [
            (was, partner[now.name])
            for was, now in zip(before_order, after_order, strict=True)
            if partner[now.name] is not was
        ]
        if not moved:
            return
        alike = all(self._shape_of(was) == self._shape_of(now) for was, now in moved)
        names = ", ".join(was.name for was, _ in moved)
        order = ", ".join(now.name for _, now in moved)
        message = f"{names} now stand in the order {order}"
        at = place.named(moved[0][0].name, moved[0][0].span, None)
        new_part = next(after for before, after in kept if before is moved[0][0])
        at = replace(at, new=replace(at.new, span=new_part.span))
        if alike and place.encoding is Encoding.A_XDR:
            alike_too = f"{message}; their octets are alike, so nothing fails: values are misread"
            self._report("FIELD_SWAPPED_SAME_SHAPE", at, alike_too)
        else:
            self._report("FIELD_REORDERED", at, message)

    def _shape_of(self, component: Component) -> object:
        mark = presence_mark(self.old, component)
        return mark, self.shapes[0].fingerprint(component.type, Encoding.A_XDR)

    # --- CHOICE -----------------------------------------------------------------------------------------------------

    def _choice(self, place: Place, old: ChoiceType, new: ChoiceType) -> None:
        paired = self.pairs.alternatives(old.alternatives, new.alternatives, place.encoding)
        taken = {self._selector(0, item, place.encoding): item for item in old.alternatives}
        for before, after in paired:
            if before is None and after is not None:
                self._alternative_added(place, after, taken)
            elif after is None and before is not None:
                self._alternative_removed(place, before)
            elif before is not None and after is not None:
                self._alternative(place, before, after, taken)
        self._order(place, paired)

    def _selector(self, index: int, alternative: Alternative, encoding: Encoding) -> str:
        model = (self.old, self.new)[index]
        if encoding is Encoding.BER:
            return str(ber.first_identifiers(model, alternative.type))
        return str(next((tag.number for tag in model.all_tags(alternative.type)), None))

    def _alternative_added(self, place: Place, after: Alternative, taken: dict[str, Alternative]) -> None:
        at = place.into(after.name, None, after.span)
        at = replace(at, old=place.old)
        freed = taken.get(self._selector(1, after, place.encoding))
        witness = self._backward(at)
        if freed is not None:
            message = f"tag {self._selector(1, after, place.encoding)} was {freed.name} and is {after.name}"
            at = replace(at, old=replace(place.old, span=freed.span))
            names = self.python[0].names(place.old.definition, freed.name)
            self._report("CHOICE_TAG_REUSED", at, message, witness=witness, names=names)
        else:
            message = f"{after.name} [{self._selector(1, after, place.encoding)}] is new"
            names = self.python[0].names(place.old.definition)
            self._report("CHOICE_ALT_ADDED", at, message, witness=witness, names=names)

    def _alternative_removed(self, place: Place, before: Alternative) -> None:
        at = place.into(before.name, before.span, None)
        at = replace(at, new=place.new)
        message = f"{before.name} [{self._selector(0, before, place.encoding)}] is gone"
        witness = self._forward(at)
        self._report("CHOICE_ALT_REMOVED", at, message, witness=witness)

    def _forward(self, at: Place) -> Witness | None:
        return self._witnesses.find((at.old.owner, at.encoding, at.old.steps), None)

    def _backward(self, at: Place) -> Witness | None:
        return self._witnesses.find(None, (at.new.owner, at.encoding, at.new.steps))

    def _alternative(self, place: Place, old: Alternative, new: Alternative, taken: dict[str, Alternative]) -> None:
        at = place.into(old.name, old.span, new.span, new_step=new.name)
        selectors = self._selector(0, old, place.encoding), self._selector(1, new, place.encoding)
        if selectors[0] != selectors[1]:
            other = taken.get(selectors[1])
            was = f", which was {other.name}" if other is not None else ""
            self._report("CHOICE_TAG_CHANGED", at, f"{old.name} has tag {selectors[1]}{was}; it had {selectors[0]}")
        elif _tags(old.type.tags) != _tags(new.type.tags):
            message = f"tagged {_show_tags(new.type.tags)}, was {_show_tags(old.type.tags)}"
            written = [
                ber.identifiers(model, part.type) if place.encoding is Encoding.BER else []
                for model, part in ((self.old, old), (self.new, new))
            ]
            self._report("TAG_CHANGED_ON_WIRE" if written[0] != written[1] else "TAG_CHANGED_OFF_WIRE", at, message)
        if old.name != new.name:
            self._report("CHOICE_ALT_RENAMED", at, f"{old.name} is now called {new.name}; its octets are the same")
        self._type(at, old.type, new.type)

    def _order(self, place: Place, paired: Sequence[tuple[Spanned | None, Spanned | None]]) -> None:
        spans = [before.span for before, after in paired if before is not None and after is not None]
        if any(first > second for first, second in pairwise(spans)):
            self._report("DECLARATION_ORDER_CHANGED", place, "the same in another order")

    # --- values -----------------------------------------------------------------------------------------------------

    def _values(self) -> None:
        for before, after in pairing.pair(self.old.values, self.new.values, lambda a, b: False):
            if before is not None and after is not None:
                self._value(before, after)
                continue
            item = before or after
            assert item is not None
            gone = after is None
            side = Side(span=item.span, text=_value_text(item), context=item.span)
            message = f"{item.name} = {_value_text(item)} is {'gone' if gone else 'new'}"
            names = [f"cosem.apdu.{constant_name(item.name)}"] if gone else []
            sides = (side, Side()) if gone else (Side(), side)
            rule = "VALUE_REMOVED" if gone else "VALUE_ADDED"
            self.findings.append(finding(rule, item.name, message, *sides, names=names))

    def _value(self, old: ValueDefinition, new: ValueDefinition) -> None:
        if old.value == new.value:
            return
        sides = [Side(span=item.span, text=_value_text(item), context=item.span) for item in (old, new)]
        message = f"{old.name} is {_value_text(new)}, was {_value_text(old)}"
        is_oid = isinstance(self.new.underlying(new.type), ObjectIdentifierType)
        witness = Witness(_oid_octets(self.old, old), _oid_octets(self.new, new)) if is_oid else None
        rule = "OID_CHANGED" if is_oid else "VALUE_CHANGED"
        names = [f"cosem.apdu.{constant_name(old.name)}"]
        self.findings.append(finding(rule, old.name, message, *sides, witness=witness, names=names))

    # --- generated API ----------------------------------------------------------------------------------------------

    def _python(self) -> None:
        explained = {item.path for item in self.findings if item.rule.category is Category.API}
        for old, new in self._with_hoisted():
            place = _place(old, new, (old.encodings or (Encoding.A_XDR,))[0])
            names = self.python[0].class_of(old), self.python[1].class_of(new)
            if all(names) and names[0] != names[1] and old.name == new.name:
                self._report("PY_NAME_CHANGED", place, f"the class is {names[1]}, was {names[0]}")
            if old.name in self.python[0].known or not self.old.roots:
                self._members(place, old, new, explained)

    def _with_hoisted(self) -> Iterator[tuple[TypeDefinition, TypeDefinition]]:
        yield from self.definitions
        for definition in self.old.definitions:
            other = self.new.by_name.get(definition.name)
            if definition.hoisted and other is not None and other.hoisted:
                yield definition, other

    def _members(self, place: Place, old: TypeDefinition, new: TypeDefinition, explained: set[str]) -> None:
        records = self.python[0].record(old), self.python[1].record(new)
        if records[0] is not None and records[1] is not None:
            before, after = ({field.asn1: field for field in record.fields} for record in records if record)
            renamed = dict(self._renamed(old, new, place.encoding))
            for name, field in before.items():
                other = after.get(renamed.get(name, name))
                if other is not None and f"{place.path}.{name}" not in explained:
                    self._member(place, name, (field.name, other.name), (field.annotation, other.annotation))
            added = [item for name, item in after.items() if name not in before and name not in renamed.values()]
            if records[0].keyword_only != records[1].keyword_only and not added:
                how = "by keyword only" if records[1].keyword_only else "by position as well"
                self._report("PY_SIGNATURE_CHANGED", place, f"{records[1].name} is called {how}")
        for name, form in self.python[0].forms(old).items():
            other_form = self.python[1].forms(new).get(name)
            if other_form is not None and f"{place.path}.{name}" not in explained:
                self._member(place, name, ("", ""), (form, other_form))

    def _renamed(self, old: TypeDefinition, new: TypeDefinition, encoding: Encoding) -> Iterator[tuple[str, str]]:
        if isinstance(old.type, SequenceType) and isinstance(new.type, SequenceType):
            for before, after in self.pairs.components(old.type.components, new.type.components, encoding):
                if before is not None and after is not None and before.name != after.name:
                    yield before.name, after.name

    def _member(self, place: Place, part: str, names: tuple[str, str], types: tuple[str, str]) -> None:
        at = place.named(part, _part_span(place.old.definition, part), _part_span(place.new.definition, part))
        if names[0] != names[1]:
            self._report("PY_SIGNATURE_CHANGED", at, f"the attribute is {names[1]}, was {names[0]}")
        if self._python_name(types[0]) != types[1]:
            self._report("PY_TYPE_CHANGED", at, f"a value is {types[1]}, was {types[0]}")

    def _python_name(self, annotation: str) -> str:
        """An old annotation with the classes of renamed types as they are now: those have a finding of their own."""
        renamed = {
            self.python[0].class_of(before): self.python[1].class_of(after)
            for before, after in self.definitions
            if before.name != after.name or before.python != after.python
        }
        renamed.pop("", None)
        if not renamed:
            return annotation
        return re.sub(r"\w+", lambda word: renamed.get(word[0], word[0]), annotation)


_NOBODY = BitField("", 0, 0)


def _place(old: TypeDefinition, new: TypeDefinition, encoding: Encoding) -> Place:
    return Place(old.name, encoding, At(old, old, (), old.span), At(new, new, (), new.span))


def _pair_definitions(
    old: Model, new: Model
) -> tuple[list[tuple[TypeDefinition, TypeDefinition]], list[TypeDefinition], list[TypeDefinition]]:
    """Definitions written by name, in pairs, and those of one side only.

    A definition was renamed if one that is new has the same text but for its name.
    """
    before = [item for item in old.definitions if not item.hoisted]
    after = [item for item in new.definitions if not item.hoisted]

    def same(first: TypeDefinition, second: TypeDefinition) -> bool:
        return _body(old, first) == _body(new, second) and (
            not _is_plain(first.type) or SequenceMatcher(None, first.name, second.name).ratio() >= _ALIKE
        )

    paired = pairing.pair(before, after, same)
    both = [(first, second) for first, second in paired if first is not None and second is not None]
    gone = [first for first, second in paired if first is not None and second is None]
    fresh = [second for first, second in paired if first is None and second is not None]
    return both, gone, fresh


def _body(model: Model, definition: TypeDefinition) -> str:
    """The text of a definition without its name, also where it refers to itself."""
    text = "\n".join(definition_text(model, definition))
    return re.sub(rf"(?<![\w-]){re.escape(definition.name)}(?![\w-])", "", text)


def _is_plain(type_: Type) -> bool:
    """Whether many types are declared just so, so that equal text says little."""
    match type_:
        case SequenceType() | ChoiceType() | EnumeratedType():
            return False
        case IntegerType(names=names):
            return not names
        case BitStringType(bits=bits):
            return not bits
    return True


Like = TypeVar("Like", TypeDefinition, Component)


def _alike(gone: Like, fresh: Sequence[Like]) -> Like | None:
    scored = [(SequenceMatcher(None, gone.name, item.name).ratio(), item) for item in fresh]
    return next((item for score, item in sorted(scored, key=lambda pair: -pair[0]) if score >= _ALIKE), None)


def _inner(model: Model, type_: Type, definition: TypeDefinition) -> TypeDefinition:
    """The definition whose parts are looked at: the one referred to, if it is a hoisted one."""
    while isinstance(type_, ReferenceType):
        target = model.definition(type_.name)
        if target.hoisted:
            definition = target
        type_ = target.type
    return definition


def _is_written_here(model: Model, type_: Type) -> bool:
    return not isinstance(type_, ReferenceType) or model.definition(type_.name).hoisted


def _written(type_: Type) -> object:
    """How a type is declared, as far as it is by name or in place."""
    return type_.name if isinstance(type_, ReferenceType) else type(type_)


def _tags(tags: Sequence[Tag]) -> object:
    return [(tag.tag_class, tag.number, tag.mode) for tag in tags]


def _show_tags(tags: Sequence[Tag]) -> str:
    classes = ("" if tag.tag_class is TagClass.CONTEXT else f"{tag.tag_class.upper()} " for tag in tags)
    shown = (f"[{prefix}{tag.number}] {tag.mode}" for prefix, tag in zip(classes, tags, strict=True))
    return " ".join(shown) or "not at all"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _short(text: str) -> str:
    """A type without what stands in its braces."""
    return re.sub(r" ?\{.*\}", "", _one_line(text))


def _range(type_: IntegerType) -> str:
    low = "MIN" if type_.low is None else type_.low
    return f"{low}..{'MAX' if type_.high is None else type_.high}"


def _width(type_: IntegerType) -> str:
    _, size, signed = integer_width(type_)
    if not size:
        return "an integer of variable length"
    return f"{size} octet{'s' if size > 1 else ''}, {'signed' if signed else 'unsigned'}"


def _above(new: int | None, old: int | None) -> bool:
    return new is not None and (old is None or new > old)


def _below(new: int | None, old: int | None) -> bool:
    return new is not None and (old is None or new < old)


def _permits(outer: Size | None, inner: Size | None) -> bool:
    """Whether every length of `inner` is one of `outer`."""
    if outer is None:
        return True
    ranges = inner.ranges if inner else ((0, None),)
    return all(
        any(low <= first and (high is None or (last is not None and last <= high)) for low, high in outer.ranges)
        for first, last in ranges
    )


def _show_size(size: Size | None, unit: str) -> str:
    return f"{describe(size)} {unit}" if size else f"any number of {unit}"


def _bits_size(type_: BitStringType) -> str:
    return _show_size(type_.size, "bits")


def _presence(component: Component) -> str:
    return "mandatory" if component.presence is Presence.MANDATORY else component.presence.upper()


def _bit_place(bit: NamedNumber | None) -> str:
    return "" if bit is None else str(bit.value)


def _field_place(field: BitField | None) -> str:
    if field is None:
        return ""
    return str(field.low) if field.low == field.high else f"{field.low}-{field.high}"


def _span_of(bit: NamedNumber | BitField | None) -> Span | None:
    return bit.span if isinstance(bit, NamedNumber) else None


def _part_span(definition: TypeDefinition, part: str) -> Span | None:
    match definition.type:
        case SequenceType(components=parts) | ChoiceType(alternatives=parts):
            return next((item.span for item in parts if item.name == part), None)
    return None


def _value_text(value: ValueDefinition) -> str:
    return ".".join(map(str, value.value)) if isinstance(value.value, tuple) else repr(value.value)


def _oid_octets(model: Model, value: ValueDefinition) -> Octets:
    text = _value_text(value)
    octets = ber.encode(model, ObjectIdentifierType(span=value.span), text, Trail())
    return Octets(type="OBJECT IDENTIFIER", encoding=Encoding.BER, value=text, octets=octets)
