"""Help that is written down for somebody: whose yes asks all, on both stores, where they can press it and where not."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from bot.features.check_ins import commands as asked
from bot.features.check_ins.model import PROMPTS, How, Prompt, prompt_id
from bot.features.check_ins.reads import answer_now
from bot.features.coalition.model import MEMBERS
from bot.kernel.command import Actor, Context, Draft, Standing
from bot.kernel.ids import PersonId
from storage.engine import Link
from tests.roles.of_check_ins import begun, the_check_in
from tests.roles.of_coalition import ROSA, rosa_is_not_on_chat
from tests.roles.town import Town
from tests.storage.values import undone


@pytest.fixture
def town(link: Link) -> Iterator[Town]:
    """A check-in has begun."""
    with undone(link):
        here = Town(link)
        begun(here)
        yield here


def theirs(town: Town, whose: PersonId) -> Prompt:
    found = town.unit.get(PROMPTS).find(prompt_id(the_check_in(town).id, whose))
    assert found
    return found


def seen_by(town: Town, user: str) -> Context:
    return Context(town.now, Actor(town.person(user), Standing.member), town.coalition, town.place, None, Random(1))


def refused(town: Town, user: str, whose: PersonId) -> str | None:
    return town.hear(user, asked.CallForHelp(theirs(town, whose).id)).refusal


def test_who_is_not_on_chat_says_yes_to_who_writes_for_them(town: Town) -> None:
    """Who writes for them presses it; nobody else can, and no help is offered before."""
    rosa_is_not_on_chat(town)
    town.press("pia", asked.AnswerCheckIn(the_check_in(town).id, How.need_help, "My roof.", ROSA))
    assert theirs(town, ROSA).said.waits
    assert town.hear("mia", asked.LendAHand(theirs(town, ROSA).id)).refusal == "help-found"
    assert refused(town, "mia", ROSA) == "not-their-writer"
    assert refused(town, "pia", ROSA) is None
    assert not theirs(town, ROSA).said.waits
    town.press("mia", asked.LendAHand(theirs(town, ROSA).id))
    assert theirs(town, ROSA).helpers == (town.person("mia"),)


def test_what_waits_for_their_yes_stands_in_nobody_elses_form(town: Town) -> None:
    """Theirs and their writer's open with it; one that somebody else made up is empty."""
    mia, check_in = town.person("mia"), the_check_in(town)
    members = town.unit.get(MEMBERS)
    there = members.locked(mia)
    assert there
    members.save(replace(there, writers=(town.person("pia"),)))
    town.press("pia", asked.AnswerCheckIn(check_in.id, How.need_help, "My roof.", mia))
    form = Draft(asked.AnswerCheckIn, (("check_in", check_in.id), ("person", mia)))
    opened = {user: answer_now(town.unit, form, seen_by(town, user)).text("words") for user in ("mia", "pia", "rita")}
    assert opened == {"mia": "My roof.", "pia": "My roof.", "rita": None}


def test_who_is_on_chat_says_yes_themselves(town: Town) -> None:
    """Also where somebody may write for them."""
    mia, members = town.person("mia"), town.unit.get(MEMBERS)
    there = members.locked(mia)
    assert there
    members.save(replace(there, writers=(town.person("pia"),)))
    town.press("pia", asked.AnswerCheckIn(the_check_in(town).id, How.need_help, "My roof.", mia))
    assert refused(town, "pia", mia) == "their-own-yes"
    assert theirs(town, mia).said.waits
    assert refused(town, "mia", mia) is None
    assert not theirs(town, mia).said.waits
