"""All that comes from Discord is user input: what is not there is empty, and whatever it is, the bot goes on."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from simcord.interactions import base_payload

from adapters.desk import Typed
from adapters.discord import forms, inbound
from adapters.discord.marks import Mark
from tests.adapters.discord.running import Scene, set_up

NAMES = st.sampled_from(
    ["options", "name", "value", "focused", "custom_id", "values", "type", "components", "component", "resolved", "id",
     "messages", "target_id", "content", "author", "mentions", "username"]
)  # fmt: skip
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=6),
    max_leaves=12,
)
DATA = st.dictionaries(NAMES, JSON, max_size=8)


@given(DATA)
def test_whatever_comes_is_read_as_something(data: dict[str, Any]) -> None:
    """Text is text, and what is no text is none."""
    wire, mark = inbound.pressed(data)
    typed = inbound.typed(data)
    assert isinstance(wire, str)
    assert isinstance(mark, Mark)
    assert all(isinstance(each, str) for each in (typed.root, typed.line, *typed.given, *typed.given.values()))
    assert isinstance(inbound.focused(data), str)
    assert isinstance(inbound.read(data), str)
    assert all(isinstance(each, str) for each in forms.answers(data.get("components")).values())


def test_a_command_is_its_root_its_word_and_its_fields() -> None:
    """By the names of the fields; numbers and answers of yes or no are written out."""
    options = [
        {"name": "what", "type": 3, "value": "away"},
        {"name": "more", "type": 3, "value": "first:2026-03-09"},
        {"name": "in-turn", "type": 5, "value": True},
        {"name": "minutes", "type": 4, "value": 3, "focused": True},
    ]
    data = {"name": "coalition", "options": options}
    assert inbound.typed(data) == Typed("coalition", "away first:2026-03-09", {"in_turn": "1", "minutes": "3"})
    assert inbound.focused(data) == "minutes"


@pytest.mark.parametrize(
    ("content", "read"),
    [
        ("Rents, <@77> and <@!78>", "Rents, @Lucía and @zoe"),
        ("<@79> <@&5> <#6>", "@ # #"),
        ("<:ok:7> <a:wave:8> </coalition:9>", "#ok #wave #coalition"),
        ("2 < 3 <b> <t:1:R>", "2 < 3 <b> <t:1:R>"),
    ],
)
def test_a_message_is_read_as_people_read_it(content: str, read: str) -> None:
    """By names instead of numbers; what only looks like a call is left as it is."""
    called = [{"id": "77", "username": "lu", "global_name": "Lucía"}, {"id": "78", "username": "zoe"}]
    assert inbound.read({"content": content, "mentions": called}) == read


BROKEN: list[tuple[int, Any]] = [
    (2, {"id": "1", "name": "nothing", "type": 1}),
    (2, {"id": "1", "name": "coalition", "type": 3, "target_id": "5"}),
    (2, {"id": "1", "name": "A round about this", "type": 3, "target_id": "5", "resolved": {"messages": []}}),
    (2, {"id": "1", "name": "coalition", "type": 1, "options": [{"name": "what", "type": 3, "value": "\0\u202e"}]}),
    (
        2,
        {"id": "1", "name": "listening-round", "type": 1, "options": [{"name": "minutes", "type": 4, "value": 10**40}]},
    ),
    (3, {"custom_id": "menu-1", "component_type": 3, "values": []}),
    (3, {"custom_id": "menu-1", "component_type": 3, "values": [None]}),
    (4, {"id": "1", "name": "nothing", "type": 1, "options": [{"name": "x", "type": 3, "value": "", "focused": True}]}),
    (5, {"custom_id": "1:zz:x", "components": []}),
    (
        5,
        {
            "custom_id": "1?:cs:*:*",
            "components": [{"type": 18, "component": {"custom_id": "name", "value": "\0" * 9_999}}],
        },
    ),
]


@pytest.mark.parametrize(("kind", "data"), BROKEN)
async def test_what_nobody_could_have_sent_is_answered_all_the_same(scene: Scene, kind: int, data: Any) -> None:
    """And no error is reported."""
    await set_up(scene)
    ids = {"channel_id": scene.channel.id, "guild_id": scene.guild.id, "user_id": scene.ana.id}
    record, payload = base_payload(scene.env.backend, type=kind, data=data, **ids)
    scene.env.backend.emit("INTERACTION_CREATE", payload)
    await scene.env.settle()
    assert record.responded
