"""A number of a scenario is changed and the result follows, with and without scripts; nothing typed is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.browser.conftest import sign_in
from tests.browser.faults import WIDTHS, faults


def open_value(page: Page, site: str) -> None:
    sign_in(page, site)
    page.goto(f"{site}/indkoeb/demo-01/vaerdi?nyt=1")


def test_the_result_follows_what_is_typed_and_the_fields_stay(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    open_value(page, site)
    summary = page.locator("[data-result=summary]")
    before = summary.inner_text()
    page.get_by_label("Hvem er det?").fill("Unge uden uddannelse")
    page.get_by_label("Antal pladser").first.fill("7")
    expect(summary).not_to_have_text(before, use_inner_text=True)
    assert page.locator(":focus").get_attribute("name") == "groups-0-places"
    assert page.get_by_label("Hvem er det?").input_value() == "Unge uden uddannelse"
    page.get_by_label("Antal pladser").first.fill("mange")
    expect(page.locator("#groups-0-places-error")).to_be_visible()
    expect(summary).to_contain_text("Intet er regnet ud endnu")
    page.get_by_label("Antal pladser").first.fill("7")
    expect(page.locator("#groups-0-places-error")).to_have_count(0)
    context.clear_cookies()
    page.get_by_label("Antal pladser").first.fill("8")
    expect(page.locator("#tabt")).to_be_visible()
    page.get_by_role("button", name="Beregn").click()
    assert page.get_by_label("Antal pladser").input_value() == "8"
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_button_computes_without_scripts(browser: Browser, site: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    open_value(page, site)
    before = page.locator("[data-result=summary]").inner_text()
    page.get_by_label("Antal pladser").first.fill("9")
    page.get_by_role("button", name="Beregn").click()
    assert page.locator("[data-result=summary]").inner_text() != before
    assert page.get_by_label("Antal pladser").first.input_value() == "9"
    context.close()


def test_a_refused_scenario_has_no_faults(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    open_value(page, site)
    page.get_by_label("Var kommet i job alligevel").first.fill("150")
    expect(page.locator("#groups-0-deadweight-error")).to_be_visible()
    assert faults(page) == []
    context.close()


def test_leaving_after_the_page_came_back_unsaved_asks_first(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    open_value(page, site)
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.get_by_label("Antal pladser").first.fill("9")
    page.get_by_role("button", name="Beregn").click()
    expect(page.locator("#scenariet[data-unsaved]")).to_have_count(1)
    assert asked == [], "sending the form is no leaving"
    page.wait_for_load_state("load")
    # A browser asks only somebody who has touched the page.
    page.get_by_label("Antal pladser").first.click()
    with page.expect_event("dialog"):
        page.close(run_before_unload=True)
    assert asked == ["beforeunload"]
    context.close()


def test_enter_in_a_field_computes_and_chooses_nothing(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    open_value(page, site)
    page.get_by_label("Scenariets navn").fill("Prøve med Enter")
    page.get_by_role("button", name="Gem scenariet").click()
    expect(page.get_by_role("button", name="Kopiér")).to_be_visible()
    page.get_by_label("Antal pladser").first.fill("9")
    page.get_by_label("Antal pladser").first.press("Enter")
    expect(page.get_by_label("Antal pladser").first).to_have_value("9")
    assert "Kopien er gemt" not in page.content()
    assert "Sagen regner nu" not in page.content()
    page.get_by_role("button", name="Kopiér").click()
    expect(page.get_by_label("Scenariets navn")).to_have_value("Prøve med Enter (kopi)")
    expect(page.get_by_label("Antal pladser").first).to_have_value("9")
    context.close()
