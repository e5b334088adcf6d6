"""A checking client on the test's own database, signed in or not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from app.model.user import Role
from tests.conftest import sign_in
from tests.web.checking_client import CheckingClient

SignedIn = Callable[[Role], CheckingClient]


@pytest.fixture
def client(app: Flask) -> CheckingClient:
    """Nobody is signed in."""
    return CheckingClient(app)


@pytest.fixture
def signed_in(app: Flask) -> SignedIn:
    """A client signed in with a role."""

    def make(role: Role) -> CheckingClient:
        client = CheckingClient(app)
        sign_in(client, role)
        return client

    return make


@pytest.fixture
def reader(demo_app: Flask) -> CheckingClient:
    """Nobody is signed in; for tests that only read, on the application that keeps its index."""
    return CheckingClient(demo_app)


@pytest.fixture
def purchaser(demo_app: Flask) -> CheckingClient:
    """A purchaser of the demo municipality; for tests that only read."""
    client = CheckingClient(demo_app)
    sign_in(client, Role.PURCHASER)
    return client
