"""A keychain for tests: in memory, and it fails when told to."""

from secretsmanual.domain.errors import Refused


class KeychainInMemory:
    """`fails` names what goes wrong: get, put or drop."""

    def __init__(self, kept=()):
        self.kept = dict(kept)
        self.fails = ""
        self.asked = []

    def get(self, entry):
        self.asked.append(("get", entry))
        return "" if self.fails == "get" else self.kept.get(entry, "")

    def put(self, entry, secret):
        self.asked.append(("put", entry))
        if self.fails == "put":
            raise Refused("There is no keychain.", "Go on with the passphrase.")
        self.kept[entry] = secret

    def drop(self, entry):
        self.asked.append(("drop", entry))
        if self.fails != "drop":
            self.kept.pop(entry, None)
