"""The dot map: the whole country, the numbers of the list, the purchase's municipality, and nothing unsafe."""

from __future__ import annotations

from dataclasses import replace

from flask import Flask, render_template
from lxml import etree

from app.model.advice import Knowledge
from app.model.enterprise import Municipality
from app.model.user import Role
from app.store.database import Database, write
from app.web.purchases.market_map import Frame, dot_map
from tests.web.checking_client import CheckingClient, visible_text
from tests.web.conftest import SignedIn

SVG = "{http://www.w3.org/2000/svg}"
SILKEBORG, AALBORG, COPENHAGEN, BORNHOLM = "740", "851", "101", "400"


def _inside(frame: Frame, x: float, y: float) -> bool:
    return frame.x <= x <= frame.x + frame.width and frame.y <= y <= frame.y + frame.height


def test_every_municipality_is_a_dot_on_the_drawing(knowledge: Knowledge) -> None:
    drawing = dot_map(knowledge.municipalities, {}, SILKEBORG)
    assert len(drawing.dots) == len(knowledge.municipalities) == 98
    assert all(0 < dot.x < drawing.width and 0 < dot.y < drawing.height for dot in drawing.dots)


def test_north_is_up_and_east_is_right(knowledge: Knowledge) -> None:
    drawing = dot_map(knowledge.municipalities, {AALBORG: 1, BORNHOLM: 2}, SILKEBORG)
    aalborg, bornholm = (next(dot for dot in drawing.dots if dot.candidates == number) for number in (1, 2))
    assert aalborg.y < bornholm.y
    assert aalborg.x < bornholm.x


def test_a_number_around_the_capital_stands_once_and_in_the_enlarged_frame(knowledge: Knowledge) -> None:
    drawing = dot_map(knowledge.municipalities, {COPENHAGEN: 4, AALBORG: 2}, SILKEBORG)
    assert drawing.inset is not None
    assert [dot.candidates for dot in drawing.dots if dot.candidates] == [2]
    (copenhagen,) = (dot for dot in drawing.inset_dots if dot.candidates)
    assert copenhagen.candidates == 4
    assert _inside(drawing.inset, copenhagen.x, copenhagen.y)


def test_the_enlarged_frame_hides_no_dot(knowledge: Knowledge) -> None:
    drawing = dot_map(knowledge.municipalities, {}, SILKEBORG)
    assert drawing.inset is not None
    assert [dot for dot in drawing.dots if _inside(drawing.inset, dot.x, dot.y)] == []


def test_dots_with_numbers_lie_on_top(knowledge: Knowledge) -> None:
    counts = [dot.candidates for dot in dot_map(knowledge.municipalities, {AALBORG: 1, BORNHOLM: 3}, AALBORG).dots]
    assert counts == sorted(counts)


def test_the_purchase_s_municipality_is_marked_wherever_it_is(knowledge: Knowledge) -> None:
    for code, place in knowledge.municipalities.items():
        here = dot_map(knowledge.municipalities, {}, code).here
        assert here is not None
        assert here.name == place.name


def test_an_unknown_municipality_marks_nothing(knowledge: Knowledge) -> None:
    assert dot_map(knowledge.municipalities, {}, "999").here is None
    assert dot_map({}, {}, SILKEBORG).dots == ()


def test_the_image_is_safe_and_whole(purchaser: CheckingClient) -> None:
    response = purchaser.get("/indkoeb/demo-01/kort.svg")
    assert response.mimetype == "image/svg+xml"
    root = etree.fromstring(response.data)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {"svg", "rect", "circle", "text", "path"}
    assert len(list(root.iter(f"{SVG}circle"))) >= 98
    assert not [element for element in root.iter() if element.get("style") or element.get("class")]
    assert "Silkeborg" in [element.text for element in root.iter(f"{SVG}text")]


def test_a_name_is_escaped_in_the_drawing(demo_app: Flask, knowledge: Knowledge) -> None:
    name = '<b>"Silke" & co.</b>'
    renamed = replace(knowledge.municipalities[SILKEBORG], name=name)
    drawing = dot_map({**knowledge.municipalities, SILKEBORG: renamed}, {}, SILKEBORG)
    with demo_app.test_request_context():
        svg = render_template("web/parts/market_map.svg", map=drawing)
    assert [element.text for element in etree.fromstring(svg.encode()).iter(f"{SVG}text")] == [name]


def test_the_page_has_the_map_and_the_same_numbers_as_a_table(purchaser: CheckingClient) -> None:
    page = purchaser.get("/indkoeb/demo-01")
    assert '<img src="/indkoeb/demo-01/kort.svg"' in page.text
    assert "Hvor virksomhederne på listen hører til" in visible_text(page)


def test_another_municipality_s_map_is_not_found(signed_in: SignedIn, db: Database) -> None:
    with write(db):
        db.execute("UPDATE purchase SET municipality_code = '751' WHERE id = 'demo-01'")
    assert signed_in(Role.PURCHASER).get("/indkoeb/demo-01/kort.svg").status_code == 404


def test_one_seat_alone_can_be_drawn() -> None:
    place = Municipality("101", "Kbh", "Hovedstaden", 55.7, 12.6)
    assert len(dot_map({"101": place}, {"101": 1}, "101").dots) == 1
