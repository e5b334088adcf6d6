"""Whatever a scenario file says that cannot be is refused with line and field; nothing is computed in silence."""

import pytest

from app import create_app

FULL = """\
name: Fem fuldtidsjob
start: 2026-01-01
years: 2
contract_value_per_year: 10000000
premium_per_year: 150000
groups:
  - name: Langtidsledige
    places: 5
    benefit_before: 13060
    weeks_on_benefit: 60
    job: ordinary
    hours_per_week: 37
    hourly_wage: 150
    retention: [0.75, 0.6]
    lead_months: 1
    deadweight: 0.3
    displacement: 0.1
    attribution: 0.9
    evidence_correction: 0.15
    local_share: 0.8
    mentor_cost: 40000
options:
  municipal_tax_retention: 0.1
  discount_rate: 0.035
  seed: 1
  draws: 100
uncertainty:
  deadweight: [0.1, 0.3, 0.5]
"""
# The uncertain deadweight, on the last line, is spoilt by itself.
LINES = {line.strip(" -").split(":")[0]: number for number, line in enumerate(FULL.splitlines()[:-1], start=1)}
NUMBERS = [
    line.strip(" -").split(":")[0]
    for line in FULL.splitlines()[:-1]
    if line.rsplit(": ", 1)[-1].replace(".", "").isdigit() and "start" not in line
]
NO_NUMBERS = [
    *(".nan", ".inf", "-.inf", "1.0e+22", "-1.0e+22", "1.0e+400", "nan", "inf", "-1e300"),
    *("true", "fem", "[1]", "5 kr.", "1.000.000"),
]


@pytest.fixture(scope="module")
def one_runner(tmp_path_factory):
    """One process for all of the file, which reads the parameters once."""
    folder = tmp_path_factory.mktemp("scenarier")
    return create_app({"DATABASE": folder / "ingen.db", "SECRET_KEY": "a key for tests only"}).test_cli_runner()


@pytest.fixture
def refused(one_runner, saved):
    """Runs the scenario, sees that it is refused, and gives what is told."""

    def run(text):
        result = one_runner.invoke(args=["value", "estimate", saved(text, "scenarie.yaml"), "--json"])
        assert (result.exit_code, result.stdout) == (1, ""), result.stdout[:200]
        assert "Traceback" not in result.stderr
        return result.stderr

    return run


def written(field, value):
    line = FULL.splitlines()[LINES[field] - 1]
    return FULL.replace(line, f"{line.rsplit(': ', 1)[0]}: {value}")


def test_the_file_that_is_spoilt_below_is_in_order(one_runner, saved):
    result = one_runner.invoke(args=["value", "estimate", saved(FULL), "--json"])
    assert result.exit_code == 0, result.stderr
    assert len(NUMBERS) == 19


@pytest.mark.parametrize("value", NO_NUMBERS)
@pytest.mark.parametrize("field", NUMBERS)
def test_what_is_no_possible_number_is_refused_in_every_field(refused, field, value):
    told = refused(written(field, value))
    assert f"scenarie.yaml, linje {LINES[field]}, felt " in told
    assert field in told


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("years", "0", "mindst 1"),
        ("years", "100", "højst 35"),
        ("years", "2.5", "helt tal"),
        ("contract_value_per_year", "0", "mindst 1"),
        ("places", "10000", "under 10.000 pladser"),
        ("places", "-1", "mindst 0"),
        ("deadweight", "1.01", "højst 1"),
        ("local_share", "-0.01", "mindst 0"),
        ("retention", "[0.75]", "2 år, men har 1"),
        ("retention", "[0.75, .nan]", "tal"),
        ("retention", "[0.75, 1.1]", "år 2"),
        ("start", "1998-01-01", "ingen kendt værdi"),
        ("start", "2026-02-30", "dato"),
        ("benefit_before", "kontanthjaelp", "ingen kendt ydelse"),
        ("job", "fuldtid", "job"),
        ("seed", "-1", "mindst 0"),
        ("seed", "4294967296", "højst 4.294.967.295"),
        ("draws", "0", "mindst 1"),
        ("draws", "200001", "højst 200.000"),
    ],
)
def test_the_rule_is_told(refused, field, value, rule):
    told = refused(written(field, value))
    assert f"felt {field}" in told or f".{field}" in told
    assert rule in told


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("deadweight: [0.5, 0.3, 0.6]", "orden"),
        ("deadweight: [0.1, 0.3, .inf]", "tal"),
        ("deadweight: [0.1, 0.3, .nan]", "tal"),
        ("deadweight: [0.1, 0.3]", "deadweight"),
        ("deadweight: 0.3", "deadweight"),
        ("deadweight: [0.1, 0.3, 1.1]", "højst 1"),
        ("held: [0.1, 0.3, 0.5]", "kan ikke være usikkert"),
        ("yearly_wage: [1, 2, 3]", "skrevet med yearly_wage"),
    ],
)
def test_uncertainty_that_cannot_be_is_refused(refused, line, rule):
    told = refused(FULL.replace("deadweight: [0.1, 0.3, 0.5]", line))
    assert f"linje {len(FULL.splitlines())}, felt uncertainty" in told
    assert rule in told
