"""The card of a slow round while people write, the words as they are shown at its end, and short answers."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.cutting import shortened
from bot.features.coalition.facts import HOME_PAGE
from bot.features.points.facts import points_after
from bot.features.promises.facts import promise_after
from bot.features.slow_rounds.commands import (
    EndSlowRound,
    GiveMoreTime,
    OpenSlowRound,
    SlowPage,
    TakeWordsBack,
    WriteWords,
)
from bot.features.slow_rounds.model import Seen, SlowRound, Voice
from bot.kernel.attention import Need
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context, Draft, Standing
from bot.kernel.elements import Button, Element, Heading, Note, Style, Words
from bot.kernel.ids import PersonId
from bot.kernel.settings import Ruled
from bot.kernel.text import Mention, Moment, Phrase, say, say_n
from bot.kernel.wire import draft

TOLD_FOR = timedelta(days=7)
"""So long a word to one person stands under *Needs you*."""

ON_A_CARD, VOICES_ON_A_CARD = 2_400, 12
"""Characters of people's words in one message, and people: with all names at their longest it still fits."""

OPENED_ALREADY = say("This slow round was opened already. Its card is in the channel.")
TAKEN_BACK = say("Your words are gone from here. You can write again while it is open.")
DONE = say("Done. Everyone can see it in the channel.")

_NOT_STORED = say("Not stored any more: the topic, what people wrote, and who wrote it.")
_KEPT = say(
    "Your words are stored until the end and shown to nobody before. "
    "Then they are posted with your name, and not stored any more. "
    "If this place is closed before, they are shown to nobody."
)


def board(state: SlowRound) -> Card:
    if state.ended_at:
        said = Words(say("This slow round is over. What people wrote is in the channel."))
        promising = Button(say("Make a promise"), promise_after(state.id))
        asking = row(Button(say("Points we share"), points_after(state.id)), promising)
        return card(SlowPage.title, said, Note(_NOT_STORED), asking)
    return card(
        say("Slow round: {topic}", topic=state.topic),
        *_open(state),
        row(_writing(state), Button(say("My words"), SlowPage())),
    )


def page(seen: Seen, context: Context) -> Card:
    """The one that is open, with one's own words, or how to open one here."""
    given = seen.round
    if given is None:
        said = say("In a slow round everyone writes in their own time. The words are shown together at the end.")
        return card(SlowPage.title, Words(said), row(Button(OpenSlowRound.title, Draft(OpenSlowRound), Style.primary)))
    mine = given.of(context.person)
    return card(
        say("Slow round: {topic}", topic=given.topic),
        Note(say("It is open in {place}, and the words are shown there.", place=seen.there)) if seen.there else None,
        *_open(given),
        *_mine(mine),
        row(
            _writing(given),
            Button(TakeWordsBack.title, TakeWordsBack(given.id)) if mine else None,
            *(_keeping(given) if _may_keep(given, context) else ()),
        ),
        row(Button(say("Open one here"), Draft(OpenSlowRound))) if seen.there else None,
    )


def opened(state: SlowRound, reminder: Ruled | None) -> Card:
    """With the ground rule on who opens rounds, where it is not kept and only reminds."""
    said = say("The slow round is open until {until}. Its card is in the channel.", until=Moment(state.until))
    return Card(said, (Words(said), *((_says(reminder),) if reminder else ())))


def written(state: SlowRound, words: str) -> Card:
    said = say(
        "Your words are kept until the slow round ends: at {until}, or sooner. You can change them until then.",
        until=Moment(state.until),
    )
    return card(SlowPage.title, Words(said), Words(words), _only_you(), summary=said)


def more_time(state: SlowRound, by: PersonId) -> Card:
    said = say(
        "{who} gave the slow round one more day: it ends at {until}.", who=Mention(by), until=Moment(state.until)
    )
    return Card(said, (Words(said),))


def let_go(state: SlowRound, person: PersonId, now: datetime) -> Need:
    """To one who wrote, when the place is gone in which the words were to be shown."""
    words = say(
        "The slow round “{topic}” ended: its place is closed. Nobody saw your words, and they are not stored any more.",
        topic=state.topic,
    )
    return Need(person, state.let_go, words, Button(say("Our coalition"), HOME_PAGE), now + TOLD_FOR)


def kept_open(state: SlowRound) -> Card:
    said = say("The bot was away, so the slow round stays open longer: it ends at {until}.", until=Moment(state.until))
    return Card(said, (Words(said),))


def longer_already(state: SlowRound) -> Phrase:
    return say("It got one more day already: it ends at {until}.", until=Moment(state.until))


def gathered(topic: str, voices: tuple[Voice, ...]) -> Iterator[Card]:
    """In as many messages as it takes, and thanks in the last."""
    parts = tuple(_parts(voices))
    title = say("Slow round: {topic}", topic=topic)
    for number, part in enumerate(parts, 1):
        shown: list[Element] = []
        for voice in part:
            shown += [Heading(say("{who} wrote", who=Mention(voice.person))), Words(voice.words)]
        yield card(title, *shown, Note(_THANKS) if number == len(parts) else None, summary=title)
    if not parts:
        said = say("The slow round is over, and nobody wrote this time. You can open another one at any time.")
        yield card(title, Words(said), summary=said)


_THANKS = say("Thank you for writing and for reading. The order is by lot, and the bot has forgotten these words.")


def _parts(voices: tuple[Voice, ...]) -> Iterator[tuple[Voice, ...]]:
    part: list[Voice] = []
    for voice in voices:
        length = sum(len(each.words) for each in (*part, voice))
        if part and (length > ON_A_CARD or len(part) == VOICES_ON_A_CARD):
            yield tuple(part)
            part = []
        part.append(voice)
    if part:
        yield tuple(part)


def _open(state: SlowRound) -> tuple[Element | None, ...]:
    count = len(state.voices)
    so_far = say_n("{n} person has written so far.", "{n} people have written so far.", count)
    return (
        Words(say("Write until {until}, in any order. All words are shown together then.", until=Moment(state.until))),
        Note(_KEPT),
        Note(say("Who opened it, or a facilitator, can show the words sooner.")),
        Note(so_far) if count else None,
    )


def _mine(voice: Voice | None) -> tuple[Element, ...]:
    if voice is None:
        return ()
    return Heading(say("What you wrote")), Words(voice.words), _only_you()


def _only_you() -> Note:
    return Note(say("Only you see this until the end."))


def _says(rule: Ruled) -> Note:
    return Note(say("Ground rule {number} says: “{words}”.", number=rule.number, words=shortened(rule.words, 200)))


def _writing(state: SlowRound) -> Button:
    return Button(WriteWords.title, draft(WriteWords, round=state.id), Style.primary)


def _may_keep(state: SlowRound, context: Context) -> bool:
    return context.actor.standing is Standing.facilitator or context.person == state.opened_by


def _keeping(state: SlowRound) -> tuple[Button, ...]:
    confirm = say("Show all words now? Who has not written yet cannot do so afterwards.")
    return (
        Button(GiveMoreTime.title, GiveMoreTime(state.id, state.until)),
        Button(EndSlowRound.title, EndSlowRound(state.id), confirm=confirm),
    )
