"""`newsloom why X`: explains a row, an article or an entity, or why there is none."""

from typing import Annotated

import typer

from flows.commands.options import Warehouse, warehouse_path


def why(
    what: Annotated[
        str,
        typer.Argument(
            help="An article (id, external id, URL), an entity (id or name), or a row such as statements:123:4.",
            metavar="ARTICLE|ENTITY|ROW",
        ),
    ],
    warehouse: Warehouse = None,
) -> None:
    """Explain a row (its words, rule, versions, decision), an article, an entity; or why something is not there."""
    from warehouse.explaining import explain

    print("\n".join(explain(warehouse_path(warehouse), what)))
