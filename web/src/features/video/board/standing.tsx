import type { JSX } from "react";
import { Link } from "wouter";
import { useProviders, useStatus } from "@/shared/api/queries";
import type { VideoView } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useWords } from "@/shared/i18n/words";
import { drawers } from "@/shared/lib/drawers";
import { Button } from "@/shared/ui/button";
import { useCommon } from "@/shared/ui/common";
import { Icon, Ring } from "@/shared/ui/icons";
import { Left } from "@/shared/ui/left";
import { Failure, Notice } from "@/shared/ui/notice";
import { Progress } from "@/shared/ui/status";
import { usePost } from "./acts";
import { useChanges } from "./store";
import { WORDS } from "./words";

/** How far the film is while it is made: the step, what is left, what it has cost, and a way to stop it. */
export function Running({ video }: { video: VideoView }): JSX.Element {
  const t = useWords(WORDS);
  const common = useCommon();
  const format = useFormat();
  const { data: status } = useStatus(video.id);
  const cancelling = usePost(video.id, "cancel");
  const step = status?.step ?? "";
  const percent = status?.percent ?? video.percent;
  const waiting = video.needs !== "nothing";
  // Until there is an animatic, the panels of a paid film are drawn, and nothing is bought.
  const free = drawers(useProviders().data).has(video.brief.provider ?? "");
  const drawing = step === "scenes" && (free || !video.preview);
  const label = drawing ? t("step.drawing") : common(`step.${step}` as "step.");
  const stop = (
    <Button icon="stop" busy={cancelling.isPending} onClick={() => cancelling.mutate()}>
      {t("cancel")}
    </Button>
  );
  return (
    <section aria-label={t("running")} className="grid gap-2 rounded-control border border-line bg-panel p-3">
      {waiting ? (
        <div className="flex flex-wrap items-center justify-between gap-2 text-sm text-quiet">
          <p>{t("running.waits")}</p>
          {stop}
        </div>
      ) : (
        <>
          <div className="flex items-baseline justify-between gap-3 text-sm">
            <p aria-live="polite" className="font-medium">
              {label}
            </p>
            <p className="text-quiet">{format.percent(percent)}</p>
          </div>
          <Progress percent={percent} label={t("running")} />
          <div className="flex min-h-8 flex-wrap items-center justify-between gap-2 text-sm text-quiet">
            <p>
              <Left seconds={status?.secondsLeft ?? null} attempt={video.attempt} />
            </p>
            {stop}
          </div>
        </>
      )}
      {cancelling.error && <Failure why={cancelling.error} />}
    </section>
  );
}

/** Why it is not made, what that has cost, and the way on. */
export function Stopped({ video }: { video: VideoView }): JSX.Element {
  const t = useWords(WORDS);
  const format = useFormat();
  const retrying = usePost(video.id, "retry");
  // What is changed comes first: the bar at the foot films it.
  const changed = useChanges().length > 0;
  const failed = video.status === "failed";
  const spent =
    video.costMicros > 0
      ? t("spent.so", { money: format.money(video.costMicros, video.currency) })
      : t("spent.nothing");
  return (
    <Notice
      kind={failed ? "failure" : "plain"}
      {...(failed ? {} : { icon: "stop" as const })}
      title={failed ? video.error ? <span lang="en">{video.error}</span> : t("failed") : t("cancelled")}
      actions={
        <Button
          look={changed ? "plain" : "main"}
          icon="retry"
          busy={retrying.isPending}
          onClick={() => retrying.mutate()}
        >
          {t(failed ? "retry" : "goOn")}
        </Button>
      }
    >
      <p>{spent}</p>
      <p>{t("retry.hint")}</p>
      {retrying.error && <Failure why={retrying.error} />}
    </Notice>
  );
}

/** It is there: to be watched by itself, and kept. */
export function Finished({ video }: { video: VideoView }): JSX.Element {
  const t = useWords(WORDS);
  const changed = useChanges().length > 0;
  return (
    <section aria-label={t("done")} className="grid gap-3 border border-line bg-panel p-3 text-sm">
      <p className="flex items-center gap-2 font-medium">
        <Ring size={18} />
        {t("done")}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button asChild look={changed ? "plain" : "main"}>
          <Link href={`/videos/${video.id}/film`}>{t("done.film")}</Link>
        </Button>
        {video.urls.download && (
          <Button asChild>
            <a href={video.urls.download} download>
              <Icon name="download" />
              {t("done.download")}
            </a>
          </Button>
        )}
      </div>
    </section>
  );
}

/** What the film has cost, and what is held for what is under way. */
export function Money({ video }: { video: VideoView }): JSX.Element | null {
  const t = useWords(WORDS);
  const format = useFormat();
  const budget = video.brief.budgetMicros ?? null;
  if (!video.costMicros && !video.heldMicros && budget === null && !video.unpricedCalls) return null;
  const rows: [string, string][] = [[t("money.spent"), format.money(video.costMicros, video.currency)]];
  if (video.heldMicros) rows.push([t("money.held"), format.money(video.heldMicros, video.currency)]);
  if (budget !== null) rows.push([t("budget"), format.money(budget, video.currency)]);
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5 px-1 text-sm">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-quiet">{name}</dt>
          <dd className="text-right">{value}</dd>
        </div>
      ))}
      {video.unpricedCalls > 0 && (
        <div className="col-span-2 text-xs text-quiet">
          <dt className="sr-only">{t("money.unpriced")}</dt>
          <dd>{t("money.unpriced.count", { count: video.unpricedCalls })}</dd>
        </div>
      )}
    </dl>
  );
}

/** What a viewer has a right to know. */
export function Notes({ video }: { video: VideoView }): JSX.Element | null {
  const t = useWords(WORDS);
  if (!video.notes.length) return null;
  return (
    <section aria-labelledby="notes-title" className="grid gap-1.5 px-1 text-sm">
      <h2 id="notes-title" className="slate text-quiet">
        {t("notes")}
      </h2>
      <ul className="grid gap-1.5">
        {video.notes.map((note) => (
          <li key={`${note.code} ${note.scene} ${note.message}`} className="flex gap-2">
            <span className="mt-0.5 text-quiet">
              <Icon name="alert" size={14} />
            </span>
            <span lang="en" className="[overflow-wrap:anywhere]">
              {note.message}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
