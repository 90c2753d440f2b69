"""The list of tags."""

from __future__ import annotations

from mentorfolio.commands.tag.tags import TagList
from mentorfolio.render.page import Look, Page, Span, columns, empty, strong


def page(result: TagList, look: Look) -> Page:
    """Each tag with the names of those who have it."""
    if not result.tags:
        return empty("Nobody has a tag yet.", "Give one", "mentorfolio mentor edit MENTOR --tag leadership")
    rows = [[strong(tag.tag), Span(", ".join(result.names[i] for i in tag.mentors))] for tag in result.tags]
    return Page(body=tuple(columns(rows, look)))
