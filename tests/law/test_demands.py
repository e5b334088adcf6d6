from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from app.law.demand_limits import limits_of
from app.law.demand_rules import rules
from app.law.demand_sentences import sentences
from app.law.demands import find_demands
from app.model.law import Severity
from app.parameters import load_parameters
from tests.law.test_sentences import PARAMETERS, ROOT

EXTRA, LONGER = "extra_54_requirement", "duration_over_three_years"
LIMITS = limits_of(PARAMETERS.at(date(2026, 5, 1)))
SENTENCES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "demands.yaml").read_text(encoding="utf-8"))


def codes(text: str) -> set[str]:
    return {demand.code for demand in find_demands(text, LIMITS)}


def test_precision_and_recall_are_at_least_nine_in_ten() -> None:
    found = [(one.get("demand"), codes(one["text"])) for one in SENTENCES]
    right = sum(wanted in got for wanted, got in found if wanted)
    wrong = sum(len(got - {wanted}) for wanted, got in found)
    assert right / (right + wrong) >= 0.9
    assert right / sum(1 for wanted, _ in found if wanted) >= 0.9


def test_no_kind_of_demand_is_missed_more_often_than_three_times_in_twenty() -> None:
    for kind in {one["demand"] for one in SENTENCES if "demand" in one}:
        found = [kind in codes(one["text"]) for one in SENTENCES if one.get("demand") == kind]
        assert sum(found) / len(found) >= 0.85, kind


def test_every_kind_of_demand_is_among_the_labelled_sentences_and_many_are_harmless() -> None:
    kinds = {one["demand"] for one in SENTENCES if "demand" in one}
    assert kinds == {
        "local_requirement", "rsv_requirement", "nonprofit_only", "label_without_equivalent", "named_agreement",
        "extra_54_requirement", "direct_award_above_threshold", "personal_data", "duration_over_three_years",
    }  # fmt: skip
    assert sum("demand" not in one for one in SENTENCES) >= len(SENTENCES) * 0.4


def test_a_demand_is_placed_by_line_and_offset_in_the_text() -> None:
    text = "Rengøring af skoler.\nKun lokale leverandører kan byde.\r\nMidlerne skal være svanemærkede."
    lines = text.split("\n")
    found = find_demands(text, LIMITS)
    assert [(demand.line, demand.code) for demand in found] == [
        (2, "local_requirement"),
        (3, "label_without_equivalent"),
    ]
    assert all(lines[demand.line - 1][demand.start : demand.end] == demand.text for demand in found)
    assert found[0].text == "Kun lokale leverandører"


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\n  "])
def test_a_line_break_inside_a_paragraph_changes_nothing(line_break: str) -> None:
    opens_a_block = re.compile(r"[-–•|*+>#]|\d{1,3}[.)]|[a-z]\)")
    for one in SENTENCES:
        wanted = codes(one["text"])
        for space in re.finditer(" ", one["text"]):
            before, after = one["text"][: space.start()], one["text"][space.end() :]
            if not opens_a_block.match(after):
                assert codes(before + line_break + after) == wanted, (before, after)


@pytest.mark.parametrize(
    ("text", "line", "shown"),
    [
        ("Leverandøren skal have hovedsæde i\nVejle Kommune.", 1, "skal have hovedsæde i"),
        ("Kaffen skal være\nFairtrade-mærket.", 2, "Fairtrade-mærket"),
        ("Leverandøren skal være optaget i\r\n  RSV-registret.", 2, "RSV"),
        ("Leverandøren skal være\nhjemmehørende i kommunen.", 2, "hjemmehørende i kommunen"),
        ("> Kaffen skal være\n> Fairtrade-\n> mærket.", 2, "Fairtrade-"),
        ("Der må kun bruges varer, som er svane\u00ad\nmærkede.", 1, "er svane"),
        ("Kontrakten begynder\n1. januar, og kaffen skal være\nFairtrade.", 3, "Fairtrade"),
    ],
)
def test_a_demand_over_a_line_break_is_shown_on_the_line_of_its_topic(text: str, line: int, shown: str) -> None:
    (found,) = find_demands(text, LIMITS)
    assert (found.line, found.text) == (line, shown)
    assert text.split("\n")[line - 1][found.start : found.end] == shown


