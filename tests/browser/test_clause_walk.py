"""The life of a clause as legal staff walk it, from a draft to a tender and out of use again."""

from __future__ import annotations

from io import BytesIO

from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader

from app.cases.accounts import SECOND_LEGAL_EMAIL
from app.model.user import Role
from tests.browser.conftest import sign_in
from tests.browser.faults import check_page, faults

CLAUSE = "/klausuler/arbejdsklausul"
NEW_WORDS = "Kommunen og leverandøren mødes om vilkåret ved kontraktens begyndelse."


def _jurist(browser: Browser, site: str, email: str = "") -> Page:
    page = browser.new_context().new_page()
    sign_in(page, site, Role.LEGAL, email)
    return page


def _add_words(page: Page, words: str) -> None:
    body = page.get_by_label("Ordlyd", exact=True)
    body.fill(f"{body.input_value()}\n\n{words}")


def _begin(page: Page, site: str, clause: str) -> str:
    """Begin a draft; gives the address of its version."""
    page.goto(f"{site}{clause}")
    page.get_by_role("button", name="Begynd et nyt udkast").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ret udkast til version")
    return page.url.removesuffix("/ret")


def _public_tender(context: BrowserContext, site: str, case: str) -> str:
    response = context.request.get(f"{site}{case}/dokumenter/udbudsmateriale-offentlig.pdf")
    assert response.ok
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(response.body())).pages).split())


def _save_case(page: Page, site: str, case: str) -> None:
    """Give the case fresh advice."""
    page.goto(f"{site}{case}/rediger")
    page.get_by_role("button", name="Gem og få rådgivning").click()
    expect(page.get_by_role("status").first).to_contain_text("Sagen er gemt")


def test_a_clause_is_drafted_reviewed_approved_seen_in_a_tender_and_retired(browser: Browser, site: str) -> None:
    author, colleague = _jurist(browser, site), _jurist(browser, site, SECOND_LEGAL_EMAIL)
    author.goto(f"{site}{CLAUSE}")
    case = author.get_by_role("region", name="Sager, der bruger").get_by_role("link").first.get_attribute("href")
    assert case is not None
    address = _begin(author, site, CLAUSE)
    _add_words(author, NEW_WORDS)
    author.get_by_role("button", name="Gem udkastet").click()
    expect(author.get_by_role("status")).to_contain_text("Udkastet er gemt.")
    author.get_by_role("link", name="Forskel fra version").first.click()
    expect(author.locator("ins").filter(has_text=NEW_WORDS[:20])).to_be_visible()
    author.goto(address)
    author.get_by_role("button", name="Send til gennemgang").click()
    expect(author.get_by_role("button", name="Godkend")).to_have_count(0)
    expect(author.get_by_text("Du har selv skrevet")).to_be_visible()

    colleague.goto(address)
    colleague.locator("#kommentarer-p1 summary").click()
    colleague.get_by_label("Kommentar til afsnit 1", exact=True).fill("Godt, at mødet er kommet med.")
    colleague.locator("#kommentarer-p1").get_by_role("button", name="Gem kommentaren").click()
    expect(colleague.locator("#kommentarer-p1")).to_contain_text("Godt, at mødet er kommet med.")
    colleague.get_by_role("button", name="Afslut").click()
    colleague.get_by_role("button", name="Godkend").click()
    expect(colleague.get_by_role("status")).to_contain_text("er godkendt")
    expect(colleague.locator(".history")).to_contain_text("Malte Paragraf")

    _save_case(author, site, case)
    section = author.locator("#klausul-arbejdsklausul")
    section.locator("summary").first.click()
    expect(section).to_contain_text(NEW_WORDS)
    assert NEW_WORDS in _public_tender(author.context, site, case)
    author.goto(address)
    expect(author.get_by_role("region", name="Sager, der bruger").locator(f"a[href='{case}']")).to_be_visible()

    author.get_by_text("Tag ud af brug", exact=True).first.click()
    author.get_by_label("Hvorfor tages versionen ud af brug?").fill("Afløses af en fælles klausul.")
    author.locator(".step-note").get_by_role("button", name="Tag ud af brug").click()
    expect(author.get_by_role("status")).to_contain_text("taget ud af brug")
    _save_case(author, site, case)
    expect(author.locator("#klausul-arbejdsklausul")).to_have_count(0)
    assert NEW_WORDS not in _public_tender(author.context, site, case)
    for page in (author, colleague):
        page.context.close()


