"""What the fuzzer found, for ever; and a short run of it, so that it works when it is called for."""

from __future__ import annotations

from random import Random

import pytest

from fuzz.mutation import Pool
from fuzz.targets import TARGETS, Target

FOUND = [
    pytest.param(target, octets, id=f"{target.name}-{name}")
    for target in TARGETS
    for name, octets in target.findings().items()
]


@pytest.mark.parametrize(("target", "octets"), FOUND)
def test_found_before(target: Target, octets: bytes) -> None:
    target.take(octets)


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_some_mutations(target: Target) -> None:
    pool = Pool(target.seeds(), Random(target.name))
    for _ in range(300):
        octets = pool.next()
        pool.learn(octets, target.take(octets))


def test_the_pool_keeps_what_behaves_in_a_new_way() -> None:
    pool = Pool([b"seed"], Random(0))
    pool.learn(b"new", "behaviour")
    pool.learn(b"old", "behaviour")
    assert len(pool) == 2
