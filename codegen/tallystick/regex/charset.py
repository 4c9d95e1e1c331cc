"""Sets of code points, held as sorted ranges that neither overlap nor touch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tallystick.regex.nodes import LAST_CODE_POINT

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class CharSet:
    """A set of code points. Build it with `CharSet.of`, which puts any ranges into the normal form."""

    ranges: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, ranges: Iterable[tuple[int, int]]) -> CharSet:
        """The union of `ranges`, each a first and a last code point, both included."""
        merged: list[tuple[int, int]] = []
        for first, last in sorted(ranges):
            if merged and first <= merged[-1][1] + 1:
                merged[-1] = (merged[-1][0], max(merged[-1][1], last))
            else:
                merged.append((first, last))
        return cls(tuple(merged))

    def __or__(self, other: CharSet) -> CharSet:
        return CharSet.of(self.ranges + other.ranges)

    def __contains__(self, code: int) -> bool:
        return any(first <= code <= last for first, last in self.ranges)

    def __len__(self) -> int:
        return sum(last - first + 1 for first, last in self.ranges)

    def complement(self) -> CharSet:
        """Every code point from 0 to U+10FFFF that is not in the set."""
        gaps: list[tuple[int, int]] = []
        following = 0
        for first, last in self.ranges:
            if following < first:
                gaps.append((following, first - 1))
            following = last + 1
        if following <= LAST_CODE_POINT:
            gaps.append((following, LAST_CODE_POINT))
        return CharSet(tuple(gaps))

    def without(self, other: CharSet) -> CharSet:
        """The code points that are not in `other`."""
        return (self.complement() | other).complement()

    def overlaps(self, other: CharSet) -> bool:
        """Whether the two sets share a code point; one walk along both."""
        mine, theirs = iter(self.ranges), iter(other.ranges)
        left, right = next(mine, None), next(theirs, None)
        while left is not None and right is not None:
            if left[1] < right[0]:
                left = next(mine, None)
            elif right[1] < left[0]:
                right = next(theirs, None)
            else:
                return True
        return False


ANYTHING = CharSet(((0, LAST_CODE_POINT),))
SURROGATES = CharSet(((0xD800, 0xDFFF),))

DIGITS = CharSet.of([(0x30, 0x39)])
WORD = CharSet.of([(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)])
ASCII_SPACE = CharSet.of([(0x09, 0x0D), (0x20, 0x20)])
ECMA_SPACE = ASCII_SPACE | CharSet.of(
    [(0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F),
     (0x3000, 0x3000), (0xFEFF, 0xFEFF)],
)  # fmt: skip
r"""White space and line terminators of ECMA-262 sections 12.2 and 12.3, what `\s` means."""
LINE_TERMINATORS = CharSet.of([(0x0A, 0x0A), (0x0D, 0x0D), (0x2028, 0x2029)])
"""ECMA-262 section 12.3, what `.` leaves out."""
