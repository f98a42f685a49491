"""What has to be so before the requests of listening rounds can be done by anybody."""

from datetime import timedelta

from bot.features.listening import commands as asked
from bot.features.listening.model import ROUNDS, Answer, Format, Manner, Order, RoundId, Where
from bot.muting import Home
from tests.roles.examples import Example, Examples, ordinary
from tests.roles.town import ROOM, ROUND, TURN, Town

GATHERING, EARLIER = RoundId("gathering-----"), RoundId("earlier-------")


def ended(town: Town) -> None:
    town.press("ron", asked.EndRound(ROUND))


def gathering(town: Town) -> None:
    ended(town)
    town.press("ron", asked.OpenRound(GATHERING, "The river", 5))
    town.press("pia", asked.Join(GATHERING))


def on_a_call(town: Town) -> None:
    gathering(town)
    town.press("ron", asked.ChangeRound(GATHERING, 5, Manner.spoken, False, Format.go_around, Order.as_joined))
    town.transaction.mutes.note_able(Home(town.coalition, town.place, ROOM, able=True))


def guided(town: Town) -> None:
    """The facilitator has led a round, and now someone opens their first one."""
    ended(town)
    town.press("fay", asked.OpenRound(EARLIER, "The park", 5), asked.EndRound(EARLIER))
    town.press("ron", asked.OpenRound(GATHERING, "The river", 5))


def asking_for_help(town: Town) -> None:
    guided(town)
    town.press("ron", asked.AskForPartner(GATHERING))


def apart(town: Town) -> None:
    """They think alone, before they talk in twos."""
    ended(town)
    town.press("ron", asked.OpenRound(GATHERING, "The river", 5, format=Format.one_two_four_all))
    town.press("pia", asked.Join(GATHERING))
    town.press("ron", asked.Start(GATHERING))


def finishing(town: Town) -> None:
    town.press("sol", asked.Done(ROUND, TURN))
    town.now += timedelta(seconds=1)


def reflecting(town: Town, *speakers: str) -> None:
    """The first of them is done, and the other one is asked to say it back."""
    ended(town)
    town.press("ron", asked.OpenRound(GATHERING, "The river", 5), asked.ReflectBack(GATHERING, True))
    for user in speakers:
        town.press(user, asked.Join(GATHERING))
    town.press("ron", asked.Start(GATHERING))
    town.press(speakers[0], asked.Done(GATHERING, 1))
    town.now += timedelta(seconds=30)
    town.tick(asked.KeepTime(GATHERING))


def to_say_back(town: Town) -> None:
    reflecting(town, "pia", "sol")


def to_answer(town: Town) -> None:
    reflecting(town, "sol", "pia")
    town.press("pia", asked.SaidBack(GATHERING, 1))


def added(town: Town) -> None:
    town.press("ron", asked.AddSomeone(ROUND, "Rosa"))


def _last(town: Town) -> int:
    state = town.unit.get(ROUNDS).find(ROUND)
    return len(state.speakers) if state else 0


def second_turn(town: Town) -> None:
    """The speaker of before has passed, and someone else has the floor."""
    town.press("sol", asked.PassTurn(ROUND, TURN))


def missed(town: Town) -> None:
    """Everybody is asked and passed over, and nobody has been heard when it ends."""
    town.press("ron", asked.MoveOn(ROUND, TURN), asked.EndRound(ROUND))


def over(kind: type) -> Example:
    return Example(before=ended, when="no round is open here")


EXAMPLES: Examples = {
    asked.OpenRound: Example(
        lambda town, _role: ordinary(town, asked.OpenRound, circle=None), ended, "no round is open here"
    ),
    asked.OpenFirstRound: over(asked.OpenFirstRound),
    asked.Start: Example(
        lambda town, _role: ordinary(town, asked.Start, round=GATHERING), gathering, "people are still joining"
    ),
    asked.ChangeRound: Example(
        lambda _town, _role: asked.ChangeRound(GATHERING, 3, Manner.spoken, True, Format.circle, Order.lots),
        gathering,
        "people are still joining",
    ),
    asked.Hush: Example(
        lambda _town, _role: asked.Hush(GATHERING, on=True), on_a_call, "it is held on a call, where the bot can mute"
    ),
    asked.GoBack: Example(
        lambda _town, _role: asked.GoBack(ROUND, TURN + 1), second_turn, "someone had the floor before"
    ),
    asked.MoveSomeone: Example(
        lambda _town, _role: asked.MoveSomeone(ROUND, 1, Where.next), second_turn, "someone waits to speak"
    ),
    asked.TakeSomeoneOut: Example(
        lambda town, _role: asked.TakeSomeoneOut(ROUND, _last(town)), added, "somebody was added by name"
    ),
    asked.AskForPartner: Example(
        lambda town, _role: ordinary(town, asked.AskForPartner, round=GATHERING), guided, "it is someone's first round"
    ),
    asked.BePartner: Example(
        lambda town, _role: ordinary(town, asked.BePartner, round=GATHERING),
        asking_for_help,
        "a facilitator is asked to help",
    ),
    asked.NextStep: Example(lambda _town, _role: asked.NextStep(GATHERING, 0), apart, "people think or talk apart"),
    asked.BackToCircle: Example(
        lambda _town, _role: asked.BackToCircle(GATHERING, 0), apart, "people think or talk apart"
    ),
    asked.ReflectBack: Example(
        lambda _town, _role: asked.ReflectBack(GATHERING, True), gathering, "people are still joining"
    ),
    asked.SaidBack: Example(
        lambda town, _role: ordinary(town, asked.SaidBack, round=GATHERING),
        to_say_back,
        "the speaker is asked to say back what someone else said",
    ),
    asked.PassSayingBack: Example(
        lambda town, _role: ordinary(town, asked.PassSayingBack, round=GATHERING),
        to_say_back,
        "the speaker is asked to say back what someone else said",
    ),
    asked.SayIfHeard: Example(
        lambda _town, _role: asked.SayIfHeard(GATHERING, TURN, Answer.heard),
        to_answer,
        "what the speaker said was said back",
    ),
    asked.NotDoneYet: Example(before=finishing, when="the speaker has just pressed Done"),
    asked.Resume: Example(before=lambda town: town.press("ron", asked.Pause(ROUND)), when="the round is paused"),
    asked.SendWords: Example(
        lambda town, _role: ordinary(town, asked.SendWords, person=None),
        before=missed,
        when="the round ended before the speaker was heard",
    ),
    asked.TakeOver: Example(
        before=lambda town: town.press("ron", asked.Leave(ROUND)), when="the round's facilitator has left it"
    ),
}
