"""What Discord's messenger sends, and what it says came of it: each call to the stand-in over a real socket."""

import socket
from collections.abc import AsyncIterator
from dataclasses import replace
from io import BytesIO, StringIO

import pytest

from adapters.discord.line import STOP, WARN, Invalid, Line, Turns, leads_to
from adapters.discord.messenger import DiscordMessenger
from adapters.discord.written import Picture
from adapters.logs import logger
from adapters.messenger import (
    Ambiguous,
    Delivery,
    MessageGone,
    OurBug,
    PersonUnreachable,
    PlaceGone,
    Retry,
    Sent,
    SetUpMissing,
    TenantGone,
    Unknown,
    Wait,
    by_themselves,
)
from adapters.wording import Voice
from bot.dispatch.ports import Opening, Parcel, Stale
from bot.kernel.card import Card
from bot.kernel.command import Account, Address
from bot.kernel.elements import Words
from bot.kernel.ids import PersonId, PlaceId
from bot.kernel.ports import Directory, Who
from bot.kernel.text import Mention, Text, say
from tests.adapters.discord.faults import Broken, Dropped, Fault, Limited, Lost, Odd, Refuses
from tests.adapters.discord.posting import Plain, Town, line_to, plain, words
from tests.adapters.discord.rest import FILES
from tests.adapters.discord.standin import StandIn, standing_in
from tests.adapters.discord.world import PRIVATE_THREAD, Channel
from tests.adapters.memory import EMPTY, HERE
from tests.adapters.scene import NOON
from tests.adapters.town import ANA, BEN, ROOM

CAT = PersonId("person-cat----")
POST, EDIT = "POST /channels/{channel}/messages", "PATCH /channels/{channel}/messages/{message}"
OPEN, ADD = "POST /channels/{channel}/threads", "PUT /channels/{channel}/thread-members/{user}"


@pytest.fixture
async def discord() -> AsyncIterator[StandIn]:
    async with standing_in() as standing:
        yield standing
        assert standing.rest.problems == []


@pytest.fixture
async def line(discord: StandIn) -> AsyncIterator[Line]:
    async with line_to(discord) as made:
        yield made


@pytest.fixture
def town(discord: StandIn, line: Line) -> Town:
    return Town(discord, line)


def known(town: Town) -> Directory:
    """Cat has an account elsewhere only."""
    accounts = {ANA: town.account(town.ana), BEN: town.account(town.ben), CAT: Account("discord", "99", "99")}
    names = {ANA: "Ana", BEN: "Ben", CAT: "Cat"}
    return Directory({each: Who(each, names[each], accounts=(account,)) for each, account in accounts.items()}, {})


def parcel(town: Town, *said: Text, rings: PersonId | None = None) -> Parcel:
    shown = Card(said[0], tuple(map(Words, said)))
    return Parcel(7, HERE, town.address(town.room), shown, rings, 1, False, "en", "UTC", known(town))


def board(town: Town, message: str | None, channel: Channel | None = None) -> Stale:
    return Stale(HERE, "round", "key", ROOM, town.address(channel or town.room), 1, message, "en", "UTC")


def opening(town: Town, *people: PersonId, aside: str = "the-pair------", tries: int = 1) -> Opening:
    names = known(town)
    accounts = {each: names.people[each].accounts[0] for each in people}
    return Opening(HERE, PlaceId(aside), town.address(town.room), accounts, tries, NOON, "en", names)


def card(said: str) -> Card:
    return Card(said, (Words(said),))


async def test_a_message_stands_in_its_channel(town: Town) -> None:
    """Silently, since it calls nobody, and with a number by which Discord knows it again; Discord's name is told."""
    delivery = await town.messenger.post(parcel(town, "Good evening", "see example.org"))
    (message,) = town.discord.messages(town.room)
    assert (delivery, words(message)) == (Sent(message.id), ["Good evening", "see example.org"])
    given = message.given
    assert given["flags"] == 1 << 12 | 1 << 15
    assert given["allowed_mentions"]["users"] == []
    assert (given["allowed_mentions"]["parse"], given["enforce_nonce"], len(given["nonce"])) == ([], True, 22)


async def test_it_speaks_the_language_of_the_place(town: Town) -> None:
    """As everywhere."""
    said = say("Next date: {at}", at="soon")
    await town.messenger.post(replace(parcel(town, said), language="es"))
    assert words(town.discord.messages(town.room)[0]) == ["Próxima fecha: soon"]


