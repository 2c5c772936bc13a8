"""Hostile input out of a string of bytes: each byte is a choice, so that a target costs half a millisecond to feed.

Hypothesis makes and shrinks the bytes. It would take three milliseconds for a list of forty choices, and keep all of
them; what is one string to it comes in the hundred thousand.
"""

import os
from collections.abc import Callable, Sequence
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

T = TypeVar("T")

LENGTH = 56
EXAMPLES = int(os.environ.get("CLAIMS_TESTS_EXAMPLES", "100"))
settings.register_profile(
    "hostile",
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=False,
    database=None,
    print_blob=True,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    # Fixtures serve all the examples of a target: that a target leaves nothing behind is a part of what it claims.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class Dice:
    """Throws that a string of bytes says beforehand; where it has run out, and where it is zero, each is the first."""

    def __init__(self, said: bytes) -> None:
        self._said, self._at = said, 0

    def __repr__(self) -> str:
        return f"Dice({self._said!r})"

    def below(self, count: int) -> int:
        """Throw a number from 0 on."""
        length = 1 if count <= 1 << 8 else 2 if count <= 1 << 16 else 4
        thrown = int.from_bytes(self._said[self._at : self._at + length], "big")
        self._at += length
        return thrown % count

    def one(self, of: Sequence[T]) -> T:
        """Throw one of several."""
        return of[self.below(len(of))]

    def several(self, most: int, throw: Callable[[], T]) -> list[T]:
        """Throw up to so many times."""
        return [throw() for _ in range(self.below(most + 1))]

    def rarely(self, times: int) -> bool:
        """Tell whether it came up, once in so many times."""
        return self.below(times) == times - 1


def target(test: Callable[..., None]) -> Callable[..., None]:
    """Make a target of a test: `dice` is thrown anew for each example, as many as the environment says."""
    thrown = st.binary(min_size=LENGTH, max_size=LENGTH).map(Dice)
    return settings(settings.get_profile("hostile"))(given(dice=thrown)(test))
