"""The table of rules and actions, docs/rules.md: made by doing each thing on a real store without the rule and with it.
`python -m tests.rules.table` writes it, to be read before it is committed."""

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.dispatch import Outcome
from bot.features import RULINGS
from bot.features.agreements import commands as agreements
from bot.features.agreements.model import AGREEMENTS, AROUND, AgreementId, Sought
from bot.features.agreements.model.taken import Format
from bot.features.circles.facts import CircleId
from bot.features.coalition import commands as coalition
from bot.features.coalition.model import Way
from bot.features.credit import commands as credit
from bot.features.credit.model import WorkId
from bot.features.ground_rules.model.book import GROUND_RULES_HERE
from bot.features.ground_rules.model.parts import Stage, Version
from bot.features.ground_rules.model.rule import GroundRule
from bot.features.ground_rules.model.wording import RuleId, Wording
from bot.features.listening import commands as listening
from bot.features.listening.model import Manner, Order, RoundId
from bot.features.proposals import commands as proposals
from bot.features.proposals.model import ProposalId
from bot.features.proposals.model.asking import Question
from bot.features.proposals.model.electorate import Electorate
from bot.features.proposals.model.secret import Openness
from bot.features.weights import commands as weights
from bot.kernel.command import Request
from bot.kernel.ids import Id
from bot.kernel.text import Phrase, say
from bot.ruling import Ruling
from storage.schema import migrate
from tests.roles.table import town_on
from tests.roles.town import EVENING, LIBRARY, ROUND, Town
from tests.seating import seated

FILE = Path(__file__).parents[2] / "docs" / "rules.md"
NUMBER, WORDS = 7, "We take our time with each other."
IT, SMALL = ProposalId("the-proposal--"), ProposalId("the-small-one-")
WORK = WorkId("joint-work----")
UNDER = re.compile(r"under=\((?:ByRule\([^)]*\),?\s*)*\)|\b\d{15,}\b")
"""A vote keeps by which rules it was opened, whatever they changed; and messages are numbered by chance."""

CHOSEN = {
    "shown-to-new-organisations": "1",
    "seats-of-residents": "2",
    "confidential-kinds": "agreements",
    "way-of-deciding": "consensus",
    "electorate": "people",
    "quorum": "3/4",
    "least-yes": "1/2",
    "openness-of-votes": "open",
    "reasons-for-answers": "1",
    "whose-yes-is-required": "residents",
    "answers-at-once": "1",
    "mandate": "1",
    "who-opens-votes": "facilitators",
    "least-days-of-a-vote": "7",
    "days-of-a-vote": "14",
    "notice-before-silence-counts": "7",
    "days-of-a-small-agreement": "7",
    "days-to-look-again": "14",
    "months-to-review": "6",
    "who-opens-rounds": "facilitators",
    "order-of-speaking": "in turn",
    "minutes-typed": "3",
    "minutes-spoken": "7",
    "quiet-hours": "18-9",
    "weights-in-votes": "by weight",
    "summary-of-check-ins": "page",
    "who-speaks-to-media": "facilitators",
    "way-of-credit": "unnamed",
    "rhythm-of-digests": "weekly",
    "places-of-digests": "first",
}
"""What the rule asks, so that all that is done here is something else."""

ALSO = {"confidential-kinds": ("of-circles", "marked")}
"""Where other answers of a setting touch other things."""


@dataclass(frozen=True)
class Action:
    """What somebody does, and what comes before it."""

    words: str
    user: str
    made: Callable[[Town], Request]
    before: Callable[[Town], None]


def _quiet(town: Town) -> None:
    """The round that was going on is over, and there are seats enough for a secret vote."""
    town.press("ron", listening.EndRound(ROUND))
    seated(town.unit, tuple(town.person(name) for name in ("ron", "sol", "pia", "mia")), town.now)


def _written(town: Town) -> None:
    _quiet(town)
    town.press("rita", proposals.WriteBlock(IT, "One page", "We keep one page."))


def _agreed(town: Town) -> None:
    """It binds the first seat alone."""
    _quiet(town)
    (seat, *_others) = town.unit.get(AROUND).seats()
    words = ("", "live with it", say("Agreed"), "5ea1", (), (seat,), None)
    town.tick(agreements.KeepAgreement(Id("adopted-------"), 1, "Six o'clock", "We meet at six.", *words))


def _in_circle(town: Town) -> None:
    _agreed(town)
    rows = town.unit.get(AGREEMENTS)
    state = rows.locked(_it(town))
    assert state
    rows.save(replace(state, circle=CircleId("the-circle----"), circle_name="Housing"))


