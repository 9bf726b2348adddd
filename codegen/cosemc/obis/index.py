"""Which rules meet in a box of codes, by one AND a value group instead of a comparison of all pairs."""

from __future__ import annotations

from collections.abc import Sequence

from cosemc.obis.model import Rule, values


class Index:
    """Sets of rules are integers: bit n set means that rule n (in the order given) is in it."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules
        self.every = (1 << len(rules)) - 1
        self._by_set: list[dict[int, int]] = [{} for _ in range(6)]  # value set -> rules that have just this one
        for number, rule in enumerate(rules):
            for sets, mask in zip(self._by_set, rule.box, strict=True):
                sets[mask] = sets.get(mask, 0) | 1 << number
        self._met: list[dict[int, int]] = [{} for _ in range(6)]

    def meeting(self, box: Sequence[int]) -> int:
        """The rules that share at least one code with a box."""
        result = self.every
        for group, mask in enumerate(box):
            known = self._met[group]
            if mask not in known:
                known[mask] = 0
                for admitted, rules in self._by_set[group].items():
                    if admitted & mask:
                        known[mask] |= rules
            result &= known[mask]
        return result

    def first_code_of(self, number: int) -> tuple[int, ...] | None:
        """A code for which rule `number` is the first that admits it; None if earlier rules cover all of it."""
        box = self.rules[number].box
        earlier = self.meeting(box) & ((1 << number) - 1)
        return self._outside(box, [self.rules[other].box for other in values(earlier)])

    def _outside(self, box: Sequence[int], boxes: list[tuple[int, ...]]) -> tuple[int, ...] | None:
        """A code of a box that is in none of the others.

        Takes one of the others away and looks in what remains: at most six disjoint boxes, one for each value group
        in which the box sticks out.
        """
        if not boxes:
            return tuple((mask & -mask).bit_length() - 1 for mask in box)
        taken, rest = boxes[0], boxes[1:]
        remaining = list(box)
        for group in range(6):
            beyond = remaining[group] & ~taken[group]
            if beyond:
                part = (*remaining[:group], beyond, *remaining[group + 1 :])
                touching = [other for other in rest if all(a & b for a, b in zip(other, part, strict=True))]
                if found := self._outside(part, touching):
                    return found
            remaining[group] &= taken[group]
            if not remaining[group]:
                return None
        return None
