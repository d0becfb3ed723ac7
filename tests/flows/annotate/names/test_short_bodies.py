"""Bodies named by their head alone, once their full name was told."""

from tests.conftest import Annotator
from tests.flows.annotate.names.test_find_names import named


def test_bodies_named_by_their_head(annotate_text: Annotator) -> None:
    for body, head in (
        ("The Verlan Historical Society is old. A badge was made for members of the Society in May.", "Society"),
        ("Staff of the Roe Foundation met. They said that the Foundation gave money.", "Foundation"),
        ("He joined the Church of Verlan. Nobody of the Church spoke.", "Church"),
    ):
        doc, story = annotate_text(body)
        bare = [m for m in story.mentions if doc[m.start : m.end].text == head]
        assert [m.label for m in bare if m.method == "name"] == ["ORG"]
        assert all(m.entity is not None and story.entities[m.entity].name != head for m in bare)
    for body in (
        "The Society met in May. The Verlan Historical Society is old.",  # not named yet
        "The Verlan Historical Society is old. Another Society was founded.",
        "The Group of Marlow Banks met. Then the Group of Twenty met.",  # another
        "The Riverton Army Band played. The Army was glad.",  # the nation's
    ):
        assert not {("Society", "ORG"), ("Army", "ORG"), ("Group", "ORG")} & set(named(annotate_text, body))
