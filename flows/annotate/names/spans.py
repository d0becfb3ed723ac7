"""A name's limits: titles, articles, possessives, dates and numbers outside; lists taken apart."""

from collections.abc import Iterator

from flows.annotate.names.candidates import Candidate
from flows.annotate.names.gazetteer import (
    COUNTRY,
    KNOWN,
    LIKELY_GIVEN,
    REGION,
    context,
    generic,
    is_title,
    known,
    name_word,
    ordinary,
    titles,
)
from flows.annotate.names.heads import OF, head_evidence, is_head
from flows.annotate.names.holidays import is_greeting
from flows.annotate.names.hyphens import are_persons, is_hyphenated
from flows.annotate.names.leading import is_catchword, leads_in
from flows.annotate.names.overruns import divides_with, follows_route, is_description, is_insertion, is_word_part, runs_on
from flows.annotate.names.text import Text

_ARTICLES = frozenset({"the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "my", "no"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’", "`s"})
_BREAKS = frozenset({"(", ")", "[", "]", ";", ":", "/", "|", "•", "–", "—", "--"})
_QUOTES, _SINGLE = frozenset({'"', "“", "”"}), frozenset({"'", "‘"})
_PEOPLE_AND_PLACES = frozenset({"PERSON", "GPE", "LOC", "NORP"})
_NEVER_SMALL = frozenset({"PERSON", "FAC", "LOC", "GPE", "NORP", "WORK_OF_ART"})
_OWNER = 2.0
_LINKS = frozenset({"to", "in", "on", "or", "with", "for", "by", "at", "from", "among"})
_PREFIXES = frozenset({"anti", "pro", "non", "ex", "Ex", "pre", "post"})
_SMALL_PREFIXES = ("un-", "non-", "anti-", "pro-", "ex-", "neo-", "lean-", "post-", "then-")
_CONTRACTED = ("'m", "'re", "'ve", "'ll", "n't")
_MEETINGS = frozenset({"Summit", "Conference", "Forum", "Festival", "Convention", "Games"})
_WITH_NUMBERS = frozenset({"EVENT", "LAW", "PRODUCT", "WORK_OF_ART"})


