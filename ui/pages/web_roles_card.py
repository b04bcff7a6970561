"""The table permissions that web roles need with the party model: what is there, and what would be made."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from app.aftercare.permission_plan import PermissionPlan, PermissionStep, Standing
from app.aftercare.permission_questions import Option, Question
from app.services.table_permissions import Scope
from app.setup.state import Activity, SetupState
from app.setup.usability import Part
from app.text import Text, plural, text
from ui.choices import mark, on_choice
from ui.leads_to import Link, help_button
from ui.pages.try_again import TryAgain
from ui.session import Session
from ui.tokens import SPACE
from ui.tool_tip import plain_tip
from ui.widgets import (
    announce,
    busy,
    button,
    buttons,
    clear,
    column,
    frame,
    group,
    in_lines,
    with_icon,
    words,
)

_TITLE = text("Web roles")
_NOT_LOOKED = text("It has not been looked at yet whether the portal's web roles work in this environment.")
_NOT_NEEDED = text("The party model is not installed: no further table permissions are needed.")
_WHY = text(
    "The party model is installed here. The web roles that came with the portal do not know it: without "
    "three more table permissions, customers do not see their orders."
)
_NO_WEBSITE = text(
    "The party model is installed here, and web roles need three more table permissions. Which website in "
    "Dataverse is this portal's cannot be told: look for it in the Portal Management app."
)
_DONE = text("Web roles have what the party model asks for: all three table permissions are there.")
_MEND = text("Change it in the Portal Management app, under Security, Table permissions. Then check again.")
_LATER = text("The portal takes up to 15 minutes to see a new permission.")
_MARKS = {
    Standing.THERE: ("ready", "ready", text("There")),
    Standing.PARTLY: ("unsure", "unsure", text("Some web roles are still missing")),
    Standing.MISSING: ("unsure", "unsure", text("Missing, and will be created")),
    Standing.DIFFERENT: ("attention", "attention", text("There, but different. It is left as it is")),
    Standing.WAITS: ("unsure", "unsure", text("Missing")),
}


class WebRolesCard:
    """Shows how the permissions stand and makes the missing ones when asked."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._shown: tuple[PermissionStep, ...] | None = None
        self._asked: tuple[tuple[str, tuple[Option, ...]], ...] = ()
        self._radios: dict[tuple[str, str], QRadioButton] = {}
        say, usability = session.say, session.journey.usability
        self._problem = TryAgain(session, usability.check_permissions, session.page, text("Check again"))
        self._sum, self._steps, self._questions = words(""), column(gap=SPACE), column(gap=SPACE)
        self._adds = words("", "strong")
        self._sum.setObjectName("web-roles-summary")
        self._doing = words("", "muted")
        self._waiting = group(column(self._doing, busy()))
        self._make = button(
            say(text("Create what is missing")), self._create, "primary", name="make-permissions"
        )
        self._check = button(say(text("Check again")), self._look, name="check-permissions")
        self._apps = Link(session, text("Your apps"), look="quiet", name="apps-for-permissions")
        self._ways = buttons(
            self._make,
            self._check,
            help_button(session, text("Read how"), "party_portal", text("Read how: {title}", title=_TITLE)),
            self._apps.button,
        )
        said = column(words(say(_TITLE), "heading"), self._sum)
        self._later = words(say(_LATER), "small")
        plan = (group(self._steps), group(self._questions), self._adds, self._later)
        for part in (self._problem.widget, *plan, self._waiting, self._ways):
            said.addWidget(part)
        self.widget: QWidget = frame("card", with_icon("lock", "accent", said, 22))

    def render(self, state: SetupState) -> None:
        """Shows the plan, or that it is being looked at."""
        self.widget.setVisible(state.portal is not None)
        usability = state.usability
        work, plan = usability.of(Part.PERMISSIONS), usability.plan
        self._problem.render(Activity(work.doing, work.problem), work.wish)
        self._waiting.setVisible(work.doing is not None)
        self._doing.setText(self._session.say(work.doing) if work.doing else "")
        self._ways.setEnabled(work.doing is None)
        if state.environment is not None:
            # Where the Portal Management app is, for whoever does it by hand.
            self._apps.lead_to(self._session.cloud.page("apps", environment=state.environment.id))
        self._make.setVisible(plan is not None and bool(plan.to_do))
        self._tell(plan, quiet=work.doing is not None)
        seen_later = plan is not None and plan.is_needed and bool(plan.to_do or plan.is_complete)
        self._later.setVisible(seen_later)
        self._show_steps(plan.steps if plan else ())
        self._ask(plan.questions if plan else ())
        self._tell_count(len(plan.to_do) if plan else 0, state.site.name if state.site else "")

    def _tell(self, plan: PermissionPlan | None, *, quiet: bool) -> None:
        said = self._session.say(_summary(plan))
        if said != self._sum.text():
            self._sum.setText(said)
            if not quiet:
                announce(self.widget, said)

    def _show_steps(self, steps: tuple[PermissionStep, ...]) -> None:
        if steps == self._shown:
            return
        self._shown = steps
        clear(self._steps)
        for step in steps:
            self._steps.addLayout(with_icon(*_MARKS[step.standing][:2], self._step(step), 18))

    def _ask(self, questions: tuple[Question, ...]) -> None:
        """Asks what is new, and shows the answers: a question that stays keeps the keyboard."""
        asked = tuple((question.id, question.options) for question in questions)
        if asked != self._asked:
            self._asked = asked
            clear(self._questions)
            self._radios.clear()
            for question in questions:
                self._questions.addLayout(self._question(question))
        for question in questions:
            if question.answer:
                mark(self._radios[question.id, question.answer], chosen=True)

    def _tell_count(self, count: int, site: str) -> None:
        self._adds.setVisible(count > 0)
        what = plural(
            "Creating adds {count} row to the configuration of {site}, and changes nothing else.",
            "Creating adds {count} rows to the configuration of {site}, and changes nothing else.",
            count,
            site=site,
        )
        self._adds.setText(self._session.say(what))

    def _step(self, step: PermissionStep) -> QVBoxLayout:
        say, word = self._session.say, _MARKS[step.standing][2]
        title = text("{name}: {word}", name=step.make.name, word=word)
        different = step.standing is Standing.DIFFERENT
        about = text("It should be: {about}", about=_about(step)) if different else _about(step)
        reasons = (*step.reasons, _MEND) if different else step.reasons
        lines = [words(say(title), "strong"), words(say(about), "muted")]
        lines += [words(say(reason)) for reason in reasons]
        return column(*lines, gap=SPACE // 4)

    def _question(self, question: Question) -> QVBoxLayout:
        asked = words(self._session.say(question.asks), "strong")
        together = QButtonGroup(asked)
        made = column(asked, gap=0)
        for option in question.options:
            radio = self._option(question, option)
            radio.setAccessibleName(f"{asked.text()} {option.title}")
            together.addButton(radio)
            made.addWidget(radio)
        return made

    def _option(self, question: Question, option: Option) -> QRadioButton:
        made = QRadioButton(in_lines(option.title))
        made.setObjectName(f"answer-{question.id}-{option.id}")
        # Names of any length: the card is not widened by one.
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        made.setToolTip(plain_tip(option.title))
        self._radios[question.id, option.id] = made
        on_choice(made, lambda: self._session.journey.usability.answer(question.id, option.id))
        return made

    def _look(self) -> None:
        self._session.page.spawn(self._session.journey.usability.check_permissions())

    def _create(self) -> None:
        # What was begun is brought to its end, also where the person goes to another page.
        self._session.lasting.spawn(self._session.journey.usability.make_permissions())


def _summary(plan: PermissionPlan | None) -> Text:
    if plan is None:
        return _NOT_LOOKED
    if not plan.is_needed:
        return _NOT_NEEDED
    if not plan.steps:
        return _NO_WEBSITE
    return _DONE if plan.is_complete else _WHY


def _about(step: PermissionStep) -> Text:
    """Which rows of which table, and for whom: in the words of the Portal Management app."""
    table = step.wanted.table
    if step.wanted.scope is not Scope.CONTACT:
        return text("Table {table}, scope Parent, all privileges", table=table)
    names = ", ".join(role.name for role in step.roles)
    if not names:
        return text("Table {table}, scope Contact, all privileges", table=table)
    return text("Table {table}, scope Contact, all privileges; for {names}", table=table, names=names)
