import { describe, expect, it } from "vitest";
import type { CostsView, DayCost } from "@/shared/api/types";
import { csvOf, isFree, lastDays, lastMonths, topOf } from "./sums";

const NOTHING: CostsView = {
  currency: "USD",
  spentMicros: 0,
  reservedMicros: 0,
  lostMicros: 0,
  availableMicros: null,
  unpricedCalls: 0,
  byVideo: [],
  byDay: [],
  byModel: [],
  unexplainedMicros: 0,
  unexplained: [],
};
const day = (name: string, spentMicros: number | null, unpricedCalls = 0): DayCost => ({
  day: name,
  spentMicros,
  lostMicros: 0,
  unpricedCalls,
});

describe("the chart", () => {
  it("has every day, over the turn of a year and the change of the clocks", () => {
    const bars = lastDays([day("2026-12-31", 5)], "2027-01-02", 4);
    expect(bars.map((bar) => [bar.key, bar.spentMicros])).toEqual([
      ["2026-12-30", 0],
      ["2026-12-31", 5],
      ["2027-01-01", 0],
      ["2027-01-02", 0],
    ]);
    const spring = lastDays([], "2026-03-30", 3);
    expect(spring.map((bar) => bar.key)).toEqual(["2026-03-28", "2026-03-29", "2026-03-30"]);
  });

  it("adds days up to months, and keeps count of what nobody knows", () => {
    const days = [
      day("2026-10-31", 1),
      day("2026-11-01", 2),
      day("2026-11-30", 3),
      day("2026-11-12", null, 4),
    ];
    expect(lastMonths(days, "2027-01-15", 3)).toEqual([
      { key: "2026-11", spentMicros: 5, lostMicros: 0, unpricedCalls: 4 },
      { key: "2026-12", spentMicros: 0, lostMicros: 0, unpricedCalls: 0 },
      { key: "2027-01", spentMicros: 0, lostMicros: 0, unpricedCalls: 0 },
    ]);
  });

  it("ends at a round figure that holds the longest bar", () => {
    expect(topOf(0)).toBe(1);
    expect(topOf(1_000_000)).toBe(1_000_000);
    expect(topOf(2_050_000)).toBe(5_000_000);
    expect(topOf(61_000_000)).toBe(100_000_000);
    for (let most = 7; most < 1e9; most = Math.ceil(most * 1.7)) {
      expect(topOf(most)).toBeGreaterThanOrEqual(most);
      expect(topOf(most)).toBeLessThanOrEqual(most * 2.5);
    }
  });
});

describe("whether anything was paid", () => {
  it("is not free as soon as there was a call, even one without a price", () => {
    expect(isFree(NOTHING)).toBe(true);
    expect(isFree({ ...NOTHING, unpricedCalls: 1, spentMicros: null })).toBe(false);
    expect(isFree({ ...NOTHING, reservedMicros: 1 })).toBe(false);
  });
});

describe("the file for a spreadsheet", () => {
  const written = csvOf({
    ...NOTHING,
    spentMicros: null,
    byDay: [day("2026-11-28", 2_050_000), day("2026-11-29", null, 1)],
    byModel: [
      {
        provider: "runway",
        model: "gen4.5",
        spentMicros: 12_345,
        lostMicros: 0,
        unpricedCalls: 0,
        calls: 3,
      },
    ],
    byVideo: [
      {
        videoId: "one",
        title: '=HYPERLINK("http://x"), "quoted"',
        spentMicros: 10_000_000,
        reservedMicros: 0,
        lostMicros: 100_000,
        unpricedCalls: 0,
      },
    ],
  }).split("\r\n");

  it("writes money exactly, and leaves unknown sums empty", () => {
    expect(written[1]).toBe("day,2026-11-28,,,,,,USD,2.05,,0.00,0");
    expect(written[2]).toBe("day,2026-11-29,,,,,,USD,,,0.00,1");
    expect(written[3]).toBe("model,,runway,gen4.5,,,3,USD,0.012345,,0.00,0");
    expect(written[5]).toMatch(/^all,,,,,,,USD,,0\.00,0\.00,0$/);
  });

  it("lets no title become a formula, and has as many cells in each row", () => {
    expect(written[4]).toBe(`video,,,,one,"'=HYPERLINK(""http://x""), ""quoted""",,USD,10.00,0.00,0.10,0`);
    const cells = (row: string) => row.replace(/"(?:[^"]|"")*"/g, "").split(",").length;
    expect(new Set(written.slice(0, -1).map(cells))).toEqual(new Set([12]));
  });
});
