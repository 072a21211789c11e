"""Foreign files on their way into the library: measured in the lab, or refused in one clear sentence."""

from __future__ import annotations

import random
import shutil
import struct
import wave
import zlib
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import pytest
from PIL import Image

from reelwright.film.errors import Unreadable
from reelwright.film.media import MediaKind, Probe
from reelwright.media.lab.lab import Lab
from reelwright.media.library import MediaLibrary
from reelwright.media.probe import probe

_open: Any = av.open


@pytest.fixture
def library(tmp_path: Path, lab: Lab) -> MediaLibrary:
    made = MediaLibrary(tmp_path / "media", lab)
    made.prepare()
    return made


@pytest.fixture(scope="session")
def storm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return clip(tmp_path_factory.mktemp("clips") / "storm.mp4")


def clip(
    path: Path,
    encoder: str = "libx264",
    times: range | list[int] = range(24),
    size: tuple[int, int] = (160, 90),
    turned: int = 0,
    transfer: int = 1,
) -> Path:
    """Noise, with a tone, at the `times` in 24ths of a second."""
    with _open(path, "w") as container:
        stream = container.add_stream(encoder, 24)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        stream.codec_context.color_trc = transfer
        if turned:
            stream.set_display_rotation(turned)
        noise = random.Random(1)
        for time in times:
            frame = av.VideoFrame(*size, "yuv420p")
            frame.planes[0].update(noise.randbytes(frame.planes[0].buffer_size))
            frame.pts, frame.time_base = time, Fraction(1, 24)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def refused(library: MediaLibrary, path: Path, kind: MediaKind = MediaKind.CLIP) -> str:
    """The sentence with which the library does not keep the file."""
    with pytest.raises(Unreadable) as caught:
        library.keep(path, kind)
    assert [each for each in library.root.rglob("*") if each.is_file()] == []
    return caught.value.message


def test_a_good_clip_is_measured(library: MediaLibrary, storm: Path, tmp_path: Path) -> None:
    expected = probe(storm, MediaKind.CLIP)
    found = library.keep(Path(shutil.copy(storm, tmp_path / "a.mp4")), MediaKind.CLIP).probe
    assert found == expected
    assert (found.codec, found.width, found.height, found.frames) == ("h264", 160, 90, 24)
    assert (found.rotation, found.pixel_format, found.transfer) == (0, "yuv420p", "sdr")
    assert found.variable_rate is False


def test_what_a_phone_does_is_seen(tmp_path: Path) -> None:
    found = probe(clip(tmp_path / "a.mp4", times=[0, 1, 2, 5, 6, 9], turned=90, transfer=18), MediaKind.CLIP)
    assert (found.rotation, found.transfer, found.variable_rate) == (90, "hlg", True)


