"""The measurements as Markdown, and their place in docs/performance.md."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import av
from bench.growth import Grown
from bench.meter import Taken
from bench.quality import Likeness
from bench.watching import Watchable

PAGE = Path("docs/performance.md")
BEGIN, END = "<!-- measured -->", "<!-- end of what was measured -->"
EXPERTS = {"ffmpeg": "FFmpeg expert, command line", "pyav": "FFmpeg expert, the same graph in our build"}
NAMES = {
    "first": "first film",
    "caption": "one caption changed",
    "transition": "one transition changed",
    "scene": "one scene replaced",
    "last": "last scene arrives, the rest prepared",
    "nothing": "nothing changed",
}
TARGETS = {"first": 1, "caption": 20, "transition": 30, "scene": 6, "last": 8, "nothing": 80}
"""The film should take no more than one so many-th of an expert's."""


@dataclass(slots=True)
class Found:
    """All that a run of the bench has measured so far."""

    taken: dict[str, list[Taken]] = field(default_factory=dict[str, list[Taken]])
    quality: dict[str, tuple[Likeness, float]] = field(default_factory=dict[str, tuple[Likeness, float]])
    """With the film's megabytes."""
    same: Likeness | None = None
    """Of our cut to the expert's, both lossless: that it is the same work."""
    growth: list[Grown] = field(default_factory=list[Grown])
    shares: dict[str, dict[str, float]] = field(default_factory=dict[str, dict[str, float]])
    """Seconds by edit and part."""
    drawn: Mapping[str, Any] | None = None
    watchable: Watchable | None = None
    missing: list[str] = field(default_factory=list[str])
    """What was to be measured and could not be."""

    def add(self, way: str, taken: Taken) -> None:
        self.taken.setdefault(way, []).append(taken)

    def base(self) -> str:
        """The expert that was faster."""
        there = [way for way in EXPERTS if way in self.taken]
        return min(there, key=lambda way: statistics.median(one.seconds for one in self.taken[way]))


def markdown(found: Found, machine: str) -> str:
    parts = [machine, _ways(found)]
    if found.quality:
        parts.append(_quality(found))
    if found.shares:
        parts.append(_shares(found.shares))
    if found.growth:
        parts.append(_growth(found.growth))
    if found.drawn or found.watchable:
        parts.append(_watching(found))
    if found.missing:
        parts.append(f"Could not be measured: {', '.join(found.missing)}.")
    return "\n\n".join(parts) + "\n"


def machine(binary: str, rounds: int, load_before: float) -> str:
    """What it was measured on, and when."""
    versions = ", ".join(
        f"{name} {'.'.join(map(str, version))}"
        for name, version in cast("dict[str, tuple[int, ...]]", av.library_versions).items()
        if name in ("libavcodec", "libavfilter")
    )
    told = subprocess.run([binary, "-version"], capture_output=True, text=True, check=True).stdout
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    when = datetime.now(UTC)
    return (
        f"Measured on {when:%d %B %Y, %H:%M} UTC on {_processor()}, {len(os.sched_getaffinity(0))} cores, "
        f"{memory:.0f} GB, {platform.system()} {platform.release()}. Python {platform.python_version()}, "
        f"PyAV {av.__version__} ({versions}); the command line is FFmpeg {told.split()[2]}. "
        f"{rounds} interleaved {'round' if rounds == 1 else 'rounds'}; load {load_before:.2f} when it began "
        f"and {os.getloadavg()[0]:.2f} when it ended."
    )


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.machine()


def _ways(found: Found) -> str:
    base = found.base()
    rows = [_way(found, way, name, base) for way, name in EXPERTS.items() if way in found.taken]
    if "moviepy" in found.taken:
        rows.append(_way(found, "moviepy", "MoviePy 2.2", base))
    for kind, where in (("warm", "ours"), ("fresh", "ours, a process started for it")):
        rows += [
            _way(found, f"{kind} {edit}", f"{where}: {name}", base, TARGETS[edit] if kind == "warm" else None)
            for edit, name in NAMES.items()
            if f"{kind} {edit}" in found.taken
        ]
    head = (
        f"Ratios are to the faster expert ({EXPERTS[base]}) of the same round: the median, and the least and "
        "most. Seconds and memory are medians; memory is the sum over all processes.\n\n"
        "| way | seconds | ratio | least - most | wanted | processor s | ratio | peak MB |\n"
        "|---|---|---|---|---|---|---|---|"
    )
    return "\n".join([head, *rows])


