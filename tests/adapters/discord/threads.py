"""Threads that all in a channel see, in a stand-in Discord: under a message, whose number they have, or a post of a
forum."""

from tests.adapters.discord.world import PUBLIC_THREAD, TEXT, Channel, Json, Refused, World


def begin(world: World, channel: str, message: str, given: Json) -> Channel:
    """Raises Refused."""
    there = world.found(channel, "create_public_threads")
    if there.kind != TEXT:
        raise Refused(400, 50024, "Cannot execute action on this channel type")
    world.message(there, message)
    if message in world.channels:
        raise Refused(400, 160004, "A thread has already been created for this message")
    return _made(world, there, message, given["name"])


def posted(world: World, forum: Channel, name: str) -> Channel:
    """By somebody, with a title."""
    return _made(world, forum, world.fresh(), name)


def _made(world: World, near: Channel, number: str, name: str) -> Channel:
    made = Channel(number, near.guild, name, PUBLIC_THREAD, near.id, world.bot.id)
    made.members.add(world.bot.id)
    world.channels[made.id] = made
    world.tell(near.guild, "THREAD_CREATE", {**made.shown(world.bot.id), "newly_created": True})
    return made
