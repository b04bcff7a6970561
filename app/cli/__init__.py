"""The program without a window: `check`, `create` and `environments`, on the same setup as the window."""

from app.cli.options import Options, parse

__all__ = ["Options", "parse", "run"]


def run(options: Options) -> int:
    """Runs the command that the options name and gives the exit code, one of `app.cli.exit_codes`."""
    from app.cli.commands import perform

    return perform(options)
