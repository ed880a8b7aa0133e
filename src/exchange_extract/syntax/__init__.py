"""The embedded syntax model: tags, lemmas and Universal Dependencies for English, loaded once on first need."""

from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def load_model() -> "Language":
    """The spaCy pipeline that the package carries (see ``LICENSE-MODEL.md`` beside it); never downloads anything."""
    import spacy

    with as_file(files(__name__) / "model") as path:
        return spacy.load(path, exclude=["morphologizer", "trainable_lemmatizer"])
