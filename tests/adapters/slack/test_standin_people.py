"""The stand-in Slack with a small app on real Bolt: what people do arrives, and what the app answers is seen."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp

from tests.adapters.slack.bolting import WAYS, bolted
from tests.adapters.slack.payloads import NotPossible
from tests.adapters.slack.reading import labels, words
from tests.adapters.slack.standin import StandIn
from tests.adapters.slack.world import Channel, Json, Team, User


class Scene:
    def __init__(self, slack: StandIn) -> None:
        self.slack = slack
        self.team: Team = slack.world.team()
        self.ana: User = slack.world.user(self.team, "Ana")
        self.room: Channel = slack.world.channel(self.team, "housing", self.ana)


@pytest.fixture
def here(slack: StandIn) -> Scene:
    return Scene(slack)


@pytest.fixture(params=WAYS)
async def app(request: pytest.FixtureRequest, here: Scene) -> AsyncIterator[AsyncApp]:
    async with bolted(here.slack, here.team, request.param) as made:
        yield made


def plain(said: str) -> Json:
    return {"type": "plain_text", "text": said}


def button(label: str, value: str) -> Json:
    return {"type": "button", "text": plain(label), "value": value, "action_id": f"press-{value}"}


def message(*parts: Json) -> Json:
    return {"text": "A card", "blocks": list(parts)}


ASK: Json = {
    "type": "modal",
    "callback_id": "ask",
    "title": plain("Ask"),
    "submit": plain("Send"),
    "blocks": [
        {
            "type": "input",
            "block_id": "question",
            "label": plain("Question"),
            "element": {"type": "plain_text_input", "action_id": "it", "initial_value": "How are you?"},
        },
        {
            "type": "input",
            "block_id": "order",
            "label": plain("Order"),
            "element": {
                "type": "static_select",
                "action_id": "it",
                "options": [{"text": plain(each), "value": each.lower()} for each in ("Random", "Joined")],
            },
        },
    ],
}


async def test_a_command_is_answered_to_who_typed_it(app: AsyncApp, here: Scene) -> None:
    """Its words arrive, and what the app answers is seen by nobody else."""

    @app.command("/listening-round")
    async def heard(ack: Any, command: Json) -> None:
        await ack(text=f"{command['command']} {command['text']} in {command['channel_name']}")

    ben = here.slack.world.user(here.team, "Ben")
    await here.slack.types(here.ana, here.room, "/listening-round", "Housing")
    assert [words(each) for each in here.slack.ephemerals(here.ana)] == ["/listening-round Housing in housing"]
    assert (here.slack.ephemerals(ben), here.slack.messages(here.room)) == ([], [])


async def test_a_press_reaches_the_app_and_the_message_is_redrawn(app: AsyncApp, here: Scene) -> None:
    """What was posted is found by its label; the app edits it in its place."""

    @app.command("/round")
    async def opened(ack: Any, client: Any, command: Json) -> None:
        row = {"type": "actions", "elements": [button("Join", "j"), button("Pass", "p")]}
        await client.chat_postMessage(channel=command["channel_id"], **message(row))
        await ack()

    @app.action("press-j")
    async def joined(ack: Any, client: Any, body: Json) -> None:
        box = body["container"]
        said = {"type": "section", "text": plain(f"{body['user']['name']} pressed {body['actions'][0]['value']}")}
        await client.chat_update(channel=box["channel_id"], ts=box["message_ts"], **message(said))
        await ack()

    await here.slack.types(here.ana, here.room, "/round")
    assert [labels(each) for each in here.slack.messages(here.room)] == [["Join", "Pass"]]
    assert (await here.slack.presses(here.ana, "Join")).ok
    assert [(words(each), each.edits) for each in here.slack.messages(here.room)] == [("ana pressed j", 1)]


async def test_a_form_comes_back_with_its_errors_and_then_closes(app: AsyncApp, here: Scene) -> None:
    """What was there at first is kept where nothing else is written; a form that is fine is gone."""
    sent: list[Json] = []

    @app.command("/ask")
    async def opened(ack: Any, client: Any, command: Json) -> None:
        await client.views_open(trigger_id=command["trigger_id"], view=ASK)
        await ack()

    @app.view("ask")
    async def received(ack: Any, view: Json) -> None:
        sent.append(view["state"]["values"])
        await (ack(response_action="errors", errors={"question": "Longer, please."}) if len(sent) == 1 else ack())

    await here.slack.types(here.ana, here.room, "/ask")
    first = await here.slack.submits(here.ana, {"Order": "Random"})
    assert (first.body["errors"], here.slack.view(here.ana) is None) == ({"question": "Longer, please."}, False)
    await here.slack.submits(here.ana, {"Question": "What do you need?", "order": "joined"})
    assert here.slack.view(here.ana) is None
    stated = [(each["question"]["it"]["value"], each["order"]["it"]["selected_option"]["value"]) for each in sent]
    assert stated == [("How are you?", "random"), ("What do you need?", "joined")]


async def test_the_home_page_has_buttons_of_its_own(app: AsyncApp, here: Scene) -> None:
    """It is published when it is opened, and what is pressed on it says that it is a view."""
    pressed: list[str] = []

    @app.event("app_home_opened")
    async def shown(event: Json, client: Any) -> None:
        row = {"type": "actions", "elements": [button("Rounds", "r")]}
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [row]})

    @app.action("press-r")
    async def opened(ack: Any, body: Json) -> None:
        pressed.append(f"{body['container']['type']} {body['view']['type']}")
        await ack()

    await here.slack.opens_home(here.ana)
    home = here.slack.home(here.ana)
    assert home is not None
    assert labels(home) == ["Rounds"]
    await here.slack.presses(here.ana, "Rounds", home=True)
    assert pressed == ["view home"]


async def test_mentions_and_direct_messages_arrive_and_other_words_do_not(app: AsyncApp, here: Scene) -> None:
    """Without the scopes for it the app gets nothing of what people write to each other."""
    heard: list[tuple[str, str]] = []

    @app.event("app_mention")
    async def mentioned(event: Json) -> None:
        heard.append(("mention", event["text"].partition(" ")[2]))

    @app.event("message")
    async def written(event: Json) -> None:
        heard.append((event["channel_type"], event["text"]))

    direct = here.slack.world.between(here.team, {here.ana.id})
    await here.slack.writes(here.ana, here.room, "between us")
    await here.slack.writes(here.ana, here.room, f"<@{here.team.bot}> help")
    await here.slack.writes(here.ana, direct, "hello")
    assert heard == [("mention", "help"), ("im", "hello")]


async def test_an_address_for_answers_is_good_five_times_and_half_an_hour(app: AsyncApp, here: Scene) -> None:
    """What comes too often or too late is refused, and nobody sees it."""
    urls: list[Any] = []

    @app.command("/later")
    async def kept(ack: Any, respond: Any) -> None:
        urls.append(respond)
        await ack()

    await here.slack.types(here.ana, here.room, "/later")
    answers = [await urls[0](text=f"{number}") for number in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [404]
    assert [words(each) for each in here.slack.ephemerals(here.ana)] == ["0", "1", "2", "3", "4"]
    await here.slack.types(here.ana, here.room, "/later")
    here.slack.clock.later(1_801)
    late = await urls[1](text="late")
    assert (late.status_code, late.body) == (404, "expired_url")


async def test_a_window_cannot_be_opened_after_three_seconds(app: AsyncApp, here: Scene) -> None:
    """Nor twice with one trigger."""
    refused: list[str] = []

    @app.command("/slow")
    async def slow(ack: Any, client: Any, command: Json) -> None:
        await ack()
        for seconds in (4.0, 0.0) if command["text"] == "late" else (0.0, 0.0):
            here.slack.clock.later(seconds)
            try:
                await client.views_open(trigger_id=command["trigger_id"], view=ASK)
                refused.append("no")
            except Exception as error:  # noqa: BLE001 - whatever Bolt's client raises
                refused.append(getattr(error, "response", {}).get("error", ""))

    await here.slack.types(here.ana, here.room, "/slow")
    await here.slack.types(here.ana, here.room, "/slow", "late")
    assert refused == ["no", "exchanged_trigger_id", "expired_trigger_id", "expired_trigger_id"]


async def test_deliveries_come_twice_in_another_order_and_again(app: AsyncApp, here: Scene) -> None:
    """A doubled event has one id; one whose answer was lost comes again and says so."""
    heard: list[tuple[str, str]] = []

    @app.event("app_mention")
    async def mentioned(event: Json, body: Json) -> None:
        heard.append((event["text"].partition(" ")[2], body["event_id"]))

    async def mention(said: str) -> None:
        await here.slack.writes(here.ana, here.room, f"<@{here.team.bot}> {said}")

    here.slack.copies = 2
    await mention("twice")
    here.slack.copies, here.slack.lost = 1, 1
    await mention("lost")
    await here.slack.redelivers()
    here.slack.holds()
    await mention("first")
    await mention("second")
    await here.slack.releases(lambda held: held[::-1])
    assert [said for said, _ in heard] == ["twice", "twice", "lost", "lost", "second", "first"]
    assert len({name for _, name in heard}) == 4
    assert here.slack.undelivered == []


async def test_what_slack_s_own_screens_forbid_is_not_done(app: AsyncApp, here: Scene) -> None:
    """A missing button, an empty field, a channel that one is not in: the test is told, and nothing is sent."""

    @app.command("/ask")
    async def opened(ack: Any, client: Any, command: Json) -> None:
        await client.views_open(trigger_id=command["trigger_id"], view=ASK)
        await ack()

    guest = here.slack.world.user(here.slack.world.team("Elsewhere"), "Guest")
    here.room.members.add(guest.id)
    ben = here.slack.world.user(here.team, "Ben")
    await here.slack.types(here.ana, here.room, "/ask")
    with pytest.raises(NotPossible, match="Order"):
        await here.slack.submits(here.ana, {"Question": "Why?"})
    with pytest.raises(NotPossible, match="no such option"):
        await here.slack.submits(here.ana, {"Order": "By age"})
    with pytest.raises(NotPossible, match="no 'Join'"):
        await here.slack.presses(here.ana, "Join", here.room)
    with pytest.raises(NotPossible, match="no commands"):
        await here.slack.types(guest, here.room, "/ask")
    with pytest.raises(NotPossible, match="cannot write"):
        await here.slack.types(ben, here.room, "/ask")
