from __future__ import annotations

import re
from pathlib import Path

import pytest

from app import errors
from app.errors import InstallationTrouble, Trouble
from app.problems import HELPERS, Helper, Problem, problem_of
from app.text import render, text

FORBIDDEN = re.compile(r"\b(error|fail|invalid|fatal|abort|illegal|sorry|please|oops)", re.IGNORECASE)
PLACEHOLDER = re.compile(r"[{}]")

EXAMPLES: dict[type[Trouble], Trouble] = {
    errors.NoNetwork: errors.NoNetwork("a.example"),
    errors.NameNotFound: errors.NameNotFound("a.example"),
    errors.ConnectionLost: errors.ConnectionLost("a.example"),
    errors.TimedOut: errors.TimedOut("a.example"),
    errors.CertificateNotTrusted: errors.CertificateNotTrusted("a.example"),
    errors.CertificateOutOfDate: errors.CertificateOutOfDate("a.example"),
    errors.ProxyRefused: errors.ProxyRefused("a.example"),
    errors.PageInsteadOfData: errors.PageInsteadOfData("a.example"),
    errors.UnreadableReply: errors.UnreadableReply("a.example"),
    errors.ReplyTooLarge: errors.ReplyTooLarge("a.example"),
    errors.ForeignAddress: errors.ForeignAddress("a.example", "https://b.example"),
    errors.ServiceRefused: errors.ServiceRefused("Dataverse", 400, "C", "M", "id"),
    errors.NotSignedIn: errors.NotSignedIn("Dataverse", 401),
    errors.Forbidden: errors.Forbidden("Dataverse", 403),
    errors.NotFound: errors.NotFound("Dataverse", 404),
    errors.Conflict: errors.Conflict("Dataverse", 409),
    errors.AddressRefused: errors.AddressRefused("Power Platform", 400, "SubdomainConflict", "It is taken."),
    errors.Throttled: errors.Throttled("Dataverse", 429, wait=3.0),
    errors.ServiceDown: errors.ServiceDown("Dataverse", 503),
    errors.SignInCancelled: errors.SignInCancelled(),
    errors.SignInTimedOut: errors.SignInTimedOut(),
    errors.SignInDeclined: errors.SignInDeclined(),
    errors.SignInNeeded: errors.SignInNeeded(),
    errors.ConsentNeeded: errors.ConsentNeeded("https://a.example", "65001", "id"),
    errors.SignInRefused: errors.SignInRefused("50076", "description", "id"),
    errors.ClockWrong: errors.ClockWrong(-12),
    errors.NotRegistered: errors.NotRegistered(),
    errors.CloudFileUnreadable: errors.CloudFileUnreadable(Path("cloud.toml"), "id is missing"),
    errors.StateUnreadable: errors.StateUnreadable(Path("journal.sqlite3"), "newer"),
    errors.FolderNotWritable: errors.FolderNotWritable(Path("folder")),
    errors.PolicyUnreadable: errors.PolicyUnreadable(Path("policy.toml"), "cloud is not a text"),
    errors.ReportNotSaved: errors.ReportNotSaved(Path("report.html"), "there is no such folder"),
    errors.PrintingUnavailable: errors.PrintingUnavailable("libEGL.so.1"),
    errors.KeyringClosed: errors.KeyringClosed("locked"),
    errors.PortalThereAlready: errors.PortalThereAlready("Contoso", "https://a.example"),
    errors.PortalPerhapsThere: errors.PortalPerhapsThere("Contoso"),
    errors.CreationUncertain: errors.CreationUncertain(),
    errors.CreationStopped: errors.CreationStopped("C", "M"),
    errors.CreationStalled: errors.CreationStalled(),
    InstallationTrouble: InstallationTrouble("stopped", "Dual-write core"),
    errors.NotConnected: errors.NotConnected("dataverse"),
    errors.PracticeUnavailable: errors.PracticeUnavailable("port-in-use", "41000"),
    errors.EnvironmentNotFound: errors.EnvironmentNotFound("Contoso"),
    errors.PortalNotFound: errors.PortalNotFound("Contoso"),
    errors.FolderUnreadable: errors.FolderUnreadable("site", "Permission denied"),
    errors.NoWebsite: errors.NoWebsite("site"),
    errors.OtherWebsite: errors.OtherWebsite("site", "Contoso"),
    errors.FolderTooLarge: errors.FolderTooLarge("a.yml", "file", 16),
    errors.UnsafeName: errors.UnsafeName("..", "outside"),
    errors.ForeignEncoding: errors.ForeignEncoding("a.yml"),
    errors.DamagedYaml: errors.DamagedYaml("a.yml", 3, "syntax"),
    errors.RecordTwice: errors.RecordTwice("a.yml", "b.yml", "5a"),
    errors.FolderChanged: errors.FolderChanged("a.yml"),
    errors.FolderInUse: errors.FolderInUse("site"),
    errors.FolderNotSaved: errors.FolderNotSaved("site", "No space left"),
    errors.SitesNotComparable: errors.SitesNotComparable(text("They are in other languages.")),
    errors.MergeEngineFailed: errors.MergeEngineFailed(-1),
    errors.PlanUnreadable: errors.PlanUnreadable(Path("plan.json"), "it is not JSON"),
    errors.PlanOutOfDate: errors.PlanOutOfDate(Path("plan.json"), "site"),
    errors.PlanThereAlready: errors.PlanThereAlready(Path("plan.json")),
    errors.ChoiceNotPossible: errors.ChoiceNotPossible(Path("plan.json"), "Footer"),
    errors.ChoicesMissing: errors.ChoicesMissing(Path("plan.json"), 1, "Footer"),
    errors.ChoicesNotKept: errors.ChoicesNotKept("a.portal-choices", "No space left"),
    errors.ChoicesUnreadable: errors.ChoicesUnreadable("a.portal-choices", "Another program uses it"),
    errors.ChoicesDamaged: errors.ChoicesDamaged("a.portal-choices"),
    errors.RecordingUnreadable: errors.RecordingUnreadable(Path("recording.json")),
    errors.WebsiteGone: errors.WebsiteGone("5a"),
    errors.WebsiteTooLarge: errors.WebsiteTooLarge(50_000, 512),
    errors.RunUnreadable: errors.RunUnreadable("a.portal-update"),
    errors.RunInDoubt: errors.RunInDoubt("a.portal-update"),
    errors.RunNotWritten: errors.RunNotWritten("a.portal-update", "No space left"),
    errors.SnapshotNotThere: errors.SnapshotNotThere("a.portal-snapshot"),
    errors.SnapshotNeeded: errors.SnapshotNeeded("a.portal-snapshot", text("It is the only one.")),
    errors.SnapshotNotRemoved: errors.SnapshotNotRemoved("a.portal-snapshot", "in use"),
    errors.UpdateUnfinished: errors.UpdateUnfinished("Contoso"),
    errors.UpdateNotKnown: errors.UpdateNotKnown("Contoso", "0c1f"),
    errors.UpdateUnderWay: errors.UpdateUnderWay(),
    errors.UndoneAlready: errors.UndoneAlready("Contoso", "0c1f"),
    errors.SnapshotUnreadable: errors.SnapshotUnreadable("a.portal-snapshot", "Permission denied"),
    errors.SnapshotDamaged: errors.SnapshotDamaged("a.portal-snapshot"),
    errors.SnapshotNewer: errors.SnapshotNewer("a.portal-snapshot"),
    errors.SnapshotOfOther: errors.SnapshotOfOther("a.portal-snapshot", "Contoso"),
    errors.SnapshotTooLarge: errors.SnapshotTooLarge("a.portal-snapshot", 1024),
    errors.SnapshotNotKept: errors.SnapshotNotKept("a.portal-snapshot", "No space left"),
}

