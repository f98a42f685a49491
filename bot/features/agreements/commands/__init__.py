"""What people and the clock can ask of the register."""

from bot.features.agreements.commands.following import (
    FinishAgreement,
    ForgetInAgreements,
    KeepAgreement,
    LookOnItsDay,
    NoteBeforeAll,
    NoteNotAgreed,
    NoteReplaces,
    RenewAgreement,
)
from bot.features.agreements.commands.living import (
    AskToEndAgreement,
    AskToLookAgain,
    CorrectWording,
    LeaveAsItIs,
    PutToAllAgain,
    PutWordingBack,
    SignToo,
    TakeSignatureBack,
    WithAgreement,
)
from bot.features.agreements.commands.pages import (
    AgreementPage,
    AgreementsPage,
    BoundPage,
    FilePage,
    FilesPage,
    OfAgreement,
    VersionsPage,
)

__all__ = [
    "AgreementPage",
    "AgreementsPage",
    "AskToEndAgreement",
    "AskToLookAgain",
    "BoundPage",
    "CorrectWording",
    "FilePage",
    "FilesPage",
    "FinishAgreement",
    "ForgetInAgreements",
    "KeepAgreement",
    "LeaveAsItIs",
    "LookOnItsDay",
    "NoteBeforeAll",
    "NoteNotAgreed",
    "NoteReplaces",
    "OfAgreement",
    "PutToAllAgain",
    "PutWordingBack",
    "RenewAgreement",
    "SignToo",
    "TakeSignatureBack",
    "VersionsPage",
    "WithAgreement",
]
