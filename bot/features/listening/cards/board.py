"""The card of a round, redrawn from its state; who opens the page of the round sees the same, and their own place."""

from bot.features.listening.cards import apart, buttons, elsewhere, formats, guide, hushing, reflecting
from bot.features.listening.cards.ending import ended
from bot.features.listening.cards.news import shut_out
from bot.features.listening.cards.words import SHOWN, and_more, floor, for_whom, stored, summary, topic
from bot.features.listening.model import Here, Manner, Part, Round, Speaker, Stage, asked_later, asked_now
from bot.kernel.card import Card, card, pieces
from bot.kernel.command import Context
from bot.kernel.elements import Element, Note, People, PersonLine, Progress, Words
from bot.kernel.limits import CARD_PARTS
from bot.kernel.text import Mention, Phrase, Text, say, say_n

OUTSIDE = say("Some of us cannot come into this channel. Someone who writes for them can send their words.")
QUESTIONS = (
    say("1. Who I am"),
    say("2. What my organisation does"),
    say("3. What is at stake for us"),
    say("4. What I hope"),
    say("5. What worries me"),
)


def board(state: Round) -> Card:
    match state.stage:
        case Stage.gathering:
            return Card(summary(state), tuple(filter(None, _gathering(state))))
        case Stage.ended:
            return ended(state)
        case Stage.apart:
            return card(topic(state), *_apart(state), summary=summary(state))
        case _:
            return card(topic(state), *_going(state), summary=summary(state))


def page(given: Here, context: Context) -> Card:
    """The round that is open here as one person sees it, or how to open one."""
    here = given.round
    if given.open:
        return elsewhere.choosing(given.open)
    if here is None:
        return elsewhere.no_round(given.elsewhere)
    drawn = board(here)
    me = here.who(context.person)
    mine = Words(my_place(here, me)), *buttons.accepting(here, context.person), apart.my_group(here, me)
    theirs = (*buttons.keeping_more(here), hushing.choosing(here, able=given.able))
    more = theirs if context.person == here.facilitator else buttons.if_gone(here, me, context.now)
    shown = [each for each in (*mine, *drawn.elements, *more, *shut_out(given.outside)) if each]
    script = [each for each in guide.script(here, context.person) if each]
    fits = sum(map(pieces, shown + script)) <= CARD_PARTS
    return Card(drawn.summary, tuple(shown + script if fits else shown))


def opening_words(state: Round) -> Phrase:
    """Sentence 1. A topic that ends a sentence by itself gets no second full stop."""
    if state.topic.endswith(("?", "!", ".", "…", "؟", "。")):
        return say_n(
            "Listening round: {topic} Press Join for up to {n} minute, or Listen only; "
            "the bot keeps times, and what you type stays here.",
            "Listening round: {topic} Press Join for up to {n} minutes, or Listen only; "
            "the bot keeps times, and what you type stays here.",
            state.minutes,
            topic=state.topic,
        )
    return say_n(
        "Listening round: {topic}. Press Join for up to {n} minute, or Listen only; "
        "the bot keeps times, and what you type stays here.",
        "Listening round: {topic}. Press Join for up to {n} minutes, or Listen only; "
        "the bot keeps times, and what you type stays here.",
        state.minutes,
        topic=topic(state),
    )


def my_place(state: Round, me: Speaker | None) -> Phrase:
    """What only they read."""
    if me is None:
        return say("You are not in this round yet.")
    if me in {state.speaker, asked_now(state)}:
        return floor(state, me.person)
    if state.apart and me.due:
        return apart.my_place(state, me)
    match me.part:
        case Part.left:
            return say("You have left this round. You can come back with Join.")
        case Part.listening:
            return say("You listen only. If you would like to speak, press Join.")
        case Part.heard | Part.spoken_for:
            return _had_turn(state, me)
        case _ if me in state.to_come[:1]:
            return say("You are next.")
        case Part.waiting:
            return say("You will be asked when it is your turn.")
        case _ if state.asks_again(me):
            return say("You can still speak at the end.")
        case _:
            return say("You can send words later, if you like.")


def _had_turn(state: Round, me: Speaker) -> Phrase:
    if me.part is Part.spoken_for:
        return say("Somebody speaks for your small group. To add something yourself, press Join.")
    if asked_later(state):
        return say("You had your turn. When it goes round once more, you are asked again.")
    return say("You had your turn. Thank you.")


