"""What has to be so before the requests of listening rounds can be done by anybody."""

from datetime import timedelta

from bot.features.listening import commands as asked
from bot.features.listening.model import RoundId
from tests.roles.examples import Example, Examples, ordinary
from tests.roles.town import ROUND, TURN, Town

GATHERING = RoundId("gathering-----")


def ended(town: Town) -> None:
    town.press("ron", asked.EndRound(ROUND))


def gathering(town: Town) -> None:
    ended(town)
    town.press("ron", asked.OpenRound(GATHERING, "The river", 5))
    town.press("pia", asked.Join(GATHERING))


def finishing(town: Town) -> None:
    town.press("sol", asked.Done(ROUND, TURN))
    town.now += timedelta(seconds=1)


def missed(town: Town) -> None:
    """Everybody is asked and passed over, and nobody has been heard when it ends."""
    town.press("ron", asked.MoveOn(ROUND, TURN), asked.EndRound(ROUND))


def over(kind: type) -> Example:
    return Example(before=ended, when="no round is open here")


EXAMPLES: Examples = {
    asked.OpenRound: over(asked.OpenRound),
    asked.OpenFirstRound: over(asked.OpenFirstRound),
    asked.Start: Example(
        lambda town, _role: ordinary(town, asked.Start, round=GATHERING), gathering, "people are still joining"
    ),
    asked.NotDoneYet: Example(before=finishing, when="the speaker has just pressed Done"),
    asked.Resume: Example(before=lambda town: town.press("ron", asked.Pause(ROUND)), when="the round is paused"),
    asked.SendWords: Example(before=missed, when="the round ended before the speaker was heard"),
    asked.TakeOver: Example(
        before=lambda town: town.press("ron", asked.Leave(ROUND)), when="the round's facilitator has left it"
    ),
}
