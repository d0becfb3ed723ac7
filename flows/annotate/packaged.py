"""The name of the model that comes with newsloom; a module of its own, since importing spaCy to know it would take a second."""

PACKAGED = "en_core_web_md"
