"""What widgets are tried with: rows, kinds and a page, with words that fit nowhere."""

from secretsmanual.domain import document as doc
from secretsmanual.domain.document import Document
from secretsmanual.gui.models.rows import ItemRow, Mark, SecretRow, SectionRow
from secretsmanual.gui.widgets.coverage import KindCover

LONG = "Maximiliana Featherstonehaugh-Cholmondeley van der Wiesenthal"
RTL = "רחל כהן אוהבת לדבר לפני שמונה"
EMOJI = "Loves 🎷 jazz & <b>bold</b> claims 👩‍👩‍👧 \u202eright"
SHARES = (1, 0.8, 0, 0.4, 1, 0, 0.7, 0, 0, 1, 0.3, 0, 1, 0, 0.6, 0)
CORE = (
    ("Habit", "work"),
    ("Bias", "work"),
    ("Dream", "heading"),
    ("Hope", "heading"),
    ("Skill", "work"),
    ("Competency", "work"),
    ("Lifestyle choice", "life"),
    ("Family priority", "life"),
    ("Ego drive", "heading"),
    ("Friendship affinity", "life"),
    ("Recreation preference", "life"),
    ("Entertainment choice", "life"),
    ("Inventory problem", "pressure"),
    ("Cash flow and margin", "pressure"),
    ("Employment equity", "pressure"),
    ("Product quality", "pressure"),
)
KINDS = [KindCover(word, family, share) for (word, family), share in zip(CORE, SHARES, strict=True)]
GOLD = Mark("star", "gold", "warm")
PRIVATE = Mark("eye-off", "private")
PROMISE = Mark("handshake", "promise", "accent")
SECRETS = [
    SectionRow("Hester Vaughn-Abara", "3 secrets"),
    SecretRow(
        "s-1",
        "Wants to be rung before seven, while the line is still cold. Never by e-mail.",
        "Habit",
        "work",
        "just now",
        marks=(GOLD,),
    ),
    SecretRow(
        "s-2",
        "Fourteen pallets were relabelled overnight and a birthday missed.",
        "If we fail",
        "us",
        "3 months ago",
        "Hester",
        "I told my boy I would be there. I was not.",
        (GOLD, PRIVATE, PROMISE),
    ),
    SecretRow("s-3", LONG.replace(" ", "") * 3, "Recreation preference", "life", "yesterday", LONG),
    SecretRow("s-4", RTL, "Family priority", "heading", "4 days ago", RTL),
    SecretRow("s-5", EMOJI, "Hope", "heading", "2 years ago", hits=((6, 2),)),
    SecretRow(
        "s-6",
        "Easy to order from.",
        "What matters in the product",
        "want",
        "May 2024",
        tone="soft",
        marks=(Mark("circle", "need"),),
    ),
    SecretRow(
        "s-7",
        "Margin is tight until the October harvest money.",
        "Cash flow and margin",
        "pressure",
        "5 months ago",
        marks=(PRIVATE,),
    ),
    SecretRow("s-8", "Not sorted yet", "Unsorted", "", "today"),
]
ITEMS = [
    SectionRow("At risk", "2"),
    ItemRow(
        "a-1",
        "Thornquay Chilled Foods",
        "Chilled ready meals, 3 people, 24 secrets",
        "Promise due Friday",
        "building-2",
        aside_tone="warm",
        marks=(GOLD,),
    ),
    ItemRow(
        "a-2",
        LONG,
        LONG + ", three lines, one site, and more than fits",
        "heard 3 days ago",
        "building-2",
        marks=(PRIVATE, PROMISE),
    ),
    SectionRow("People"),
    ItemRow(
        "p-1",
        "Hester Vaughn-Abara",
        "Operations Director, decides",
        "spoke yesterday",
        kinds=tuple((k.word, k.family, k.share) for k in KINDS),
    ),
    ItemRow("p-2", "Åse Østergård", "Financial Controller", avatar=True, tone="soft"),
    ItemRow("p-3", RTL, RTL, avatar=True),
    ItemRow("p-4", EMOJI, avatar=True, aside="<i>x</i>"),
    ItemRow("p-5", "No picture", "and a note"),
]
DOCUMENT = Document(
    "Brief",
    (
        doc.Heading("Hester Vaughn-Abara", 1),
        doc.Paragraph(
            "Operations Director at Thornquay Chilled Foods. Say HES-ter VAWN ah-BAH-ra.",
            tone="quiet",
        ),
        doc.Facts(
            (
                ("Reach", "Before seven, by telephone, never the portal"),
                ("Decides", "Yes, with <b>Sunita</b>"),
                ("Notes", LONG + " " + LONG),
            )
        ),
        doc.Heading("What to keep in mind"),
        doc.Items(
            (
                doc.Item(
                    "Wants to be rung before the line starts.",
                    "habit, 3 months ago, gold",
                    link="s-1",
                ),
                doc.Item(
                    "Fourteen pallets were relabelled overnight.",
                    "if we fail",
                    quote="I was not there.",
                ),
                doc.Item("The Friday call is overdue since 12 November.", "promise", "warn"),
                doc.Item(EMOJI),
                doc.Item(RTL),
            )
        ),
        doc.Heading("Ask next", 3),
        doc.Items(
            (doc.Item("What would you show a visitor first?"), doc.Item("Who rings you first?")),
            numbered=True,
        ),
        doc.Table(
            ("Kind", "Secret", "Known"),
            (("Habit", "Rung before seven " * 6, 3), ("Dream", None, 12)),
            "What we know",
            (1, 3, 0.6),
        ),
        doc.Chart(
            "Secrets by month",
            ("September", "October", "November"),
            (3, 8, 5),
            "Eight in October, the most; three in September.",
            "secrets",
        ),
        doc.Paragraph("Six weeks without a word. Ring today.", "warn"),
    ),
    footer="For service. 20 November 2026. Destroy by 20 February 2027.",
)
