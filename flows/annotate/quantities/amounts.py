"""The numbers of an amount, and the row made of them."""

from dataclasses import dataclass

from flows.annotate.quantities.context import Context
from flows.annotate.story import Quantity
from flows.annotate.token_patterns import Found


@dataclass(frozen=True, slots=True)
class Amounts:
    """The numbers of a match: one, or the two ends of a range."""

    value: float
    upper: float | None = None

    def times(self, factor: float) -> "Amounts":
        """Both numbers multiplied."""
        return Amounts(round(self.value * factor, 6), None if self.upper is None else round(self.upper * factor, 6))


def quantity(
    found: Found,
    context: Context,
    kind: str,
    amounts: Amounts,
    unit: str | None,
    counted: str | None = None,
    confidence: float = 0.9,
) -> Quantity:
    """The row of an amount, with what stands before it as its modifier."""
    return Quantity(
        found.start, found.end, kind, amounts.value, amounts.upper, unit, counted, context.modifier(found.start), confidence
    )