async def test_a_ring_calls_that_person_and_nobody_else(town: Town) -> None:
    """Where they have no account, or have left, the message comes without a call."""
    turn = say("It is {who}'s turn.", who=Mention(ANA))
    await town.messenger.post(parcel(town, turn, rings=ANA))
    await town.messenger.post(replace(parcel(town, "Your turn", rings=CAT), id=8))
    await town.messenger.post(replace(parcel(town, "Your turn", rings=ANA), id=9, directory=EMPTY))
    called = [each.given["allowed_mentions"]["users"] for each in town.discord.messages(town.room)]
    assert [list(map(str, each)) for each in called] == [[town.ana.id], [], []]
    silent = [bool(each.given["flags"] & 1 << 12) for each in town.discord.messages(town.room)]
    assert silent == [False, True, True]


async def test_a_message_that_is_sent_again_is_there_once(town: Town) -> None:
    """Its reply was lost; by its number Discord knows it. Another one with the same words is another one."""
    town.discord.rest.faults.add(POST, Lost())
    said = parcel(town, "Good evening")
    assert await town.messenger.post(said) == Ambiguous()
    (message,) = town.discord.messages(town.room)
    assert await town.messenger.post(said) == Sent(message.id)
    await town.messenger.post(replace(said, id=8))
    assert len(town.discord.messages(town.room)) == 2


async def test_a_board_is_edited_in_its_place(town: Town) -> None:
    """It is posted when it is not up yet; then its message is edited, and keeps its name."""
    first = await town.messenger.edit(board(town, None), card("one"), EMPTY)
    (message,) = town.discord.messages(town.room)
    assert first == Sent(message.id)
    assert await town.messenger.edit(board(town, message.id), card("two"), EMPTY) == Sent(message.id)
    assert (words(message), message.edits) == (["two"], 1)


async def test_a_card_carries_its_picture(town: Town, line: Line) -> None:
    """And keeps it when it is edited."""

    async def drawn(card: Card, voice: Voice, rings: str | None, place: Address) -> Plain:
        return replace(await plain(card, voice, rings, place), files=(Picture(BytesIO(b"a picture"), "a.png"),))

    messenger = DiscordMessenger(line, town.guilds, drawn)
    await messenger.edit(board(town, None), card("one"), EMPTY)
    (message,) = town.discord.messages(town.room)
    assert message.given[FILES] == ["files[0]"]
    await messenger.edit(board(town, message.id), card("two"), EMPTY)
    assert (message.given[FILES], [each["filename"] for each in message.given["attachments"]]) == (
        ["files[0]"],
        ["a.png"],
    )


async def test_a_board_that_was_edited_too_often_makes_way_for_a_new_one(town: Town) -> None:
    """Discord limits how often what is older than an hour may change; the old card goes, since it would stand still."""
    await town.messenger.edit(board(town, None), card("one"), EMPTY)
    (message,) = town.discord.messages(town.room)
    town.discord.clock.later(3_700)
    deliveries = [await town.messenger.edit(board(town, message.id), card("two"), EMPTY) for _ in range(4)]
    assert deliveries == [Sent(message.id)] * 3 + [MessageGone()]
    assert town.discord.messages(town.room) == []


async def test_a_board_in_a_thread_that_went_to_sleep_wakes_it(town: Town) -> None:
    """Threads do so by themselves after a day. Where a moderator has closed it, it stays closed."""
    await town.messenger.open(opening(town, ANA, BEN))
    (thread,) = town.discord.world.threads(town.guild.id)
    await town.messenger.edit(board(town, None, thread), card("one"), EMPTY)
    (message,) = town.discord.messages(thread)
    thread.archived = True
    assert await town.messenger.edit(board(town, message.id, thread), card("two"), EMPTY) == Sent(message.id)
    assert (thread.archived, words(message)) == (False, ["two"])
    thread.archived = thread.locked = True
    delivery = await town.messenger.edit(board(town, message.id, thread), card("three"), EMPTY)
    assert isinstance(delivery, SetUpMissing)
    assert words(message) == ["two"]


async def test_a_private_place_is_a_thread_of_these_people(town: Town) -> None:
    """Nobody can bring others in, and its name says nothing of who they are."""
    delivery = await town.messenger.open(opening(town, ANA, BEN))
    (thread,) = town.discord.world.threads(town.guild.id)
    assert delivery == Sent(thread.id)
    assert (thread.kind, thread.members) == (
        PRIVATE_THREAD,
        {town.ana.id, town.ben.id, town.discord.world.bot.id},
    )
    assert "Ana" not in thread.name
    given = town.discord.rest.called(OPEN)[0].given
    assert (given["invitable"], given["auto_archive_duration"]) == (False, 1_440)


async def test_opened_again_it_is_the_same_place(town: Town) -> None:
    """Also if nobody but Discord knows that it is there; another one for the same people is another one."""
    town.discord.rest.faults.add(OPEN, Lost())
    assert await town.messenger.open(opening(town, ANA, BEN)) == Ambiguous()
    (thread,) = town.discord.world.threads(town.guild.id)
    assert await town.messenger.open(opening(town, ANA, BEN, tries=2)) == Sent(thread.id)
    assert len(thread.members) == 3
    await town.messenger.open(opening(town, ANA, BEN, aside="another-pair--", tries=2))
    assert len(list(town.discord.world.threads(town.guild.id))) == 2


