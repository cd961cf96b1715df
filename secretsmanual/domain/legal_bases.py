"""On what ground facts about a person are kept (GDPR 6 (1); trust.md 7)."""

from collections.abc import Mapping

from secretsmanual.domain.wording import mark

LEGAL_BASES: Mapping[str, str] = {
    "interest": mark("legitimate interest"),
    "consent": mark("consent"),
    "contract": mark("contract"),
    "duty": mark("legal duty"),
}
"""What the bases are called, the usual one first."""
