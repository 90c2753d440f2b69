"""``review --map``: the network of a portfolio, from its owner to those in mind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from mentorfolio.desk.results import Result
from mentorfolio.domain.lifecycle import ON_THE_WAY
from mentorfolio.domain.records import Circle, Mentor
from mentorfolio.domain.review import Review
from mentorfolio.domain.vocabulary import KNOWING, KNOWING_WORD, STAGE_WORD
from mentorfolio.render.page import Line, Look, Page, Span, dim, empty, line, strong
from mentorfolio.render.signs import beside_word

UNSAID = "unsaid"


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody on the map: what stage, how fresh (0 to 1), whom they know, who introduced them."""

    id: str
    name: str
    stage: str
    fresh: float
    strength: int
    knows: tuple[str, ...]
    introduced_by: str | None


class Mapped(Result, frozen=True, kw_only=True):
    """Competency -> the people who are strongest in it, the nearest first; ``unsaid`` for the others."""

    review: Review
    names: dict[str, str]
    circles: tuple[Circle, ...]
    branches: dict[str, tuple[Node, ...]]

    def data(self) -> object:
        """The day, and the branches with their people."""
        branches: dict[str, Any] = msgspec.to_builtins(self.branches)
        return {"on": self.review.on.isoformat(), "map": branches}

    def page(self, look: Look) -> Page:
        """You, what people are there for, and below each who it is and whom they know."""
        if not self.branches:
            begin = 'mentorfolio mentor add "Their Name"'
            return empty("There is nobody on the map yet.", "Add somebody", begin)
        body = [line(strong("You"))]
        for key, nodes in self.branches.items():
            title = "Nothing said yet" if key == UNSAID else KNOWING_WORD[key].capitalize()
            body.append(line("  ", strong(title)))
            for node in nodes:
                body += _person(self, node, look)
        for circle in self.circles:
            who = ", ".join(self.names[i] for i in circle.members if i in self.names)
            told = dim(f"  a circle: {who or 'nobody but you'}")
            body.append(line("  ", strong(circle.name), told, hang=4))
        return Page(body=tuple(body))


def _person(shown: Mapped, node: Node, look: Look) -> list[Line]:
    fading = node.stage == "active" and node.fresh < 1
    sign = "fading" if fading else "active" if node.stage == "active" else ""
    mark = beside_word(sign or ("coming" if node.stage in ON_THE_WAY else "none"), look)
    word = "fading" if fading else STAGE_WORD[node.stage]
    role = "warn" if fading else "good" if node.stage == "active" else ""
    out = [line("    ", Span(mark, role), node.name, dim(f"  {word}"), hang=8)]
    if node.introduced_by:
        out.append(line("        ", dim(f"introduced by {node.introduced_by}"), hang=10))
    known = [shown.names[i] for i in node.knows if i in shown.names]
    if known:
        out.append(line("        ", dim(f"knows {', '.join(known)}"), hang=10))
    return out


def mapped(
    review: Review, mentors: Mapping[str, Mentor], names: dict[str, str], circles: tuple[Circle, ...]
) -> Mapped:
    """Everybody in the branch of what they are strongest in; ``names`` are short."""
    branches: dict[str, list[tuple[float, Node]]] = {key: [] for key in (*KNOWING, UNSAID)}
    for standing in review.standings:
        mentor = standing.mentor
        key = strongest(mentor)
        node = Node(
            id=mentor.id,
            name=mentor.name,
            stage=standing.stage,
            fresh=standing.fresh,
            strength=mentor.knowing.get(key, 0),
            knows=knows(mentor, mentors),
            introduced_by=mentor.introduced_by or None,
        )
        branches[key].append((-standing.presence, node))
    return Mapped(
        review=review,
        names=names,
        circles=circles,
        branches={
            key: tuple(node for _, node in sorted(nodes, key=lambda pair: pair[0]))
            for key, nodes in branches.items()
            if nodes
        },
    )


def strongest(mentor: Mentor) -> str:
    """The competency that somebody gives most of, the first of several."""
    return max(KNOWING, key=lambda key: mentor.knowing.get(key, 0)) if mentor.knowing else UNSAID


def knows(mentor: Mentor, mentors: Mapping[str, Mentor]) -> tuple[str, ...]:
    """The ids of those they know: a tie holds for both, whoever it was noted with."""
    others = {other.id for other in mentors.values() if mentor.id in other.knows}
    return tuple(i for i in mentors if i != mentor.id and (i in mentor.knows or i in others))
