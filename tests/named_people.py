"""Who is named under which direction: what the tests of names compare."""

from datetime import date

from exchange_extract.extractor import Extractor

PUBLISHED = date(2025, 7, 1)


def named(extractor: Extractor, text: str) -> dict[str, list[str]]:
    """Direction ("GIVER>RECEIVER") -> sorted names, over all records; directions that name nobody are left out."""
    found: dict[str, set[str]] = {}
    for record in extractor.extract(text, PUBLISHED):
        for transfer in record.transfers:
            ends = [(party.code or party.name) if party else "" for party in (transfer.giver, transfer.receiver)]
            found.setdefault(">".join(ends), set()).update(transfer.names)
    return {way: sorted(names) for way, names in found.items() if names}
