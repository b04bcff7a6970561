"""Microsoft's words in plain ones. What a word means here is what it means for this setup, and no more."""

from __future__ import annotations

from dataclasses import dataclass

from app.text import Text, text


@dataclass(frozen=True)
class Word:
    """A word as Microsoft's screens have it, and its meaning in a sentence or two."""

    word: Text
    meaning: Text


GLOSSARY = {
    "customer-portal": Word(
        text("Customer Portal"),
        text("Microsoft's ready-made web site on which business customers place orders and follow them."),
    ),
    "dual-write": Word(
        text("Dual-write"),
        text("Keeps customers, products and orders the same in Supply Chain Management and in Dataverse."),
    ),
    "dataverse": Word(
        text("Dataverse"),
        text("The database of Power Platform. The portal reads its data there and writes orders into it."),
    ),
    "work-account": Word(
        text("Work account"),
        text("The account that your organisation gave you, with which you open Dynamics 365."),
    ),
    "organisation": Word(
        text("Organisation"),
        text("Your company's own area at Microsoft, with its people and licences. Also called a tenant."),
    ),
    "guest": Word(
        text("Guest"),
        text("Someone who works in another organisation's area with the account of their own organisation."),
    ),
    "environment": Word(
        text("Environment"),
        text(
            "A place of its own in Power Platform, with its own data and people: one for tests, one for work."
        ),
    ),
    "linked": Word(
        text("Linked"),
        text("An environment that is tied to Finance and Operations apps, so that dual-write can run."),
    ),
    "table-map": Word(
        text("Table map"),
        text("The part of dual-write for one kind of data, such as accounts. It works while it is running."),
    ),
    "solution": Word(
        text("Solution"),
        text("A package of tables and settings that is installed in an environment."),
    ),
    "system-administrator": Word(
        text("System Administrator"),
        text("The role in an environment that may change everything there. Creating the portal takes it."),
    ),
    "capacity": Word(
        text("Capacity"),
        text("What your organisation has bought for its portals, such as a number of visitors in a month."),
    ),
    "web-address": Word(
        text("Web address"),
        text("What customers type to get to the portal. You choose its first part."),
    ),
    "portal-language": Word(
        text("Language"),
        text("The language of the portal's pages. It can only be one that is switched on in Dataverse."),
    ),
    "template": Word(
        text("Template"),
        text("The pattern from which Power Pages makes the portal with all its pages."),
    ),
    "power-pages": Word(
        text("Power Pages"),
        text("Microsoft's service for web sites that show data from Dataverse."),
    ),
    "trial": Word(
        text("Trial"),
        text(
            "A new portal runs on trial and is switched off at its end, unless it is made a production site."
        ),
    ),
    "contact": Word(
        text("Contact"),
        text("A person at one of your customers. Who is no contact cannot get into the portal."),
    ),
    "web-role": Word(
        text("Web role"),
        text("What a contact may see and do in the portal, such as the orders of the whole company."),
    ),
    "table-permission": Word(
        text("Table permission"),
        text("Opens the data of one table to a web role. Without it the portal's lists stay empty."),
    ),
    "web-template": Word(
        text("Web template"),
        text("A piece of code of which pages are made, such as the header of all pages."),
    ),
    "content-snippet": Word(
        text("Content snippet"),
        text("A short text that stands in many pages, such as the address at the bottom."),
    ),
    "site-setting": Word(
        text("Site setting"),
        text("A switch that changes how the portal works."),
    ),
    "web-page": Word(
        text("Web page"),
        text("A page of the portal. It stands in the list once by itself, and once for each language."),
    ),
    "clash": Word(
        text("Clash"),
        text("You and Microsoft changed the same place in different ways, so only you can choose."),
    ),
    "private-site": Word(
        text("Private site"),
        text("A portal that only chosen people of your organisation can open. Customers need a public one."),
    ),
}
"""The words by their ids in `resources/page_help.toml`."""
