"""The table of rules and actions, docs/rules.md: made by doing each thing on a real store without the rule and with it.
`python -m tests.rules.table` writes it, to be read before it is committed."""

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.dispatch import Outcome
from bot.features import RULINGS
from bot.features.ground_rules.model.book import GROUND_RULES_HERE
from bot.features.ground_rules.model.rule import GroundRule
from bot.kernel.command import Command
from bot.kernel.text import Phrase
from bot.ruling import Ruling
from storage.schema import migrate
from tests.roles.table import town_on
from tests.roles.town import Town
from tests.rules.actions import ACTIONS, CLOCK, Action
from tests.rules.ruled import NUMBER, WORDS, rule_of

FILE = Path(__file__).parents[2] / "docs" / "rules.md"
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
class Seen:
    """What came of it: the refusal, what was said, and what is stored since."""

    refusal: str
    said: str
    stored: frozenset[str]


def did(town: Town, action: Action, rule: GroundRule | None) -> Seen:
    """From the same beginning each time; nothing of it is kept."""
    town.asked = 1_000
    with town.at_rest():
        action.before(town)
        if rule:
            town.unit.get(GROUND_RULES_HERE).add(rule)
        before = _rows(town)
        request = action.made(town)
        if action.user == CLOCK:
            assert isinstance(request, Command)
            town.tick(request)
            return Seen("", "", _rows(town) - before)
        answer = town.hear(action.user, request)
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
    if ruled.refusal and f"value={NUMBER}" in ruled.said and WORDS in ruled.said:
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
    spares = f"{ruling.spares.text}\n" if ruling.spares else ""
    apart = "".join(f"No rule can ask it beside `{each.name}`: {each.answer}.\n" for each in ruling.apart)
    first = f"## {ruling.question.text} {_words(ruling, CHOSEN[ruling.name])}\n\n{refuses}{spares}{apart}"
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
