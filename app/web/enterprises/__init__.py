"""The enterprises and the coming purchases that fit them, open to everyone."""
