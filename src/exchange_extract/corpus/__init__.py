"""Archives: many files in, one table of records out, resumable and in several processes.

>>> from exchange_extract.corpus import Job, run_corpus
>>> summary = run_corpus(Job(inputs=("archive/",), output=Path("records.jsonl"), processes=4))
"""

from exchange_extract.corpus.job import CorpusError, Counts, Job
from exchange_extract.corpus.run import run_corpus

__all__ = ["CorpusError", "Counts", "Job", "run_corpus"]
