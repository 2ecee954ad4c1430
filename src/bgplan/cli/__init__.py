"""The command line: parse, call, print, exit code; one thin file per command."""

from bgplan import __version__

VERSION_LINE = f"bgplan {__version__}\n"
"""What ``--version`` says; here, where it can be said before typer is loaded."""
