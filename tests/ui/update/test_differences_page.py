from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QTreeView
from states_of_updating import HEADER, differences, updating
from update_sides import place_of

from app.update.merge.choice import Edited, Take
from app.update.merge.decision import Place

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[..., Any]
CLASH = Place(HEADER.table, HEADER.id, "adx_source", 0)


def _text(shown: Any, name: str) -> str:
    view = shown.find(name)
    assert isinstance(view, QPlainTextEdit)
    return view.toPlainText()


def _choices(shown: Any) -> dict[Place, object]:
    return dict(shown.journey.state.update.choices)


def _names(shown: Any) -> list[str]:
    """What the tree shows, opened or not."""
    tree = shown.find("differences")
    assert isinstance(tree, QTreeView)
    model = tree.model()
    tops = [model.index(row, 0) for row in range(model.rowCount())]
    return [model.index(row, 0, top).data() for top in tops for row in range(model.rowCount(top))]


def test_what_clashes_stands_side_by_side_in_words(show: Show) -> None:
    shown = show("update-differences")
    assert "Web template: Header" in shown.words
    assert "Good morning at our portal" in _text(shown, "side-ours")
    assert "Hello and welcome" in _text(shown, "side-theirs")
    assert {"Yours", "Microsoft’s", "Keep mine", "Take Microsoft’s", "Both", "Edit"} <= set(shown.words)


def test_how_many_change_wait_and_stay_is_told(show: Show) -> None:
    words = show("update-differences").words
    assert "5 parts of your portal will change. 2 wait for your choice. 2 stay as they are." in words


@pytest.mark.parametrize("take", list(Take))
def test_a_button_chooses_at_the_place_that_is_shown(show: Show, take: Take) -> None:
    shown = show("update-differences")
    shown.press(f"choose-{take.value}")
    assert _choices(shown) == {CLASH: take}
    button = shown.find(f"choose-{take.value}")
    assert isinstance(button, QAbstractButton)
    assert button.isChecked()
    assert button.text().startswith("✓ ")


def test_a_choice_can_be_put_off_again(show: Show) -> None:
    shown = show("update-differences")
    shown.press("choose-ours")
    shown.press("choose-later")
    assert _choices(shown) == {}
    assert not shown.has("choose-later")


def test_a_person_may_write_what_is_to_stand_there(show: Show) -> None:
    shown = show("update-differences")
    shown.press("choose-edit")
    box = shown.find("edit-text")
    assert isinstance(box, QPlainTextEdit)
    assert box.toPlainText() == "  <p>Good morning at our portal</p>\n"
    box.setPlainText("  <p>Hello Kim</p>")
    shown.press("edit-take")
    assert _choices(shown) == {CLASH: Edited("  <p>Hello Kim</p>\n")}
    assert not shown.has("edit-text")


def test_writing_can_be_left(show: Show) -> None:
    shown = show("update-differences")
    shown.press("choose-edit")
    shown.press("edit-leave")
    assert _choices(shown) == {}
    assert shown.has("choose-ours")


def test_what_was_begun_to_be_written_is_there_again_when_one_comes_back(show: Show) -> None:
    shown = show("update-differences")
    shown.press("choose-edit")
    shown.find("edit-text").setPlainText("  <p>Hello K")
    shown.press("spot-next")
    assert not shown.has("edit-text")
    shown.press("spot-before")
    box = shown.find("edit-text")
    assert box.toPlainText() == "  <p>Hello K"
    assert shown.window.focusWidget() is not box
    shown.press("edit-leave")
    assert not shown.journey.state.update.kept.begun


def test_what_is_as_it_was_is_not_begun(show: Show) -> None:
    shown = show("update-differences")
    shown.press("choose-edit")
    box = shown.find("edit-text")
    box.setPlainText("other")
    assert [*shown.journey.state.update.kept.begun.values()] == ["other"]
    box.setPlainText("  <p>Good morning at our portal</p>\n")
    assert not shown.journey.state.update.kept.begun


def test_escape_while_writing_does_not_close_the_window(show: Show) -> None:
    shown = show("update-differences")
    shown.press("choose-edit")
    QTest.keyClick(shown.find("edit-text"), Qt.Key.Key_Escape)
    assert shown.closing == []
    assert shown.has("edit-text")
    QTest.keyClick(shown.window, Qt.Key.Key_Escape)
    assert shown.closing == [True]


def test_a_page_that_is_made_anew_has_what_is_being_written(show: Show) -> None:
    box = show("update-differences-writing").find("edit-text")
    assert isinstance(box, QPlainTextEdit)
    assert box.toPlainText() == "  <p>Hello, and welc"


def test_choices_are_kept_as_they_are_made(show: Show) -> None:
    shown = show("update-differences")
    shown.press("choose-theirs")
    update = shown.journey.state.update
    assert (update.kept.kept, len(update.choices)) == (update.choices, 1)
    shown.press("kind-none")
    update = shown.journey.state.update
    assert (update.kept.kept, update.choices) == ({}, {})


def test_that_choices_are_not_kept_is_said_beside_them(show: Show) -> None:
    shown = show("update-differences-not-kept")
    assert any(one.startswith("What you choose is not kept:") for one in shown.words)
    shown.press("choose-theirs")
    assert not any(one.startswith("What you choose is not kept:") for one in shown.words)


