"""Open a locked service pack as its page does, written apart from the program's own code."""

import base64
import hashlib
import json
import unicodedata

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from lxml import html


def parsed(said: str):
    return html.document_fromstring(said.encode(), parser=html.HTMLParser(encoding="utf-8"))


def inside(said: str):
    """Give the data that stands in a page: the pack, or what it takes to unlock it."""
    return json.loads(parsed(said).xpath("string(//script[@id='data'])"))


def opened(said: str, passphrase: str) -> bytes:
    """Give the data of a locked pack; raises InvalidTag for the wrong passphrase."""
    lock = inside(said)
    body = parsed(said).find("body")
    salt, nonce, data = (base64.b64decode(lock[name]) for name in ("salt", "nonce", "data"))
    typed = unicodedata.normalize("NFC", passphrase).encode()
    key = hashlib.pbkdf2_hmac("sha256", typed, salt, lock["rounds"])
    bound = f"{body.get('data-made')} {body.get('data-expires')}"
    return AESGCM(key).decrypt(nonce, data, bound.encode())
