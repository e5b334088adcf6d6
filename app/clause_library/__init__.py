"""The clause library: clause files loaded strictly, chosen for a purchase, filled. The texts live in /clauses."""

from app.clause_library.adapting import Adapted, adapt
from app.clause_library.bound_lots import open_lots
from app.clause_library.choosing import choose, clauses_of, in_force, ready
from app.clause_library.filling import fill
from app.clause_library.parsing import load_clauses, parse_clause
from app.clause_library.picking import (
    Addable,
    Picked,
    addable,
    clashes,
    duties_of,
    pick,
    refusal_to_leave_out,
    rests_on,
    usable_blanks,
)
from app.clause_library.places import Places, proposed_places
from app.clause_library.ways import NAMES, PROCEDURES, RESERVED, Way, way_of, way_refusal

__all__ = [
    "NAMES",
    "PROCEDURES",
    "RESERVED",
    "Adapted",
    "Addable",
    "Picked",
    "Places",
    "Way",
    "adapt",
    "addable",
    "choose",
    "clashes",
    "clauses_of",
    "duties_of",
    "fill",
    "in_force",
    "load_clauses",
    "open_lots",
    "parse_clause",
    "pick",
    "proposed_places",
    "ready",
    "refusal_to_leave_out",
    "rests_on",
    "usable_blanks",
    "way_of",
    "way_refusal",
]
