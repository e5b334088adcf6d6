"""Why a value was refused, as a Danish sentence that says what to do."""

from __future__ import annotations

from pydantic_core import ErrorDetails

_SENTENCES = {
    "missing": "Feltet mangler. Udfyld det.",
    "extra_forbidden": "Nøglen er ukendt. Slet den, eller ret stavningen.",
    "string_type": "Værdien skal være tekst.",
    "string_too_short": "Feltet er tomt eller for kort. Skriv mindst {min_length} tegn.",
    "string_too_long": "Teksten er for lang. Skriv højst {max_length} tegn.",
    "string_pattern_mismatch": "Værdien har ikke den rigtige form ({pattern}).",
    "int_type": "Værdien skal være et helt tal.",
    "int_parsing": "Værdien skal være et helt tal uden punktum og komma.",
    "int_from_float": "Værdien skal være et helt tal.",
    "float_type": "Værdien skal være et tal.",
    "float_parsing": "Værdien skal være et tal med punktum som decimaltegn.",
    "finite_number": "Værdien skal være et almindeligt tal.",
    "bool_type": "Skriv ja eller nej (yes eller no).",
    "bool_parsing": "Skriv ja eller nej (yes eller no).",
    "greater_than": "Tallet skal være større end {gt}.",
    "greater_than_equal": "Tallet skal være mindst {ge}.",
    "less_than": "Tallet skal være mindre end {lt}.",
    "less_than_equal": "Tallet må højst være {le}.",
    "enum": "Værdien skal være en af disse: {expected}.",
    "literal_error": "Værdien skal være en af disse: {expected}.",
    "date_type": "Skriv en dato, der findes, som 2026-05-01.",
    "date_parsing": "Skriv en dato, der findes, som 2026-05-01.",
    "date_from_datetime_parsing": "Skriv en dato, der findes, som 2026-05-01.",
    "date_from_datetime_inexact": "Skriv en dato uden klokkeslæt, som 2026-05-01.",
    "list_type": "Værdien skal være en liste.",
    "tuple_type": "Værdien skal være en liste.",
    "dict_type": "Værdien skal være nøgler med værdier.",
    "model_type": "Værdien skal være nøgler med værdier.",
    "too_short": "Listen er for kort. Den skal have mindst {min_length}.",
    "too_long": "Listen er for lang. Den må højst have {max_length}.",
}


def danish_refusal(detail: ErrorDetails) -> str:
    """The sentence for one error of a pydantic validation; a rule of our own speaks for itself."""
    context = dict(detail.get("ctx") or {})
    if detail["type"] == "value_error":
        return str(context.get("error") or detail["msg"])
    if isinstance(context.get("expected"), str):
        context["expected"] = context["expected"].replace(" or ", ", ").replace("'", "")
    sentence = _SENTENCES.get(detail["type"])
    return sentence.format(**context) if sentence else f"Værdien er ikke gyldig ({detail['msg']})."
