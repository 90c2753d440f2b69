"""What people say of what happened, in the words of people who do not program."""

from __future__ import annotations

from datetime import date

import pytest

from mentorfolio.commands.happened.understanding import understood
from mentorfolio.commands.happened.what import Understood

TODAY = date(2026, 3, 21)  # a Saturday

SAID = """
yes:
    wrote she is happy to talk, sunday evening
    wrote that yes she would like to meet
    Jackie wrote she'd love to
    wrote: yes
    she wants to meet on friday
    she emailed, happy to meet
    heard back, shes up for it
    finally heard back from her, its a yes
    its a yes
    shes happy to meet on friday at 3
    she says yes shes honoured
    she'd be delighted
    got back to me, shed love to
    she said yes to a coffee
    shes up for it
    he's in
    emailed back to say yes
    she texted, would love to meet
    go on then
    she gave me the green light
    yes please
    absolutely
    definitely, next week
    she agreed
    said she will be my mentor, once a month, first thursday
    said that he'll be my mentor
    she said she'd be my mentor
    is my mentor now
    rang and said yes
    why not
    she's delighted to
later:
    rang and said she would love to but not before september
    wrote he is too busy
    wrote to me that she is ill until may
    wrote that she can only in may
    they do not have time until june
    said she is busy until September
    says he's fully booked till after easter
    wrote, she is full until June
    said she can't before the summer
    had no time before the inspection
    spoke to her PA, shes away til june
    rang her office, shes on leave til june
    she'd love to but is too busy
    no, she said maybe next year
    shes keen but wants to wait til after easter
    her PA wrote, not before february
    she's too busy til june
    on leave til 20th april
    he's off long term sick
    he isnt mentoring at the moment
    too busy right now
    she's on maternity leave
    he's off sick
    she rang to say not before may
    Ill til friday
    after easter maybe
    not til may
    in the new year maybe
    ask again after christmas
    try me again in june
    get back to me in june
no:
    she gave me the brush-off
    sent me packing
    wrote no
    answered no, too busy, but wait seven seconds she says
    said she does not have time
    she won't have time
    email from her saying no
    its a no
    a firm no
    sorry, no
    she doesnt do mentoring any more
    says no Im drowning at the mo but talk to Bev Sample at St Elsewhere
    she's not taking anyone on
    she hasn't got time
    not interested
    she'd rather not
    afraid not
    texted to say no
    says she can't, too much on
    he's got too much on
    no thanks
    says she isnt the right person
    not for her
    wont meet me
    she doesn't want to talk to me
    she will not mentor me
introduced:
    introduced me by mail to sven sample
    introduced me yesterday to Sven Sample
    put me in touch with Bev Sample
    told me to talk to Bev Sample
    gave me Tom Sample's number
    suggested I talk to Bev Sample
    she pointed me to Bev Sample
nothing:
    she never wrote back
    ghosted me
    heard nothing back
    never heard back
    not a word from her
    she didnt get back to me
waiting:
    has not said yes yet
    he hasnt said anything
given:
    is my mentor now, given to me by hr
    given by HR, we meet on tuesday at three
    we meet on tuesday at three, HR gave her to me
planned:
    jackie and i agreed to meet on 4 april at 5
    and i agreed to meet on 4 april at 5
    rang me, she is delighted, we meet friday at 3
    we meet friday 27th at 3
met:
    met her with her husband
    met her at the office
    and i spoke yesterday for 20 minutes
    i and jackie had tea
    she and i met
    we drank tea on wednesday, she told me about her school
    rang about the rota
    she rang yesterday
    sat together at the kickoff lunch
    walked round the lake for an hour
    great chat
    lovely coffee with her on friday
    quick call this morning about bed flow
    teams call last monday
    rang me for half an hour last night
    she sat down with me yesterday for half an hour
    had a coffee with her on monday
    bumped into her in tesco
    caught up over lunch on friday
    we had a catch up
    went for a coffee with him
    grabbed a coffee with her yesterday
    he popped in on tuesday
    met up with her
    we facetimed last night
    had a good chat with her on monday about rotas
    had a really good talk
cancelled:
    I had to cancel
    i cancelled, too busy
    he had to cancel, his wifes poorly
    didn't turn up
    she had to cancel on the 28th
    he couldnt make it
    stood me up
    he never showed up
    she cried off, her daughters ill
    we didn't meet in the end
    she cant do thursday
    won't meet me on friday
moved:
    she asked if we could meet on friday
    we rearranged for the 30th at 6pm
    rescheduled for the 30th
    put it off till the 30th
    she wants to bring it forward to tuesday
    can we do friday instead
    can we do last thursday of the month
    we didnt meet on the 2nd, she was ill, the 30th instead, at 6pm
    she cant do thursday, can we do friday
    he asked to move it to friday at 3
    pushed it back to next week
over:
    we've called it a day
    we've decided to stop
    parted ways
None:
    wrote a book about schools
    saw her at the conference
    she got back from holiday
    she can't stand the new rota
    she moved to the trust in may
    nothing to report
    she never wrote a book
    she came back to work
    she retired
    she would be my mentor if she had time
    spoke to her PA
    it went well
    she said maybe
    he moved to Leeds
    I met her sister
    had coffee with Jackie's boss
    yesterday I met his younger brother
    she said no, then changed her mind and said yes
    she said yes, then said no
    not now, then she said yes
    she's keen
    shell shocked
    it ended well
    moved house
    she called the bank
    no problem
    no worries
    said no problem
    no idea
waiting:
    havent heard back yet
    still no reply
    phoned, no answer
    rang her but she didnt pick up
answered:
    wrote yesterday
    wrote me a long letter
    Jackie wrote
    wrote to ask how I was
    she'll think about it
    she wants to have a think about it
    she emailed me
    got back to me
planned:
    said come by saturday 1 november
    she told me to come over on friday
    we're meeting on friday
    were meeting on friday
    well meet on friday at 3
promised:
    offered to introduce me to Bev
    ill send her the report by friday
    she'll send me the spreadsheet
    shell send me the spreadsheet
wrote:
    wrote to her
    I wrote to her
    wrote him a letter
    wrote the letter
    i have written to jackie
    wrote to jackie yesterday
    emailed her on monday
kept:
    she sent me away with a book
    gave me the thumbs up on my talk
    she gave me a slip of paper
    she lent me her book
"""


