import type { JSX } from "react";
import { Link } from "wouter";
import { useFollow } from "@/shared/api/live";
import { useStatus, useVideo } from "@/shared/api/queries";
import type { Line } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useWords } from "@/shared/i18n/words";
import { Button } from "@/shared/ui/button";
import { useCommon } from "@/shared/ui/common";
import { Frame } from "@/shared/ui/frame";
import { Left } from "@/shared/ui/left";
import { Progress, Status } from "@/shared/ui/status";
import { stop } from "@/shared/ui/stopping";
import { WORDS } from "./words";

/** A film in the queue: how far it is, and the way to stop it. `place` is its place in line. */
export function Row({ line, place }: { line: Line; place?: number }): JSX.Element {
  const t = useWords(WORDS);
  const format = useFormat();
  const waits = line.status === "pending";
  const title = line.title || line.prompt;
  return (
    <div className="flex flex-wrap items-start justify-end gap-3 py-3">
      {line.urls.poster && (
        <span className="grid w-16 shrink-0 justify-items-center">
          <Frame aspect={line.aspect} src={line.urls.poster} alt="" className="h-9" />
        </span>
      )}
      <div className="grid min-w-32 flex-1 gap-1">
        <Link
          href={`/videos/${line.id}`}
          className="line-clamp-2 text-sm underline decoration-border underline-offset-4 [overflow-wrap:anywhere] hover:decoration-text"
        >
          <bdi>{title}</bdi>
        </Link>
        {waits || line.needs !== "nothing" ? (
          <p className="flex flex-wrap items-center gap-x-3 text-xs text-quiet">
            <Status status={line.status} needs={line.needs} />
            {place !== undefined && <span>{t("place", { place })}</span>}
            {line.costMicros > 0 && (
              <span>{t("row.cost", { sum: format.money(line.costMicros, line.currency) })}</span>
            )}
          </p>
        ) : (
          <Running line={line} title={title} />
        )}
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        {line.needs !== "nothing" && <Decide line={line} title={title} />}
        <Button
          icon="stop"
          className="shrink-0"
          aria-label={t("row.stop.title", { title })}
          onClick={(event) => {
            // The row goes away: the focus stays in the drawer.
            event.currentTarget.closest<HTMLElement>("[role=dialog]")?.focus();
            void stop(line.id);
          }}
        >
          {t("row.stop")}
        </Button>
      </div>
    </div>
  );
}

/** The way to what the film asks, with the most that a yes would cost where that is known. */
function Decide({ line, title }: { line: Line; title: string }): JSX.Element {
  const t = useWords(WORDS);
  const format = useFormat();
  const quote = useVideo(line.id).data?.quote;
  const sum = quote?.mostMicros ? format.money(quote.mostMicros, quote.currency) : null;
  const said = sum ? t("row.decide.price", { sum }) : t("row.decide");
  return (
    <Button asChild className="shrink-0">
      <Link href={`/videos/${line.id}/board`} aria-label={`${said}: ${title}`}>
        {said}
      </Link>
    </Button>
  );
}

function Running({ line, title }: { line: Line; title: string }): JSX.Element {
  const t = useWords(WORDS);
  const common = useCommon();
  const format = useFormat();
  const status = useStatus(line.id);
  useFollow(line.id, status.data?.lastSeq);
  const now = status.data ?? line;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 text-xs text-quiet">
        <Status status={line.status} />
        <span>{common(`step.${now.step}` as "step.film")}</span>
        {now.secondsLeft !== null && (
          <span>
            <Left seconds={now.secondsLeft} />
          </span>
        )}
        {now.costMicros > 0 && (
          <span>{t("row.cost", { sum: format.money(now.costMicros, now.currency) })}</span>
        )}
      </p>
      <Progress percent={now.percent} label={t("row.progress", { title })} />
    </>
  );
}
