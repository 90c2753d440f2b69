"""``mentorfolio`` and ``python -m mentorfolio``."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; gives the exit code (docs/scripting.md)."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        # Answered before anything is imported: scripts ask this often.
        from mentorfolio import __version__

        try:
            sys.stdout.write(f"mentorfolio {__version__}\n")
            sys.stdout.flush()
        except (OSError, AttributeError):  # a full disk, or no stdout at all
            return _nowhere_to_write()
        return 0
    import os

    if "_MENTORFOLIO_COMPLETE" in os.environ:
        from mentorfolio.cli.complete import answer

        return answer(os.environ)
    if sys.argv[1:] == ["next", "--oneline"]:
        from mentorfolio.desk.quiet import is_quiet

        if is_quiet(os.environ):
            return 0
    import gc

    # One command is over before a collection would pay: walking all that imports make costs a
    # tenth of every command, and the same again at the interpreter's end (bench/).
    gc.disable()
    from mentorfolio.cli.main import run

    code = run(sys.argv[1:])
    gc.freeze()
    return code


def _nowhere_to_write() -> int:
    import os

    try:
        sys.stderr.write("The answer could not be written: No space left on device, or no output.\n")
        sys.stderr.flush()
    finally:
        os._exit(74)  # Python would try the same write again at its end


if __name__ == "__main__":
    sys.exit(main())
