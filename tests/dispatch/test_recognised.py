"""By what a request is recognised: who asked where, the place alone, or a code that it carries."""

from datetime import timedelta

import pytest

from bot.codes import WrongCode, digest
from bot.dispatch import Answer, Outcome
from bot.kernel.card import Card
from bot.kernel.command import Account, Address
from bot.kernel.text import Mention, say
from tests.dispatch.conftest import NOW, Evening
from tests.dispatch.garden import Enter, Peek, Settle

CODE, OTHER = "7QK2M9DA0F4TWPZX", "7QK2M9DA0F4TWPZY"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def coded(evening: Evening) -> Evening:
    """A code to the gate of the garden here, good for a minute, and one to something else."""
    evening.world.codes[digest(CODE), "gate"] = (evening.coalition, NOW + MINUTE)
    evening.world.codes[digest(OTHER), "shed"] = (evening.coalition, NOW + MINUTE)
    return evening


def heading(answer: Answer) -> object:
    assert isinstance(answer.shown, Card)
    return answer.shown.summary


def coalitions(evening: Evening) -> set[str]:
    return {coalition for coalition, _, _ in evening.world.rows}


def test_who_founds_something_elsewhere_founds_something_new(evening: Evening) -> None:
    """Where nobody lives, a member of one coalition is as anyone; where one lives, it is that one's."""
    evening.ask(Settle(), address=evening.elsewhere)
    assert evening.coalition not in coalitions(evening)
    evening.ask(Settle())
    assert evening.coalition in coalitions(evening)
    assert len(coalitions(evening)) == 2


@pytest.mark.parametrize("address", [Evening.home, Evening.elsewhere, Evening.others])
@pytest.mark.parametrize("account", [Evening.member, Evening.neighbour, Evening.stranger])
def test_a_code_leads_to_its_coalition_from_anywhere(coded: Evening, account: Account, address: Address) -> None:
    """Whoever has it and wherever they are; a member of that coalition is who they are there, others are nobody yet."""
    ana = coded.world.people[coded.member].who.person
    answer = coded.ask(Enter(CODE), account, address=address)
    assert answer.outcome is Outcome.done
    assert (answer.shown == say("{who} is in.", who=Mention(ana))) is (account is coded.member)
    assert answer.language == ("es" if account is coded.member else "fr")


def test_the_place_counts_if_the_codes_coalition_lives_there(coded: Evening) -> None:
    """In another coalition's place, or in nobody's, there is no place."""
    shown = [heading(coded.ask(Peek(CODE), address=at)) for at in (coded.home, coded.others, coded.elsewhere)]
    assert shown == ["The garden", "From the street", "From the street"]


def test_a_request_without_its_code_is_recognised_as_any_other(coded: Evening) -> None:
    """A field for a code that is left empty changes nothing."""
    assert heading(coded.ask(Peek())) == "The garden"


@pytest.mark.parametrize("account", [Evening.member, Evening.neighbour, Evening.stranger])
def test_every_code_that_does_not_work_is_answered_alike(coded: Evening, account: Account) -> None:
    """One that never was, one that is over to the second, and one to something else: nobody learns which it is."""
    never = coded.ask(Enter("0000000000000000"), account)
    other = coded.ask(Enter(OTHER), account)
    over = coded.ask(Enter(CODE), account, at=NOW + MINUTE)
    assert never == other == over
    assert (never.outcome, never.shown, never.refusal) == (Outcome.refused, WrongCode().said, "wrong-code")
    assert coded.ask(Peek(OTHER), account).refusal == "wrong-code"


def test_a_member_reads_in_their_language_that_a_code_does_not_work(coded: Evening) -> None:
    """At home one is known, with a code that does not work as well."""
    assert coded.ask(Enter(OTHER)).language == "es"
