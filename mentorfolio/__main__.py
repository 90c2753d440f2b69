"""``mentorfolio`` and ``python -m mentorfolio``."""

from __future__ import annotations

import sys


def program() -> None:
    """The console script: run the command line, and leave without taking Python apart.

    Nothing waits for the interpreter's end: whoever opened a file has closed it, and what stands in a
    stream is written here. Freeing every object would take 6 ms, a tenth of a command (bench/).
    """
    import os

    code = main()
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            code = code or 74
    os._exit(code)


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
        from mentorfolio.desk.nothing_due import is_quiet

        if is_quiet(os.environ):
            return 0
    import gc

    # One command is over before a collection would pay: walking all that imports make costs a
    # tenth of every command (bench/).
    gc.disable()
    from mentorfolio.cli.main import run

    return run(sys.argv[1:])


def _nowhere_to_write() -> int:
    import os

    try:
        sys.stderr.write("The answer could not be written: No space left on device, or no output.\n")
        sys.stderr.flush()
    finally:
        os._exit(74)  # Python would try the same write again at its end


if __name__ == "__main__":
    program()
