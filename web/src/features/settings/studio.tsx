import type { JSX } from "react";
import { Link } from "wouter";
import type { SettingsView, StudioView } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useLanguage } from "@/shared/i18n/language";
import { useWords } from "@/shared/i18n/words";
import { Copyable } from "@/shared/ui/copy";
import { Prose } from "@/shared/ui/prose";
import { Fact, Facts, Fold, Section, SetBy } from "./section";
import { SetupForm } from "./setup-form";
import { WORDS } from "./words";

interface Both {
  studio: StudioView;
  /** Where the page may set it up. */
  setup: SettingsView | undefined;
}

/** The most that may be spent, and what may be asked for. */
export function Budgets({ studio, setup }: Both): JSX.Element {
  const t = useWords(WORDS);
  const format = useFormat();
  const money = (micros: number | null, none: string) => (micros === null ? none : format.money(micros));
  const { videoMicros, dayMicros, monthMicros } = studio.budgets;
  return (
    <Section id="budgets" title={t("budgets.title")} about={t("budgets.about")}>
      <Facts>
        <Fact name={t("budgets.video")}>{money(videoMicros, t("budgets.video.none"))}</Fact>
        <Fact name={t("budgets.day")}>{money(dayMicros, t("budgets.none"))}</Fact>
        <Fact name={t("budgets.month")}>{money(monthMicros, t("budgets.none"))}</Fact>
      </Facts>
      <p className="text-sm">
        <Link href="/costs" className="underline decoration-border underline-offset-4 hover:decoration-text">
          {t("budgets.costs")}
        </Link>
      </p>
      {setup && (
        <SetupForm
          view={setup}
          items={[
            { name: "budgetUsd", label: t("budgets.video.usd"), hint: t("budgets.hint"), kind: "money" },
            { name: "dailyBudgetUsd", label: t("budgets.day.usd"), kind: "money" },
            { name: "monthlyBudgetUsd", label: t("budgets.month.usd"), kind: "money" },
          ]}
        />
      )}
      <SetBy
        folded={setup !== undefined}
        lines={[
          `REELWRIGHT_BUDGET_USD=${dollars(videoMicros)}`,
          `REELWRIGHT_DAILY_BUDGET_USD=${dollars(dayMicros)}`,
          `REELWRIGHT_MONTHLY_BUDGET_USD=${dollars(monthMicros)}`,
        ]}
      />
    </Section>
  );
}

/** What a film may be asked to be. */
export function FilmLimits({ studio }: { studio: StudioView }): JSX.Element {
  const t = useWords(WORDS);
  const { minScenes, maxScenes, minSeconds, maxSeconds, maxPrompt } = studio.limits;
  return (
    <Section id="films" title={t("films.title")} about={t("films.about")}>
      <Facts>
        <Fact name={t("films.scenes")}>
          {t("films.range", { least: minScenes ?? 1, most: maxScenes ?? 5 })}
        </Fact>
        <Fact name={t("films.seconds")}>
          {t("films.range", { least: minSeconds ?? 15, most: maxSeconds ?? 60 })}
        </Fact>
        <Fact name={t("films.prompt")}>{t("sheet.prompt.most", { count: maxPrompt ?? 2000 })}</Fact>
        <Fact name={t("films.transitions")}>
          {studio.patterns.length ? studio.patterns.join(", ") : <Prose text={t("films.transitions.none")} />}
        </Fact>
      </Facts>
      <SetBy
        lines={[
          `REELWRIGHT_MAX_SCENES=${maxScenes ?? 5}`,
          `REELWRIGHT_MIN_SECONDS=${minSeconds ?? 15}`,
          `REELWRIGHT_MAX_SECONDS=${maxSeconds ?? 60}`,
          `REELWRIGHT_MAX_PROMPT=${maxPrompt ?? 2000}`,
        ]}
      />
    </Section>
  );
}

