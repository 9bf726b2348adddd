"""What both encodings share: the path to the component at hand, the error that names it, and the reading cursor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal, NamedTuple, NoReturn, TypeAlias

Kind: TypeAlias = Literal["malformed", "incomplete"]
Role: TypeAlias = Literal["value", "tag", "presence", "length", "count", "contents"]

MAX_DEPTH = 64
"""How many times a definition may be open inside itself."""


class Error(Exception):
    """A value that cannot be encoded, or octets that cannot be decoded.

    `path` is the place in the JSON form, dotted, with the names of the specification and the indices of lists;
    `offset` counts octets from the start of the input (None while encoding). `kind` is "incomplete" when the octets
    so far are right and more may make them whole, "malformed" otherwise. `offset` is that of the field at fault: its
    first octet, be it wrong or not there.
    """

    def __init__(self, reason: str, *, path: str = "", offset: int | None = None, kind: Kind = "malformed") -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = path
        self.offset = offset
        self.kind = kind

    def __str__(self) -> str:
        place = [self.path] if self.path else []
        if self.offset is not None:
            place.append(f"offset {self.offset}")
        return f"{', '.join(place)}: {self.reason}" if place else self.reason


class SpecificationError(Exception):
    """The model asks for something that the encoding does not have (`cosemc check` reports it with its place)."""


class Piece(NamedTuple):
    """A range of octets: a component as a whole (role `value`), or one of the fields its encoding consists of."""

    path: str
    start: int
    end: int
    role: Role


class Trail:
    """The way from the root to the component at hand."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._open: list[str] = []

    @property
    def path(self) -> str:
        """Dotted path of the component at hand."""
        return ".".join(self._names)

    def fail(self, reason: str, offset: int | None = None) -> NoReturn:
        """Raise the error of a wrong value at this place."""
        raise Error(reason, path=self.path, offset=offset)

    @contextmanager
    def at(self, name: str | int) -> Iterator[None]:
        """Step into a component, an alternative or an element."""
        self._names.append(str(name))
        yield
        self._names.pop()

    @contextmanager
    def inside(self, definition: str) -> Iterator[None]:
        """Step into a definition; one that contains itself is followed `MAX_DEPTH` times."""
        if self._open.count(definition) >= MAX_DEPTH:
            self.fail(f"{definition} is nested more than {MAX_DEPTH} levels deep")
        self._open.append(definition)
        yield
        self._open.pop()


class Reader(Trail):
    """A cursor over octets that notes every field it passes."""

    def __init__(self, octets: bytes) -> None:
        super().__init__()
        self.octets = octets
        self.position = 0
        self.end = len(octets)
        self._enclosed = False
        self._pieces: list[Piece | None] = []

    @property
    def pieces(self) -> list[Piece]:
        """The fields met so far, an outer one before those inside it."""
        return [piece for piece in self._pieces if piece is not None]

    @property
    def remaining(self) -> int:
        """Octets left in the input, or in the element that encloses the place."""
        return self.end - self.position

    def fail(self, reason: str, offset: int | None = None) -> NoReturn:
        """Raise the error of malformed octets, at this place or at the offset."""
        super().fail(reason, self.position if offset is None else offset)

    def need(self, count: int, what: str) -> None:
        """Raise unless so many octets are left: incomplete, but malformed inside an element whose length is known."""
        if count > self.remaining:
            kind: Kind = "malformed" if self._enclosed else "incomplete"
            reason = f"{what}: {count} needed, {self.remaining} left"
            raise Error(reason, path=self.path, offset=self.position, kind=kind)

    def take(self, count: int, role: Role) -> bytes:
        """The next octets, noted as a field."""
        self.need(count, role)
        start = self.position
        self.position += count
        if count:
            self._pieces.append(Piece(self.path, start, self.position, role))
        return self.octets[start : self.position]

    @contextmanager
    def at(self, name: str | int) -> Iterator[None]:
        """Step into a component and note the octets it takes."""
        with super().at(name):
            start, index, path = self.position, len(self._pieces), self.path
            self._pieces.append(None)
            yield
            self._pieces[index] = Piece(path, start, self.position, "value")

    @contextmanager
    def enclosed(self, length: int) -> Iterator[None]:
        """Keep to the next octets: more is malformed, and so is a rest."""
        end, outer = self.end, self._enclosed
        self.end, self._enclosed = self.position + length, True
        yield
        if self.remaining:
            self.fail(f"{self.remaining} octets after the end of the value")
        self.end, self._enclosed = end, outer

    def length(self, role: Role) -> int:
        """A length or count: one octet below 128, else 80 + n and n octets (IEC 61334-6, 5.2; X.690, 8.1.3).

        More octets than needed are accepted, up to n = 4; the indefinite form (80) is not.
        """
        self.need(1, role)
        start, first = self.position, self.octets[self.position]
        if first < 0x80:
            self.take(1, role)
            return first
        size = first & 0x7F
        if not 1 <= size <= 4:
            self.fail(f"length octet {first:02x} is not allowed", start)
        return int.from_bytes(self.take(1 + size, role)[1:], "big")


def encode_length(length: int) -> bytes:
    """A length or count in the fewest octets."""
    if length < 0x80:
        return bytes([length])
    octets = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes([0x80 | len(octets)]) + octets