def test_it_is_said_what_of_earlier_choices_stands(show: Show) -> None:
    assert not show("update-differences").has("chosen-before")
    said = show("update-differences-again").find("chosen-before")
    assert isinstance(said, QLabel)
    assert "stands again in 2 parts" in said.text()
    assert "1 part is no longer what it was" in said.text()


def test_what_fits_beside_a_clash_is_shown_and_needs_no_choice(show: Show) -> None:
    shown = show("update-differences")
    shown.press("spot-next")
    assert "aria-label" in _text(shown, "side-theirs")
    assert "aria-label" not in _text(shown, "side-ours")
    assert "Place 2 of 2" in shown.words
    assert not shown.has("choose-ours")


def test_how_it_was_before_can_be_looked_at(show: Show) -> None:
    shown = show("update-differences")
    assert not shown.has("side-base")
    shown.press("show-base")
    assert "Welcome to our portal" in _text(shown, "side-base")


@pytest.mark.parametrize(
    ("state", "captions"),
    [
        ("update-differences-new", {"Leave it out", "Add it"}),
        ("update-differences-gone", {"Keep mine", "Switch it off"}),
    ],
)
def test_the_buttons_say_what_they_do(show: Show, state: str, captions: set[str]) -> None:
    assert captions <= set(show(state).words)


def test_each_field_of_a_record_can_be_gone_to(show: Show) -> None:
    shown = show("update-differences-new")
    fields = shown.find("fields")
    assert isinstance(fields, QComboBox)
    seen = set()
    for place in range(fields.count()):
        fields.setCurrentIndex(place)
        fields.activated.emit(place)
        seen.add(_text(shown, "side-theirs"))
    assert seen == {"Invoices", "invoices", "Your invoices"}


def test_the_arrow_keys_lead_from_record_to_record(show: Show) -> None:
    shown = show("update-differences")
    tree = shown.find("differences")
    QTest.keyClick(tree, Qt.Key.Key_Down)
    assert "Web template: Footer" in shown.words
    QTest.keyClick(tree, Qt.Key.Key_Down)
    assert "Web template: Order details" in shown.words


def test_the_next_one_to_choose_is_a_button_away(show: Show) -> None:
    shown = show("update-differences")
    shown.press("choose-ours")
    shown.press("next-open")
    assert "Content snippet: Greeting" in shown.words
    shown.press("choose-theirs")
    assert not shown.has("next-open")


def test_records_are_searched_by_name_and_kind(show: Show) -> None:
    shown = show("update-differences")
    search = shown.find("search")
    assert isinstance(search, QLineEdit)
    QTest.keyClicks(search, "template foot")
    assert _names(shown) == ["Footer"]
    search.setText("no such thing")
    assert _names(shown) == []
    assert "Nothing fits what you typed." in shown.words


def test_a_search_stands_also_where_the_sides_are_compared_again(show: Show) -> None:
    shown = show("update-differences")
    search = shown.find("search")
    assert isinstance(search, QLineEdit)
    search.setText("footer")
    update = shown.journey.state.update
    assert update is not None
    assert update.comparison is not None
    fresh = replace(update, comparison=replace(update.comparison))
    shown.become(replace(shown.journey.state, update=fresh))
    assert (search.text(), _names(shown)) == ("footer", ["Footer"])


def test_what_stays_is_shown_on_request(show: Show) -> None:
    shown = show("update-differences")
    choice = shown.find("shown")
    assert isinstance(choice, QComboBox)
    assert "Opening hours" not in _names(shown)
    for place, there in ((1, {"Header", "Greeting"}), (2, {"Opening hours", "Help line", "Footer"})):
        choice.setCurrentIndex(place)
        choice.activated.emit(place)
        assert there <= set(_names(shown))
    assert len(_names(shown)) == 9


def test_a_whole_kind_is_taken_from_microsoft_and_given_back(show: Show) -> None:
    shown = show("update-differences")
    assert any("Pieces of code of which pages are made." in one for one in shown.words)
    shown.press("kind-theirs")
    assert _choices(shown) == {CLASH: Take.THEIRS}
    shown.press("kind-none")
    assert _choices(shown) == {}
    shown.press("kind-ours")
    assert _choices(shown) == {CLASH: Take.OURS}


def test_without_a_baseline_that_is_said(show: Show) -> None:
    assert any(
        "you choose wherever the two differ" in one for one in show("update-differences-no-baseline").words
    )


def test_the_review_is_a_button_away(show: Show) -> None:
    shown = show("update-differences-chosen")
    shown.press("update-review")
    assert "This will be changed" in shown.words
    assert "6 parts of your portal will be changed. Look at them once more." in shown.words


def test_a_text_of_many_lines_is_there_to_its_end(show: Show) -> None:
    shown = show(updating(differences(place_of("Header"))))
    update = shown.journey.state.update
    field = update.shown.fields[0]
    lines = "".join(f"line {number} {'x' * 40}\n" for number in range(2_000))
    sides = shown.find("side-ours")
    assert isinstance(sides, QPlainTextEdit)
    long = replace(field, spots=(replace(field.spots[0], ours=lines + "y" * 5_000),))
    shown.become(
        replace(
            shown.journey.state,
            update=replace(update, shown=replace(update.shown, fields=(long,))),
        )
    )
    content = sides.toPlainText()
    assert "line 1999" in content
    assert content.count("y") == 5_000
