"""What has to be so before the requests of a slow round can be done by anybody."""

from datetime import timedelta

from bot.features.slow_rounds import commands as asked
from bot.features.slow_rounds.model import SlowRoundId
from tests.roles.examples import Example, Examples
from tests.roles.town import Town

SLOW = SlowRoundId("slow----------")


def opened(town: Town) -> None:
    town.press("mia", asked.OpenSlowRound(SLOW, "The park", 3))


def written(town: Town) -> None:
    """By each of them, in this channel."""
    opened(town)
    for user in ("nia", "rosa", "mia", "alma", "rita", "fay", "ron", "sol"):
        town.press(user, asked.WriteWords(SLOW, "Trees."))


def over(town: Town) -> None:
    opened(town)
    town.now += timedelta(days=3)


_OPEN = "a member has opened it"

EXAMPLES: Examples = {
    asked.WriteWords: Example(lambda _town, _role: asked.WriteWords(SLOW, "Trees."), opened, _OPEN),
    asked.WriteWordsFromMessage: Example(
        lambda _town, _role: asked.WriteWordsFromMessage(SLOW, "Trees."), opened, _OPEN
    ),
    asked.TakeWordsBack: Example(lambda _town, _role: asked.TakeWordsBack(SLOW), written, "each has written"),
    asked.GiveMoreTime: Example(lambda _town, _role: asked.GiveMoreTime(SLOW), opened, _OPEN),
    asked.EndSlowRound: Example(lambda _town, _role: asked.EndSlowRound(SLOW), opened, _OPEN),
    asked.ComeBackToWords: Example(
        lambda town, _role: asked.ComeBackToWords(SLOW, town.now - timedelta(hours=1)),
        over,
        "its time was over while the bot was away",
    ),
    asked.ShowWords: Example(lambda _town, _role: asked.ShowWords(SLOW), over, "its time is over"),
}
