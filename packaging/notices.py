"""Write down what a built program is made of: for Help > About, for the package, for machines.

    python packaging/notices.py FOLDER    # in the environment that the program is built in

`libraries.json` is what `secretsmanual/services/about.py` shows; `THIRD-PARTY.txt` is the same to
be read without the program; `sbom.cdx.json` is a CycloneDX list of all parts.
"""

import json
import os
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from contents import STOOD_IN  # noqa: E402
from packageurl import PackageURL  # noqa: E402

from secretsmanual import __version__  # noqa: E402
from secretsmanual.services import about  # noqa: E402

MADE_AT = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), UTC)


def readable(parts):
    """Return all licences as one text."""
    pieces = [
        "Secrets Manual contains the work of many others. Each part with its licence:\n",
        *(f"{one.name} {one.version} {one.licence}".strip() + "\n" for one in parts),
    ]
    for one in parts:
        line = "=" * 78
        pieces.append(f"\n{line}\n{one.name} {one.version}\n{line}\n\n{one.text}\n")
    return "".join(pieces)


def component(name, version, licence, purl=None, kind=ComponentType.LIBRARY):
    licences = [LicenseFactory().make_from_string(licence)] if licence else []
    reference = str(purl) if purl else f"{name} {version}".strip()
    return Component(
        type=kind,
        name=name,
        version=version or None,
        licenses=licences,
        purl=purl,
        bom_ref=reference,
    )


def inner_of(name):
    """Return what a library says is built into it."""
    found = []
    for one in about.inner(metadata.distribution(name)):
        purl = PackageURL.from_string(one["purl"]) if one.get("purl") else None
        first = (one.get("licenses") or [{}])[0]
        licence = first.get("expression") or first.get("license", {}).get("id", "")
        made = component(one["name"], one.get("version", ""), licence, purl)
        if purl is None or purl.name != name:
            found.append(made)
    return found


def bill(libraries, bundled):
    """Return the CycloneDX list: the program needs its parts, and these what is in them."""
    program = component("secretsmanual", __version__, "", kind=ComponentType.APPLICATION)
    bom = Bom(version=1)
    bom.metadata.timestamp = MADE_AT
    bom.metadata.component = program
    parts = []
    for one in libraries:
        python = one.name == "Python"
        purl = None if python else PackageURL("pypi", None, one.name.lower(), one.version)
        made = component(one.name, one.version, one.licence, purl)
        inside = [] if python else inner_of(one.name)
        for part in inside:
            if part not in bom.components:
                bom.components.add(part)
        bom.components.add(made)
        bom.register_dependency(made, inside)
        parts.append(made)
    for one in bundled:
        parts.append(component(one.name, one.version, one.licence))
        bom.components.add(parts[-1])
    bom.register_dependency(program, parts)
    names = "\n".join(sorted(str(one.bom_ref) for one in bom.components))
    bom.serial_number = uuid5(NAMESPACE_URL, f"secretsmanual {__version__}\n{names}")
    return bom


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    libraries = [one for one in about.libraries() if one.name not in STOOD_IN]
    bundled = about.bundled()
    missing = [one.name for one in (*libraries, *bundled) if not one.text]
    if missing:
        raise SystemExit("These parts came without a licence text: " + ", ".join(missing))
    text = json.dumps([asdict(one) for one in libraries], indent=1, ensure_ascii=False)
    (folder / "libraries.json").write_text(text + "\n", "utf-8")
    parts = sorted((*libraries, *bundled), key=lambda one: one.name.casefold())
    (folder / "THIRD-PARTY.txt").write_text(readable(parts), "utf-8")
    JsonV1Dot6(bill(libraries, bundled)).output_to_file(
        str(folder / "sbom.cdx.json"), allow_overwrite=True, indent=1
    )


if __name__ == "__main__":
    main()
