"""``mentorfolio`` and ``python -m mentorfolio``."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; the exit code is DESIGN section 7's."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        # Answered before anything is imported: scripts ask this often.
        from mentorfolio import __version__

        sys.stdout.write(f"mentorfolio {__version__}\n")
        return 0
    import gc

    # One command is over before a collection would pay; walking all that imports
    # make costs 4 to 7 ms of every command (bench/).
    gc.disable()
    from mentorfolio.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
