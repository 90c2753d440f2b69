"""The network as an indented tree."""

from __future__ import annotations

from mentorfolio.commands.review.mapping import UNSAID, Mapped, Node
from mentorfolio.domain.lifecycle import ON_THE_WAY
from mentorfolio.domain.vocabulary import KNOWING_WORD, STAGE_WORD
from mentorfolio.render.page import Line, Look, Page, Span, dim, empty, line, strong
from mentorfolio.render.signs import beside_word


def page(result: Mapped, look: Look) -> Page:
    """You, what people are there for, and below each who it is and whom they know."""
    if not result.branches:
        return empty("There is nobody on the map yet.", "Add somebody", 'mentorfolio mentor add "Their Name"')
    body = [line(strong("You"))]
    for key, nodes in result.branches.items():
        title = "Nothing said yet" if key == UNSAID else KNOWING_WORD[key].capitalize()
        body.append(line("  ", strong(title)))
        for node in nodes:
            body += _person(result, node, look)
    for circle in result.circles:
        who = ", ".join(result.names[i] for i in circle.members if i in result.names)
        body.append(line("  ", strong(circle.name), dim(f"  a circle: {who or 'nobody but you'}"), hang=4))
    return Page(body=tuple(body))


def _person(result: Mapped, node: Node, look: Look) -> list[Line]:
    fading = node.stage == "active" and node.fresh < 1
    sign = "fading" if fading else "active" if node.stage == "active" else ""
    mark = beside_word(sign or ("coming" if node.stage in ON_THE_WAY else "none"), look)
    word = "fading" if fading else STAGE_WORD[node.stage]
    role = "warn" if fading else "good" if node.stage == "active" else ""
    out = [line("    ", Span(mark, role), node.name, dim(f"  {word}"), hang=8)]
    if node.introduced_by:
        out.append(line("        ", dim(f"introduced by {node.introduced_by}"), hang=10))
    known = [result.names[i] for i in node.knows if i in result.names]
    if known:
        out.append(line("        ", dim(f"knows {', '.join(known)}"), hang=10))
    return out
