"""Q9: roles × commands, no cell unstated; and what no button can ask."""

from bot.features.privacy import commands as asked
from bot.features.privacy import privacy
from bot.kernel.command import Request, Standing
from bot.kernel.feature import Catalogue

PRIVACY = privacy(())

STATED: dict[type[Request], tuple[str | None, Standing]] = {
    asked.PrivacyPage: ("vp", Standing.anyone),
    asked.DataPage: ("vd", Standing.member),
    asked.DataFilePage: ("vf", Standing.member),
    asked.ErasePage: ("ve", Standing.member),
    asked.EraseMe: ("vx", Standing.member),
    asked.EraseWhoLeft: (None, Standing.clock),
    asked.GoOnErasing: (None, Standing.clock),
}


def test_every_request_is_stated() -> None:
    """Who may send it, and its name on the wire, which never changes; the only one that names a person is refused to
    everyone else."""
    catalogue = Catalogue((PRIVACY,))
    assert {kind: (kind.wire, kind.needs) for kind in catalogue.requests()} == STATED
