"""The value page of a case: computed, refused beside the field, saved, chosen, compared and deleted."""

from __future__ import annotations

import re

import pytest

from app.model.user import Role
from app.value.fields import DRAWN_BOUNDS
from app.web.purchases.scenario_address import packed, unpacked
from app.web.purchases.scenario_form import ScenarioForm, typed_scenario
from tests.web.checking_client import CheckingClient, csrf_token, visible_text
from tests.web.conftest import SignedIn
from tests.web.page_check import parsed
from tests.web.valued_case import SCENARIO

PAGE = "/indkoeb/demo-01/vaerdi"


def typed(client: CheckingClient, **changes: str) -> dict[str, str]:
    """The fields of the form for the scenario of the tests, some of them changed."""
    fields = {"csrf_token": csrf_token(client.get(f"{PAGE}?nyt=1"))}
    fields |= {f"uncertainty-{name}-{end}": "" for name in DRAWN_BOUNDS for end in ("low", "mode", "high")}
    for key, value in typed_scenario(SCENARIO).items():
        if key == "groups":
            fields |= {f"groups-0-{name}": text for name, text in value[0].items()}
        elif key == "uncertainty":
            fields |= {f"uncertainty-{name}-{end}": text for name, ends in value.items() for end, text in ends.items()}
        else:
            fields[key] = value
    return fields | {key.replace("__", "-"): value for key, value in changes.items()}


def test_what_is_typed_is_the_scenario_again(signed_in: SignedIn) -> None:
    client = signed_in(Role.FINANCE)
    with client.application.test_request_context(method="POST", data=typed(client)):
        form = ScenarioForm(meta={"csrf": False})
        assert form.validate(), form.errors
        assert form.scenario() == SCENARIO
    assert unpacked(packed(SCENARIO)) == SCENARIO


@pytest.mark.parametrize("role", list(Role))
def test_every_role_may_compute_and_sees_three_sides(signed_in: SignedIn, role: Role) -> None:
    client = signed_in(role)
    text = visible_text(client.post(PAGE, data=typed(client)))
    assert all(side in text for side in ("Kommunen", "Staten", "Det offentlige i alt", "Kan hentes på budgettet"))


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("groups__0__deadweight", "150", "mindst 0 og højst 100 %"),
        ("groups__0__retention", "75 60", "hvert af de 4 år. Her står 2."),
        ("groups__0__places", "10.000", "under 10.000 pladser"),
        ("groups__0__wage", "", "Skriv lønnen"),
        ("groups__0__wage", "NaN", "Skriv et tal"),
        ("contract_value_per_year", "0", "mindst 1 og"),
        ("premium_per_year", "inf", "Skriv et tal"),
        ("start", "2019-01-01", "2019"),
        ("name", "Job til 010190-1234", "CPR-nummer"),
        ("uncertainty__deadweight__low", "60", "i orden"),
    ],
)
def test_what_is_impossible_is_told_beside_its_field_and_nothing_is_computed(
    signed_in: SignedIn, field: str, value: str, rule: str
) -> None:
    client = signed_in(Role.PURCHASER)
    page = client.post(PAGE, data=typed(client, **{field: value}))
    key = field.replace("__", "-")
    assert page.status_code == 422
    beside = re.search(rf'id="{key}-error".*?</span></span>|id="{key}-error".*?</span>\s', page.text, re.DOTALL)
    assert beside is not None
    assert rule in visible_text(page)
    assert f'name="{key}" value="{value}"' in page.text
    assert "Intet er regnet ud endnu" in page.text
    assert "Kan hentes på budgettet" not in page.text


def test_the_live_answer_is_the_result_or_the_messages(signed_in: SignedIn) -> None:
    client = signed_in(Role.PURCHASER)
    good = client.post(f"{PAGE}/beregn", data=typed(client))
    assert good.status_code == 200
    assert "Kommunen" in good.json["summary"]
    assert "Det offentlige i alt" in good.json["brief"]
    bad = client.post(f"{PAGE}/beregn", data=typed(client, groups__0__deadweight="-1"))
    assert bad.status_code == 422
    assert [error["field"] for error in bad.json["errors"]] == ["groups-0-deadweight"]
    assert bad.json["details"].strip() == ""


