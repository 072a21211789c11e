from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import textwrap
import wave
from pathlib import Path

import pytest

from reelwright.film.errors import NotFound, StorageTrouble, Unreadable
from reelwright.film.ids import MediaId
from reelwright.film.media import MediaKind
from reelwright.media.library import MediaLibrary


@pytest.fixture
def library(tmp_path: Path) -> MediaLibrary:
    made = MediaLibrary(tmp_path / "media")
    made.prepare()
    return made


def sound(path: Path, seconds: float = 0.5) -> Path:
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(8000)
        out.writeframes(b"\x01\x00" * int(8000 * seconds))
    return path


def test_a_file_is_kept_under_its_hash(library: MediaLibrary, tmp_path: Path) -> None:
    wav = sound(tmp_path / "a.wav")
    digest = hashlib.sha256(wav.read_bytes()).hexdigest()
    media = library.keep(wav, MediaKind.SOUND)
    assert (media.id, media.mime, media.probe.sample_rate) == (digest, "audio/wav", 8000)
    assert media.probe.seconds is not None
    assert float(media.probe.seconds) == pytest.approx(0.5)
    assert hashlib.sha256(library.path(media.id).read_bytes()).hexdigest() == digest
    assert not wav.exists()


def test_what_cannot_be_read_is_never_kept(library: MediaLibrary, tmp_path: Path) -> None:
    fake = tmp_path / "film.mp4"
    fake.write_text("#EXTM3U\nfile:///etc/passwd\n")
    with pytest.raises(Unreadable, match=r"film\.mp4"):
        library.keep(fake, MediaKind.CLIP)
    assert [path for path in library.root.rglob("*") if path.is_file()] == []


def test_unknown_media_is_not_found(library: MediaLibrary) -> None:
    with pytest.raises(NotFound):
        library.path(MediaId("0" * 64))


def test_export_is_whole_or_not_at_all(library: MediaLibrary, tmp_path: Path) -> None:
    media = library.keep(sound(tmp_path / "a.wav"), MediaKind.SOUND)
    with pytest.raises(StorageTrouble, match="not a folder"):
        library.export(media.id, tmp_path / "nowhere" / "a.wav")
    dest = tmp_path / "out.wav"
    library.export(media.id, dest)
    assert dest.read_bytes() == library.path(media.id).read_bytes()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_scratch_is_gone_afterwards_and_swept_after_a_kill(library: MediaLibrary) -> None:
    with library.scratch() as folder:
        (folder / "half").write_text("x")
    assert not folder.exists()
    script = """
        import os, signal, sys
        from pathlib import Path
        from reelwright.media.library import MediaLibrary
        with MediaLibrary(Path(sys.argv[1])).scratch():
            os.kill(os.getpid(), signal.SIGKILL)
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(script), str(library.root)], check=False)
    (left,) = (library.root / "tmp").iterdir()
    now = left.stat().st_mtime
    assert library.sweep(60, now + 30) == 0
    assert library.sweep(60, now + 61) == 1


@pytest.mark.parametrize(
    "media", ["../../../etc/passwd", "/etc/passwd", "..", "", "AB" * 32, "ab" * 32 + "\n"]
)
def test_no_path_is_made_of_what_is_no_hash(tmp_path: Path, media: str) -> None:
    library = MediaLibrary(tmp_path / "media")
    library.prepare()
    with pytest.raises(NotFound):
        library.path(MediaId(media))
    assert not library.has(MediaId(media))


def test_the_folder_around_it_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    MediaLibrary(tmp_path / "studio" / "media").prepare()
    assert (tmp_path / "studio").stat().st_mode & 0o077 == 0


def test_a_clip_that_a_process_left_is_swept_up_too(tmp_path: Path) -> None:
    library = MediaLibrary(tmp_path)
    library.prepare()
    clip = tmp_path / "tmp" / "clip.mp4"
    clip.write_bytes(b"clip")
    assert library.sweep(60, clip.stat().st_mtime + 61) == 1
    assert not clip.exists()


@pytest.mark.skipif(os.geteuid() == 0 and not Path("/proc/self").exists(), reason="needs /proc")
def test_a_library_that_cannot_be_made_says_so() -> None:
    with pytest.raises(StorageTrouble):
        MediaLibrary(Path("/proc/self/nowhere")).prepare()
