"""The buttons of a small group, each written once."""

from bot.features.listening.facts import Way
from bot.features.small_groups.commands import (
    HaveSpoken,
    HereToSpeak,
    KeepBetweenUs,
    MayShare,
    NotForUs,
    PassHere,
    SaidBackHere,
    SpeakForUs,
    StepOut,
    WeAreReady,
)
from bot.features.small_groups.model import Group, Step
from bot.kernel.card import row
from bot.kernel.elements import Button, Buttons, Style
from bot.kernel.text import say


def now(state: Group) -> Buttons | None:
    """What can be pressed in this step. Those of a turn say aloud who they are for, since they repeat."""
    this = (state.id, state.turn)
    match state.step:
        case Step.offered:
            return row(Button(HereToSpeak.title, HereToSpeak(*this), Style.primary), _passing(state))
        case Step.speaking:
            return row(Button(HaveSpoken.title, HaveSpoken(*this), Style.primary), _passing(state))
        case Step.saying_back:
            return row(Button(SaidBackHere.title, SaidBackHere(*this), Style.primary))
        case Step.agreeing:
            return row(
                Button(MayShare.title, MayShare(state.id), Style.primary),
                Button(KeepBetweenUs.title, KeepBetweenUs(state.id)),
            )
        case Step.talking:
            return row(Button(WeAreReady.title, WeAreReady(state.id), Style.primary), _speaking_for_all(state))
        case Step.soon | Step.over:
            return None


def leaving(state: Group) -> Buttons | None:
    """Whoever was in a place may still read along there, on some platforms."""
    confirm = say("Leave this small group? You stay in the round.")
    if state.here:
        confirm = say("Leave this small group? You stay in the round, and may still be able to read along here.")
    return None if state.is_over else row(Button(StepOut.title, StepOut(state.id), confirm=confirm))


def _passing(state: Group) -> Button:
    return Button(PassHere.title, PassHere(state.id, state.turn))


def _speaking_for_all(state: Group) -> Button | None:
    if state.way is not Way.for_all:
        return None
    if state.voice:
        return Button(NotForUs.title, NotForUs(state.id))
    return Button(SpeakForUs.title, SpeakForUs(state.id))
