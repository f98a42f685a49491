"""People at the counter, in a modelled Discord with real discord.py: each is answered alone, and in time."""

import json

from tests.adapters.discord.running import Scene, fields, joins, labels, read, said, set_up, told, wire_of
from tests.adapters.discord.specs import problems

TALKS = {"topic": "What now?", "minutes": 3}


def board(scene: Scene) -> str:
    """What all see of the round."""
    return read(scene.newest("End the round"))


async def test_a_round_from_the_first_word_to_the_last(scene: Scene) -> None:
    """Whoever presses or types is answered alone; all see the boards, and whose turn it is is called."""
    await set_up(scene)
    await joins(scene, scene.ben, "Food Bank")
    assert "Your round" in said(await scene.types(scene.ana, "listening-round", **TALKS))
    for who in (scene.ana, scene.ben):
        assert "You are in the round" in said(await scene.presses(who, scene.newest("Join"), "Join"))
    assert "2 people would like to speak" in board(scene)
    started = await scene.presses(scene.ana, scene.newest("Start"), "Start")
    assert (started.acknowledged, started.followups) == (True, [])
    await scene.passes(seconds=5)
    assert f"<@{scene.ana.id}>, it is your turn" in read(scene.last())
    assert "You can speak until <t:" in said(await scene.presses(scene.ana, scene.last(), "I'm here"))
    assert "Ana is speaking until <t:" in board(scene)
    assert "Thank you." in said(await scene.presses(scene.ana, scene.newest("Done"), "Done"))
    await scene.passes(seconds=30)
    assert f"<@{scene.ben.id}>, it is your turn" in read(scene.last())
    assert "It is Ben's turn" in board(scene)


async def test_all_that_was_sent_is_as_the_vendor_describes_it(scene: Scene) -> None:
    """Every answer of an evening, and the commands that are offered."""
    await set_up(scene)
    await joins(scene, scene.ben, "Food Bank")
    await scene.types(scene.ana, "listening-round", **TALKS)
    await scene.presses(scene.ana, scene.newest("Join"), "Join")
    rounds = await scene.types(scene.ana, "listening-round")
    await scene.presses(scene.ana, told(rounds), "Change")
    await scene.presses(scene.ana, scene.newest("Start"), "Start")
    sent = [each for each in scene.env.http_requests if each.json and not each.path.startswith("/channels/")]
    bodies = {json.dumps(each.json): each for each in sent}
    assert len(bodies) > 10
    assert {problem for each in bodies.values() for problem in problems(each.method, each.path, each.json)} == set()


async def test_a_turn_is_called_and_nothing_else_ever_is(scene: Scene) -> None:
    """Of all that was sent, one message calls one person."""
    await set_up(scene)
    await joins(scene, scene.ben, "@everyone <@1>")
    await scene.types(scene.ana, "listening-round", topic="@here <@&2>", minutes=3)
    await scene.presses(scene.ana, scene.newest("Join"), "Join")
    await scene.presses(scene.ana, scene.newest("Start"), "Start")
    await scene.passes(seconds=5)
    bodies = [each.json.get("data", each.json) for each in scene.env.http_requests if isinstance(each.json, dict)]
    called = [body["allowed_mentions"] for body in bodies if "components" in body and "custom_id" not in body]
    assert [each for each in called if each != {"parse": []}] == [{"parse": [], "users": [scene.ana.id]}]
    assert len(called) > 5


async def test_what_does_not_fit_is_tried_again_with_all_that_was_written(scene: Scene) -> None:
    """What is wrong stands on a card of their own and under its field; the card goes when all fits."""
    await set_up(scene)
    rounds = await scene.types(scene.ana, "listening-round")
    opened = await scene.presses(scene.ana, told(rounds), "Another topic")
    back = await scene.sends(scene.ana, opened, topic="Our *hopes*", minutes="many")
    assert "from 1 to 30" in said(back)
    assert list(labels(told(back))) == ["Try again"]
    again = await scene.presses(scene.ana, told(back), "Try again")
    assert fields(again)["topic"]["component"]["value"] == "Our *hopes*"
    assert fields(again)["minutes"]["component"]["value"] == "many"
    assert "from 1 to 30" in fields(again)["minutes"]["description"]
    done = await scene.sends(scene.ana, again, minutes="3")
    assert "Your round" in said(done)
    assert told(done).id == told(back).id
    assert "Our \\*hopes\\*" in read(scene.newest("Join"))


async def test_after_a_restart_the_form_still_opens(scene: Scene) -> None:
    """What was written is not kept then, and it says so; what the form is for is."""
    await set_up(scene)
    opened = await scene.types(scene.ana, "listening-round")
    opened = await scene.presses(scene.ana, told(opened), "Another topic")
    back = await scene.sends(scene.ana, opened, topic="Hopes", minutes="many")
    await scene.restarts()
    again = await scene.presses(scene.ana, told(back), "Try again")
    first = next(iter(fields(again).values()))
    assert first["description"] == "What you wrote before is no longer here. Please write it again."
    await scene.sends(scene.ana, again, topic="Hopes again", minutes="3")
    assert "Hopes again" in read(scene.newest("Join"))


