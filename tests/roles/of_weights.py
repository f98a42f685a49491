"""What has to be so before it can be decided what an organisation counts: a ground rule lets them count differently."""

from bot.features.ground_rules import commands as rules
from bot.features.ground_rules.model.wording import RuleId
from bot.features.weights import commands as asked
from bot.kernel.ids import Id
from bot.ruling import Topic
from bot.weighing import WEIGHING, Weighing
from tests.roles.examples import Example, Examples
from tests.roles.town import LIBRARY, Town

RULE = RuleId("rule----------")
AGREED = rules.KeepDecision(RULE, "ground rule", 1, True, False, Id("proposal------"), 1, 3, 3, "live with it", "")
RULED = "a ground rule lets organisations count differently"


def ruled(town: Town) -> None:
    """Agreed by all, as the clock finds it."""
    town.press("mia", rules.WriteRule(RULE, Topic.organisations, "Some of us count more."))
    town.press("mia", rules.SetAnswer(RULE, 1, WEIGHING.name, Weighing.by_weight.value), rules.PutRule(RULE, 2))
    town.tick(AGREED)


def asked_about(town: Town) -> None:
    ruled(town)
    town.press("mia", asked.ChangeWeight(LIBRARY, "2", "It speaks for many."))


EXAMPLES: Examples = {
    asked.ChangeWeight: Example(
        lambda _town, _role: asked.ChangeWeight(LIBRARY, "1/2", "It is new here."), ruled, RULED
    ),
    asked.KeepWeight: Example(
        lambda _town, _role: asked.KeepWeight(LIBRARY, 1, True), asked_about, f"{RULED}, and a member asked about one"
    ),
}
