"""One clause as it came back beside the library's text: what differs word by word, and what the blanks hold.

A blank that was filled in is no difference, and neither is a paragraph that the purchase does not call for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from app.clause_library.blanks import blanks_in, check_bounds, put_in, read_value, split_at_blanks
from app.clause_library.differences import alike, pairs, token_differences
from app.model.clause import Blank, Paragraph
from app.model.errors import InputError
from app.model.returned import FieldFound
from app.model.review import PartDifference, Piece, PieceKind
from app.text.typography import key_of, tidy, tokens

_POINT = "\n- "
_UNFILLED = "[udfyldes"
_NUMBER = re.compile(r"-?\d+(?:\.\d{3})*(?:,\d+)?")
_DAY = re.compile(r"\d{1,2}\. ?\w+ \d{4}|\d{1,2}[.-]\d{1,2}[.-]\d{4}|\d{4}-\d{2}-\d{2}")
_TYPED: Mapping[str, re.Pattern[str]] = {"integer": _NUMBER, "decimal": _NUMBER, "date": _DAY}
# Joining two paragraphs must explain more than the rounding of a ratio.
_BETTER = 0.01
_FEW_WORDS = 4
# A paragraph whose words all stand around a long text that was filled in, beside one that is the same altogether.
_AROUND = 0.9
# Bounds of form: no clause has a tenth of it, and comparing takes the square of the time.
_LONGEST_TEXT = 60_000
_MOST_PARAGRAPHS = 200


@dataclass(frozen=True, slots=True)
class ExpectedText:
    """A text of the library. condition: when it is printed, empty for always."""

    text: str
    condition: str = ""


def expected_texts(paragraphs: Iterable[Paragraph]) -> tuple[ExpectedText, ...]:
    """The paragraphs of a clause, the points of lists without the dash that no word processor shows as text."""
    return tuple(ExpectedText(one.text.replace(_POINT, "\n"), one.condition) for one in paragraphs)


@dataclass(frozen=True, slots=True)
class Paired:
    """Paragraphs that belong together. expected and returned are the numbers, from 0, of those that were joined.

    One of them is empty for a paragraph that is gone, or new.
    """

    expected: tuple[int, ...]
    returned: tuple[int, ...]


def too_long(returned: Sequence[str]) -> bool:
    """Whether texts are longer than any clause, as when the headings behind it have been lost."""
    return len(returned) > _MOST_PARAGRAPHS or sum(map(len, returned)) > _LONGEST_TEXT


def pair_up(expected: Sequence[ExpectedText], returned: Sequence[str], blanks: Sequence[Blank]) -> tuple[Paired, ...]:
    """Which paragraphs belong together, in the order of both texts. One that was parted or joined is followed."""
    our_keys = {at: key_of(" ".join(split_at_blanks(one.text)[::2])) for at, one in enumerate(expected)}
    their_keys = {at: key_of(text) for at, text in enumerate(returned)}

    def joined(keys: Mapping[int, str], numbers: Sequence[int]) -> str:
        return "".join(keys[at] for at in numbers)

    types = {blank.name: blank for blank in blanks}
    linked = dict(pairs([one.text for one in expected], returned, lambda one, other: _similar(one, other, types)))
    ours_in: dict[int, tuple[int, ...]] = {one: (one,) for one in linked}
    theirs_in: dict[int, tuple[int, ...]] = {other: (other,) for other in linked.values()}
    for one, other in linked.items():
        here = joined(our_keys, ours_in[one])
        for at in _beside(other, len(returned), set(theirs_in), theirs_in[other]):
            longer = tuple(sorted((*theirs_in[other], at)))
            if alike(here, joined(their_keys, longer)) > alike(here, joined(their_keys, theirs_in[other])) + _BETTER:
                theirs_in[other] = longer
        there = joined(their_keys, theirs_in[other])
        for at in _beside(one, len(expected), set(ours_in), ours_in[one]):
            longer = tuple(sorted((*ours_in[one], at)))
            if alike(joined(our_keys, longer), there) > alike(joined(our_keys, ours_in[one]), there) + _BETTER:
                ours_in[one] = longer
    return tuple(_in_order([(ours_in[one], theirs_in[other]) for one, other in linked.items()], expected, returned))


def _similar(ours: str, theirs: str, blanks: Mapping[str, Blank]) -> float:
    """How much of two paragraphs is alike; what was filled in counts for neither."""
    pieces = split_at_blanks(ours)
    bare = key_of(" ".join(pieces[::2]))
    if len(pieces) == 1:
        return alike(bare, key_of(theirs))
    if len(bare.split()) >= _FEW_WORDS and _between(ours, theirs, blanks) is not None:
        return 1.0
    grade = alike(bare, key_of(theirs))
    if any(blanks[name].type not in _TYPED for name in pieces[1::2]):
        # Of a long text in a blank nothing can be shared: it is enough that the words around it are there.
        mine, other = bare.split(), key_of(theirs).split()
        shared = sum(block.size for block in SequenceMatcher(None, mine, other, autojunk=False).get_matching_blocks())
        grade = max(grade, shared / len(mine) * _AROUND) if mine else max(grade, _AROUND / 2)
    return grade


def _beside(at: int, count: int, linked: set[int], own: tuple[int, ...]) -> Iterator[int]:
    """The numbers after and before `at` that belong to nothing else, nearest first."""
    for step in (1, -1):
        beside = at + step
        while 0 <= beside < count and beside not in linked and beside not in own:
            yield beside
            beside += step


def _in_order(
    linked: Sequence[tuple[tuple[int, ...], tuple[int, ...]]],
    expected: Sequence[ExpectedText],
    returned: Sequence[str],
) -> Iterator[Paired]:
    used_ours = {at for ours, _ in linked for at in ours}
    used_theirs = {at for _, theirs in linked for at in theirs}
    rest_ours = [at for at in range(len(expected)) if at not in used_ours]
    rest_theirs = [at for at in range(len(returned)) if at not in used_theirs]
    for ours, theirs in sorted(linked):
        while rest_ours and rest_ours[0] < ours[0]:
            yield Paired((rest_ours.pop(0),), ())
        while rest_theirs and rest_theirs[0] < theirs[0]:
            yield Paired((), (rest_theirs.pop(0),))
        yield Paired(ours, theirs)
    yield from (Paired((at,), ()) for at in rest_ours)
    yield from (Paired((), (at,)) for at in rest_theirs)


def compare_texts(
    expected: Sequence[ExpectedText],
    returned: Sequence[str],
    paired: Sequence[Paired],
    blanks: Sequence[Blank],
    printed: Callable[[str], bool],
    known: Mapping[str, str],
    part: str = "",
) -> tuple[tuple[PartDifference, ...], tuple[FieldFound, ...]]:
    """The differences between texts that were paired, and the blanks as they came back.

    printed: whether a condition holds for the purchase. known: the values of blanks in the case. part: the name of
    the differences, empty for the paragraphs, which are p1, p2, … and old-p1, old-p2, ….
    """
    differences: list[PartDifference] = []
    fields: dict[tuple[str, str], FieldFound] = {}
    by_name = {blank.name: blank for blank in blanks}
    for pair in paired:
        ours = "\n".join(expected[at].text for at in pair.expected)
        theirs = "\n".join(returned[at] for at in pair.returned)
        if not pair.returned:
            if any(printed(expected[at].condition) for at in pair.expected):
                gone = put_in(ours, _labels(ours, by_name, known))
                differences.append(
                    PartDifference(part or f"old-p{pair.expected[0] + 1}", (Piece(PieceKind.REMOVED, gone),))
                )
            continue
        values = _values(ours, tidy(theirs), by_name, known)
        for name, value in values:
            fields[name, value] = _field(by_name[name], value, known)
        pieces = _pieces(_filled(ours, values), tidy(theirs))
        if any(piece.kind is not PieceKind.SAME for piece in pieces):
            differences.append(PartDifference(part or f"p{pair.returned[0] + 1}", pieces))
    return tuple(differences), tuple(fields.values())


def title_difference(title: str, returned: str) -> tuple[PartDifference, ...]:
    """The title of a clause, where it differs."""
    pieces = _pieces(title, tidy(returned))
    return (PartDifference("title", pieces),) if any(one.kind is not PieceKind.SAME for one in pieces) else ()


def _pieces(ours: str, theirs: str) -> tuple[Piece, ...]:
    # A blank at the end, so that words put in behind the last one stand apart from it.
    return token_differences(tokens(f"{tidy(ours)} "), tokens(f"{theirs} "), key_of)


def _labels(text: str, blanks: Mapping[str, Blank], known: Mapping[str, str]) -> dict[str, str]:
    return {name: known.get(name) or f"[udfyldes: {blanks[name].label}]" for name in blanks_in(text)}


def _values(ours: str, theirs: str, blanks: Mapping[str, Blank], known: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each blank of the text, in order, with what stands in its place; the name of its label where nothing does."""
    names = split_at_blanks(ours)[1::2]
    if not names:
        return []
    for values in (known, _labels(ours, blanks, {})):
        if set(names) <= set(values) and key_of(put_in(ours, values)) == key_of(theirs):
            return [(name, values[name]) for name in names]
    found = _between(ours, theirs, blanks) or _matched(ours, theirs, blanks)
    return [(name, value or f"[udfyldes: {blanks[name].label}]") for name, value in zip(names, found, strict=True)]


