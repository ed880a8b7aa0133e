"""Text that tells of no handover: paragraphs of everyday news, and every other meaning of the words of a handover.

Composed for these tests. By the codebook, section 1, none of it yields a record.
"""

# fmt: off
PARAGRAPHS: tuple[str, ...] = (
    "Forecasters expect up to 30 centimetres of snow in the mountains by Sunday. Schools will stay closed.",
    "Shares in the region fell 1.4 percent on Tuesday, and the price of oil rose to $84 a barrel.",
    "At least 12 people were killed and 40 wounded when a bus left the road in the north of the country.",
    "The parliament passed a budget of 3.2 billion dollars by 214 votes to 163.",
    "The neighbours fought a short war over the border three years ago in which more than 6,000 people died.",
    "Police captured three smugglers last week and seized 200 kilograms of tobacco.",
    "The central bank left interest rates at 7.5 percent. Analysts had expected a cut.",
    "The foreign ministers of 27 countries will discuss the crisis at a summit in Lisbon on Thursday.",
    "Artillery fire was heard along the front line overnight. A 62-year-old woman was wounded, the governor said.",
    "The mission has about 1,300 observers, who patrol a strip 90 kilometres long.",
    "A court fined the former mayor 5,000 euros for careless driving.",
    "Rescuers pulled two miners alive from a flooded shaft after 31 hours.",
    "The team won 3-1 in front of 42,000 people and moved up to second place.",
    "Turnout was 61 percent, the election commission said on Monday.",
    "Hundreds of families fled the fighting in May and live in tents near the lake.",
    "The president thanked the doctors of the 4th regional hospital for their work.",
)
# fmt: on

# fmt: off
BESIDE: tuple[str, ...] = (
    "The families had waited for months.",
    "Human rights groups say thousands remain in prison.",
    "Aid groups say two million people need food.",
    "The men will be examined by doctors and then see their families.",
    "Foreign ministers of both countries met in Oslo in April.",
    "France and Germany have sent ships to the region.",
    "The prime minister flies to Lisbon next week for talks on gas.",
    "In Washington the State Department called it a good sign.",
    "Last week a Turkish drone was shot down over the sea.",
    "The two countries hope to join a trade bloc next year.",
    "Many of them showed signs of torture.",
    "Most had been captured in the first weeks of the war.",
    "It was not clear how many are still held.",
    "Their lawyer, John Smith, visited them in jail in May.",
    "More than 500 civilians have crossed the border since the weekend.",
    "A court sentenced two smugglers to death on Monday.",
    "There was no comment from the army.",
    "Relatives waved flags and wept as the buses came in.",
)
# fmt: on
"""Sentences of the kind that stand right beside a handover in an article and tell of none."""

