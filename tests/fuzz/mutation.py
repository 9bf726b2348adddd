"""Inputs: octets mutated from a pool that grows by whatever behaves in a new way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from random import Random

MAX_LENGTH = 4096
MAX_POOL = 5000

# octets that mean something to the encodings: tags, lengths, counts, presence, signs
TELLING = bytes.fromhex(
    "00010203040506090a0c0d0f101112131415161718191a1b1c1d1e1f2021305f60617e7f8081828384a1bec0c4e0ff"
)
LENGTHS = [bytes.fromhex(text) for text in ("7f", "80", "8180", "82ffff", "83ffffff", "84ffffffff", "8400000001", "85")]
NESTS = [bytes.fromhex(text) for text in ("0101", "0201", "0202", "130101", "1301", "a080", "3080")]


class Pool:
    """The inputs to mutate, and the behaviours seen."""

    def __init__(self, seeds: Iterable[bytes], random: Random) -> None:
        self._random = random
        self._inputs = [octets[:MAX_LENGTH] for octets in seeds] or [b""]
        self._seen: set[object] = set()

    def __len__(self) -> int:
        return len(self._inputs)

    def next(self) -> bytes:
        """An input that was not asked for before, most likely."""
        octets = self._random.choice(self._inputs)
        for _ in range(self._random.choice((1, 1, 1, 2, 2, 3, 5))):
            octets = self._random.choice(MUTATIONS)(octets, self._random, self._inputs)
        return octets[:MAX_LENGTH]

    def learn(self, octets: bytes, behaviour: object) -> None:
        """Keep an input that did something new."""
        if behaviour not in self._seen and len(self._inputs) < MAX_POOL:
            self._seen.add(behaviour)
            self._inputs.append(octets)


Mutation = Callable[[bytes, Random, list[bytes]], bytes]


def _place(octets: bytes, random: Random) -> int:
    return random.randrange(len(octets) + 1)


def _flip(octets: bytes, random: Random, _: list[bytes]) -> bytes:
    if not octets:
        return octets
    at = random.randrange(len(octets))
    return octets[:at] + bytes([octets[at] ^ 1 << random.randrange(8)]) + octets[at + 1 :]


def _replace(octets: bytes, random: Random, _: list[bytes]) -> bytes:
    at = _place(octets, random)
    return octets[:at] + bytes([random.choice(TELLING)]) + octets[at + 1 :]


def _step(octets: bytes, random: Random, _: list[bytes]) -> bytes:
    if not octets:
        return octets
    at = random.randrange(len(octets))
    return octets[:at] + bytes([(octets[at] + random.choice((-1, 1))) & 0xFF]) + octets[at + 1 :]


def _insert(octets: bytes, random: Random, _: list[bytes]) -> bytes:
    at = _place(octets, random)
    return octets[:at] + bytes(random.choice(TELLING) for _ in range(random.randrange(1, 5))) + octets[at:]


def _lengthen(octets: bytes, random: Random, _: list[bytes]) -> bytes:
    at = _place(octets, random)
    return octets[:at] + random.choice(LENGTHS) + octets[at + random.randrange(2) :]


def _nest(octets: bytes, random: Random, _: list[bytes]) -> bytes:
    at = _place(octets, random)
    return octets[:at] + random.choice(NESTS) * random.choice((1, 2, 60, 64, 65, 500)) + octets[at:]


def _delete(octets: bytes, random: Random, _: list[bytes]) -> bytes:
    at = _place(octets, random)
    return octets[:at] + octets[at + random.choice((1, 1, 2, 4, 16)) :]


def _cut(octets: bytes, random: Random, _: list[bytes]) -> bytes:
    return octets[: _place(octets, random)]


def _repeat(octets: bytes, random: Random, _: list[bytes]) -> bytes:
    at = _place(octets, random)
    end = at + random.randrange(1, 20)
    return octets[:end] + octets[at:end] * random.choice((1, 1, 2, 30)) + octets[end:]


def _splice(octets: bytes, random: Random, pool: list[bytes]) -> bytes:
    other = random.choice(pool)
    return octets[: _place(octets, random)] + other[_place(other, random) :]


def _extend(octets: bytes, random: Random, _: list[bytes]) -> bytes:
    return octets + random.randbytes(random.choice((1, 2, 8)))


MUTATIONS: tuple[Mutation, ...] = (
    _flip,
    _replace,
    _step,
    _insert,
    _lengthen,
    _nest,
    _delete,
    _cut,
    _repeat,
    _splice,
    _extend,
)
