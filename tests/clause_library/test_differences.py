"""What differs between two texts is shown in full: nothing is lost, and nothing is said twice."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.clause_library.differences import differences, word_differences
from app.model.clause import Paragraph
from app.model.review import PieceKind

from .examples import clause

TEXTS = st.text(alphabet="ab æ.,\n-§", max_size=60)
PARAGRAPHS = st.lists(
    st.text(alphabet="abc", min_size=1, max_size=6).map(lambda word: Paragraph(f"{word} fast tekst")), max_size=6
)


def joined(pieces, *kinds):
    return "".join(piece.text for piece in pieces if piece.kind in kinds)


@given(TEXTS, TEXTS)
def test_same_and_removed_words_make_the_old_text_and_same_and_added_ones_the_new(old, new):
    pieces = word_differences(old, new)
    assert joined(pieces, PieceKind.SAME, PieceKind.REMOVED) == old
    assert joined(pieces, PieceKind.SAME, PieceKind.ADDED) == new


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    assert {piece.kind for piece in word_differences(text, text)} <= {PieceKind.SAME}


def test_only_the_words_that_changed_are_marked():
    pieces = word_differences("Leverandøren betaler bod, hvis", "Leverandøren betaler en bod, hvis")
    assert joined(pieces, PieceKind.REMOVED) == ""
    assert joined(pieces, PieceKind.ADDED).split() == ["en"]


def test_a_word_is_changed_as_a_whole():
    pieces = word_differences("et delområde", "et delområder")
    assert (joined(pieces, PieceKind.REMOVED), joined(pieces, PieceKind.ADDED)) == ("delområde", "delområder")


@given(PARAGRAPHS, PARAGRAPHS)
def test_every_paragraph_of_both_versions_is_shown_once_and_in_order(old, new):
    found = differences(replace(clause(), paragraphs=tuple(old)), replace(clause(), paragraphs=tuple(new)))
    parts = [part for part in found if part.part.rpartition("p")[2].isdecimal()]
    kept = [joined(part.pieces, PieceKind.SAME, PieceKind.REMOVED) for part in parts]
    fresh = [joined(part.pieces, PieceKind.SAME, PieceKind.ADDED) for part in parts]
    assert [text for text in kept if text] == [one.text for one in old]
    assert [text for text in fresh if text] == [one.text for one in new]
    assert [part.part for part in parts if not part.part.startswith("old")] == [f"p{n + 1}" for n in range(len(new))]


def test_a_paragraph_put_in_between_leaves_the_others_unchanged():
    first, between, last = (Paragraph(text) for text in ("Den første af dem.", "Noget helt nyt.", "Til sidst dette."))
    found = differences(
        replace(clause(), paragraphs=(first, last)), replace(clause(), paragraphs=(first, between, last))
    )
    assert [part.part for part in found if part.changed] == ["p2"]


def test_a_paragraph_that_is_gone_is_told_of_by_its_old_number():
    first, last = Paragraph("Den første af dem."), Paragraph("Til sidst dette.")
    found = differences(replace(clause(), paragraphs=(first, last)), replace(clause(), paragraphs=(last,)))
    assert [part.part for part in found if part.changed] == ["old-p1"]


def test_a_changed_condition_or_note_is_a_difference_of_the_paragraph():
    old = replace(clause(), paragraphs=(Paragraph("Det samme.", "lots is yes", "En note."),))
    for other in (Paragraph("Det samme.", "lots is no", "En note."), Paragraph("Det samme.", "lots is yes", "Anden.")):
        found = differences(old, replace(old, paragraphs=(other,)))
        assert [part.part for part in found if part.changed] == ["p1"]


def test_every_part_that_a_person_can_change_is_compared():
    old = clause()
    for key in ("title", "purpose", "documentation", "control", "sanction"):
        found = differences(old, replace(old, **{key: "Noget andet."}))
        assert [part.part for part in found if part.changed] == [key]
    for key, value in (("drafters_notes", ("En note.",)), ("blanks", ()), ("valid_to", old.valid_from)):
        found = differences(old, replace(old, **{key: value}))
        assert [part.part for part in found if part.changed] == [key]
