"""What those need from the store who set a check-in, answer it, or help: loaded and locked here, decided elsewhere."""

from bot.carrying import CARRIERS, Carried
from bot.features.check_ins import commands as asked
from bot.features.check_ins.model import (
    CHECK_INS,
    PROMPTS,
    SERIES,
    Addressing,
    Answering,
    Audience,
    Bringing,
    CheckIn,
    Helping,
    Resuming,
    Setting,
    Theme,
    Wishing,
    prompt_id,
)
from bot.features.check_ins.model.refusals import TheirOwnYes
from bot.features.check_ins.reads.holding import held, held_with, the_series
from bot.kernel.command import Context
from bot.kernel.ids import PersonId
from bot.kernel.ports import ROSTER, Unit
from bot.kernel.text import Mention
from bot.presence import PRESENCE
from bot.writing import answering_as, on_chat


def setting(unit: Unit, command: asked.SetCheckIn | asked.SetReadyCheckIn, context: Context) -> Setting:
    series = unit.get(SERIES)
    return Setting(series.find(command.series), len(series.going_on()))


def resuming(unit: Unit, command: asked.ResumeCheckIn, context: Context) -> Resuming:
    series = the_series(unit, command, context)
    return Resuming(series, series.place in unit.get(ROSTER).homes())


def addressing(unit: Unit, command: asked.AskWhom, context: Context) -> Addressing:
    series, members = the_series(unit, command, context), {who.person for who in unit.get(ROSTER).members()}
    everyone = members - set(series.left_out)
    carriers = everyone & unit.get(CARRIERS).people()
    return Addressing(series, {Audience.everyone: len(everyone), Audience.carriers: len(carriers)})


def wishing(unit: Unit, command: asked.AskMe, context: Context) -> Wishing:
    series = the_series(unit, command, context)
    return Wishing(series, tuple(each for each in unit.get(CHECK_INS).open() if each.series == series.id))


def wishing_directly(unit: Unit, command: asked.AskMeDirectly, context: Context) -> Wishing:
    """Nobody answers meanwhile: what is asked anew is not answered yet."""
    series, prompts, me = the_series(unit, command, context), unit.get(PROMPTS), context.person
    going_on = (each for each in unit.get(CHECK_INS).open() if each.series == series.id)
    check_ins = tuple(held(unit, each.id) for each in going_on)
    mine = (prompts.locked(prompt_id(each.id, me)) for each in check_ins)
    return Wishing(series, check_ins, tuple(each for each in mine if each))


def answering(unit: Unit, command: asked.AnswerCheckIn | asked.AnswerInWords, context: Context) -> Answering:
    whose = answering_as(unit, command.person, context)
    return _answering(unit, command, whose, context, told=whose != context.person and on_chat(unit, whose))


def answering_as_before(unit: Unit, command: asked.AnswerAsBefore, context: Context) -> Answering:
    return _answering(unit, command, context.person, context, told=False)


def calling(unit: Unit, command: asked.CallForHelp, context: Context) -> Helping:
    """Of somebody else by who writes for them, where they cannot press it themselves."""
    check_in, prompt = held_with(unit, command.prompt)
    whose = answering_as(unit, prompt.person, context)
    if whose != context.person and on_chat(unit, whose):
        raise TheirOwnYes(who=Mention(whose))
    return Helping(check_in, prompt)


def helping(unit: Unit, command: asked.LendAHand, context: Context) -> Helping:
    return Helping(*held_with(unit, command.prompt))


def bringing(unit: Unit, command: asked.BringUsTogether, context: Context) -> Bringing:
    check_in, prompt = held_with(unit, command.prompt)
    return Bringing(check_in, prompt, unit.get(PRESENCE).reached(check_in.place))


def _answering(unit: Unit, command: asked.OfCheckIn, whose: PersonId, context: Context, *, told: bool) -> Answering:
    check_in, prompts = held(unit, command.check_in), unit.get(PROMPTS)
    mine = prompts.locked(prompt_id(check_in.id, whose))
    before, carried = prompts.before(check_in.series, whose, check_in.id), carried_by(unit, check_in, whose, context)
    return Answering(check_in, mine, whose, told, before, carried)


def carried_by(unit: Unit, check_in: CheckIn, whose: PersonId, context: Context) -> tuple[Carried, ...]:
    """For nobody's eyes but their own."""
    mine = check_in.theme is Theme.promises and whose == context.person
    return unit.get(CARRIERS).of(whose) if mine else ()
