from __future__ import annotations

from pathlib import Path

import pytest

from reelwright.actions.brief import check_brief, check_storyboard
from reelwright.api.examples import STORYBOARD
from reelwright.film.brief import Brief, PlannerChoice
from reelwright.film.errors import ReelwrightError
from reelwright.settings import Settings
from reelwright.studio import Studio, build


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    return build(Settings(data_dir=Path(tmp_path_factory.mktemp("data"))))


@pytest.mark.parametrize(
    ("changes", "code", "where"),
    [
        ({"prompt": ""}, "wrong_input", "prompt"),
        ({"prompt": " \n\x00 "}, "wrong_input", "prompt"),
        ({"prompt": "x" * 2001}, "prompt_too_long", "prompt"),
        ({"scenes": 0}, "scenes_out_of_range", "scenes"),
        ({"scenes": 6}, "scenes_out_of_range", "scenes"),
        ({"seconds": 14}, "seconds_out_of_range", "seconds"),
        ({"seconds": 61}, "seconds_out_of_range", "seconds"),
        ({"language": "Klingon!"}, "unknown_language", "language"),
        ({"provider": "nobody"}, "unknown_provider", "provider"),
        ({"model": "nothing"}, "unknown_model", "model"),
        ({"voice": "nobody"}, "unknown_voice", "voice"),
        ({"planner": PlannerChoice.LANGUAGE_MODEL}, "no_language_model", "planner"),
    ],
)
def test_what_cannot_be_filmed_is_refused(
    studio: Studio, changes: dict[str, object], code: str, where: str
) -> None:
    with pytest.raises(ReelwrightError) as caught:
        check_brief(Brief(prompt="A door").but(**changes), studio)
    assert (caught.value.code, caught.value.where) == (code, where)
    assert caught.value.message.endswith(".")


@pytest.mark.parametrize("prompt", ["x" * 2000, "🚀🌕", "شتاء في الصحراء", "a\ud83d"])
def test_any_text_that_fits_is_a_prompt(studio: Studio, prompt: str) -> None:
    checked = check_brief(Brief(prompt="x").model_copy(update={"prompt": prompt}), studio)
    assert checked.prompt
    assert checked.provider == "animatic"
    checked.prompt.encode()


def test_a_prompt_beside_a_storyboard_is_held_to_the_same_limits(studio: Studio) -> None:
    checked = check_storyboard(STORYBOARD, Brief(prompt=" A\x00 door "), studio)
    assert checked.prompt == "A door"
    with pytest.raises(ReelwrightError) as caught:
        check_storyboard(STORYBOARD, Brief(prompt="x" * 2001), studio)
    assert caught.value.code == "prompt_too_long"
