"""Dated legal and economic values: loaded strictly, looked up by date, with an account of what was used."""

from app.parameters.codes import CodeSet
from app.parameters.loading import load_parameters
from app.parameters.lookup import Parameters, View
from app.parameters.record import DatedValue, Parameter

__all__ = ["CodeSet", "DatedValue", "Parameter", "Parameters", "View", "load_parameters"]
