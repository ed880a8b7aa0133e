"""Two stories in one article: each is read as if it stood alone, whichever comes first.

The texts are composed for this test. No side of one is a side of another; what each leaves to its reader (who let the
people go, whose they are, whether they are fighters, what "the four" were) is told by its own other words only.
"""

from itertools import permutations

import pytest

from told import told

_STORIES = [
    "Ghana and Togo have been at odds for a year. Ghana will have its nine soldiers back by Sunday, Togo's army said.",
    "Each side freed 45 prisoners of war on Monday, Armenia and Azerbaijan said in a joint note.",
    "Hamas let three Israeli hostages go on Saturday. A fourth is to be let go within a week.",
    "Iran and Belgium held talks in Muscat last week. Iran was asked on Tuesday to release two Belgian cyclists.",
    "Sri Lanka released 14 Indian fishermen on Tuesday. In January it had let another 20 fishermen go.",
    "The RSF handed 31 captured Sudanese soldiers over on Sunday. A swap of 60 more was called off.",
    "Russia freed the American teacher Mark Fell on Friday. In return a hacker went back to Moscow.",
    "Kenya gave Uganda the bodies of five herders on Wednesday.",
]


@pytest.mark.parametrize(("first", "second"), list(permutations(_STORIES, 2)))
def test_a_story_is_read_as_if_it_stood_alone(first: str, second: str) -> None:
    assert sorted(told(f"{first}\n\n{second}")) == sorted([*told(first), *told(second)])


def test_a_sentence_that_names_sides_of_both_makes_them_one_story() -> None:
    apart = "Mali wants its 14 soldiers back.\n\nNiger freed 30 prisoners on Monday."
    joined = f"{apart} Mali and Niger have been at odds since June."
    assert told(joined) == [
        "proposed NER>MLI 14 prisoner_of_war | -",
        "completed NER>MLI 30 prisoner_of_war | 2024-03-11",
    ]


def test_a_mediator_of_two_stories_does_not_join_them() -> None:
    text = (
        "Qatar brokered the release of five Britons whom the Taliban freed on Friday.\n\n"
        "Qatar also mediated between Chad and Libya, which swapped 20 soldiers each on Sunday."
    )
    assert told(text) == [
        "completed TALIBAN>GBR 5 detainee | 2024-03-08",
        "completed TCD>LBY 20 prisoner_of_war; LBY>TCD 20 prisoner_of_war | 2024-03-10",
    ]
