"""A ground rule that is in force, for whatever a test wants to see done under one."""

from bot.features.ground_rules.model.parts import Stage, Version
from bot.features.ground_rules.model.rule import GroundRule
from bot.features.ground_rules.model.wording import RuleId, Wording
from bot.kernel.ids import Id
from bot.ruling import Ruling
from tests.roles.town import EVENING

NUMBER, WORDS = 7, "We take our time with each other."


def rule_of(ruling: Ruling, chosen: str, *, holds: bool, number: int = NUMBER) -> GroundRule:
    answer = ruling.answer(chosen)
    assert answer, f"{ruling.name} has no answer {chosen}"
    wording = Wording(WORDS, holds).keeping(ruling, answer)
    version = Version(1, wording, None, EVENING, Id("the-proposal--"), 1, 3, 3, "live with it", "seal")
    return GroundRule(RuleId(f"rule-{number:09}"), ruling.topic, "", EVENING, Stage.in_force, number, (version,))
