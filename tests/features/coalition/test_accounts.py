"""One person with several accounts: linked by a code that serves once, told to nobody else, and removed again."""

from datetime import timedelta

import pytest

from bot.codes import digest
from bot.dispatch import Outcome
from bot.dispatch.running import Running
from bot.features.coalition import COALITION
from bot.features.coalition import commands as asked
from bot.features.coalition.handlers.accounts import after_person_erased
from bot.features.coalition.model import ACCOUNTS, LINK, LINK_FOR, OneTimeCode, key_of
from bot.features.privacy.facts import PersonErased
from bot.kernel.card import Card
from bot.kernel.command import Address
from bot.kernel.elements import Words
from bot.kernel.ids import OrganisationId
from tests.features.coalition.town import Town, account
from tests.features.reading import labels, read

CLINIC = OrganisationId("clinic--------")
STREET = Address("discord", "guild", "street")


@pytest.fixture
def town() -> Town:
    """Fay facilitates; Luz is from the clinic."""
    town = Town()
    town.hear("fay", asked.SetUp("Together", "en"))
    town.hear("luz", asked.AddOrganisation(CLINIC, "Clinic"))
    return town


def code_of(town: Town, user: str) -> str:
    """As it is read back: what stands alone on the card, without its dashes."""
    shown = town.shown(user, asked.UseAnotherAccount())
    (code,) = (each.text for each in shown.elements if isinstance(each, Words) and isinstance(each.text, str))
    return code.replace("-", "")


def linked(town: Town, user: str, other: str) -> Card:
    return town.shown(other, asked.LinkAccount(code_of(town, user)), room=STREET)


def test_a_code_makes_another_account_the_same_person(town: Town) -> None:
    """From anywhere; one name, seat and standing with both, and the answer says who one is and what follows."""
    before = len(town.here.messages), list(town.here.facts)
    shown = linked(town, "luz", "tablet")
    luz = town.member("luz")
    assert luz == town.member("tablet")
    assert luz.accounts == (account("luz"), account("tablet"))
    assert read(shown).splitlines()[:4] == [
        f"You are {luz.id} here",
        "This account is now one of yours in Together.",
        "You have one name, one language and one seat with all of them.",
        "What you answer with any of them counts once, as your answer.",
    ]
    town.hear("tablet", asked.SpeakFor(CLINIC))
    town.hear("luz", asked.SpeakFor(CLINIC))
    assert town.seat("clinic").representative == luz.id
    town.facilitate("fay", "luz")
    assert town.hear("tablet", asked.ChangeCoalition(name="Juntos")).outcome is Outcome.done
    assert (len(town.here.messages) - before[0], town.here.facts[: len(before[1])]) == (3, before[1])


def test_nobody_else_is_told(town: Town) -> None:
    """Nothing is posted and nothing stands in the history; the person is asked to look at it, on all accounts."""
    posted, facts = list(town.here.messages), list(town.here.facts)
    linked(town, "luz", "tablet")
    assert (town.here.messages, town.here.facts) == (posted, facts)
    (need,) = town.here.needs
    assert (need.person, need.until) == (town.person("luz"), town.at + timedelta(days=14))
    assert "tablet on Terminal (local)" in read(need.words)
    assert not any("Luz" in read(message.card) for message in town.here.messages)
    town.hear("luz", asked.MyAccounts())
    assert town.here.needs == []


def test_a_new_account_cannot_look_for_the_person(town: Town) -> None:
    """Only with an account that was there before has the person seen it, also when a newer one follows."""
    linked(town, "luz", "thief")
    town.hear("thief", asked.MyAccounts())
    assert len(town.here.needs) == 1
    linked(town, "thief", "second")
    town.hear("thief", asked.MyAccounts())
    town.hear("second", asked.MyAccounts())
    (need,) = town.here.needs
    assert "thief on Terminal (local)" in read(need.words)
    town.hear("luz", asked.MyAccounts())
    assert town.here.needs == []


def test_a_new_account_cannot_remove_an_older_one(town: Town) -> None:
    """It is shown no way to, and an old button says what to do; it removes itself, and what came after it."""
    for other in ("tablet", "phone"):
        linked(town, "luz", other)
    assert labels(town.shown("tablet", asked.MyAccounts())).count("Remove this account") == 2
    assert labels(town.shown("phone", asked.MyAccounts())).count("Remove this account") == 1
    for user, older in (("tablet", "luz"), ("phone", "luz"), ("phone", "tablet")):
        assert town.refused(user, asked.RemoveAccount(key_of(account(older)))) == "older-account"
    assert len(town.member("luz").accounts) == 3
    town.hear("tablet", asked.RemoveAccount(key_of(account("phone"))))
    assert town.member("luz").accounts == (account("luz"), account("tablet"))
    town.hear("luz", asked.RemoveAccount(key_of(account("luz"))))
    assert town.member("tablet").accounts == (account("tablet"),)


