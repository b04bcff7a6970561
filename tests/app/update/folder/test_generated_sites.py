from __future__ import annotations

from dataclasses import replace

from generated_site import sites
from hypothesis import given
from portal_folder import CODE_SITE, as_bytes

from app.update.folder.change import EMPTY, with_site
from app.update.folder.read import image_of
from app.update.site.site import Site

CODE = image_of(as_bytes(CODE_SITE))


@given(sites())
def test_what_is_written_is_read_as_the_same_site(site: Site) -> None:
    assert with_site(EMPTY, site).site == site


@given(sites())
def test_the_form_of_code_sites_holds_the_same(site: Site) -> None:
    empty = with_site(CODE, Site(CODE.site.id, "", "enhanced", CODE.site.of("adx_website")))
    records = (*(record for record in site.records if record.table != "adx_website"), *empty.site.records)
    assert with_site(empty, replace(empty.site, records=records)).site.records == records


@given(sites(), sites())
def test_one_site_turned_into_another_holds_the_other(one: Site, other: Site) -> None:
    assert with_site(with_site(EMPTY, one), other).site == other


@given(sites())
def test_files_of_records_that_stay_keep_their_bytes(site: Site) -> None:
    before = with_site(EMPTY, site)
    kept = [record for record in site.records if record.id < "0000000c" or record.table == "adx_website"]
    after = with_site(before, replace(site, records=tuple(kept)))
    own = [origin for origin in after.origins.values() if origin.index is None]
    assert all(after.files[path] == before.files[path] for origin in own for path in origin.files)
