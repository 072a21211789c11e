"""A process that has imported everything and forks a fresh command line for each line it reads.

Each command is a process of its own, with its own arguments, folder, environment and streams; only the two
seconds of imports are shared. Requests and answers are lines of JSON. Its argument is the module whose `main`
is the command line.
"""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from typing import Any

main = import_module(sys.argv[1]).main
for room in ("reelwright.actions.plan", "reelwright.actions.videos", "reelwright.api.app"):
    import_module(room)


def run(request: dict[str, Any]) -> None:
    os.chdir(request["cwd"])
    os.environ.clear()
    os.environ.update(request["env"])
    for stream, (name, flags) in enumerate(
        [("stdin", os.O_RDONLY), ("stdout", os.O_WRONLY), ("stderr", os.O_WRONLY)]
    ):
        os.dup2(os.open(request[name], flags), stream)
    sys.argv = ["reelwright", *request["args"]]
    code = 70
    try:
        code = main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 70
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


for line in iter(sys.stdin.buffer.readline, b""):
    child = os.fork()
    if child == 0:
        run(json.loads(line))
    _, status = os.waitpid(child, 0)
    os.write(1, f"{os.waitstatus_to_exitcode(status)}\n".encode())
