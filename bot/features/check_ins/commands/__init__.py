"""What people and the clock can ask of check-ins."""

from bot.features.check_ins.commands.answering import (
    HOW,
    AnswerAsBefore,
    AnswerCheckIn,
    AnswerInWords,
    LendAHand,
    OfCheckIn,
)
from bot.features.check_ins.commands.clock import (
    AskPerson,
    CountAnswers,
    ForgetAnswers,
    ForgetInSeries,
    HandOnSeries,
    KeepCheckIn,
    PauseThere,
    StartCheckIn,
)
from bot.features.check_ins.commands.pages import (
    CheckInPage,
    CheckInsPage,
    SeriesPage,
)
from bot.features.check_ins.commands.setting import (
    AskMe,
    EndCheckIn,
    MoveCheckIn,
    OfSeries,
    OpenFor,
    PauseCheckIn,
    RepeatCheckIn,
    ResumeCheckIn,
    RewordCheckIn,
    SetCheckIn,
    SetReadyCheckIn,
)

__all__ = [
    "HOW",
    "AnswerAsBefore",
    "AnswerCheckIn",
    "AnswerInWords",
    "AskMe",
    "AskPerson",
    "CheckInPage",
    "CheckInsPage",
    "CountAnswers",
    "EndCheckIn",
    "ForgetAnswers",
    "ForgetInSeries",
    "HandOnSeries",
    "KeepCheckIn",
    "LendAHand",
    "MoveCheckIn",
    "OfCheckIn",
    "OfSeries",
    "OpenFor",
    "PauseCheckIn",
    "PauseThere",
    "RepeatCheckIn",
    "ResumeCheckIn",
    "RewordCheckIn",
    "SeriesPage",
    "SetCheckIn",
    "SetReadyCheckIn",
    "StartCheckIn",
]
