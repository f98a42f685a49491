"""What has to be so before the requests of ground rules can be done by anybody."""

from collections.abc import Callable
from datetime import timedelta

from bot.features.ground_rules import commands as asked
from bot.features.ground_rules.model import PromisesId
from bot.features.ground_rules.model.wording import RuleId
from bot.kernel.command import Request
from bot.kernel.ids import Id
from bot.ruling import Topic
from tests.roles.examples import Example, Examples
from tests.roles.town import DAY, Role, Town

THESE = PromisesId("promises------")


def written(town: Town) -> None:
    town.press("fay", asked.WritePromises(THESE))


def of_these(made: Callable[[PromisesId, int], asked.OfEdition]) -> Example:
    def request(_town: Town, _role: Role) -> asked.OfEdition:
        return made(THESE, 1)

    return Example(request, written, "the promises are written")


RULE, OTHER = RuleId("rule----------"), RuleId("other---------")
COUNTED = asked.KeepDecision(RULE, "ground rule", 1, True, False, Id("proposal------"), 1, 3, 3, "live with it", "")


def drafted(town: Town) -> None:
    town.press("mia", asked.WriteRule(RULE, Topic.time, "We take our time."))


def put_to_vote(town: Town) -> None:
    drafted(town)
    town.press("mia", asked.PutRule(RULE, 1))


def in_force(town: Town) -> None:
    """Agreed by all, as the clock finds it."""
    put_to_vote(town)
    town.tick(COUNTED)


def holding(town: Town) -> None:
    """The bot refuses what it forbids."""
    town.press("mia", asked.WriteRule(RULE, Topic.time, "We take our time.", asked.Force.holds))
    town.press("mia", asked.SetAnswer(RULE, 1, "least-days-of-a-vote", "5"), asked.PutRule(RULE, 2))
    town.tick(COUNTED)


def with_another(town: Town) -> None:
    in_force(town)
    town.press("mia", asked.WriteRule(OTHER, Topic.time, "We hurry."))


def due(town: Town) -> None:
    in_force(town)
    town.now += timedelta(days=400)
    town.tick(asked.KeepRule(RULE))


def of_draft(made: Callable[[RuleId, int], Request]) -> Example:
    return Example(lambda _town, _role: made(RULE, 1), drafted, "a member has drafted a rule")


def of_rule(made: Callable[[RuleId], Request]) -> Example:
    return Example(lambda _town, _role: made(RULE), in_force, "a rule is in force")


EXAMPLES: Examples = {
    asked.LookAtRuleLater: Example(lambda _town, _role: asked.LookAtRuleLater(RULE), due, "a rule is due for a look"),
    asked.RuleTopicPage: Example(lambda _town, _role: asked.RuleTopicPage(Topic.time)),
    asked.RulePage: of_rule(asked.RulePage),
    asked.DraftPage: Example(lambda _town, _role: asked.DraftPage(RULE), drafted, "a member has drafted a rule"),
    asked.VersionPage: of_rule(lambda rule: asked.VersionPage(rule, 1)),
    asked.WriteRule: Example(lambda _town, _role: asked.WriteRule(OTHER, Topic.time, "We take our time.")),
    asked.WriteOwnRule: Example(
        lambda _town, _role: asked.WriteOwnRule(OTHER, Topic.other_running, "Keys", "Who has a key locks up.")
    ),
    asked.ChangeRule: of_draft(lambda rule, edition: asked.ChangeRule(rule, edition, asked.Force.holds)),
    asked.SetAnswer: of_draft(lambda rule, edition: asked.SetAnswer(rule, edition, "least-days-of-a-vote", "5")),
    asked.TakePlaceOf: Example(
        lambda _town, _role: asked.TakePlaceOf(OTHER, 1, RULE), with_another, "a rule is in force, and a draft there"
    ),
    asked.DropDraft: of_draft(asked.DropDraft),
    asked.PutRule: of_draft(asked.PutRule),
    asked.AcknowledgeRule: of_rule(lambda rule: asked.AcknowledgeRule(rule, 1)),
    asked.AskForException: Example(
        lambda _town, _role: asked.AskForException(RULE, "The city asks us.", DAY + timedelta(days=9)),
        holding,
        "a rule holds",
    ),
    asked.AskToEndRule: of_rule(asked.AskToEndRule),
    asked.AskWhetherItFits: Example(lambda _town, _role: asked.AskWhetherItFits(RULE), due, "a rule is due for a look"),
    asked.SayAsked: Example(
        lambda _town, _role: asked.SayAsked(RULE, "ground rule", 1, Id("proposal------"), 1),
        drafted,
        "a member has drafted a rule",
    ),
    asked.KeepDecision: Example(
        lambda _town, _role: COUNTED,
        put_to_vote,
        "the group is asked about a rule",
    ),
    asked.SupersedeRule: of_rule(lambda rule: asked.SupersedeRule(rule, 2)),
    asked.KeepRule: of_rule(asked.KeepRule),
    asked.RewordPromises: of_these(lambda these, edition: asked.RewordPromises(these, edition, "We listen first.")),
    asked.KeepPromises: of_these(asked.KeepPromises),
    asked.TalkFirst: of_these(asked.TalkFirst),
}
