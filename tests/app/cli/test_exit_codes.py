from __future__ import annotations

from pathlib import Path

import pytest

from app import errors
from app.cli.exit_codes import ExitCode, exit_code_of
from app.problems import problem_of
from app.text import text

_CODES: dict[ExitCode, list[Exception]] = {
    ExitCode.NOT_READY: [
        errors.ChoicesMissing(Path("plan.json"), 2, "Footer"),
        errors.ChoiceNotPossible(Path("plan.json"), "Footer"),
    ],
    ExitCode.NO_ENVIRONMENT: [
        errors.EnvironmentNotFound("Contoso"),
        errors.NotConnected("dataverse"),
        errors.PortalNotFound("Contoso"),
    ],
    ExitCode.SIGN_IN: [
        errors.SignInCancelled(),
        errors.SignInTimedOut(),
        errors.SignInDeclined(),
        errors.SignInNeeded(),
        errors.ConsentNeeded("graph"),
        errors.SignInRefused("50020"),
        errors.NotRegistered(),
    ],
    ExitCode.SERVICE: [
        errors.NoNetwork("host"),
        errors.TimedOut("host"),
        errors.CertificateNotTrusted("host"),
        errors.PageInsteadOfData("host"),
        errors.ForeignAddress("host", "found"),
        errors.NotSignedIn("Dataverse", 401),
        errors.Forbidden("Dataverse", 403),
        errors.Throttled("Dataverse", 429),
        errors.ServiceRefused("Dataverse", 400),
        errors.WebsiteGone("5e"),
        errors.WebsiteTooLarge(50_000, 1024),
        RuntimeError("unforeseen"),
    ],
    ExitCode.LOCAL: [
        errors.CloudFileUnreadable(Path("cloud.toml"), "id is missing"),
        errors.StateUnreadable(Path("journal.sqlite3")),
        errors.FolderNotWritable(Path("folder")),
        errors.PracticeUnavailable("port-in-use", "port 1"),
        errors.ReportNotSaved(Path("report.html"), "there is no such folder"),
        errors.PrintingUnavailable("libEGL.so.1"),
        errors.KeyringClosed("locked"),
        errors.NoWebsite("site"),
        errors.SitesNotComparable(text("They are in other languages.")),
        errors.MergeEngineFailed(-1),
        errors.PlanUnreadable(Path("plan.json"), "it is not JSON"),
        errors.PlanOutOfDate(Path("plan.json"), "site"),
        errors.PlanThereAlready(Path("plan.json")),
        errors.SnapshotDamaged("a.portal-snapshot"),
        errors.SnapshotNotKept("a.portal-snapshot"),
        errors.SnapshotNeeded("a.portal-snapshot", text("It is the only one.")),
        errors.RunUnreadable("a.portal-update"),
        errors.RunInDoubt("a.portal-update"),
        errors.RunNotWritten("a.portal-update"),
        errors.UpdateNotKnown("Contoso"),
        errors.UndoneAlready("Contoso", "0c1f"),
        errors.ChoicesNotKept("a.portal-choices"),
        errors.ChoicesUnreadable("a.portal-choices"),
        errors.ChoicesDamaged("a.portal-choices"),
    ],
    ExitCode.UPDATE_OPEN: [errors.UpdateUnfinished("Contoso"), errors.UpdateUnderWay()],
    ExitCode.CREATION: [
        errors.PortalThereAlready("Contoso", "address"),
        errors.CreationUncertain(),
        errors.CreationStopped(),
        errors.CreationStalled(),
    ],
}


@pytest.mark.parametrize(
    ("code", "trouble"), [(code, trouble) for code, troubles in _CODES.items() for trouble in troubles]
)
def test_every_problem_has_its_exit_code(code: ExitCode, trouble: Exception) -> None:
    assert exit_code_of(problem_of(trouble)) is code


def test_the_codes_are_those_of_the_documents() -> None:
    documents = Path(__file__).parents[3] / "docs" / "headless.md"
    content = documents.read_text("utf-8")
    for code in ExitCode:
        assert f"| {int(code)} |" in content
