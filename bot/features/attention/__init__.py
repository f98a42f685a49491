"""One budget of attention over all features: what waits for people rings them seldom, and when they want it."""

from bot.features.attention import commands, handlers, reads
from bot.features.attention.cards import held, times
from bot.features.attention.model import ATTENTIONS, QUIET, Attention
from bot.features.coalition.facts import MemberLeft
from bot.features.privacy.facts import PersonErased
from bot.kernel.change import NeedRaised, Rung
from bot.kernel.feature import Feature, Reaction, Word, aggregate, on, page
from bot.kernel.personal import Personal
from bot.kernel.text import say
from bot.ruling import Topic, ruling

ATTENTION = Feature(
    "attention",
    early=True,
    aggregates=(aggregate("attention", Attention, ATTENTIONS, deadline=Attention.deadline, tick=commands.Ring),),
    routes=(
        on(commands.SetQuietHours, reads.mine, handlers.set_quiet_hours),
        on(commands.SetAsksAWeek, reads.mine, handlers.set_asks_a_week),
        on(commands.GoAway, reads.mine, handlers.go_away),
        on(commands.DropAwayDates, reads.mine, handlers.drop_away_dates),
        on(commands.Gather, reads.theirs, handlers.gather),
        on(commands.CountAsk, reads.theirs, handlers.count_ask),
        on(commands.Ring, reads.theirs, handlers.ring),
        on(commands.Forget, reads.theirs, handlers.forget),
    ),
    words=(
        Word("times", say("My times"), commands.MyTimes),
        Word("away", say("I'm away"), commands.GoAway),
    ),
    pages=(page(commands.MyTimes, reads.my_times, times.my_times),),
    reactions=(
        Reaction(NeedRaised, handlers.after_need_raised),
        Reaction(Rung, handlers.after_rung),
        Reaction(MemberLeft, handlers.after_member_left),
        Reaction(PersonErased, handlers.after_person_erased),
    ),
    personal=Personal(reads.kept_of, held.of_person),
)

ON_QUIET = (
    ruling(
        QUIET,
        Topic.quiet,
        (
            ("20-8", say("From 20 to 8 o'clock")),
            ("21-8", say("From 21 to 8 o'clock")),
            ("22-7", say("From 22 to 7 o'clock")),
            ("19-9", say("From 19 to 9 o'clock")),
            ("18-9", say("From 18 to 9 o'clock")),
        ),
    ),
)
"""What a ground rule can set of it."""
