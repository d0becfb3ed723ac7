# ruff: noqa: E501 - texts are easier to read whole
"""The same events told by several sites in words of their own: names, figures and a quotation are shared, sentences are not.

What is told of an event is drawn from lists that are put together differently for each; a decoy is another event of the same kind in
the same town and week, with other people.
"""

import random
from collections.abc import Iterator

FIRST = ["Adela", "Bruno", "Carla", "Dario", "Elena", "Farid", "Greta", "Hamid", "Ines", "Jonas", "Kalina", "Luis", "Mira", "Nadia", "Oskar", "Petra"]  # fmt: skip
LAST = ["Abrantes", "Bellweather", "Castellan", "Dorfmann", "Eskelinen", "Farkas", "Grabowska", "Haldane", "Ilves", "Jankovic", "Kowalik", "Lindqvist", "Marchetti", "Novotny", "Okonkwo", "Pereira", "Quiroga", "Rosales", "Sandoval", "Tanaka"]  # fmt: skip
TOWNS = ["Valmiera", "Tartu", "Klaipeda", "Oulu", "Bergen", "Aarhus", "Gdansk", "Brno", "Graz", "Lugano", "Ostrava", "Split"]
BODIES = ["Harbour Authority", "Transport Union", "Regional Court", "Water Board", "Housing Council", "Nurses Association", "Chamber of Commerce", "Fire Service"]  # fmt: skip
QUOTES = [
    "We warned of this for years and nobody wanted to listen",
    "This is a bad day for the town, but we will not give up",
    "The decision stands and there will be no further talks",
    "People have a right to know what went wrong here",
    "It is the best agreement that could be had",
    "I have never seen anything like it in thirty years",
]

KINDS = {
    "fire": (
        ["A fire destroyed a warehouse in {town} on {day}, leaving {n} people in hospital, the {body} said.",
         "Flames tore through a storage building on the edge of {town} late {day}; {n} people had to be treated by doctors.",
         "{n} people were hurt in {town} when a depot belonging to the {body} burned down on {day}."],
        ["{a}, who leads the {body}, said the alarm came shortly before midnight.",
         "The first call reached the {body} just before twelve, according to its head {a}.",
         "\"{q},\" {a} of the {body} told reporters at the scene."],
        ["Losses could reach {m} million crowns, {b}, the mayor of {town}, estimated.",
         "Mayor {b} put the damage at {m} million crowns and promised help for the owners.",
         "The town's mayor, {b}, spoke of a bill of {m} million crowns."],
        ["Investigators led by {c} are looking into a faulty cable.",
         "A defective cable may have been the cause, prosecutor {c} said.",
         "Prosecutor {c} did not rule out that wiring had failed."],
    ),
    "strike": (
        ["Workers in {town} walked off the job on {day} after pay talks with the {body} collapsed.",
         "Buses stood still across {town} on {day} as {n} hundred employees joined a walkout against the {body}.",
         "A stoppage called against the {body} brought {town} to a halt on {day}."],
        ["\"{q},\" said {a}, who speaks for the employees.",
         "{a}, the employees' negotiator, blamed management for the breakdown.",
         "Their spokeswoman {a} said nobody had moved an inch since winter."],
        ["The {body} has offered {m} percent over two years, its director {b} said.",
         "Director {b} defended an offer of {m} percent that would run for two years.",
         "An offer worth {m} percent remains on the table, according to {b} of the {body}."],
        ["Labour minister {c} called on both sides to return to the table.",
         "The government, in the person of labour minister {c}, wants talks to resume.",
         "Both sides should sit down again, minister {c} urged."],
    ),
    "verdict": (
        ["A court in {town} sentenced businessman {a} to {n} years in prison on {day} for bribing officials of the {body}.",
         "{a}, a businessman from {town}, must go to jail for {n} years, judges decided on {day}.",
         "Judges in {town} found {a} guilty on {day} of having paid officials at the {body}, and gave him {n} years."],
        ["Judge {b} spoke of a scheme that had lasted a decade.",
         "For ten years money had changed hands, presiding judge {b} found.",
         "The scheme went on for a decade, said {b}, who presided."],
        ["The bribes came to {m} million crowns, prosecutors said.",
         "Prosecutors counted payments of {m} million crowns in all.",
         "In total {m} million crowns were handed over, the indictment says."],
        ["\"{q},\" defence lawyer {c} said, announcing an appeal.",
         "His lawyer {c} will appeal.",
         "An appeal is certain, according to his counsel {c}."],
    ),
}  # fmt: skip
COLOUR = [
    "Neighbours gathered in the street until the early hours.", "Local radio broke into its programme with the news.",
    "The matter had divided the region since last autumn.", "Similar cases have been counted in other parts of the country this year.",
    "Parties in the regional assembly asked for a debate next week.", "Roads around the centre stayed closed into the evening.",
    "Experts had long pointed to shortcomings of this kind.", "A statement was expected in the course of the following day.",
    "Schools in the area opened an hour later than usual.", "Messages of support came from several neighbouring towns.",
]  # fmt: skip


def tellings(chance: random.Random, events: int) -> Iterator[tuple[int, int, str]]:
    """(event, telling, text): each event is told two to four times."""
    for event in range(events):
        kind = chance.choice(sorted(KINDS))
        a, b, c = (f"{chance.choice(FIRST)} {chance.choice(LAST)}" for _ in range(3))
        facts = {
            "a": a, "b": b, "c": c, "town": chance.choice(TOWNS), "body": chance.choice(BODIES), "n": chance.randint(2, 19),
            "m": chance.randint(2, 79), "q": chance.choice(QUOTES), "day": chance.choice(["Monday", "Tuesday", "Friday", "Sunday"]),
        }  # fmt: skip
        facts["body"] = f"{facts['town']} {facts['body']}"
        choices = [chance.sample(range(3), 3) for _ in KINDS[kind]]
        for telling in range(chance.randint(2, 3)):
            told = [forms[order[telling]].format(**facts) for forms, order in zip(KINDS[kind], choices, strict=True)]
            told[1:] = chance.sample(told[1:], len(told) - 1)
            for sentence in chance.sample(COLOUR, 3):
                told.insert(chance.randint(2, len(told)), sentence)
            yield event, telling, " ".join(told)
