"""Files are read row by row: what is good is saved, what is bad is told with line and reason."""

import json
from dataclasses import replace
from datetime import date

import pytest

from app.cases.about import data_sources
from app.cases.enterprises import find_enterprise
from app.cases.imports import import_cpv, import_enterprises, import_purchases
from app.cases.purchases import save_and_advise
from app.model.errors import InputError
from app.model.purchase import CrossBorderInterest, Lot
from app.store import reference
from app.store.purchases import find_case, find_purchase
from tests.conftest import CPV_FILE
from tests.intake.conftest import ENTERPRISE
from tests.intake.conftest import PURCHASE as ROW

from .conftest import INA, NOW

OTHER = ENTERPRISE | {"cvr": "99000015", "name": "Den anden"}


def counts(report):
    return report.read, report.added, report.changed, report.unchanged, report.refused


def test_rows_are_counted_as_added_unchanged_changed_and_refused(db, csv_file):
    assert counts(import_enterprises(db, csv_file([ENTERPRISE, OTHER]), NOW)) == (2, 2, 0, 0, 0)
    again = [ENTERPRISE, OTHER | {"name": "Den tredje"}, OTHER | {"cvr": "1"}]
    assert counts(import_enterprises(db, csv_file(again), NOW)) == (3, 0, 1, 1, 1)


def test_a_bad_row_is_told_with_line_and_field_and_stops_nothing(db, csv_file):
    rows = [ENTERPRISE, OTHER | {"rsv_since": "i fjor", "employees": "mange"}, OTHER]
    report = import_enterprises(db, csv_file(rows, "register.csv"), NOW)
    assert counts(report) == (3, 2, 0, 0, 1)
    assert {(one.file, one.line, one.field) for one in report.problems} == {
        ("register.csv", 3, "rsv_since"),
        ("register.csv", 3, "employees"),
    }
    assert all(one.message for one in report.problems)


def test_a_cvr_number_that_occurs_again_updates_its_row_and_is_reported(db, csv_file):
    report = import_enterprises(db, csv_file([ENTERPRISE, ENTERPRISE | {"name": "Nyt navn"}]), NOW)
    assert counts(report) == (2, 1, 1, 0, 0)
    (note,) = report.notes
    assert (note.field, "99000007" in note.message) == ("cvr", True)
    assert find_enterprise(db, "99000007").name == "Nyt navn"


def test_an_empty_description_is_no_reason_to_refuse(db, csv_file):
    report = import_enterprises(db, csv_file([ENTERPRISE | {"description": "", "capabilities": ""}]), NOW)
    assert counts(report) == (1, 1, 0, 0, 0)


def test_a_cpr_number_in_a_row_refuses_that_row(db, csv_file):
    report = import_enterprises(db, csv_file([ENTERPRISE | {"description": "Ring til 010190-1234"}, OTHER]), NOW)
    assert counts(report) == (2, 1, 0, 0, 1)
    assert report.problems[0].field == "description"


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_a_file_in_another_encoding_is_refused_as_a_whole(db, csv_file, encoding):
    before = reference.revisions(db), data_sources(db)
    with pytest.raises(InputError, match="UTF-8"):
        import_enterprises(db, csv_file([ENTERPRISE], encoding=encoding), NOW)
    assert (reference.revisions(db), data_sources(db)) == before


def test_a_file_with_missing_columns_is_refused_as_a_whole(db, csv_file):
    row = {key: value for key, value in ENTERPRISE.items() if key != "rsv_status"}
    with pytest.raises(InputError, match="rsv_status"):
        import_enterprises(db, csv_file([row]), NOW)
    with pytest.raises(LookupError):
        find_enterprise(db, "99000007")


def test_an_import_is_noted_as_a_source_with_the_age_of_its_facts(db, csv_file):
    import_enterprises(db, csv_file([ENTERPRISE], "register.csv"), NOW)
    source = next(one for one in data_sources(db) if "register.csv" in one.name)
    assert (source.rows, source.as_of, source.demo) == (1, date(2026, 3, 1), False)


def test_an_imported_purchase_is_listed_and_has_advice(db, knowledge, csv_file):
    report = import_purchases(db, knowledge, csv_file([ROW]), NOW)
    assert counts(report) == (1, 1, 0, 0, 0)
    case = find_case(db, "proeve-1", "740")
    assert (case.listed, case.demo, case.made_by) == (True, False, "")
    assert case.advice.matches


