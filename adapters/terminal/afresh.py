"""Beginning afresh at the command line: what was kept of earlier visits goes, after a question, if it is ours."""

from collections.abc import Callable
from pathlib import Path

import typer

from adapters.terminal.files import check_closed, remove


def cleared(file: Path | None, is_ours: Callable[[Path], bool]) -> bool:
    """Whether nothing is in the way any more. Raises typer.BadParameter for what is not ours to remove."""
    if file is None:
        raise typer.BadParameter(
            "--new works with a file only. Choose one with --data, or clear the database yourself."
        )
    if not file.exists() and not file.is_symlink():
        return True
    if not is_ours(file):
        raise typer.BadParameter(f"{file} was not made by Common Ground, so it stays. Choose another file with --data.")
    check_closed(file)
    if not typer.confirm(f"Remove {file} and all that is in it?"):
        typer.echo("Nothing was removed.")
        return False
    remove(file)
    return True
