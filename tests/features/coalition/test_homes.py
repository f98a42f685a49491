"""Several places: invited by a code, brought in, named, and left; and who is told what on the way."""

import pytest

from bot.dispatch import Outcome
from bot.features.coalition import commands as asked
from bot.features.coalition.facts import (
    HomeCameIn,
    HomeChanged,
    HomeLeft,
    InvitationTakenBack,
    MemberJoined,
    PlaceInvited,
)
from bot.features.coalition.model import Home, Ongoing
from bot.features.coalition.model.homes import HOMES_AT_MOST, INVITATIONS, INVITE_FOR
from bot.kernel.attention import Notice
from bot.kernel.card import Card
from bot.kernel.command import Address
from bot.kernel.ids import Id, PlaceId
from tests.features.coalition.town import Town
from tests.features.reading import labels, read

GARDEN, SHED = (Address("terminal", "local", name) for name in ("garden", "shed"))
SLACK = Address("slack", "T1", "C1")


@pytest.fixture
def town() -> Town:
    """Fay facilitates Together in the room, Noor lives there and is a member."""
    town = Town()
    town.hear("fay", asked.SetUp("Together", "en"))
    town.hear("noor", asked.JoinNeighbourhood("North"))
    return town


def code_of(town: Town, there: str = "Garden", here: str = "", user: str = "fay") -> str:
    """Made, and read off the card as people would."""
    shown = town.shown(user, asked.InvitePlace(there, here))
    return read(shown).partition("Code: ")[2].partition("\n")[0].replace("-", "")


def brought(town: Town, room: Address = GARDEN, user: str = "jo", there: str = "Garden") -> PlaceId:
    town.hear(user, asked.BringHere(code_of(town, there)), room=room)
    return town.here.homes.all()[-1].id


def told(town: Town, place: PlaceId) -> list[str]:
    return [read(each.card.summary) for each in town.here.messages if isinstance(each, Notice) and each.place == place]


def test_the_text_to_forward_names_both_places_and_what_each_will_see(town: Town) -> None:
    """It says whose coalition it is and where it is, for whom the code is, what is seen, and what to type."""
    shown = town.shown("fay", asked.InvitePlace("Clinic's Slack", "Town hall"))
    text = read(shown)
    for words in (
        "Together meets in Town hall, and invites Clinic's Slack to take part.",
        "Both places then see the same dates, promises and news.",
        "They also see the names and organisations of the members.",
        "A round is held in one place.",
        "What people type in one channel is not seen in the other.",
        "type in your channel: /coalition home ",
    ):
        assert words in text
    assert town.here.facts[-1] == PlaceInvited(town.person("fay"))
    (home,) = town.here.homes.all()
    assert home.label == "Town hall"


def test_without_a_name_the_text_still_says_where_it_comes_from(town: Town) -> None:
    """A place that nobody has named goes by what its platform calls it."""
    text = read(town.shown("fay", asked.InvitePlace("Garden")))
    assert "Together meets in Terminal (room), and invites Garden to take part." in text


def test_a_code_is_looked_at_before_anyone_says_yes(town: Town) -> None:
    """The card says which coalition, from where, what both see and who can see it; nothing has happened yet."""
    code = code_of(town, "Garden", "Town hall")
    entrance = town.shown("jo", asked.HomePage(), room=GARDEN)
    assert labels(entrance) == ["Set one up", "We have a code"]
    answer = town.press("jo", entrance, "We have a code", GARDEN, code=code)
    assert isinstance(answer.shown, Card)
    text = read(answer.shown)
    for words in ("Bring Together here?", "The invitation comes from Town hall.", "Owners of this workspace"):
        assert words in text
    assert labels(answer.shown) == ["Bring it here", "Not now", "I'm here already"]
    assert labels(town.press("jo", answer.shown, "Not now", GARDEN).shown) == ["Set one up", "We have a code"]
    assert len(town.here.homes.all()) == 1


