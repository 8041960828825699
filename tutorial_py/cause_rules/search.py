"""Search for the deviations that give another program's signature. Each match is computed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations
from typing import Final

from tutorial_py.cause_rules.body_deviations import list_body_deviations, list_rare_bodies
from tutorial_py.cause_rules.deviations import Applied, Deviation
from tutorial_py.cause_rules.key_deviations import list_key_deviations, list_rarer_key_deviations
from tutorial_py.cause_rules.nesting import list_nesting_deviations
from tutorial_py.cause_rules.param_deviations import (
    list_literal_deviations,
    list_number_deviations,
    list_order_deviations,
    list_permutations,
)
from tutorial_py.cause_rules.payload_deviations import (
    list_digest_deviations,
    list_id_deviations,
    list_method_deviations,
    list_missing_parts,
    list_nonce_deviations,
    list_part_orders,
    list_rare_orders,
)
from tutorial_py.cause_rules.recipes import Digest, Recipe, WriteParams
from tutorial_py.cause_rules.whole_params import list_json_deviations, list_other_wholes
from tutorial_py.signing_rules.styles import Params, Style

# With longer params, in characters, it would take too long to try two deviations at once, the rare
# ones, and those that write the params in another way.
LONGEST_FOR_PAIRS: Final = 20_000
_LONGEST_FOR_RARE: Final = 100_000
_LONGEST_FOR_STYLES: Final = 200_000

_WAYS_TO_WRITE: Final = frozenset(("style", "write"))

type _Mark = tuple[Digest, bytes, str]


@dataclass(slots=True)
class Search:
    """Computes signatures and compares them with `wanted`; no message is signed twice."""

    base: Recipe
    wanted: bytes
    tried: int = 0
    _seen: set[_Mark] = field(default_factory=set)
    _strings: dict[tuple[WriteParams, Style], str] = field(default_factory=dict)

    def find(self) -> list[tuple[Deviation, ...]]:
        """Return each set of deviations that gives the wanted signature, () if it takes none.

        Several sets mean that all of them make the same message. An empty list: none was found.
        """
        base = self._mark(self.base)
        if self._matches(base):
            return [()]
        length = len(self._write(self.base))
        listed = [Applied(each, self.base) for each in list_deviations()]
        if length > _LONGEST_FOR_STYLES:
            listed = [each for each in listed if each.changes.keys().isdisjoint(_WAYS_TO_WRITE)]
        groups = self._group(listed)
        found = self._find_single(groups)
        if not found and length <= _LONGEST_FOR_RARE:
            found = self._find_rare()
        if not found and length <= LONGEST_FOR_PAIRS:
            # What changes nothing here is left out, and what does the same as one before it.
            groups.pop(base, None)
            found = self._find_pair([group[0] for group in groups.values()])
        return found

    def _group(self, listed: Iterable[Applied]) -> dict[_Mark, list[Applied]]:
        """Put together what makes the same message, both in the order of the list."""
        groups: dict[_Mark, list[Applied]] = {}
        for each in listed:
            groups.setdefault(self._mark(each.recipe), []).append(each)
        return groups

    def _find_single(
        self, groups: Mapping[_Mark, Sequence[Applied]]
    ) -> list[tuple[Deviation, ...]]:
        for mark, group in groups.items():
            if self._matches(mark):
                by_code: dict[str, Deviation] = {}
                for each in group:
                    by_code.setdefault(each.deviation.code, each.deviation)
                return [(deviation,) for deviation in by_code.values()]
        return []

    def _find_rare(self) -> list[tuple[Deviation, ...]]:
        for each in list_rare(self.base.params):
            if self._matches(self._mark(each.apply(self.base))):
                return [(each,)]
        return []

    def _find_pair(self, told: Sequence[Applied]) -> list[tuple[Deviation, ...]]:
        # The likely ones first: the sum of their places in the list.
        for one, other in sorted(combinations(range(len(told)), 2), key=sum):
            first, second = told[one], told[other]
            if first.deviation.code == second.deviation.code:
                continue
            for recipe in first.join(second):
                if self._matches(self._mark(recipe)):
                    return [(first.deviation, second.deviation)]
        return []

    def _matches(self, mark: _Mark) -> bool:
        if mark in self._seen:
            return False
        self._seen.add(mark)
        self.tried += 1
        digest, secret, message = mark
        return digest(secret, message.encode()) == self.wanted

    def _mark(self, recipe: Recipe) -> _Mark:
        return (recipe.digest, recipe.secret, recipe.message(recipe, self._write(recipe)))

    def _write(self, recipe: Recipe) -> str:
        known = (recipe.write, recipe.style)
        if known not in self._strings:
            self._strings[known] = recipe.write(recipe.params, recipe.style)
        return self._strings[known]


def list_deviations() -> Iterator[Deviation]:
    """List every deviation that is tried alone and together with another, the likely first."""
    return chain(
        list_key_deviations(),
        list_order_deviations(),
        list_nonce_deviations(),
        list_number_deviations(),
        list_literal_deviations(),
        list_id_deviations(),
        list_json_deviations(),
        list_body_deviations(),
        list_nesting_deviations(),
        list_other_wholes(),
        list_missing_parts(),
        list_method_deviations(),
        list_part_orders(),
        list_digest_deviations(),
        list_rarer_key_deviations(),
    )


def list_rare(params: Params) -> Iterator[Deviation]:
    """List every deviation that is tried alone only."""
    return chain(list_permutations(params), list_rare_orders(), list_rare_bodies())
