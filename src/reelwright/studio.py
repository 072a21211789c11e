"""Settings -> Studio: the only place where the parts are built and put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pydantic import SecretStr, ValidationError

from reelwright.film.brief import Brief, Limits, PlannerChoice
from reelwright.film.errors import WrongInput, WrongSetting
from reelwright.film.ledger import Budgets
from reelwright.film.money import usd
from reelwright.media.lab.lab import Lab
from reelwright.media.library import MediaLibrary
from reelwright.providers.animatic import AnimaticProvider
from reelwright.providers.port import Provider, Sheet, sheet_of
from reelwright.render.film import PRELOAD, Renderer
from reelwright.render.shelf import Shelf
from reelwright.settings import KEPT_FILE, Settings, variable
from reelwright.setup import Setup, unreadable
from reelwright.shoot import PRELOAD as SHOOTING
from reelwright.sound.port import VoiceActor
from reelwright.sound.scratch import ScratchVoice
from reelwright.store.database import Database
from reelwright.story.builtin import BuiltinPlanner
from reelwright.story.port import Planner

RUNWAY = "runway"


def now() -> datetime:
    """The wall clock, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class HiredVoices:
    """Who speaks besides the scratch voice."""

    provider: str
    url: str | None
    keyed: bool
    """There is a key."""
    priced: bool
    """Their price is known."""


@dataclass(frozen=True, slots=True)
class Outside:
    """Whom the studio asks outside, and where that is not the vendor's own address. No key is in it."""

    video_url: str | None = None
    language_url: str | None = None
    voices: HiredVoices | None = None


@dataclass(frozen=True, slots=True)
class Studio:
    """Everything that a film is made with."""

    data_dir: Path
    database: Database
    library: MediaLibrary
    providers: Mapping[str, Provider]
    builtin: Planner
    language: Planner | None
    voices: Mapping[str, VoiceActor]
    lab: Lab
    shelf: Shelf
    limits: Limits = field(default_factory=Limits)
    default_provider: str = "animatic"
    default_model: str | None = None
    """Of the default provider, where the setting names one."""
    budget_micros: int | None = None
    """Of a video that names none."""
    budgets: Budgets = field(default_factory=Budgets)
    workers: int = 2
    outside: Outside = Outside()
    setup: Setup | None = None
    """What can be set up from the page; None where nothing can."""
    clock: Callable[[], datetime] = now

    @property
    def transitions(self) -> Path:
        """The folder of the user's own transitions."""
        return self.data_dir / "transitions"

    @property
    def renderer(self) -> Renderer:
        return Renderer(self.lab, self.shelf)

    def provider(self, name: str) -> Provider:
        """The provider called `name` (empty: the studio's own choice); WrongInput names those there are."""
        name = name or self.default_provider
        if name == RUNWAY and name not in self.providers:
            raise WrongSetting(
                "There is no key for Runway.",
                code="no_key",
                hint="Set VIDEO_API_KEY to a key of your account, or practise with `reelwright rehearse`.",
                where="VIDEO_API_KEY",
            )
        if name not in self.providers:
            known = ", ".join(sorted(self.providers))
            raise WrongInput(
                f"There is no provider called {name!r}; there is {known}.",
                code="unknown_provider",
                where="provider",
            )
        return self.providers[name]

    def sheet(self, brief: Brief) -> Sheet:
        """What the brief's model can do; WrongInput when there is no such provider, model or shape."""
        sheet = sheet_of(self.provider(brief.provider), self.model(brief))
        sheet.size(brief.aspect)
        return sheet

    def model(self, brief: Brief) -> str | None:
        """The model that is asked for, by the brief or by the studio's own choice; None leaves it open."""
        own = self.default_model if brief.provider in ("", self.default_provider) else None
        return brief.model or own

    def animatic(self) -> tuple[Provider, Sheet]:
        """The free stand-in for every other provider."""
        provider = self.provider("animatic")
        return provider, provider.sheets[0]

    def planner(self, choice: PlannerChoice) -> Planner:
        """Who writes the storyboard; WrongSetting when a language model is asked for and none is set up."""
        if choice is PlannerChoice.BUILTIN or (choice is PlannerChoice.AUTO and self.language is None):
            return self.builtin
        if self.language is None:
            raise WrongSetting(
                "No language model is set up.",
                code="no_language_model",
                hint="Set REELWRIGHT_PLANNER_MODEL and its key, or use the built-in planner.",
                where="planner",
            )
        return self.language

    def trial(self, name: str, key: str, url: str | None) -> Provider:
        """A provider that nothing is made with, for asking whether `key` is taken; the caller closes it.

        WrongInput when no provider of that name takes one; WrongSetting when key or address cannot be meant.
        """
        if name != RUNWAY:
            raise WrongInput(
                f"There is no provider called {name!r} that takes a key; there is {RUNWAY}.",
                code="unknown_provider",
                where="name",
            )
        return _runway(SecretStr(key), url, self.library)

    def open(self) -> None:
        """Make the folders and bring the database up to date; StorageTrouble says what is in the way."""
        self.database.upgrade()
        self.library.prepare()

    def close(self) -> None:
        for provider in self.providers.values():
            provider.close()
        self.lab.close()
        self.database.close()