async def test_a_refusal_of_a_form_keeps_what_was_written(scene: Scene) -> None:
    """A second round in the same channel has to wait; its topic need not be written twice."""
    await set_up(scene)
    rounds = await scene.types(scene.ana, "listening-round")
    opened = await scene.presses(scene.ana, told(rounds), "Another topic")
    await scene.types(scene.ana, "listening-round", **TALKS)
    back = await scene.sends(scene.ana, opened, topic="The second one")
    assert list(labels(told(back))) == ["Try again"]
    again = await scene.presses(scene.ana, told(back), "Try again")
    assert fields(again)["topic"]["component"]["value"] == "The second one"


async def test_what_ends_something_is_asked_first(scene: Scene) -> None:
    """In its own words, after a restart by what stands on the button; with No nothing happens."""
    await set_up(scene)
    await scene.types(scene.ana, "listening-round", **TALKS)
    asked = await scene.presses(scene.ana, scene.newest("End the round"), "End the round")
    assert "End the round for everyone?" in said(asked)
    no = await scene.presses(scene.ana, told(asked), "No")
    assert (said(no), list(labels(told(no)))) == ("Nothing has changed.", [])
    assert "What now?" in board(scene)
    await scene.restarts()
    asked = await scene.presses(scene.ana, scene.newest("End the round"), "End the round")
    assert said(asked) == "End the round: are you sure?"
    await scene.presses(scene.ana, told(asked), "Yes")
    assert "End the round" not in [label for shown in scene.messages() for label in labels(shown)]


async def test_a_page_takes_the_place_of_a_page(scene: Scene) -> None:
    """Where one person alone sees it; what all see stays."""
    await set_up(scene)
    home = await scene.types(scene.ana, "coalition")
    more = await scene.presses(scene.ana, told(home), "Help")
    assert told(more).id == told(home).id
    before = read(scene.newest("I'm from …"))
    helped = await scene.presses(scene.ben, scene.newest("Help"), "Help")
    assert "Help" in said(helped)
    assert read(scene.newest("I'm from …")) == before


async def test_old_and_altered_buttons_are_answered_kindly(scene: Scene) -> None:
    """What they carry is user input; nothing is done, and no error is reported."""
    await set_up(scene)
    await scene.types(scene.ana, "listening-round", **TALKS)
    shown = scene.newest("Join")
    for wire in ("1:zz:nothing", "n:", "a", "f", "y", "1:rj:" + "x" * 14, "menu-1"):
        answered = await scene.presses_altered(scene.ana, shown, "Join", wire)
        assert "Your round" not in said(answered)
        assert told(answered).ephemeral
    assert "1 person" not in read(scene.newest("Join"))


async def test_a_form_that_was_not_opened_here_is_answered_kindly(scene: Scene) -> None:
    """Its id is user input too."""
    await set_up(scene)
    rounds = await scene.types(scene.ana, "listening-round")
    for wire in ("1:zz:nothing", "nonsense", "1:rj:" + "x" * 14):
        opened = await scene.presses(scene.ana, told(rounds), "Another topic")
        back = await scene.sends_altered(scene.ana, opened, wire, topic="x")
        assert "too old" in said(back)


async def test_another_servers_round_does_not_exist_here(scene: Scene) -> None:
    """An id of another coalition's is answered as one that never was."""
    await set_up(scene)
    await scene.types(scene.ana, "listening-round", **TALKS)
    wire = wire_of(scene.newest("Join"), "Join")
    scene.settles_in()
    await set_up(scene)
    await scene.types(scene.ana, "listening-round", topic="Theirs", minutes=3)
    answered = await scene.presses_altered(scene.ana, scene.newest("Join"), "Join", wire)
    assert "cannot find" in said(answered)
    assert "would like to speak" not in board(scene)


async def test_an_answer_that_comes_too_late_is_no_error(scene: Scene) -> None:
    """Discord tells the person by itself; what they did is done, and pressing again is safe."""
    await set_up(scene)
    await scene.types(scene.ana, "listening-round", **TALKS)
    scene.env.inject_error("POST", "/interactions/*", status=404, code=10_062)
    await scene.presses(scene.ana, scene.newest("Join"), "Join")
    assert "1 person would like to speak" in board(scene)
    assert "An answer came too late." in scene.log.getvalue()
    assert "You are in the round" in said(await scene.presses(scene.ana, scene.newest("Join"), "Join"))


async def test_in_a_thread_of_the_channel_one_is_in_the_channel(scene: Scene) -> None:
    """What is typed there is about the coalition that lives in the channel."""
    await set_up(scene)
    thread = await scene.thread("aside")
    answered = await scene.ana.slash(thread, "coalition")
    assert "Riverside" in said(answered)
