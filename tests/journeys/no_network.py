"""Let a process open no socket but local ones: the kernel ends it when it, or a library, tries.

A seccomp filter over `socket(2)`: whatever its first argument is but AF_UNIX kills the process
with SIGSYS. Linux on x86-64 and ARM; children inherit it.
"""

import ctypes
import platform
import socket
import struct
import sys

ARCHITECTURES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""Linux's number for the architecture, and for its call `socket`."""

_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_NO_NEW_PRIVS, _SET_SECCOMP, _FILTER = 38, 22, 2


def possible():
    return sys.platform == "linux" and platform.machine() in ARCHITECTURES


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def allow_local_sockets_only():
    """Raise OSError where the kernel has no such filters."""
    architecture, call = ARCHITECTURES[platform.machine()]
    steps = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 0, 4, architecture),
        (_LOAD, 0, 0, 0),
        (_EQUAL, 0, 2, call),
        (_LOAD, 0, 0, 16),
        (_EQUAL, 0, 1, socket.AF_UNIX.value),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _KILL),
    ]
    packed = b"".join(struct.pack("HBBI", *step) for step in steps)
    program = _Program(len(steps), packed)
    libc = ctypes.CDLL(None, use_errno=True)
    for words in (
        (_NO_NEW_PRIVS, 1, 0, 0, 0),
        (_SET_SECCOMP, _FILTER, ctypes.byref(program)),
    ):
        if libc.prctl(*words):
            raise OSError(ctypes.get_errno(), "the kernel takes no filter")


if __name__ == "__main__":
    allow_local_sockets_only()
    socket.socket(getattr(socket, sys.argv[1]))
    print("opened")
