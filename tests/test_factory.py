"""create_app completes the settings and refuses to serve without a secret."""

import os

import pytest

from app import create_app
from app.model.errors import InputError
from app.settings import ROOT


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch):
    """Tests see no setting of the machine they run on."""
    for name in list(os.environ):
        if name.startswith("FLASK_"):
            monkeypatch.delenv(name)


def test_without_a_secret_key_nothing_is_served():
    with pytest.raises(InputError, match="FLASK_SECRET_KEY"):
        create_app()


def test_a_key_that_looks_like_a_number_stays_text(monkeypatch):
    monkeypatch.setenv("FLASK_SECRET_KEY", "0123456789")
    assert create_app().config["SECRET_KEY"] == "0123456789"  # noqa: S105


def test_the_demo_keeps_its_generated_key_between_starts(monkeypatch, tmp_path):
    monkeypatch.setattr("app.settings.ROOT", tmp_path)
    (tmp_path / "templates").mkdir()
    monkeypatch.setenv("FLASK_DEMO", "1")
    first, second = create_app().config["SECRET_KEY"], create_app().config["SECRET_KEY"]
    assert first == second
    assert len(first) >= 32


def test_the_environment_is_read_and_what_the_caller_gives_lies_over_it(monkeypatch, tmp_path):
    monkeypatch.setenv("FLASK_SECRET_KEY", "en hemmelighed")
    monkeypatch.setenv("FLASK_DATABASE", str(tmp_path / "a.db"))
    assert create_app().config["DATABASE"] == tmp_path / "a.db"
    assert create_app({"DATABASE": tmp_path / "b.db"}).config["DATABASE"] == tmp_path / "b.db"


def test_the_database_lies_in_the_instance_folder_unless_said_otherwise():
    assert create_app({"SECRET_KEY": "x"}).config["DATABASE"] == ROOT / "instance" / "faelleslommen.db"


@pytest.mark.parametrize(("demo", "secure"), [(False, True), (True, False)])
def test_cookies_are_for_https_only_except_in_the_demo(demo, secure):
    config = create_app({"SECRET_KEY": "x", "DEMO": demo}).config
    assert config["SESSION_COOKIE_SECURE"] is secure
    assert config["SESSION_COOKIE_HTTPONLY"] is True
    assert config["SESSION_COOKIE_SAMESITE"] == "Lax"


def test_a_site_without_https_can_say_so(monkeypatch):
    monkeypatch.setenv("FLASK_SESSION_COOKIE_SECURE", "0")
    assert create_app({"SECRET_KEY": "x"}).config["SESSION_COOKIE_SECURE"] is False


def test_a_wrong_setting_stops_the_start_with_its_name(monkeypatch):
    monkeypatch.setenv("FLASK_MAX_CONTENT_LENGTH", "meget")
    with pytest.raises(InputError, match="FLASK_MAX_CONTENT_LENGTH"):
        create_app({"SECRET_KEY": "x"})


def test_making_an_application_makes_no_database(tmp_path):
    path = tmp_path / "mappe" / "ingen.db"
    create_app({"SECRET_KEY": "x", "DATABASE": path})
    assert not path.parent.exists()


def test_the_shipped_files_are_found_from_the_checkout():
    paths = create_app({"SECRET_KEY": "x"}).extensions["knowledge"].paths
    assert all(path.exists() for path in (paths.seed, paths.clauses, paths.cpv))
    assert paths.seed.is_relative_to(ROOT)
