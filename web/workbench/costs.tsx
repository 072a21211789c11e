import { Chart } from "@/features/settings/chart";
import { Ledger } from "@/features/settings/ledger";
import type { CostsView } from "@/shared/api/types";
import { LONG, MARKUP, RTL } from "./samples";
import type { States } from "./stories";

const TODAY = "2026-11-28";
const sums = (spentMicros: number | null, lostMicros = 0, unpricedCalls = 0) => ({
  spentMicros,
  lostMicros,
  unpricedCalls,
});
const view = (more: Partial<CostsView> = {}): CostsView => ({
  currency: "USD",
  ...sums(12_340_000),
  reservedMicros: 0,
  availableMicros: 7_660_000,
  byVideo: [
    { videoId: "a", title: "A Friend Called the Storm", reservedMicros: 0, ...sums(8_000_000) },
    { videoId: "b", title: "Kucing dan Sisa Jalan", reservedMicros: 0, ...sums(4_340_000) },
  ],
  byDay: Array.from({ length: 20 }, (_, place) => ({
    day: `2026-11-${String(place + 9).padStart(2, "0")}`,
    ...sums(((place * 7919) % 13) * 90_000),
  })),
  byModel: [
    { provider: "runway", model: "gen4_turbo", calls: 42, ...sums(10_340_000) },
    { provider: "runway", model: "gen4_image", calls: 21, ...sums(2_000_000) },
  ],
  unexplainedMicros: 0,
  unexplained: [],
  ...more,
});

/** Money, in every way that it can be known and not known. */
export const COSTS: Readonly<Record<string, States>> = {
  Costs: {
    usual: () => <Ledger costs={view()} today={TODAY} />,
    "held, lost, unpriced, unexplained": () => (
      <Ledger
        today={TODAY}
        costs={view({
          ...sums(1_234_567_890, 450_000, 3),
          reservedMicros: 1_100_000,
          availableMicros: null,
          byVideo: [
            { videoId: "a", title: LONG, reservedMicros: 1_100_000, ...sums(1_234_567_890, 450_000, 1) },
            { videoId: "b", title: RTL, reservedMicros: 0, ...sums(null, 0, 2) },
            { videoId: "c", title: MARKUP, reservedMicros: 0, ...sums(123) },
          ],
          byDay: [
            { day: "2026-10-30", ...sums(120_000) },
            { day: "2026-11-20", ...sums(4_000_000, 450_000) },
            { day: "2026-11-27", ...sums(null, 0, 2) },
            { day: "2026-11-28", ...sums(1_000) },
          ],
          byModel: [
            { provider: "runway", model: LONG, calls: 4200, ...sums(1_234_567_890, 450_000) },
            { provider: "openai", model: "a-model", calls: 3, ...sums(null, 0, 3) },
          ],
          unexplainedMicros: 150_000,
          unexplained: [
            "runway gen4_turbo on 2026-11-20: the bill says 4.60 USD, the ledger 4.45 USD, and nothing here explains it.",
          ],
        })}
      />
    ),
    "nothing but a call that nobody prices": () => (
      <Ledger
        today={TODAY}
        costs={view({
          ...sums(null, 0, 1),
          byVideo: [],
          byDay: [{ day: TODAY, ...sums(null, 0, 1) }],
          byModel: [{ provider: "openai", model: "a-model", calls: 1, ...sums(null, 0, 1) }],
        })}
      />
    ),
    "nothing lately": () => (
      <Chart costs={view({ byDay: [{ day: "2026-01-02", ...sums(900_000) }] })} today={TODAY} />
    ),
  },
};
