"""What was made, where and by whom: the first part of the setup report."""

from __future__ import annotations

from app.aftercare.answer_words import answer_words
from app.aftercare.known_portal import Coming
from app.aftercare.trial import trial_dates
from app.catalogues import portal_languages
from app.checks.check import CheckResult
from app.report.document import Particulars
from app.report.setup_facts import SetupFacts
from app.report.subject import Subject
from app.text import Text, text

NOT_KNOWN = text("Not known")
_LICENCE = "power-pages-licence"


def site_particulars(facts: SetupFacts, subject: Subject) -> Particulars:
    """The site with everything that is known of it."""
    site = facts.site
    return Particulars(
        (
            (text("Name"), text("{name}", name=site.name)),
            (text("Address"), text("{address}", address=site.address)),
            (text("Environment"), _environment(subject)),
            (text("How it came about"), coming(facts, subject)),
            (text("By whom"), _maker(facts)),
            (text("Made at Microsoft"), _moment(facts, subject)),
            (text("Template"), text("{name}", name=site.template) if site.template else NOT_KNOWN),
            (text("Language"), _language(facts)),
            (text("Trial or production"), term(facts)),
            (text("Licence"), _licence(facts.readiness)),
            (text("Who can see it"), _visibility(facts)),
            (text("Whether it answers"), answers(facts)),
            (text("Website id"), _or_unknown(site.id)),
            (text("Website record in Dataverse"), _or_unknown(site.record)),
            (text("Last read"), _seen(facts, subject)),
        )
    )


def coming(facts: SetupFacts, subject: Subject) -> Text:
    """How the portal came to be, as far as this computer knows."""
    if facts.portal is None:
        return text("Not known: this computer has no note of how the portal came to be.")
    moment = subject.moment(facts.portal.since)
    match facts.portal.coming:
        case Coming.CREATED:
            return text("Created by this program, which asked for it on {moment}.", moment=moment)
        case Coming.BROUGHT_BACK:
            return text(
                "Brought back by this program: a new site for content that was there. Asked for on {moment}.",
                moment=moment,
            )
        case Coming.TAKEN_OVER:
            return text(
                "It was there already and was taken over with this program on {moment}. Who made it is not "
                "known.",
                moment=moment,
            )
        case Coming.BY_HAND:
            return text(
                "Made by hand in Power Pages, and taken over with this program on {moment}.", moment=moment
            )


def term(facts: SetupFacts) -> Text:
    """Whether it is a trial, and until when."""
    site = facts.site
    if site.is_production:
        return text("Production, without an end")
    dates = trial_dates(site, facts.seen) if facts.seen else None
    if dates is None:
        return text("Trial; its last day is not known") if site.is_trial else NOT_KNOWN
    ends, deleted = dates.ends, dates.deleted
    if dates.is_over:
        return text("Trial, over since {ends}. The site is deleted on {deleted}.", ends=ends, deleted=deleted)
    return text(
        "Trial; its last day is {ends}. Unless it is converted to production, the site is deleted on "
        "{deleted}.",
        ends=ends,
        deleted=deleted,
    )


def answers(facts: SetupFacts) -> Text:
    """Whether the portal answers to its visitors."""
    if facts.reach is None:
        return text("Not looked at")
    return answer_words(facts.reach.last, waits=facts.reach.waits)


def _environment(subject: Subject) -> Text:
    environment = subject.environment
    return text("{name} ({id})", name=environment.name, id=environment.id)


def _maker(facts: SetupFacts) -> Text:
    if facts.maker:
        return text("{person}", person=facts.maker)
    if facts.portal is None:
        return NOT_KNOWN
    return text("An account that is no longer saved on this computer")


def _moment(facts: SetupFacts, subject: Subject) -> Text:
    created = facts.site.created
    if created is None:
        return text("Microsoft does not say")
    return text("{moment}", moment=subject.moment(created))


def _seen(facts: SetupFacts, subject: Subject) -> Text:
    if facts.seen is None:
        return text("Not since it was found")
    return text("{moment}", moment=subject.moment(facts.seen))


def _language(facts: SetupFacts) -> Text:
    if facts.language is None:
        return NOT_KNOWN
    name = next((one.name for one in portal_languages() if one.id == facts.language), "")
    number = str(facts.language)
    if not name:
        return text("{number}", number=number)
    return text("{name} ({number})", name=name, number=number)


def _licence(readiness: tuple[CheckResult, ...]) -> Text:
    found = next((one.finding for one in readiness if one.check.id == _LICENCE), None)
    return found.summary if found else text("Not known: not checked in this start of the program")


def _visibility(facts: SetupFacts) -> Text:
    if facts.site.is_private is None:
        return text("Microsoft does not say")
    if facts.site.is_private:
        return text("Private: only the people who are named for it")
    return text("Public: everyone who has the address")


def _or_unknown(value: str) -> Text:
    return text("{value}", value=value) if value else NOT_KNOWN
