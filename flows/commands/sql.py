"""`newsloom sql`: read-only SQL over the published warehouse, from an argument, a file, a name or standard input."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import Warehouse, say, warehouse_path

if TYPE_CHECKING:
    from warehouse.querying import Result


class Format(StrEnum):
    """How results are written."""

    table = "table"
    csv = "csv"
    json = "json"
    parquet = "parquet"


def sql(
    query: Annotated[str | None, typer.Argument(help="The query; default: standard input.")] = None,
    warehouse: Warehouse = None,
    file: Annotated[str | None, typer.Option("--file", "-f", help="A file, or the name of a query (see --list).")] = None,
    param: Annotated[list[str] | None, typer.Option(help="A parameter, bound to $k in the query.", metavar="k=v")] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to write the result.")] = Format.table,
    list_: Annotated[bool, typer.Option("--list", help="List the named queries.")] = False,
) -> None:
    """Run read-only SQL on the warehouse; runs that load meanwhile are not disturbed."""
    from warehouse.querying import execute

    if list_:
        _list_queries()
        return
    text, bound = asked(query, file, parameters(param or []))
    published = warehouse_path(warehouse)
    result = execute(published, text, bound)
    _write(result, format_)
    _hint(published, text, bound, result)


def _hint(published: Path, text: str, bound: dict[str, str], result: "Result") -> None:
    """Say on standard error what may have kept rows away."""
    if result.fetched and "most" not in bound:
        return
    from warehouse import hints

    for _ in result.chunks():  # what a table had no room for
        pass
    said = hints.cut(published, bound, result.fetched) if result.fetched else hints.nothing(published, text, bound)
    for sentence in said:
        say(sentence)


def asked(query: str | None, file: str | None, given: dict[str, str]) -> tuple[str, dict[str, str]]:
    """The query that was meant (an argument, a file, a name or standard input) and its parameters' values."""
    from warehouse.querying import bind, named_query

    if query is not None and file is not None:
        raise typer.BadParameter("give the query as an argument or with -f, not both")
    if file is not None and not Path(file).is_file():
        named = named_query(file)
        return named.text, bind(named, given)
    if file is not None:
        return Path(file).read_text("utf-8"), given
    if query is None and sys.stdin.isatty():
        raise typer.BadParameter('give a query, such as: newsloom sql "FROM articles LIMIT 5"; or -f NAME, or --list')
    if query is None or query == "-":
        return sys.stdin.read(), given
    return query, given


def parameters(pairs: list[str]) -> dict[str, str]:
    """The values of `--param k=v`."""
    values = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise typer.BadParameter(f"--param takes name=value, not {pair!r}")
        values[name] = value
    return values


def _list_queries() -> None:
    from warehouse.querying import named_queries

    queries = named_queries()
    width = max(len(query.name) for query in queries)
    for query in queries:
        parameters = "".join(f" ${parameter.name}" for parameter in query.parameters)
        print(f"{query.name:<{width}}  {query.question}{' Parameters:' + parameters if parameters else ''}")


def _write(result: "Result", format_: Format) -> None:
    try:
        if format_ is Format.table:
            from flows.commands.tables import write_table

            shown, more = write_table(result)
            say(
                f"{shown:,} row{'' if shown == 1 else 's'}"
                + (" shown, there are more: use --format csv, or LIMIT" if more else "")
            )
        else:
            from warehouse import results

            {"csv": results.write_csv, "json": results.write_json, "parquet": results.write_parquet}[format_](
                result, sys.stdout
            )
    except BrokenPipeError:
        sys.stdout = None
