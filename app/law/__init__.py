"""Purchase, market and dated parameters -> regime, routes and findings; one module per part of the law."""

from app.law.assessment import assess

__all__ = ["assess"]
