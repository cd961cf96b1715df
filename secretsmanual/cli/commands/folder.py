"""`share folder`: set the hand-over folder, or write the packs in it anew."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from secretsmanual.cli.context import Context
from secretsmanual.domain.errors import Refused

if TYPE_CHECKING:
    from secretsmanual.bootstrap import Services


def share_folder(context: Context, services: "Services") -> None:
    """Set the folder where `--to` names one, then write; stop it with `--stop`.

    Raises Refused where a pack could not be written; it is tried again after the next review.
    """
    options = context.options
    if options.stop:
        services.folder.stop()
        context.answer({"folder": None}, "Nothing is written there any more; the files stay.")
        return
    if options.to:
        packs = options.packs or ["service"]
        services.folder.set(Path(options.to), packs, group_reads=options.group_reads)
    folder = services.folder.write()
    if folder.problem:
        raise Refused(folder.problem)
    document = {**asdict(folder), "files": [str(path) for path in folder.files]}
    names = "\n".join(str(path) for path in folder.files)
    context.answer(document, f"{folder.said}\n{names}")
