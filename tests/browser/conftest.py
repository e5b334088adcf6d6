"""A served application and the system's Chromium; without one the tests are skipped and say so."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright
from waitress.server import create_server
from waitress.wasyncore import close_all

from app import create_app
from app.cases.accounts import DEMO_EMAILS, DEMO_PASSWORD
from app.model.user import Role
from tests.web.valued_case import value_the_canteen

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    if not CHROMIUM:
        pytest.skip("no chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()


@pytest.fixture(scope="session")
def site(demo_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the application, served on a copy of the demo database."""
    database = tmp_path_factory.mktemp("served") / "faelleslommen.db"
    shutil.copyfile(demo_database, database)
    app = create_app({"DEMO": True, "DATABASE": database, "SECRET_KEY": "a key for tests only"})
    value_the_canteen(app)
    with served(app) as address:
        yield address


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address under which the application answers, as long as the block lasts."""
    sockets: dict[int, object] = {}
    server = create_server(app, map=sockets, host="127.0.0.1", port=0, threads=4)
    thread = Thread(target=server.run)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.task_dispatcher.shutdown()
        server.trigger.pull_trigger(lambda: close_all(sockets))  # in the server's own thread, between two answers
        thread.join()


def sign_in(page: Page, site: str, role: Role = Role.PURCHASER, email: str = "") -> None:
    """Sign in as the demo's user with this role; email: who, where several have it."""
    page.goto(f"{site}/log-ind")
    page.get_by_label("E-mail").fill(email or DEMO_EMAILS[role])
    page.get_by_label("Adgangskode").fill(DEMO_PASSWORD)
    page.locator("main").get_by_role("button", name="Log ind").click()
    page.wait_for_url(f"{site}/indkoeb")


def fill_in_canteen(page: Page) -> None:
    """Fill in the form for a purchase, all but its title."""
    page.get_by_label("Beskrivelse").fill("Frokost til 300 medarbejdere hver dag.")
    page.locator("#category-55512000").check()
    page.get_by_label("Tjenesteydelser", exact=True).check()
    page.get_by_label("Anslået værdi").fill("7.000.000")
    page.get_by_label("Varighed i måneder").fill("48")
    page.get_by_label("Hvornår går udbuddet").fill("2027-02-01")
    page.get_by_label("Kontraktens første dag").fill("2027-06-01")
