from __future__ import annotations

from app.clouds import cloud_named
from app.identity.approval import approval_request
from app.text import render


def test_the_message_holds_the_page_for_this_organisation_and_program() -> None:
    request = approval_request(cloud_named("public"), "the id", "a-tenant")
    assert request.page.endswith("/a-tenant/adminconsent?client_id=the+id")
    assert request.page in render(request.message)


def test_the_page_belongs_to_the_cloud() -> None:
    cloud = cloud_named("china")
    assert approval_request(cloud, "id", "tenant").page.startswith(cloud.authority)