async def test_nobody_waits_in_a_thread_for_somebody_who_left(town: Town) -> None:
    """Whether all are still in the server is asked before it is opened."""
    town.guild.members.discard(town.ben.id)
    who = (town.account(town.ben),)
    assert await town.messenger.open(opening(town, ANA, BEN)) == PersonUnreachable(who)
    assert list(town.discord.world.threads(town.guild.id)) == []


async def test_whose_door_is_closed_is_said(town: Town) -> None:
    """Of all who were to be in a thread, and of whom a message calls; nobody, where Discord speaks of no one."""
    ben, ana = town.account(town.ben), town.account(town.ana)
    for first, second, who in ((BEN, ANA, ben), (ANA, BEN, ana)):
        town.discord.rest.faults.add(ADD, Refuses(50007, 403))
        assert await town.messenger.open(opening(town, first, second)) == PersonUnreachable((who,))
    town.discord.rest.faults.add(OPEN, Refuses(50007, 403))
    assert await town.messenger.open(opening(town, ANA, BEN)) == PersonUnreachable()
    town.discord.rest.faults.add(POST, Refuses(50007, 403))
    assert await town.messenger.post(replace(parcel(town, "one"), rings=BEN)) == PersonUnreachable((ben,))


@pytest.mark.parametrize(
    ("taken", "delivery"),
    [("create_private_threads", "Create Private Threads"), ("view_channel", "View Channel")],
)
async def test_a_place_that_may_not_be_opened_says_what_is_missing(town: Town, taken: str, delivery: str) -> None:
    """As Discord's settings call it."""
    town.room.denied.add(taken)
    assert await town.messenger.open(opening(town, ANA, BEN)) == SetUpMissing(delivery)


async def test_a_right_that_is_missing_has_its_name(town: Town) -> None:
    """In the words of Discord's settings."""
    town.room.denied.add("send_messages")
    assert await town.messenger.post(parcel(town, "one")) == SetUpMissing("Send Messages")
    town.room.denied.add("view_channel")
    assert await town.messenger.post(parcel(town, "one")) == SetUpMissing("View Channel")


async def test_a_place_that_is_gone_is_told(town: Town) -> None:
    """A channel, or a thread."""
    await town.messenger.open(opening(town, ANA, BEN))
    (thread,) = town.discord.world.threads(town.guild.id)
    for gone in (town.room, thread):
        del town.discord.world.channels[gone.id]
        assert await town.messenger.post(replace(parcel(town, "one"), address=town.address(gone))) == PlaceGone()


async def test_a_server_that_is_out_of_order_is_waited_for(town: Town) -> None:
    """Without a call, and without costing a try; it is spoken to again when it is back."""
    town.guilds.known[town.guild.id] = Wait(30.0)
    for delivery in (await town.messenger.post(parcel(town, "one")), await town.messenger.open(opening(town, ANA))):
        assert isinstance(delivery, Wait)
    town.guilds.known.clear()
    assert isinstance(await town.messenger.post(parcel(town, "one")), Sent)
    assert len(town.discord.rest.calls) == 1


async def test_a_server_that_took_the_bot_out_gets_no_call(town: Town) -> None:
    """Whatever is to go there; other servers are served."""
    town.guilds.known[town.guild.id] = TenantGone()
    assert await town.messenger.edit(board(town, "1"), card("one"), EMPTY) == TenantGone()
    assert await town.messenger.edit(board(town, None), card("one"), EMPTY) == TenantGone()
    assert await town.messenger.open(opening(town, ANA, BEN)) == TenantGone()
    assert town.discord.rest.calls == []
    other = town.discord.world.channel(town.discord.world.guild("Hillside"), "hill")
    there = replace(town.address(other), workspace=other.guild)
    assert isinstance(await town.messenger.post(replace(parcel(town, "one"), address=there)), Sent)


@pytest.mark.parametrize(
    ("fault", "delivery"),
    [
        (Limited(7.5), Wait(7.5)),
        (Limited(None), Wait(30.0)),
        (Broken(500), Retry()),
        (Broken(502), Retry()),
        (Broken(503), Retry()),
        (Dropped(), Ambiguous()),
        (Odd(), Ambiguous()),
        (Refuses(50007, 403), PersonUnreachable()),
        (Refuses(50035), OurBug("50035")),
        (Refuses(999_999), Unknown("999999")),
        (Refuses(0, 401), TenantGone()),
    ],
)
async def test_what_comes_of_a_call_is_told_at_once(town: Town, fault: Fault, delivery: Delivery) -> None:
    """After one call: the library tries nothing again by itself, and waits for nothing."""
    town.discord.rest.faults.add(POST, fault)
    assert await town.messenger.post(parcel(town, "one")) == delivery
    assert len(town.discord.rest.calls) == 1


