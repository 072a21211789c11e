"""How near a film is to a lossless one of the same cut: VMAF and SSIM, by the FFmpeg that has both."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Likeness:
    """Of two films, the mean over their frames."""

    vmaf: float
    ssim: float


def likeness(binary: str, film: Path, whole: Path, *, every: int) -> Likeness:
    """Of `film` to `whole`, VMAF on each `every`th frame; RuntimeError when they cannot be compared."""
    graph = (
        "[0:v]settb=1/24,setpts=N,split[a][b];[1:v]settb=1/24,setpts=N,split[c][d];"
        f"[a][c]libvmaf=n_threads={os.cpu_count()}:n_subsample={every},nullsink;[b][d]ssim"
    )
    told = subprocess.run(
        [binary, "-hide_banner", "-nostdin", "-i", film, "-i", whole, "-lavfi", graph, "-f", "null", "-"],
        capture_output=True,
        text=True,
        check=False,
    ).stderr
    vmaf, ssim = re.search(r"VMAF score: ([\d.]+)", told), re.search(r"SSIM .*All:([\d.]+)", told)
    if vmaf is None or ssim is None:
        raise RuntimeError(f"{film.name} could not be compared:\n{told[-1000:]}")
    return Likeness(float(vmaf[1]), float(ssim[1]))
