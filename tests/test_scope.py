"""What is a record at all: the codebook's sections 1 and 2. All articles are composed for tests and are no news."""

from datetime import date

import pytest

from exchange_extract.extractor import Extractor

_DAY = date(2024, 8, 1)  # a Thursday
_EXTRACTOR = Extractor()


SILENT = [
    # -- releases by law, and at home
    (
        "Laos on Monday released 2,000 inmates from prisons across the country to mark the new year.",
        "no other side",
    ),
    ("A court in Warsaw on Monday released three Belarusian journalists on bail.", "bail"),
    (
        "Japan freed a member of the Japanese Red Army on Saturday after she had served her sentence of 20 years.",
        "end of sentence",
    ),
    ("The king of Morocco pardoned 300 convicts on Tuesday, and 40 of them were released the same day.", "pardon"),
    ("Peru freed 120 inmates on parole on Friday to ease the overcrowding of its prisons.", "parole"),
    ("An appeal court in Ghana acquitted nine miners on Tuesday; they were freed at once.", "acquittal"),
    (
        "Chad's parliament passed an amnesty on Monday. Under the amnesty the government freed 250 rebels.",
        "amnesty",
    ),
    (
        "Vietnam releases 4,000 prisoners early\n\nVietnam freed 4,000 prisoners on Friday under a presidential "
        "pardon.",
        "pardon in the body",
    ),
    (
        "Cuba will free 3,500 inmates before the visit of the bishop, the state council said.\n\nThe pardon covers "
        "women and the sick.",
        "pardon told later",
    ),
    ("Egypt released 46 activists on Sunday, the interior ministry in Cairo said.", "a state and its own people"),
    # -- who is exchanged for a while
    ("Germany and France exchanged ten judges for a year.", "a posting"),
    ("India and Australia exchanged two cricketers before the tour.", "sport"),
    # -- by force, escapes, captures
    (
        "Four hostages saved\n\nIsraeli forces freed four hostages on Saturday in a raid on two blocks of flats in "
        "Nuseirat.",
        "raid",
    ),
    (
        "Somali special forces freed 12 hostages from a camp near Kismayo on Sunday, the army said.",
        "special forces",
    ),
    (
        "The Nigerian army said its troops freed 21 hostages held by Boko Haram after storming a camp on Tuesday.",
        "stormed, captor named",
    ),
    ("Commandos brought home six French hostages from Mali on Friday after a gun battle.", "commandos"),
    ("Police in Kenya freed three Chinese hostages on Monday. Two of the captors were shot.", "police"),
    ("Two Kenyan doctors escaped from al-Shabaab on Monday and reached a Somali army post.", "escape"),
    ("Ukraine captured 102 Russian soldiers on Sunday and is holding them in Sumy.", "capture"),
    ("Thirty fighters of the M23 surrendered to the Congolese army on Tuesday.", "surrender"),
    ("Twelve Boko Haram fighters gave themselves up to Chadian troops on Friday.", "they give up themselves"),
    ("Ninety rebels in Colombia handed over their rifles on Saturday and went home.", "arms"),
    # -- crime
    ("An Amsterdam man let four hostages go on Tuesday after a five-hour stand-off at a bank.", "robber"),
    ("The robbers released two Bulgarian hostages before police arrested them on Monday.", "robbers"),
    ("Kidnappers freed an Italian businessman on Tuesday after his family had paid a ransom.", "ransom crime"),
    ("A gang in Haiti let three missionaries go on Friday for a ransom, police said.", "gang"),
    ("Police in India freed 30 Nepali children from bonded labour in a brick factory on Monday.", "bonded labour"),
    # -- justice between states
    (
        "Spain extradited two Albanian suspects on Monday; they were handed over to officers at the airport.",
        "extradition",
    ),
    ("The man was handed over by Poland to Lithuania on Friday under a European arrest warrant.", "arrest warrant"),
    (
        "Colombia handed over the head of a cartel to the United States on Tuesday. His extradition had been asked"
        " for in May.",
        "extradition told later",
    ),
    ("Dubai sent home a fugitive whom Interpol had sought; he was handed over to Ireland on Monday.", "fugitive"),
    # -- people on the move
    ("Turkey says 250,000 Syrians have returned home since December.", "nobody held them"),
    ("Some 300 Burundian refugees went home from Tanzania on Thursday, the UN refugee agency said.", "refugees"),
    ("A plane with 104 deported Indian migrants landed in Amritsar on Wednesday.", "migrants"),
    ("Flight with 120 deportees lands in Honduras\n\nThe 120 Hondurans arrived from Texas on Monday.", "deportees"),
    (
        "Saudi Arabia evacuated 91 of its citizens from Sudan on Saturday. About 66 Pakistanis arrived with them.",
        "evacuation",
    ),
    ("Poland brought home 187 citizens from Israel on Wednesday on two evacuation flights.", "evacuation flights"),
    ("Forty German tourists returned from Niger on Tuesday after the airport had opened again.", "tourists"),
    ("India brought back 640 pilgrims from Iran on Monday because of the earthquake.", "pilgrims"),
    (
        "Thailand received 260 stranded foreigners from Myanmar on Thursday; 138 of them are Ethiopians.",
        "stranded workers",
    ),
    ("Greece returned 40 asylum seekers to Turkey on Friday.", "asylum seekers"),
    # -- the dead
    ("The body of a British tourist who drowned in Thailand was flown home on Friday.", "tourist"),
    ("The bodies of two Indian climbers who died on Everest were brought home on Friday.", "climbers"),
    ("The body of the Brazilian footballer was repatriated from Italy on Tuesday.", "sportsman"),
    ("The bodies of 45 Indian workers killed in a factory fire in Kuwait were brought home on Friday.", "workers"),
    ("Nepal received the bodies of nine migrant workers from Qatar on Monday.", "migrant workers"),
    (
        "The remains of 14 Aboriginal people were handed over to Australia by a museum in California on Thursday.",
        "museum",
    ),
    (
        "A German university returned 20 skulls to Namibia on Wednesday. The ancestors will be buried at home.",
        "ancestors",
    ),
    (
        "Scotland handed back the remains of three Maori to New Zealand on Friday; they came from its museums.",
        "old remains",
    ),
    (
        "The remains of a US sailor killed at Pearl Harbor were identified and returned to his family on Monday.",
        "identified, to his kin",
    ),
    ("Police released the body of a Dutch hiker to his parents on Tuesday.", "hiker"),
    # -- other meanings of the verbs
    ("Armenian and Azerbaijani troops exchanged artillery fire on Wednesday near Jermuk.", "fire"),
    ("Two soldiers were killed in an exchange of fire between India and Pakistan on Friday.", "exchange of fire"),
    ("Russia and Ukraine traded accusations on Sunday over a shelling that killed two soldiers.", "accusations"),
    ("The leaders of India and China exchanged letters on Tuesday.", "letters"),
    ("India and Pakistan on Monday exchanged lists of the 382 prisoners and 81 fishermen they hold.", "lists"),
    ("Hamas handed over a list of 34 hostages on Sunday.", "a list of people"),
    (
        "The Red Cross delivered 200 letters from Ukrainian prisoners of war in Russia on Sunday.",
        "letters of people",
    ),
    ("Hamas released a video of two Israeli hostages on Saturday.", "video"),
    ("Russia published the names of 52 captured soldiers and exchanged notes with Kyiv on Friday.", "notes"),
    ("The central banks of China and Argentina renewed a currency swap on Friday.", "currency"),
    ("Trading on the stock exchange in Istanbul was halted on Monday for 20 minutes.", "stock exchange"),
    ("Twenty French pupils returned from Germany on Sunday after a three-week exchange.", "students"),
    ("France and Japan signed an agreement on Friday to exchange 100 students a year.", "students as object"),
    ("Two couples from Israel and the Emirates swapped kidneys on Sunday.", "kidneys"),
    ("Doctors in Iran swapped the kidneys of 40 donors and patients on Monday.", "the people only give the organs"),
    ("Spain and Brazil swapped two players on Monday before the transfer window closed.", "players"),
    ("Two families from Norway and Canada swapped houses on Saturday.", "houses"),
    ("Germany returned 21 bronzes to Nigeria on Tuesday.", "art"),
    ("Russia handed 212 war veterans the keys to new flats on Friday.", "the veterans get the keys"),
    ("Six Israeli soldiers were released from hospital on Sunday.", "hospital"),
    ("Ukraine received 30 tanks and 12 guns from Poland on Monday.", "arms"),
    ("A Soyuz capsule brought home two Russian cosmonauts and an American on Sunday.", "spacemen"),
    # -- not real
    (
        "Marines of four nations released 30 hostages from a mock oil platform on Thursday, closing a drill.",
        "drill",
    ),
    (
        "Film on spy swap opens\n\nIn the film, the Americans exchange the spy Rudolf Abel for a captured pilot.",
        "film",
    ),
    (
        "In the new thriller, Hamas frees 20 hostages in exchange for 40 prisoners. The film opens on Friday.",
        "thriller",
    ),
    # -- too little (section 2)
    ("Ukraine will bring all its people home, the president said.", "no specific"),
    ("Kyiv hopes to get its soldiers out of Russian captivity.", "a hope"),
    ("More prisoner swaps between Russia and Ukraine are possible, a diplomat said.", "no specific"),
    ("It was the 64th prisoner exchange between the two sides.", "an ordinal adds none"),
    # -- people of whom nobody says that they were held, in articles that speak of captivity otherwise
    (
        "A thief held by police in Lyon was sentenced on Monday. The singer Amara Diallo, who had nothing to do with "
        "it, returned to Senegal from France on Tuesday to record an album.",
        "a named traveller",
    ),
    (
        "The Norwegian winger Ida Berg could join a Spanish club in a player swap with Rosenborg. Her captain was "
        "detained after a brawl. Berg returned to Norway in June.",
        "players are swapped",
    ),
    ("Two British traders were taken into custody in Germany in May by police. They had forged passports.", "arrest"),
    (
        "The inquiry was fined in 2019 by the Federal Trade Commission over children's data. South Korea and Britain "
        "jailed two hackers.",
        "a name with a noun of exchange",
    ),
]