def _between(ours: str, theirs: str, blanks: Mapping[str, Blank]) -> list[str] | None:
    """The values of the blanks where all the words around them are unchanged and they hold what they may; else None."""
    pieces = split_at_blanks(ours)
    words = tokens(tidy(theirs))
    keys = list(map(key_of, words))
    fixed = [list(map(key_of, tokens(tidy(piece)))) for piece in pieces[::2]]
    if keys[: len(fixed[0])] != fixed[0]:
        return None
    at, found = len(fixed[0]), []
    for number, name in enumerate(pieces[1::2], 1):
        following, last = fixed[number], number == len(fixed) - 1
        starts = range(at + 1, len(keys) - len(following) + 1)
        if last:
            starts = starts[-1:]
        end = next((start for start in starts if keys[start : start + len(following)] == following), None)
        value = "".join(words[at:end]).strip()
        pattern = _TYPED.get(blanks[name].type)
        if end is None or (pattern and not pattern.fullmatch(value) and not _is_unfilled(value)):
            return None
        found.append(value)
        at = end + len(following)
    return found


def _is_unfilled(value: str) -> bool:
    return value.startswith(_UNFILLED) and value.endswith("]")


def _matched(ours: str, theirs: str, blanks: Mapping[str, Blank]) -> list[str]:
    """What stands in the place of each blank, from the words around it that are the same in both texts."""
    pieces = split_at_blanks(ours)
    before: list[str] = []
    holes: list[tuple[int, Blank]] = []
    for number, piece in enumerate(pieces):
        if number % 2:
            holes.append((len(before), blanks[piece]))
            # A sign that no text of a returned document holds: it matches nothing.
            before.append("\x00")
        else:
            before += tokens(tidy(piece))
    after = tokens(theirs)
    matcher = SequenceMatcher(None, [key_of(one) or one for one in before], list(map(key_of, after)), autojunk=False)
    found: list[str] = []
    for start, end, new_start, new_end in (
        (start, end, new_start, new_end)
        for what, start, end, new_start, new_end in matcher.get_opcodes()
        if what != "equal"
    ):
        here = [(at, blank) for at, blank in holes if start <= at < end]
        rest = after[new_start:new_end]
        for number, (at, blank) in enumerate(here):
            follow = here[number + 1][0] if number + 1 < len(here) else end
            value, rest = _taken(rest, at - start if not number else 0, follow - at - 1, blank)
            found.append(value)
    return found


