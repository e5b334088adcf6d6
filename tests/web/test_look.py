"""The municipality's look on pages: in the frame of every page, and as two files that browsers may keep."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from app.branding import branding_of
from app.model.branding import Branding
from app.settings import ROOT, read_settings
from tests.pictures import a_png, an_svg
from tests.web.checking_client import CheckingClient
from tests.web.page_check import parsed

NAME = "Silkeborg <b>& Omegn</b>"
PAGES = ("/", "/om", "/log-ind", "/klausuler", "/virksomheder", "/findes-ikke")


@pytest.fixture
def branding(tmp_path: Path) -> Branding:
    (tmp_path / "logo.svg").write_bytes(an_svg())
    (tmp_path / "logo.png").write_bytes(a_png())
    settings = {
        "BRAND_MUNICIPALITY": "740",
        "BRAND_NAME": NAME,
        "BRAND_ADDRESS": "Søvej 1; 8600 Silkeborg",
        "BRAND_COLOUR": "#7a1f3d",
        "BRAND_LOGO": str(tmp_path / "logo.svg"),
        "BRAND_LOGO_PNG": str(tmp_path / "logo.png"),
        "CONTACT_NAME": "Indkøb og udbud",
        "CONTACT_EMAIL": "udbud@silkeborg.example",
    }
    return branding_of(read_settings({f"FLASK_{key}": text for key, text in settings.items()}), ROOT / "seed_data")


@pytest.fixture
def branded(app: Flask, branding: Branding) -> CheckingClient:
    app.extensions["branding"] = branding
    return CheckingClient(app)


def found(html: str, tag: str, name: str) -> list[str]:
    return [str(one.get(name)) for one in parsed(html).iter(tag)]


def text_of(html: str, tag: str) -> str:
    (element,) = parsed(html).iter(tag)
    return "".join(element.itertext())


def address_of(html: str, tag: str, name: str, beginning: str) -> str:
    (address,) = (one for one in found(html, tag, name) if one.startswith(beginning))
    return address


@pytest.mark.parametrize("path", PAGES)
def test_name_logo_address_and_contact_stand_on_every_page(branded: CheckingClient, path: str) -> None:
    answer = branded.get(path)
    header, footer = text_of(answer.text, "header"), text_of(answer.text, "footer")
    assert NAME in header
    for part in (NAME, "Søvej 1", "8600 Silkeborg", "Indkøb og udbud", "udbud@silkeborg.example"):
        assert part in footer
    assert f"Logo: {NAME}" in found(answer.text, "img", "alt")
    assert address_of(answer.text, "link", "href", "/kommune.css")


def test_our_own_error_page_has_the_look_too(app: Flask, branding: Branding) -> None:
    app.extensions["branding"] = branding
    app.config.update(TESTING=False, PROPAGATE_EXCEPTIONS=False, DATABASE=Path("/findes/ikke.db"))
    answer = app.test_client().get("/klausuler")
    assert answer.status_code == 500
    assert "8600 Silkeborg" in answer.text


@pytest.mark.parametrize("path", PAGES)
def test_without_settings_the_look_is_neutral(reader: CheckingClient, path: str) -> None:
    html = reader.get(path).text
    assert [one for one in found(html, "link", "href") + found(html, "img", "src") if one.startswith("/kommune")] == []


@pytest.mark.parametrize("path", ["/kommune.css", "/kommune/logo"])
def test_without_settings_there_is_nothing_to_get(reader: CheckingClient, path: str) -> None:
    assert reader.get(path).status_code == 404


def test_the_logo_is_the_sanitised_picture_with_its_kind_and_the_safety_headers(
    branded: CheckingClient, branding: Branding
) -> None:
    assert branding.logo is not None
    answer = branded.get(address_of(branded.get("/").text, "img", "src", "/kommune"))
    assert answer.data == branding.logo.content
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == branded.get("/").headers["Content-Security-Policy"]
    assert "Set-Cookie" not in answer.headers


def test_the_colour_is_a_style_sheet_of_our_own(branded: CheckingClient) -> None:
    answer = branded.get(address_of(branded.get("/").text, "link", "href", "/kommune"))
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "--brand: #7a1f3d;" in answer.text


@pytest.mark.parametrize(("tag", "name"), [("link", "href"), ("img", "src")])
def test_a_browser_keeps_what_has_its_hash_and_asks_again_for_what_has_not(
    branded: CheckingClient, tag: str, name: str
) -> None:
    address = address_of(branded.get("/").text, tag, name, "/kommune")
    kept, asked = branded.get(address), branded.get(address.split("?")[0] + "?v=old")
    assert kept.headers["Cache-Control"] == "public, max-age=31536000"
    assert asked.headers["Cache-Control"] == "public, max-age=0"
    again = branded.get(address, headers={"If-None-Match": kept.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_another_logo_has_another_address(app: Flask, branded: CheckingClient, branding: Branding) -> None:
    assert branding.logo is not None
    before = address_of(branded.get("/").text, "img", "src", "/kommune")
    app.extensions["branding"] = replace(branding, logo=replace(branding.logo, content=b"<svg/>"))
    assert address_of(branded.get("/").text, "img", "src", "/kommune") != before
