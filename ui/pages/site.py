"""Naming the site: name, address and language, each judged while it is typed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from app.provisioning.plan import Reactivate, wanted
from app.provisioning.site_request import Part, SiteRequest, objections, renamed
from app.provisioning.suggestions import other_addresses
from app.setup.state import SetupState, StepId
from app.text import Text, text
from ui.pages.language_list import LanguageList
from ui.pages.page import page_frame
from ui.pages.suggestions import Suggestions
from ui.pages.try_again import TryAgain
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import busy, column, frame, group, words

_TITLE = text("Name your portal")
_LEAD = text(
    "Your customers will see the name and type the address. Both can be changed later in Power Pages."
)
_ADDRESS_HINT = text(
    "Small letters, digits and hyphens. Whether it is free, Microsoft tells when the portal is created."
)
_KEPT_NAME = text("The portal that is brought back keeps this name.")
_LANGUAGE_HINT = text("The languages that are enabled in this environment and that a portal can have.")


class SitePage:
    """Shows what is asked for and takes what is typed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        say = session.say
        page = page_frame(say(_TITLE), say(_LEAD))
        self.widget: QWidget = page.widget
        reload = session.journey.site.load_languages
        self._problem = TryAgain(session, reload, session.page, text("Try again"))
        self._name = self._field("name", text("Name"), self._type_name)
        self._address = self._field("address", text("Address"), self._type_address)
        self._preview = words("", "address")
        self._preview.setObjectName("preview")
        self._suggestions = Suggestions(say, self._take_address)
        self._kept_name = words(say(_KEPT_NAME), "small")
        self._languages = LanguageList(say, self._choose_language)
        self._objections = {part: words("", "objection") for part in Part}
        self._touched: set[Part] = set()
        self._doing = words("", "muted")
        self._waiting = group(column(self._doing, busy()))
        page.body.addWidget(self._problem.widget)
        page.body.addWidget(frame("card", self._form(), 2 * SPACE))

    def render(self, state: SetupState) -> None:
        """Shows the request, and what is not yet right about it."""
        activity, course = state.activity_of(StepId.SITE), state.course
        request = wanted(course.way, state.request)
        self._problem.render(activity)
        self._waiting.setVisible(activity.doing is not None)
        self._doing.setText(self._session.say(activity.doing) if activity.doing else "")
        _show(self._name, request.name)
        _show(self._address, request.subdomain)
        whole = self._session.cloud.website_address(request.subdomain) if request.subdomain else ""
        self._preview.setText(whole)
        self._preview.setVisible(bool(whole))
        self._languages.render(state.languages or (), request.language)
        keeps_name = isinstance(course.way, Reactivate) and bool(course.way.record.name.strip())
        self._name.setEnabled(not keeps_name)
        self._kept_name.setVisible(keeps_name)
        self._object(request, state.languages or (), course.refused)

    def first_focus(self) -> QWidget | None:
        """The name, or the address where only that can be changed or has to be."""
        state = self._session.journey.state
        is_refused = state.request.subdomain in state.course.refused
        return self._name if self._name.isEnabled() and not is_refused else self._address

    def _form(self) -> QVBoxLayout:
        say = self._session.say
        name, address, language = (self._objections[part] for part in Part)
        parts = (
            (text("Name"), self._name, name, self._kept_name),
            (
                text("Address"),
                self._address,
                address,
                self._suggestions.widget,
                self._preview,
                words(say(_ADDRESS_HINT), "small"),
            ),
            (
                text("Language"),
                self._waiting,
                self._languages.widget,
                language,
                words(say(_LANGUAGE_HINT), "small"),
            ),
        )
        form = column(gap=3 * SPACE)
        for caption, *inside in parts:
            form.addLayout(column(_caption(say(caption), inside[0]), *inside, gap=SPACE // 2))
        return form

    def _field(self, name: str, caption: Text, typed: object) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setAccessibleName(self._session.say(caption))
        # Also what is put in by a screen reader or by dictation, which types nothing.
        field.textChanged.connect(typed)
        return field

    def _object(self, request: SiteRequest, languages: tuple[int, ...], refused: frozenset[str]) -> None:
        """Says what will not do; not yet about what nobody has come to."""
        reasons = {one.part: one.reason for one in objections(request, languages, refused)}
        is_refused = request.subdomain in refused
        if is_refused:
            self._touched.add(Part.ADDRESS)
        self._suggestions.render(other_addresses(request, refused) if is_refused else ())
        for part, label in self._objections.items():
            reason = reasons.get(part) if part in self._touched else None
            label.setText(self._session.say(reason) if reason else "")
            label.setVisible(reason is not None)
        fields = {Part.NAME: self._name, Part.ADDRESS: self._address}
        for part, field in fields.items():
            field.setAccessibleDescription(self._objections[part].text())

    def _type_name(self, typed: str) -> None:
        self._touched.add(Part.NAME)
        if typed:
            self._touched.add(Part.ADDRESS)
        self._session.journey.site.edit(renamed(self._request, typed))

    def _type_address(self, typed: str) -> None:
        self._touched.add(Part.ADDRESS)
        self._session.journey.site.edit(replace(self._request, subdomain=typed))

    def _take_address(self, address: str) -> None:
        self._type_address(address)
        self._address.setFocus()

    def _choose_language(self, language: int) -> None:
        self._session.journey.site.edit(replace(self._request, language=language))

    @property
    def _request(self) -> SiteRequest:
        return self._session.journey.state.request


def _caption(caption: str, field: QWidget) -> QLabel:
    label = words(caption, "strong")
    label.setBuddy(field)
    return label


def _show(field: QLineEdit, content: str) -> None:
    if field.text() != content:
        with QSignalBlocker(field):
            field.setText(content)