def test_groups_are_added_and_removed_without_losing_what_is_typed(signed_in: SignedIn) -> None:
    client = signed_in(Role.PURCHASER)
    more = client.post(PAGE, data=typed(client, groups__0__places="3,5", add_group="1"))
    assert 'name="groups-1-name"' in more.text
    assert 'name="groups-0-places" value="3,5"' in more.text
    fewer = client.post(PAGE, data=typed(client, groups__1__name="Flere", remove_group="groups-1"))
    assert 'name="groups-1-name"' not in fewer.text


def test_a_scenario_is_saved_chosen_compared_and_deleted(signed_in: SignedIn) -> None:
    client = signed_in(Role.FINANCE)
    first = client.post(PAGE, data=typed(client, save="1"))
    assert first.status_code == 302
    token = csrf_token(client.get(first.location))
    number = first.location.rsplit("/", 1)[1]
    client.post(f"{PAGE}/valg", data={"csrf_token": token, "number": number})
    assert "Sagens rådgivning og dokumenter regner med dette scenarie." in visible_text(client.get(first.location))
    assert "Værdien er regnet med et andet scenarie" in visible_text(client.get("/indkoeb/demo-01"))
    copy = client.post(f"{first.location}/kopi", data={"csrf_token": token}).location
    changed = typed(client, save="1", lock="1", name="Dyrere", premium_per_year="90.000")
    assert client.post(copy, data=changed).status_code == 302
    assert client.post(copy, data=changed | {"premium_per_year": "95.000"}).status_code == 409
    compared = visible_text(client.get(f"{PAGE}/sammenlign"))
    assert "Merpris om året" in compared
    assert "50.000" in compared
    assert "90.000" in compared
    assert "Vil du slette" in visible_text(client.get(f"{copy}/slet"))
    assert client.post(f"{copy}/slet", data={"csrf_token": token, "lock": "2"}).status_code == 302
    assert client.get(copy).status_code == 404
    rescued = client.post(copy, data=changed | {"name": "Skrevet imens"})
    assert rescued.status_code == 302, "what was typed is no scenario that is gone, so it becomes a new one"
    assert "Skrevet imens" in visible_text(client.get(rescued.location))


def test_legal_staff_do_not_choose_what_counts(signed_in: SignedIn) -> None:
    client = signed_in(Role.LEGAL)
    saved = client.post(PAGE, data=typed(client, save="1")).location
    page = client.get(saved)
    assert "Lad sagen regne med dette scenarie" not in page.text
    refused = {"csrf_token": csrf_token(page), "number": saved.rsplit("/", 1)[1]}
    assert client.post(f"{PAGE}/valg", data=refused).status_code == 403


@pytest.mark.parametrize("picture", ["kasser", "regnskab", "usikkerhed"])
def test_pictures_come_from_the_address_of_what_is_typed(signed_in: SignedIn, picture: str) -> None:
    client = signed_in(Role.PURCHASER)
    answer = client.get(f"{PAGE}/{picture}.svg?scenarie={packed(SCENARIO)}")
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
    narrow = client.get(f"{PAGE}/{picture}.svg?smal=1&scenarie={packed(SCENARIO)}").text
    assert svg_width(narrow) < 300 < svg_width(answer.text), "a telephone gets a picture of its own"
    assert client.get(f"{PAGE}/{picture}.svg?scenarie=vrøvl").status_code == 404