TOLD = [
    ("Bosnian Serb forces handed over 12 Kenyan hostages to Kenya on Monday.", "forces that hold them"),
    (
        "Russia handed over the bodies of 1,000 Ukrainian soldiers on Tuesday near a museum in Gomel.",
        "museum as a landmark",
    ),
    (
        "Ukraine brought home 95 soldiers from Russian captivity on Tuesday. Refugees were waiting for them.",
        "refugees in passing",
    ),
    (
        "Iran freed two French tourists on Tuesday who had been held in Evin prison for three years.",
        "tourists who were held",
    ),
    (
        "Belarus freed 14 prisoners on Saturday in a deal with the United States. All were pardoned.",
        "pardon as the form of a deal",
    ),
    ("Pakistan released 20 Indian fishermen on Tuesday who had completed their sentences.", "fishermen count"),
    ("India sent home 22 Pakistani prisoners on Friday after the end of their terms.", "another state's nationals"),
    (
        "North Korea returned the remains of 55 US soldiers on Friday. They will be identified in a laboratory.",
        "war dead between states",
    ),
    (
        "Pakistan on Friday handed over the body of an Indian fisherman who died in a Karachi jail.",
        "died in custody",
    ),
    (
        "Russia freed the player Brittney Griner on Monday in exchange for Viktor Bout, who was extradited in 2010.",
        "extradition in his past",
    ),
    (
        "El Salvador sent 252 Venezuelan migrants home on Friday in exchange for ten Americans.",
        "migrants as the price",
    ),
    (
        "Somali pirates released 26 Asian sailors on Saturday who had been held for four years.",
        "sailors of other states",
    ),
    (
        "The ELN released two Peruvian mine workers on Friday, a month after it had kidnapped them.",
        "unilateral release by a group",
    ),
    (
        "Boko Haram released 21 schoolgirls on Tuesday after talks. A rescue by the army had failed.",
        "rescue that failed",
    ),
    (
        "Hamas freed three Israeli hostages on Saturday. A fourth had been rescued in a raid in June.",
        "rescue of another",
    ),
    ("Nine children who had been taken to Russia were returned to Ukraine on Monday.", "abducted children"),
    ("Azerbaijan returned a soldier who had strayed across the border to Armenia on Tuesday.", "strayed soldier"),
    (
        "Russia and Ukraine exchanged 150 prisoners each on Friday; troops exchanged fire elsewhere.",
        "fire beside a swap",
    ),
    (
        "India and Pakistan exchanged lists on Monday. Pakistan also released 30 Indian fishermen on Tuesday.",
        "lists beside a release",
    ),
    (
        "Russia and the United States exchanged the spy Rudolf Abel for the pilot Francis Powers on a bridge. A "
        "film tells of it.",
        "film in passing",
    ),
    (
        "Ukraine received the bodies of 909 fallen soldiers on Friday, among them a footballer.",
        "sportsman among the fallen",
    ),
    ("Israel returned the bodies of 15 Palestinians to Gaza on Monday.", "remains between sides"),
    (
        "Iran and the United States swapped five prisoners each on Monday after funds held in South Korea were moved.",
        "funds in passing",
    ),
    ("The Taliban released an American tourist on Thursday after a visit by an envoy.", "tourist held by a group"),
    (
        "Yemen's Houthis freed 25 sailors of a Greek ship on Wednesday; they were evacuated to Oman.",
        "evacuated after release",
    ),
    (
        "Russia returned six deported Ukrainian children to Ukraine on Tuesday with the help of Qatar.",
        "deported children",
    ),
    (
        "Hezbollah handed over the remains of two Israeli soldiers on Wednesday in exchange for five prisoners.",
        "remains for prisoners",
    ),
    (
        "Syria freed 40 Druze detainees on Thursday in a swap with the Druze National Guard.",
        "a deal with another side at home",
    ),
    (
        "Ukraine handed over 15 wounded Russian soldiers on Saturday; they were flown to a hospital in Moscow.",
        "hospital as goal",
    ),
    ("Armenia freed two Azerbaijani soldiers on Monday in return for minefield maps.", "maps as the price"),
    ("Azerbaijan agreed on Friday to release 32 Armenian prisoners of war.", "agreement with a count"),
]


@pytest.mark.parametrize(("text", "why"), SILENT)
def test_out_of_scope(text: str, why: str) -> None:
    assert _EXTRACTOR.extract(text, _DAY) == [], why


@pytest.mark.parametrize(("text", "why"), TOLD)
def test_near_misses_are_records(text: str, why: str) -> None:
    assert _EXTRACTOR.extract(text, _DAY), why


def test_the_words_of_a_ground_alone_silence_nothing() -> None:
    """One sentence with many of the telltale words, told of people who change sides."""
    text = (
        "Russia returned 95 Ukrainian prisoners of war on Friday, among them a footballer, a museum guide, two "
        "refugees from Donetsk and a man who had been pardoned after an arrest warrant."
    )
    assert len(_EXTRACTOR.extract(text, _DAY)) == 1


def test_workers_of_a_firm_who_were_held_are_captives() -> None:
    text = "Carmaker asks why\n\nIran let go nine French engineers of a carmaker on Monday whom it had detained in May."
    assert len(_EXTRACTOR.extract(text, _DAY)) == 1