VARIANTS: tuple[Trouble, ...] = (
    errors.NotConnected("finance"),
    errors.PracticeUnavailable("state-unreadable", "practice.sqlite3"),
    errors.PracticeUnavailable("folder-not-writable", "folder"),
    errors.EnvironmentNotFound("Contoso", 2),
    errors.PortalNotFound("Contoso", 2),
    errors.FolderTooLarge("site", "files", 5),
    errors.FolderTooLarge("site", "folder", 5),
    errors.FolderTooLarge("site", "levels", 5),
    errors.UnsafeName("a", "link"),
    errors.UnsafeName("a", "reserved"),
    errors.UnsafeName("a", "case"),
    errors.DamagedYaml("a.yml", 3, "alias"),
    errors.DamagedYaml("a.yml", 3, "nesting"),
    errors.DamagedYaml("a.yml", 3, "key-twice"),
    errors.DamagedYaml("a.yml", 3, "shape"),
    errors.DamagedYaml("a.yml", 3, "id"),
    errors.PlanOutOfDate(Path("plan.json"), "template"),
    errors.PlanOutOfDate(Path("plan.json"), "baseline"),
    errors.PlanOutOfDate(Path("plan.json"), "decisions"),
    errors.ChoicesMissing(Path("plan.json"), 2, "Footer"),
)
# Different outcomes that a person deals with in the same way.
SAME_WORDS: set[tuple[type[Trouble], type[Trouble]]] = {(errors.UnreadableReply, errors.ReplyTooLarge)}