@pytest.mark.parametrize(
    ("field", "value", "asked"),
    [
        ("groups-0-deadweight", "0,3", "0,3 er læst som 0,3 procent. Mente du 30?"),
        ("groups-0-retention", "75 0,6 50 45", "0,6 er læst som 0,6 procent. Mente du 60?"),
        ("uncertainty-deadweight-low", "0,15", "0,15 er læst som 0,15 procent. Mente du 15?"),
        ("discount_rate", "0,035", "0,035 er læst som 0,035 procent. Mente du 3,5?"),
    ],
)
def test_a_percentage_below_one_is_asked_about_by_field_and_kept(
    signed_in: SignedIn, field: str, value: str, asked: str
) -> None:
    client = signed_in(Role.FINANCE)
    page = client.post(PAGE, data=typed(client) | {field: value})
    assert page.status_code == 200
    assert f'<a href="#{field}">' in page.text
    assert asked in visible_text(page)
    assert f'name="{field}" value="{value}"' in page.text
    live = client.post(f"{PAGE}/beregn", data=typed(client) | {field: value})
    assert f'<a href="#{field}">' in live.json["summary"]


@pytest.mark.parametrize("value", ["0", "1", "30"])
def test_no_question_is_asked_of_other_percentages(signed_in: SignedIn, value: str) -> None:
    page = signed_in(Role.FINANCE)
    assert "Mente du" not in visible_text(page.post(PAGE, data=typed(page, groups__0__deadweight=value)))


def test_an_uncertain_field_shows_what_the_group_has_itself(signed_in: SignedIn) -> None:
    client = signed_in(Role.FINANCE)
    fields = typed(client, groups__0__deadweight="35")
    page = client.post(PAGE, data=fields)
    assert re.search(r'data-own="deadweight"[^>]*>35 %<', page.text)
    assert re.search(r'<p class="under" hidden>[^<]*<span data-own="retention_multiplier"', page.text)
    live = client.post(f"{PAGE}/beregn", data=fields).json["own"]
    assert (live["deadweight"], live["hourly_wage"], live["yearly_wage"]) == ("35 %", "150", "")
    assert visible_text(page).count("men usikkerheden regnes omkring 30 %") == 1


def test_a_new_scenario_begins_with_the_chosen_one_under_a_name_of_its_own(signed_in: SignedIn) -> None:
    client = signed_in(Role.FINANCE)
    saved = client.post(PAGE, data=typed(client, save="1") | {"budget-pool": "Puljen"}).location
    token = csrf_token(client.get(saved))
    client.post(f"{PAGE}/valg", data={"csrf_token": token, "number": saved.rsplit("/", 1)[1]})
    page = client.get(f"{PAGE}?nyt=1")
    assert 'name="name" value="Nyt scenarie"' in page.text
    assert 'name="contract_value_per_year" value="1.800.000"' in page.text
    assert 'name="budget-pool" value="Puljen"' in page.text
    assert "Et nyt scenarie begynder med tallene fra" in visible_text(page)
    client.post(PAGE, data=typed(client, save="1", name="Nyt scenarie"))
    assert 'name="name" value="Nyt scenarie 2"' in client.get(f"{PAGE}?nyt=1").text


def test_a_start_in_another_century_is_refused_beside_its_field(signed_in: SignedIn) -> None:
    client = signed_in(Role.FINANCE)
    page = client.post(PAGE, data=typed(client, start="2100-01-01"))
    assert page.status_code == 422
    assert (
        "Satserne er kun lagt ind til og med" in re.search(r'id="start-error".*?<input', page.text, re.DOTALL).group()
    )


def svg_width(svg: str) -> float:
    return float(re.search(r'<svg [^>]*width="([0-9.]+)pt"', svg, re.DOTALL)[1])


OUTSIDE = {"groups__0__deadweight": "90", "premium_per_year": "20.000"}


def test_a_number_outside_its_span_takes_verdict_and_probability_away_and_says_why(signed_in: SignedIn) -> None:
    client = signed_in(Role.FINANCE)
    inside = visible_text(client.post(PAGE, data=typed(client, groups__0__deadweight="30")))
    assert "Sandsynlighed for, at kommunen tjener på det" in inside
    for summary in (
        client.post(PAGE, data=typed(client, **OUTSIDE)).text,
        client.post(f"{PAGE}/beregn", data=typed(client, **OUTSIDE)).json["summary"],
    ):
        assert "Usikkerheden bruges ikke: »Langtidsledige« regner med 90" in summary
        assert "Robust" not in summary
        assert "Sandsynlighed for" not in summary


