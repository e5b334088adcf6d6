from __future__ import annotations

from app.categories.labels import Labels
from app.model.match import Category

CATEGORIES = (
    Category("90900000", "Rengøring", "Cleaning"),
    Category("90911300", "Vinduespudsning", "Window-cleaning services"),
    Category("77310000", "Tilplantning af grønne områder", "Planting of green areas"),
)
LABELS = Labels(CATEGORIES, {"af", "of"}.__contains__)


def best(word: str) -> str:
    score, _ = LABELS.score({word: 1.0})
    return CATEGORIES[int(score.argmax())].code


def test_a_compound_meets_the_label_that_shares_its_letters() -> None:
    assert best("vinduespudser") == "90911300"


def test_a_category_answers_to_its_ancestors_words_less_than_they_do() -> None:
    score, _ = LABELS.score({"rengøring": 1.0})
    assert score[0] > score[1] > score[2] == 0


def test_letters_that_no_label_has_score_nothing() -> None:
    score, like = LABELS.score({"zzzqqq": 1.0})
    assert not score.any()
    assert like == {}


def test_likeness_never_passes_one() -> None:
    score, _ = LABELS.score({"rengøring": 1.0, "cleaning": 1.0, "vinduespudsning": 0.4})
    assert score.max() <= 1.0 + 1e-9


def test_the_words_that_led_to_a_category_are_named() -> None:
    _, like = LABELS.score({"vinduespudser": 1.0, "zzz": 1.0})
    assert LABELS.words_of(1, like) == ("vinduespudser",)