def read_settings(**overrides: object) -> Settings:
    """The settings as they are now; WrongSetting names the first that is wrong and what it may be."""
    try:
        settings = Settings(**overrides)  # pyright: ignore[reportArgumentType]
    except ValidationError as trouble:
        first = trouble.errors()[0]
        name = variable(str(first["loc"][0])) if first["loc"] else "the settings"
        raise WrongSetting(
            f"{name} is wrong: {first['msg']}.",
            hint=f"Mend it in the environment, in .env, or in {KEPT_FILE} in the data folder.",
            where=name,
        ) from None
    except (OSError, ValueError) as why:
        raise unreadable(why) from why
    if settings.min_seconds > settings.max_seconds:
        raise WrongSetting("REELWRIGHT_MIN_SECONDS is more than REELWRIGHT_MAX_SECONDS.")
    return settings


def build(settings: Settings) -> Studio:
    """The studio that the settings describe. Nothing is opened yet."""
    _check_clear(settings.planner_url, settings.planner_key, "planner_url")
    _check_clear(settings.voice_url, settings.voice_key, "voice_url")
    data_dir = settings.data_dir.expanduser().absolute()
    lab = Lab((*PRELOAD, "reelwright.media.probe", "reelwright.sound.booth", *SHOOTING))
    library = MediaLibrary(_media_root(settings, data_dir), lab)
    provider, model = _provider_and_model(settings.provider)
    limits = Limits(
        max_scenes=settings.max_scenes,
        min_seconds=settings.min_seconds,
        max_seconds=settings.max_seconds,
        max_prompt=settings.max_prompt,
    )
    return Studio(
        data_dir=data_dir,
        database=Database(settings.database_url or f"sqlite:///{data_dir / 'studio.db'}"),
        library=library,
        providers={"animatic": AnimaticProvider(library.root / "tmp"), **_hired_provider(settings, library)},
        builtin=BuiltinPlanner(),
        language=_language_planner(settings, limits),
        voices={"scratch": ScratchVoice(), **_hired_voices(settings, lab)},
        lab=lab,
        shelf=Shelf(data_dir / "pieces", round(settings.cache_gb * 1e9)),
        limits=limits,
        default_provider=provider,
        default_model=model,
        budget_micros=_dollars(settings.budget_usd, "budget_usd"),
        budgets=Budgets(
            day_micros=_dollars(settings.daily_budget_usd, "daily_budget_usd"),
            month_micros=_dollars(settings.monthly_budget_usd, "monthly_budget_usd"),
        ),
        workers=settings.workers,
        outside=_outside(settings),
        setup=Setup(data_dir, _check),
    )


def _check(settings: Settings) -> None:
    """WrongSetting or WrongInput for settings that no film can be made with."""
    studio = build(settings)
    try:
        sheet_of(studio.provider(studio.default_provider), studio.default_model)
    finally:
        studio.close()


def _check_clear(url: str | None, key: SecretStr | None, name: str) -> None:
    """WrongSetting where the key would go to another machine unencrypted."""
    if url is None or key is None or not key.get_secret_value().strip():
        return
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
        safe = parts.scheme != "http" or host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        safe = False
    if not safe:
        raise WrongSetting(
            f"The key would go to {_without_credentials(url)} in the clear.",
            code="wrong_url",
            hint=f"Write https:// in {variable(name)}; http:// is for this machine.",
            where=variable(name),
        )


