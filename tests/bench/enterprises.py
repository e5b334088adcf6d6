"""As many enterprises as a measurement needs, made from the texts of the demo; the same on every run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from app.model.enterprise import Enterprise


def many(seed: Sequence[Enterprise], count: int) -> tuple[Enterprise, ...]:
    """`count` enterprises, each with the sentences and capabilities of two of the seed's, and a number of its own."""
    random = Random(1)  # noqa: S311
    return tuple(_mixed(seed, random, number) for number in range(count))


def _mixed(seed: Sequence[Enterprise], random: Random, number: int) -> Enterprise:
    one, other = random.sample(seed, 2)
    sentences = [*one.description.split(". "), *other.description.split(". ")]
    kept = random.sample(sentences, max(1, len(sentences) * 2 // 3))
    return replace(
        one,
        cvr=f"{10_000_000 + number}",
        name=f"{one.name.split()[0]} {other.name.split()[-1]} {number}",
        municipality_code=other.municipality_code,
        description=". ".join(kept),
        capabilities=tuple(random.sample([*one.capabilities, *other.capabilities], len(one.capabilities))),
    )