def _it(town: Town) -> AgreementId:
    (state,) = town.unit.get(AGREEMENTS).part(Sought(), 0, 1)
    return state.id


def _worded(town: Town) -> None:
    town.press("rita", credit.BeginWork(WORK, "One page", None, "Neighbours keep one page."))


def _asks(question: Question, days: int = 4, openness: Openness | None = None) -> Callable[[Town], Request]:
    return lambda _town: proposals.AskForAnswers(IT, question, days, openness=openness)


ACTIONS = (
    Action(
        "open a written round of five minutes, in an order by lot",
        "rosa",
        lambda _town: listening.OpenRound(RoundId("another-round-"), "The park", 5, order=Order.lots),
        _quiet,
    ),
    Action(
        "open a spoken round of four minutes",
        "rosa",
        lambda _town: listening.OpenRound(RoundId("another-round-"), "The park", 4, Manner.spoken),
        _quiet,
    ),
    Action("open the first round as it comes", "rosa", lambda _town: listening.OpenFirstRound(), _quiet),
    Action("ask for four days whether all can live with it", "rita", _asks(Question.live_with_it), _written),
    Action("ask the same without a seat", "rosa", _asks(Question.live_with_it), _written),
    Action(
        "ask in secret for most of those who vote",
        "rita",
        _asks(Question.most_say_yes, 4, Openness.secret),
        _written,
    ),
    Action("ask openly for most of those who vote", "rita", _asks(Question.most_say_yes), _written),
    Action("ask what stands if none objects", "rita", lambda _town: proposals.AskBySilence(IT, 4), _written),
    Action(
        "pick one of several",
        "rita",
        lambda _town: proposals.AskForAnswers(IT, Question.pick_one, 4, "Here\nThere"),
        _written,
    ),
    Action(
        "ask each organisation whether all can live with it",
        "rita",
        lambda _town: proposals.AskForAnswers(IT, Question.live_with_it, 4, electorate=Electorate.seats),
        _written,
    ),
    Action("look at a proposal", "rita", lambda _town: proposals.ProposalPage(IT), _written),
    Action(
        "make a small agreement", "rita", lambda _town: proposals.MakeSmallAgreement(SMALL, "We meet at six."), _quiet
    ),
    Action(
        "bring in what a meeting agreed",
        "rita",
        lambda _town: proposals.BringIn(SMALL, "Six o'clock", "We meet at six.", date(2026, 3, 8), "School, Library"),
        _quiet,
    ),
    Action("look at an agreement", "rita", lambda town: agreements.AgreementPage(_it(town)), _agreed),
    Action("look at one whom it does not bind", "rosa", lambda town: agreements.AgreementPage(_it(town)), _agreed),
    Action("look at what a circle agreed", "rosa", lambda town: agreements.AgreementPage(_it(town)), _in_circle),
    Action("look for it by its words", "rita", lambda _town: agreements.FindAgreements("six"), _agreed),
    Action("take all agreements along", "rita", lambda _town: agreements.FilePage(Format.notes), _agreed),
    Action("mark an agreement as confidential", "fay", lambda town: agreements.MarkInConfidence(_it(town)), _agreed),
    Action(
        "put to the vote that the library counts two",
        "rita",
        lambda _town: weights.ChangeWeight(LIBRARY, "2", "It speaks for many."),
        _quiet,
    ),
    Action("give residents three seats", "fay", lambda _town: coalition.SetResidentsSeats(3, Way.named), _quiet),
    Action(
        "give out a sentence that all partners agreed to",
        "rita",
        lambda _town: credit.GiveLineOut(WORK, 1),
        _worded,
    ),
    Action(
        "write a sentence that names an organisation",
        "rita",
        lambda _town: credit.WordLine(WORK, 1, "The school and its neighbours keep one page."),
        _worded,
    ),
    Action("come in as somebody new", "gus", lambda _town: coalition.JoinPage(), _quiet),
)


@dataclass(frozen=True)
class Seen:
    """What came of it: the refusal, what was said, and what is stored since."""

    refusal: str
    said: str
    stored: frozenset[str]


def rule_of(ruling: Ruling, chosen: str, *, holds: bool) -> GroundRule:
    answer = ruling.answer(chosen)
    assert answer, f"{ruling.name} has no answer {chosen}"
    wording = Wording(WORDS, holds).keeping(ruling, answer)
    version = Version(1, wording, None, EVENING, Id("the-proposal--"), 1, 3, 3, "live with it", "seal")
    return GroundRule(RuleId("the-rule------"), ruling.topic, "", EVENING, Stage.in_force, NUMBER, (version,))


