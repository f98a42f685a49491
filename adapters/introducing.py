"""The commands of `commonground` that print what platforms have to be given, so that the bot can come to them. Each
loads only what it needs."""

from typing import Annotated

import typer

from adapters.options import Pictures, QuietNotes, Rotate, Url, Voice


def manifest(
    platform: Annotated[str, typer.Argument(metavar="PLATFORM", help="slack")],
    *,
    url: Url = None,
    quiet_notes: QuietNotes = False,
    pictures: Pictures = False,
    rotate: Rotate = False,
) -> None:
    """Print what a platform has to know of the bot, to be pasted into its page for apps."""
    from adapters.slack.manifest import Options, written  # noqa: PLC0415

    if platform != "slack":
        raise typer.BadParameter("There is one for slack. Type: commonground manifest slack")
    typer.echo(written(Options(url, quiet_notes, pictures, rotate)))


def invite(
    platform: Annotated[str, typer.Argument(metavar="PLATFORM", help="discord")],
    application: Annotated[str, typer.Argument(metavar="ID", help="The Application ID, from General Information.")],
    *,
    voice: Voice = False,
) -> None:
    """Print the link with which the bot is put into a server."""
    from adapters.discord.invite import link  # noqa: PLC0415

    if platform != "discord":
        raise typer.BadParameter("There is one for discord. Type: commonground invite discord ID")
    if not application.isdecimal():
        raise typer.BadParameter("The Application ID is a long number, on the app's page under General Information.")
    typer.echo(link(application, voice=voice))


def key() -> None:
    """Print a new key, with which the tokens of several workspaces are sealed."""
    from adapters.keys import new_key  # noqa: PLC0415

    typer.echo(new_key())