async def test_a_limit_that_is_known_is_kept(town: Town) -> None:
    """Discord says that nothing more may go for a minute: it is told without a call; other channels are not held up."""
    town.discord.rest.remaining[POST] = (0, 60.0)
    await town.messenger.post(parcel(town, "one"))
    town.discord.rest.faults.add(POST, Limited(59.0))
    second = await town.messenger.post(replace(parcel(town, "two"), id=8))
    assert isinstance(second, Wait)
    assert second.seconds > 50
    elsewhere = replace(parcel(town, "three"), id=9, address=town.address(town.hall))
    assert isinstance(await town.messenger.post(elsewhere), Sent)


async def test_a_limit_of_all_calls_holds_them_all(discord: StandIn) -> None:
    """For as long as Discord says; nothing is called meanwhile, in no channel."""
    seconds = [0.0]
    async with line_to(discord, clock=lambda: seconds[0]) as line:
        town = Town(discord, line)
        elsewhere = replace(parcel(town, "two"), id=8, address=town.address(town.hall))
        discord.rest.faults.add(POST, Limited(7.0, "global"))
        assert await town.messenger.post(parcel(town, "one")) == Wait(7.0)
        seconds[0] = 4.0
        assert await town.messenger.post(elsewhere) == Wait(3.0)
        assert len(discord.rest.calls) == 1
        seconds[0] = 7.0
        assert isinstance(await town.messenger.post(elsewhere), Sent)


def test_calls_go_one_after_the_other_when_there_are_many() -> None:
    """So many at once, and then so many a second; whoever was quiet may begin at once again."""
    turns = Turns(a_second=10, at_once=3)
    assert [round(turns.wait(100.0), 3) for _ in range(6)] == [0.0, 0.0, 0.0, 0.0, 0.1, 0.2]
    assert round(turns.wait(100.2), 3) == 0.1
    assert [turns.wait(200.0) for _ in range(4)] == [0.0] * 4


async def test_a_discord_that_cannot_be_reached_gets_it_later(town: Town) -> None:
    """No connection was made: nothing has left."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        leads_to(f"http://127.0.0.1:{taken.getsockname()[1]}/api/v10", town.discord.gateway)
        assert await town.messenger.post(parcel(town, "one")) == Retry()


async def test_nothing_is_sent_when_discord_said_no_too_often(discord: StandIn) -> None:
    """Ten thousand times in ten minutes would shut out the computer: it stops well before, and goes on later."""
    log, seconds = StringIO(), [0.0]
    invalid = Invalid(logger(log), lambda: seconds[0])
    async with line_to(discord, invalid) as line:
        town = Town(discord, line)
        for _ in range(STOP - 1):
            invalid.note(403)
        invalid.note(429, "shared")
        assert f'"count": {WARN}' in log.getvalue()
        town.room.denied.add("view_channel")
        assert isinstance(await town.messenger.post(parcel(town, "one")), SetUpMissing)
        seconds[0] = 590.0
        assert await town.messenger.post(parcel(town, "one")) == Wait(10.0)
        assert len(discord.rest.calls) == 1
        assert f'"count": {STOP}' in log.getvalue()
        seconds[0] = 600.0
        town.room.denied.clear()
        assert isinstance(await town.messenger.post(parcel(town, "one")), Sent)


async def test_who_is_written_to_alone_reads_it_in_their_own_conversation(town: Town) -> None:
    """It rings there, once however often it is sent, and the channel reads nothing."""
    said, account = parcel(town, "How is the garden?", rings=ANA), town.account(town.ana)
    first, again = await town.messenger.write(said, account), await town.messenger.write(said, account)
    (message,) = town.discord.messages(town.discord.world.direct(town.ana.id))
    assert first == again == Sent(message.id)
    assert words(message) == ["How is the garden?"]
    assert not message.given["flags"] & 1 << 12
    assert town.discord.messages(town.room) == []


async def test_who_closed_their_messages_is_told_of(town: Town) -> None:
    """By the account that was tried; nothing of it is about the channel."""
    town.ana.closed = True
    account = town.account(town.ana)
    said = parcel(town, "How is the garden?", rings=ANA)
    assert by_themselves(await town.messenger.write(said, account), account) == PersonUnreachable((account,))
    town.discord.rest.faults.add("POST /users/@me/channels", Refuses(50001, 403))
    assert by_themselves(await town.messenger.write(said, account), account) == PersonUnreachable()
    town.discord.rest.faults.add("POST /users/@me/channels", Lost())
    assert await town.messenger.write(said, account) == Retry()
    assert town.discord.messages(town.room) == []
