"""What has to be so before what happened can be told by anybody."""

from datetime import timedelta

from bot.features.digests import commands as asked
from bot.features.digests.model import DIGESTS, Digest, DigestId, Rhythm
from tests.roles.examples import Example, Examples
from tests.roles.town import Role, Town


def due(town: Town) -> None:
    digest = Digest(DigestId(town.coalition), Rhythm.weekly, "UTC", town.now, town.now)
    town.unit.get(DIGESTS).add(digest)
    town.now += timedelta(minutes=1)


def telling(town: Town, _role: Role) -> asked.TellDigest:
    return asked.TellDigest(DigestId(town.coalition))


EXAMPLES: Examples = {asked.TellDigest: Example(telling, due, "the hour of the digest has come")}