def _way(found: Found, way: str, name: str, base: str, target: int | None = None) -> str:
    runs, others = found.taken[way], found.taken[base]
    walls = [one.seconds / other.seconds for one, other in zip(runs, others, strict=False)]
    ratio = statistics.median(walls)
    cpu = statistics.median(one.cpu / other.cpu for one, other in zip(runs, others, strict=False))
    wanted = ""
    if target is not None:
        met = "met" if ratio <= 1 / target else "missed"
        wanted = f"{1 / target:.3g} (1/{target}), {met}" if target > 1 else f"1.0, {met}"
    return (
        f"| {name} | {_middle([one.seconds for one in runs]):.2f} | {ratio:.3f} "
        f"| {min(walls):.3f} - {max(walls):.3f} | {wanted} | {_middle([one.cpu for one in runs]):.2f} "
        f"| {cpu:.3f} | {_middle([one.peak_mb for one in runs]):.0f} |"
    )


def _middle(values: Sequence[float]) -> float:
    return statistics.median(values)


def _quality(found: Found) -> str:
    rows = ["| film | VMAF | SSIM | MB |", "|---|---|---|---|"]
    expert = found.quality["expert"]
    for name, (likeness, size) in found.quality.items():
        rows.append(f"| {name} | {likeness.vmaf:.2f} | {likeness.ssim:.4f} | {size:.1f} |")
    ours = found.quality["ours"]
    vmaf, ssim = ours[0].vmaf / expert[0].vmaf - 1, ours[0].ssim / expert[0].ssim - 1
    told = (
        f"Each film against a lossless one of the same cut. Ours to the expert's: VMAF {vmaf:+.2%}, "
        f"SSIM {ssim:+.2%} (wanted: no worse than -0.5 %), size x {ours[1] / expert[1]:.2f}."
    )
    if found.same:
        told += f" The two lossless cuts are alike by SSIM {found.same.ssim:.4f}: it is the same film."
    return told + "\n\n" + "\n".join(rows)


def _shares(shares: Mapping[str, Mapping[str, float]]) -> str:
    """A row a part, those that take most of the first film first, and a column an edit."""
    wholes = {edit: sum(parts.values()) for edit, parts in shares.items()}
    rows = [
        f"| {part} | "
        + " | ".join(_share(parts.get(part, 0.0), wholes[edit]) for edit, parts in shares.items())
        for part in shares["first"]
    ]
    head = (
        "Where our time goes: seconds and shares, made in one thread under a profiler, which adds a "
        "little itself.\n\n| part | " + " | ".join(NAMES[edit] for edit in shares) + " |\n|---|"
    )
    whole = "| All | " + " | ".join(f"{whole:.2f} s" for whole in wholes.values()) + " |"
    return "\n".join([head + "---|" * len(shares), *(f"{row} |" for row in rows), whole])


def _share(spent: float, whole: float) -> str:
    return f"{spent:.2f} s, {spent / whole:.0%}"


def _growth(growth: Sequence[Grown]) -> str:
    head = (
        "Films of other lengths, made of the same clips as files of their own, in a warm process. The "
        "longest are measured at 320x180, where a frame costs less; what they show is how it grows.\n\n"
        "| minutes | size | first, s | s per minute | caption, s | nothing, s | peak MB | shelf MB | film MB "
        "| LUFS |\n|---|---|---|---|---|---|---|---|---|---|"
    )
    rows = [
        f"| {one.minutes} | {'320x180' if one.small else '1280x720'} | {one.first.seconds:.1f} "
        f"| {one.first.seconds / one.minutes:.1f} | {one.caption.seconds:.2f} | {one.nothing.seconds:.2f} "
        f"| {max(one.first.peak_mb, one.caption.peak_mb, one.nothing.peak_mb):.0f} | {one.shelf_mb:.0f} "
        f"| {one.film_mb:.0f} | {'-' if one.lufs is None else f'{one.lufs:.1f}'} |"
        for one in growth
    ]
    return "\n".join([head, *rows])


def _watching(found: Found) -> str:
    said: list[str] = []
    if found.watchable:
        seen = found.watchable
        said.append(
            f"From a prompt in a fresh process: the storyboard after {seen.story:.1f} s, a whole animatic "
            f"to watch ({seen.film_seconds:.0f} s of film, 1280x720, sound) after {seen.preview:.1f} s, all "
            f"done after {seen.done:.1f} s, at most {seen.peak_mb:.0f} MB."
        )
    if found.drawn:
        said.append(
            f"The animatic is drawn at {found.drawn['timesRealTime']} times real time by the clock "
            f"({found.drawn['processorMsPerFrame']} ms of processor a frame, encoding included)."
        )
    return " ".join(said)


def write(text: str, page: Path = PAGE) -> None:
    """Puts it where the page has its figures, and leaves the rest of the page as it is."""
    before = page.read_text(encoding="utf-8")
    head, begun, rest = before.partition(BEGIN)
    _, ended, tail = rest.partition(END)
    if not begun or not ended:
        raise RuntimeError(f"{page} has no place for figures: {BEGIN} and {END}")
    page.write_text(f"{head}{BEGIN}\n\n{text}\n{END}{tail}", encoding="utf-8")
