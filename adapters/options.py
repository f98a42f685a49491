"""What can be given to the commands of `commonground`, each once."""

from pathlib import Path
from typing import Annotated

import typer

FIRST_ROOM = "room"

Kept = Annotated[Path, typer.Argument(metavar="FILE", dir_okay=False, help="The file of the list.")]
Copy = Annotated[Path, typer.Argument(metavar="FILE", dir_okay=False, help="Where the copy goes: a new file.")]
New = Annotated[
    bool,
    typer.Option("--new", metavar=" ", help="Begin afresh: remove what was kept of earlier visits. It asks first."),
]
IN_FILE = "The file that keeps everything. Without it, one in your own data folder."
Data = Annotated[Path | None, typer.Option("--data", metavar="FILE", help=IN_FILE)]
Room = Annotated[
    str,
    typer.Option("--room", metavar="NAME", help="Another room on the same data, for a coalition in two places."),
]
Url = Annotated[str | None, typer.Option("--url", metavar="URL", help="Where Slack reaches the bot.")]
Pictures = Annotated[
    bool, typer.Option("--pictures", help="Show some figures as pictures, and hand people files that they ask for.")
]
QuietNotes = Annotated[bool, typer.Option("--quiet-notes", help="Notice that someone writes during a turn.")]
Rotate = Annotated[
    bool,
    typer.Option("--rotate", help="With --url: tokens run out, and are renewed. Slack cannot undo it: read the docs."),
]
Voice = Annotated[bool, typer.Option("--voice", help="Let the bot mute all but the speaker on calls.")]
