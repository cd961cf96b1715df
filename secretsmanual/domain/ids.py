"""Typed ids. They are text, unique across manuals, so that records can be merged later.

An id is a letter for the type and 13 characters of Crockford's base 32 (65 bits).
They are made by `secretsmanual.system.ids`, which takes its randomness from outside.
"""

from typing import NewType

AccountId = NewType("AccountId", str)
PersonId = NewType("PersonId", str)
SecretId = NewType("SecretId", str)
InterviewId = NewType("InterviewId", str)
LineId = NewType("LineId", str)
AskedId = NewType("AskedId", str)
PromiseId = NewType("PromiseId", str)
AskLaterId = NewType("AskLaterId", str)
MeetingId = NewType("MeetingId", str)
OopsId = NewType("OopsId", str)
HandoverId = NewType("HandoverId", str)
ImportId = NewType("ImportId", str)
TeamMemberId = NewType("TeamMemberId", str)
OwnKindId = NewType("OwnKindId", str)
OwnQuestionId = NewType("OwnQuestionId", str)
OwnRecipeId = NewType("OwnRecipeId", str)
ThemeId = NewType("ThemeId", str)
ReferralId = NewType("ReferralId", str)
IdeaId = NewType("IdeaId", str)
MarketTestId = NewType("MarketTestId", str)
NominationId = NewType("NominationId", str)
VoteId = NewType("VoteId", str)
RatingId = NewType("RatingId", str)
StoryId = NewType("StoryId", str)
RelationId = NewType("RelationId", str)
OwnCardId = NewType("OwnCardId", str)

PREFIX = {
    "account": "a",
    "person": "p",
    "secret": "s",
    "secret_use": "u",
    "interview": "i",
    "line": "l",
    "asked": "k",
    "promise": "r",
    "ask_later": "q",
    "meeting": "m",
    "oops": "o",
    "handover": "h",
    "import": "f",
    "team_member": "t",
    "own_kind": "v",
    "own_question": "w",
    "own_recipe": "c",
    "muted_question": "x",
    "rehearsed": "d",
    "theme": "e",
    "publication": "g",
    "theme_quote": "n",
    "conflict": "y",
    "brought": "b",
    "referral": "j",
    "rating": "ra",
    "story": "st",
    "idea": "ie",
    "market_test": "mt",
    "relation": "rl",
    "own_card": "oc",
    "nomination": "no",
    "vote": "vo",
}
