"""A municipality's name, colour and logo on every page: no faults, and it is really drawn."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from app import create_app
from app.settings import read_settings
from tests.browser.conftest import served, sign_in
from tests.browser.faults import check_page
from tests.browser.test_accessibility import OPEN_PAGES
from tests.pictures import a_png, an_svg

COLOUR = "#7a1f3d"


@pytest.fixture(scope="module")
def branded(demo_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an installation that bears a municipality's look, with an address and a contact."""
    folder = tmp_path_factory.mktemp("branded")
    shutil.copyfile(demo_database, folder / "faelleslommen.db")
    (folder / "logo.svg").write_bytes(an_svg())
    (folder / "logo.png").write_bytes(a_png())
    settings = {
        "DEMO": "1",
        "DATABASE": str(folder / "faelleslommen.db"),
        "SECRET_KEY": "a key for tests only",
        "BRAND_MUNICIPALITY": "740",
        "BRAND_ADDRESS": "Søvej 1; 8600 Silkeborg",
        "BRAND_COLOUR": COLOUR,
        "BRAND_LOGO": str(folder / "logo.svg"),
        "BRAND_LOGO_PNG": str(folder / "logo.png"),
        "CONTACT_NAME": "Indkøb og udbud",
        "CONTACT_PHONE": "89 70 10 00",
        "CONTACT_EMAIL": "udbud@silkeborg.example",
    }
    with served(create_app(read_settings({f"FLASK_{key}": text for key, text in settings.items()}))) as address:
        yield address


def test_pages_with_the_look_have_no_faults(browser: Browser, branded: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    for path in OPEN_PAGES:
        check_page(page, f"{branded}{path}")
    sign_in(page, branded)
    for path in ("/indkoeb", "/indkoeb/demo-01", "/indkoeb/nyt"):
        check_page(page, f"{branded}{path}")
    context.close()


def test_the_colour_and_the_logo_are_really_drawn(browser: Browser, branded: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(branded)
    colour = "element => getComputedStyle(element).backgroundColor"
    assert page.locator(".site-footer").evaluate(colour) == "rgb(122, 31, 61)"
    assert page.locator("main .button-primary").first.evaluate(colour) == "rgb(122, 31, 61)"
    logo = page.get_by_role("img", name="Logo: Silkeborg Kommune")
    assert logo.evaluate("picture => picture.complete && picture.naturalWidth > 0")
    assert logo.bounding_box()["height"] == 40  # type: ignore[index]
    context.close()
