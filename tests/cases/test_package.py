"""A package holds every document that fits in every format, and the public one nothing that is internal."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from copy import copy
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest

from app.cases import documents
from app.cases.package import package, read_me
from app.cases.purchases import find_case
from app.documents.eforms_xml import eforms_xml
from app.model.advice import Edition
from app.model.branding import Branding
from app.model.document import DocumentFormat
from app.store.database import connect
from tests.documents.reading import everything_in, everything_in_archive

from .conftest import INA, NOW

PUBLIC, INTERNAL = Edition.PUBLIC, Edition.INTERNAL
CASE = "demo-08"
"""Has an EU notice and a market, and no estimate: its documents are the shortest that show every rule."""
NO_DOCUMENT = ("eforms", "readme")


@pytest.fixture(scope="module")
def own(demo_app, demo_database, tmp_path_factory):
    """A database for this module alone: rendering every document takes long, so it is done once."""
    path = tmp_path_factory.mktemp("package") / "faelleslommen.db"
    shutil.copyfile(demo_database, path)
    with closing(connect(path)) as db:
        yield db, copy(demo_app.extensions["knowledge"]).current(db)


@pytest.fixture(scope="module")
def file(own):
    return case_file_of(own, CASE)


@pytest.fixture(scope="module")
def opened(own, file):
    """Both packages, opened: name -> content."""
    return {edition: contents(package(own[0], file, edition, "Ina", NOW)) for edition in (INTERNAL, PUBLIC)}


def case_file_of(own, purchase_id):
    db, knowledge = own
    return documents.file_of_case(db, knowledge, find_case(db, purchase_id, INA), Branding(), NOW.date())


def contents(data):
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_manifest_tells_of_every_file_and_of_nothing_else(own, opened):
    db, files = own[0], dict(opened[INTERNAL])
    manifest = json.loads(files.pop("manifest.json"))
    assert (manifest["case"], manifest["edition"]) == (CASE, "internal")
    told = {one["name"]: one for one in manifest["files"]}
    parameters = [one for file in told.values() for one in file.get("parameters", ())]
    assert parameters
    assert all({"id", "valid_from", "label", "assumed"} == set(one) for one in parameters)
    assert set(told) == set(files)
    made = {one.content_hash: one for one in documents.documents_of(db, find_case(db, CASE, INA))}
    for name, content in files.items():
        one = told[name]
        assert (one["bytes"], one["sha256"]) == (len(content), sha256(content).hexdigest())
        if one["kind"] in NO_DOCUMENT:
            continue
        row = made[one["content_hash"]]
        assert (one["kind"], one["edition"]) == (row.kind, row.edition)
        assert one["made_at"] == row.made_at.isoformat()
        assert [(clause["id"], clause["version"]) for clause in one["clauses"]] == [
            (clause.id, clause.version) for clause in row.clauses
        ]


def test_each_document_that_fits_is_there_in_every_format_and_edition(file, opened):
    fitting = [one for one in documents.offers(file.advice) if not one.why_not]
    names = set(opened[INTERNAL])
    folders = {name.split("/")[0] for name in names} - {"manifest.json", "læs-mig.txt"}
    assert folders == {"offentligt", "internt"}
    documents_in = [name for name in names if name.endswith(tuple(f".{one}" for one in DocumentFormat))]
    assert len(documents_in) == 3 * sum(len(one.editions) for one in fitting)


def squeezed(text):
    return "".join(text.split())


def said_in(name, content):
    return everything_in(content) if name.endswith(".pdf") else everything_in_archive(content)


def test_the_public_package_holds_the_public_editions_and_says_nothing_internal(file, opened):
    public, internal = opened[PUBLIC], opened[INTERNAL]
    planted = [one.name for one in file.advice.matches[:3]]
    assert planted
    inside = everything_in(internal["internt/udbudsmateriale.pdf"])
    for name in planted:
        assert name in inside  # the reader finds it where it may stand
    lists = {"manifest.json", "læs-mig.txt"}
    of_documents = {name.split(".")[0] for name in public.keys() - lists}
    assert of_documents == {"udbudsmateriale", "invitation-til-markedsdialog"}
    for name, content in public.items():
        said = content.decode() if name in lists else said_in(name, content)
        for word in (*planted, "INTERNT", "internt", "internal"):
            assert word not in said, (name, word)
        assert name in lists or content == internal[f"offentligt/{name}"]


def test_the_public_list_names_the_dated_values_that_the_document_prints_and_no_other(opened):
    public = opened[PUBLIC]
    for one in json.loads(public["manifest.json"])["files"]:
        if one["name"].endswith(".pdf"):
            printed = squeezed(everything_in(public[one["name"]]))
            assert one["parameters"]
            assert [value["label"] for value in one["parameters"] if squeezed(value["label"]) not in printed] == []


def test_the_fields_of_the_notice_stay_inside(file, opened):
    assert opened[INTERNAL]["internt/eforms.xml"] == eforms_xml(file)
    assert not any("eforms" in name for name in opened[PUBLIC])


def test_the_same_case_gives_the_same_bytes_whenever_it_is_asked(own, file, opened):
    again = package(own[0], file, PUBLIC, "Ove", NOW + timedelta(days=2))
    assert contents(again) == opened[PUBLIC]
    assert again == package(own[0], file, PUBLIC, "Ina", NOW)


@pytest.mark.parametrize(("purchase_id", "chosen"), [("demo-08", False), ("demo-12", True)])
def test_the_list_for_people_names_the_documents_and_says_which_of_them_is_one_too_many(own, purchase_id, chosen):
    file = case_file_of(own, purchase_id)
    given = [
        (one.kind, edition) for one in documents.offers(file.advice) if not one.why_not for edition in one.editions
    ]
    made = [(f"sti/{kind}", documents.document_of(own[0], file, kind, edition, "Ina", NOW)) for kind, edition in given]
    told = read_me(file, made)
    market, inside = told.split("Kun til kommunen:")

    assert f"Sag {purchase_id}: {file.advice.purchase.title}" in market
    assert ": sti/tender (PDF, DOCX og ODT)" in market.split("Til virksomheder:")[1]
    assert "- Invitation til markedsdialog: sti/dialogue (PDF, DOCX og ODT)" in market
    assert "- Værdi på tværs: sti/value (PDF, DOCX og ODT)" in inside
    assert (
        "»Opfordring til tilbud« og »Tilbudsanmodning« beder om tilbud på det samme. Kommunen sender kun det ene."
        in told
    ) is chosen
    assert "Kun til kommunen" not in read_me(file, [one for one in made if one[1].edition is PUBLIC])
