"""What Slack's messenger sends, and what it says came of it: each call to the stand-in over a real socket."""

import asyncio
import socket
from dataclasses import replace

import pytest

from adapters.messenger import (
    Ambiguous,
    Delivery,
    MessageGone,
    NotAMember,
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
from adapters.slack.messenger import SlackMessenger
from adapters.slack.outcomes import UNTOLD_WAIT
from bot.dispatch.ports import Opening, Parcel, Stale
from bot.kernel.card import Card, card
from bot.kernel.command import Account
from bot.kernel.elements import Words
from bot.kernel.ids import PersonId, PlaceId
from bot.kernel.ports import Directory, Who
from bot.kernel.text import Mention, Moment, Text, When, say
from tests.adapters.memory import EMPTY, HERE
from tests.adapters.scene import NOON
from tests.adapters.slack.faults import Broken, Dropped, Fault, Limited, Lost, Odd, Refuses
from tests.adapters.slack.posting import Town
from tests.adapters.slack.reading import words
from tests.adapters.slack.standin import StandIn
from tests.adapters.slack.world import Json
from tests.adapters.town import ANA, BEN, ROOM

CAT = PersonId("person-cat----")


@pytest.fixture
def town(slack: StandIn) -> Town:
    return Town(slack)


def known(town: Town) -> Directory:
    """Cat has an account elsewhere only."""
    accounts = {ANA: town.account(town.ana), BEN: town.account(town.ben), CAT: Account("slack", "T99", "U99")}
    names = {ANA: "Ana", BEN: "Ben", CAT: "Cat"}
    return Directory({each: Who(each, names[each], accounts=(account,)) for each, account in accounts.items()}, {})


def parcel(town: Town, *said: Text, rings: PersonId | None = None) -> Parcel:
    shown = Card(said[0], tuple(map(Words, said)))
    return Parcel(7, HERE, town.address(town.room), shown, rings, 1, False, "en", "UTC", known(town))


def board(town: Town, message: str | None) -> Stale:
    return Stale(HERE, "round", "key", ROOM, town.address(town.room), 1, message, "en", "UTC")


def opening(town: Town, *people: PersonId, aside: str = "the-pair------") -> Opening:
    names = known(town)
    accounts = {each: names.people[each].accounts[0] for each in people}
    return Opening(HERE, PlaceId(aside), town.address(town.room), accounts, 1, NOON, "en", names)


def sent(town: Town, method: str) -> Json:
    """What was given to the last call of the method."""
    return town.slack.called(method)[-1].given


async def test_a_message_stands_in_its_channel(town: Town) -> None:
    """With its text for notifications; nothing in it is made a link or a picture; Slack's name for it is told."""
    delivery = await town.messenger.post(parcel(town, "A & B", "see example.org"))
    (message,) = town.slack.messages(town.room)
    assert delivery == Sent(message.ts)
    assert (message.text, words(message)) == ("A &amp; B", "A & B\nsee example.org")
    given = sent(town, "chat.postMessage")
    assert {name: given[name] for name in given if name not in {"channel", "text", "blocks"}} == {
        "parse": "none",
        "link_names": False,
        "unfurl_links": False,
        "unfurl_media": False,
    }


async def test_a_message_stands_in_the_thread_that_it_belongs_in(town: Town) -> None:
    """What is aloud is shown in the channel too; where the thread is gone, it stands there alone."""
    await town.messenger.post(parcel(town, "The card"))
    (card,) = town.slack.messages(town.room)
    for under, aloud in ((card.ts, False), (card.ts, True), ("1.0", True)):
        await town.messenger.post(replace(parcel(town, "Said"), under=under, aloud=aloud))
    assert [each.thread_ts for each in town.slack.messages(town.room)] == [None, card.ts, card.ts, None]
    calls = [call.given for call in town.slack.called("chat.postMessage")][1:]
    assert [each.get("reply_broadcast") for each in calls] == [None, True, True, None]


async def test_a_card_that_gathers_says_where_the_talk_is(town: Town) -> None:
    """Unless it stands in a thread itself."""
    shown = Card("The card", (Words("The card"),))
    await town.messenger.edit(replace(board(town, None), gathers=True), shown, known(town))
    (first,) = town.slack.messages(town.room)
    await town.messenger.edit(replace(board(town, None), gathers=True, thread=first.ts), shown, known(town))
    said = ["in the thread under this card" in words(each) for each in town.slack.messages(town.room)]
    assert said == [True, False]
    assert town.slack.messages(town.room)[-1].thread_ts == first.ts


async def test_it_speaks_the_language_of_the_place(town: Town) -> None:
    """And tells the time of its zone, where that is written out."""
    said = say("Next date: {at}", at=Moment(NOON, When.time))
    await town.messenger.post(replace(parcel(town, said), language="es", zone="Europe/Madrid"))
    (message,) = town.slack.messages(town.room)
    assert (message.text, words(message)) == ("Próxima fecha: 13:00", "Próxima fecha: 13:00")


async def test_a_ring_calls_the_person_by_their_account_there(town: Town) -> None:
    """Where they have none, or have left, the message comes without a call."""
    turn = say("It is {who}'s turn.", who=Mention(ANA))
    await town.messenger.post(parcel(town, turn, rings=ANA))
    await town.messenger.post(parcel(town, "Your turn", rings=CAT))
    await town.messenger.post(replace(parcel(town, "Your turn", rings=ANA), directory=EMPTY))
    called = f"<@{town.ana.id}>"
    assert [called in message.text for message in town.slack.messages(town.room)] == [True, False, False]
    assert [called in words(message) for message in town.slack.messages(town.room)] == [True, False, False]
    assert "<@" not in town.slack.messages(town.room)[1].text


async def test_a_board_is_edited_in_its_place(town: Town) -> None:
    """It is posted when it is not up yet; then its message is edited, and keeps its name."""
    first = await town.messenger.edit(board(town, None), card("One"), EMPTY)
    assert isinstance(first, Sent)
    again = await town.messenger.edit(board(town, first.message), card("Two"), EMPTY)
    assert again == first
    assert [(words(each), each.edits) for each in town.slack.messages(town.room)] == [("Two", 1)]
    assert [call.method for call in town.slack.calls] == ["chat.postMessage", "chat.update"]


async def test_a_board_that_cannot_be_edited_is_told_to_be_gone(town: Town) -> None:
    """Deleted, too old to be edited, or somebody else's."""
    theirs = town.slack.world.say(town.room, town.ana.id, "mine", [])
    old = await town.messenger.edit(board(town, None), card("One"), EMPTY)
    assert isinstance(old, Sent)
    town.room.messages[old.message].closed = True
    for name in ("1.000001", old.message, theirs.ts):
        assert await town.messenger.edit(board(town, name), card("Two"), EMPTY) == MessageGone()


async def test_a_private_place_is_a_group_message_of_its_people(town: Town) -> None:
    """The same for the same people, however often and in whichever order it is opened; the bot can write there."""
    first = await town.messenger.open(opening(town, ANA, BEN))
    again = await town.messenger.open(opening(town, BEN, ANA))
    assert isinstance(first, Sent)
    assert again == first
    pair = town.slack.world.channels[first.message]
    assert (pair.kind, pair.members) == ("mpim", {town.ana.id, town.ben.id, town.team.bot})
    there = replace(parcel(town, "Hello"), address=replace(town.address(town.room), channel=first.message))
    assert isinstance(await town.messenger.post(there), Sent)
    assert [words(each) for each in town.slack.messages(pair)] == ["Hello"]


async def test_a_private_place_that_cannot_be_opened_says_why(town: Town) -> None:
    """The scope that is missing by its name; somebody whose account is closed, and nobody else."""
    town.ben.deleted = True
    trio = opening(town, ANA, BEN, CAT)
    ben, cat = trio.people[BEN], trio.people[CAT]
    assert ben
    assert cat
    assert await town.messenger.open(opening(town, ANA, BEN)) == PersonUnreachable((ben,))
    assert await town.messenger.open(opening(town, ANA, CAT)) == PersonUnreachable((cat,))
    assert await town.messenger.open(trio) == PersonUnreachable((ben, cat))
    town.ben.deleted = False
    town.team.scopes.discard("mpim:write")
    assert await town.messenger.open(opening(town, ANA, BEN)) == SetUpMissing("mpim:write")


OUTCOMES: list[tuple[Fault, Delivery, int]] = [
    (Limited(7), Wait(7.0), 0),
    (Limited(None), Wait(UNTOLD_WAIT), 0),
    (Broken(500), Retry(), 0),
    (Broken(503, "service_unavailable"), Retry(), 0),
    (Refuses("internal_error"), Retry(), 0),
    (Lost(), Ambiguous(), 1),
    (Dropped(), Ambiguous(), 0),
    (Odd("<html>", "text/html"), Ambiguous(), 1),
    (Odd("hello", "text/plain"), Ambiguous(), 1),
    (Odd("{", "application/json"), Ambiguous(), 1),
    (Odd('{"ok": true}', "application/json"), Ambiguous(), 1),
    (Refuses("token_revoked"), TenantGone(), 0),
    (Refuses("account_inactive"), TenantGone(), 0),
    (Refuses("channel_not_found"), PlaceGone(), 0),
    (Refuses("restricted_action"), SetUpMissing("restricted_action"), 0),
    (Refuses("invalid_blocks"), OurBug("invalid_blocks"), 0),
    (Refuses("a_code_of_next_year"), Unknown("a_code_of_next_year"), 0),
]


@pytest.mark.parametrize(("fault", "delivery", "up"), OUTCOMES, ids=[str(fault) for fault, _, _ in OUTCOMES])
async def test_whatever_goes_wrong_is_a_delivery(town: Town, fault: Fault, delivery: Delivery, up: int) -> None:
    """One call and one only, never an exception; and whether the message is up is as the delivery says."""
    town.slack.server.faults.add("chat.postMessage", fault)
    assert await town.messenger.post(parcel(town, "Hello")) == delivery
    assert len(town.slack.messages(town.room)) == up
    assert len(town.slack.called("chat.postMessage")) == 1


async def test_places_where_it_may_not_write_say_so(town: Town) -> None:
    """The channel was archived, or the bot taken out of it."""
    town.room.members.discard(town.team.bot)
    assert await town.messenger.post(parcel(town, "Hello")) == NotAMember()
    town.room.archived = True
    assert await town.messenger.post(parcel(town, "Hello")) == PlaceGone()


async def test_a_workspace_that_is_gone_is_noted(town: Town) -> None:
    """Its first refusal is the last call to it; one that was never there is not called at all."""
    town.team.dead = "token_revoked"
    assert [await town.messenger.post(parcel(town, "Hello")) for _ in range(3)] == [TenantGone()] * 3
    assert (town.tokens.left, len(town.slack.calls)) == ([town.team.id], 1)


async def test_that_it_is_gone_is_told_even_if_it_cannot_be_noted(town: Town) -> None:
    """The courier keeps the workspace quiet all the same."""

    async def breaks(workspace: str) -> None:
        raise OSError(workspace)

    town.tokens.gone = breaks  # type: ignore[method-assign]
    town.team.dead = "account_inactive"
    assert await town.messenger.post(parcel(town, "Hello")) == TenantGone()


async def test_a_server_that_is_not_there_got_nothing(town: Town) -> None:
    """A connection that is refused, or not made in time, left no doubt: it is tried again as often as need be."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        nowhere = SlackMessenger(town.tokens, f"http://127.0.0.1:{unused.getsockname()[1]}/api/")
        assert await nowhere.post(parcel(town, "Hello")) == Retry()


async def test_a_server_that_does_not_take_connections_got_nothing(town: Town) -> None:
    """As above, where the network swallows what is sent."""
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        port = full.getsockname()[1]
        waiting = [await _knock(port) for _ in range(4)]
        silent = SlackMessenger(town.tokens, f"http://127.0.0.1:{port}/api/", to_connect=0.2)
        assert await silent.post(parcel(town, "Hello")) == Retry()
        for each in waiting:
            each.close()


async def _knock(port: int) -> socket.socket:
    """A connection that nobody takes."""
    made = socket.socket()
    made.setblocking(False)
    made.connect_ex(("127.0.0.1", port))
    await asyncio.to_thread(lambda: None)
    return made


async def test_somebody_of_another_workspace_is_called_where_they_share_a_channel(town: Town) -> None:
    """Slack is asked once whether they can be seen from here; whom it does not know is named, and the message goes."""
    cat = town.slack.world.user(town.slack.world.team("Clinic"), "Cat")
    names = Directory({CAT: Who(CAT, "Cat", accounts=(Account("slack", cat.team, cat.id),))}, {})
    shown = Card(say("Your turn, {who}.", who=Mention(CAT)), (Words(say("Your turn, {who}.", who=Mention(CAT))),))
    ring = replace(parcel(town, "", rings=CAT), card=shown, directory=names)
    await town.messenger.post(ring)
    town.room.shared.add(cat.team)
    await town.messenger.post(ring)
    fresh = SlackMessenger(town.tokens, town.slack.api)
    for _ in range(2):
        await fresh.post(ring)
    said = [words(message) for message in town.slack.messages(town.room)]
    assert said == ["Your turn, Cat."] * 2 + [f"Your turn, <@{cat.id}>."] * 2
    assert len(town.slack.called("users.info")) == 2


async def test_who_is_written_to_alone_reads_it_in_their_own_conversation(town: Town) -> None:
    """And the channel reads nothing; it is the same conversation the next time."""
    account = town.account(town.ana)
    for said in ("How is the garden?", "And the pump?"):
        delivery = await town.messenger.write(parcel(town, said, rings=ANA), account)
        assert isinstance(delivery, Sent)
    direct = town.slack.world.between(town.team, {town.ana.id})
    assert [words(each) for each in town.slack.messages(direct)] == ["How is the garden?", "And the pump?"]
    assert town.slack.messages(town.room) == []


@pytest.mark.parametrize(
    ("code", "known"),
    [("cannot_dm_bot", 1), ("user_not_found", 1), ("missing_scope", 0), ("channel_not_found", 0)],
)
async def test_who_cannot_be_written_to_alone_is_told_of(town: Town, code: str, known: int) -> None:
    """What is the bot's own matter is said of nobody, and nothing of it is about the channel."""
    account = town.account(town.ana)
    town.slack.server.faults.add("conversations.open", Refuses(code))
    delivery = await town.messenger.write(parcel(town, "How is the garden?", rings=ANA), account)
    assert by_themselves(delivery, account) == PersonUnreachable((account,) * known)
    assert town.slack.messages(town.room) == []
