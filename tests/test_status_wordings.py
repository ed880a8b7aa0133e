"""Ordinary ways to word what became of a handover, each with the status that it gives; composed for this test."""

from datetime import date

import pytest

from exchange_extract import extract

WORDINGS: dict[str, list[str]] = {
    "proposed": [
        "The RSF would hand 30 captured soldiers over to the Sudanese army on Monday if the shelling stopped.",
        "If the shelling stopped, the RSF would hand 30 captured soldiers over to the Sudanese army.",
        "Were the siege to be lifted, Eritrea would let 30 Ethiopian soldiers go.",
        "Eritrea would be prepared to let 30 Ethiopian soldiers go.",
        "Ethiopia would have to free 30 Eritrean officers first, Asmara insisted.",
        "Ethiopia must first free 30 Eritrean officers, Asmara said.",
        "Eritrea wants 30 of its officers back from Ethiopia.",
        "Eritrea is holding out for the release of 30 officers by Ethiopia.",
        "Ethiopia is mulling the release of 30 Eritrean officers.",
        "Ethiopia has held out the prospect of a release of 30 Eritrean officers.",
        "Ethiopia has hinted that it may free 30 Eritrean officers.",
        "Ethiopia is under pressure to free 30 Eritrean officers.",
        "The two governments are haggling over an exchange of 30 Eritrean officers for 20 Ethiopian pilots.",
    ],
    "rejected": [
        "Had the truce held, Eritrea would have freed 30 Ethiopian soldiers on 1 June.",
        "Eritrea would have freed 30 Ethiopian soldiers on 1 June had the truce held.",
        "The deal, under which Eritrea would have freed 30 Ethiopian soldiers, fell apart.",
        "Thirty Ethiopian soldiers should have been freed by Eritrea on 1 June.",
        "Thirty Ethiopian soldiers were supposed to be freed by Eritrea on 1 June but are still in their camp.",
        "Eritrea had promised to free 30 Ethiopian soldiers last week and has not done so.",
        "Eritrea was to free 30 Ethiopian soldiers last week. That never happened.",
        "Nothing came of a plan to exchange 30 Ethiopian soldiers for 20 Eritreans.",
        "A plan to exchange 30 Ethiopian soldiers for 20 Eritreans came to nothing.",
        "The exchange of 30 Ethiopian soldiers for 20 Eritreans has slipped from Monday to August.",
        "The exchange of 30 Ethiopian soldiers for 20 Eritreans has been pushed back to August.",
        "The exchange of 30 Ethiopian soldiers for 20 Eritreans will not now take place.",
        "The exchange of 30 Ethiopian soldiers for 20 Eritreans failed to materialise.",
        "An offer by Eritrea to let 30 Ethiopian soldiers go was turned down by Addis Ababa.",
        "Eritrea's offer to trade two Ethiopian pilots for ten Eritrean officers was turned down flat by Ethiopia.",
        "Ethiopia has said no to a release of 30 Eritrean officers.",
        "Ethiopia has dropped plans to free 30 Eritrean officers.",
        "Ethiopia has gone back on its pledge to free 30 Eritrean officers.",
        "Ethiopia has backtracked on a promise to free 30 Eritrean officers.",
        "The release of 30 Eritrean officers by Ethiopia is on hold.",
        "Ethiopia has held up the release of 30 Eritrean officers.",
        "Ethiopia has called a halt to the release of 30 Eritrean officers.",
        "Ethiopia has ruled out freeing 30 Eritrean officers.",
        "Ethiopia insists it will never free the 30 Eritrean officers.",
        "Talks on a swap of 30 Eritrean officers for 20 Ethiopian pilots have run into the sand.",
    ],
    "planned": [
        "Six Egyptian truckers are on the point of being released by the RSF.",
        "Six Egyptian truckers are within days of being released by the RSF.",
        "Six Egyptian truckers are about to be released by the RSF.",
        "Ethiopia is getting ready to release 30 Eritrean officers.",
        "Ethiopia is making ready to release 30 Eritrean officers.",
        "The release of 30 Eritrean officers by Ethiopia is pencilled in for 1 July.",
        "The release of 30 Eritrean officers by Ethiopia, foreseen for 1 July, will be watched by the UN.",
        "The release of 30 Eritrean officers by Ethiopia is imminent.",
        "The release of 30 Eritrean officers by Ethiopia is only days away.",
    ],
    "agreed": [
        "Sudan's army and the RSF have each undertaken to let 100 wounded prisoners go.",
        "Ethiopia has bound itself to free 30 Eritrean officers.",
        "Ethiopia has given its word that 30 Eritrean officers will be freed.",
        "Ethiopia has accepted to free 30 Eritrean officers.",
        "Ethiopia has accepted an Eritrean proposal to exchange 30 officers.",
        "Ethiopia and Eritrea have signed up to an exchange of 30 officers.",
        "Ethiopia and Eritrea have initialled an accord on an exchange of 30 officers.",
        "Ethiopia and Eritrea have hit on a formula for the exchange of 30 officers.",
        "A deal has been clinched for Ethiopia to free 30 Eritrean officers.",
        "Ethiopia has approved the release of 30 Eritrean officers.",
        "Ethiopia has given the green light to the release of 30 Eritrean officers.",
    ],
    "ongoing": [
        "Ethiopia has started handing back 30 Eritrean officers.",
        "The handover of 30 Eritrean officers by Ethiopia was still going on at noon.",
        "Thirty Eritrean officers are crossing back from Ethiopia this morning.",
    ],
    "completed": [
        "As promised, Ethiopia released 30 Eritrean officers on Monday.",
        "Ethiopia made good on its pledge to free 30 Eritrean officers on Monday.",
        "Ethiopia went through with the release of 30 Eritrean officers on Monday.",
        "Ethiopia has kept its promise: 30 Eritrean officers were released on Monday.",
    ],
    "none": [
        "Ethiopia did not release 30 Eritrean officers on Monday, its army said, denying a report.",
        "There is no truth in reports that Ethiopia released 30 Eritrean officers.",
    ],
}


@pytest.mark.parametrize(("status", "text"), [(status, text) for status, rows in WORDINGS.items() for text in rows])
def test_status_of_a_wording(status: str, text: str) -> None:
    found = {record.status for record in extract(text, date(2024, 6, 14))}
    assert found == (set() if status == "none" else {status})
