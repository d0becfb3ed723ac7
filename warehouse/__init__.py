"""What rests: the DuckDB warehouse, its migrations, loading, settling, checks, publishing, querying and export."""
