"""``mentor``: the people you learn from, or might."""

from typing import Annotated

import typer

from mentorfolio.cli.options import (
    Given,
    Mentor,
    Yes,
    argument,
    completer,
    day,
    desk,
    flag,
    named,
    takes,
    text,
    texts,
    whole,
    word,
)
from mentorfolio.domain.vocabulary import DIRECTIONS, EVALUATED_AT, FORMS, KNOWING, LINES, SOURCES, STAGES

app = typer.Typer(name="mentor", help="The people you learn from, or might.")

_PERSON = {
    "first_name": text("--first-name", "What you call them, where the name does not tell."),
    "greeting": text("--greeting", 'How your letters begin: "Dear Dr. Sample".'),
    "email": text("--email", "E-mail address.", "ADDRESS"),
    "role": text("--role", "What they do."),
    "organisation": text("--organisation", "Where they do it."),
    "link": texts("--link", "A web address, like a LinkedIn profile.", "URL"),
    "knowing": texts(
        "--knowing",
        "What for: why (direction), how (skill), whom (people); 1 a little, 2 solid, 3 outstanding.",
        "K[=1..3]",
    ),
    "supports": texts("--supports", "Which of your needs, and how well.", "NEED[=1..3]", completer("need")),
    "skill": texts("--skill", "Something they can do."),
    "tag": texts("--tag", "A word of your own."),
    "source": word("--source", "Where you found them.", SOURCES),
    "introduced_by": text("--introduced-by", "Who introduced you."),
    "line": word("--line", "Where they work, seen from you.", LINES),
    "positive": texts("--positive", "What is good about having them."),
    "constraint": texts("--constraint", "What could stand in the way."),
    "resource": texts("--resource", "Material for your work together: a questionnaire, an article."),
    "rank": whole("--rank", "First choice 1, second choice 2 …", least=1),
    "form": word("--form", "Inside a programme or your own arrangement.", FORMS),
    "direction": word("--direction", "Who learns from whom.", DIRECTIONS),
    "cadence": text("--cadence", "How often you mean to talk: 2w, 1m, 90d, 1y; or none.", "PERIOD"),
    "stage": word("--stage", "Where you stand with them.", STAGES),
    "on": day("--on", "Since when they are in that stage."),
    "last_contact": day("--last-contact", "When you last talked."),
    "knows": texts("--knows", "Another person here whom they know.", "MENTOR", completer("mentor")),
    "notes": text("--notes", "For your eyes only."),
    "anyway": flag("--anyway", "Even if somebody here has that name or address."),
}
_HELLO = text("--hello", "After the end, how often to say hello: 1y; or none.", "PERIOD")
_LISTS = ("link", "skill", "tag", "positive", "constraint", "resource")
_REMOVALS = {
    **{f"remove_{one}": texts(f"--remove-{one}", f"A {one} to take out.") for one in _LISTS},
    "remove_knows": texts("--remove-knows", "Somebody they do not know.", "MENTOR", completer("mentor")),
    "remove_supports": texts("--remove-supports", "A need they do not serve.", "NEED", completer("need")),
}


@app.command()
@takes(**_PERSON)
def add(
    ctx: typer.Context,
    name: Annotated[str, argument("NAME", "Their name, as you would greet them.")],
    given: Given,
) -> None:
    """Add somebody you learn from, or might.

    A candidate, unless --stage and --on say that you are further already.
    """
    from mentorfolio.services import mentors

    desk(ctx).show(mentors.add(desk(ctx), name, given))


@app.command()
@takes(name=text("--name", "Another name."), **_PERSON, hello=_HELLO, **_REMOVALS)
def edit(ctx: typer.Context, mentor: Mentor, given: Given) -> None:
    """Change what you keep about somebody.

    Lists grow, single values are replaced, an empty text clears; --knowing how=0 takes a tag away.
    With no option, at a terminal, asks what is not said yet.
    """
    from mentorfolio.services import mentors

    desk(ctx).show(mentors.edit(desk(ctx), mentor, given))


