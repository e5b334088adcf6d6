"""`flask advise`: the whole path without a browser, nothing saved, nothing half written."""

import json
from threading import Event, Thread

import pytest

from app.cases.render_turn import render_turn
from app.store.database import connect
from tests.documents.reading import everything_in_archive

from .conftest import PURCHASE, SCENARIO

# The shorter document: where only the file matters, the quicker one will do.
PUBLIC = ("--edition", "public")


def dump(database):
    db = connect(database)
    lines = list(db.conn.iterdump())
    db.close()
    return lines


@pytest.fixture
def out(tmp_path):
    (tmp_path / "ud").mkdir()
    return tmp_path / "ud"


def test_json_and_pdf_are_written_and_nothing_is_saved(runner, saved, out, database):
    before = dump(database)
    result = runner.invoke(
        args=["advise", saved(PURCHASE), "--json", f"{out}/a.json", "--pdf", f"{out}/a.pdf", *PUBLIC]
    )
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert json.loads((out / "a.json").read_text(encoding="utf-8"))["purchase"]["id"] == "proeve-1"
    assert (out / "a.pdf").read_bytes().startswith(b"%PDF-")
    assert {one.name for one in out.iterdir()} == {"a.json", "a.pdf"}
    assert dump(database) == before


def test_a_dash_is_standard_output(runner, saved):
    result = runner.invoke(args=["advise", saved(PURCHASE), "--pdf", "-", *PUBLIC])
    assert result.exit_code == 0
    assert result.stdout_bytes.startswith(b"%PDF-")
    assert b"%%EOF" in result.stdout_bytes[-32:]


def test_the_json_is_the_inside_file_whatever_the_edition(runner, saved):
    args = ["advise", saved(PURCHASE), "--json", "-"]
    inside = json.loads(runner.invoke(args=args).stdout)
    public = json.loads(runner.invoke(args=[*args, "--edition", "public"]).stdout)
    assert public == inside
    assert public["matches"]


def test_without_a_file_to_write_routes_and_findings_are_printed(runner, saved):
    result = runner.invoke(args=["advise", saved(PURCHASE)])
    assert result.exit_code == 0
    assert "reserved_54" in result.stdout
    assert "proeve-1" in result.stderr


def test_a_scenario_in_the_purchase_is_used(runner, saved):
    scenario = "value:\n" + "".join(f"  {line}\n" for line in SCENARIO.splitlines())
    advice = json.loads(runner.invoke(args=["advise", saved(PURCHASE + scenario), "--json", "-"]).stdout)
    assert advice["estimate"]["from_defaults"] is False
    assert advice["estimate"]["scenario"]["name"] == "Fem fuldtidsjob fra kontanthjælp"


@pytest.mark.parametrize(
    "written",
    [
        PURCHASE.replace('["55512000"]', "55512000-2;55520000"),
        PURCHASE.replace('["55512000"]', "[55512000, 55520000]"),
        PURCHASE.replace("2026-05-01", '"2026-05-01"') + "concession: no\ncross_border_interest: no\n",
        PURCHASE + "concession: nej\nlots: []\ndepartment:\n",
    ],
)
def test_a_purchase_may_be_typed_in_several_ways(runner, saved, written):
    assert runner.invoke(args=["advise", saved(written), "--json", "-"]).exit_code == 0


BAD = {
    "unknown CPV code": (PURCHASE.replace("55512000", "55512999"), 4, "cpv_codes"),
    "negative value": (PURCHASE.replace("4200000", "-4200000"), 6, "value_kr"),
    "absurd value": (PURCHASE.replace("4200000", "4200000000000000"), 6, "value_kr"),
    "value with points": (PURCHASE.replace("4200000", "4.200.000"), 6, "value_kr"),
    "end before start": (PURCHASE.replace("start_date: 2026-09-01", "start_date: 2026-01-01"), 10, "start_date"),
    "no duration": (PURCHASE.replace("duration_months: 48", "duration_months: 0"), 7, "duration_months"),
    "unknown municipality": (PURCHASE.replace('"740"', '"999"'), 8, "municipality_code"),
    "unknown key": (PURCHASE + "vaerdi: 4\n", 11, "vaerdi"),
    "missing key": (PURCHASE.replace("title: Drift af kantinen på Sølund\n", ""), 1, "title"),
    "CPR number": (PURCHASE.replace("80 medarbejdere", "010190-1234"), 3, "description"),
    "impossible date": (PURCHASE.replace("2026-05-01", "2026-04-31"), 9, "notice_date"),
    "key given twice": (PURCHASE + "title: Igen\n", 11, "title"),
    "unknown key in the scenario": (PURCHASE + "value:\n  navn: x\n", 12, "value.navn"),
    "no YAML": (PURCHASE + "lots: [\n", None, ""),
    "empty": ("", None, ""),
    "a list": ("- 1\n", 1, ""),
    "another encoding": (PURCHASE.encode("latin-1"), None, ""),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_told_with_file_line_and_field_and_nothing_is_written(runner, saved, out, name):
    content, line, field = BAD[name]
    result = runner.invoke(args=["advise", saved(content, "koeb.yaml"), "--json", f"{out}/a.json"])
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "koeb.yaml" in result.stderr
    assert line is None or f"linje {line}" in result.stderr
    assert field in result.stderr
    assert "Traceback" not in result.stderr
    assert list(out.iterdir()) == []


def test_a_date_outside_the_known_thresholds_is_refused(runner, saved, out):
    late = PURCHASE.replace("2026-05-01", "2031-05-01").replace("2026-09-01", "2031-09-01")
    result = runner.invoke(args=["advise", saved(late), "--json", f"{out}/a.json"])
    assert result.exit_code == 1
    assert "31. december 2027" in result.stderr
    assert list(out.iterdir()) == []


def test_if_one_of_two_files_cannot_be_written_neither_is(runner, saved, out):
    result = runner.invoke(
        args=["advise", saved(PURCHASE), "--json", f"{out}/a.json", "--pdf", f"{out}/ingen/a.pdf", *PUBLIC]
    )
    assert result.exit_code == 1
    assert list(out.iterdir()) == []


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["findes-ikke.yaml"],
        ["FILE", "--edition", "hemmelig"],
        ["FILE", "--json", "-", "--pdf", "-"],
        ["FILE", "--docx", "a.fil", "--odt", "a.fil"],
        ["FILE", "--docx", "a.fil", "--odt", "./a.fil"],
        ["FILE", "--document", "value", "--edition", "public"],
        ["FILE", "--document", "quote", "--edition", "internal"],
        ["FILE", "--document", "brev"],
        ["FILE", "--word", "a.doc"],
    ],
)
def test_wrong_usage_ends_with_two(runner, saved, args):
    file = saved(PURCHASE)
    result = runner.invoke(args=["advise", *(file if one == "FILE" else one for one in args)])
    assert result.exit_code == 2
    assert result.stdout == ""


