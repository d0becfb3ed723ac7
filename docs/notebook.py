import marimo

app = marimo.App(width="medium")


@app.cell
def _():
    import os

    import duckdb
    import marimo as mo

    news = duckdb.connect(os.environ.get("NEWSLOOM_WAREHOUSE", "warehouse.duckdb"), read_only=True)
    return mo, news


@app.cell
def _(mo, news):
    articles, stories = news.execute("SELECT count(*), count(DISTINCT story_id) FROM articles").fetchall()[0]
    mo.md(f"# Who is heard\n\n{articles:,} articles, {stories:,} of them independent.")
    return articles, stories


@app.cell
def _(mo, news):
    voices = news.execute("""
        SELECT speaker_id, speaker, count(*) AS statements, count(DISTINCT source) AS sources
        FROM marts.who_said_what
        WHERE NOT is_copy AND speaker_id IS NOT NULL
        GROUP BY speaker_id, speaker
        ORDER BY statements DESC, speaker
        LIMIT 20
    """).pl()
    mo.ui.table(voices)
    return (voices,)


@app.cell
def _(mo, voices):
    who = mo.ui.dropdown(voices["speaker"].unique(maintain_order=True).to_list(), value=voices["speaker"][0], label="Who")
    mo.output.append(who)
    return (who,)


@app.cell
def _(mo, news, who):
    said = news.execute("SELECT day, role, cue, content, source FROM said_by($who)", {"who": who.value}).pl()
    mo.ui.table(said)
    return (said,)


if __name__ == "__main__":
    app.run()