def test_a_code_serves_once(town: Town) -> None:
    """Whoever comes second, and whoever has none, is told the same."""
    code = code_of(town, "luz")
    town.hear("tablet", asked.LinkAccount(code))
    second = town.hear("thief", asked.LinkAccount(code))
    guessed = town.hear("thief", asked.LinkAccount("0" * 16))
    assert second == guessed
    assert second.refusal == "wrong-code"
    assert len(town.member("luz").accounts) == 2


def test_a_code_is_over_after_a_quarter_of_an_hour(town: Town) -> None:
    """A second before, it still works."""
    late, early = code_of(town, "luz"), code_of(town, "luz")
    town.at += LINK_FOR - timedelta(seconds=2)
    assert town.hear("tablet", asked.LinkAccount(early)).outcome is Outcome.done
    town.at += timedelta(seconds=1)
    assert town.refused("phone", asked.LinkAccount(late)) == "wrong-code"


def test_two_members_are_never_made_one(town: Town) -> None:
    """Who is a member by themselves is told what to do, and the code still serves; after leaving, it works."""
    code = code_of(town, "luz")
    assert town.refused("fay", asked.LinkAccount(code)) == "someone-already"
    assert [each.by for each in town.here.codes.all()] == [town.person("luz")]
    town.hear("noor", asked.JoinNeighbourhood("North"))
    assert town.refused("noor", asked.LinkAccount(code)) == "someone-already"
    town.hear("noor", asked.LeaveCoalition())
    town.hear("noor", asked.LinkAccount(code))
    assert town.member("noor") == town.member("luz")


def test_ones_own_code_changes_nothing(town: Town) -> None:
    """Typed with an account that is linked already, it says so and still serves for another one."""
    code = code_of(town, "luz")
    assert "one of yours already" in read(town.shown("luz", asked.LinkAccount(code)))
    assert town.hear("tablet", asked.LinkAccount(code)).outcome is Outcome.done


def test_an_account_is_removed_and_the_last_one_stays(town: Town) -> None:
    """Also from itself; the need to look is met, and an old button says so."""
    shown = linked(town, "luz", "tablet")
    town.press("tablet", shown, "This is not me")
    assert town.member("luz").accounts == (account("luz"),)
    assert town.hear("tablet", asked.MyPage()).refusal == "members-only"
    assert town.here.needs == []
    assert town.refused("luz", asked.RemoveAccount(key_of(account("luz")))) == "last-account"
    again = town.hear("luz", asked.RemoveAccount(key_of(account("tablet"))))
    assert "not yours here" in read(again.shown)


def test_my_accounts_are_listed_with_what_can_be_done(town: Town) -> None:
    """A single one cannot be removed; with as many as fit there is no way to one more, and a code for it is refused."""
    alone = town.shown("luz", asked.MyAccounts())
    assert labels(alone) == ["Use another account", "Home"]
    spare = code_of(town, "luz")
    for number in range(ACCOUNTS - 1):
        linked(town, "luz", f"device{number}")
    full = town.shown("luz", asked.MyAccounts())
    assert labels(full) == ["Remove this account"] * ACCOUNTS + ["Home"]
    assert town.refused("luz", asked.UseAnotherAccount()) == "enough-accounts"
    assert town.refused("late", asked.LinkAccount(spare)) == "enough-accounts"
    assert "My accounts" in labels(town.shown("luz", asked.MyPage()))


def test_what_is_held_of_ones_accounts_and_codes_is_told(town: Town) -> None:
    """Each account; and of a code that nobody used until when it works, never what it is."""
    linked(town, "luz", "tablet")
    code = code_of(town, "luz")
    luz = town.person("luz")
    assert COALITION.personal
    held = COALITION.personal.of(town.unit(town.coalition.id), luz)
    assert [read(each.value) for each in held if read(each.label) == "Account"] == [
        "luz on Terminal (local)",
        "tablet on Terminal (local)",
    ]
    (told,) = (each for each in held if read(each.label) == "A code that you made")
    assert not told.stays
    assert code[:4] not in str(held)


def test_the_codes_of_someone_who_is_erased_are_over(town: Town) -> None:
    """One with each step of the erasure, until none is left; and a code whose maker has left works no more."""
    codes = [code_of(town, "luz") for _ in range(2)]
    luz = town.person("luz")
    town.hear("luz", asked.LeaveCoalition())
    assert [town.refused("tablet", asked.LinkAccount(each)) for each in codes] == ["wrong-code"] * 2
    for left in (1, 0, 0):
        (command,) = after_person_erased(PersonErased(luz))
        running = Running(town.dispatch.catalogue, town.unit(town.coalition.id), town.context("fay"))
        running.follow(running.decide(command))
        assert len(town.here.codes.of(luz)) == left
    assert {each.until <= town.at for each in town.here.codes.all()} == {True}


def test_a_code_for_something_else_links_nothing(town: Town) -> None:
    """What a code opens was said when it was made."""
    other = "7QK2M9DA0F1TWPZX"
    town.here.codes.add(OneTimeCode(digest(other), f"not-{LINK}", town.person("luz"), town.at + LINK_FOR))
    assert town.refused("tablet", asked.LinkAccount(other)) == "wrong-code"
