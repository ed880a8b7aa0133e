"""Composed ordinary news: what a general feed is full of, and no handover of people in it.

Sentences of twelve beats with names, places and figures filled in, drawn with a fixed seed. They are not chosen to be
easy: courts charge and jail, armies fight, companies release and trade, ministers exchange views, children and
prisoners occur, planes land and people return home. An article has one beat and a little of a second one, among plain
sentences.
"""

import random

BEATS: dict[str, tuple[str, ...]] = {
    "politics": (
        "Lawmakers in {city} voted {n} to {m} on {day} to delay the budget for another month.",
        "The prime minister of {state} returned from {city} and met party leaders to discuss the coalition.",
        "{person} said the bill would give back powers to the regions that the centre had taken over.",
        "Opposition members left the chamber before the vote and accused the government of hiding figures.",
        "The foreign ministers of {state} and {state2} exchanged views on trade and energy in {city}.",
        "Polls suggest that {n} percent of voters want change, and {m} percent have not made up their minds.",
    ),
    "business": (
        "Shares of the carmaker fell {n} percent after it released its results for the quarter.",
        "The company, which has {m} plants in {state}, said it would hand over the brand to its partner.",
        "The central bank of {state} left rates unchanged and said inflation would return to its target in {year}.",
        "Traders exchanged {n} million contracts on {day}, the most since {year}.",
        "{person}, who runs the fund, said investors were taking money out of {state2} for the third month.",
        "The retailer received {n} offers and will announce the buyer of its {m} stores in {month}.",
    ),
    "sport": (
        "{person} scored twice as {city} beat {city2} {n}-{m} in front of a full stadium on {day}.",
        "The coach released the captain from the squad so that he could go home to his family.",
        "The club traded two players to {city} in exchange for a first-round pick and cash.",
        "The hosts got back into the match after the break, and {person} freed himself to make it level.",
        "{state} received a wild card and will play {state2} on {day} in {city}.",
        "She brought home {state}'s first medal of the games in {m} years.",
    ),
    "courts": (
        "A court in {city} sentenced a man of {n} to {m} years in prison for the theft of {n} cars.",
        "Police in {city} arrested {m} people on {day} and seized drugs worth ${n} million.",
        "Prosecutors charged {person} with fraud, and the judge released her on bail until {month}.",
        "The prisoner, who is {n}, appealed, and his lawyers said that he had been held without a hearing.",
        "Detectives released pictures of two men they want to speak to about the robbery in {city}.",
        "The jury returned its verdict after {m} days, and the families of the victims left in tears.",
    ),
    "weather": (
        "Heavy rain closed {n} roads around {city} and left {m} villages without power on {day}.",
        "Forecasters expect {n} degrees by the weekend, after which colder air returns from the north.",
        "Rescuers reached {m} hikers who had been stranded on the mountain overnight.",
        "The storm made landfall near {city} and people were told to leave their homes.",
        "Water was released from the dam above {city} for the first time in {m} years.",
        "Farmers said the drought had cost them {n} percent of the harvest.",
    ),
    "health": (
        "Hospitals in {state} received {n} more patients than in the same month of {year}.",
        "Researchers in {city} released a study of {n} children who had been given the vaccine.",
        "The ministry said {m} clinics would get back their funding in {month}.",
        "Nurses in {city} want more pay and fewer hours, and talks will resume on {day}.",
        "Doctors took out the implant, and the woman, {n}, went home after {m} days.",
        "{person}, who led the trial, said the bodies of older mice had recovered faster.",
    ),
    "war": (
        "Forces of {state} shelled towns near {city} on {day}, officials said, and {m} people were killed.",
        "The army said it had taken a village and destroyed {n} vehicles of the other side.",
        "{state2} will deliver {m} air defence systems to its ally by {month}, its defence minister said.",
        "Thousands of families have left the region since {year}, and few have returned.",
        "A missile hit a depot outside {city}; the governor said that {n} soldiers were wounded.",
        "The general told reporters that troops would hold the line along the river through the winter.",
    ),
    "culture": (
        "The singer released her {n}th album, recorded in {city} with musicians from {state}.",
        "The museum in {city} will show {n} paintings that are on loan from {state2} until {month}.",
        "{person} received the prize for a novel about two brothers who swap lives.",
        "The festival welcomed back {n} thousand visitors after two years without an audience.",
        "The film follows a spy who comes home to a country that has changed.",
        "Readers sent {n} letters after the last episode, in which the twins are reunited.",
    ),
    "travel": (
        "The flight from {city} landed in {city2} after a delay of {m} hours on {day}.",
        "About {n} tourists were stuck at the airport, and the airline brought them home a day later.",
        "The ferry left with {n} passengers and reached the island in {m} hours.",
        "A second crossing between {state} and {state2} will open in {month}, the ministry said.",
        "The railway offered refunds to passengers whose trains did not arrive.",
        "Visitors get in free on {day}, and children under {m} do not pay at all.",
    ),
    "science": (
        "The probe sent back pictures of a crater {n} kilometres across.",
        "Engineers in {city} recovered the capsule after it came down {m} kilometres off course.",
        "The telescope, a project of {state} and {state2}, will be handed over to astronomers in {month}.",
        "Fossils found near {city} belonged to a bird that lived {n} million years ago.",
        "The code was released under an open licence, and {n} groups have used it since {year}.",
        "A transfer of heat between the layers explains what the {m} stations measured.",
    ),
    "local": (
        "The council of {city} met on {day} to discuss new roofs for {m} schools.",
        "A lost dog was reunited with its owner after {m} weeks and {n} kilometres.",
        "Residents of the northern district want their bus back and handed in {n} signatures.",
        "The mayor, {person}, opened a bridge that took {m} years to build.",
        "Volunteers collected {n} bags of litter along the river and got a lunch in exchange.",
        "The library returns to its old home in {month}, with room for {n} thousand books.",
    ),
    "diplomacy": (
        "{state} recalled its ambassador from {city} over remarks by {person}.",
        "The two countries signed {m} agreements on fishing, visas and the exchange of students.",
        "Talks between {state} and {state2} on the border will go on in {city} in {month}.",
        "The envoy said the sides had agreed to hold another round and to release a joint statement.",
        "{state2} offered to host the summit and to send {n} observers.",
        "The union extended sanctions on {n} officials of {state} until {year}.",
    ),
}
PLAIN = (
    "The figures were better than analysts had feared, and the outlook for {year} was raised a little.",
    "Nobody was hurt, and the road was open again by the evening.",
    "It was the {n}th time in {m} seasons that the two sides had met, and the first at the new ground.",
    "The plan, first drawn up in {year}, has been changed {m} times.",
    "{person}, who has studied the question for {n} years, called the result surprising.",
    "A spokeswoman declined to comment on the report, which was first published in {city}.",
    "Prices rose by {m} percent in {month}, faster than in any month of {year}.",
    "The building, which dates from the last century, needs a new roof and better windows.",
    "In {city}, shops and schools were closed and the streets were almost empty.",
    "The committee is due to meet again on {day}, and a decision is expected before the summer.",
    "Critics called the idea expensive, slow and hard to explain to voters.",
    "The team trained for {n} hours a week and slept in a gym near the lake.",
    "{state} and {state2} have disputed the line on the map for {n} years.",
    "More than {n} percent of the land is forest, and most of it belongs to the state.",
    "The show runs until {month}, with tickets from {m} euros.",
    "According to {person}, the cost of the project has doubled since {year}.",
)
"""Sentences of no beat, without a word that any handover is told by."""
HARD = 0.06
"""The share of sentences of a beat, most of which have words that handovers are told by too: such that about as many
articles pass the gate as of the texts of public treebanks (docs/performance.md)."""
FILLS: dict[str, tuple[str, ...]] = {
    "city": ("Vienna", "Lagos", "Lima", "Osaka", "Leeds", "Kyiv", "Ankara", "Nairobi", "Doha", "Chicago", "Lyon"),
    "state": ("Germany", "Brazil", "Japan", "Russia", "Turkey", "Kenya", "Canada", "Iran", "Poland", "Israel", "China"),
    "person": ("Anna Berger", "John Okafor", "Maria Silva", "Kenji Mori", "Paul Weston", "Leyla Demir", "Ines Duarte"),
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "month": ("January", "March", "April", "June", "September", "November"),
    "year": ("2014", "2019", "2021", "2022", "2023"),
}


def ordinary_articles(size: int, seed: int = 20250717, sentences: int = 22) -> list[str]:
    """So many articles of about 2 kB, of distinct mixes of sentences; the same ones for the same arguments."""
    draw = random.Random(seed)
    return [_article(draw, sentences) for _ in range(size)]


def _article(draw: random.Random, sentences: int) -> str:
    main, other = draw.sample(sorted(BEATS), 2)
    beat = BEATS[main if draw.random() < 0.8 else other]
    chosen = [draw.choice(beat) if draw.random() < HARD else draw.choice(PLAIN) for _ in range(sentences - 1)]
    lines = [_filled(template, draw) for template in (draw.choice(beat), *chosen)]
    paragraphs = [" ".join(lines[at : at + 3]) for at in range(0, sentences, 3)]
    return "\n\n".join([lines[0].rstrip("."), *paragraphs])


def _filled(template: str, draw: random.Random) -> str:
    values = {name: draw.choice(words) for name, words in FILLS.items()}
    values |= {"city2": draw.choice(FILLS["city"]), "state2": draw.choice(FILLS["state"])}
    return template.format(n=draw.randint(12, 95), m=draw.randint(2, 11), **values)