# fmt: off
EXCHANGE: tuple[str, ...] = (
    "{A} and {B} exchanged fire across the border {D}, and {N} soldiers were wounded.",
    "Troops of {A} and {B} exchanged artillery fire {D}; {N} soldiers were killed.",
    "The presidents of {A} and {B} exchanged letters {D}.",
    "{A} and {B} signed an agreement {D} to exchange {N} students a year.",
    "{A} and {B} exchanged views on trade at a meeting {D}, attended by {N} officials.",
    "The two delegations of {A} and {B}, {N} diplomats in all, exchanged gifts {D}.",
    "The stock exchange of {A} suspended trading in {N} companies {D}.",
    "{A} let its currency fall against the dollar {D}, and {N} exchange offices closed.",
    "There was a heated exchange between the ambassadors of {A} and {B} at the Security Council {D}.",
    "{A} and {B} exchanged lists of nuclear sites {D}, as they have for {N} years.",
)
# fmt: on
SWAP: tuple[str, ...] = (
    "The central banks of {A} and {B} agreed {D} on a currency swap worth {N} million dollars.",
    "{A} and {B} swapped accusations {D} over the death of {N} soldiers.",
    "The club swapped two players with a team from {B} {D}.",
    "{A} plans to swap {N} old buses for electric ones.",
    "Neighbours from {A} and {B} meet at a clothes swap every month; {N} people came {D}.",
    "{A} traded blows with {B} {D}, and {N} soldiers were killed.",
    "{A} traded goods worth {N} million dollars with {B} last year.",
    "Doctors in {A} swapped the kidneys of {N} donors and patients in one night {D}.",
)
# fmt: off
RELEASE: tuple[str, ...] = (
    "{A} released a report {D} on the {N} soldiers who died in the war with {B}.",
    "The army of {A} released a video {D} that shows {N} soldiers on parade.",
    "The band released an album in {A} {D} and will give {N} concerts.",
    "{A} released {N} million dollars of frozen funds {D}.",
    "A dam in {A} released water {D}, and {N} villages were flooded.",
    "A court in {A} released {N} protesters on bail {D}.",
    "{A} pardoned {N} convicts {D} to mark its national holiday.",
    "{N} inmates were released on parole from a prison in {A} {D}.",
    "Rangers in {A} released {N} turtles into the sea {D}.",
    "Police in {A} freed {N} hostages in a raid on a bank {D}.",
    "Firefighters freed {N} passengers from a lift in {A} {D}.",
    "The patient was released from a hospital in {A} {D} after {N} days.",
)
# fmt: on
RETURN: tuple[str, ...] = (
    "{N} tourists from {A} returned home {D} after a strike at the airport.",
    "{N} refugees returned to {A} from {B} {D}, the United Nations said.",
    "The national team returned to {A} {D} with {N} medals.",
    "{N} children returned to school in {A} {D} after the holidays.",
    "The prime minister of {A} returned {D} from a visit to {B} with {N} business leaders.",
    "{A} returned {N} paintings to a museum in {B} {D}.",
    "{A} returned the ambassador's letter to {B} {D}.",
    "The bond brought a return of {N} percent in {A}.",
    "{N} soldiers returned to their barracks in {A} {D} after a drill.",
)
REPATRIATE: tuple[str, ...] = (
    "{A} repatriated {N} of its citizens {D} from a country hit by an earthquake.",
    "The body of a tourist from {A} who died on a hike was repatriated {D}.",
    "Companies from {A} repatriated profits of {N} million dollars from {B} {D}.",
    "A museum in {B} repatriated {N} masks to {A} {D}.",
    "{B} deported {N} migrants to {A} {D}.",
    "{A} extradited {N} fraud suspects to {B} {D}.",
    "{A} evacuated {N} students from {B} {D} because of the floods.",
    "The body of a football player was flown home to {A} {D}.",
)
HANDOVER: tuple[str, ...] = (
    "{A} handed over {N} trucks to {B} {D}.",
    "{A} handed over a note of protest to {B} {D} over the death of {N} soldiers.",
    "The outgoing minister of {A} handed over to her successor {D} after {N} months.",
    "{A} handed over control of {N} villages to {B} {D}.",
    "{A} delivered {N} tanks to {B} {D}.",
    "{A} transferred {N} million dollars to {B} {D}.",
    "{A} received {N} armoured vehicles from {B} {D}.",
    "{A} received {N} athletes from {B} {D} for the games.",
    "{A} handed {N} war veterans the keys to new flats {D}.",
)
# fmt: off
CAPTIVITY: tuple[str, ...] = (
    "{A} captured {N} {Ba} soldiers {D}.", "{N} {Ba} soldiers surrendered to {A} {D}.",
    "{A} holds {N} {Ba} prisoners of war, the ombudsman said {D}.",
    "A court in {A} sentenced {N} {Ba} prisoners of war to long terms {D}.",
    "{N} {Ba} prisoners of war went on hunger strike in {A} {D}.",
    "{N} {Ba} soldiers were killed in a battle with {A} {D}, and their bodies lie in the open.",
    "{N} prisoners escaped from a jail in {A} {D}.",
    "Relatives of {N} missing soldiers gathered in the capital of {A} {D}.",
    "The remains of {N} soldiers who fell two hundred years ago were identified in {A} {D}.",
    "{A} gave medals to {N} former prisoners of war {D}.",
)
# fmt: on
NEGATED: tuple[str, ...] = (
    "{A} has not released any of the {Ba} soldiers it holds.",
    "{A} did not hand over any {Ba} prisoners of war {D}.",
    "No {Ba} soldiers were freed by {A} {D}.",
    "There was no exchange of prisoners of war between {A} and {B} {D}.",
    "{A} and {B} have never exchanged prisoners of war.",
)
UNSPECIFIC: tuple[str, ...] = (
    "{A} and {B} may exchange more prisoners of war.",
    "{A} and {B} agreed to go on exchanging prisoners of war.",
    "{A} hopes to bring its soldiers home from {B} one day.",
    "{A} will do what it can to bring its people home from {B}.",
    "More prisoner swaps between {A} and {B} are possible, a diplomat said.",
)
# fmt: off
ASIDES: tuple[str, ...] = (
    "It was the 64th exchange since the start of the war.", "It was the first such step in five months.",
    "Most of them spent more than 20 months in captivity.", "The youngest is 21 years old and the oldest 58.",
    "Many of them served in the 36th Brigade.", "They were driven 140 kilometres to a hospital.",
    "They were captured in 2022.", "The war has cost the lives of more than 50,000 people.",
    "Each of them will get the equivalent of 1,200 dollars.",
    "About 300 relatives were waiting for them with flags and flowers.",
    "Doctors will examine them over the next ten days.",
)
# fmt: on
"""Sentences about people just handed over that add no record and change none."""