def _leaves(kind: type[Trouble]) -> list[type[Trouble]]:
    children = kind.__subclasses__()
    return [leaf for child in children for leaf in _leaves(child)] if children else [kind]


def _sentences(problem: Problem) -> list[str]:
    return [render(problem.what), render(problem.remedy), render(HELPERS[problem.helper])]


def test_every_outcome_has_an_example_here() -> None:
    assert set(_leaves(Trouble)) <= set(EXAMPLES)


@pytest.mark.parametrize("trouble", [*EXAMPLES.values(), *VARIANTS], ids=repr)
def test_every_outcome_has_words(trouble: Trouble) -> None:
    problem = problem_of(trouble)
    assert re.fullmatch(r"[A-Z]+(-[A-Z]+)*-\d+", problem.code)
    assert not problem.code.startswith("PROGRAM")
    for sentence in _sentences(problem):
        assert sentence.endswith(".")
        assert not FORBIDDEN.search(sentence)
        assert not PLACEHOLDER.search(sentence)


@pytest.mark.parametrize("family", [kind for kind in Trouble.__subclasses__() if kind.__subclasses__()])
def test_an_outcome_of_a_family_that_is_new_still_has_words(family: type[Trouble]) -> None:
    example = next(trouble for kind, trouble in EXAMPLES.items() if issubclass(kind, family))
    kind = type("Newcomer", (family,), {})
    newcomer: Trouble = Trouble.__new__(kind)
    vars(newcomer).update(vars(example))
    assert not problem_of(newcomer).code.startswith("PROGRAM")


def test_different_outcomes_have_different_codes() -> None:
    codes: dict[str, type[Trouble]] = {}
    for kind, trouble in EXAMPLES.items():
        code = problem_of(trouble).code
        other = codes.setdefault(code, kind)
        assert other is kind or (other, kind) in SAME_WORDS


def test_what_nobody_foresaw_is_told_plainly() -> None:
    problem = problem_of(RuntimeError("secret {0} <b>"))
    assert problem.code == "PROGRAM-1"
    assert problem.details == (("type", "RuntimeError"),)
    assert not any(FORBIDDEN.search(sentence) for sentence in _sentences(problem))


@pytest.mark.parametrize("name", ["{host}", "{0}", "{", "<b>x</b>", "%s", "{name.__class__}"])
def test_names_from_outside_are_shown_as_they_are(name: str) -> None:
    assert name in render(problem_of(errors.NameNotFound(name)).what)
    assert name in render(problem_of(errors.PortalThereAlready(name, "")).what)
    assert name in render(problem_of(errors.EnvironmentNotFound(name)).what)


def test_a_service_s_prose_is_for_support_only() -> None:
    refused = errors.Forbidden("Dataverse", 403, "0x80040220", "You are a fool", "the id")
    problem = problem_of(refused)
    assert "fool" not in "".join(_sentences(problem))
    assert problem.details == (
        ("service", "Dataverse"),
        ("status", "403"),
        ("code", "0x80040220"),
        ("message", "You are a fool"),
        ("correlation id", "the id"),
    )


def test_what_is_not_known_is_left_out_of_the_details() -> None:
    assert problem_of(errors.CreationStopped()).details == ()
    assert problem_of(errors.SignInTimedOut()).details == ()


def test_a_long_foreign_address_is_cut_short() -> None:
    details = dict(problem_of(errors.ForeignAddress("a", "https://" + "b" * 5000)).details)
    assert len(details["address"]) == 300


@pytest.mark.parametrize(
    ("trouble", "helper"),
    [
        (errors.Forbidden("Dataverse", 403), Helper.ENVIRONMENT_ADMINISTRATOR),
        (errors.ConsentNeeded("a"), Helper.ORGANISATION_ADMINISTRATOR),
        (errors.NotRegistered(), Helper.ORGANISATION_ADMINISTRATOR),
        (errors.CertificateNotTrusted("a"), Helper.NETWORK_ADMINISTRATOR),
        (errors.ProxyRefused("a"), Helper.NETWORK_ADMINISTRATOR),
        (errors.ServiceDown("a", 503), Helper.MICROSOFT),
        (errors.NoNetwork("a"), Helper.YOU),
    ],
)
def test_it_is_said_who_can_help(trouble: Trouble, helper: Helper) -> None:
    assert problem_of(trouble).helper is helper


def test_everyone_who_can_help_is_named() -> None:
    assert set(HELPERS) == set(Helper)
    assert all(render(sentence).endswith(".") for sentence in HELPERS.values())
