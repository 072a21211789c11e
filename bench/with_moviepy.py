"""The film as MoviePy 2 makes it: `python with_moviepy.py JOB DEST`, in an environment that has MoviePy."""

from __future__ import annotations

import importlib
import json
import sys
from typing import Any

# It is not part of our environment, so there are no types to see either.
moviepy: Any = importlib.import_module("moviepy")
effects: Any = importlib.import_module("moviepy.video.fx")
heard: Any = importlib.import_module("moviepy.audio.fx")


def main(work: dict[str, Any], dest: str) -> None:
    fps, overlap = work["fps"], work["overlap"] / work["fps"]
    layers: list[Any] = []
    at = 0.0
    for number, path in enumerate(work["clips"]):
        clip = moviepy.VideoFileClip(path, audio=False).with_start(at)
        layers.append(clip.with_effects([effects.CrossFadeIn(overlap)]) if number else clip)
        at += clip.duration - overlap
    for words in work["words"]:
        seconds = (words["stop"] - words["start"]) / fps
        card = moviepy.ImageClip(words["picture"]).with_start(words["start"] / fps).with_duration(seconds)
        layers.append(card.with_position((words["x"], words["y"])))
    music = moviepy.AudioFileClip(work["music"]).with_duration(work["seconds"])
    gain = 10 ** (work["music_db"] / 20)
    film = moviepy.CompositeVideoClip(layers).with_duration(work["seconds"])
    film = film.with_audio(music.with_effects([heard.MultiplyVolume(gain)]))
    film.write_videofile(
        dest,
        fps=fps,
        codec="libx264",
        preset="veryfast",
        audio_codec="aac",
        audio_bitrate="192k",
        audio_fps=48_000,
        ffmpeg_params=["-crf", "20", "-pix_fmt", "yuv420p", "-movflags", "+faststart"],
        temp_audiofile=f"{dest}.m4a",
        logger=None,
    )


if __name__ == "__main__":
    main(json.loads(sys.argv[1]), sys.argv[2])
