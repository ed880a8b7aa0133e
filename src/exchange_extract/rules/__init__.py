"""Rules and lexicons: what an entry is, how files are read and stacked, and how entries prove themselves."""

from exchange_extract.rules.loader import load_rules
from exchange_extract.rules.problems import Problem, RuleError
from exchange_extract.rules.schema import RuleSet

__all__ = ["Problem", "RuleError", "RuleSet", "load_rules"]
