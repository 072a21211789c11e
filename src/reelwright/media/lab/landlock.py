"""Linux's Landlock, in the two system calls that are needed to give up all files (kernel 5.13 and newer).

The package `landlock` is a development release and knows files only; this one also gives up TCP, signals to
others and abstract sockets where the kernel can. Source: https://docs.kernel.org/userspace-api/landlock.html
"""

from __future__ import annotations

import ctypes
import os
import sys

# The numbers are the same on every architecture.
_CREATE_RULESET = 444
_RESTRICT_SELF = 446
_ASK_VERSION = 1
_NO_NEW_PRIVILEGES = 38
# By version: how many rights over files there are; from 4 on TCP's two, from 6 on the two scopes.
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
_TCP_BIND_AND_CONNECT = 0b11
_ABSTRACT_SOCKETS_AND_SIGNALS = 0b11


class _Rules(ctypes.Structure):
    _fields_ = [("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64)]


def give_up_files() -> int:
    """From now on this process opens no file by name, neither do its threads and children, and nothing undoes
    that. Open files stay open. Returns the kernel's version of Landlock; OSError when it has none.

    It is for the thread that calls it, so call it while there is only one.
    """
    if not sys.platform.startswith("linux"):
        raise OSError("only Linux has it")
    libc = ctypes.CDLL(None, use_errno=True)
    version = _checked(libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _ASK_VERSION))
    rules = _Rules(
        files=(1 << _FILE_RIGHTS.get(version, 16)) - 1,
        network=_TCP_BIND_AND_CONNECT if version >= 4 else 0,
        scopes=_ABSTRACT_SOCKETS_AND_SIGNALS if version >= 6 else 0,
    )
    size = 8 if version < 4 else 16 if version < 6 else 24
    held = _checked(libc.syscall(_CREATE_RULESET, ctypes.byref(rules), ctypes.c_size_t(size), 0))
    try:
        _checked(libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0))
        _checked(libc.syscall(_RESTRICT_SELF, held, 0))
    finally:
        os.close(held)
    return version


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