def _gathering(state: Round) -> tuple[Element | None, ...]:
    joined = tuple(speaker for speaker in state.speakers if speaker.takes_part)
    label = say_n("{n} person would like to speak", "{n} people would like to speak", len(joined))
    return (
        Words(opening_words(state)),
        for_whom(state),
        *_questions(state),
        *_list(label, joined, tuple(None for _ in joined)),
        _listening(state),
        *formats.explained(state),
        reflecting.explained(state),
        Note(_kept_by(state)),
        Note(say("{who} helps with it.", who=Mention(state.partner))) if state.partner else None,
        Note(_time(state)),
        Note(OUTSIDE) if state.outside else None,
        hushing.shown(state),
        *stored(state),
        *_rows(state),
    )


def _apart(state: Round) -> tuple[Element | None, ...]:
    there = tuple(speaker for speaker in state.speakers if speaker.takes_part)
    return (
        for_whom(state),
        *apart.standing(state),
        *_questions(state),
        *_list(say("In this round"), there, tuple(None for _ in there)),
        _listening(state),
        Note(_kept_by(state)),
        Note(say("{who} helps with it.", who=Mention(state.partner))) if state.partner else None,
        *_rows(state),
    )


def _going(state: Round) -> tuple[Element | None, ...]:
    shown = _in_order(state)
    notes = tuple(_note(state, speaker) for speaker in shown)
    heard = sum(each.heard_now and each.part is not Part.speaking for each in state.speakers)
    silent = sum(each.silent for each in state.speakers) + (1 if state.speaker else 0)
    around = formats.go_around(state)
    return (
        for_whom(state),
        Words(_status(state)),
        *_questions(state),
        Note(around) if around else None,
        Progress(say("Heard"), heard, heard + silent),
        *_list(say("In this round"), shown, notes, asked_now(state)),
        _listening(state),
        hushing.shown(state),
        Note(_kept_by(state)),
        Note(say("{who} helps with it.", who=Mention(state.partner))) if state.partner else None,
        *_rows(state),
    )


def _status(state: Round) -> Phrase:
    if state.stage is not Stage.paused:
        return floor(state)
    if state.speaker is None:
        return say("The round is paused. No time is lost.")
    who = (asked_now(state) or state.speaker).shown
    return say("The round is paused and no time is lost. {who} goes on afterwards.", who=who)


def _in_order(state: Round) -> tuple[Speaker, ...]:
    """Who speaks now, who is asked after them, and then the others, in the order of speaking."""
    coming = tuple(speaker for speaker in (state.speaker, *state.to_come) if speaker)
    return (*coming, *(speaker for speaker in state.speakers if speaker.takes_part and speaker not in coming))


def _note(state: Round, speaker: Speaker) -> Phrase | None:
    """Nothing tells those who passed from those who still wait."""
    if speaker == asked_now(state):
        return say("goes on afterwards") if state.stage is Stage.paused else say("now")
    if speaker.heard_now:
        return say("was heard")
    if speaker.part is Part.spoken_for:
        return say("talked in a small group")
    return say("next") if speaker in state.to_come[:1] else None


def _rows(state: Round) -> tuple[Element | None, ...]:
    return buttons.turn(state), buttons.taking_part(state), buttons.keeping(state), buttons.taking_over(state)


def _questions(state: Round) -> tuple[Element, ...]:
    if state.topic:
        return ()
    return (*map(Words, QUESTIONS), Note(say("Nothing is decided in this round.")))


def _list(
    label: Phrase, people: tuple[Speaker, ...], notes: tuple[Text | None, ...], now: Speaker | None = None
) -> tuple[Element | None, ...]:
    if not people:
        return ()
    lines = tuple(
        PersonLine(speaker.shown, note, current=speaker == now)
        for speaker, note in zip(people[:SHOWN], notes[:SHOWN], strict=True)
    )
    return People(label, lines), and_more(len(people) - SHOWN)


def _listening(state: Round) -> Note | None:
    count = len(state.listeners)
    return Note(say_n("{n} person listens only.", "{n} people listen only.", count)) if count else None


def _kept_by(state: Round) -> Phrase:
    who = Mention(state.facilitator)
    if state.unattended:
        return say("{who} seems to be away. Anyone in the round can press Take over.", who=who)
    if state.stage is Stage.gathering:
        return say("{who} facilitates, and starts the round when you are ready.", who=who)
    return say("{who} facilitates.", who=who)


def _time(state: Round) -> Phrase:
    if state.strict:
        return say("Each turn stops when its time is over.")
    if state.manner is Manner.spoken:
        return say("You speak on your call and press the buttons here. Nobody is cut off.")
    return say("Nobody is cut off when the time is over.")
