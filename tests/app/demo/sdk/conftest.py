from __future__ import annotations

import importlib
import warnings
from collections.abc import Iterator

import pytest

from app.demo.tenant import PracticeTenant

with warnings.catch_warnings():
    # Microsoft's generated modules warn of parts of themselves when they are first imported, whoever does it.
    warnings.simplefilter("ignore", DeprecationWarning)
    importlib.import_module("mspp_management.environmentmanagement.environments.environments_request_builder")
    importlib.import_module("mspp_management.powerpages.environments.item.websites.websites_request_builder")

PACE = 1500  # a site's twenty-five minutes in a second


@pytest.fixture(scope="package")
def brisk_practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeTenant]:
    with PracticeTenant.start(tmp_path_factory.mktemp("brisk-practice"), pace=PACE) as tenant:
        yield tenant
        assert tenant.unforeseen == []