@pytest.mark.parametrize("opening", ["# ", "\n", "\r\n"])
def test_a_heading_and_a_blank_line_end_the_paragraph_before(opening: str) -> None:
    assert codes(f"Leverandøren skal møde til tiden og\n{opening}hjemmehørende i kommunen er borgerne") == set()


def test_a_full_stop_at_the_end_of_a_line_ends_the_sentence() -> None:
    assert codes("Der bedes ikke om CPR-numre.\nden, der ikke skriver under, kan ikke få kontrakten") == set()
    assert codes("Kaffen skal være mærket, f.eks.\nmed Fairtrade.") == codes(
        "Kaffen skal være mærket, f.eks. med Fairtrade."
    )


def test_a_line_without_a_colon_opens_a_list_too() -> None:
    assert codes("Leverandøren skal\n- møde til tiden\n- have hjemsted i kommunen") == {"local_requirement"}
    assert codes("Der må ikke ryges. Leverandøren skal\n- have hjemsted i kommunen") == {"local_requirement"}
    assert codes("Vi stiller ikke krav om\n- hjemsted i kommunen\n- FSC-mærket træ") == set()
    assert codes("Det er ikke et krav, men en fordel, at firmaet\n- har adresse i kommunen") == {"local_requirement"}


def test_two_points_of_a_list_are_two_sentences() -> None:
    assert codes("- Leverandøren skal møde til tiden\n- kommunens lokaler i byen er åbne fra kl. 6") == set()


def test_a_denied_demand_is_harmless_but_a_denial_elsewhere_is_not() -> None:
    assert codes("Dokumentationen må ikke indeholde CPR-numre.") == set()
    assert codes("Den må ikke indeholde navne, CPR-numre, diagnoser eller andre oplysninger om helbred.") == set()
    assert codes("Kan leverandøren ikke levere, skal bilaget indeholde CPR-numre.") == {"personal_data"}


def test_two_negations_in_one_chain_cancel_and_a_third_does_not() -> None:
    assert codes("Kaffen må ikke være uden Fairtrade-mærke.") == {"label_without_equivalent"}
    assert codes("Det er ikke noget problem at levere kaffe uden Fairtrade-mærke.") == set()
    assert codes("Leverandøren må ikke videregive CPR-numre uden samtykke.") == set()


def test_what_is_no_demand_but_an_advantage_is_a_preference_for_that_thing_alone() -> None:
    assert codes("RSV-registrering er ikke et krav, men tæller positivt.") == {"rsv_requirement"}
    assert codes("RSV-registrering er ikke et krav, men giver heller ingen fordel.") == set()
    assert codes("RSV-registrering er ikke et krav, men det er en fordel, at prisen er lav.") == set()


def test_capitals_throughout_name_nothing() -> None:
    assert codes("LEVERANDØREN SKAL VÆRE FRA KOMMUNEN.") == {"local_requirement"}
    assert codes("MIDLERNE SKAL VÆRE FRA FABRIKKEN.") == set()


def test_the_way_out_may_stand_in_the_next_sentence() -> None:
    assert codes("Kaffen skal være Fairtrade. Tilsvarende mærker godtages.") == set()
    assert codes("Kaffen skal være Fairtrade. Prisen er fast i hele perioden.") == {"label_without_equivalent"}


def test_a_question_is_no_demand() -> None:
    assert codes("Skal leverandøren være hjemmehørende i kommunen?") == set()


def test_every_demand_blocks_and_offers_a_wording_that_is_lawful_itself() -> None:
    for one in SENTENCES:
        for demand in find_demands(one["text"], LIMITS):
            assert demand.severity is Severity.BLOCK
            wording = demand.suggestion[demand.suggestion.index("»") :]
            assert codes(wording) == set(), (demand.code, find_demands(wording, LIMITS))


@pytest.mark.parametrize("text", ["", "\n\n", "   ", ".", "§ 54"])
def test_a_text_with_nothing_in_it_gives_nothing(text: str) -> None:
    assert find_demands(text, LIMITS) == ()


