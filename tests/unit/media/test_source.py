from __future__ import annotations

from pathlib import Path

import av
import pytest
from av.error import FFmpegError

from reelwright.media.source import Source, called, reason

KEPT = Path("media/ab") / ("ab12" * 16)


def test_a_file_of_the_library_is_called_by_the_beginning_of_its_hash() -> None:
    assert called(KEPT) == Source.at(KEPT).name == "ab12ab12ab12…"


@pytest.mark.parametrize("name", ["storm.mp4", "ab12" * 16 + ".mp4", "deadbeef"])
def test_any_other_file_keeps_its_name(name: str) -> None:
    assert called(Path("clips") / name) == name


def test_a_reason_is_in_words(tmp_path: Path) -> None:
    broken = tmp_path / "storm.mp4"
    broken.write_bytes(bytes(4096))
    with pytest.raises(FFmpegError) as caught:
        av.open(str(broken))
    assert reason(caught.value) == "Invalid data found when processing input"
    with pytest.raises(OSError, match="No such file") as gone:
        (tmp_path / "gone").open()
    assert reason(gone.value) == "No such file or directory"
    assert reason(ValueError()) == "ValueError"
