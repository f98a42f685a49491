"""What people and the clock can ask of celebrations."""

from bot.features.celebrations.commands.answering import (
    AllowInside,
    ChangeTheWords,
    LeaveUsOut,
    SayYes,
    TakeThanksBack,
    ThankThem,
)
from bot.features.celebrations.commands.clock import (
    ComeBackToCelebration,
    EndInsideYes,
    ForgetInCelebration,
    ForgetInsideYes,
    KeepCelebration,
    LetOrganisationGo,
)
from bot.features.celebrations.commands.pages import (
    CelebratePage,
    CelebrationPage,
    InsidePage,
    OutsidePage,
    TimelinePage,
)
from bot.features.celebrations.commands.writing import (
    PARTNERS_TO_NAME,
    AskPartners,
    BeginCelebration,
    DropCelebration,
    NameEveryone,
    NamePartner,
    OfCelebration,
    RewordCelebration,
    TakePartnerOff,
)

__all__ = [
    "PARTNERS_TO_NAME",
    "AllowInside",
    "AskPartners",
    "BeginCelebration",
    "CelebratePage",
    "CelebrationPage",
    "ChangeTheWords",
    "ComeBackToCelebration",
    "DropCelebration",
    "EndInsideYes",
    "ForgetInCelebration",
    "ForgetInsideYes",
    "InsidePage",
    "KeepCelebration",
    "LeaveUsOut",
    "LetOrganisationGo",
    "NameEveryone",
    "NamePartner",
    "OfCelebration",
    "OutsidePage",
    "RewordCelebration",
    "SayYes",
    "TakePartnerOff",
    "TakeThanksBack",
    "ThankThem",
    "TimelinePage",
]
