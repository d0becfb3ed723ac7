# ruff: noqa: E501 - texts are easier to read whole
"""Daily reports that fill one template in anew: much the same words, another day's figures; each is a story of its own."""

import random
from collections.abc import Iterator

CITIES = ["Anby", "Carrow", "Dunmere", "Eastholm"]
SKIES = ["sunny spells", "heavy showers", "thick cloud", "clear skies", "morning fog"]
TEAMS = ["Rovers", "Athletic", "Wanderers", "Harriers", "Albion", "Town", "United", "Rangers"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def weather(chance: random.Random, city: str, day: int) -> str:
    """A forecast."""
    low = chance.randint(-3, 9)
    return (
        f"Here is the forecast for {city} and the surrounding area for {DAYS[day % 7]}, {day + 3} March. The day will begin with "
        f"{chance.choice(SKIES)}, turning to {chance.choice(SKIES)} by the afternoon. The temperature will reach {low + chance.randint(4, 9)} degrees "
        f"in the city and fall to {low} degrees overnight. Winds will be light to moderate, reaching {chance.randint(8, 44)} kilometres an hour on the coast. "
        f"The chance of rain is {chance.randint(1, 95)} percent. The sun rises at 6.{chance.randint(10, 59)} and sets at 18.{chance.randint(10, 59)}. "
        "Drivers are asked to take care on exposed roads and to check the advice of the highways office before they travel. "
        "The coast guard reminds owners of small boats to follow the shipping forecast. The next forecast will be published tomorrow at six in the morning."
    )


def markets(chance: random.Random, city: str, day: int) -> str:
    """A closing report."""

    def move() -> str:
        return f"{chance.choice(['rose', 'fell', 'gained', 'lost'])} {chance.randint(1, 290) / 100:.2f} percent"

    return (
        f"Shares on the {city} exchange closed {chance.choice(['higher', 'lower', 'mixed'])} on {DAYS[day % 7]}. The benchmark index of the thirty largest companies "
        f"{move()} to {chance.randint(7000, 9000):,} points, while the index of smaller companies {move()} to {chance.randint(2000, 3000):,} points. "
        f"Banks {move()} and energy shares {move()}. Among the most traded shares, {city} Power {move()} to {chance.randint(900, 2900) / 100} crowns and "
        f"Northern Shipping {move()} to {chance.randint(900, 2900) / 100} crowns. The crown traded at {chance.randint(800, 1200) / 1000} to the dollar. "
        f"The yield on the ten-year government bond was {chance.randint(200, 480) / 100} percent. Turnover came to {chance.randint(100, 900)} million crowns. "
        "Figures are supplied by the exchange and may be delayed by fifteen minutes. Nothing in this report is advice to buy or to sell."
    )  # fmt: skip


def results(chance: random.Random, city: str, day: int) -> str:
    """A list of results."""
    teams = chance.sample(TEAMS, 8)
    games = "\n".join(
        f"{home} {chance.randint(0, 5)}, {away} {chance.randint(0, 5)} (half time {chance.randint(0, 2)}-{chance.randint(0, 2)}, attendance {chance.randint(900, 9900):,})"
        for home, away in zip(teams[::2], teams[1::2], strict=True)
    )
    return (
        f"Results of the {city} league, round {day + 1}, with half-time scores and attendances as reported by the home clubs.\n{games}\n"
        "All results are provisional until they are confirmed by the league. The table is published on the following day at noon."
    )


def reports(chance: random.Random, days: int) -> Iterator[tuple[str, str, int]]:
    """(family, text, day) of each report: each city has all three every day."""
    for day in range(days):
        for city in CITIES:
            for name, write in (("weather", weather), ("markets", markets), ("results", results)):
                yield f"{name} {city} {day}", write(chance, city, day), day
