"""What the handlers and pages of proposals need from the store: loaded and locked here, decided elsewhere."""

from bot.features.proposals.reads.advising import decided_by, deciders, deciding, handing_over, seeking_advice
from bot.features.proposals.reads.answering import answering, opening, planning
from bot.features.proposals.reads.boards import of_proposal, of_text
from bot.features.proposals.reads.clock import (
    forgetting,
    forgetting_answer,
    forgetting_on_roll,
    keeping,
    leaving_vote,
    named,
    to_draw,
)
from bot.features.proposals.reads.electorate import of_circle
from bot.features.proposals.reads.forms import advice_now, text_now, words_now
from bot.features.proposals.reads.not_yet import again as is_it_time
from bot.features.proposals.reads.not_yet import kept, offering
from bot.features.proposals.reads.not_yet import on_home as coming_on_home
from bot.features.proposals.reads.origins import (
    its_own,
    of_point,
    shared_before,
)
from bot.features.proposals.reads.pages import all_of_them, among, counting, filling, looking, mine, more_ways, waiting
from bot.features.proposals.reads.proxies import ending, letting, other_seats
from bot.features.proposals.reads.roll import amending, on_the_roll
from bot.features.proposals.reads.secret import looking as looking_in_secret
from bot.features.proposals.reads.secret import submitting
from bot.features.proposals.reads.silence import (
    again,
    bringing,
)
from bot.features.proposals.reads.texts import (
    about_block,
    asking_all,
    block_of,
    forgetting_text,
    looking_at_text,
    text_written,
    the_text,
)
from bot.features.proposals.reads.together import joining, parting_from, putting_together
from bot.features.proposals.reads.wanted import wanted
from bot.features.proposals.reads.writing import handing_in, the_proposal, told_everywhere, unheard, written

__all__ = [
    "about_block",
    "advice_now",
    "again",
    "all_of_them",
    "amending",
    "among",
    "answering",
    "asking_all",
    "block_of",
    "bringing",
    "coming_on_home",
    "counting",
    "decided_by",
    "deciders",
    "deciding",
    "ending",
    "filling",
    "forgetting",
    "forgetting_answer",
    "forgetting_on_roll",
    "forgetting_text",
    "handing_in",
    "handing_over",
    "is_it_time",
    "its_own",
    "joining",
    "keeping",
    "kept",
    "leaving_vote",
    "letting",
    "looking",
    "looking_at_text",
    "looking_in_secret",
    "mine",
    "more_ways",
    "named",
    "of_circle",
    "of_point",
    "of_proposal",
    "of_text",
    "offering",
    "on_the_roll",
    "opening",
    "other_seats",
    "parting_from",
    "planning",
    "putting_together",
    "seeking_advice",
    "shared_before",
    "submitting",
    "text_now",
    "text_written",
    "the_proposal",
    "the_text",
    "to_draw",
    "told_everywhere",
    "unheard",
    "waiting",
    "wanted",
    "words_now",
    "written",
]
