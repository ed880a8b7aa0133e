"""What the codebook leaves out (section 1): pardons, rescues, extraditions, refugees, museums, goods and currencies."""

from collections.abc import Sequence

from exchange_extract.records.tellings import Telling
from exchange_extract.schema import ExchangeRecord

_FORCE = {
    "raid", "rescue", "rescued", "rescuing", "operation", "stormed", "storming", "troops", "commandos", "forces", "police", "army", "soldiers",
    "operatives", "swat", "gunfight", "firefight", "officers",
}


def in_scope(record: ExchangeRecord, event: Sequence[Telling]) -> bool:
    """Whether a record is one of handovers between sides, and no pardon, rescue, extradition, museum return or trade."""
    told = [t for t in event if not t.is_note] or list(event)
    if all(any(cue.rule.category == "exclusion" for cue in t.frame.scene.cues) for t in told):
        return False
    return not _is_rescue(record, told) and not _is_domestic(record)


def _is_rescue(record: ExchangeRecord, told: Sequence[Telling]) -> bool:
    """A state does not release hostages of its own side: its forces free them."""
    if record.status != "completed" or any(t.category != "hostage" for t in record.transfers):
        return False
    words = {token.lower for t in told for token in t.frame.scene.parsed.tokens}
    givers = [flow.giver for t in told for flow in t.flows]
    armed = any(giver and giver.mention.value.kind == "armed_group" and giver.basis == "stated" for giver in givers)
    return bool(words & _FORCE) and not armed and all(t.frame.trigger.rule.frame in ("release", "return") for t in told)


def _is_domestic(record: ExchangeRecord) -> bool:
    """A state's release of its own prisoners counts only within a deal with another side."""
    return all(
        transfer.giver is not None
        and transfer.receiver is None
        and transfer.giver.code is not None
        and len(transfer.giver.code) == 3
        and transfer.category in ("detainee", "unspecified", "civilian")
        for transfer in record.transfers
    ) and not record.mediators
