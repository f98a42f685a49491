"""What people and the clock can ask of a round."""

from bot.features.listening.commands.following import (
    ComeBack,
    ForgetSpeaker,
    KeepTime,
    LeaveWithCircle,
    LeaveWithCoalition,
)
from bot.features.listening.commands.keeping import (
    AcceptRound,
    AskForPartner,
    BePartner,
    EndRound,
    GoBack,
    HandOverRound,
    MoveOn,
    MoveSomeone,
    Pause,
    Resume,
    Start,
    TakeOver,
)
from bot.features.listening.commands.opening import (
    ChangeRound,
    OpenFirstRound,
    OpenRound,
)
from bot.features.listening.commands.pages import (
    MyTime,
    RoundsHere,
    WordsForOthers,
)
from bot.features.listening.commands.speaking import (
    Done,
    ImHere,
    NotDoneYet,
    OneMoreMinute,
    PassTurn,
)
from bot.features.listening.commands.taking_part import (
    AddSomeone,
    InRound,
    InTurn,
    Join,
    Leave,
    ListenOnly,
    SendWords,
    SetNextDate,
)

__all__ = [
    "AcceptRound",
    "AddSomeone",
    "AskForPartner",
    "BePartner",
    "ChangeRound",
    "ComeBack",
    "Done",
    "EndRound",
    "ForgetSpeaker",
    "GoBack",
    "HandOverRound",
    "ImHere",
    "InRound",
    "InTurn",
    "Join",
    "KeepTime",
    "Leave",
    "LeaveWithCircle",
    "LeaveWithCoalition",
    "ListenOnly",
    "MoveOn",
    "MoveSomeone",
    "MyTime",
    "NotDoneYet",
    "OneMoreMinute",
    "OpenFirstRound",
    "OpenRound",
    "PassTurn",
    "Pause",
    "Resume",
    "RoundsHere",
    "SendWords",
    "SetNextDate",
    "Start",
    "TakeOver",
    "WordsForOthers",
]
