"""The cases of the municipality: list, form, case and its documents."""
