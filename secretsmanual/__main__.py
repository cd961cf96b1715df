"""Open the window, or run a command: each is imported only when it is chosen."""

import sys


def main() -> int:
    """Start what the command line asks for and return the exit status."""
    from secretsmanual.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
