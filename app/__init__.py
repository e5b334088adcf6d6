"""Fælleslommen: the social-clause advisor for public procurement in Denmark."""
