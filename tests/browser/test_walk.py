"""From the front page to a PDF that opens, as a purchaser walks it."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from app.cases.accounts import DEMO_EMAILS, DEMO_PASSWORD
from app.model.user import Role
from tests.browser.conftest import fill_in_canteen, sign_in

TITLE = "Drift af kantine på rådhuset"


def _walk(page: Page, site: str) -> bytes:
    page.goto(site)
    page.get_by_label("Hvad skal I købe?").fill(TITLE)
    page.get_by_role("button", name="Kom i gang").click()
    page.get_by_label("E-mail").fill(DEMO_EMAILS[Role.PURCHASER])
    page.get_by_label("Adgangskode").fill(DEMO_PASSWORD)
    page.locator("main").get_by_role("button", name="Log ind").click()
    expect(page.get_by_label("Hvad skal I købe?")).to_have_value(TITLE)
    fill_in_canteen(page)
    page.get_by_role("button", name="Gem og få rådgivning").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    link = page.get_by_role("link", name=re.compile("^PDF ?: Udbudsmateriale, Til markedet$"))
    response = page.context.request.get(f"{site}{link.get_attribute('href')}")
    assert response.ok
    assert response.headers["content-type"] == "application/pdf"
    return response.body()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_from_the_front_page_to_a_tender_pdf(browser: Browser, site: str, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    document = PdfReader(BytesIO(_walk(context.new_page(), site)))
    text = "".join(page.extract_text() for page in document.pages)
    assert TITLE in " ".join(text.split())
    context.close()


def test_a_late_form_keeps_its_text_and_is_sent_again(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    sign_in(page, site)
    page.goto(f"{site}/indkoeb/nyt?titel={TITLE}")
    fill_in_canteen(page)
    context.clear_cookies()
    page.get_by_role("button", name="Gem og få rådgivning").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Formularen blev ikke sendt")
    with context.expect_page() as opened:
        page.get_by_role("link", name="Log ind i et nyt vindue").click()
    sign_in(opened.value, site)
    page.get_by_role("button", name="Send igen").click()
    if page.get_by_role("heading", level=1).inner_text() == "Formularen blev ikke sendt":
        page.get_by_role("button", name="Send igen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    context.close()


def test_enter_in_a_field_saves_or_says_what_is_missing_and_loses_nothing(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    sign_in(page, site)
    page.goto(f"{site}/indkoeb/nyt?titel={TITLE}")
    page.get_by_label("Anslået værdi").fill("7.000.000")
    page.get_by_label("Anslået værdi").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Skriv, hvor længe kontrakten løber.")
    expect(page.get_by_label("Anslået værdi")).to_have_value("7.000.000")
    expect(page.locator("html")).to_have_attribute("lang", "da")
    fill_in_canteen(page)
    page.get_by_label("Anslået værdi").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    context.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_language_button_keeps_what_is_typed(browser: Browser, site: str, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    sign_in(page, site)
    page.goto(f"{site}/indkoeb/nyt?titel={TITLE}")
    fill_in_canteen(page)
    page.get_by_role("button", name="English").click()
    expect(page.get_by_label("What do you need to buy?")).to_have_value(TITLE)
    expect(page.get_by_label("Estimated value")).to_have_value("7.000.000")
    expect(page.locator("#category-55512000")).to_be_checked()
    page.get_by_role("button", name="Dansk").click()
    page.get_by_role("button", name="Gem og få rådgivning").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    context.close()


def test_of_two_windows_the_later_sees_both_texts(browser: Browser, site: str) -> None:
    context = browser.new_context()
    first, second = context.new_page(), context.new_page()
    sign_in(first, site)
    for page in (first, second):
        page.goto(f"{site}/indkoeb/demo-09/rediger")
    for page, department in ((first, "Den første"), (second, "Den anden")):
        page.get_by_label("Forvaltning eller afdeling").fill(department)
        page.get_by_role("button", name="Gem og få rådgivning").click()
    expect(second.get_by_role("alert")).to_contain_text("Den første")
    expect(second.get_by_label("Forvaltning eller afdeling")).to_have_value("Den anden")
    second.get_by_role("button", name="Gem og få rådgivning").click()
    expect(second.locator(".eyebrow")).to_contain_text("Den anden")
    context.close()


def test_the_error_summary_leads_to_the_field(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    sign_in(page, site)
    page.goto(f"{site}/indkoeb/nyt?titel={TITLE}")
    page.get_by_role("button", name="Gem og få rådgivning").click()
    page.get_by_role("link", name="Skriv kontraktens anslåede værdi.").click()
    expect(page.get_by_label("Anslået værdi")).to_be_focused()
    context.close()


def test_a_link_to_a_clause_opens_it(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    sign_in(page, site)
    page.goto(f"{site}/indkoeb/demo-01")
    link = page.locator(".routes a[href^='#klausul-']").first
    folded = page.locator(f"details{link.get_attribute('href')} .paragraphs")
    expect(folded).to_be_hidden()
    link.click()
    expect(folded).to_be_visible()
    context.close()
