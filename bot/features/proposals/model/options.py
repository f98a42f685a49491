"""From what people and rules write to what a vote asks: options a line, and a share of the roll."""

import re

from bot.features.proposals.model.asking import FEWEST_OPTIONS, MOST_OPTIONS, OPTION, TWO_OF_THREE, Share
from bot.features.proposals.model.refusals import FewOptions, LongOption, ManyOptions, SameOption

_SHARE = re.compile(r"(\d{1,3})/(\d{1,3})")


def options_in(text: str) -> tuple[str, ...]:
    """One a line, without the dashes or numbers that people put before them."""
    lines = (re.sub(r"^\s*(?:[-*•]|\d+[.)])\s+", "", line).strip() for line in text.splitlines())
    options = tuple(filter(None, lines))
    for number, option in enumerate(options):
        if len(option) > OPTION:
            raise LongOption(option=option[:OPTION], most=OPTION)
        if option.casefold() in {other.casefold() for other in options[:number]}:
            raise SameOption(option=option)
    if len(options) < FEWEST_OPTIONS:
        raise FewOptions(least=FEWEST_OPTIONS)
    if len(options) > MOST_OPTIONS:
        raise ManyOptions(most=MOST_OPTIONS)
    return options


def share_in(text: str) -> Share:
    """As a rule writes it, `2/3`. What is no share is two thirds, as before there are rules."""
    found = _SHARE.fullmatch(text.strip())
    if found is None:
        return TWO_OF_THREE
    numerator, denominator = map(int, found.groups())
    return Share(numerator, denominator) if 0 < numerator <= denominator else TWO_OF_THREE
