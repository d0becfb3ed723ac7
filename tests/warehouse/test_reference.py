"""The table of topics is seeds/topics.csv."""

from tests.warehouse.conftest import Store


def test_topics_are_there_and_their_parents_too(store: Store) -> None:
    assert store.rows("SELECT name FROM topics WHERE topic_id = 'medtop:04000000'") == [("economy, business and finance",)]
    assert store.rows("SELECT topic_id FROM topics WHERE parent_id NOT IN (SELECT topic_id FROM topics)") == []
    assert store.rows("SELECT topic_id FROM topics GROUP BY 1 HAVING count(*) > 1") == []
