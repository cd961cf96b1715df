"""What the account's page shows."""

from secretsmanual.gui.models.rows import SectionRow


def focus(page):
    return page.window().focusWidget()


def sections(page):
    return [row.title for row in page.parts.list.records.rows if isinstance(row, SectionRow)]


def rows(page):
    return {row.id: row for row in page.parts.list.records.rows}
