import type { JSX, ReactNode } from "react";
import { Link } from "wouter";
import type { CostsView } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useWords } from "@/shared/i18n/words";
import { Notice } from "@/shared/ui/notice";
import { Chart } from "./chart";
import { type Column, Sums } from "./sums-table";
import { WORDS } from "./words";

/** The figures of all that was spent, by day, model and video. `today` is the day in UTC. */
export function Ledger({ costs, today }: { costs: CostsView; today: string }): JSX.Element {
  const t = useWords(WORDS);
  const format = useFormat();
  const money = (micros: number | null) =>
    micros === null ? t("costs.unknown") : format.money(micros, costs.currency);
  const held = costs.reservedMicros > 0 || costs.byVideo.some((one) => one.reservedMicros > 0);
  const lost = [costs, ...costs.byVideo, ...costs.byModel].some((one) => one.lostMicros > 0);
  const unpriced = [costs, ...costs.byVideo, ...costs.byModel].some((one) => one.unpricedCalls > 0);

  // A column that is nought all the way down says nothing: its figure at the top is enough.
  const sums: Column<Sum>[] = [
    { name: t("costs.spent"), show: (one) => money(one.spentMicros) },
    ...(lost ? [{ name: t("costs.lost"), show: (one: Sum) => money(one.lostMicros) }] : []),
    ...(unpriced
      ? [{ name: t("costs.unpriced"), show: (one: Sum) => format.number(one.unpricedCalls) }]
      : []),
  ];
  return (
    <>
      <dl className="grid grid-cols-2 gap-px border border-line bg-line lg:grid-cols-4">
        <Figure
          name={t("costs.spent")}
          about={
            costs.unpricedCalls
              ? t("costs.spent.unpriced", { count: costs.unpricedCalls })
              : t("costs.spent.about")
          }
        >
          {money(costs.spentMicros)}
        </Figure>
        <Figure name={t("costs.held")} about={t("costs.held.about")}>
          {money(costs.reservedMicros)}
        </Figure>
        <Figure name={t("costs.lost")} about={t("costs.lost.about")}>
          {money(costs.lostMicros)}
        </Figure>
        <Figure
          name={t("costs.available")}
          about={t(costs.availableMicros === null ? "costs.available.none" : "costs.available.about")}
        >
          {costs.availableMicros === null ? t("costs.available.open") : money(costs.availableMicros)}
        </Figure>
      </dl>
      {costs.unpricedCalls > 0 && (
        <Notice icon="question" title={t("costs.unpriced.title", { count: costs.unpricedCalls })}>
          {t("costs.unpriced.about")}
        </Notice>
      )}
      {costs.unexplained.length > 0 && (
        <Notice
          kind={costs.unexplainedMicros ? "ask" : "plain"}
          icon={costs.unexplainedMicros ? "question" : "check"}
          title={
            costs.unexplainedMicros > 0
              ? t("costs.unexplained.more", { sum: money(costs.unexplainedMicros) })
              : costs.unexplainedMicros < 0
                ? t("costs.unexplained.less", { sum: money(-costs.unexplainedMicros) })
                : t("costs.unexplained.none")
          }
        >
          <ul lang="en" className="grid gap-1">
            {costs.unexplained.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Chart costs={costs} today={today} />
      <Sums
        title={t("costs.byModel")}
        first={t("costs.model")}
        rows={costs.byModel.toSorted(costliest)}
        id={(one) => `${one.provider} ${one.model}`}
        name={(one) => (
          <>
            <span className="text-quiet">{one.provider}</span> {one.model}
          </>
        )}
        columns={[{ name: t("costs.calls"), show: (one) => format.number(one.calls) }, ...sums]}
      />
      <Sums
        title={t("costs.byVideo")}
        first={t("costs.video")}
        rows={costs.byVideo.toSorted(costliest)}
        id={(one) => one.videoId}
        name={(one) => (
          <Link
            href={`/videos/${one.videoId}`}
            dir="auto"
            className="line-clamp-2 underline decoration-border underline-offset-4 hover:decoration-text"
          >
            {one.title || t("costs.untitled")}
          </Link>
        )}
        columns={[
          ...sums.slice(0, 1),
          ...(held
            ? [
                {
                  name: t("costs.held"),
                  show: (one: { reservedMicros: number }) => money(one.reservedMicros),
                },
              ]
            : []),
          ...sums.slice(1),
        ]}
      />
    </>
  );
}

interface Sum {
  spentMicros: number | null;
  lostMicros: number;
  unpricedCalls: number;
}

const costliest = (one: Sum, other: Sum) => (other.spentMicros ?? 0) - (one.spentMicros ?? 0);

function Figure({
  name,
  about,
  children,
}: {
  name: string;
  about: string;
  children: ReactNode;
}): JSX.Element {
  return (
    <div className="flex flex-col gap-1 bg-panel p-4">
      <dt className="slate text-quiet">{name}</dt>
      <dd className="text-xl font-semibold [overflow-wrap:anywhere] sm:text-2xl">{children}</dd>
      <dd className="text-xs text-quiet">{about}</dd>
    </div>
  );
}
