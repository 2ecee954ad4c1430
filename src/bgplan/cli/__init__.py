"""The command line: parse, call, print, exit code; one thin file per command."""
