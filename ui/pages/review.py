"""The last look before anything is created: what, where, by whom, and what cannot be undone."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from app.catalogues import portal_languages
from app.checks.check import CheckResult, Verdict
from app.setup.state import SetupState
from app.text import Text, text
from ui.pages.page import page_frame
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import clear, column, copyable, frame, with_icon, words

_TITLE = text("Create this portal?")
_LEAD = text("Look at it once more. Nothing has been changed so far.")
_CONSEQUENCES = (
    (
        "clock",
        text(
            "Microsoft builds the portal, which can take half an hour. You may close this window meanwhile."
        ),
    ),
    ("lock", text("At first it is private: only the people you name can see it.")),
    (
        "information",
        text("It starts as a free trial. Before that ends, it has to be turned into a production site."),
    ),
    (
        "attention",
        text(
            "Back does not undo it afterwards. A portal that is not wanted has to be deleted in Power Pages."
        ),
    ),
)


class ReviewPage:
    """Shows what will be asked for. The button that does it is the step's own."""

    def __init__(self, session: Session) -> None:
        self._session = session
        say = session.say
        page = page_frame(say(_TITLE), say(_LEAD))
        self.widget: QWidget = page.widget
        self._facts = {name: copyable("") for name in _FACTS}
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * SPACE)
        grid.setVerticalSpacing(SPACE)
        grid.setColumnStretch(1, 1)
        for line, (name, caption) in enumerate(_FACTS.items()):
            self._facts[name].setObjectName(f"fact-{name}")
            label = words(say(caption), "muted")
            label.setWordWrap(False)
            grid.addWidget(label, line, 0)
            grid.addWidget(self._facts[name], line, 1)
        facts = column(gap=0)
        facts.addLayout(grid)
        page.body.addWidget(frame("card", facts))
        self._open_ends = column(gap=SPACE)
        page.body.addLayout(self._open_ends)
        then = column(words(say(text("What happens then")), "heading"), gap=int(1.5 * SPACE))
        for icon, content in _CONSEQUENCES:
            colour = "unsure" if icon == "attention" else "accent"
            then.addLayout(with_icon(icon, colour, words(say(content))))
        page.body.addWidget(frame("card", then))

    def render(self, state: SetupState) -> None:
        """Shows the request with everything it rests on."""
        request, environment, account = state.request, state.environment, state.account
        where = _joined(environment.name, environment.kind, environment.region) if environment else ""
        language = next((one.name for one in portal_languages() if one.id == request.language), "")
        values = {
            "name": request.name,
            "address": self._session.cloud.website_address(request.subdomain),
            "language": language,
            "template": self._session.say(text("Customer Portal for Supply Chain Management")),
            "environment": where,
            "dataverse": environment.dataverse if environment else "",
            "account": account.user_name if account else "",
        }
        for name, value in values.items():
            self._facts[name].setText(value)
        self._render_open_ends(state.readiness)

    def first_focus(self) -> QWidget | None:
        """Nothing: what cannot be undone takes a step of one's own."""
        return None

    def _render_open_ends(self, results: tuple[CheckResult, ...]) -> None:
        clear(self._open_ends)
        for result in results:
            remark = _remark(result)
            if remark is not None:
                line = with_icon("information", "unsure", words(self._session.say(remark)))
                self._open_ends.addWidget(frame("unsure", line, int(1.5 * SPACE)))


_FACTS = {
    "name": text("Name"),
    "address": text("Address"),
    "language": text("Language"),
    "template": text("Template"),
    "environment": text("Environment"),
    "dataverse": text("Dataverse"),
    "account": text("Created by"),
}


def _remark(result: CheckResult) -> Text | None:
    """What was not proved by the program, or None."""
    finding = result.finding
    if finding is None or finding.verdict is Verdict.READY:
        return None
    if finding.verdict is Verdict.CONFIRMED_BY_YOU:
        return text("{check}: confirmed by you, not checked by this program.", check=result.check.title)
    return text("{check}: {summary}", check=result.check.title, summary=finding.summary)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
