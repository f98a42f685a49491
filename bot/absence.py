"""Time that is given back where what people had until then ended while the bot was away. Features declare `returned`
with their aggregate; what they had is lengthened here, by the same measure for all."""

from datetime import datetime, timedelta

SHORT = timedelta(minutes=1)
"""A shorter absence takes nothing from anyone."""

LEAST, MOST = timedelta(hours=1), timedelta(days=1)


def kept_open(until: datetime, since: datetime, now: datetime, latest: datetime) -> datetime:
    """The bot was away from `since` until now. What ended in that time stays open for as long as was lost of it, an
    hour at least and a day at most, and not beyond `latest` unless for that hour; all else ends as it was to end."""
    if now - since <= SHORT or not since < until <= now:
        return until
    lost = min(max(until - since, LEAST), MOST)
    return max(min(now + lost, latest), now + LEAST)
