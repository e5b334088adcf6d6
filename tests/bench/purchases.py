"""As many purchases as a measurement needs, no two with the same text; the same on every run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from app.model.purchase import Purchase


def many_purchases(seed: Sequence[Purchase], count: int) -> Iterator[Purchase]:
    """`count` purchases without CPV codes, each with the title of one of the seed's and sentences of two."""
    random = Random(2)  # noqa: S311
    for number in range(count):
        one, other = random.sample(seed, 2)
        sentences = [*one.description.split(". "), *other.description.split(". ")]
        random.shuffle(sentences)
        kept = sentences[: max(1, len(sentences) * 2 // 3)]
        words = one.title.split()
        title = " ".join([*words[: max(3, len(words) - 1)], "til afdeling", str(number)])
        yield replace(one, id=f"bench-{number}", title=title, description=". ".join(kept), cpv_codes=())