def test_without_a_database_the_command_says_what_to_run_and_makes_none(bare_runner, saved, no_database):
    result = bare_runner.invoke(args=["advise", saved(PURCHASE), "--json", "-"])
    assert result.exit_code == 1
    assert "setup" in result.stderr
    assert not no_database.parent.exists()


@pytest.mark.parametrize("day", ["2023-12-31", "2028-01-01"])
def test_a_day_outside_the_known_periods_is_refused_on_its_line(runner, saved, day):
    result = runner.invoke(args=["advise", saved(PURCHASE.replace("2026-05-01", day).split("start_date")[0], "a.yaml")])
    assert result.exit_code == 1
    assert "a.yaml, linje 9, felt notice_date" in result.stderr


def test_a_scenario_that_cannot_be_computed_is_refused_on_its_line(runner, saved):
    nested = "value:\n" + "".join(f"  {line}\n" for line in SCENARIO.replace("places: 5", "places: -5").splitlines())
    result = runner.invoke(args=["advise", saved(PURCHASE + nested, "a.yaml")])
    assert result.exit_code == 1
    assert "a.yaml, linje 19, felt value.groups.0.places" in result.stderr


def test_with_a_given_moment_the_same_purchase_gives_the_same_document(runner, saved, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1777777777")
    args = ["advise", saved(PURCHASE), "--pdf", "-", *PUBLIC]
    assert runner.invoke(args=args).stdout_bytes == runner.invoke(args=args).stdout_bytes
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "i morgen")
    assert runner.invoke(args=args).exit_code == 1


DOCUMENTS = {"tender": "internal", "value": "internal", "memo": "internal", "dialogue": "public", "quote": "public"}


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_each_document_that_fits_is_written_in_its_edition(runner, saved, kind):
    result = runner.invoke(args=["advise", saved(PURCHASE), "--document", kind, "--docx", "-"])
    assert result.exit_code == 0, result.stderr
    said = everything_in_archive(result.stdout_bytes)
    assert "Sølund" in said
    assert ("INTERNT" in said) is (DOCUMENTS[kind] == "internal")


def test_a_document_that_does_not_fit_is_refused_with_the_reason_and_nothing_is_written(runner, saved, out):
    large = saved(PURCHASE.replace("4200000", "7200000"))
    args = ["advise", large, "--document", "quote", "--json", f"{out}/a.json", "--odt", f"{out}/a.odt"]
    result = runner.invoke(args=args)
    assert result.exit_code == 1
    assert "nøjes med at bede udvalgte virksomheder om tilbud" in result.stderr
    assert list(out.iterdir()) == []


def test_a_wrong_edition_names_the_right_one(runner, saved):
    result = runner.invoke(args=["advise", saved(PURCHASE), "--document", "value", "--edition", "public"])
    assert result.exit_code == 2
    assert "The document value has no public edition, only internal." in result.stderr


def test_all_three_formats_come_from_one_call_and_are_the_same_again(runner, saved, out, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1777777777")
    formats = ("pdf", "docx", "odt")

    def written(folder):
        (out / folder).mkdir()
        targets = [part for one in formats for part in (f"--{one}", f"{out}/{folder}/a.{one}")]
        result = runner.invoke(args=["advise", saved(PURCHASE), "--document", "dialogue", *targets])
        assert result.exit_code == 0, result.stderr
        return [(out / folder / f"a.{one}").read_bytes() for one in formats]

    first = written("a")
    assert [content[:2] for content in first] == [b"%P", b"PK", b"PK"]
    assert written("b") == first


def test_the_command_takes_the_same_turns_as_the_pages(runner, saved, database):
    done = Event()

    def render():
        runner.invoke(args=["advise", saved(PURCHASE), "--document", "dialogue", "--pdf", "-"])
        done.set()

    with render_turn(database), render_turn(database):
        waiting = Thread(target=render)
        waiting.start()
        assert not done.wait(3)
    waiting.join()
    assert done.is_set()
