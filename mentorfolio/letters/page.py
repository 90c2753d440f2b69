"""The parts of the page put together and filled in, in a sandbox, with everything in them escaped."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from typing import Any

from mentorfolio.letters.filling import TOO_MUCH

PAGE = "page.html"
STYLE = "style.css"


def filled(texts: Mapping[str, str], values: Mapping[str, Any]) -> dict[str, Any]:
    """The ``page``, or the ``part``, ``line`` and ``cause`` of what is wrong; here and now."""
    from jinja2 import FunctionLoader, StrictUndefined, nodes
    from jinja2.exceptions import TemplateSyntaxError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    style = texts.get(STYLE, "")
    environment = ImmutableSandboxedEnvironment(
        # The name of a part stands for its file, so that a fault is found in the traceback.
        loader=FunctionLoader(lambda name: (texts[name], name, None) if name in texts else None),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # What a person typed can never be called safe, by a template of their own neither.
    for word in ("safe", "xmlattr", "tojson"):
        environment.filters.pop(word)
    environment.globals.clear()
    whole = {**_marked(values), "style": _markup(style), "style_hash": _hash(style)}
    try:
        for name, text in texts.items():
            if name != STYLE and environment.parse(text, name).find(nodes.EvalContextModifier):
                return {"part": name, "line": 0, "cause": "escaping cannot be turned off"}
        return {"page": environment.get_template(PAGE).render(whole)}
    except TemplateSyntaxError as error:
        cause = (error.message or "it is not a template").rstrip(".")
        return {"part": error.name or PAGE, "line": error.lineno, "cause": cause}
    except Exception as error:  # noqa: BLE001 - whatever a template does, it is told in one sentence
        part, line = _place(error, texts)
        return {"part": part, "line": line, "cause": _cause(error)}


def _cause(error: Exception) -> str:
    from jinja2.exceptions import TemplateError

    # Also what the sandbox says of a range that is too long.
    if isinstance(error, MemoryError | RecursionError | OverflowError):
        return TOO_MUCH
    told = error.message if isinstance(error, TemplateError) else ""
    return str(told).rstrip(".") if told else f"filling it in failed ({type(error).__name__})"


def _marked(value: Any) -> Any:
    """The values with their pictures taken for markup."""
    if isinstance(value, Mapping):
        return {key: _markup(inner) if key == "svg" else _marked(inner) for key, inner in value.items()}
    return [_marked(inner) for inner in value] if isinstance(value, list | tuple) else value


def _markup(text: object) -> Any:
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - drawn by render/svg.py, which escapes; or a style sheet


def _hash(style: str) -> str:
    """What the policy of the page knows its style by: no other is applied."""
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


def _place(error: Exception, texts: Mapping[str, str]) -> tuple[str, int]:
    """The part and the line on which it broke."""
    from traceback import walk_tb

    steps = reversed([(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)])
    return next(((name, line) for name, line in steps if name in texts), (PAGE, 0))