@app.command(name="list")
@takes(
    stage=texts("--stage", "Only in this stage.", "STAGE"),
    knowing=word("--knowing", "Only for this.", KNOWING),
    need=named("--need", "need", "Only for this need."),
    skill=text("--skill", "Only with this skill."),
    tag=text("--tag", "Only with this tag."),
    source=word("--source", "Only found there.", SOURCES),
    search=text("--search", "Only with these words somewhere."),
    sort=word("--sort", "By choice (rank), name or latest contact.", ("rank", "name", "recency")),
)
def list_(ctx: typer.Context, given: Given) -> None:
    """List everybody, first choices first."""
    from mentorfolio.services import roster

    desk(ctx).show(roster.listed(desk(ctx), given))


@app.command()
def show(ctx: typer.Context, mentor: Mentor) -> None:
    """Show somebody on one page, the one to read before you meet."""
    from mentorfolio.services import briefing

    desk(ctx).show(briefing.show(desk(ctx), mentor))


@app.command()
def rank(
    ctx: typer.Context,
    mentor: Mentor,
    place: Annotated[str, argument("NUMBER|none", "1 for the first choice.")],
) -> None:
    """Say in which order you would ask."""
    from mentorfolio.services import mentors

    desk(ctx).show(mentors.rank(desk(ctx), mentor, place))


@app.command()
@takes(
    on=day("--on", "When that was."),
    reason=text("--reason", "Why."),
    learnt=text("--learnt", "At the end: what you learnt from them."),
    hello=_HELLO,
)
def stage(
    ctx: typer.Context,
    mentor: Mentor,
    stage: Annotated[str, argument("STAGE", ", ".join(STAGES) + ".")],
    given: Given,
) -> None:
    """Move somebody to another stage.

    The way is candidate, approached, conversation, asked, active, ended; any other move says when: --on.
    At the end, at a terminal, asks why, what you learnt, whether to stay in touch, and whether to
    draft the closing letter.
    """
    from mentorfolio.services import mentors

    done = mentors.set_stage(desk(ctx), mentor, stage, given)
    desk(ctx).show(done)
    if stage.strip().casefold() == "ended":
        from mentorfolio.cli.leaving import close_with_letter

        close_with_letter(desk(ctx), done)


@app.command()
@takes(
    programme=text("--programme", "In which programme."),
    begins=day("--from", "Its first day."),
    until=day("--until", "Its last day."),
    minutes=whole("--minutes", "How long a meeting is.", 1),
    cadence=text("--cadence", "How often you meet: 2w, 1m, 90d.", "PERIOD"),
)
def formalise(ctx: typer.Context, mentor: Mentor, given: Given) -> None:
    """Agree on a formal term.

    All five are needed; at a terminal, asks what the options do not say.
    """
    from mentorfolio.services import terms

    desk(ctx).show(terms.formalise(desk(ctx), mentor, given))


@app.command()
@takes(on=day("--on", "From which day on (today)."))
def informalise(ctx: typer.Context, mentor: Mentor, given: Given) -> None:
    """Go on without a programme; the formal term is closed and kept."""
    from mentorfolio.services import terms

    desk(ctx).show(terms.informalise(desk(ctx), mentor, given))


@app.command()
@takes(
    progress=whole("--progress", "How far you have come.", 1, 5),
    value=whole("--value", "How much it has been worth to you.", 1, 5),
    both=whole("--both", "How much both of you gain.", 1, 5),
    worked=text("--worked", "What has worked well."),
    change=text("--change", "What you would change."),
    at=word("--at", "Halfway through a term, at its end, or on any day.", EVALUATED_AT),
    on=day("--on", "When you looked back (today)."),
    ask=flag("--ask", "Show the questions where nobody can be asked."),
)
def evaluate(ctx: typer.Context, mentor: Mentor, given: Given) -> None:
    """Look back on a term, halfway or at its end, or on the time so far.

    At a terminal, asks what the options do not say. Every number is from 1 to 5.
    """
    from mentorfolio.services import terms

    desk(ctx).show(terms.evaluate(desk(ctx), mentor, given))


@app.command()
def remove(ctx: typer.Context, mentor: Mentor, yes: Yes = False) -> None:
    """Take somebody out, with everything kept about them."""
    from mentorfolio.services import mentors

    desk(ctx).show(mentors.remove(desk(ctx), mentor, yes=yes))
