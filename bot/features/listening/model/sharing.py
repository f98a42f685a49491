"""Whether the floor was shared evenly: the only thing about durations that all are told."""

from bot.features.listening.model.round import Round

SLACK = 60
"""Seconds that nobody would call unequal."""


def shared_evenly(state: Round) -> bool | None:
    """False if one person spoke for more than twice the average of the others; None if fewer than two were heard.

    To speak briefly is everyone's free choice and must never look like a fault, so short turns alone make nothing
    uneven; what a group may want to notice is that one voice took far more room than the others.
    """
    times = [speaker.seconds for speaker in state.heard]
    if len(times) < 2:
        return None
    longest = max(times)
    others = (sum(times) - longest) / (len(times) - 1)
    return longest <= max(2 * others, others + SLACK)