def test_of_two_editors_the_second_sees_both_texts_and_loses_nothing(browser: Browser, site: str) -> None:
    first, second = _jurist(browser, site), _jurist(browser, site, SECOND_LEGAL_EMAIL)
    address = _begin(first, site, "/klausuler/sanktioner")
    second.goto(f"{address}/ret")
    _add_words(first, "Den første skriver her.")
    _add_words(second, "Den anden skriver her.")
    first.get_by_role("button", name="Gem udkastet").click()
    expect(first.get_by_role("status")).to_contain_text("Udkastet er gemt.")
    second.get_by_role("button", name="Gem udkastet").click()
    alert = second.get_by_role("alert")
    expect(alert).to_contain_text("Julie Ret")
    expect(alert.locator("del").first).to_contain_text("første")
    expect(alert.locator("ins").first).to_contain_text("anden")
    assert "Den anden skriver her." in second.get_by_label("Ordlyd", exact=True).input_value()
    assert faults(second) == []
    second.get_by_role("button", name="Gem udkastet").click()
    second.goto(address)
    expect(second.locator("main")).to_contain_text("Den anden skriver her.")
    for page in (first, second):
        page.context.close()


def test_an_expired_session_and_a_switch_of_language_keep_the_text_of_a_draft(browser: Browser, site: str) -> None:
    page = _jurist(browser, site)
    address = _begin(page, site, "/klausuler/aendringer")
    _add_words(page, "Det her må ikke gå tabt.")
    page.get_by_role("button", name="English").click()
    assert "Det her må ikke gå tabt." in page.get_by_label("Wording", exact=True).input_value()
    page.get_by_role("button", name="Dansk").click()
    page.context.clear_cookies()
    page.get_by_role("button", name="Gem udkastet").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Formularen blev ikke sendt")
    assert "Det her må ikke gå tabt." in page.get_by_label("Ordlyd", exact=True).input_value()
    expect(page.get_by_label("Titel")).not_to_have_value("")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Log ind i et nyt vindue").click()
    sign_in(opened.value, site, Role.LEGAL)
    page.get_by_role("button", name="Send igen").click()
    if page.get_by_role("heading", level=1).inner_text() == "Formularen blev ikke sendt":
        page.get_by_role("button", name="Send igen").click()
    page.goto(address)
    expect(page.locator("main")).to_contain_text("Det her må ikke gå tabt.")
    page.context.close()


def test_a_comment_is_written_with_the_keyboard_alone(browser: Browser, site: str) -> None:
    page = _jurist(browser, site)
    page.goto(f"{site}/klausuler/timeprogression")
    page.locator("#kommentarer-p1 summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Skrevet uden mus.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Kommentaren er gemt.")
    expect(page.locator("#kommentarer-p1")).to_contain_text("Skrevet uden mus.")
    page.context.close()


def test_the_pages_of_legal_staff_have_no_faults(browser: Browser, site: str) -> None:
    clause = "/klausuler/mentor-og-introduktion"
    page = _jurist(browser, site)
    address = _begin(page, site, clause)
    _add_words(page, "Leverandøren skal være registreret som socialøkonomisk virksomhed.\n\n{{ ukendt }}")
    page.get_by_role("button", name="Kontrollér").click()
    expect(page.get_by_role("alert")).to_contain_text("ukendt")
    expect(page.locator(".lint")).to_contain_text("socialøkonomisk")
    assert faults(page) == []
    for path in (f"{address}/ret", address, f"{site}{clause}/forskel", f"{site}/klausuler/skal-ses-efter"):
        check_page(page, path)
    check_page(page, f"{site}/klausuler?status=draft&slags=contract")
    page.context.close()
