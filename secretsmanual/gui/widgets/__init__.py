"""The parts that screens are built of. Each takes the theme and redresses when it changes.

labels      PlainLabel (elided or wrapped), Heading, Question
buttons     Button (plain, primary, quiet, link, place), ActionButton, IconButton, Chip
fields      TextField, SearchField, TextArea, NumberField, DateField, FormField (name, error)
frames      Card, Surface, Scroll, Rule; row and column lay things out; flow: Flow
row_list    RowList of models.rows: SecretRow, ItemRow, SectionRow; row_parts paints them
banner      Banner: told, offered with Undo, refused
empty       EmptyState: what to do next, and why
marks       KindMark (dot and word), PersonAvatar; coverage: CoverageRing, CoverageRow
details     DetailsPanel, FactsGrid
document_view  DocumentView shows a domain Document
overlay     Overlay over a page; keys_overlay, crash_page
progress    Progress with Cancel
"""
