"""One role told several times in an article is one row, with what each telling adds."""

from flows.annotate.story import Role

_LONG = {"sen.": "senator", "rep.": "representative", "gov.": "governor"}


def merged(roles: list[Role]) -> list[Role]:
    """The roles without repetitions: same person and title, and bodies that don't contradict each other."""
    kept: list[Role] = []
    by_key: dict[tuple[int, str], list[Role]] = {}
    for role in roles:
        title = role.title.casefold()
        known = by_key.setdefault((role.person, _LONG.get(title, title)), [])
        same = next(
            (r for r in known if r.organisation == role.organisation or None in (r.organisation, role.organisation)), None
        )
        if same is None:
            known.append(role)
            kept.append(role)
            continue
        if same.organisation is None and role.organisation is not None:
            same.organisation = role.organisation
            same.start, same.end, same.method = role.start, role.end, role.method
        if same.status == "holds":  # "former" once said holds for the bare title elsewhere
            same.status = role.status
        same.starts_at = same.starts_at or role.starts_at
        same.ends_at = same.ends_at or role.ends_at
        same.confidence = max(same.confidence, role.confidence)
    return kept