def _taken(rest: list[str], words_before: int, words_after: int, blank: Blank) -> tuple[str, list[str]]:
    """The value of a blank among words that differ, and the words behind it.

    A number or a day is known by its form; another text is what is left beside as many words as stood there.
    """
    text = "".join(rest)
    pattern = _TYPED.get(blank.type)
    if text.lstrip().startswith(_UNFILLED) and "]" in text:
        end = text.index("]") + 1
        return text[:end].strip(), tokens(text[end:])
    if pattern is not None:
        found = pattern.search(text)
        return (found.group(), tokens(text[found.end() :])) if found else ("", rest)
    end = max(len(rest) - words_after, words_before + 1)
    return "".join(rest[words_before:end]).strip(), rest[end:]


def _filled(ours: str, values: Sequence[tuple[str, str]]) -> str:
    pieces = split_at_blanks(ours)
    return "".join(values[number // 2][1] if number % 2 else piece for number, piece in enumerate(pieces))


def _field(blank: Blank, value: str, known: Mapping[str, str]) -> FieldFound:
    empty = value.startswith(_UNFILLED)
    remark = "" if empty else _out_of_bounds(blank, value)
    in_case = known.get(blank.name, "")
    if in_case and key_of(in_case) != key_of(value):
        said = "ikke udfyldt" if in_case.startswith(_UNFILLED) else f"»{in_case}«"
        remark = f"{remark} I sagen er feltet {said}.".strip()
    return FieldFound(blank.name, blank.label, "" if empty else value, blank.unit, remark)


def _out_of_bounds(blank: Blank, value: str) -> str:
    """Why the library would not take the value, in Danish; empty where it would."""
    try:
        check_bounds(blank, read_value(blank, value))
    except InputError as error:
        return error.problems[0].message.removeprefix(f"{blank.label}: ")
    return ""
