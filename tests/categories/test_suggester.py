from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.categories import Categories
from app.model.match import Category
from app.settings import ROOT
from app.text.word_lists import read_category_words, read_trades

SEED = ROOT / "seed_data"


@pytest.mark.parametrize(
    ("title", "branch"),
    [
        ("Kantinedrift på rådhuset", "555"),
        ("Udbud af vinduespolering", "90911"),
        ("Tolkeydelser til Borgerservice", "7954"),
        ("Canteen services for the town hall", "555"),
        ("Snerydning og glatførebekæmpelse", "906"),
        ("Indkøb af kørestole", "331"),
        ("Nye elevatorer", "453"),
    ],
)
def test_everyday_words_lead_to_their_branch_among_the_first_three(
    categories: Categories, title: str, branch: str
) -> None:
    assert any(suggestion.code.startswith(branch) for suggestion in categories.suggest(title)[:3])


def test_a_code_in_the_text_comes_first_as_exact(categories: Categories) -> None:
    first = categories.suggest("Rengøring, CPV 79540000-1")[0]
    assert (first.code, first.tier, first.score, first.matched) == ("79540000", "exact", 1.0, ("79540000",))


def test_a_number_that_is_no_code_is_not_exact(categories: Categories) -> None:
    assert all(suggestion.tier != "exact" for suggestion in categories.suggest("Rengøring 12345678"))


def test_a_curated_word_is_named_as_what_matched(categories: Categories) -> None:
    first = categories.suggest("Vægtere ved rådhuset")[0]
    assert (first.tier, first.matched) == ("curated", ("vægtere",))


def test_a_slip_of_the_pen_is_repaired_and_said(categories: Categories) -> None:
    first = categories.suggest("Vinduspoleering")[0]
    assert (first.code[:5], first.tier) == ("90911", "typo")


def test_a_word_that_only_a_label_has_is_found_by_its_letters(categories: Categories) -> None:
    first = categories.suggest("Kaviar")[0]
    assert (first.code, first.tier, first.matched) == ("15244100", "lexical", ("kaviar",))


def test_the_place_of_a_purchase_weighs_less_than_what_is_bought(categories: Categories) -> None:
    assert categories.suggest("Kontormøbler til nyt jobcenter")[0].code.startswith("391")


@pytest.mark.parametrize(
    "text", ["", " ", "x", "Udbud af rammeaftale", "🙂🙂", "提供服务", "AND OR NOT ( ) *", "'; --"]
)
def test_a_text_that_says_nothing_gives_no_suggestion(categories: Categories, text: str) -> None:
    assert categories.suggest(text) == ()


def test_the_first_five_show_more_than_one_reading(categories: Categories) -> None:
    groups = {suggestion.code[:3] for suggestion in categories.suggest("Reparation af cykler og vask af biler")[:5]}
    assert len(groups) >= 2


@given(title=st.text(max_size=120), description=st.text(max_size=300), limit=st.integers(-1, 12))
def test_any_text_gives_at_most_the_limit_best_first_and_the_same_again(
    categories: Categories, title: str, description: str, limit: int
) -> None:
    found = categories.suggest(title, description, limit)
    assert found == categories.suggest(title, description, limit)
    assert len(found) <= max(limit, 0)
    assert [suggestion.score for suggestion in found] == sorted((s.score for s in found), reverse=True)
    assert len({suggestion.code for suggestion in found}) == len(found)
    assert all(0 < suggestion.score <= 1 for suggestion in found)


def test_a_text_of_fifty_kilobytes_is_answered(categories: Categories) -> None:
    assert categories.suggest("Rengøring", "Daglig rengøring af skoler. " * 2_000)[0].code.startswith("909")


