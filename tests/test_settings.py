"""Settings are typed; a wrong one is named, and none is guessed."""

from pathlib import Path

import pytest

from app.model.errors import InputError
from app.settings import SETTINGS, read_settings


def refused(**environment):
    with pytest.raises(InputError) as caught:
        read_settings(environment)
    return [problem.field for problem in caught.value.problems]


def test_without_an_environment_every_setting_has_its_default():
    assert read_settings({}) == {setting.key: setting.default for setting in SETTINGS}


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("SECRET_KEY", "0123456789", "0123456789"),
        ("SECRET_KEY", "true", "true"),
        ("DATABASE", "/srv/data/faelleslommen.db", Path("/srv/data/faelleslommen.db")),
        ("DEMO", "1", True),
        ("DEMO", "true", True),
        ("DEMO", "0", False),
        ("DEMO", "", False),
        ("SESSION_COOKIE_SECURE", "0", False),
        ("TRUSTED_HOSTS", "a.example.dk, b.example.dk,", ["a.example.dk", "b.example.dk"]),
        ("MAX_CONTENT_LENGTH", "2", 2 * 1024 * 1024),
        ("CONTACT_PHONE", "12 34 56 78", "12 34 56 78"),
        ("ACCESSIBILITY_URL", "https://was.digst.dk/x", "https://was.digst.dk/x"),
        ("ACCESSIBILITY_URL", "", ""),
        ("BRAND_MUNICIPALITY", "740", "740"),
        ("BRAND_MUNICIPALITY", "0740", "740"),
        ("BRAND_MUNICIPALITY", "", ""),
        ("BRAND_NAME", " Silkeborg Kommune ", "Silkeborg Kommune"),
        ("BRAND_ADDRESS", "Søvej 1; 8600 Silkeborg;", ("Søvej 1", "8600 Silkeborg")),
        ("BRAND_COLOUR", "#0F4F4A", "#0f4f4a"),
        ("BRAND_COLOUR", "#767676", "#767676"),
        ("BRAND_COLOUR", "", ""),
        ("BRAND_LOGO", "", None),
    ],
)
def test_text_becomes_the_value_of_its_kind(key, text, value):
    read = read_settings({f"FLASK_{key}": text})[key]
    assert (read, type(read)) == (value, type(value))


def test_an_overlay_is_a_folder_that_exists(tmp_path):
    assert read_settings({"FLASK_OVERLAY": str(tmp_path)})["OVERLAY"] == tmp_path
    assert refused(FLASK_OVERLAY=str(tmp_path / "findes-ikke")) == ["FLASK_OVERLAY"]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("DEMO", "måske"),
        ("DATABASE", " "),
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "  "),
        ("MAX_CONTENT_LENGTH", "0"),
        ("MAX_CONTENT_LENGTH", "-1"),
        ("MAX_CONTENT_LENGTH", "8 MB"),
        ("ACCESSIBILITY_URL", "javascript:alert(1)"),
        ("BRAND_MUNICIPALITY", "Silkeborg"),
        ("BRAND_MUNICIPALITY", "74"),
        ("BRAND_NAME", "x" * 81),
        ("BRAND_NAME", "Silkeborg\nKommune"),
        ("BRAND_ADDRESS", "a;b;c;d;e;f;g"),
        ("BRAND_ADDRESS", "Søvej \x00 1"),
        ("BRAND_COLOUR", "petrol"),
        ("BRAND_COLOUR", "#0f4"),
        ("BRAND_COLOUR", "#0f4f4a; } body { display: none"),
        ("BRAND_LOGO", "/findes/ikke/logo.svg"),
        ("BRAND_LOGO", "/"),
        ("BRAND_LOGO_PNG", "/findes/ikke/logo.png"),
        ("DATABSE", "x.db"),
        ("SECRETKEY", "x"),
    ],
)
def test_a_wrong_or_misspelt_setting_is_refused_by_name(key, text):
    assert refused(**{f"FLASK_{key}": text}) == [f"FLASK_{key}"]


def test_a_colour_too_light_for_white_text_is_refused_with_its_measured_contrast():
    with pytest.raises(InputError, match=r"kontrasten 4,47:1.*mindst 4,5:1"):
        read_settings({"FLASK_BRAND_COLOUR": "#777777"})
    with pytest.raises(InputError, match="kontrasten 1,00:1"):
        read_settings({"FLASK_BRAND_COLOUR": "#ffffff"})


def test_all_wrong_settings_are_named_at_once():
    assert refused(FLASK_DEMO="måske", FLASK_DATABSE="x") == ["FLASK_DEMO", "FLASK_DATABSE"]


@pytest.mark.parametrize("name", ["FLASK_APP", "FLASK_DEBUG", "FLASK_RUN_PORT", "DATABASE", "PATH"])
def test_what_belongs_to_flask_or_to_others_is_left_alone(name):
    assert read_settings({name: "x"}) == read_settings({})
