"""The municipality's look comes from settings that fit together; what does not stops the start by name."""

import pytest

from app import create_app
from app.branding import branding_of
from app.model.branding import Branding
from app.model.errors import InputError
from app.settings import ROOT, read_settings
from tests.pictures import a_png, an_svg

SEED = ROOT / "seed_data"


def look(**settings):
    return branding_of(read_settings({f"FLASK_{key}": str(value) for key, value in settings.items()}), SEED)


def refused(**settings):
    with pytest.raises(InputError) as caught:
        look(**settings)
    return [problem.field for problem in caught.value.problems]


def test_without_settings_the_look_is_neutral():
    assert look() == Branding()


def test_the_name_is_the_municipalitys_unless_said_otherwise():
    assert look(BRAND_MUNICIPALITY="740").name == "Silkeborg Kommune"
    assert look(BRAND_MUNICIPALITY="101").name == "Københavns Kommune"
    assert look(BRAND_MUNICIPALITY="740", BRAND_NAME="Silkeborg By").name == "Silkeborg By"


def test_everything_set_is_there(tmp_path):
    (tmp_path / "logo.png").write_bytes(a_png())
    branding = look(
        BRAND_MUNICIPALITY="740",
        BRAND_ADDRESS="Søvej 1; 8600 Silkeborg",
        BRAND_COLOUR="#7a1f3d",
        BRAND_LOGO=tmp_path / "logo.png",
        CONTACT_NAME="Indkøb og udbud",
        CONTACT_PHONE="89 70 10 00",
        CONTACT_EMAIL="udbud@silkeborg.dk",
    )
    assert branding.address == ("Søvej 1", "8600 Silkeborg")
    assert (branding.colour, branding.contact_name) == ("#7a1f3d", "Indkøb og udbud")
    assert (branding.contact_phone, branding.contact_email) == ("89 70 10 00", "udbud@silkeborg.dk")
    assert branding.logo is not None
    assert branding.logo.media_type == "image/png"


def test_an_svg_goes_with_its_png(tmp_path):
    (tmp_path / "logo.svg").write_bytes(an_svg())
    (tmp_path / "logo.png").write_bytes(a_png())
    logo = look(BRAND_MUNICIPALITY="740", BRAND_LOGO=tmp_path / "logo.svg", BRAND_LOGO_PNG=tmp_path / "logo.png").logo
    assert (logo.media_type, logo.file_name) == ("image/svg+xml", "logo.svg")
    assert logo.png.startswith(b"\x89PNG")


def test_a_look_of_no_municipality_is_refused_setting_by_setting():
    assert refused(BRAND_NAME="Silkeborg", BRAND_COLOUR="#7a1f3d") == ["FLASK_BRAND_NAME", "FLASK_BRAND_COLOUR"]


def test_an_unknown_municipality_is_refused():
    assert refused(BRAND_MUNICIPALITY="999") == ["FLASK_BRAND_MUNICIPALITY"]


def test_a_refused_logo_names_its_setting_and_file(tmp_path):
    (tmp_path / "logo.svg").write_bytes(an_svg("<script>alert(1)</script>"))
    (tmp_path / "good.svg").write_bytes(an_svg())
    (tmp_path / "bad.png").write_bytes(b"GIF89a")
    assert refused(BRAND_MUNICIPALITY="740", BRAND_LOGO=tmp_path / "logo.svg") == ["FLASK_BRAND_LOGO"]
    assert refused(BRAND_MUNICIPALITY="740", BRAND_LOGO=tmp_path / "good.svg") == ["FLASK_BRAND_LOGO_PNG"]
    assert refused(BRAND_MUNICIPALITY="740", BRAND_LOGO=tmp_path / "good.svg", BRAND_LOGO_PNG=tmp_path / "bad.png") == [
        "FLASK_BRAND_LOGO_PNG"
    ]
    assert refused(BRAND_MUNICIPALITY="740", BRAND_LOGO_PNG=tmp_path / "bad.png") == ["FLASK_BRAND_LOGO"]


def test_a_wrong_look_stops_the_start(tmp_path):
    logo = tmp_path / "logo.png"
    logo.write_bytes(an_svg())
    config = {"TESTING": True, "SECRET_KEY": "x", "BRAND_MUNICIPALITY": "740", "BRAND_LOGO": logo}
    with pytest.raises(InputError, match=r"logo\.png, felt FLASK_BRAND_LOGO: .*ikke PNG"):
        create_app(config)


def test_the_look_is_for_cases_of_its_own_municipality():
    branding = look(BRAND_MUNICIPALITY="740", CONTACT_NAME="Indkøb")
    assert branding.for_case_of("740") is branding
    assert branding.for_case_of("791") == Branding()
    assert look(CONTACT_NAME="Indkøb").for_case_of("") == Branding()