def test_a_place_comes_in_and_all_homes_are_told_by_whom(town: Town) -> None:
    """Jo, a stranger, brings it to the garden and is a member from then on; the room reads who it was."""
    (room,) = town.coalition.homes
    card = town.shown("jo", asked.LookAtInvitation(code_of(town, "Garden")), room=GARDEN)
    reply = town.press("jo", card, "Bring it here", GARDEN)
    garden = town.here.homes.all()[1]
    assert (garden.label, garden.opened_by, garden.channel) == ("Garden", town.person("jo"), "garden")
    assert town.coalition.homes == (room, garden.id)
    assert told(town, room)[-1] == "Garden takes part now"
    assert told(town, garden.id) == ["Together meets here too now"]
    assert {HomeCameIn(garden.id, garden.opened_by), MemberJoined(garden.opened_by, None)} <= set(town.here.facts)
    assert labels(reply.shown) == ["I'm from …", "Add mine", "I live here"]


def test_who_is_not_a_member_joins_in_the_new_place_as_before(town: Town) -> None:
    """A stranger in the garden finds the ways in; what is announced goes to both places."""
    garden = brought(town)
    entrance = town.shown("kim", asked.HomePage(), room=GARDEN)
    assert labels(entrance) == ["I'm from …", "Add mine", "I live here", "I'm here already", "Help"]
    seen_by = town.press("kim", entrance, "Add mine", GARDEN).shown
    assert isinstance(seen_by, Card)
    town.press("kim", seen_by, "Continue", GARDEN, name="Garden club")
    assert town.member("kim").organisation
    for place in town.coalition.homes:
        assert "Garden club" in told(town, place)[-1] or "has joined" in told(town, place)[-1]
    assert garden in town.coalition.homes


def test_a_member_who_brings_it_stays_who_they_are(town: Town) -> None:
    """Noor, who is a member by the same account, is not joined twice."""
    before = town.person("noor")
    reply = town.hear("noor", asked.BringHere(code_of(town)), room=GARDEN)
    assert labels(reply.shown) == ["Home"]
    assert town.person("noor") == before
    assert len(town.here.members.all()) == 2


def test_a_code_brings_in_one_place(town: Town) -> None:
    """Two places use the same one: one comes in, the other is told what every code that does not work is told."""
    code = code_of(town)
    town.hear("jo", asked.BringHere(code), room=GARDEN)
    assert town.refused("kim", asked.BringHere(code), room=SHED) == "wrong-code"
    assert town.refused("kim", asked.LookAtInvitation(code), room=SHED) == "wrong-code"
    assert len(town.here.homes.all()) == 2


def test_all_codes_that_do_not_work_are_answered_alike(town: Town) -> None:
    """T12: unknown, used, taken back and old ones: nobody learns which it was, nor whose."""
    late, back = code_of(town), code_of(town)
    kept = town.here.codes.invitations()[-1]
    assert town.hear("fay", asked.TakeInvitationBack(kept.id)).outcome is Outcome.done
    assert town.here.facts[-1] == InvitationTakenBack(town.person("fay"))
    answers = [town.hear("jo", asked.LookAtInvitation(code), room=GARDEN) for code in ("0" * 16, back)]
    town.at += INVITE_FOR
    answers.append(town.hear("jo", asked.LookAtInvitation(late), room=GARDEN))
    assert {(each.refusal, read(each.shown if not isinstance(each.shown, Card) else "")) for each in answers} == {
        ("wrong-code", read(answers[0].shown if not isinstance(answers[0].shown, Card) else ""))
    }


def test_a_code_for_something_else_opens_no_place(town: Town) -> None:
    """T3: only what was made as an invitation brings a coalition somewhere."""
    code = code_of(town)
    (kept,) = town.here.codes.invitations()
    town.here.codes.kept[kept.id] = type(kept)(kept.id, "link", kept.by, kept.until)
    assert town.refused("jo", asked.BringHere(code), room=GARDEN) == "wrong-code"


