"""Measured speeds: `make bench`, or `python -m tests.bench`. Goals are printed beside them and never asserted."""
