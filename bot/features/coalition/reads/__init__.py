"""What handlers and pages of the coalition's base need from the store. Whoever changes something holds the coalition
first, also where only a member or a seat changes, so that nothing here happens twice at once."""

from bot.features.coalition.reads.accounts import (
    ending,
    linking,
    owner,
)
from bot.features.coalition.reads.leading import (
    Leading,
)
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
    leaving,
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
    "ending",
    "entrance",
    "everyone",
    "facilitating",
    "facilitators",
    "facing",
    "inside",
    "joining",
    "leaving",
    "linking",
    "making",
    "me_here",
    "my_needs",
    "naming",
    "offering",
    "owner",
    "residents",
    "residents_here",
    "seating",
    "seeing",
    "set_up_here",
    "stored",
    "taking_over",
    "the_coalition",
    "turning",
    "vacating",
]
