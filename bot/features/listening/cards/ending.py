"""What stands when a round is over: thanks, who was not heard yet, and each one's own time to them alone."""

from bot.features.listening.cards import buttons
from bot.features.listening.cards.words import SHOWN, STORED, and_more, for_whom, names, summary, topic
from bot.features.listening.commands import SendWords
from bot.features.listening.model import Part, Round, Speaker, Stage, WritesFor
from bot.features.listening.model.sharing import shared_evenly
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Element, Menu, MenuOption, Note, Words
from bot.kernel.ids import PersonId
from bot.kernel.limits import OPTIONS
from bot.kernel.text import Mention, Moment, Phrase, say
from bot.kernel.wire import draft


def ended(state: Round) -> Card:
    """The card that stays, and the message by which all learn that the round is over."""
    return card(topic(state), for_whom(state), Words(_thanks(state)), *_afterwards(state), summary=summary(state))


def given_up(state: Round) -> Card:
    waited = Words(say("Nothing has happened in this round for a day, so it is closed now."))
    return card(topic(state), waited, *_afterwards(state), summary=summary(state))


def my_time(given: Round, context: Context) -> Card:
    """Raises NotInRound for those who have no time in it."""
    me = given.known(context.person)
    now = given.floor if given.floor and given.floor.speaker == me.number else None
    seconds = me.seconds + (now.seconds(given.own_time(context.now)) if now else 0)
    return card(
        topic(given),
        Words(_had_the_floor(me, seconds)),
        Note(say("Only you see this.")),
        row(buttons.sending_words(given)) if given.stage is Stage.ended and me.unheard else None,
        summary=say("My time"),
    )


def words_from(person: Mention, words: str, *, corrected: PersonId | None = None) -> Card:
    """Instead of those that somebody wrote down for them, if they were."""
    correcting = say("This is instead of what {by} wrote down.", by=Mention(corrected)) if corrected else None
    return Card(
        say("{who} sends words to the round.", who=person),
        (
            Words(say("{who} sends words to the round:", who=person)),
            Words(words),
            *((Note(correcting),) if correcting else ()),
        ),
    )


def words_written(person: Mention, words: str, by: Mention) -> Card:
    return Card(
        say("{who} sends words to the round.", who=person),
        (Words(say("{who} sends words to the round, written down by {by}:", who=person, by=by)), Words(words)),
    )


def look(by: Mention) -> Phrase:
    """To the one for whom words were written down."""
    return say("{by} wrote down words for you in a round. Please read them; you can send others instead.", by=by)


def for_others(given: WritesFor, context: Context) -> Card:
    state = given.round
    options = tuple(
        MenuOption(Mention(each), draft(SendWords, round=state.id, person=each)) for each in given.people[:OPTIONS]
    )
    return card(
        topic(state),
        Menu(say("Whose words do you write down?"), options)
        if options
        else Words(say("You write for nobody. Members choose on My page who may write for them.")),
        summary=say("Words for someone else"),
    )


def next_date(at: Moment, by: Mention) -> Card:
    said = say("{who} set the next date: {at}. See you then.", who=by, at=at)
    return Card(said, (Words(said),))


def date_set(at: Moment) -> Phrase:
    """Echoes what was understood, in their own zone."""
    return say("The next date is {at}. Everyone here sees it in their own time zone.", at=at)


def words_sent() -> Phrase:
    return say("Your words are in the channel now. Thank you.")


def _thanks(state: Round) -> Phrase:
    if state.heard:
        return say("This round is over. Thank you all for speaking and for listening.")
    if any(speaker.asked for speaker in state.speakers):
        return say(
            "This round is over. Nobody spoke here this time, and that is fine. "
            "To open another one, type /listening-round."
        )
    return say("This round is closed. To open another one, type /listening-round.")


def _afterwards(state: Round) -> tuple[Element | None, ...]:
    at = Moment(state.next_date) if state.next_date else None
    return (
        _shared(state),
        *_not_heard(state),
        Words(say("Next date: {at}", at=at)) if at else None,
        Note(STORED),
        buttons.afterwards(state),
        buttons.sharing(state),
    )


def _shared(state: Round) -> Words | None:
    match shared_evenly(state):
        case True:
            return Words(say("Speaking time was shared evenly."))
        case False:
            return Words(say("Speaking time was not shared evenly this time. You may want to talk about it together."))
        case _:
            return None


def _not_heard(state: Round) -> tuple[Words | None, ...]:
    """Who passed each time has answered, and is not named."""
    missing = tuple(speaker for speaker in state.unheard if speaker.shown and not _passed_for_good(state, speaker))
    if not missing or not state.heard:
        return ()
    said = say(
        "We have not heard from {names} yet, and would like to. You can send words for a week.", names=names(missing)
    )
    return Words(said), and_more(len(missing) - SHOWN)


def _passed_for_good(state: Round, speaker: Speaker) -> bool:
    """Each time that the floor was offered."""
    return speaker.part is Part.passed and not state.asks_again(speaker)


def _had_the_floor(me: Speaker, seconds: int) -> Phrase:
    if not seconds and not me.was_heard:
        return say("You have not spoken in this round.")
    return say("You spoke for {time} (minutes and seconds).", time=f"{seconds // 60}:{seconds % 60:02}")
