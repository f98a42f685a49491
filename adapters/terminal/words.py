"""All that the room itself says, in plain words. What the bot says comes from its cards."""

from datetime import timedelta

from bot.kernel.text import Phrase, say, say_n

ONLY_YOU = say("Only {name} sees this")
ONLY_YOU_LINE = say("Only {name} sees this: {words}")
LIES_IN = say("It lies here: {path}")
RINGS = say("This rings {name}.")
FORM_STEPS = say("Press Enter to keep what is written there. Type /cancel to leave the form.")
FORM_LEFT = say("You left the form. Nothing was sent.")
MAY_BE_EMPTY = say("This may stay empty.")
NOTHING_WRITTEN = say("(empty)")
AGAIN = say("Nothing was sent. Type “again” to change what you wrote.")
NOTHING_REFUSED = say("There is no form to change. Type /coalition to see what you can do.")
CONFIRM = say("{question} Type yes or no.")
YES = say("yes")
NO = say("no")
NOT_PRESSED = say("You did not press it. Nothing changed.")
NO_SUCH_NUMBER = say("There is no button {number} yet. Type “look” to see the buttons that are here.")
SOMEONE_ELSES = say("Button {number} was shown to someone else. Type “look” to see the buttons for everyone.")
NOBODY_CALLED = say("Nobody here is called {user}. You can be {known}; type “as {user} new” to add someone new.")
NAME_TOO_LONG = say("A name for typing has at most {most} letters. Please choose a shorter one.")
HERE_ALREADY = say("{user} is here already. Type “as {user}” to continue as this person.")
NOW_YOU_ARE = say("You type as {name} now.")
NOTHING_SAID = say("{name} has not written anything here yet.")
WHAT_FOR = say("What you can do with what was said")
NOTHING_ON_THE_WALL = say("Nothing has been written in this channel yet. Type /coalition to begin.")
WHO_IS_HERE = say("Who you can be")
TOO_LONG = say("This line has {length} characters and {most} fit here. Please shorten it.")
BYE = say("Everything is saved. You can come back at any time.")

ELSEWHERE = say("In the room “{name}”")
ANOTHER_ROOM = say(
    "This room is called “{room}”. To bring the coalition here too, type /coalition invite as Ana in the first room."
)

ONLY_THEY = say("Only {names} read this.")
ASIDE_OPEN = say(
    "A private place is open for {names}. Type “aside” to speak there, and “back” to come back to the room."
)
INSIDE = say("You are where only {names} read what is written. Type “back” to come back to the room.")
NO_ASIDE = say("There is no private place for you now.")
BACK = say("You are in the room again.")

WELCOME = say("Welcome to Common Ground")
WELCOME_BACK = say("Welcome back to Common Ground")
THIS_ROOM = say("In this window")
WHO_YOU_ARE = say("You type as {name}. This window is your channel, and it is only on your computer.")
STEPS = (
    ("3", say("Press button 3; “look” shows the buttons that are here")),
    ("as ben", say("Become someone else; “@ben 3” presses button 3 as Ben")),
    ("/from ben", say("Do something with what Ben wrote last")),
    ("people", say("See everyone you can be; “as kim new” adds someone new")),
    ("quit", say("Leave and come back later; “help” shows what you can do")),
)


def more(options: int) -> Phrase:
    return say_n(
        "{n} more is not shown. Type a part of the name to find it.",
        "{n} more are not shown. Type a part of a name to find it.",
        options,
    )


def passing(span: timedelta) -> Phrase:
    """Whole days where it is so, else whole minutes, or seconds if it is less than that."""
    if span >= timedelta(days=1) and not span % timedelta(days=1):
        return say_n("{n} day passes", "{n} days pass", span // timedelta(days=1))
    if span < timedelta(minutes=1):
        return say_n("{n} second passes", "{n} seconds pass", span // timedelta(seconds=1))
    return say_n("{n} minute passes", "{n} minutes pass", span // timedelta(minutes=1))
