import { Standing } from "@/features/settings/account";
import { Checks } from "@/features/settings/health";
import { RestartNeeded } from "@/features/settings/setup-form";
import { SheetCard } from "@/features/settings/sheet";
import { Budgets, Planner, Storage, Voices } from "@/features/settings/studio";
import { TryKey } from "@/features/settings/trial";
import type { SettingsView, StudioView } from "@/shared/api/types";
import { LONG, sheet } from "./samples";
import type { States } from "./stories";

const STUDIO: StudioView = {
  version: "0.1.0",
  limits: {},
  defaultProvider: "animatic",
  defaultModel: null,
  voices: [
    { name: "scratch", hired: false },
    { name: LONG, hired: true },
  ],
  planner: { builtin: false, name: `openai:${LONG}` },
  budgets: { videoMicros: 5_000_000, dayMicros: null, monthMicros: 100_000_000 },
  storage: {
    folder: `/home/somebody/${LONG}/reelwright`,
    usedBytes: 81_411_967,
    freeBytes: 900,
    cacheBytes: 0,
    cacheLimitBytes: 10_000_000_000,
  },
  patterns: [],
  scratchLanguages: ["en", "en-gb", "id", "ar"],
};

const setting = (name: string, variable: string, more: object = {}) => ({
  name,
  variable,
  isSet: false,
  value: null,
  secret: name.endsWith("Key"),
  origin: "default" as const,
  overruled: false,
  ...more,
});
const SETUP: SettingsView = {
  restartNeeded: true,
  settings: [
    setting("videoApiKey", "VIDEO_API_KEY", { isSet: true, origin: "page" }),
    setting("budgetUsd", "REELWRIGHT_BUDGET_USD", { isSet: true, value: "5", origin: "environment" }),
    setting("dailyBudgetUsd", "REELWRIGHT_DAILY_BUDGET_USD", { isSet: true, value: "20", origin: "page" }),
    setting("plannerModel", "REELWRIGHT_PLANNER_MODEL", { isSet: true, value: LONG, origin: "dotenv" }),
    setting("plannerKey", "REELWRIGHT_PLANNER_KEY", { isSet: true, origin: "page" }),
  ],
};

/** What the settings show, full and odd. */
export const SETTINGS: Readonly<Record<string, States>> = {
  "Sheet of a model": {
    paid: () => <SheetCard sheet={sheet()} first />,
    free: () => <SheetCard sheet={sheet({ model: "panels", price: {}, nativeAudio: false, seed: false })} />,
    "price unknown": () => <SheetCard sheet={sheet({ price: { known: false } })} />,
    "long words": () => <SheetCard sheet={sheet({ model: LONG, about: LONG, source: LONG })} />,
    picture: () => (
      <SheetCard
        sheet={sheet({
          model: "gen4_image",
          makes: "picture",
          price: { rules: [{ unit: "picture", micros: 80_000, pixelsOver: 921_600 }] },
        })}
      />
    ),
  },
  "Account and key": {
    account: () => (
      <Standing
        account={{
          provider: "runway",
          balanceMicros: 47_950_000,
          currency: "USD",
          at: "2026-11-28T10:00:00Z",
          models: { gen4_turbo: { concurrency: 2, dailyMost: 200, dailyMade: 7 }, [LONG]: {} },
        }}
      />
    ),
    "nobody says": () => (
      <Standing
        account={{
          provider: "x",
          balanceMicros: null,
          currency: "USD",
          at: "2026-11-28T10:00:00Z",
          models: {},
        }}
      />
    ),
    "try a key": () => <TryKey provider="runway" keyed={false} />,
    "try a key, and keep it": () => <TryKey provider="runway" keyed setup={SETUP} />,
    "to be started again": () => <RestartNeeded />,
  },
  Health: {
    "all kinds": () => (
      <Checks
        checks={[
          { part: "FFmpeg", state: "ok", found: "8.1.2 in PyAV 18.1.0", hint: null },
          { part: "Voice", state: "missing", found: LONG, hint: "Install `espeak-ng`." },
          { part: LONG, state: "wrong", found: "It cannot be used.", hint: LONG },
        ]}
      />
    ),
  },
  Studio: {
    budgets: () => <Budgets studio={STUDIO} setup={SETUP} />,
    planner: () => <Planner studio={STUDIO} setup={SETUP} />,
    voices: () => <Voices studio={STUDIO} setup={SETUP} />,
    storage: () => <Storage studio={STUDIO} />,
  },
};
