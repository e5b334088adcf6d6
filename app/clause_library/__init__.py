"""The clause library: clause files loaded strictly, chosen for a purchase, filled. The texts live in /clauses."""

from app.clause_library.choosing import choose, clauses_of
from app.clause_library.filling import fill
from app.clause_library.parsing import check_clauses, load_clauses, parse_clause
from app.clause_library.places import Places, proposed_places
from app.clause_library.ways import Way, way_of

__all__ = [
    "Places",
    "Way",
    "check_clauses",
    "choose",
    "clauses_of",
    "fill",
    "load_clauses",
    "parse_clause",
    "proposed_places",
    "way_of",
]
