"""Somebody who is in several coalitions, where no place says which one is meant: they choose, and stay in it."""

from dataclasses import replace

import pytest

from bot.dispatch import Answer, Outcome
from bot.dispatch.choosing import choosing, parted, within
from bot.dispatch.ports import Choice
from bot.kernel.card import Card
from bot.kernel.command import Command, Page, Standing
from bot.kernel.elements import Button, Buttons, Menu, MenuOption
from bot.kernel.ids import CoalitionId, Id
from bot.kernel.refusal import OldButton
from bot.kernel.text import Phrase, say
from bot.kernel.wire import Press, WireId, decode, draft, encode
from tests.dispatch.conftest import Evening
from tests.dispatch.garden import CATALOGUE, PLANTS, Enter, Give, Hide, Look, Plant, Settle, Sow, ThePlant, Uproot
from tests.dispatch.memory import Known, Transaction
from tests.features.reading import pressable, read

STRANGE, HERE = CoalitionId("nowhere-at-all"), CoalitionId("here----------")
THYME = Id("thyme---------")


@pytest.fixture
def torn(evening: Evening) -> Evening:
    """Ana is in the other coalition too."""
    there = Known(evening.other_coalition, evening.world.people[evening.member].who, Standing.facilitator, "de")
    evening.world.also[evening.member] = (there,)
    return evening


def asked(torn: Evening, request: Command | Page, chosen: CoalitionId | None = None) -> Answer:
    """By Ana, in a place where nobody lives."""
    inbound = replace(torn.inbound(request, address=torn.elsewhere), within=chosen)
    work = torn.dispatch.page if isinstance(request, Page) else torn.dispatch.command
    return torn.world.run(work, inbound)


def shown(answer: Answer) -> Card:
    assert isinstance(answer.shown, Card)
    return answer.shown


def shown_card(what: Card | Phrase | None) -> Card:
    assert isinstance(what, Card)
    return what


def grown(torn: Evening, coalition: CoalitionId) -> None:
    """Thyme, in that coalition's garden."""

    def plant(transaction: Transaction, new: Plant) -> None:
        unit = transaction.unit(coalition)
        unit.get(PLANTS).add(new)
        unit.place_board("plant", new.id, (new.place,))

    torn.world.run(plant, Plant(THYME, "Thyme", torn.place))


def wires(on: Card) -> list[str]:
    return [encode(each.press) for each in pressable(on)]


def test_they_are_asked_which_one_they_mean(torn: Evening) -> None:
    """With a button for each, which does there what they asked for; so far nothing has happened."""
    answer = asked(torn, ThePlant(THYME))
    assert (answer.outcome, answer.refusal) == (Outcome.refused, "several-coalitions")
    assert read(answer.shown) == (
        "You are in several coalitions. Which one is this about?\n"
        f"The {torn.coalition}\nThe {torn.coalition}\nThe {torn.other_coalition}\nThe {torn.other_coalition}"
    )
    both = (torn.coalition, torn.other_coalition)
    assert wires(shown(answer)) == [f"{each}/{encode(ThePlant(THYME))}" for each in both]


def test_what_they_choose_is_done_there(torn: Evening) -> None:
    """As who they are in it, in its language; from what they are shown they go on in it."""
    grown(torn, torn.other_coalition)
    answer = asked(torn, ThePlant(THYME), torn.other_coalition)
    assert (answer.outcome, answer.language) == (Outcome.done, "de")
    assert asked(torn, Uproot(THYME), torn.other_coalition).outcome is Outcome.done
    assert asked(torn, Uproot(THYME), torn.coalition).refusal == "facilitators-only"


def test_another_coalitions_things_are_not_there(torn: Evening) -> None:
    """Nor is a coalition in which they are not, whether there is one or not: nobody learns which."""
    grown(torn, torn.other_coalition)
    assert asked(torn, ThePlant(THYME), torn.coalition).refusal == "not-found"
    torn.world.also[torn.member] = ()
    others, nowhere = (asked(torn, ThePlant(THYME), each) for each in (torn.other_coalition, STRANGE))
    assert others == nowhere
    assert others.refusal == "no-coalition-here"


def test_in_a_place_its_own_coalition_counts(torn: Evening) -> None:
    """Nobody is asked there; and what was chosen elsewhere stays what it was, without the place."""
    assert torn.ask(Look()).refusal is None
    inbound = replace(torn.inbound(Uproot(THYME)), within=torn.other_coalition)
    grown(torn, torn.other_coalition)
    assert torn.world.run(torn.dispatch.command, inbound).outcome is Outcome.done


def test_what_needs_a_place_is_refused_as_ever(torn: Evening) -> None:
    """To choose would lead nowhere; and whoever founds something new is not asked about what there is."""
    assert asked(torn, Sow(THYME, "Thyme")).refusal == "not-at-home"
    assert asked(torn, Sow(THYME, "Thyme"), torn.coalition).refusal == "not-at-home"
    assert asked(torn, Settle()).outcome is Outcome.done


def test_what_does_not_fit_on_a_button_begins_at_the_home_page(torn: Evening) -> None:
    """And so does what may leave no trace."""
    for request in (Enter("A" * 81), Hide()):
        assert {wire.partition("/")[2] for wire in wires(choosing((Choice(STRANGE, "Far"),), request))} == {"1:ch"}


def test_every_button_stays_in_the_coalition() -> None:
    """Menus too, and forms; what is in one already stays there, and what is too long asks again."""
    pressed: tuple[Press, ...] = (
        ThePlant(THYME),
        draft(Give, plant=THYME),
        WireId(f"{STRANGE}/1:gl"),
        WireId(f"1:{'g' * 90}"),
    )
    buttons = tuple(Button(say("{n}", n=n), press) for n, press in enumerate(pressed))
    menu = Menu(say("Which?"), (MenuOption("That", Look()),))
    kept = within(HERE, Card(say("A card"), (Buttons(buttons), menu)))
    assert wires(shown_card(kept)) == [
        f"{HERE}/1:gp:{THYME}", f"{HERE}/1?:gg:{THYME}:*", f"{STRANGE}/1:gl", f"1:{'g' * 90}", f"{HERE}/1:gl",
    ]  # fmt: skip
    assert within(HERE, say("Done.")) == say("Done.")


def test_a_form_carries_the_coalition_along() -> None:
    """Its wire id reads back as what was chosen, and as the same draft."""
    opened = replace(draft(Give, plant=THYME), within=HERE)
    chosen, rest = parted(encode(opened))
    assert chosen == HERE
    assert decode(rest, CATALOGUE.wires) == replace(opened, within=None)
    assert opened.with_text(to="ana").within == HERE


@pytest.mark.parametrize("wire", ["short/1:gl", "/1:gl", f"{HERE}/{HERE}/1:gl"])
def test_what_was_altered_is_an_old_button(wire: str) -> None:
    """What stands before the stroke is read as carefully as the rest."""
    with pytest.raises(OldButton):
        parted(wire)
