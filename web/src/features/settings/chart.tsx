import { type JSX, useId, useState } from "react";
import type { CostsView } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useLanguage } from "@/shared/i18n/language";
import { useWords } from "@/shared/i18n/words";
import { cx } from "@/shared/ui/cx";
import { Choice } from "@/shared/ui/field";
import { type Bar, lastDays, lastMonths, topOf } from "./sums";
import { Sums } from "./sums-table";
import { WORDS } from "./words";

const DAYS = 30;
const MONTHS = 12;
const UNIT = 1_000_000;

/** What was spent on each day or in each month: bars from zero, and the same figures as a table. */
export function Chart({ costs, today }: { costs: CostsView; today: string }): JSX.Element | null {
  const t = useWords(WORDS);
  const format = useFormat();
  const language = useLanguage((state) => state.language);
  const heading = useId();
  const [by, setBy] = useState<"day" | "month">("day");
  const [as, setAs] = useState<"bars" | "table">("bars");
  const [pointed, setPointed] = useState<string | null>(null);
  if (!costs.byDay.length) return null;

  const bars = by === "day" ? lastDays(costs.byDay, today, DAYS) : lastMonths(costs.byDay, today, MONTHS);
  const top = topOf(Math.max(...bars.map((bar) => bar.spentMicros + bar.lostMicros)) || UNIT);
  const money = (micros: number) => format.money(micros, costs.currency);
  const named = (key: string) =>
    // Noon, so that the day is the same one wherever this is read.
    by === "day"
      ? format.date(`${key}T12:00`)
      : new Intl.DateTimeFormat(language, { month: "long", year: "numeric" }).format(
          new Date(`${key}-15T12:00`),
        );
  const sum = (bar: Bar) =>
    bar.unpricedCalls && !bar.spentMicros ? t("costs.unknown") : money(bar.spentMicros);
  const told = (bar: Bar) =>
    [
      `${named(bar.key)}: ${t("chart.spent", { sum: sum(bar) })}`,
      bar.lostMicros ? t("chart.lost", { sum: money(bar.lostMicros) }) : "",
      bar.unpricedCalls ? t("costs.spent.unpriced", { count: bar.unpricedCalls }) : "",
    ]
      .filter(Boolean)
      .join(", ");
  const lost = bars.some((bar) => bar.lostMicros > 0);
  const unpriced = bars.some((bar) => bar.unpricedCalls > 0);
  const used = bars.filter((bar) => bar.spentMicros || bar.lostMicros || bar.unpricedCalls).reverse();
  const looked = bars.find((bar) => bar.key === pointed);
  const total = bars.reduce((all, bar) => all + bar.spentMicros, 0);
  const unknown = bars.reduce((all, bar) => all + bar.unpricedCalls, 0);
  const inAll = [
    t(by === "day" ? "chart.days" : "chart.months", { count: bars.length, sum: money(total) }),
    unknown ? t("costs.spent.unpriced", { count: unknown }) : "",
  ]
    .filter(Boolean)
    .join(", ");

  return (
    <section aria-labelledby={heading} className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h2 id={heading} className="text-lg">
          {t("costs.byDay")}
        </h2>
        <div className="flex flex-wrap gap-2">
          <Choice
            label={t("chart.by")}
            value={by}
            onChange={setBy}
            className="w-auto!"
            options={[
              { value: "day", label: t("chart.by.day") },
              { value: "month", label: t("chart.by.month") },
            ]}
          />
          <Choice
            label={t("chart.as")}
            value={as}
            onChange={setAs}
            className="w-auto!"
            options={[
              { value: "bars", label: t("chart.bars") },
              { value: "table", label: t("chart.table") },
            ]}
          />
        </div>
      </div>
      {as === "table" && used.length > 0 ? (
        <Sums
          title={t("costs.byDay")}
          headed={false}
          first={t(by === "day" ? "chart.day" : "chart.month")}
          rows={used}
          id={(bar) => bar.key}
          name={(bar) => named(bar.key)}
          columns={[
            { name: t("costs.spent"), show: sum },
            ...(lost ? [{ name: t("costs.lost"), show: (bar: Bar) => money(bar.lostMicros) }] : []),
            ...(unpriced
              ? [{ name: t("costs.unpriced"), show: (bar: Bar) => format.number(bar.unpricedCalls) }]
              : []),
          ]}
        />
      ) : (
        <figure className="grid gap-2">
          <div className="border border-line bg-panel px-3 pt-2 pb-2">
            <p className="text-xs text-quiet" aria-hidden="true">
              {money(top)}
            </p>
            <div
              role="img"
              aria-label={`${inAll}. ${t("chart.asTable")}`}
              className="flex h-44 items-stretch border-t border-b border-dashed border-line border-b-border"
              style={{ borderBottomStyle: "solid" }}
              onPointerLeave={() => setPointed(null)}
            >
              {bars.map((bar) => (
                <div
                  key={bar.key}
                  onPointerEnter={() => setPointed(bar.key)}
                  className={cx(
                    "flex grow basis-0 flex-col justify-end px-px transition-colors sm:px-0.5",
                    pointed === bar.key && "bg-raised",
                  )}
                >
                  {bar.unpricedCalls > 0 && <span className="text-center text-xs text-quiet">?</span>}
                  <div
                    className="border border-failure"
                    style={{
                      height: `${(bar.lostMicros / top) * 100}%`,
                      display: bar.lostMicros ? "" : "none",
                    }}
                  />
                  <div
                    className="bg-text"
                    style={{
                      height: `${(bar.spentMicros / top) * 100}%`,
                      minHeight: bar.spentMicros ? 2 : 0,
                    }}
                  />
                </div>
              ))}
            </div>
            <p className="flex justify-between pt-1 text-xs text-quiet" aria-hidden="true">
              <span>{named(bars[0]?.key ?? today)}</span>
              <span>{named(bars.at(-1)?.key ?? today)}</span>
            </p>
          </div>
          <figcaption className="flex min-h-5 flex-wrap justify-between gap-x-6 text-xs text-quiet">
            <span>{looked ? told(looked) : inAll}</span>
            <span className="flex flex-wrap gap-x-4">
              {lost && (
                <span className="inline-flex items-center gap-1.5">
                  <span className="size-3 border border-failure" />
                  {t("costs.lost")}
                </span>
              )}
              {unpriced && <span>{t("chart.unpriced")}</span>}
              <span>{t("chart.utc")}</span>
            </span>
          </figcaption>
        </figure>
      )}
    </section>
  );
}