def test_a_comparison_says_which_scenario_has_no_uncertainty_and_why(signed_in: SignedIn) -> None:
    client = signed_in(Role.FINANCE)
    client.post(PAGE, data=typed(client, save="1", groups__0__deadweight="30"))
    client.post(PAGE, data=typed(client, save="1", name="Skævt", **OUTSIDE))
    text = visible_text(client.get(f"{PAGE}/sammenlign"))
    assert text.count("Ikke beregnet") == 4
    assert "»Skævt«: Usikkerheden bruges ikke" in text
    assert "Forsigtigt skøn (p5)" in text


@pytest.mark.parametrize(
    ("sent", "unsaved"),
    [
        ({"premium_per_year": "60.000"}, True),
        ({"groups__0__places": "mange"}, True),
        ({"add_group": "1"}, True),
        ({"budget-pool": "Puljen"}, True),
        ({}, False),
    ],
)
def test_what_comes_back_unsaved_is_marked_so_that_leaving_asks(
    signed_in: SignedIn, sent: dict[str, str], unsaved: bool
) -> None:
    client = signed_in(Role.FINANCE)
    saved = client.post(PAGE, data=typed(client, save="1")).location
    assert "data-unsaved" not in client.get(saved).text
    page = client.post(saved, data=typed(client, **sent))
    assert ("data-unsaved" in page.text) is unsaved


def test_a_refused_save_and_a_conflict_stay_unsaved(signed_in: SignedIn) -> None:
    client = signed_in(Role.FINANCE)
    saved = client.post(PAGE, data=typed(client, save="1")).location
    mine = typed(client, save="1", name="Mit", lock="0")
    conflict = client.post(saved, data=mine)
    assert (conflict.status_code, "data-unsaved" in conflict.text) == (409, True)
    taken = client.post(PAGE, data=typed(client, save="1"))
    assert (taken.status_code, "data-unsaved" in taken.text) == (422, True)


def test_a_conflict_names_every_difference_with_its_unit_the_names_too(signed_in: SignedIn) -> None:
    client = signed_in(Role.FINANCE)
    saved = client.post(PAGE, data=typed(client, save="1")).location
    client.post(saved, data=typed(client, save="1", lock="1", name="Hendes", premium_per_year="25.000"))
    mine = typed(client, save="1", lock="1", name="Mit", premium_per_year="40.000", groups__0__name="Unge")
    rows = parsed(client.post(saved, data=mine).text).iter("tr")
    table = [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in rows]
    assert ["Scenariets navn", "Hendes", "Mit"] in table
    assert ["Merpris om året", "25.000 kr.", "40.000 kr."] in table
    assert [row[-1] for row in table if row[0] == "Hvem er det?"] == ["Unge"]


def test_the_buttons_of_a_saved_scenario_send_what_is_typed(signed_in: SignedIn) -> None:
    client = signed_in(Role.FINANCE)
    saved = client.post(PAGE, data=typed(client, save="1")).location
    text = client.get(saved).text
    for address in (f"{PAGE}/valg?fra=", f"{saved}/kopi"):
        assert re.search(rf'<button[^>]*form="scenariet"[^>]*formaction="{re.escape(address)}', text)


def test_a_copy_holds_what_is_typed_and_the_original_stays(signed_in: SignedIn) -> None:
    client = signed_in(Role.FINANCE)
    saved = client.post(PAGE, data=typed(client, save="1")).location
    fields = typed(client, premium_per_year="77.000") | {"budget-pool": "Puljen"}
    copy = client.get(client.post(f"{saved}/kopi", data=fields).location).text
    assert 'name="name" value="To fuldtidsjob i kantinen (kopi)"' in copy
    assert 'name="premium_per_year" value="77.000"' in copy
    assert 'name="budget-pool" value="Puljen"' in copy
    assert 'name="premium_per_year" value="50.000"' in client.get(saved).text
    named = client.post(f"{saved}/kopi", data=fields | {"name": "Med pulje"}).location
    assert 'name="name" value="Med pulje"' in client.get(named).text