@pytest.mark.parametrize("name", ["storm.mp4", "storm.webm"])
def test_an_empty_file(library: MediaLibrary, tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert refused(library, tmp_path / name) == f"{name} is empty."


def test_a_text_file(library: MediaLibrary, tmp_path: Path) -> None:
    text = tmp_path / "storm.mp4"
    text.write_text("Dear diary, it rains. Ce soir, l'été.\n" * 40)
    assert refused(library, text) == "storm.mp4 is not a clip that can be read: it is a text file."


def test_a_truncated_clip(library: MediaLibrary, storm: Path, tmp_path: Path) -> None:
    cut = tmp_path / "storm.mp4"
    cut.write_bytes(storm.read_bytes()[: storm.stat().st_size // 2])
    assert refused(library, cut).startswith("storm.mp4 is not a clip that can be read: ")


def test_a_clip_of_zeros(library: MediaLibrary, storm: Path, tmp_path: Path) -> None:
    """Its list of frames is whole, the frames are not."""
    data = bytearray(storm.read_bytes())
    start, end = data.index(b"mdat") + 4, data.index(b"moov") - 4
    data[start:end] = bytes(end - start)
    blank = tmp_path / "storm.mp4"
    blank.write_bytes(data)
    expected = "storm.mp4 is not a clip that can be read: nothing in it can be decoded."
    assert refused(library, blank) == expected


def test_any_damage_gives_a_probe_or_a_sentence(library: MediaLibrary, storm: Path, tmp_path: Path) -> None:
    whole = storm.read_bytes()
    for seed in range(25):
        chance = random.Random(seed)
        data = bytearray(whole)
        for _ in range(40):
            data[chance.randrange(len(data))] = chance.randrange(256)
        damaged = tmp_path / "storm.mp4"
        damaged.write_bytes(data)
        found: object
        try:
            found = library.keep(damaged, MediaKind.CLIP).probe.frames
        except Unreadable as why:
            found = "storm.mp4" in why.message
        assert found


def test_names_in_no_known_alphabet_and_streams_of_no_known_kind(tmp_path: Path) -> None:
    """Both made PyAV stumble."""
    whole = clip(tmp_path / "storm.mkv").read_bytes()
    named = tmp_path / "named.mkv"
    named.write_bytes(whole.replace(b"Lavf", b"\xff\xfe\x8f\x8f"))
    assert probe(named, MediaKind.CLIP).frames == 24
    strange = tmp_path / "strange.mkv"
    strange.write_bytes(whole.replace(b"V_MPEG4/ISO/AVC", b"V_MPEG9/ISO/AVC"))
    with pytest.raises(Unreadable, match=r"strange\.mkv is coded as something unknown"):
        probe(strange, MediaKind.CLIP)


def test_a_huge_clip(library: MediaLibrary, tmp_path: Path) -> None:
    huge = tmp_path / "storm.mp4"
    with huge.open("wb") as out:
        out.truncate(5 << 30)
    assert refused(library, huge) == "storm.mp4 has 5,120 MiB; a clip may have 4,096 MiB."


def test_a_clip_of_nothing_but_size(library: MediaLibrary, tmp_path: Path) -> None:
    hollow = tmp_path / "storm.mp4"
    with hollow.open("wb") as out:
        out.truncate(3 << 30)
    assert refused(library, hollow).startswith("storm.mp4 is not a clip that can be read: ")


def test_a_clip_of_a_day(library: MediaLibrary, tmp_path: Path) -> None:
    long = clip(tmp_path / "storm.mp4", times=[0, 24 * 3600 * 24])
    assert refused(library, long) == "storm.mp4 has more than 2:00:00 h; a clip may have 2:00:00 h."


def test_a_song_of_a_day(library: MediaLibrary, tmp_path: Path) -> None:
    song = tmp_path / "song.wav"
    with wave.open(str(song), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(1)
        out.setframerate(10)
        out.writeframes(bytes(10 * 4 * 3600))
    expected = "song.wav has more than 3:00:00 h; a sound may have 3:00:00 h."
    assert refused(library, song, MediaKind.SOUND) == expected


def test_a_codec_that_is_not_on_the_list(library: MediaLibrary, tmp_path: Path) -> None:
    old = clip(tmp_path / "storm.avi", "msmpeg4")
    assert refused(library, old) == "The picture of storm.avi is coded as msmpeg4v3, which is not read here."


def test_a_clip_without_picture_and_a_sound_without_sound(
    library: MediaLibrary, storm: Path, tmp_path: Path
) -> None:
    song = tmp_path / "song.wav"
    with wave.open(str(song), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(8000)
        out.writeframes(bytes(16000))
    assert refused(library, song) == "song.wav has no picture in it."
    mute = Path(shutil.copy(storm, tmp_path / "mute.mp4"))
    assert refused(library, mute, MediaKind.SOUND) == "mute.mp4 has no sound in it."


def png(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    """A grey PNG that says it is so large; its pixels are there only if `chunks` has them."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunk(*each) for each in chunks) + chunk(b"IEND", b"")


def test_a_picture_of_20000_pixels(library: MediaLibrary, tmp_path: Path) -> None:
    big = tmp_path / "big.png"
    big.write_bytes(png(20_000, 20_000, (b"IDAT", zlib.compress(bytes(20_001 * 100)))))
    expected = "big.png has 20000 × 20000 pixels; a picture may have 50 million pixels."
    assert refused(library, big, MediaKind.PICTURE) == expected


def test_a_picture_that_swells(library: MediaLibrary, tmp_path: Path) -> None:
    """Its remark has 250 KB in the file, and 256 MB when it is read."""
    packer = zlib.compressobj(9)
    swollen = b"".join(packer.compress(bytes(1 << 20)) for _ in range(256)) + packer.flush()
    bomb = tmp_path / "bomb.png"
    bomb.write_bytes(png(8, 8, (b"zTXt", b"note\x00\x00" + swollen), (b"IDAT", zlib.compress(bytes(72)))))
    assert refused(library, bomb, MediaKind.PICTURE).startswith(
        "bomb.png is not a picture that can be read: "
    )


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp"])
def test_a_picture_is_read_to_its_end(library: MediaLibrary, tmp_path: Path, suffix: str) -> None:
    whole, cut = tmp_path / f"whole.{suffix}", tmp_path / f"cut.{suffix}"
    Image.effect_noise((200, 100), 50).convert("RGB").save(whole)
    cut.write_bytes(whole.read_bytes()[:-200])
    assert refused(library, cut, MediaKind.PICTURE).startswith(
        f"cut.{suffix} is not a picture that can be read"
    )
    container = {"jpg": "jpeg"}.get(suffix, suffix)
    found = library.keep(whole, MediaKind.PICTURE).probe
    assert found == Probe(container=container, width=200, height=100)


@pytest.mark.parametrize("suffix", ["gif", "bmp", "tiff", "ico", "eps"])
def test_no_other_picture_is_read(library: MediaLibrary, tmp_path: Path, suffix: str) -> None:
    picture = tmp_path / f"a.{suffix}"
    Image.new("RGB", (16, 16)).save(picture)
    picture = picture.rename(tmp_path / "a.png")
    expected = "a.png is not a picture that can be read: it is no PNG, JPEG or WebP picture."
    assert refused(library, picture, MediaKind.PICTURE) == expected