def test_every_shipped_branch_exists_in_the_official_list(official: tuple[Category, ...]) -> None:
    codes = [category.code for category in official]
    branches = {word.cpv_prefix for word in read_category_words(SEED / "category_words.csv")}
    branches |= {prefix for trade in read_trades(SEED / "trades.csv") for prefix in trade.cpv_prefixes}
    assert [branch for branch in sorted(branches) if not any(code.startswith(branch) for code in codes)] == []


def test_a_label_is_looked_up_by_code(categories: Categories) -> None:
    category = categories.label("55512000")
    assert category is not None
    assert category.label_en
    assert categories.label("00000000") is None


def test_without_categories_nothing_is_suggested() -> None:
    assert Categories([], SEED / "category_words.csv").suggest("Rengøring") == ()


@pytest.mark.parametrize(
    ("title", "first", "later"),
    [
        ("Blomster til reception", "03", "79"),
        ("Arbejdstøj til gartnere", "18", "77"),
        ("Uniforms for guards", "18", "79"),
        ("Flytning af skoleinventar", "98392", "39"),
        ("Moving of furniture", "98392", "39"),
        ("Vask af uniformer", "983", "18"),
    ],
)
def test_what_stands_for_whom_or_on_what_comes_after_what_is_bought(
    categories: Categories, title: str, first: str, later: str
) -> None:
    codes = [suggestion.code for suggestion in categories.suggest(title)]
    assert codes[0].startswith(first)
    assert not any(code.startswith(later) for code in codes[:1])


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Rengoering", "Rengøring"),
        ("Toejvask", "Tøjvask"),
        ("gronne omrader", "grønne områder"),
        ("Hoereapparater", "Høreapparater"),
        ("Blomster paa raadhuset", "Blomster på rådhuset"),
    ],
)
def test_danish_typed_without_its_letters_means_the_same(categories: Categories, typed: str, written: str) -> None:
    assert categories.suggest(typed, limit=1)[0].code == categories.suggest(written, limit=1)[0].code


@pytest.mark.parametrize(
    "text", ["Kateringt til mødder", 'NEAR/2 AND OR NOT "', "'; DROP TABLE enterprises; --", "SELECT NULL"]
)
def test_letters_alone_suggest_nothing(categories: Categories, text: str) -> None:
    assert categories.suggest(text) == ()


@given(title=st.text(alphabet=st.sampled_from("abdefgiklmnorstuvæøå "), max_size=40))
def test_every_suggestion_names_the_words_that_led_there(categories: Categories, title: str) -> None:
    assert all(suggestion.matched for suggestion in categories.suggest(title))


def test_a_word_of_both_languages_means_what_it_means_in_the_language_of_the_text(categories: Categories) -> None:
    danish = [suggestion.code for suggestion in categories.suggest("Ukrudtsbekæmpelse uden gift")]
    english = [suggestion.code for suggestion in categories.suggest("A gift for the employees")]
    assert not any(code.startswith("185") for code in danish)
    assert english[0].startswith("185")


@pytest.mark.parametrize(
    ("title", "branch"),
    [
        ("Hundepension", "9838"),
        ("Undersøgelse af drikkevand", "719"),
        ("Klippe hår", "9832"),
        ("Skrotbiler", "5019"),
        ("Dog walking", "9838"),
        ("Maling til billedkunst", "448"),
        ("Kitchen assistants", "796"),
        ("Vægtere", "7971"),
        ("Affaldsposer", "1964"),
        ("School lunches", "55524"),
        ("Grass cutting in parks", "7731"),
    ],
)
def test_an_everyday_word_with_a_double_meaning_leads_to_the_trade_that_buyers_mean(
    categories: Categories, title: str, branch: str
) -> None:
    assert categories.suggest(title)[0].code.startswith(branch)


@pytest.mark.parametrize(
    ("title", "code"), [("Juletræer", "39298910"), ("Juletræ", "39298910"), ("bus shelters", "44212321")]
)
def test_a_label_that_is_the_text_itself_comes_first(categories: Categories, title: str, code: str) -> None:
    assert categories.suggest(title)[0].code == code
