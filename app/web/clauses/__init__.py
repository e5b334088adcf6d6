"""The clause library, open to everyone."""