def did(town: Town, action: Action, rule: GroundRule | None) -> Seen:
    """From the same beginning each time; nothing of it is kept."""
    town.asked = 1_000
    with town.at_rest():
        action.before(town)
        if rule:
            town.unit.get(GROUND_RULES_HERE).add(rule)
        before = _rows(town)
        answer = town.hear(action.user, action.made(town))
        assert answer.outcome is not Outcome.failed, answer.failures
        return Seen(answer.refusal or "", repr(answer.shown), _rows(town) - before)


def cell(town: Town, ruling: Ruling, chosen: str, action: Action, plain: Seen) -> str:
    """For a rule that holds, and, where that is something else, for one that reminds."""
    holding, reminding = (
        _told(plain, did(town, action, rule_of(ruling, chosen, holds=each))) for each in (True, False)
    )
    return holding if holding == reminding else f"{holding}; if it only reminds: {reminding}"


def _told(plain: Seen, ruled: Seen) -> str:
    if ruled.refusal == "held-by-rule":
        assert f"value={NUMBER}" in ruled.said, "which rule it is"
        assert WORDS in ruled.said, "what it says"
        return f"refused by rule {NUMBER}"
    if ruled.refusal:
        return "not touched" if ruled.refusal == plain.refusal else f"refused: {ruled.refusal}"
    if plain.refusal:
        return "allowed by it"
    says = "Ground rule {number} says"
    if says in ruled.said or any(says in row for row in ruled.stored):
        return "reminded"
    return "not touched" if ruled == plain else "done as it says"


def _rows(town: Town) -> frozenset[str]:
    return frozenset(UNDER.sub("", repr(row)) for row in town.kept())


OPENING = """\
# What ground rules do

Every setting that a rule can carry, and what becomes of what people do when it is in force. Each was done on a real
store, once without the rule and once with it, and compared: a test does it again, for every rule and every action.
`.venv/bin/python -m tests.rules.table` writes this file.

- **refused by rule 7**: with the rule's number, its words, and the way to change it. Only a rule that holds refuses.
- **reminded**: it is done, and whoever does it, or all, read what the rule says.
- **done as it says**: the bot does it in the way that the rule asks.
- **allowed by it**: it would be refused without the rule.
- **refused: …**: a refusal of another kind, with its code.
- **not touched**: nothing is different with the rule.

Votes that are open when a rule comes into force go on under the rules with which they were opened.
"""


def written(parts: Mapping[str, str]) -> str:
    return "\n".join([OPENING, *(parts[each.name] for each in RULINGS)])


def part(town: Town, ruling: Ruling, plain: Mapping[str, Seen]) -> str:
    """What the file says of one setting, as it is now: a cell for every action."""
    refuses = f"`{ruling.name}`: {ruling.refuses.text if ruling.refuses else 'nothing is refused by it.'}\n"
    first = f"## {ruling.question.text} {_words(ruling, CHOSEN[ruling.name])}\n\n{refuses}"
    others = (f"### {_words(ruling, each)}\n\n{_answered(town, ruling, each, plain)}" for each in _also(ruling))
    return "\n".join((first, _answered(town, ruling, CHOSEN[ruling.name], plain), *others))


def _also(ruling: Ruling) -> tuple[str, ...]:
    return ALSO.get(ruling.name, ())


def _words(ruling: Ruling, chosen: str) -> str:
    answer = ruling.answer(chosen)
    assert answer, f"{ruling.name} has no answer {chosen}"
    return _plain(answer.words)


def _answered(town: Town, ruling: Ruling, chosen: str, plain: Mapping[str, Seen]) -> str:
    cells = {each.words: cell(town, ruling, chosen, each, plain[each.words]) for each in ACTIONS}
    touched = {words: told for words, told in cells.items() if told != "not touched"}
    if not touched:
        return "Nothing that is done here is touched by it.\n"
    table = [f"| {words} | {told} |" for words, told in touched.items()]
    left = f"\nNot touched: {len(ACTIONS) - len(touched)} of {len(ACTIONS)} things that people do.\n"
    return "\n".join(["| what is done | what becomes of it |", "| --- | --- |", *table, left])


def without_rules(town: Town) -> dict[str, Seen]:
    return {each.words: did(town, each, None) for each in ACTIONS}


def _plain(words: Phrase) -> str:
    return (words.plural if words.plural and words.count != 1 else words.text).format(n=words.count)


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        file = Path(folder) / "town.sqlite3"
        migrate(f"sqlite:///{file}")
        made = town_on(file)
        plain = without_rules(made)
        FILE.write_text(written({each.name: part(made, each, plain) for each in RULINGS}), "utf-8")
        made.link.close()
        shutil.rmtree(folder, ignore_errors=True)
