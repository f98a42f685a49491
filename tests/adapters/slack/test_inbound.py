"""What Slack delivers, read as what was said, by whom and where."""

import pytest

from adapters.desk import Pressed, Typed
from adapters.slack import inbound
from adapters.slack.inbound import Delivery, Where
from bot.kernel.command import Account, Address

HERE = Address("slack", "T1", "C1")


def test_a_slash_command_is_what_was_typed() -> None:
    """With the words as the person wrote them, and an id of the delivery that stays the same."""
    payload = {
        "command": "/listening-round", "text": "Bread &amp; roses &lt;3", "team_id": "T1", "channel_id": "C1",
        "user_id": "U1", "user_name": "ana", "trigger_id": "1.2.3",
    }  # fmt: skip
    delivery, typed = inbound.command(payload, "T1")
    assert typed == Typed("/listening-round", "Bread & roses <3")
    assert delivery == Delivery(Account("slack", "T1", "U1"), HERE, "1.2.3", "1.2.3", "ana", Where("C1"))


def test_a_press_knows_its_person_and_its_place() -> None:
    """Someone from another workspace presses as who they are there, in the channel of this one."""
    payload = {
        "user": {"id": "U2", "username": "ben", "team_id": "T2"}, "team": {"id": "T1"}, "trigger_id": "4.5",
        "channel": {"id": "C1"}, "message": {"thread_ts": "1.1"},
        "container": {"type": "message", "channel_id": "C1", "message_ts": "1.2", "is_ephemeral": True},
    }  # fmt: skip
    delivery, pressed = inbound.press(payload, {"value": "1:rj:x"}, "T1")
    assert pressed == Pressed("1:rj:x")
    assert (delivery.account, delivery.address) == (Account("slack", "T2", "U2"), HERE)
    assert delivery.where == Where("C1", "1.1", "1.2", private=True)
    _, chosen = inbound.press(payload, {"selected_option": {"value": "1:c:y"}}, "T1")
    assert chosen == Pressed("1:c:y")


def test_a_press_in_a_view_has_no_channel() -> None:
    """Over a form another view can be laid; the home of the app is none."""
    payload = {"user": {"id": "U1"}, "team": {"id": "T1"}, "view": {"id": "V1", "type": "home"}, "container": {}}
    delivery, _ = inbound.press(payload, {"value": "1:ch"}, "T1")
    assert delivery.where == Where(view="V1")
    assert delivery.address == Address("slack", "T1", "")


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("<@U0> listening-round What now?", Typed("listening-round", "What now?")),
        ("<@U0>   /coalition who", Typed("/coalition", "who")),
        ("help", Typed("help", "")),
        ("<@U0>", Typed("coalition", "")),
        ("", Typed("coalition", "")),
    ],
)
def test_what_is_written_to_the_bot_is_a_command(written: str, typed: Typed) -> None:
    """The bot's own name is not part of it, and alone it asks for the home page."""
    event = {"user": "U1", "team": "T1", "channel": "C1", "text": written, "thread_ts": "9.9"}
    delivery, said = inbound.written(event, "T1", "Ev1")
    assert said == typed
    assert (delivery.key, delivery.where) == ("Ev1", Where("C1", "9.9"))


@pytest.mark.parametrize("broken", [{}, {"user": None}, {"user": [], "team": 3, "container": "x", "view": {"id": 4}}])
def test_what_is_not_there_is_empty(broken: dict[str, object]) -> None:
    """Whatever arrives is read without an error; nobody is recognised by nothing."""
    delivery, pressed = inbound.press(broken, {}, "T1")
    assert pressed == Pressed("")
    assert delivery.account.user == ""
    inbound.command(broken, "T1")
    inbound.written(broken, "T1", "")
