"""From the front page to a PDF that opens, as a purchaser walks it."""

from __future__ import annotations

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
    link = page.get_by_role("link", name="Udbudsmateriale til markedet (PDF)")
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