def test_a_place_that_is_taken_says_nothing_about_by_whom(town: Town) -> None:
    """T3: another coalition's place is refused kindly, with a way out, and so is one's own."""
    code = code_of(town)
    assert town.refused("fay", asked.BringHere(code)) == "lives-here-already"
    other = "Rivals"
    town.hear("eva", asked.SetUp(other, "en"), room=SHED)
    for request in (asked.LookAtInvitation(code), asked.BringHere(code)):
        answer = town.hear("eva", request, room=SHED)
        assert answer.refusal == "place-taken"
        assert other not in repr(answer.shown)
        assert "/coalition homes" in repr(answer.shown)
    assert town.hear("jo", asked.BringHere(code), room=GARDEN).outcome is Outcome.done


def test_open_codes_are_listed_for_facilitators_and_taken_back(town: Town) -> None:
    """Members see the places and no codes; a code that is over is not listed any more."""
    code_of(town, "Garden")
    shown = town.shown("fay", asked.HomesPage())
    assert "For Garden. It works until" in read(shown)
    assert "Take back" in labels(shown)
    assert not {"Take back", "Bring in another place"} & set(labels(town.shown("noor", asked.HomesPage())))
    assert town.refused("noor", asked.TakeInvitationBack(town.here.codes.invitations()[0].id)) == "facilitators-only"
    town.press("fay", shown, "Take back")
    assert "Take back" not in labels(town.shown("fay", asked.HomesPage()))
    code_of(town)
    town.at += INVITE_FOR
    assert "Take back" not in labels(town.shown("fay", asked.HomesPage()))


def test_a_used_code_cannot_be_taken_back(town: Town) -> None:
    """It is not there any more, as any code of which one knows nothing."""
    code = code_of(town)
    (kept,) = town.here.codes.invitations()
    town.hear("jo", asked.BringHere(code), room=GARDEN)
    assert town.refused("fay", asked.TakeInvitationBack(kept.id)) == "not-found"


def test_codes_and_places_are_not_without_end(town: Town) -> None:
    """Five open codes, twenty places; each no says what to do."""
    for _ in range(INVITATIONS):
        code_of(town)
    assert town.refused("fay", asked.InvitePlace("Garden")) == "enough-invitations"
    town.at += INVITE_FOR
    code = code_of(town)
    for number in range(HOMES_AT_MOST - 1):
        home = Home(PlaceId(f"place-{number:08}"), "terminal", "local", f"r{number}", town.at, town.person("fay"))
        town.here.homes.add(home)
    assert town.refused("fay", asked.InvitePlace("Garden")) == "enough-homes"
    assert town.refused("jo", asked.BringHere(code), room=GARDEN) == "enough-homes"
    shown = town.shown("fay", asked.HomesPage())
    assert "More" in labels(shown)


def test_a_home_has_a_name_and_a_language(town: Town) -> None:
    """A facilitator changes both; the place itself is told, and what does not change is not told."""
    garden = brought(town)
    page = town.shown("fay", asked.HomeOfOurs(garden))
    town.press("fay", page, "Change", name="Back garden", language="es")
    home = town.here.homes.all()[1]
    assert (home.label, home.language) == ("Back garden", "es")
    assert told(town, garden)[-1] == "Fay changed this place" or "changed this place" in told(town, garden)[-1]
    assert town.here.facts[-1] == HomeChanged(garden, town.person("fay"))
    before = len(town.here.messages)
    town.hear("fay", asked.ChangeHome(garden, "Back garden"))
    assert len(town.here.messages) == before
    assert town.refused("noor", asked.ChangeHome(garden, "Mine")) == "facilitators-only"


def test_a_home_leaves_and_its_members_stay(town: Town) -> None:
    """All places hear of it, the one that leaves as well; nothing lives there afterwards, and it is free again."""
    garden = brought(town)
    (room, _) = town.coalition.homes
    town.press("fay", town.shown("fay", asked.HomeOfOurs(garden)), "This place leaves")
    assert town.coalition.homes == (room,)
    assert told(town, room)[-1] == told(town, garden)[-1] == "The coalition has left Garden"
    assert town.here.facts[-1] == HomeLeft(garden, town.person("fay"))
    assert {account.user for member in town.here.members.all() for account in member.accounts} == {"fay", "noor", "jo"}
    assert labels(town.shown("jo", asked.HomePage(), room=GARDEN)) == ["Set one up", "We have a code"]
    assert town.refused("fay", asked.LeaveHome(garden)) == "not-found"
    assert brought(town, user="kim") != garden


