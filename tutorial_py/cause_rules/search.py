"""Search for the deviations that give another program's signature. Each match is computed."""

from binascii import crc32
from collections.abc import Generator, Iterator, Mapping, Sequence
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
from tutorial_py.signing_rules.json_text import write_json
from tutorial_py.signing_rules.styles import Params, Style

# With a longer request, in characters, it would take too long to try two deviations at once, the
# rare ones, and those that write the params in another way.
LONGEST_FOR_PAIRS: Final = 20_000
_LONGEST_FOR_RARE: Final = 100_000
_LONGEST_FOR_STYLES: Final = 200_000

_WAYS_TO_WRITE: Final = frozenset(("style", "write"))

# What signing a character costs is one; writing one, or trying at all, costs about so much more.
_COST_OF_WRITING: Final = 200
_COST_OF_A_TRY: Final = 5_000
_SLICE: Final = 5_000_000
# Written params are kept up to so many characters in all.
_MOST_KEPT: Final = 5_000_000

# No request has more rare deviations than these.
_MOST_RARE: Final = 3_000

# How much is done after each part of a search, per mille.
_AFTER_SINGLE: Final = 150
_AFTER_RARE: Final = 350

# Two numbers stand for the message: kept whole, thousands of long ones would fill the memory. The
# hash alone has 32 bits in WebAssembly, too few for thousands.
type _Mark = tuple[Digest, bytes, int, int]
type Found = list[tuple[Deviation, ...]]


def measure_length(recipe: Recipe) -> int:
    """Return the length that decides what is tried, in characters.

    It is that of the payload or the secret, or of the params as JSON: a hundred thousand empty
    lists write nothing into the payload, and are written all the same.
    """
    payload = recipe.message(recipe, recipe.write(recipe.params, recipe.style))
    return max(len(payload), len(recipe.secret), len(write_json(recipe.params)))


@dataclass(slots=True)
class Search:
    """Computes signatures and compares them with `wanted`; no message is signed twice."""

    base: Recipe
    wanted: bytes
    tried: int = 0
    _length: int = 0
    _work: int = 0
    _kept: int = 0
    _seen: set[_Mark] = field(default_factory=set)
    _strings: dict[tuple[WriteParams, Style], str] = field(default_factory=dict)

    def find(self) -> Generator[int, None, Found]:
        """Return each set of deviations that gives the wanted signature, () if it takes none.

        Several sets mean that all of them make the same message. An empty list: none was found.
        Yields how much is done, per mille.
        """
        if self._matches(self.base):
            return [()]
        length = self._length = measure_length(self.base)
        groups = yield from self._group(length)
        found = self._find_single(groups)
        if not found and length <= _LONGEST_FOR_RARE:
            found = yield from self._find_rare()
        if not found and length <= LONGEST_FOR_PAIRS:
            # What changes nothing here is left out, and what does the same as one before it.
            groups.pop(self._mark(self.base), None)
            found = yield from self._find_pair([group[0] for group in groups.values()])
        return found

    def _group(self, length: int) -> Generator[int, None, dict[_Mark, list[Applied]]]:
        """Put together what makes the same message, both in the order of the list."""
        groups: dict[_Mark, list[Applied]] = {}
        listed = [Applied(each, self.base) for each in list_deviations()]
        if length > _LONGEST_FOR_STYLES:
            listed = [each for each in listed if each.changes.keys().isdisjoint(_WAYS_TO_WRITE)]
        for index, each in enumerate(listed):
            groups.setdefault(self._mark(each.recipe), []).append(each)
            if self._is_due():
                yield _AFTER_SINGLE * index // len(listed)
        return groups

    def _find_single(self, groups: Mapping[_Mark, Sequence[Applied]]) -> Found:
        for group in groups.values():
            if self._matches(group[0].recipe):
                by_code: dict[str, Deviation] = {}
                for each in group:
                    by_code.setdefault(each.deviation.code, each.deviation)
                return [(deviation,) for deviation in by_code.values()]
        return []

    def _find_rare(self) -> Generator[int, None, Found]:
        for index, each in enumerate(list_rare(self.base.params)):
            if self._matches(each.apply(self.base)):
                return [(each,)]
            if self._is_due():
                yield _AFTER_SINGLE + (_AFTER_RARE - _AFTER_SINGLE) * index // _MOST_RARE
        return []

    def _find_pair(self, told: Sequence[Applied]) -> Generator[int, None, Found]:
        # The likely ones first: the sum of their places in the list.
        pairs = sorted(combinations(range(len(told)), 2), key=sum)
        for index, (one, other) in enumerate(pairs):
            first, second = told[one], told[other]
            if first.deviation.code == second.deviation.code:
                continue
            for recipe in first.join(second):
                if self._matches(recipe):
                    return [(first.deviation, second.deviation)]
            if self._is_due():
                yield _AFTER_RARE + (1000 - _AFTER_RARE) * index // len(pairs)
        return []

    def _matches(self, recipe: Recipe) -> bool:
        message = self._compose(recipe)
        mark = _make_mark(recipe, message)
        if mark in self._seen:
            return False
        self._seen.add(mark)
        self.tried += 1
        return recipe.digest(recipe.secret, message) == self.wanted

    def _mark(self, recipe: Recipe) -> _Mark:
        return _make_mark(recipe, self._compose(recipe))

    def _compose(self, recipe: Recipe) -> bytes:
        message = recipe.message(recipe, self._write(recipe)).encode()
        self._work += len(message) + len(recipe.secret) + _COST_OF_A_TRY
        return message

    def _write(self, recipe: Recipe) -> str:
        way = (recipe.write, recipe.style)
        known = self._strings.get(way)
        if known is not None:
            return known
        written = recipe.write(recipe.params, recipe.style)
        self._work += _COST_OF_WRITING * max(len(written), self._length)
        if self._kept < _MOST_KEPT:
            self._kept += len(written)
            self._strings[way] = written
        return written

    def _is_due(self) -> bool:
        """Tell whether it is time to say how much is done."""
        if self._work < _SLICE:
            return False
        self._work = 0
        return True


def _make_mark(recipe: Recipe, message: bytes) -> _Mark:
    return (recipe.digest, recipe.secret, hash(message), crc32(message))


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
