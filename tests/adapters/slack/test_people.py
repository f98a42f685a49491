"""Who acts in Slack beside the workspace's own people: guests, people of other workspaces, accounts that were switched
off, programs, and whoever cannot be looked up. Real Bolt over real sockets; each is a path, and none an incident."""

from collections.abc import AsyncIterator

import pytest

from adapters.slack.people import KNOWN_FOR
from bot.dispatch.ports import Recognised, Transaction
from bot.kernel.command import Account, Standing
from storage.store import OpenedStore, open_store
from tests.adapters.slack.faults import Broken, Dropped, Fault, Faults, Limited, Odd, Refuses
from tests.adapters.slack.reading import words
from tests.adapters.slack.running import WAYS, Scene
from tests.adapters.slack.standin import StandIn
from tests.adapters.slack.world import Channel, User


@pytest.fixture
async def kept(sqlite_url: str) -> AsyncIterator[OpenedStore]:
    store = open_store(sqlite_url)
    yield store
    await store.close()


@pytest.fixture(params=WAYS)
async def here(request: pytest.FixtureRequest, slack: StandIn, kept: OpenedStore) -> AsyncIterator[Scene]:
    """Ana's coalition lives in the channel; nothing has gone wrong when all is over."""
    scene = Scene(slack)
    async with scene.running(kept, request.param):
        await set_up(scene, scene.ana)
        yield scene
        assert scene.log.getvalue().count("Incident") == 0


@pytest.fixture
async def new(slack: StandIn, kept: OpenedStore) -> AsyncIterator[Scene]:
    """Nothing is set up yet."""
    scene = Scene(slack)
    async with scene.running(kept, "http"):
        yield scene
        assert scene.log.getvalue().count("Incident") == 0


async def set_up(scene: Scene, user: User) -> None:
    await scene.slack.types(user, scene.room, "/coalition")
    await scene.press(user, "Set one up")
    await scene.press(user, "Continue")
    await scene.window(user)
    await scene.slack.submits(user, {"name": "Riverside"})
    await scene.said("Riverside")


def outsider(scene: Scene, name: str = "Olga") -> User:
    """In the channel, from a workspace of another organisation."""
    user = scene.slack.world.user(scene.slack.world.team("Clinic"), name)
    scene.room.members.add(user.id)
    scene.room.shared.add(user.team)
    return user


async def mention(scene: Scene, user: User, said: str, channel: Channel | None = None) -> None:
    await scene.slack.writes(user, channel or scene.room, f"<@{scene.team.bot}> {said}")


async def comes_in(scene: Scene, user: User) -> None:
    """By writing to the bot: nothing else is sure to be there for all."""
    await mention(scene, user, "coalition join")
    await scene.press(user, "I live here")
    await scene.press(user, "Continue")
    await scene.window(user)
    await scene.slack.submits(user, {"neighbourhood": "Riverside"})


async def known_as(scene: Scene, account: Account) -> Recognised:
    assert scene.service

    def recognised(transaction: Transaction, given: Account) -> Recognised:
        return transaction.recognise(given, None)

    return await scene.service.bot.store.read(recognised, account)


def alone(scene: Scene, user: User) -> str:
    """What they alone were shown last, and not what was there before."""
    shown = scene.slack.ephemerals(user)
    return words(shown[-1]) if shown else ""


def by_the_bot(scene: Scene) -> list[str]:
    """What all read of it in the channel."""
    return [words(each) for each in scene.slack.messages(scene.room) if each.user == scene.team.bot]


# People of other workspaces


async def test_people_of_other_workspaces_are_known_by_workspace_and_user(here: Scene) -> None:
    """Whatever workspace a delivery names: they join, and what they are told of it they read in the window."""
    olga = outsider(here)
    await comes_in(here, olga)
    view = here.slack.view(olga)
    assert view
    assert "Your neighbourhood: Riverside" in words(view)
    for workspace, standing in ((olga.team, Standing.member), (here.team.id, Standing.anyone)):
        assert (await known_as(here, Account("slack", workspace, olga.id))).standing is standing


async def test_people_of_other_workspaces_are_called_when_it_is_their_turn(here: Scene) -> None:
    """As anybody else in the channel: they press on the same cards, and hear that they can speak."""
    olga, slack = outsider(here), here.slack
    await comes_in(here, olga)
    await slack.types(here.ana, here.room, "/listening-round", "What now?")
    await here.press(here.ana, "Join")
    await slack.closes(olga)
    await here.press(olga, "Join")
    await here.press(here.ana, "Start")
    await here.press(here.ana, "Pass")
    assert "your turn" in await here.said(f"<@{olga.id}>")


async def test_people_of_other_workspaces_read_what_to_write_instead_of_a_command(here: Scene) -> None:
    """Slack gives them none: where a sentence names one, another says how they get there."""
    olga, ben = outsider(here), here.ben
    await mention(here, olga, "coalition who")
    assert "like this: @Common Ground coalition" in await here.told(olga, "Type /coalition to join")
    await mention(here, ben, "coalition who")
    assert "@Common Ground" not in await here.told(ben, "Type /coalition to join")


