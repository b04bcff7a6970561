"""Who can be invited: contacts and accounts with what each still lacks, to search, to mend and to export."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QLineEdit, QRadioButton, QTableView, QWidget

from app.aftercare.invitation_needs import invitation_needs
from app.aftercare.invitees import Invitee, Show, is_ready
from app.aftercare.invitees_csv import names_of
from app.setup.state import Activity, SetupState
from app.setup.usability import Part
from app.text import Text, plural, text
from ui.invitee_table import WIDTHS, InviteeTable
from ui.leads_to import Link
from ui.pages.try_again import TryAgain
from ui.save_dialog import ask_where_to_save
from ui.session import Say, Session
from ui.widgets import announce, busy, button, buttons, column, frame, group, with_icon, words

_TITLE = text("Who can be invited?")
_ABOUT = text(
    "Nobody can register by themselves. A contact needs a few values before it is invited, and a few more "
    "before it can order. This looks at your contacts and accounts and changes nothing."
)
_SHOWS = {
    Show.EVERYBODY: text("Everybody"),
    Show.LACKING: text("Something is missing"),
    Show.READY: text("Ready"),
}


class CustomersCard:
    """Shows the table once the person has asked for it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._everybody: tuple[Invitee, ...] | None = None
        say = session.say
        read = session.journey.usability.read_invitees
        self._problem = TryAgain(session, read, session.page, text("Read again"))
        self._look = button(say(text("Look at contacts and accounts")), self._read, name="read-invitees")
        self._doing = words("", "muted")
        self._waiting = group(column(self._doing, busy()))
        self._sum = words("", "strong")
        self._sum.setObjectName("invitees-summary")
        self._search = self._search_field()
        self._table_model = InviteeTable(session.language, self._search)
        self._filter = QButtonGroup(self._search)
        self._radios = buttons(*(self._radio(show) for show in Show))
        self._none = words(say(text("Nobody fits what you chose.")), "muted")
        self._table = self._table_view()
        self._open = Link(session, text("Open the form"), name="open-record")
        self._ways = buttons(
            self._open.button,
            button(say(text("Export to a spreadsheet")), self._export, name="export-invitees"),
            button(say(text("Read again")), self._read, name="read-invitees-again"),
        )
        note = words(say(_inferred(say)), "small")
        found = (self._sum, self._search, self._radios, self._none, self._table, self._ways, note)
        self._found = group(column(*found))
        said = column(words(say(_TITLE), "heading"), words(say(_ABOUT), "muted"))
        for part in (self._problem.widget, buttons(self._look), self._waiting, self._found):
            said.addWidget(part)
        self.widget: QWidget = frame("card", with_icon("people", "accent", said, 22))

    def render(self, state: SetupState) -> None:
        """Shows how far the reading is, or what was found."""
        self.widget.setVisible(state.portal is not None)
        usability = state.usability
        work = usability.of(Part.INVITEES)
        self._problem.render(Activity(work.doing, work.problem), work.wish)
        self._waiting.setVisible(work.doing is not None)
        self._doing.setText(self._session.say(work.doing) if work.doing else "")
        self._look.setVisible(usability.invitees is None and work.doing is None)
        self._found.setVisible(usability.invitees is not None)
        self._ways.setEnabled(work.doing is None)
        if usability.invitees is not None:
            self._fill(usability.invitees)

    def _fill(self, everybody: tuple[Invitee, ...]) -> None:
        if everybody is self._everybody:
            return
        self._everybody = everybody
        marked = self._marked()
        self._table_model.fill(everybody)
        if marked is not None and self._marked() is None:
            self._mark(marked.id)
        said = self._session.say(_summary(everybody))
        if said != self._sum.text():
            self._sum.setText(said)
            announce(self.widget, said)
        self._fit()

    def _search_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName("search-invitees")
        caption = self._session.say(text("Search by name, email address, company or account"))
        field.setPlaceholderText(caption)
        field.setToolTip(caption)
        field.setAccessibleName(caption)
        field.setClearButtonEnabled(True)
        field.textChanged.connect(lambda _: self._narrow())
        return field

    def _radio(self, show: Show) -> QRadioButton:
        made = QRadioButton(self._session.say(_SHOWS[show]))
        made.setObjectName(f"show-{show.value}")
        made.setChecked(show is Show.EVERYBODY)
        made.toggled.connect(lambda _: self._narrow())
        made.setProperty("show", show.value)
        self._filter.addButton(made)
        return made

    def _table_view(self) -> QTableView:
        view = QTableView()
        view.setObjectName("invitees")
        view.setAccessibleName(self._session.say(text("Contacts and accounts")))
        view.setModel(self._table_model)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.verticalHeader().hide()
        view.horizontalHeader().setHighlightSections(False)
        view.horizontalHeader().setStretchLastSection(True)
        for place, width in enumerate(WIDTHS):
            view.setColumnWidth(place, width)
        view.setSortingEnabled(True)
        view.sortByColumn(0, view.horizontalHeader().sortIndicatorOrder().AscendingOrder)
        view.setMinimumHeight(300)
        view.selectionModel().selectionChanged.connect(lambda *_: self._fit())
        view.doubleClicked.connect(lambda _: self._open.open())
        self._table_model.modelReset.connect(self._fit)
        return view

    def _narrow(self) -> None:
        chosen = self._filter.checkedButton()
        if chosen is not None:
            self._table_model.narrow(Show(chosen.property("show")), self._search.text())

    def _fit(self) -> None:
        self._none.setVisible(not self._table_model.shown)
        marked = self._marked()
        self._open.lead_to(self._form_of(marked) if marked is not None else "")

    def _marked(self) -> Invitee | None:
        marked = self._table.selectionModel().selectedRows()
        return self._table_model.invitee_at(marked[0].row()) if marked else None

    def _mark(self, identity: str) -> None:
        """Marks the same one again, where it is still shown."""
        rows = (row for row, one in enumerate(self._table_model.shown) if one.id == identity)
        row = next(rows, None)
        if row is not None:
            self._table.selectRow(row)

    def _read(self) -> None:
        self._session.page.spawn(self._session.journey.usability.read_invitees())

    def _form_of(self, one: Invitee) -> str:
        environment, cloud = self._session.journey.state.environment, self._session.cloud
        if environment is None:
            return ""
        return cloud.page(
            "record",
            dataverse=cloud.dataverse(environment.dataverse).address,
            environment=environment.id,
            table=one.table,
            record=one.id,
        )

    def _export(self) -> None:
        say = self._session.say
        ask_where_to_save(
            self.widget,
            say(text("Export to a spreadsheet")),
            say(text("Customers to invite.csv")),
            {".csv": say(text("Table of comma-separated values"))},
            self._save,
        )

    def _save(self, file: Path) -> None:
        session, shown = self._session, tuple(self._table_model.shown)
        session.page.spawn(session.journey.usability.save_invitees(shown, file, session.say))


def _inferred(say: Say) -> Text:
    """What was found in the likeliest columns, because Microsoft does not say in which ones it is."""
    needs = dict.fromkeys(need.id for need in invitation_needs() if need.is_inferred)
    return text(
        "Microsoft does not say in which columns these are: {names}. The likeliest ones are looked at. "
        "Compare one contact with its form before you rely on them.",
        names=names_of(needs, say),
    )


def _summary(everybody: tuple[Invitee, ...]) -> Text:
    contacts = [one for one in everybody if one.is_contact]
    ready = sum(1 for one in contacts if one.invitation.is_ready)
    both = sum(1 for one in contacts if is_ready(one))
    return plural(
        "{ready} of {count} contact can be invited, {both} can order as well.",
        "{ready} of {count} contacts can be invited, {both} can order as well.",
        len(contacts),
        ready=ready,
        both=both,
    )
