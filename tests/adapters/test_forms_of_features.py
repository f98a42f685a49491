"""What stands in the forms of features when they open: what is there now, of the thing and the seat that are meant."""

import pytest

from bot.dispatch import Answer
from bot.features.ground_rules import commands as ruling
from bot.features.ground_rules.commands import Force
from bot.features.ground_rules.model.wording import RuleId
from bot.features.proposals import commands as asked
from bot.features.proposals.model import ProposalId
from bot.features.proposals.model.asking import Position
from bot.kernel.command import Draft
from bot.kernel.form import Form
from bot.kernel.wire import draft
from bot.ruling import Topic
from storage.store import OpenedStore
from tests.adapters.erasing import Town, town

IT, RULE = ProposalId("one-page------"), RuleId("how-long------")


@pytest.fixture
async def here(store: OpenedStore) -> Town:
    """A building block of Ben's."""
    made = await town(store)
    await made.press("ben", asked.WriteBlock(IT, "One page", "We keep one page."))
    return made


async def texts(here: Town, user: str, filled: Draft) -> dict[str, str]:
    form = await here.opens(user, filled)
    assert isinstance(form, Form)
    return {entry.name: entry.text for entry in form.entries}


async def refusal(here: Town, user: str, filled: Draft) -> str | None:
    answer = await here.opens(user, filled)
    assert isinstance(answer, Answer)
    return answer.refusal


def words(position: Position, text: int = 1) -> Draft:
    return draft(asked.AnswerWithWords, proposal=IT, text=text, position=position)


async def test_a_text_is_changed_from_what_it_is(here: Town) -> None:
    """Whether it means the same is asked anew. A card beside an older text is told of before anyone writes."""
    change = draft(asked.Rewrite, proposal=IT, seen=1, matter=0)
    assert await texts(here, "ben", change) == {"text": "We keep one page.", "same": ""}
    await here.press("ben", asked.Rewrite(IT, 1, 0, "We keep two pages.", same=False))
    assert await refusal(here, "ben", change) == "old-text"
    seen = draft(asked.Rewrite, proposal=IT, seen=2, matter=0)
    assert (await texts(here, "ben", seen))["text"] == "We keep two pages."


async def test_what_was_said_for_a_seat_is_changed_by_who_answers_for_it(here: Town) -> None:
    """Of the same answer: why somebody is worried is not why it would harm them. Others begin with nothing."""
    await here.press("ben", asked.AskForAnswers(IT))
    assert await texts(here, "samir", words(Position.worry)) == {"words": ""}
    await here.press("samir", asked.AnswerWithWords(IT, 1, Position.worry, "Who looks after it?"))
    assert await texts(here, "samir", words(Position.worry)) == {"words": "Who looks after it?"}
    assert await texts(here, "samir", words(Position.no)) == {"words": ""}
    assert await texts(here, "mei", words(Position.worry)) == {"words": ""}
    assert await refusal(here, "samir", words(Position.worry, text=2)) == "old-text"


async def test_advice_is_changed_with_its_leaning(here: Town) -> None:
    """Whoever gave none begins with nothing chosen."""
    decider = await here.person("ben")
    await here.press("ben", asked.AskForAdvice(IT, decider))
    give = draft(asked.GiveAdvice, proposal=IT, text=1)
    assert await texts(here, "samir", give) == {"words": "", "leaning": ""}
    await here.press("samir", asked.GiveAdvice(IT, 1, "Ask the printers.", Position.against))
    assert await texts(here, "samir", give) == {"words": "Ask the printers.", "leaning": Position.against.value}
    assert await texts(here, "mei", give) == {"words": "", "leaning": ""}


async def test_a_draft_of_a_rule_is_changed_from_its_words(here: Town) -> None:
    """A card beside an older draft is told of before anyone writes."""
    await here.press("ana", ruling.WriteRule(RULE, Topic.deciding, "Five days."))
    change = draft(ruling.ChangeRule, rule=RULE, edition=1, force=Force.holds, months=6)
    assert await texts(here, "ana", change) == {"force": "holds", "words": "Five days.", "months": "6"}
    await here.press("ana", ruling.ChangeRule(RULE, 1, Force.holds, "Six days.", 6))
    assert await refusal(here, "ana", change) == "draft-changed"