async def test_the_home_of_the_app_is_theirs_where_slack_shows_it(here: Scene) -> None:
    """It says nothing of where they come from: they are looked up. Where Slack does not show it nothing goes wrong."""
    olga, slack = outsider(here), here.slack
    await comes_in(here, olga)
    await slack.opens_home(olga, here.team)
    home = slack.home(olga, here.team)
    assert home
    assert "Riverside" in words(home)
    slack.server.faults.add("views.publish", Refuses("user_not_found"))
    assert (await slack.opens_home(olga, here.team)).ok


# Guests, and whoever cannot be looked up


@pytest.mark.parametrize("more", [{"guest": True}, {"single": True}], ids=["of some channels", "of one channel"])
async def test_guests_take_part_and_do_not_found(new: Scene, more: dict[str, bool]) -> None:
    """Coalitions are made of people from elsewhere; whose channel it is, somebody who belongs there says."""
    guest = new.slack.world.user(new.team, "Gia", **more)
    new.room.members.add(guest.id)
    await new.slack.types(guest, new.room, "/coalition")
    await new.press(guest, "Set one up")
    await new.press(guest, "Continue")
    assert "ask someone of this workspace" in await new.told(guest, "you are a guest here")
    assert new.slack.view(guest) is None
    await set_up(new, new.ana)
    new.slack.reloads(guest)
    await comes_in(new, guest)
    assert (await known_as(new, Account("slack", new.team.id, guest.id))).standing is Standing.member


async def test_of_what_kind_somebody_is_counts_when_they_send_the_form(new: Scene) -> None:
    """And not when they opened it."""
    slack, ana = new.slack, new.ana
    await slack.types(ana, new.room, "/coalition")
    await new.press(ana, "Set one up")
    await new.press(ana, "Continue")
    await new.window(ana)
    ana.guest = True
    new.now += KNOWN_FOR
    ack = await slack.submits(ana, {"name": "Riverside"})
    assert "you are a guest here" in str(ack.body["errors"])
    assert slack.messages(new.room) == []


@pytest.mark.parametrize(
    "fault", [Refuses("user_not_found"), Limited(), Broken(), Dropped(), Odd()], ids=lambda fault: type(fault).__name__
)
async def test_who_cannot_be_looked_up_is_answered_and_founds_nothing(new: Scene, fault: Fault) -> None:
    """A minute later they can."""
    slack, ana = new.slack, new.ana
    slack.server.faults.add("users.info", *[fault] * 10)
    await slack.types(ana, new.room, "/coalition")
    assert "No coalition here yet" in alone(new, ana)
    await new.press(ana, "Set one up")
    await new.press(ana, "Continue")
    assert "try again in a minute" in await new.told(ana, "I could not see")
    slack.server.faults = Faults()
    slack.reloads(ana)
    await set_up(new, ana)


# Accounts that are switched off, closed doors, programs


async def test_an_account_that_was_switched_off_does_nothing_more(here: Scene) -> None:
    """Also with what was on its way when that happened."""
    slack, ben = here.slack, here.ben
    await slack.types(here.ana, here.room, "/listening-round", "What now?")
    await here.settled(lambda: here.sees(ben, "Join"))
    ben.deleted = True
    assert (await slack.presses(ben, "Join")).ok
    assert "switched off" in await here.told(ben, "This account")
    assert (await known_as(here, Account("slack", here.team.id, ben.id))).person is None


@pytest.mark.parametrize(
    "code",
    ["cannot_dm_bot", "user_disabled", "user_not_found", "channel_not_found", "messages_tab_disabled", "no_permission"],
)
async def test_whose_door_is_closed_is_answered_where_it_can_be(here: Scene, code: str) -> None:
    """What cannot be shown to them alone is not shown to others, and is a line in the log."""
    faults, before = here.slack.server.faults, by_the_bot(here)
    faults.add("chat.postEphemeral", Refuses("user_not_in_channel"))
    faults.add("chat.postMessage", Refuses(code))
    await mention(here, here.ben, "help")
    assert "An answer could not be shown." in here.log.getvalue()
    assert (alone(here, here.ben), by_the_bot(here)) == ("", before)
    await mention(here, here.ben, "help")
    assert "help" in alone(here, here.ben).lower()


async def test_an_answer_whose_address_is_too_old_comes_another_way(here: Scene) -> None:
    """For their eyes alone as before."""
    await here.slack.types(here.ana, here.room, "/listening-round", "What now?")
    await here.settled(lambda: here.sees(here.ben, "Join"))
    here.slack.holds()
    await here.slack.presses(here.ben, "Join")
    here.slack.clock.later(1_801)
    await here.slack.releases()
    await here.told(here.ben, "members of the coalition")


async def test_programs_are_not_answered(here: Scene) -> None:
    """Workflows, other bots and Slack's own: one that answers back would go on for ever."""
    slack = here.slack
    before = len(slack.called("chat.postEphemeral")) + len(slack.called("chat.postMessage"))
    workflow, slackbot = slack.world.user(here.team, "Reminders", bot=True), slack.world.user(here.team, "Slackbot")
    slack.world.users["USLACKBOT"] = slackbot
    slackbot.id = "USLACKBOT"
    for program in (workflow, slackbot):
        here.room.members.add(program.id)
        await mention(here, program, "coalition")
        await slack.writes(program, slack.world.between(here.team, {program.id}), "help")
    assert len(slack.called("chat.postEphemeral")) + len(slack.called("chat.postMessage")) == before
