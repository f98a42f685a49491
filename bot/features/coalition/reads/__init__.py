"""What handlers and pages of the coalition's base need from the store. Whoever changes something holds the coalition
first, also where only a member or a seat changes, so that nothing here happens twice at once."""

from bot.features.coalition.reads.accounts import (
    ending,
    linking,
    owner,
)
from bot.features.coalition.reads.homes import at_place, home_here, home_of, homes, invited, places_held, taking_back
from bot.features.coalition.reads.leading import (
    Leading,
)
from bot.features.coalition.reads.leaving import closing, releasing, returning, withdrawing
from bot.features.coalition.reads.matters import forgetting, matters, parting
from bot.features.coalition.reads.people import (
    acting,
    adding,
    at_home,
    entrance,
    everyone,
    facilitating,
    facilitators,
    facing,
    inside,
    joining,
    making,
    me_here,
    my_needs,
    naming,
    seating,
    seeing,
    set_up_here,
    stored,
    taking_over,
    the_coalition,
    turning,
    vacating,
)
from bot.features.coalition.reads.residents import (
    offering,
    residents,
    residents_here,
)

__all__ = [
    "Leading",
    "acting",
    "adding",
    "at_home",
    "at_place",
    "closing",
    "ending",
    "entrance",
    "everyone",
    "facilitating",
    "facilitators",
    "facing",
    "forgetting",
    "home_here",
    "home_of",
    "homes",
    "inside",
    "invited",
    "joining",
    "linking",
    "making",
    "matters",
    "me_here",
    "my_needs",
    "naming",
    "offering",
    "owner",
    "parting",
    "places_held",
    "releasing",
    "residents",
    "residents_here",
    "returning",
    "seating",
    "seeing",
    "set_up_here",
    "stored",
    "taking_back",
    "taking_over",
    "the_coalition",
    "turning",
    "vacating",
    "withdrawing",
]
