"""Cards of people that a page glued into its running text: a name again in full, teasers of other articles, and "MORE".

A page shows such a card beside a name on hovering; saved as text it stands in the sentence: "Ann Roe Ann Mary RoeHouse votes on
budget Senators leave town MORE (R-Ohio) said …". What is left is "Ann Roe (R-Ohio) said …".
"""

import re

# The last name, the name in full that ends with it again and runs into a teaser, teasers up to the link's word.
_CARD = re.compile(
    r"(?<!\w)(?P<last>[^\W\d_][\w'’-]+)(?P<name>[^\n]{1,80}?)(?<!\w)(?P=last)(?=[^\W\d_a-z]|[“‘\"'0-9])(?P<teasers>[^\n]{10,700}?)\s+MORE\b"
)
# What a text with cards has: cheap to look for in every text.
TRACE = r" MORE\b"


def without_cards(text: str) -> str:
    """`text` without cards; the name that a card stands at stays."""
    return _CARD.sub(r"\g<last>", text)
