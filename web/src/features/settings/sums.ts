import type { CostsView, DayCost } from "@/shared/api/types";

/** What was spent in a day or a month: a bar of the chart. `key` is `2026-11-28` or `2026-11`, in UTC. */
export interface Bar {
  key: string;
  spentMicros: number;
  lostMicros: number;
  unpricedCalls: number;
}

const DAY_MS = 86_400_000;

/** The last `count` days up to `today` (UTC), also those on which nothing was spent. */
export function lastDays(days: readonly DayCost[], today: string, count: number): Bar[] {
  const known = new Map(days.map((day) => [day.day, day]));
  const end = Date.parse(`${today}T00:00:00Z`);
  return Array.from({ length: count }, (_, place) => {
    const key = new Date(end - (count - 1 - place) * DAY_MS).toISOString().slice(0, 10);
    return added(key, known.get(key));
  });
}

/** The last `count` months up to that of `today`. */
export function lastMonths(days: readonly DayCost[], today: string, count: number): Bar[] {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  return Array.from({ length: count }, (_, place) => {
    const key = new Date(Date.UTC(year, month - count + place, 1)).toISOString().slice(0, 7);
    return added(key, ...days.filter((day) => day.day.startsWith(key)));
  });
}

/** The top of a scale from zero that holds `most`: 1, 2 or 5 times a power of ten. */
export function topOf(most: number): number {
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 5, 10].find((step) => step * power >= most) ?? 10) * power;
}

/** Whether there was ever anything to pay, or to be unsure of. */
export function isFree(costs: CostsView): boolean {
  return (
    costs.byModel.length === 0 &&
    costs.byDay.length === 0 &&
    costs.byVideo.length === 0 &&
    costs.spentMicros === 0 &&
    costs.reservedMicros === 0 &&
    costs.lostMicros === 0 &&
    costs.unpricedCalls === 0 &&
    costs.unexplained.length === 0
  );
}

const COLUMNS = "by,day,provider,model,video,title,calls,currency,spent,held,lost,unpriced_calls".split(",");

/** All of it as a file for a spreadsheet. A sum that nobody knows is an empty cell, not a zero. */
export function csvOf(costs: CostsView): string {
  const { currency } = costs;
  const rows: (string | number | null)[][] = [COLUMNS];
  const money = (micros: number | null) => (micros === null ? null : decimal(micros));
  for (const one of costs.byDay)
    rows.push([
      "day",
      one.day,
      null,
      null,
      null,
      null,
      null,
      currency,
      money(one.spentMicros),
      null,
      money(one.lostMicros),
      one.unpricedCalls,
    ]);
  for (const one of costs.byModel)
    rows.push([
      "model",
      null,
      safe(one.provider),
      safe(one.model),
      null,
      null,
      one.calls,
      currency,
      money(one.spentMicros),
      null,
      money(one.lostMicros),
      one.unpricedCalls,
    ]);
  for (const one of costs.byVideo)
    rows.push([
      "video",
      null,
      null,
      null,
      one.videoId,
      safe(one.title),
      null,
      currency,
      money(one.spentMicros),
      money(one.reservedMicros),
      money(one.lostMicros),
      one.unpricedCalls,
    ]);
  rows.push([
    "all",
    null,
    null,
    null,
    null,
    null,
    null,
    currency,
    money(costs.spentMicros),
    money(costs.reservedMicros),
    money(costs.lostMicros),
    costs.unpricedCalls,
  ]);
  return `${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function added(key: string, ...days: (DayCost | undefined)[]): Bar {
  const bar: Bar = { key, spentMicros: 0, lostMicros: 0, unpricedCalls: 0 };
  for (const day of days) {
    bar.spentMicros += day?.spentMicros ?? 0;
    bar.lostMicros += day?.lostMicros ?? 0;
    bar.unpricedCalls += day?.unpricedCalls ?? 0;
  }
  return bar;
}

/** Micro-units in units, exactly: no float comes near money. */
function decimal(micros: number): string {
  const digits = String(Math.abs(micros)).padStart(7, "0");
  const rest = digits.slice(-6).replace(/0{1,4}$/, "");
  return `${micros < 0 ? "-" : ""}${digits.slice(0, -6)}.${rest}`;
}

/** What a spreadsheet would take for a formula is told to be text. */
function safe(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function cell(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