def _outside(settings: Settings) -> Outside:
    vendor = settings.voice_provider
    return Outside(
        video_url=_without_credentials(settings.video_api_url),
        language_url=_without_credentials(settings.planner_url),
        voices=None
        if vendor is None
        else HiredVoices(
            provider=vendor,
            url=_without_credentials(settings.voice_url),
            keyed=settings.voice_key is not None,
            priced=settings.voice_usd_per_thousand is not None,
        ),
    )


def _without_credentials(url: str | None) -> str | None:
    """The address as it may be shown: a name and a password in it are nobody else's business."""
    if url is None or "@" not in url:
        return url
    before, _, after = url.partition("//")
    return f"{before}//{after.rpartition('@')[2]}"


def _media_root(settings: Settings, data_dir: Path) -> Path:
    if settings.media_url is None:
        return data_dir / "media"
    url = urlsplit(settings.media_url)
    if url.scheme != "file" or url.netloc not in ("", "localhost") or not url.path:
        raise WrongSetting(
            f"REELWRIGHT_MEDIA_URL is {settings.media_url!r}; only file:///absolute/folder works yet.",
            where="REELWRIGHT_MEDIA_URL",
        )
    return Path(unquote(url.path))


def _provider_and_model(name: str) -> tuple[str, str | None]:
    """The provider that a setting means, and the model where it names one: `Runway Gen-3`, `gen3a_turbo`."""
    plain = name.strip().lower()
    if plain.startswith(("gen-3", "gen3", "gen-4", "gen4")):
        return RUNWAY, plain
    if not plain.startswith(RUNWAY):
        return plain, None
    return RUNWAY, plain.removeprefix(RUNWAY).removeprefix("ml").strip(" :/-") or None


def _hired_provider(settings: Settings, library: MediaLibrary) -> Mapping[str, Provider]:
    if settings.video_api_key is None or not settings.video_api_key.get_secret_value().strip():
        return {}
    return {RUNWAY: _runway(settings.video_api_key, settings.video_api_url, library)}


def _runway(key: SecretStr, url: str | None, library: MediaLibrary) -> Provider:
    # The vendor's client is imported only by those who have a key.
    from reelwright.providers.runway.provider import RunwayProvider

    if url is None:
        return RunwayProvider(key, find=library.path)
    return RunwayProvider(key, url=url, find=library.path)


def _dollars(amount: str | None, field_name: str) -> int | None:
    if amount is None or not amount.strip():
        return None
    try:
        micros = usd(amount.strip().removeprefix("$")).micros
    except ValueError as why:
        raise WrongSetting(
            f"{variable(field_name)} is wrong: {why}.",
            hint="Write dollars as a decimal, such as 12.50.",
            where=variable(field_name),
        ) from None
    if micros < 0:
        raise WrongSetting(f"{variable(field_name)} is below nothing.", where=variable(field_name))
    return micros


def _language_planner(settings: Settings, limits: Limits) -> Planner | None:
    if settings.planner_model is None:
        return None
    # Two seconds of imports that only those who set up a language model need.
    from reelwright.story.language import LanguageModel, LanguagePlanner
    from reelwright.story.language_models import LanguageProvider

    return LanguagePlanner(
        LanguageModel(
            provider=LanguageProvider(settings.planner_provider),
            model=settings.planner_model,
            api_key=settings.planner_key,
            base_url=settings.planner_url,
            timeout_s=settings.planner_timeout_s,
            input_micros_per_million=_micros(settings.planner_input_usd_per_million),
            output_micros_per_million=_micros(settings.planner_output_usd_per_million),
        ),
        limits=limits,
    )


def _hired_voices(settings: Settings, lab: Lab) -> Mapping[str, VoiceActor]:
    if settings.voice_provider is None:
        return {}
    # What speaks to the network is imported only by those who set up a voice.
    from reelwright.sound.cast import address, converting, hired
    from reelwright.sound.hired import Contract

    contract = Contract(
        url=settings.voice_url or address(settings.voice_provider),
        key=settings.voice_key.get_secret_value() if settings.voice_key else "",
        timeout_s=settings.voice_timeout_s,
        micros_per_thousand=_micros(settings.voice_usd_per_thousand),
    )
    return hired(
        settings.voice_provider, settings.voice_names, settings.voice_model or "", contract, converting(lab)
    )


def _micros(usd: float | None) -> int | None:
    return None if usd is None else round(usd * 1_000_000)
