"""As many enterprises as a measurement needs, made from the texts of the demo; the same on every run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from app.model.enterprise import Enterprise


def many(seed: Sequence[Enterprise], count: int, first: int = 10_000_000) -> tuple[Enterprise, ...]:
    """`count` enterprises, each with sentences and capabilities of two of the seed's; numbers from `first` on."""
    random = Random(1)  # noqa: S311
    return tuple(_mixed(seed, random, number, first) for number in range(count))


def _mixed(seed: Sequence[Enterprise], random: Random, number: int, first: int) -> Enterprise:
    one, other = random.sample(seed, 2)
    sentences = [*one.description.split(". "), *other.description.split(". ")]
    kept = random.sample(sentences, max(1, len(sentences) * 2 // 3))
    return replace(
        one,
        cvr=f"{first + number}",
        name=f"{one.name.split()[0]} {other.name.split()[-1]} {number}",
        municipality_code=other.municipality_code,
        description=". ".join(kept),
        capabilities=tuple(random.sample([*one.capabilities, *other.capabilities], len(one.capabilities))),
    )
