"""The system calls that computing on open files takes; the kernel refuses a worker all others (seccomp)."""

from __future__ import annotations

import errno
import os
from typing import Any

try:
    import pyseccomp as _found

    _seccomp: Any = _found
except (ImportError, OSError, RuntimeError) as _why:
    # Not Linux, or libseccomp.so.2 is not installed.
    _seccomp = None
    _missing = str(_why)

_ALLOWED = """
    read readv pread64 preadv preadv2 write writev pwrite64 pwritev pwritev2 lseek _llseek close
    fstat fstat64 ftruncate ftruncate64
    recvmsg recvfrom sendto poll ppoll select pselect6
    brk mmap2 munmap mremap madvise
    futex futex_waitv set_robust_list get_robust_list rseq membarrier
    sched_yield sched_getaffinity sched_get_priority_max sched_get_priority_min sched_getscheduler
    sched_getparam rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending sigaltstack restart_syscall
    getpid gettid getppid getuid geteuid getgid getegid getrusage sysinfo uname getcpu times
    clock_gettime clock_getres clock_nanosleep nanosleep gettimeofday time getrandom
    exit exit_group
"""
_THREAD = 0x10000
_EXECUTABLE = 0x4
_EMPTY_PATH = 0x1000
_NAME_OF_THREAD, _NAME_OF_MEMORY = 15, 0x53564D41
_QUERY_FLAGS = (1, 3, 1030)  # F_GETFD, F_GETFL, F_DUPFD_CLOEXEC


def give_up_system_calls() -> None:
    """From now on the kernel answers EPERM to this process and its threads for every call that is not on the
    list: no sockets, no other programs, no other process, no file by name, no memory that can be run as code.
    OSError when this cannot be had."""
    if _seccomp is None:
        raise OSError(_missing)
    rules = _seccomp.SyscallFilter(_seccomp.ERRNO(errno.EPERM))
    # Also for calls that are made by the numbers of another architecture.
    rules.set_attr(_seccomp.Attr.ACT_BADARCH, _seccomp.KILL_PROCESS)
    # Asked to make a thread in a way whose flags cannot be seen, the C library then takes the other way.
    rules.add_rule(_seccomp.ERRNO(errno.ENOSYS), "clone3")
    for name in _ALLOWED.split():
        _allow(rules, name)
    equal, masked = _seccomp.EQ, _seccomp.MASKED_EQ
    _allow(rules, "clone", _seccomp.Arg(0, masked, _THREAD, _THREAD))
    for name in ("mmap", "mprotect"):
        _allow(rules, name, _seccomp.Arg(2, masked, _EXECUTABLE, 0))
    # How the C library asks about an open file.
    _allow(rules, "newfstatat", _seccomp.Arg(3, masked, _EMPTY_PATH, _EMPTY_PATH))
    for what in _QUERY_FLAGS:
        _allow(rules, "fcntl", _seccomp.Arg(1, equal, what))
    for what in (_NAME_OF_THREAD, _NAME_OF_MEMORY):
        _allow(rules, "prctl", _seccomp.Arg(0, equal, what))
    # Its own limits to look at, and itself to end.
    _allow(rules, "prlimit64", _seccomp.Arg(0, equal, 0), _seccomp.Arg(2, equal, 0))
    for name in ("kill", "tgkill"):
        _allow(rules, name, _seccomp.Arg(0, equal, os.getpid()))
    rules.load()


def _allow(rules: Any, name: str, *arguments: Any) -> None:
    try:
        rules.add_rule(_seccomp.ALLOW, name, *arguments)
    except (OSError, ValueError):
        # Not every architecture has every call, and an older libseccomp knows fewer: then it stays refused.
        return