def test_who_brought_a_place_in_can_let_it_leave(town: Town) -> None:
    """Jo can, who is no facilitator; Noor reads who can, and is told by name when she asks for it all the same."""
    garden = brought(town)
    page = town.shown("noor", asked.HomeOfOurs(garden))
    assert "A facilitator, or who brought it in, can let this place leave." in read(page)
    assert labels(page) == ["Our places", "Home"]
    assert town.refused("noor", asked.LeaveHome(garden)) == "brought-by-others"
    page = town.shown("jo", asked.HomeOfOurs(garden), room=GARDEN)
    assert labels(page) == ["This place leaves", "Our places", "Home"]
    town.press("jo", page, "This place leaves", GARDEN)
    assert garden not in town.coalition.homes


def test_who_can_see_names_the_people_of_the_other_places(town: Town) -> None:
    """Each place reads of the others and not of itself; whoever looks at a code reads where it comes from."""
    assert "People in" not in read(town.shown("noor", asked.WhoCanSee()))
    assert "People in Terminal (room)" in read(
        town.shown("jo", asked.LookAtInvitation(code_of(town, "Garden")), room=GARDEN)
    )
    brought(town)
    here = read(town.shown("noor", asked.WhoCanSee()))
    assert "People in Garden" in here
    assert "They see the boards and who takes part there too. So do the owners of their workspaces." in here
    assert "People in Terminal (room)" in read(town.shown("jo", asked.WhoCanSee(), room=GARDEN))
    brought(town, SHED, "kim", "Shed")
    assert "People in Garden, Shed" in read(town.shown("noor", asked.WhoCanSee()))
    assert "People in 2 other places" in read(town.shown("jo", asked.WhoCanSee(), room=GARDEN))


def test_the_last_home_does_not_leave(town: Town) -> None:
    """A coalition without a place could not be found again."""
    (room,) = town.coalition.homes
    assert town.refused("fay", asked.LeaveHome(room)) == "last-home"


def test_a_home_with_a_round_does_not_leave(town: Town) -> None:
    """What is open there is named; another place may leave meanwhile."""
    garden = brought(town)
    (room, _) = town.coalition.homes
    town.here.coalitions.save(town.coalition.with_ongoing(ongoing(room)))
    answer = town.hear("fay", asked.LeaveHome(room))
    assert answer.refusal == "still-open-there"
    assert "The park" in repr(answer.shown)
    assert town.hear("fay", asked.LeaveHome(garden)).outcome is Outcome.done


def test_who_looks_from_another_place_reads_where_a_round_is(town: Town) -> None:
    """The home page says so in the garden, and in the room there is nothing to say."""
    garden = brought(town)
    town.here.coalitions.save(town.coalition.with_ongoing(ongoing(garden)))
    assert "Listening round in Garden: The park" in read(town.shown("fay", asked.HomePage()))
    assert "Listening round: The park" in read(town.shown("jo", asked.HomePage(), room=GARDEN))


def test_the_list_says_what_each_place_is(town: Town) -> None:
    """Platform, language, since when and by whom, in the order in which they came in."""
    brought(town)
    town.hear("max", asked.BringHere(code_of(town, "Clinic")), room=SLACK)
    shown = read(town.shown("noor", asked.HomesPage()))
    assert shown.index("Terminal (room)") < shown.index("Garden") < shown.index("Clinic")
    assert "Slack, in English, since " in shown
    assert "Since" in read(town.shown("noor", asked.HomeOfOurs(town.coalition.homes[0])))


def ongoing(place: PlaceId) -> Ongoing:
    return Ongoing("round", Id("round---------"), place, "The park")