def test_a_copy_of_what_cannot_be_read_is_not_made_and_nothing_typed_is_lost(signed_in: SignedIn) -> None:
    client = signed_in(Role.FINANCE)
    saved = client.post(PAGE, data=typed(client, save="1")).location
    for wrong in ({"groups__0__places": "mange"}, {"start": "2100-01-01"}):
        page = client.post(f"{saved}/kopi", data=typed(client, **wrong))
        assert page.status_code == 422
        (field,) = wrong
        assert f'name="{field.replace("__", "-")}" value="{wrong[field]}"' in page.text
    assert "(kopi)" not in client.get(saved).text
    client.post(f"{saved}/slet", data=typed(client) | {"lock": "1"})
    gone = client.post(f"{saved}/kopi", data=typed(client, premium_per_year="77.000"))
    assert 'name="premium_per_year" value="77.000"' in gone.text
    assert "blev slettet imens" in visible_text(gone)


def test_the_case_does_not_count_with_a_saved_scenario_while_other_numbers_stand_in_the_fields(
    signed_in: SignedIn,
) -> None:
    client = signed_in(Role.FINANCE)
    saved = client.post(PAGE, data=typed(client, save="1")).location
    number = saved.rsplit("/", 1)[1]
    choose = f"{PAGE}/valg?fra={number}"
    kept = client.post(choose, data=typed(client, premium_per_year="77.000", lock="1") | {"number": number})
    assert kept.status_code == 409
    assert 'name="premium_per_year" value="77.000"' in kept.text
    assert "Gem dem først" in visible_text(kept)
    assert "data-unsaved" in kept.text
    assert "regner med dette scenarie." not in visible_text(client.get(saved))
    assert client.post(choose, data=typed(client, lock="1") | {"number": number}).status_code == 302
    assert "regner med dette scenarie." in visible_text(client.get(saved))
    back = client.post(choose, data=typed(client, name="Andet", lock="1") | {"number": ""})
    assert (back.status_code, 'value="Andet"' in back.text) == (409, True)
    assert client.post(choose, data=typed(client, lock="1") | {"number": ""}).status_code == 302
    assert "regner med dette scenarie." not in visible_text(client.get(saved))


@pytest.mark.parametrize("field", ["seed", "draws"])
@pytest.mark.parametrize("value", ["abc", "-5", "", "1e9999", "9" * 5000])
def test_a_hidden_number_that_is_none_is_refused_and_can_be_mended(signed_in: SignedIn, field: str, value: str) -> None:
    client = signed_in(Role.FINANCE)
    page = client.post(PAGE, data=typed(client, **{field: value}))
    assert page.status_code == 422
    assert f'<a href="#{field}">' in page.text
    assert re.search(rf'<input class="form-input" type="text" id="{field}"', page.text)
    assert client.post(PAGE, data=typed(client, save="1", **{field: value})).status_code == 422
    live = client.post(f"{PAGE}/beregn", data=typed(client, **{field: value}))
    assert [error["field"] for error in live.json["errors"]] == [field]


def test_a_scenario_sent_after_the_session_has_ended_comes_back_under_its_own_labels(signed_in: SignedIn) -> None:
    client = signed_in(Role.FINANCE)
    saved = client.post(PAGE, data=typed(client, save="1")).location
    fields = typed(client, name="Mit scenarie", save="1") | {"budget-pool": "Puljen", "csrf_token": "udløbet"}
    for address in (PAGE, saved, f"{saved}/kopi", f"{PAGE}/valg?fra=1"):
        text = client.post(address, data=fields).text
        for label, value in (
            ("Scenariets navn", "Mit scenarie"),
            ("Hvem er det?", "Langtidsledige"),
            ("Kontraktens værdi om året", "1.800.000"),
            ("Kommunens egen investeringspulje", "Puljen"),
        ):
            assert re.search(rf">{re.escape(label)}</label>\s*<input[^>]*value=\"{re.escape(value)}\"", text), label
        assert "anden virksomhed" not in text