def test_the_same_purchases_again_change_nothing_and_a_changed_one_has_new_advice(db, knowledge, csv_file):
    import_purchases(db, knowledge, csv_file([ROW]), NOW)
    assert counts(import_purchases(db, knowledge, csv_file([ROW]), NOW)) == (1, 0, 0, 1, 0)
    dear = ROW | {"value_kr": "9000000"}
    assert counts(import_purchases(db, knowledge, csv_file([dear]), NOW)) == (1, 0, 1, 0, 0)
    assert find_case(db, "proeve-1", "740").advice.purchase.value_kr == 9_000_000


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"cpv_codes": "55512999"}, "cpv_codes"),
        ({"value_kr": "-5"}, "value_kr"),
        ({"value_kr": "999999999999999"}, "value_kr"),
        ({"start_date": "2020-01-01"}, "start_date"),
        ({"municipality_code": "999"}, "municipality_code"),
        ({"contract_type": "varer"}, "contract_type"),
        ({"notice_date": "1. maj"}, "notice_date"),
    ],
)
def test_a_purchase_that_cannot_be_is_refused_alone(db, knowledge, csv_file, change, field):
    report = import_purchases(db, knowledge, csv_file([ROW | change, ROW | {"id": "god"}]), NOW)
    assert counts(report) == (2, 1, 0, 0, 1)
    assert [(one.line, one.field) for one in report.problems] == [(2, field)]
    assert find_purchase(db, "proeve-1") is None
    assert find_purchase(db, "god") is not None


def test_a_purchase_outside_the_known_periods_is_kept_without_advice_and_told(db, knowledge, csv_file):
    report = import_purchases(db, knowledge, csv_file([ROW | {"notice_date": "2019-05-01"}]), NOW)
    assert counts(report) == (1, 1, 0, 0, 0)
    assert report.notes
    assert find_purchase(db, "proeve-1") is not None
    assert find_case(db, "proeve-1", "740") is None


def test_a_plan_keeps_what_a_person_has_written_and_it_cannot_say(db, knowledge, csv_file):
    import_purchases(db, knowledge, csv_file([ROW]), NOW)
    detailed = replace(
        find_purchase(db, "proeve-1"),
        cross_border_interest=CrossBorderInterest.NO,
        lots=(Lot("Skoler", 100_000), Lot("Haller", 200_000)),
    )
    save_and_advise(db, knowledge, detailed, INA, False, NOW)
    import_purchases(db, knowledge, csv_file([ROW | {"title": "Rengøring af alt"}]), NOW)
    case = find_case(db, "proeve-1", "740")
    assert case.purchase == replace(detailed, title="Rengøring af alt") == case.advice.purchase
    assert not case.listed


def test_text_that_is_no_xml_is_refused_as_a_whole(db, knowledge, tmp_path):
    notice = tmp_path / "notice.xml"
    notice.write_text("<ContractNotice><ID>1</ID>", encoding="utf-8")
    with pytest.raises(InputError, match=r"notice\.xml"):
        import_purchases(db, knowledge, notice, NOW)


def test_the_official_cpv_list_again_changes_nothing(db):
    before = reference.revisions(db)
    report = import_cpv(db, CPV_FILE, NOW)
    assert counts(report) == (9454, 0, 0, 9454, 0)
    assert reference.revisions(db) == before


def test_a_cpv_list_of_another_length_is_refused_and_changes_nothing(db, tmp_path):
    codes = json.loads(CPV_FILE.read_text(encoding="utf-8"))
    short = tmp_path / "cpv.json"
    short.write_text(json.dumps(codes[:-1]), encoding="utf-8")
    before = reference.revisions(db)
    with pytest.raises(InputError, match="9454"):
        import_cpv(db, short, NOW)
    assert reference.revisions(db) == before
    assert len(reference.all_categories(db)) == 9454


def test_a_file_of_which_nothing_was_kept_is_no_source(db, knowledge, csv_file):
    import_purchases(db, knowledge, csv_file([ROW | {"value_kr": "-5"}], "afvist.csv"), NOW)
    import_enterprises(db, csv_file([ENTERPRISE | {"cvr": "1"}], "afvist.csv"), NOW)
    assert not [source for source in data_sources(db) if "afvist.csv" in source.name]