@given(st.text(alphabet=st.sampled_from("ab æø.,;:!?\n\r-§0»«kunlokaledvr")))
def test_any_text_can_be_read_and_places_lie_in_it(text: str) -> None:
    lines = text.split("\n")
    for demand in find_demands(text, LIMITS):
        assert lines[demand.line - 1][demand.start : demand.end] == demand.text


@pytest.mark.parametrize(
    "text",
    [
        "Kødet skal være da\u030ansk eller lokalt.\r\nTræet\tskal være FSC-certificeret.\r\n",
        "Husk \N{SMILING FACE WITH OPEN MOUTH}: kaffen skal være Fairtrade.",
        "<p>Træet skal være <b>FSC-certificeret</b>.</p><p>Prisen er fast.</p>",
        "Leverand&oslash;ren skal v&aelig;re hjemmeh&oslash;rende i kommunen.",
        "Leverandøren skal være **medlem** af *Dansk Industri*.",
        "»Leverandøren skal oplyse medarbejdernes CPR\N{NON-BREAKING HYPHEN}numre.«",
    ],
)
def test_what_a_word_processor_or_a_web_page_adds_hides_no_demand_and_moves_no_place(text: str) -> None:
    lines = text.split("\n")
    found = find_demands(text, LIMITS)
    assert found
    assert all(lines[demand.line - 1][demand.start : demand.end] == demand.text for demand in found)


def test_the_line_that_opens_a_list_rules_over_its_points() -> None:
    assert codes("Tilbuddet skal indeholde:\n- pris\n- medarbejdernes CPR-numre") == {"personal_data"}
    assert codes("Tilbuddet må ikke indeholde:\n- navne\n- CPR-numre\n- diagnoser") == set()


def test_four_years_may_follow_in_the_sentence_after_the_reservation() -> None:
    assert codes("Konkurrencen er reserveret efter § 190. Kontrakten løber i fire år.") == {"duration_over_three_years"}
    assert codes("Konkurrencen er reserveret efter § 190. Kontrakten løber i tre år.") == set()


@given(st.sampled_from(["a", "a-", "skal ", "&", "<a", "lokale ", "uden ", "ikke, ", "1", "̊"]), st.integers(1, 4000))
def test_no_sentence_is_longer_than_the_rules_can_bear(part: str, times: int) -> None:
    assert all(len(sentence.text) <= 1200 for sentence in sentences(part * times))


@pytest.mark.parametrize(
    ("parameter", "before", "after", "text", "code"),
    [
        ("reserved_54_share", "value: 0.3", "value: 0.4", "Mindst 30 % af de ansatte skal have et handicap.", EXTRA),
        ("reserved_190_max_months", "value: 36", "value: 24", "Kontrakten efter § 190 løber i tre år.", LONGER),
    ],
)
def test_the_check_follows_the_dated_parameters(
    tmp_path: Path, parameter: str, before: str, after: str, text: str, code: str
) -> None:
    folder = tmp_path / "parameters"
    shutil.copytree(ROOT / "seed_data" / "parameters", folder)
    path = folder / "law" / f"{parameter}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    changed = limits_of(load_parameters(folder).at(date(2026, 5, 1)))
    assert codes(text) == set()
    assert {demand.code for demand in find_demands(text, changed)} == {code}


def test_the_share_of_section_54_is_no_longer_lawful_when_the_law_says_another() -> None:
    text = "Mindst 27,5 % af de ansatte skal have et handicap."
    assert codes(text) == {EXTRA}
    assert find_demands(text, replace(LIMITS, reserved_54_share=0.275)) == ()


def test_the_reason_names_the_months_that_section_190_allows() -> None:
    (found,) = find_demands("Kontrakten efter § 190 løber i fire år.", replace(LIMITS, reserved_190_months=24))
    assert "højst 24 måneder" in found.suggestion


def test_no_rule_repeats_a_group_without_a_bound() -> None:
    for rule in rules(LIMITS):
        for pattern in (rule.topic, rule.force, rule.needs, rule.unless, rule.harmless, rule.near):
            assert pattern is None or not re.search(r"(?<!\\)\)[*+]|(?<!\\)\)\{\d+,\}", pattern.pattern)
