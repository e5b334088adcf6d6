"""Which enterprises can deliver a purchase: capability first, all else shown beside it."""

from app.matching.index import Index

__all__ = ["Index"]
