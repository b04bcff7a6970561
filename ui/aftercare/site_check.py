"""Microsoft's own check of the site: run on request, its findings in words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.site_scan import ScanFinding, Severity
from app.setup.aftercare_state import Act
from app.setup.state import SetupState
from app.text import Text, plural, text
from ui.aftercare.deed_line import DeedLine
from ui.aftercare.fold import Fold
from ui.leads_to import Link
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import button, buttons, clear, column, with_icon, words

_TITLE = text("Microsoft's site check")
_ABOUT = text("Looks for common troubles of a site. Nothing is changed; it can take some minutes.")
_MARKS: Mapping[Severity, tuple[str, str, Text]] = {
    Severity.SERIOUS: ("attention", "attention", text("Put right")),
    Severity.ADVICE: ("information", "unsure", text("Hint")),
    Severity.UNKNOWN: ("unsure", "unsure", text("Look at it")),
}


class SiteCheck:
    """Shows what the check found, the most important first."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._shown: tuple[ScanFinding, ...] | None = None
        self._run = button(session.say(text("Check the site")), self._scan, name="scan")
        self._deed, self._findings = DeedLine(session, "scan"), column(gap=int(1.5 * SPACE))
        inside = column(buttons(self._run), self._deed.widget)
        inside.addLayout(self._findings)
        self._fold = Fold(session, "scan", "search", _TITLE, _ABOUT, inside)
        self.widget: QWidget = self._fold.widget

    def render(self, state: SetupState) -> None:
        """Shows the findings."""
        aftercare = state.aftercare
        deed = aftercare.deed(Act.SCAN)
        self.widget.setVisible(state.portal is not None)
        self._run.setEnabled(deed.doing is None)
        self._deed.render(deed)
        if aftercare.findings != self._shown:
            self._shown = aftercare.findings
            self._render_findings(aftercare.findings)

    def _render_findings(self, findings: tuple[ScanFinding, ...] | None) -> None:
        clear(self._findings)
        self._fold.tell(_ABOUT if findings is None else _summary(findings))
        for place, finding in enumerate(one for one in findings or () if one.severity in _MARKS):
            self._findings.addLayout(self._row(place, finding))
        passed = [one.issue for one in findings or () if one.severity is Severity.PASSED and one.issue]
        if passed:
            said = column(words(self._session.say(text("In order")), "strong"), gap=SPACE // 4)
            for issue in passed:
                said.addWidget(words(issue, "muted"))
            self._findings.addLayout(with_icon("ready", "ready", said))

    def _row(self, place: int, finding: ScanFinding) -> QHBoxLayout:
        say = self._session.say
        icon, colour, word = _MARKS[finding.severity]
        title = text("{word}: {issue}", word=word, issue=finding.issue or say(text("without a name")))
        said = column(words(say(title), "strong"), gap=SPACE // 4)
        for line, look in ((finding.description, ""), (finding.category, "small")):
            if line:
                said.addWidget(words(line, look))
        if self._session.may_open(finding.learn_more):
            more = Link(
                self._session,
                text("Read more"),
                finding.learn_more,
                "quiet",
                name=f"read-more-{place}",
                says=text("Read more: {issue}", issue=finding.issue),
            )
            said.addWidget(buttons(more.button))
        return with_icon(icon, colour, said)

    def _scan(self) -> None:
        self._session.page.spawn(self._session.journey.portal.scan())


def _summary(findings: tuple[ScanFinding, ...]) -> Text:
    serious = sum(1 for one in findings if one.severity is Severity.SERIOUS)
    others = sum(1 for one in findings if one.severity in (Severity.ADVICE, Severity.UNKNOWN))
    if serious:
        return plural("{count} thing has to be put right.", "{count} things have to be put right.", serious)
    if others:
        return plural("Nothing serious, {count} hint.", "Nothing serious, {count} hints.", others)
    return text("Microsoft found nothing to put right.")
