"""axe finds nothing on any page, wide or narrow; nothing spills over; the CSP stops nothing of ours."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from app.model.user import Role
from tests.browser.conftest import sign_in
from tests.browser.faults import WIDTHS, check_page, faults

OPEN_PAGES = (
    "/",
    "/om",
    "/klausuler",
    "/klausuler/beskaeftigelsesklausul",
    "/virksomheder",
    "/log-ind",
    "/findes-ikke",
)
CASE_PAGES = (
    "/indkoeb",
    "/indkoeb/nyt?titel=Drift%20af%20kantine",
    "/indkoeb/demo-01",
    "/indkoeb/demo-01/rediger",
    "/indkoeb/demo-01/kontakt",
    "/indkoeb/demo-01/betingelser",
    "/indkoeb/demo-01/eforms",
    "/indkoeb/demo-09/eforms",
    "/indkoeb/demo-01/vej",
    "/indkoeb/demo-01/vaerdi?nyt=1",
    "/indkoeb/demo-01/vaerdi/sammenlign",
    "/indkoeb/demo-01/klausuler",
    "/indkoeb/demo-01/klausuler/beskaeftigelsesklausul",
    "/indkoeb/demo-01/dokumenter/udbudsmateriale/offentlig",
    "/indkoeb/demo-01/dokumenter/vaerdi/intern",
    "/indkoeb/demo-01/dokumenter/indstilling/intern",
    "/indkoeb/demo-01/dokumenter/markedsdialog/offentlig",
    "/indkoeb/demo-09/dokumenter/tilbudsanmodning/offentlig",
    "/indkoeb/demo-01/dokumenter",
    "/dokument",
    "/dokument?kode=12345678",
    "/indkoeb/demo-01?sorter=afstand&inden-for=50&kendt=1",
    "/indkoeb/demo-01?paragraf54=dokumenteret&registreret=1&inden-for=25",
)


@pytest.mark.parametrize("path", OPEN_PAGES)
def test_an_open_page_has_no_faults(browser: Browser, site: str, path: str) -> None:
    context = browser.new_context()
    check_page(context.new_page(), f"{site}{path}")
    context.close()


def test_pages_behind_the_sign_in_have_no_faults(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    sign_in(page, site)
    for path in CASE_PAGES:
        check_page(page, f"{site}{path}")
    page.goto(f"{site}/virksomheder")
    enterprise = page.locator(".result-list a").first.get_attribute("href")
    check_page(page, f"{site}{enterprise}")
    context.close()


def test_a_frozen_search_has_no_faults(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    sign_in(page, site)
    page.goto(f"{site}/indkoeb/demo-02")
    freeze = page.get_by_role("button", name="Fastfrys søgningen")
    if freeze.count():
        freeze.click()
    page.get_by_role("link", name="Søgning 1").click()
    assert page.locator("h1").count() == 1
    check_page(page, page.url)
    context.close()


def test_overruling_and_withdrawing_have_no_faults(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    sign_in(page, site, Role.LEGAL)
    page.goto(f"{site}/indkoeb/demo-03/rediger")
    page.get_by_label("Hvad skal I købe?").fill("W" * 500)
    page.get_by_label("Beskrivelse").fill("Rengøring af skoler. Leverandøren skal ligge i kommunen.")
    page.get_by_role("button", name="Gem og få rådgivning").click()
    page.wait_for_url(f"{site}/indkoeb/demo-03")
    assert page.get_by_text("Materialet må ikke sendes ud.").first.is_visible()
    page.get_by_role("link", name="Tilsidesæt stoppet").first.click()
    page.get_by_label("Begrundelse").fill("For kort.")
    page.get_by_role("button", name="Tilsidesæt stoppet").click()
    assert page.get_by_role("alert").is_visible()
    assert page.get_by_label("Begrundelse").input_value() == "For kort."
    assert faults(page) == []
    page.get_by_label("Begrundelse").fill("Sætningen gengiver et gammelt bilag og stiller intet krav.")
    page.get_by_role("button", name="Tilsidesæt stoppet").click()
    page.wait_for_url(f"{site}/indkoeb/demo-03#fund")
    assert page.get_by_text("Stop – tilsidesat").first.is_visible()
    assert page.get_by_text("Materialet må ikke sendes ud.").count() == 0
    check_page(page, page.url)
    page.get_by_role("link", name="Træk tilsidesættelsen tilbage").first.click()
    check_page(page, page.url)
    page.get_by_label("Begrundelse").fill("Bilaget er alligevel en del af materialet.")
    page.get_by_role("button", name="Træk tilbage").click()
    page.wait_for_url(f"{site}/indkoeb/demo-03#fund")
    assert page.get_by_text("Materialet må ikke sendes ud.").first.is_visible()
    page.goto(f"{site}/indkoeb/demo-03/betingelser")
    page.locator(".tested h2 a").first.click()
    check_page(page, page.url)
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_list_is_sorted_without_scripts_and_its_tools_fold_away(browser: Browser, site: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, site)
    page.goto(f"{site}/indkoeb/demo-01")
    assert not page.get_by_label("Sortér efter").is_visible()
    page.get_by_text("Sortér og afgræns").click()
    page.get_by_label("Sortér efter").select_option("afstand")
    page.get_by_role("button", name="Anvend").click()
    assert "sorter=afstand" in page.url
    assert page.get_by_label("Sortér efter").input_value() == "afstand"
    context.close()


def test_a_form_with_errors_and_the_english_case_have_no_faults(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    sign_in(page, site)
    page.goto(f"{site}/indkoeb/nyt?titel=Kantine")
    page.get_by_role("button", name="Gem og få rådgivning").click()
    assert page.get_by_role("alert").is_visible()
    assert faults(page) == []
    page.goto(f"{site}/indkoeb/demo-01")
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert faults(page) == []
    context.close()


def test_pages_that_keep_typed_text_have_no_faults(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page, other = context.new_page(), context.new_page()
    sign_in(page, site)
    for one, title in ((page, "Drift af kantinen på torvet"), (other, "Drift af kantinen på havnen")):
        one.goto(f"{site}/indkoeb/demo-01/rediger")
        one.get_by_label("Hvad skal I købe?").fill(title)
    other.get_by_role("button", name="Gem og få rådgivning").click()
    page.get_by_role("button", name="Gem og få rådgivning").click()
    assert page.get_by_role("alert").is_visible()
    assert faults(page) == []
    context.clear_cookies()
    page.get_by_role("button", name="Gem og få rådgivning").click()
    assert page.get_by_label("Beskrivelse").is_visible()
    assert faults(page) == []
    context.close()


def test_an_adapted_clause_with_errors_remarks_and_differences_has_no_faults(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    sign_in(page, site)
    address = f"{site}/indkoeb/demo-01/klausuler/beskaeftigelsesklausul"
    page.goto(address)
    text = page.get_by_label("Klausulens tekst")
    text.fill(f"Leverandøren skal være hjemmehørende i kommunen.\n\n{text.input_value()}")
    page.get_by_label("Timer i et årsværk").fill("mange")
    page.get_by_role("button", name="Kontrollér").click()
    assert page.get_by_role("alert").is_visible()
    assert page.get_by_text("Ikke åbent").is_visible()
    assert faults(page) == []
    page.get_by_label("Timer i et årsværk").fill("")
    page.get_by_role("button", name="Gem klausulen").click()
    assert page.get_by_role("heading", name="Ændret i forhold til biblioteket").is_visible()
    check_page(page, address)
    check_page(page, f"{site}/indkoeb/demo-01")
    page.goto(address)
    text.fill("")
    page.get_by_role("button", name="Gem klausulen").click()
    assert "#klausul-beskaeftigelsesklausul" in page.url
    context.close()


def test_the_first_key_offers_a_way_past_the_menu(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(site)
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Gå til sidens indhold"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator("main :focus").count() == 1
    context.close()
