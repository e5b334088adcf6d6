from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.text.lexicon import Entry, How, Lexicon

LEXICON = Lexicon(
    [
        Entry("rengøring", "cleaning", 1.0),
        Entry("slå græs", "green", 1.0),
        Entry("vask af biler", "car wash", 1.0),
        Entry("vask", "laundry", 1.0),
        Entry("havearbejde", "garden", 1.0),
        Entry("klargøring", "preparing", 1.0),
        Entry("pedel", "caretaker", 1.0),
        Entry("møbler", "furniture", 1.0),
        Entry("jobcenter", "jobs", 1.0),
        Entry("skille ad", "taking apart", 1.0),
        Entry("kasseret it", "old computers", 1.0),
        Entry("park", "park", 1.0),
        Entry("cykel", "bicycles", 1.0),
    ],
    heads=["rengøring", "center"],
    empty=["levering", "af", "på", "til", "nyt", "skole", "vi", "er", "ad"],
    function_words=["af", "på", "til", "vi", "ad"],
    collections=["park", "flåde"],
)


def meanings(text: str) -> list[str]:
    return [hit.entry.means for hit in LEXICON.find(text)]


def test_a_phrase_is_found_in_any_order_across_small_words() -> None:
    assert meanings("Vi slår plænens græs") == ["green"]
    assert meanings("Græsset slås") == ["green"]


def test_the_longest_reading_of_a_word_wins() -> None:
    assert meanings("Vask af biler") == ["car wash"]


def test_a_compound_written_in_two_words_is_found() -> None:
    assert [(hit.entry.means, hit.said) for hit in LEXICON.find("have arbejde")] == [("garden", "have arbejde")]


def test_the_words_of_a_compound_in_two_are_quoted_with_what_stands_between() -> None:
    (hit,) = LEXICON.find("have af arbejde")
    assert hit.said == "have af arbejde"


def test_a_phrase_of_one_word_and_small_words_needs_them_all() -> None:
    assert meanings("Vi skiller ad") == ["taking apart"]
    assert meanings("Vi skiller os ud") == []
    assert meanings("Skilte") == []


def test_a_word_with_an_empty_one_behind_it_is_no_compound() -> None:
    assert meanings("parken er stor") == ["park"]
    assert [hit.said for hit in LEXICON.find("parken er stor")] == ["parken"]


def test_the_lemma_of_a_word_that_two_words_make_is_not_guessed() -> None:
    assert meanings("kasseretit") == ["old computers"]
    assert meanings("kasser") == []


def test_a_park_of_things_is_about_the_things_and_a_park_of_anything_else_is_a_park() -> None:
    assert {hit.entry.means: hit.how for hit in LEXICON.find("cykelpark")} == {
        "bicycles": How.HEAD,
        "park": How.MODIFIER,
    }
    assert {hit.entry.means: hit.how for hit in LEXICON.find("skolepark")} == {"park": How.HEAD}
    assert {hit.entry.means: hit.how for hit in LEXICON.find("cykelflåde")} == {"bicycles": How.HEAD}


def test_a_compound_says_its_head_and_more_weakly_its_modifier() -> None:
    (hit,) = LEXICON.find("skolerengøring")
    assert (hit.entry.means, hit.how) == ("cleaning", How.HEAD)
    (hit,) = LEXICON.find("rengøringscenter")
    assert (hit.entry.means, hit.how) == ("cleaning", How.MODIFIER)


def test_the_modifier_of_a_bare_head_says_what_is_done() -> None:
    (hit,) = LEXICON.find("pedelopgaver")
    assert (hit.entry.means, hit.how) == ("caretaker", How.HEAD)


def test_a_word_nobody_knows_is_repaired_to_one_that_is_known() -> None:
    (hit,) = LEXICON.find("klagøring")
    assert (hit.entry.means, hit.how, hit.said) == ("preparing", How.TYPO, "klagøring")


def test_a_danish_word_is_never_repaired_into_another() -> None:
    assert LEXICON.find("forsikring") == ()


def test_words_after_a_preposition_are_aside() -> None:
    assert [(hit.entry.means, hit.aside) for hit in LEXICON.find("Møbler til nyt jobcenter")] == [
        ("furniture", False),
        ("jobs", True),
    ]


def test_a_preposition_before_the_first_word_that_says_something_puts_nothing_aside() -> None:
    (hit,) = LEXICON.find("Levering på møbler")
    assert not hit.aside


def test_empty_words_say_nothing() -> None:
    assert LEXICON.find("levering af nyt til skole") == ()


@given(st.text(max_size=300))
def test_any_text_can_be_searched_and_gives_the_same_each_time(text: str) -> None:
    assert LEXICON.find(text) == LEXICON.find(text)


def test_what_stands_after_of_is_the_object_of_what_is_done() -> None:
    found = Lexicon([Entry("flytning", "moving", 1.0), Entry("møbler", "furniture", 1.0)], empty=["af"])
    assert [(hit.entry.means, hit.object, hit.aside) for hit in found.find("Flytning af møbler")] == [
        ("moving", False, False),
        ("furniture", True, False),
    ]
    assert found.behind("Flytning af møbler") == {"af", "møbler"}


def test_a_word_typed_without_danish_letters_is_found_and_quoted_as_it_was_typed() -> None:
    (hit,) = LEXICON.find("Rengoering")
    assert (hit.entry.means, hit.said) == ("cleaning", "rengoering")
    assert [LEXICON.restored(word) for word in ("boernehave", "gronne", "museer", "london")] == [
        "børnehave",
        "grønne",
        "museer",
        "london",
    ]


def test_an_english_word_is_no_danish_one_that_lost_a_letter() -> None:
    assert Lexicon([], is_english={"omrade"}.__contains__).restored("omrade") == "omrade"


def test_a_form_of_the_word_itself_comes_before_words_that_share_its_stem() -> None:
    weights = Lexicon([Entry("vægte", "scales", 1.0), Entry("vægtere", "guards", 1.0)])
    assert [hit.entry.means for hit in weights.find("vægtere")] == ["guards"]
    assert [hit.entry.means for hit in weights.find("vægtene")] == ["scales"]


def test_an_english_entry_is_found_in_english_forms_alone() -> None:
    english = Lexicon([Entry("parking", "cars", 1.0, "en"), Entry("school lunch", "meals", 1.0, "en")])
    assert english.find("parks") == ()
    assert {hit.entry.means for hit in english.find("Parking and school lunches")} == {"cars", "meals"}
