"""What every document says around its text: whose it is, how far it is, and what it was made from.

Nothing of the market, the routes that were weighed or the value estimate is read here, and of the findings only
whether one stops the case: the mark says that the document must not be sent, never why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Protocol
from zoneinfo import ZoneInfo

from app.documents.clause_facts import ClauseText, reservation_of
from app.documents.wording import VALUES_OF_REGIME
from app.model.advice import CaseFile, Edition
from app.model.clause import ClauseStatus
from app.model.document import ClauseUsed, ParameterUsed
from app.model.law import LawSource
from app.model.overrule import open_stops
from app.model.purchase import ContractType
from app.text.places import kommune
from app.text.writing import dato

_LOCAL_TIME = ZoneInfo("Europe/Copenhagen")
_HEADER_TITLE_LENGTH = 60
EDITION_NAMES = {Edition.PUBLIC: "Offentlig udgave", Edition.INTERNAL: "Intern udgave"}


class KindFacts(Protocol):
    """What the frame must know of a document's own facts: what it is called, and the clauses that it prints."""

    @property
    def kind_name(self) -> str: ...

    @property
    def clauses(self) -> tuple[ClauseText, ...]: ...


@dataclass(frozen=True, slots=True)
class LawRow:
    """A law and the day it was last read."""

    short_name: str
    title: str
    url: str
    last_verified: str


@dataclass(frozen=True, slots=True)
class ParametersFrom:
    """The dated values that hold from one day, by their Danish names."""

    valid_from: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrameFacts:
    """What document.html may use, in every document.

    header: the title, short enough for the head of a page. stopped: the document must not be sent yet. out_of_use:
    titles of its clauses whose version is retired by now; with one of them it must not be sent either. draft: one of
    its clauses is not approved. logo: the picture's name among the assets, empty where the municipality has none.
    colour: "#rrggbb" or empty. advised_at: when the advice was made that the document rests on.
    """

    kind_name: str
    title: str
    header: str
    municipality: str
    department: str
    address: tuple[str, ...]
    contact: tuple[str, ...]
    logo: str
    colour: str
    case_id: str
    edition_name: str
    internal: bool
    demo: bool
    stopped: bool
    out_of_use: tuple[str, ...]
    draft: bool
    advised_at: str
    notice_date: str
    clauses: tuple[ClauseText, ...]
    parameters: tuple[ParametersFrom, ...]

    @property
    def marks(self) -> str:
        """What the head of each page says, empty for a finished public document."""
        stop = self.stopped or self.out_of_use
        draft = "UDKAST – MÅ IKKE SENDES UD" if stop else "UDKAST" if self.draft else ""
        marks = ("INTERNT" if self.internal else "", draft, "DEMO" if self.demo else "")
        return " · ".join(mark for mark in marks if mark)

    @property
    def page_title(self) -> str:
        """The title of the file: how far it is, what it is, and what it is about."""
        draft = "UDKAST – " if self.stopped or self.out_of_use else ""
        return f"{'INTERNT – ' if self.internal else ''}{draft}{self.kind_name}: {self.title}"


def frame_facts(case_file: CaseFile, edition: Edition, own: KindFacts, brief: bool = False) -> FrameFacts:
    """The frame of one document of the case. own: the document's own facts.

    brief: an internal paper that leaves the full list of dated values to the annex beside it.
    """
    purchase, brand = case_file.advice.purchase, case_file.branding
    retired = {one.id for one in case_file.advice.clauses if one.status is ClauseStatus.RETIRED}
    approved = {one.id for one in case_file.advice.clauses if one.status is ClauseStatus.APPROVED}
    return FrameFacts(
        kind_name=own.kind_name,
        title=purchase.title,
        header=_shortened(purchase.title),
        municipality=brand.name or kommune(case_file.municipality.name),
        department=purchase.department,
        address=brand.address,
        contact=tuple(text for text in (brand.contact_name, brand.contact_phone, brand.contact_email) if text),
        logo=logo_name(case_file),
        colour=brand.colour,
        case_id=purchase.id,
        edition_name=EDITION_NAMES[edition],
        internal=edition is Edition.INTERNAL,
        demo=case_file.demo,
        stopped=bool(open_stops(case_file.advice.findings, case_file.overrules)),
        out_of_use=tuple(clause.title for clause in own.clauses if clause.id in retired),
        draft=any(clause.id not in approved for clause in own.clauses),
        advised_at=moment(case_file.made_at),
        notice_date=dato(purchase.notice_date),
        clauses=own.clauses,
        parameters=tuple(_by_day(_printed(case_file, edition, brief), edition is Edition.INTERNAL)),
    )


