"""The last look before anything is done: what, where, by whom, and what cannot be undone."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.catalogues import portal_languages
from app.checks.check import CheckResult, Verdict
from app.provisioning.plan import Adopt, Plan, Trial, Way
from app.setup.planning import plan_of
from app.setup.state import SetupState
from app.text import NOTHING, Text, plural, text
from ui.pages.consequences import REVIEWS
from ui.pages.page import page_frame
from ui.reflow_layout import Reflow, reflow
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import clear, column, copyable, frame, with_icon, words

_LEAD = text("Look at it once more. No portal has been asked for so far.")


class ReviewPage:
    """Shows what will be done. The button that does it is the step's own."""

    def __init__(self, session: Session) -> None:
        self._session = session
        say = session.say
        page = page_frame(say(REVIEWS["Create"].title), say(_LEAD))
        self.widget: QWidget = page.widget
        self._title = page.title
        self._facts = {name: copyable("") for name in _FACTS}
        self._lines: dict[str, QWidget] = {}
        page.body.addWidget(frame("card", self._list_of_facts()))
        self._then = column(gap=int(1.5 * SPACE))
        page.body.addWidget(frame("card", self._then))
        self._open_ends = column(gap=SPACE)
        page.body.addLayout(self._open_ends)
        self._shown = ""

    def render(self, state: SetupState) -> None:
        """Shows the plan with everything it rests on."""
        plan = plan_of(state, date.today())  # noqa: DTZ011 - the trial's end is told in the person's own days
        for name, value in self._values(plan).items():
            self._facts[name].setText(value)
            self._lines[name].setVisible(bool(value))
        self._render_consequences(type(plan.way).__name__)
        self._render_open_ends(state.readiness)

    def first_focus(self) -> QWidget | None:
        """The page, and no button: what cannot be undone takes a step of one's own."""
        return self.widget

    def _list_of_facts(self) -> QVBoxLayout:
        facts = column(gap=SPACE)
        for name, caption in _FACTS.items():
            self._facts[name].setObjectName(f"fact-{name}")
            label = words(self._session.say(caption), "muted")
            line = self._lines[name] = reflow(label, self._facts[name], _CAPTIONED)
            facts.addWidget(line)
        return facts

    def _values(self, plan: Plan) -> dict[str, str]:
        say, request, environment = self._session.say, plan.request, plan.environment
        language = next((one.name for one in portal_languages() if one.id == request.language), "")
        parts = (environment.name, environment.kind, environment.region) if environment else ()
        likely = self._session.cloud.website_address(request.subdomain) if request.subdomain else ""
        address = plan.way.site.address if isinstance(plan.way, Adopt) else likely
        return {
            "deed": say(REVIEWS[type(plan.way).__name__].deed),
            "name": request.name,
            "address": address,
            "language": language,
            "template": say(text("Customer Portal for Supply Chain Management")),
            "environment": " · ".join(part for part in parts if part),
            "dataverse": environment.dataverse if environment else "",
            "account": plan.account,
            "created": say(_created(plan.way)),
            "trial": say(_trial(plan.trial)) if plan.trial else "",
            "licence": say(plan.licence) if plan.licence else "",
        }

    def _render_consequences(self, way: str) -> None:
        if way == self._shown:
            return
        self._shown = way
        review, say = REVIEWS[way], self._session.say
        self._title.setText(say(review.title))
        clear(self._then)
        self._then.addWidget(words(say(text("What happens then")), "heading"))
        for icon, content in review.consequences:
            colour = "unsure" if icon == "attention" else "accent"
            self._then.addLayout(with_icon(icon, colour, words(say(content))))

    def _render_open_ends(self, results: tuple[CheckResult, ...]) -> None:
        clear(self._open_ends)
        for result in results:
            remark = _remark(result)
            if remark is not None:
                line = with_icon("information", "unsure", words(self._session.say(remark)))
                self._open_ends.addWidget(frame("unsure", line, int(1.5 * SPACE)))


_CAPTIONED = Reflow(narrowest=320, share=0.3, widest=180, gap=2 * SPACE)
_FACTS = {
    "deed": text("What is done"),
    "name": text("Name"),
    "address": text("Address"),
    "language": text("Language"),
    "template": text("Template"),
    "environment": text("Environment"),
    "dataverse": text("Dataverse"),
    "account": text("Done by"),
    "created": text("Created on"),
    "trial": text("Free trial"),
    "licence": text("Licence"),
}


def _created(way: Way) -> Text:
    """The day on which a portal that is taken over was created, in the person's own time zone."""
    moment = way.site.created if isinstance(way, Adopt) else None
    return text("{moment}", moment=moment.astimezone().date()) if moment else NOTHING


def _trial(trial: Trial) -> Text:
    return plural(
        "{count} day, until about {day}", "{count} days, until about {day}", trial.days, day=trial.ends
    )


def _remark(result: CheckResult) -> Text | None:
    """What was not proved by the program, or None."""
    finding = result.finding
    if finding is None or finding.verdict is Verdict.READY or result.decided:
        return None
    if finding.verdict is Verdict.CONFIRMED_BY_YOU:
        return text("{check}: confirmed by you, not checked by this program.", check=result.check.title)
    return text("{check}: {summary}", check=result.check.title, summary=finding.summary)
