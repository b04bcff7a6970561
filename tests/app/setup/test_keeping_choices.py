from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from portal_sides import edited
from update_person import Person
from update_sides import SNIPPET, our_site
from update_tools import DraftsInMemory

from app.errors import ChoicesNotKept, ChoicesUnreadable
from app.setup.keeping_choices import is_kept
from app.setup.leaving import lost_by_leaving
from app.setup.live_tools import tools_of_a_command
from app.setup.portal_drafts import DRAFTS_NAME, PortalDrafts
from app.setup.update_state import Changed, UpdateView
from app.update.drafts.draft import Draft
from app.update.merge.choice import Edited, Take
from app.update.view.standing import Standing


def keep(person: Person) -> None:
    person.do(person.journey.choices.keep())


def chosen(person: Person) -> None:
    person.compare()
    person.choose_all()
    keep(person)


def test_what_was_chosen_stands_again_when_the_same_sides_are_compared(person: Person) -> None:
    chosen(person)
    before = person.update.choices
    person.journey.updating.close()
    person.compare()
    update = person.update
    assert (update.choices, update.kept.again, update.kept.left_out) == (before, 2, 0)
    assert update.board is not None
    assert update.board.count(Standing.OPEN) == 0
    assert is_kept(update)


def test_the_way_back_to_the_sides_loses_nothing(person: Person) -> None:
    chosen(person)
    person.journey.updating.back()
    assert person.update.view is UpdateView.SIDES
    person.do(person.journey.updating.compare())
    assert person.update.kept.again == 2


def test_what_was_chosen_where_a_side_has_changed_is_left_out_and_told(person: Person) -> None:
    chosen(person)
    person.tools.portal = edited(our_site(), SNIPPET, "Greeting", adx_value="Good evening.")
    person.compare()
    assert dict(person.update.choices) == {person.place("Header"): Take.OURS}
    assert (person.update.kept.again, person.update.kept.left_out) == (1, 1)


def test_other_sides_have_choices_of_their_own(person: Person) -> None:
    chosen(person)
    person.compare(with_base=False)
    assert (person.update.choices, person.update.kept.left_out) == ({}, 0)
    person.compare()
    assert person.update.kept.again == 2


def test_what_differs_no_more_needs_no_choice(person: Person) -> None:
    chosen(person)
    person.tools.template = person.tools.portal
    person.compare()
    assert (person.update.choices, person.update.kept.left_out) == ({}, 0)


def test_choices_made_while_others_are_written_are_written_too(person: Person) -> None:
    person.compare()

    class Slow(DraftsInMemory):
        async def keep(self, key: str, draft: Draft) -> None:
            if not self.written:
                person.journey.updating.choose(person.place("Greeting"), Take.THEIRS)
                await person.journey.choices.keep()
            await super().keep(key, draft)

    slow = Slow()
    person.journey.choices._drafts = slow
    person.journey.updating.choose(person.place("Header"), Take.OURS)
    keep(person)
    (draft,) = slow.kept.values()
    assert (len(draft.choices), slow.written) == (2, 2)


def test_what_cannot_be_kept_is_told_and_would_be_lost(person: Person) -> None:
    person.compare()
    person.tools.drafts.trouble = ChoicesNotKept("choices", "no room")
    person.choose_all()
    keep(person)
    assert not is_kept(person.update)
    assert "is not kept" in str(person.update.problem and person.update.problem.what)
    assert "is not kept" in str(lost_by_leaving(person.journey.state))
    person.tools.drafts.trouble = None
    keep(person)
    assert is_kept(person.update)
    assert lost_by_leaving(person.journey.state) is None


def test_what_was_kept_and_cannot_be_read_keeps_nobody_from_comparing(person: Person) -> None:
    person.tools.drafts.trouble = ChoicesUnreadable("choices")
    person.compare()
    assert (person.update.view, person.update.choices) == (UpdateView.DIFFERENCES, {})
    assert person.update.problem is not None
    assert "cannot be read" in str(person.update.problem.what)


def test_a_text_that_is_being_written_would_be_lost_until_it_is_used(person: Person) -> None:
    person.compare()
    place = replace(person.place("Greeting"), field="adx_value")
    person.journey.choices.write(place, "Good d")
    assert "“Use this text”" in str(lost_by_leaving(person.journey.state))
    person.journey.updating.back()
    person.do(person.journey.updating.compare())
    assert person.update.kept.begun == {place: "Good d"}
    person.journey.updating.choose(place, Edited("Good day."))
    person.journey.choices.write(place, None)
    keep(person)
    assert lost_by_leaving(person.journey.state) is None


def test_an_update_that_is_left_while_choices_are_written_is_not_begun_again(person: Person) -> None:
    person.compare()
    person.choose_all()

    async def leave() -> None:
        keeping = asyncio.create_task(person.journey.choices.keep())
        await asyncio.sleep(0)
        person.journey.updating.close()
        await keeping

    asyncio.run(leave())
    assert person.journey.state.update is None
    assert person.tools.drafts.written == 1


def test_choices_between_other_sides_do_not_wait_for_the_next_one(person: Person) -> None:
    person.compare()

    class Slow(DraftsInMemory):
        async def keep(self, key: str, draft: Draft) -> None:
            if not self.written:
                person.journey.updating.use_baseline(None)
                await person.journey.updating.compare()
                person.journey.updating.choose(person.place("Greeting"), Take.THEIRS)
                await person.journey.choices.keep()
            await super().keep(key, draft)

    slow = Slow()
    person.journey.choices._drafts = slow
    person.journey.updating.choose(person.place("Header"), Take.OURS)
    keep(person)
    assert [len(one.choices) for one in slow.kept.values()] == [1, 1]
    assert is_kept(person.update)


def test_after_the_changes_are_made_nothing_of_it_is_asked_about(person: Person) -> None:
    person.compare()
    person.journey.choices.write(person.place("Header"), "Good d")
    update = replace(person.update, changed=Changed("run-1"))
    assert lost_by_leaving(replace(person.journey.state, update=update)) is None


def test_choices_of_a_live_portal_are_in_the_folder_of_the_program(person: Person, tmp_path: Path) -> None:
    chosen(person)
    (draft,) = person.tools.drafts.kept.values()
    drafts = PortalDrafts(person.journey._stage)
    asyncio.run(drafts.keep("key", draft))
    assert asyncio.run(drafts.read("key")) == draft
    assert asyncio.run(drafts.read("another")) is None
    # A plan has all the choices of a command.
    assert asyncio.run(tools_of_a_command(person.journey._stage).drafts.read("key")) is None
    assert [one.suffix for one in (tmp_path / DRAFTS_NAME).iterdir()] == [".portal-choices"]