def tidy(text: Text, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates taken apart where they hold several names, and trimmed; in order."""
    parts = [part for candidate in candidates for part in _split(text, candidate)]
    kept = [part for part in parts if _trim(text, part) and not _is_phrase(text, part)]
    kept.sort(key=lambda c: (c.start, -c.end))
    return kept


def _is_phrase(text: Text, c: Candidate) -> bool:
    """Whether a span taken for a person or place is running text: "Dare Them to Hush Up", or without any capital."""
    words, surface = text.words[c.start : c.end], text.surface(c.start, c.end)
    if (
        any(mark in surface for mark in ("[", "]", ".com/", "://", "@"))
        or _is_zone(text, c)
        or is_catchword(text, c)
        or is_word_part(text, c)
        or is_description(text, c)
        or is_insertion(text, c)
        or (c.start and text.words[c.start - 1] == "#")
        or (len(words) == 1 and words[0].lower().rstrip(".") in context("generation"))
        or _is_pair(words)
        or _is_contraction(words[-1] if len(words) == 1 else "".join(words[-2:]))
        or (len(words) == 1 and _stands_apart(text, c))
    ):
        return True
    if c.vote not in {"", "LANGUAGE"} and not any(char.isupper() for char in surface):
        body = c.vote == "ORG" and any(label == "ORG" and weight >= KNOWN for label, weight in head_evidence(tuple(words)))
        if words == ["polish"]:
            return True  # "a lack of polish"
        # "energy department" may name one, a small "bush" nobody
        labels = [label for label, _ in known(surface)]
        return not body and (not labels or "PERSON" in labels)
    if c.vote not in {"PERSON", "GPE", "NORP"}:
        return False
    if len(words) == 1 and words[0].startswith(_SMALL_PREFIXES):
        return True
    return any(word in _LINKS for word in words[1:-1]) and not known(surface)


def _is_contraction(word: str) -> bool:
    """Whether a word is a pronoun with its verb: "They´re", "I’m"."""
    return len(word) > 2 and word.replace("’", "'").replace("´", "'").endswith(_CONTRACTED)


def _stands_apart(text: Text, c: Candidate) -> bool:
    """A legal form behind a comma (", Inc."), or a department's field before its head's title ("Transportation Secretary")."""
    word, after = text.words[c.start], text.after(c.end)
    if (text.before(c.start) == "," and word.lower() in context("legal_form")) or len(word.rstrip(".")) == 1:
        return True
    head = after.lower() in context("department_head") and after[:1].isupper()
    other = any(label in {"ORG", "NORP"} or weight >= REGION for label, weight in known(word))  # but Commerce is a small town
    return head and c.vote in {"ORG", "GPE", ""} and not word.isupper() and not other


def _is_pair(words: list[str]) -> bool:
    """Two countries, or somebody and a country, in one word: "Finland-Norway", "Roe-Russia"."""
    if any(part in words[0] for part in ("-or-", "-and-", "-to-", "-the-")) and words[0][:1].isupper():
        return not known(words[0])  # "Roe-or-Bust"
    left, dash, right = words[0].partition("-")
    return len(words) == 1 and bool(dash) and left[:1].isupper() and _is_country(right) and (not known(words[0]))


def _is_country(name: str) -> bool:
    return any(label == "GPE" and weight >= COUNTRY for label, weight in known(name))


def _is_zone(text: Text, c: Candidate) -> bool:
    """A time zone after a time of day: "9 p.m. ET"."""
    return c.end - c.start == 1 and c.start > 0 and text.words[c.start - 1].lower() in {"a.m.", "p.m.", "am", "pm", "gmt"}


def _split(text: Text, whole: Candidate) -> Iterator[Candidate]:
    """Pieces of a span that holds several names: at brackets and dashes, in lists, after a possessive or a demonym."""
    start = whole.start
    if is_hyphenated(text, whole.start, whole.end):
        yield whole
        return
    nickname = _nickname(text, whole)
    for token in range(whole.start + 1, whole.end):
        if nickname and token in (nickname, nickname + 2):
            continue
        if text.words[token] in _QUOTES or (text.words[token] in _SINGLE and text.spaced[token - 1] and not text.spaced[token]):
            yield Candidate(start, token, whole.vote, rule=whole.rule)
            start = whole.end
            break
        year = whole.vote not in _WITH_NUMBERS and len(text.words[token]) > 2 and text.words[token].isdigit()
        year = year and not (token + 2 == whole.end and text.words[token + 1] in _MEETINGS)
        if token - start > 1 and _ends_company(text, token - 1):
            yield Candidate(start, token, whole.vote, rule=whole.rule)
            start = token
        if year or text.words[token] in _BREAKS or _divides(text, whole, start, token):
            yield Candidate(start, token, whole.vote, rule=whole.rule)
            start = token + 1
    if whole.end - start > 1 and _is_contest(text, whole):
        yield Candidate(start, whole.end - 1, "GPE", rule=whole.rule)
        start = whole.end - 1
    while whole.end - start > 1 and (before := _before_person(text, whole, start)):
        yield Candidate(start, start + 1, before, rule=whole.rule)
        start += 1
    if start < whole.end:
        yield Candidate(start, whole.end, whole.vote, rule=whole.rule)


def _nickname(text: Text, whole: Candidate) -> int:
    """The token where quotation marks round one word stand inside a person's name: Tendai "Bullet" Mutasa; 0 for none."""
    if whole.vote == "PERSON":
        for token in range(whole.start + 1, whole.end - 3):
            if text.words[token] in _QUOTES and text.words[token + 2] in _QUOTES and text.capital[token + 3]:
                return token
    return 0


def _ends_company(text: Text, token: int) -> bool:
    """Whether a legal form with its full stop ends a name, and the sentence with it: "Roe Widgets Corp. Judges said"."""
    word, after = text.words[token], text.words[token + 1]
    return word in {"Corp.", "Inc.", "Ltd."} and after[0].isupper() and after.lower() not in context("legal_form")


def _is_contest(text: Text, whole: Candidate) -> bool:
    """Whether a state and a chamber stand before a word of elections: "Ohio Senate race" is of the nation's chamber."""
    contest = text.words[whole.end - 1] in {"Senate", "House"} and text.after(whole.end).lower() in context("contest")
    return contest and any(label == "GPE" for label, _ in known(text.surface(whole.start, whole.end - 1)))


def _before_person(text: Text, whole: Candidate, start: int) -> str:
    """The kind of a name that runs into a person's ("Salvadoran Héctor Mojica", "CAM Hector Llaitul"), "" for none."""
    word, following = text.words[start], name_word(text.words[start + 1])
    if whole.vote == "PERSON":
        evidence = known(word)
        if "." in word and following.given >= LIKELY_GIVEN and any(label == "GPE" and w >= REGION for label, w in evidence):
            return "GPE"  # "in Washington, D.C. Ann Roe" without a full stop of its own
        if evidence and all(label == "NORP" for label, _ in evidence) and name_word(word).given < LIKELY_GIVEN:
            return "NORP"
        after = known(text.words[start + 1])
        bodies = bool(after) and all(label == "ORG" for label, _ in after) and name_word(word).given < LIKELY_GIVEN
        if evidence and all(label == "ORG" for label, _ in evidence) and (following.given >= LIKELY_GIVEN or bodies):
            return "ORG"  # "Speaker of the House Jane Roe"
    if whole.vote == "PERSON" or (whole.vote == "ORG" and following.given >= LIKELY_GIVEN):
        rest = text.words[start + 1 : whole.end]
        if (
            len(word) > 1
            and word.isalpha()
            and word.isupper()
            and not is_title(word)
            and not any(part.isupper() or is_head(part) for part in rest)
        ):
            return "ORG"
    return ""


def _divides(text: Text, whole: Candidate, start: int, token: int) -> bool:
    """Whether the word at `token` stands between two names of the span."""
    word, words = text.words[token], text.words
    if _is_person_with_body(text, whole, start, token) or divides_with(text, whole, start, token):
        return True
    if token + 1 >= whole.end or not text.capital[token + 1]:
        return False
    if word in {"and", "&"}:
        if token - start == 1 and (people := known(words[start])) and all(label == "NORP" for label, _ in people):
            return not any(is_head(words[i]) for i in range(token + 1, whole.end))
        kinds = _PEOPLE_AND_PLACES if word == "and" else {"PERSON"}
        if token - start == 1 and any(label == "PERSON" for label, _ in known(words[start])):
            return True  # two persons, whatever the recognizer took them for
        return whole.vote in kinds and not known(text.surface(whole.start, whole.end))
    if word == "of":  # "Riverton Rovers of Major League Football"
        first = start + (words[start].lower() in _ARTICLES)
        sides = (text.surface(first, token), text.surface(token + 1, whole.end), text.surface(first, whole.end))
        left, right, both = (any(label == "ORG" and weight >= KNOWN for label, weight in known(side)) for side in sides)
        return left and right and not both
    if word == "-":
        if not text.spaced[token] and not text.spaced[token - 1]:  # "U.S.-Mexico", "Roe-Russia"
            if are_persons(text, whole):
                return True
            return _is_country(words[token + 1]) and not known(text.surface(start, token + 2))
        return bool(text.spaced[token]) and bool(text.spaced[token - 1])
    if word == ",":
        if whole.vote in _PEOPLE_AND_PLACES:
            return True
        in_list = any(words[i].lower() in OF for i in range(start, token)) and "and" in words[token : whole.end]
        person = name_word(words[token + 1]).given >= 0.6 and not is_head(words[whole.end - 1])
        return person or not in_list
    if word in _POSSESSIVES:
        owner = any(label in {"GPE", "LOC"} and weight >= _OWNER for label, weight in known(text.surface(start, token)))
        if whole.vote == "GPE" and _is_country(text.surface(token + 1, whole.end)):
            return True  # "Ann Roe's America"
        act = whole.vote in {"ORG", "LAW", "PRODUCT"} or words[whole.end - 1] == "Act"
        if act and any(label == "PERSON" for label, _ in known(text.surface(start, token))):
            return True
        heads = any(is_head(words[i]) for i in range(token + 1, whole.end))
        return owner and heads and not known(text.surface(whole.start, whole.end))
    return False


def _is_person_with_body(text: Text, whole: Candidate, start: int, token: int) -> bool:
    """Whether a person stands beside a body that is another name: "Riverton Rovers' Ann Roe", "Ann Roe of the Roe Center"."""
    words = text.words
    if known(text.surface(start, whole.end)) or whole.vote in {"WORK_OF_ART", "PRODUCT"}:
        return False
    if words[token] in _POSSESSIVES:
        return whole.end - token == 3 and _is_full_name(text, token + 1, whole.end) and text.capital[token - 1]
    body = words[token] == "of" and token + 2 < whole.end and is_head(words[whole.end - 1])
    return body and _is_full_name(text, start, token)


def _is_full_name(text: Text, start: int, end: int) -> bool:
    """Whether two or three words are a person's, by a given name at the start and no head word at the end."""
    words = text.words[start:end]
    first, last = name_word(words[0]).given, name_word(words[-1]).family
    likely = first >= LIKELY_GIVEN or (first > 0 and last >= LIKELY_GIVEN)
    named = len(words) in {2, 3} and likely and all(word[0].isupper() for word in words)
    return named and not any(is_head(word) or word.lower() in generic("body", "office") for word in words)


def _trim(text: Text, c: Candidate) -> bool:
    """Cut what is no part of a name from both ends; False when nothing is left."""
    words = text.words
    while c.start < c.end:
        first, last = words[c.start], words[c.end - 1]
        more = c.end - c.start > 1
        if first.lower() in _ARTICLES or not first[0].isalnum() or (more and _leads(text, c)):
            c.start += 1
        elif (
            more
            and first.isdigit()
            and len(first) < 3
            and (_ends_score(text, c.start) or known(text.surface(c.start + 1, c.end)))
        ):
            c.start += 1  # "0 Norway" of a score
        elif more and _runs_in(text, c):
            c.start += 1  # "Earlier World Bank", "2224 Riverton Police", "Currency Ann Roe"
        elif c.end - c.start > 3 and words[c.end - 2] == "-" and last in context("hyphen_suffix"):
            c.end -= 2  # "Harbour War" + "-era"
        elif more and first in _PREFIXES and words[c.start + 1] == "-":
            c.start += 2  # "pro-Roe demonstrators"
            c.vote = c.vote if c.vote != "EVENT" else ""  # "the post-Roe era"
        elif last in _POSSESSIVES or not (last[-1].isalnum() or last[-1] in ".$+") or (more and _trails(text, c)):
            c.end -= 1
        elif more and _is_titled(text, c):
            c.start += 1
            c.vote = c.vote if c.vote == "GPE" else "PERSON"
        else:
            break
    return c.start < c.end and any(char.isalpha() for char in text.surface(c.start, c.end))


def _ends_score(text: Text, token: int) -> bool:
    """Whether a number is the second of a score: "Marlow Rovers 1 – 0 Verlan Republic"."""
    return token > 1 and text.words[token - 1] in {"-", "–"} and text.words[token - 2].isdigit()


def _leads(text: Text, c: Candidate) -> bool:
    """Whether the first of several words is lower-case text before a person's name."""
    first = text.words[c.start]
    if not first.islower() or first in context("particle") or not text.capital[c.start + 1]:
        return False
    rest = known(text.surface(c.start + 1, c.end))  # "only African American"
    return c.vote == "PERSON" or (any(weight >= KNOWN for _, weight in rest) and not known(text.surface(c.start, c.end)))


def _runs_in(text: Text, c: Candidate) -> bool:
    """Whether the first of several words is the sentence's, a number, or an office's end ("Comptroller of the Currency")."""
    first = text.words[c.start]
    if is_greeting(text.words[c.start : c.end]) or leads_in(text, c) or follows_route(text, c):
        return True
    if c.vote in {"ORG", "PERSON", "GPE", "NORP"} and first.isdigit() and len(first) > 2:
        return text.words[c.start + 1][0].isalpha()
    if known(text.surface(c.start, c.end)):
        return False
    if first.lower() in context("furniture") and text.capital[c.start]:
        return True
    given = max(name_word(first)) < LIKELY_GIVEN <= name_word(text.words[c.start + 1]).given
    if given and c.vote == "PERSON" and text.starts_sentence(c.start) and first.lower() in ordinary():
        return True  # "Young Michael"
    of = text.before(c.start) if text.before(c.start) != "the" else text.before(c.start - 1)
    if c.vote in {"PERSON", "ORG"} and of == "of" and c.end - c.start > 2:
        return max(name_word(first)) < LIKELY_GIVEN <= name_word(text.words[c.start + 1]).given
    alone = c.end - c.start > 2 and text.starts_sentence(c.start) and first.lower() in ordinary() and not is_head(first)
    return alone and any(weight >= KNOWN for _, weight in known(text.surface(c.start + 1, c.end)))


def _trails(text: Text, c: Candidate) -> bool:
    """Whether the last of several words is a small word, a date, a number, or the office of somebody who is named next."""
    last = text.words[c.end - 1]
    lower = last.lower()
    if runs_on(text, c):
        return True
    if lower in {"and", "of", "in", "the", "for", "at", "via", "percent"} or (last[0].isdigit() and "." in last):
        return True  # "Mutasa 24.4 percent"
    if lower in {"co", "ex", "vice"} and text.after(c.end) == "-":
        return True  # "Verlan Labs co" + "-founder"
    if (c.vote not in _WITH_NUMBERS and _is_time(last)) or (":" in last and last[0].isdigit()):
        return True
    if c.vote == "PERSON" and len(last) > 3 and last[-1] == "s" and any(label == "NORP" for label, _ in known(last)):
        return True  # "Ann Roe Republicans"
    if c.vote in {"PERSON", "ORG"} and lower in titles("rank") and c.end - c.start == 2 and not is_head(last):
        return True  # "Ranger Sgt" of a longer string of ranks
    if c.vote in _NEVER_SMALL and last.islower() and lower not in context("particle") and not is_head(last):
        return True  # "Riverton Avenue half"
    if lower == "read" and text.after(c.end).lower() == "more":
        return True
    if c.vote == "ORG" and last.islower() and c.end - c.start == 2 and lower.endswith("ed") and not is_head(last):
        return True  # "Roe co-authored"
    common = last[0].isupper() and (lower in ordinary() or lower in context("furniture"))
    if common and c.end - c.start > 2 and not is_head(last):
        whole, name = known(text.surface(c.start, c.end)), known(text.surface(c.start, c.end - 1))
        if not whole and any(weight >= KNOWN for _, weight in name):
            return True  # "Riverton Daily Democratic front-runner"
    if last[0].isdigit() and (c.vote in _PEOPLE_AND_PLACES or (len(last) < 3 and known(text.surface(c.start, c.end - 1)))):
        return True
    if last.islower() and lower in context("trailing_noun") and any(text.capital[c.start : c.end]):
        return True
    office = lower in context("trailing_office") and text.words[c.end - 2].lower() not in OF
    return office and c.vote != "WORK_OF_ART" and text.words[c.end - 2] != "&" and not known(text.surface(c.start, c.end))


def _is_time(word: str) -> bool:
    if word[0].isdigit():
        return len(word) > 2 or not word.isdigit()
    return word.lower().rstrip(".") in context("time_word")


def _is_titled(text: Text, c: Candidate) -> bool:
    """Whether the first of several words is a title, and what follows can be a person's name."""
    first, second = text.words[c.start].lower(), text.words[c.start + 1]
    if (
        first in context("given_title")
        and c.vote == "PERSON"
        and text.capital[c.start]
        and name_word(second).given < LIKELY_GIVEN
    ):
        return False  # "Don McGahn", "Dean Phillips"; but "Don Pedro"
    if first in {"special", "acting", "deputy", "assistant", "chief"} and c.vote in {"PERSON", "ORG"}:
        following = text.words[c.start + 2] if c.end - c.start > 2 else ""
        return is_title(second) and following[:1].isupper() and not is_head(text.words[c.end - 1])
    if first in titles("honorific"):
        return (text.capital[c.start + 1] or second in context("particle")) and not is_head(text.words[c.end - 1])
    if first in titles("noble") or first in titles("rank") or first in titles("office") or first in {"prime", "vice", "former"}:
        if c.vote in {"FAC", "LOC", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT"}:
            return False
        return second[0].isupper() and not is_head(text.words[c.end - 1]) and second.lower() not in generic("body")
    return False
