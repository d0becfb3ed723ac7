"""Errors that are a person's to mend: one sentence that says what, where, and what to do; no traceback is shown for them."""


class UserError(Exception):
    """Something the user has to know and can mend. Its text is the sentence they see."""


class WarehouseError(UserError):
    """Something about the warehouse: it is missing, unreadable, held by somebody else, or from a newer newsloom."""


def is_interruption(error: BaseException | None) -> bool:
    """Whether an error comes from the user's Ctrl-C: DuckDB reports one during a query as its own error, caused by it."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__
    return error is not None
