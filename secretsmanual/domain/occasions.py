"""What our product is for in somebody's life, and how one speaks then (domain.md 1, rows 85, 86).

The same candle burns at a birthday, at a wake and at a first dinner for two.
"""

KIND = "fit"
"""Only a secret of this kind has an occasion."""
OCCASIONS = {
    "celebration": "Celebration",
    "farewell": "Farewell",
    "rescue": "Rescue",
    "launch": "Launch",
    "everyday": "Every day",
    "other": "Another",
}
"""By id, as they are shown."""
TONES = {
    "celebration": "celebration: be glad with them",
    "farewell": "farewell: quiet, no jokes",
    "rescue": "rescue: calm, what happens next comes first",
    "launch": "launch: brisk, dates first",
    "everyday": "everyday: plain and friendly",
}
"""How to speak; of another occasion nothing is said."""
