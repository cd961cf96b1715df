"""What our product is for in somebody's life, and how one speaks then (domain.md 1, rows 85, 86).

The same candle burns at a birthday, at a wake and at a first dinner for two.
"""

from secretsmanual.domain.wording import mark

KIND = "fit"
"""Only a secret of this kind has an occasion."""
OCCASIONS = {
    "celebration": mark("Celebration"),
    "farewell": mark("Farewell"),
    "rescue": mark("Rescue"),
    "launch": mark("Launch"),
    "everyday": mark("Every day"),
    "other": mark("Another"),
}
"""By id, as they are shown."""
TONES = {
    "celebration": mark("celebration: be glad with them"),
    "farewell": mark("farewell: quiet, no jokes"),
    "rescue": mark("rescue: calm, what happens next comes first"),
    "launch": mark("launch: brisk, dates first"),
    "everyday": mark("everyday: plain and friendly"),
}
"""The occasion, a colon, and how to speak; of another occasion nothing is said."""