def logo_name(case_file: CaseFile) -> str:
    """The name by which a document asks for the municipality's logo, empty where there is none."""
    logo = case_file.branding.logo
    return "" if logo is None else "logo.svg" if logo.media_type == "image/svg+xml" else "logo.png"


def clauses_used(case_file: CaseFile, own: KindFacts) -> tuple[ClauseUsed, ...]:
    """The clause versions that the document prints, with their status today."""
    printed = {clause.id for clause in own.clauses}
    return tuple(
        ClauseUsed(one.id, one.version, one.status.value) for one in case_file.advice.clauses if one.id in printed
    )


def parameters_told(case_file: CaseFile, edition: Edition) -> tuple[ParameterUsed, ...]:
    """The dated values that are kept with the document and told beside it: to the market only those that it prints."""
    return tuple(_printed(case_file, edition, brief=False))


def _used(case_file: CaseFile, edition: Edition) -> tuple[ParameterUsed, ...]:
    """The dated values behind the document: those of the law, and internally those of the estimate, too."""
    estimate = case_file.advice.estimate if edition is Edition.INTERNAL else None
    of_estimate = estimate.assumptions if estimate else ()
    every = {
        one.id: ParameterUsed(one.id, one.valid_from.isoformat(), one.label, one.status == "antagelse")
        for one in of_estimate
    } | {one.id: one for one in case_file.law_parameters}
    return tuple(every[key] for key in sorted(every))


def law_rows(laws: Iterable[LawSource]) -> tuple[LawRow, ...]:
    """The laws as the list of sources prints them."""
    return tuple(
        LawRow(law.short_name[:1].upper() + law.short_name[1:], law.title, law.url, dato(law.last_verified))
        for law in laws
    )


def moment(at: datetime) -> str:
    """The moment in Danish, by the clock on the wall."""
    return f"{day(at)} kl. {at.astimezone(_LOCAL_TIME):%H.%M}"


def day(at: datetime) -> str:
    """The day of that moment in Danish."""
    return dato(at.astimezone(_LOCAL_TIME))


def _printed(case_file: CaseFile, edition: Edition, brief: bool) -> Sequence[ParameterUsed]:
    """The values that the document lists: internally all, to the market and in brief those that its text rests on."""
    every, advice = _used(case_file, edition), case_file.advice
    if edition is Edition.INTERNAL and not brief:
        return every
    reservation = reservation_of(case_file)
    ids = {
        *(("threshold_concession",) if advice.purchase.concession else VALUES_OF_REGIME[advice.regime]),
        *(("reserved_54_share",) if reservation and reservation.by_54 else ()),
        *(("cpv_reserved_190", "reserved_190_max_months") if reservation and reservation.by_190 else ()),
        *(one.id for one in (advice.estimate.assumptions if advice.estimate and brief else ())),
    }
    other = "threshold_supplies_services" if advice.purchase.contract_type is ContractType.WORKS else "threshold_works"
    return [one for one in every if one.id in ids - {other}]


def _by_day(parameters: Sequence[ParameterUsed], internal: bool) -> Iterator[ParametersFrom]:
    """Values of the law by the day they hold from, newest first; the tool's own choices last, and internally only."""
    of_law = sorted((one for one in parameters if not one.assumed), key=lambda one: one.valid_from, reverse=True)
    for day, group in groupby(of_law, key=lambda one: one.valid_from):
        yield ParametersFrom(dato(date.fromisoformat(day)), _labels(group))
    if internal and (assumed := _labels(one for one in parameters if one.assumed)):
        yield ParametersFrom("Værktøjets valg og skøn", assumed)


def _labels(parameters: Iterable[ParameterUsed]) -> tuple[str, ...]:
    return tuple(sorted(one.label or one.id for one in parameters))


def _shortened(title: str) -> str:
    flat = " ".join(title.split())
    if len(flat) <= _HEADER_TITLE_LENGTH:
        return flat
    cut = flat[: _HEADER_TITLE_LENGTH - 1]
    whole_words = cut.rpartition(" ")[0]
    return (whole_words if len(whole_words) > _HEADER_TITLE_LENGTH // 2 else cut).rstrip(" ,") + "…"
