"""Why websites cannot be compared at all; nothing is decided then, and nothing written."""

from __future__ import annotations

from app.errors import SitesNotComparable
from app.text import text
from app.update.site.record import Record


def same_id_twice(site: str, table: str, id: str) -> SitesNotComparable:  # noqa: A002 -- Dataverse's word
    """Two records of a table have one id: a folder was put together from several downloads."""
    return SitesNotComparable(
        text(
            "“{site}” holds two records of the table {table} with the same id, {id}. Read the website once "
            "more.",
            site=site,
            table=table,
            id=id,
        )
    )


def own_ancestor(site: str, table: str, record: Record, name: str) -> SitesNotComparable:
    """A record is its own parent, directly or through others."""
    return SitesNotComparable(
        text(
            "In “{site}”, “{name}” (table {table}, id {id}) lies under itself. Give it another parent in the "
            "Portal Management app, and read the website once more.",
            site=site,
            name=name,
            table=table,
            id=record.id,
        )
    )


def too_large(site: str, record: Record, column: str, millions: int) -> SitesNotComparable:
    """A column holds more than Dataverse can keep in any."""
    return SitesNotComparable(
        text(
            "In “{site}”, the column {column} of the record {id} (table {table}) holds more than {millions} "
            "million characters, more than Dataverse keeps. Read the website once more.",
            site=site,
            column=column,
            id=record.id,
            table=record.table,
            millions=millions,
        )
    )


def no_common_language(ours: str, theirs: str) -> SitesNotComparable:
    """The template is in other languages: its pages and words are other ones, and nothing would match."""
    return SitesNotComparable(
        text(
            "Your website is in {ours}, and Microsoft’s template was read in {theirs}. Make the reference "
            "website in one of your languages.",
            ours=ours,
            theirs=theirs,
        )
    )
