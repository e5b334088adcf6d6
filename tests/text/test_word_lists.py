from __future__ import annotations

from pathlib import Path

import pytest

from app.model.errors import InputError
from app.settings import ROOT
from app.text.word_lists import FUNCTION_WORDS, read_category_words, read_trades, read_words

SEED = ROOT / "seed_data"
TRADES = "trade,family,cpv_prefixes,near,names,signs\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_lists_can_be_read() -> None:
    assert len(read_category_words(SEED / "category_words.csv")) > 500
    assert len(read_trades(SEED / "trades.csv")) > 100
    assert 200 <= len(read_words(SEED / "trade_heads.csv")) <= 400
    assert "og" in read_words(SEED / "empty_words.csv", FUNCTION_WORDS)
    assert "kommune" not in read_words(SEED / "empty_words.csv", FUNCTION_WORDS)


def test_no_shipped_category_word_stands_twice_for_one_branch() -> None:
    words = read_category_words(SEED / "category_words.csv")
    assert len({(word.word, word.language, word.cpv_prefix) for word in words}) == len(words)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("word,language,cpv_prefix,note\nvask,de,983,\n", "language"),
        ("word,language,cpv_prefix,note\nvask,da,9x3,\n", "cpv_prefix"),
        ("word,language,cpv_prefix,note\n,da,983,\n", "word"),
        ("word,cpv_prefix,note\nvask,983,\n", "language"),
    ],
)
def test_a_wrong_category_word_is_refused_with_file_and_field(tmp_path: Path, text: str, field: str) -> None:
    with pytest.raises(InputError) as refused:
        read_category_words(written(tmp_path, text))
    (problem,) = refused.value.problems
    assert (problem.file, problem.field) == ("list.csv", field)


@pytest.mark.parametrize("near", ["vask", "vask:2", "vask:mange", "ukendt fag:0.5"])
def test_a_trade_may_only_be_near_a_known_trade_by_a_share(tmp_path: Path, near: str) -> None:
    with pytest.raises(InputError) as refused:
        read_trades(written(tmp_path, f"{TRADES}vask,vaskeri,9831,{near},vask,\n"))
    assert (refused.value.problems[0].field, refused.value.problems[0].line) == ("near", 2)


def test_a_line_with_a_field_too_many_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        read_words(written(tmp_path, "word,note\nog,,ekstra\n"))
    assert refused.value.problems[0].line == 2


def test_a_missing_list_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.csv"):
        read_words(tmp_path / "none.csv")