def _rows() -> list[tuple[str, str]]:
    what, found = "", []
    for row in SAID.strip().splitlines():
        if row.startswith(" "):
            found.append((row.strip(), what))
        else:
            what = row.rstrip(":")
    return found


def read(words: str) -> Understood:
    found = understood(words, TODAY, ("Jackie Sample", "Jackie"))
    assert found is not None
    return found


@pytest.mark.parametrize(("words", "what"), _rows())
def test_what_people_say_means_what_they_mean(words: str, what: str) -> None:
    found = understood(words, TODAY, ("Jackie Sample", "Jackie"))
    assert (found.what if found else "None") == what


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("happy to help", "happy to help"),
        ("yes!", ""),
        ("had a coffee with her on monday", "had a coffee with her"),
        ("bumped into her in tesco", "bumped into her in tesco"),
        ("rang me for half an hour last night", "rang me for half an hour"),
        ("he had to cancel, his wifes poorly", "his wifes poorly"),
        ("not a word from her", "not a word from her"),
        ("said yes, she can do tuesday at 4", "she can do tuesday at 4"),
        ("we met, about rotas", "about rotas"),
        ("she says yes shes honoured", "she says yes shes honoured"),
    ],
)
def test_no_words_are_cut_from_what_is_kept(words: str, text: str) -> None:
    assert read(words).text == text


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("shes keen but wants to wait til after easter", "2026-04-07"),
        ("her PA wrote, not before february", "2027-02-01"),
        ("she's too busy til june", "2026-06-01"),
        ("on leave til 20th april", "2026-04-20"),
        ("on leave til 28th", "2026-03-28"),
        ("not before mid april", "2026-04-15"),
        ("he's off long term sick", None),
    ],
)
def test_the_day_they_asked_for_is_read_in_their_words(words: str, until: str | None) -> None:
    found = read(words).until
    assert (str(found) if found else None) == until


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("put me in touch with Bev Sample", "Bev Sample"),
        ("told me to talk to Bev Sample", "Bev Sample"),
        ("says no Im drowning at the mo but talk to Bev Sample at St Elsewhere", "Bev Sample"),
        ("gave me Tom Sample's number", "Tom Sample"),
        ("suggested I talk to her boss Bev Sample", "Bev Sample"),
        ("told me to ask again in may", ""),
    ],
)
def test_whom_they_named_is_a_person(words: str, who: str) -> None:
    assert read(words).who == who


def test_the_day_of_a_talk_is_read_wherever_it_stands() -> None:
    for words in ("she sat down with me yesterday for half an hour", "rang me for half an hour last night"):
        assert read(words).on == date(2026, 3, 20)


def test_a_name_in_small_letters_is_a_name_and_the_day_in_between_is_kept() -> None:
    found = read("introduced me yesterday to sven sample")
    assert (found.who, found.on) == ("Sven Sample", date(2026, 3, 20))


def test_a_day_they_wrote_of_is_to_come() -> None:
    found = read("wrote she is happy to talk, sunday evening")
    assert (found.on, found.ahead) == (None, None), "no Sunday that has passed"
    assert found.text == "she is happy to talk, sunday evening"


@pytest.mark.parametrize("way", ["by whatsapp", "by e-mail yesterday", "over the phone"])
def test_the_way_an_introduction_came_is_no_part_of_a_name(way: str) -> None:
    assert read(f"introduced me to sven sample {way}").who == "Sven Sample"


def test_the_day_of_what_was_promised_is_not_the_day_of_the_talk() -> None:
    found = read("we met, i promised to watch her lesson on tuesday")
    assert (found.what, found.on) == ("met", None)
    assert found.also[0].text == "watch her lesson by tuesday"