/** Who writes storyboards. */
export function Planner({ studio, setup }: Both): JSX.Element {
  const t = useWords(WORDS);
  return (
    <Section id="planner" title={t("planner.title")} about={t("planner.about")}>
      <Facts>
        <Fact name={t("planner.writes")}>
          {studio.planner.builtin ? t("planner.builtin") : studio.planner.name}
        </Fact>
      </Facts>
      {setup && (
        <SetupForm
          view={setup}
          items={[
            {
              name: "plannerProvider",
              label: t("planner.provider"),
              hint: t("planner.provider.hint"),
              options: ["openai", "openai_chat", "anthropic", "google"].map((value) => ({
                value,
                label: value,
              })),
            },
            { name: "plannerModel", label: t("planner.model"), hint: t("planner.model.hint") },
            { name: "plannerKey", label: t("try.key") },
            { name: "plannerUrl", label: t("try.url"), hint: t("planner.url.hint"), kind: "address" },
          ]}
        />
      )}
      <SetBy
        folded={setup !== undefined}
        about={t(studio.planner.builtin ? "planner.set" : "planner.change")}
        lines={[
          "REELWRIGHT_PLANNER_PROVIDER=openai",
          "REELWRIGHT_PLANNER_MODEL=",
          "REELWRIGHT_PLANNER_KEY=",
          "REELWRIGHT_PLANNER_URL=",
        ]}
      />
    </Section>
  );
}

/** Who can narrate. */
export function Voices({ studio, setup }: Both): JSX.Element {
  const t = useWords(WORDS);
  const language = useLanguage((state) => state.language);
  const tongues = tonguesOf(studio.scratchLanguages, language);
  const hired = studio.voices.some((voice) => voice.hired);
  return (
    <Section id="voices" title={t("voices.title")} about={t("voices.about")}>
      <Facts>
        {studio.voices.map((voice) => (
          <Fact key={voice.name} name={voice.name}>
            {t(voice.hired ? "voices.hired" : "voices.own", { count: tongues.length })}
          </Fact>
        ))}
      </Facts>
      {tongues.length > 0 && (
        <Fold title={t("voices.tongues", { count: tongues.length })}>
          <p className="max-w-prose text-quiet">{tongues.join(", ")}</p>
        </Fold>
      )}
      {setup && (
        <SetupForm
          view={setup}
          items={[
            {
              name: "voiceProvider",
              label: t("voices.provider"),
              options: [
                { value: "", label: t("voices.nobody") },
                { value: "elevenlabs", label: "ElevenLabs" },
                { value: "openai", label: "OpenAI" },
              ],
            },
            { name: "voiceKey", label: t("try.key") },
            { name: "voiceNames", label: t("voices.names"), hint: t("voices.names.hint") },
          ]}
        />
      )}
      <SetBy
        folded={setup !== undefined}
        about={t(hired ? "voices.change" : "voices.set")}
        lines={[
          "REELWRIGHT_VOICE_PROVIDER=elevenlabs",
          "REELWRIGHT_VOICE_KEY=",
          "REELWRIGHT_VOICE_NAMES=",
          "REELWRIGHT_VOICE_USD_PER_THOUSAND=",
        ]}
      />
    </Section>
  );
}

/** Where everything lies, and how much room there is. */
export function Storage({ studio }: { studio: StudioView }): JSX.Element {
  const t = useWords(WORDS);
  const format = useFormat();
  const { folder, usedBytes, freeBytes, cacheBytes, cacheLimitBytes } = studio.storage;
  return (
    <Section id="storage" title={t("storage.title")} about={t("storage.about")}>
      <Copyable text={folder} name={t("storage.folder")} />
      <Facts>
        <Fact name={t("storage.used")}>{format.bytes(usedBytes)}</Fact>
        <Fact name={t("storage.cache")}>
          {t("storage.cache.of", { size: format.bytes(cacheBytes), limit: format.bytes(cacheLimitBytes) })}
        </Fact>
        <Fact name={t("storage.free")}>{format.bytes(freeBytes)}</Fact>
      </Facts>
      <SetBy
        lines={[`REELWRIGHT_DATA_DIR=${folder}`, `REELWRIGHT_CACHE_GB=${cacheLimitBytes / 1_000_000_000}`]}
      />
    </Section>
  );
}

/** The languages by their names, each once: `en-gb` and `en-us` are both English. */
export function tonguesOf(tags: readonly string[], language: string): string[] {
  const names = new Intl.DisplayNames(language, { type: "language", fallback: "code" });
  const found = new Set(tags.map((tag) => names.of(tag.split("-")[0] ?? tag) ?? tag));
  return [...found].sort((one, other) => one.localeCompare(other, language));
}

function dollars(micros: number | null): string {
  return micros === null ? "" : String(micros / 1_000_000);
}
