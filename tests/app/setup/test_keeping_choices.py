from __future__ import annotations

import asyncio
from pathlib import Path

from update_person import Person
from update_tools import DraftsInMemory

from app.errors import ChoicesNotKept, NameNotFound
from app.setup.keeping_choices import is_kept
from app.setup.leaving import lost_by_closing
from app.setup.live_tools import tools_of_a_command
from app.setup.portal_drafts import DRAFTS_NAME, PortalDrafts
from app.setup.update_state import Changed
from app.update.drafts.draft import Draft
from app.update.merge.choice import Take


def test_choices_made_while_others_are_written_are_written_too(person: Person) -> None:
    person.compare()

    class Slow(DraftsInMemory):
        async def keep(self, key: str, draft: Draft) -> None:
            if not self.written:
                person.journey.updating.choose(person.place("Greeting"), Take.THEIRS)
            await super().keep(key, draft)

    slow = Slow()
    person.journey.choices._drafts = slow
    person.journey.updating.choose(person.place("Header"), Take.OURS)
    person.keep()
    (draft,) = slow.kept.values()
    assert (len(draft.choices), slow.written) == (2, 2)


def test_whoever_wants_them_kept_waits_for_a_writing_that_goes_on(person: Person) -> None:
    person.compare()
    asked, go_on = asyncio.Event(), asyncio.Event()

    class Slow(DraftsInMemory):
        async def keep(self, key: str, draft: Draft) -> None:
            asked.set()
            await go_on.wait()
            await super().keep(key, draft)

    slow = Slow()
    person.journey.choices._drafts = slow
    person.choose_all()

    async def twice() -> None:
        first = asyncio.create_task(person.journey.choices.keep())
        await asked.wait()
        second = asyncio.create_task(person.journey.choices.keep())
        second.add_done_callback(lambda _done: kept.append(is_kept(person.update)))
        await asyncio.sleep(0)
        go_on.set()
        await asyncio.gather(first, second)

    kept: list[bool] = []
    asyncio.run(twice())
    assert (kept, slow.written) == ([True], 1)


def not_kept(person: Person) -> None:
    """One choice is kept, and the next one is not."""
    person.compare()
    person.journey.updating.choose(person.place("Header"), Take.OURS)
    person.keep()
    person.tools.drafts.trouble = ChoicesNotKept("choices", "no room")
    person.journey.updating.choose(person.place("Greeting"), Take.THEIRS)
    person.keep()


def test_what_cannot_be_kept_is_told_with_the_choices_and_tried_again(person: Person) -> None:
    not_kept(person)
    assert not is_kept(person.update)
    problem = person.update.kept.problem
    assert "is not kept" in str(problem and problem.what)
    assert "is not kept" in str(lost_by_closing(person.journey.state))
    person.tools.drafts.trouble = None
    person.keep()
    assert (is_kept(person.update), person.update.kept.problem) == (True, None)
    assert lost_by_closing(person.journey.state) is None


def test_what_is_chosen_now_comes_before_what_was_kept_before(person: Person) -> None:
    not_kept(person)
    before = dict(person.update.choices)
    person.journey.updating.back()
    person.do(person.journey.updating.compare())
    update = person.update
    assert (dict(update.choices), update.kept.again) == (before, 2)
    assert (is_kept(update), update.kept.problem is not None) == (False, True)
    person.tools.drafts.trouble = None
    person.keep()
    (draft,) = person.tools.drafts.kept.values()
    assert dict(draft.choices) == before


def test_that_choices_are_not_kept_stands_beside_what_else_comes_in_the_way(person: Person) -> None:
    not_kept(person)
    person.do(person.journey.updating.review())
    assert person.update.kept.problem is not None
    person.tools.stops, person.tools.trouble = "portal", NameNotFound("contoso.crm4.dynamics.com")
    person.journey.updating.back()
    person.journey.updating.back()
    person.do(person.journey.updating.compare())
    other = person.update.problem
    person.tools.drafts.trouble = None
    person.keep()
    told = (person.update.kept.problem is not None, person.update.problem == other, other is not None)
    assert told == (False, True, True)


def made(person: Person) -> None:
    person.compare()
    person.review()
    person.keep()
    person.do(person.journey.changing.apply())


def test_once_an_update_is_made_nothing_of_its_choices_is_kept(person: Person) -> None:
    made(person)
    assert (person.tools.drafts.kept, is_kept(person.update)) == ({}, True)
    person.keep()
    assert person.tools.drafts.kept == {}
    person.journey.updating.close()
    person.compare()
    assert (person.update.choices, person.update.kept.left_out) == ({}, 0)


def test_after_the_changes_are_taken_back_the_choices_stand_again(person: Person) -> None:
    made(person)
    person.do(person.journey.changing.undo())
    person.journey.updating.close()
    person.compare()
    assert (len(person.update.choices), person.update.kept.again) == (2, 2)


def test_while_part_of_an_update_is_missing_its_choices_are_kept(person: Person) -> None:
    person.tools.outcome = Changed("run-1", is_open=True)
    made(person)
    assert len(person.tools.drafts.kept) == 1
    person.do(person.journey.changing.go_on())
    assert person.tools.drafts.kept == {}


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
            await super().keep(key, draft)

    slow = Slow()
    person.journey.choices._drafts = slow
    person.journey.updating.choose(person.place("Header"), Take.OURS)
    person.keep()
    assert [len(one.choices) for one in slow.kept.values()] == [1, 1]
    assert is_kept(person.update)


def test_choices_of_a_live_portal_are_in_the_folder_of_the_program(person: Person, tmp_path: Path) -> None:
    person.keep_all()
    (draft,) = person.tools.drafts.kept.values()
    drafts = PortalDrafts(person.journey._stage)
    asyncio.run(drafts.keep("key", draft))
    assert asyncio.run(drafts.read("key")) == draft
    assert asyncio.run(drafts.read("another")) is None
    # A plan has all the choices of a command.
    assert asyncio.run(tools_of_a_command(person.journey._stage).drafts.read("key")) is None
    assert [one.suffix for one in (tmp_path / DRAFTS_NAME).iterdir()] == [".portal-choices"]
