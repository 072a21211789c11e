import { type JSX, useEffect, useRef } from "react";
import { Link } from "wouter";
import { useProviders } from "@/shared/api/queries";
import type { StatusView, VideoView } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useWords } from "@/shared/i18n/words";
import { drawers } from "@/shared/lib/drawers";
import { Button, IconButton } from "@/shared/ui/button";
import { useCommon } from "@/shared/ui/common";
import { Icon } from "@/shared/ui/icons";
import { Left } from "@/shared/ui/left";
import { Progress, Status } from "@/shared/ui/status";
import { goOn, stop } from "@/shared/ui/stopping";
import { Ask } from "./ask";
import { Cells, cellsOf } from "./cells";
import { announce, putAway, type Starting, stopStarting } from "./visit";
import { WORDS } from "./words";

const LOOK = "grid gap-4 border border-line bg-panel p-4 outline-offset-0 scroll-mt-20 scroll-mb-24";

/** A film: how it stands, scene by scene, what it has cost, what it needs, and the way to stop it. */
export function Card({ video, status }: { video: VideoView; status: StatusView | undefined }): JSX.Element {
  const t = useWords(WORDS);
  const common = useCommon();
  const format = useFormat();
  const { id, brief } = video;
  const title = video.storyboard?.title || brief.prompt;
  const over = video.status === "completed" || video.status === "failed" || video.status === "cancelled";
  const asks = !over && video.needs !== "nothing";
  const free = drawers(useProviders().data).has(brief.provider ?? "");
  const drawing = status?.step === "scenes" && (free || !video.preview);
  const step = drawing ? t("step.drawing") : stepName(status?.step ?? "", common);
  const cells = cellsOf(video, status?.scenes ?? [], brief.scenes ?? null);
  useSaid(title, over || asks ? (asks ? `needs.${video.needs}` : `status.${video.status}`) : null, step);
  const made = Boolean(video.film ?? video.preview);
  const open = video.film ? "card.watch" : video.preview ? "card.watch.preview" : "card.open";
  // The button that was pressed goes away: the focus stays with the film.
  const act = (run: () => void) => {
    document.getElementById(`film-${id}`)?.focus({ preventScroll: true });
    run();
  };
  return (
    <article id={`film-${id}`} tabIndex={-1} aria-labelledby={`film-${id}-title`} className={LOOK}>
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-0 grow basis-72 gap-1">
          <h3 id={`film-${id}-title`} className="line-clamp-2 text-base [overflow-wrap:anywhere]">
            <Link href={`/videos/${id}`} dir="auto" className="hover:underline">
              {title}
            </Link>
          </h3>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-quiet">
            <Status status={video.status} needs={video.needs} />
            {!over && !asks && (
              <>
                <span>{step}</span>
                {status && status.secondsLeft !== null && (
                  <span>
                    <Left seconds={status.secondsLeft} attempt={video.attempt} />
                  </span>
                )}
              </>
            )}
            <span>
              {free && video.costMicros === 0
                ? t("price.free")
                : t("card.cost", { sum: format.money(video.costMicros, video.currency) })}
              {video.heldMicros > 0 && !over && (
                <> {t("card.held", { sum: format.money(video.heldMicros, video.currency) })}</>
              )}
            </span>
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Button asChild>
            <Link href={`/videos/${id}`} aria-label={t("card.link", { action: t(open), title })}>
              <Icon name={made ? "play" : "grid"} />
              {t(open)}
            </Link>
          </Button>
          {over ? (
            <>
              {video.status !== "completed" && (
                <>
                  <Button asChild>
                    <Link href={`/videos/generate?like=${id}`}>
                      <Icon name="pencil" />
                      {t("card.like")}
                    </Link>
                  </Button>
                  <Button icon="retry" onClick={() => act(() => void goOn([id]))}>
                    {t(video.status === "failed" ? "card.retry" : "card.goon")}
                  </Button>
                </>
              )}
              <IconButton
                icon="close"
                label={t("card.away")}
                onClick={() => {
                  putAway(id);
                  document.getElementById("being-made")?.focus();
                }}
              />
            </>
          ) : (
            <Button
              icon="stop"
              aria-label={t("card.stop", { title })}
              onClick={() => act(() => void stop(id))}
            >
              {t("card.cancel")}
            </Button>
          )}
        </div>
      </header>
      <Progress
        percent={over && video.status === "completed" ? 100 : (status?.percent ?? video.percent)}
        label={t("card.progress", { title })}
        failed={video.status === "failed"}
      />
      <Cells cells={cells} aspect={brief.aspect ?? "16:9"} over={over && video.status !== "completed"} />
      {asks && <Ask key={`${video.needs} ${video.attempt}`} video={video} />}
      {video.status === "failed" && video.error && (
        <p className="flex items-start gap-2 text-sm text-failure">
          <span className="mt-0.5">
            <Icon name="alert" />
          </span>
          <span lang="en" className="[overflow-wrap:anywhere]">
            {video.error}
          </span>
        </p>
      )}
    </article>
  );
}

/** A film that is not known yet: it was asked for this moment. */
export function StandIn({ it, waits = true }: { it: Starting; waits?: boolean }): JSX.Element {
  const t = useWords(WORDS);
  const common = useCommon();
  return (
    <article id={`film-${it.name}`} tabIndex={-1} aria-busy="true" className={LOOK}>
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-0 grow basis-72 gap-1">
          <h3 className="line-clamp-2 text-base [overflow-wrap:anywhere]">
            <bdi>{it.prompt}</bdi>
          </h3>
          <p className="flex items-center gap-3 text-xs text-quiet">
            <Status status={it.stopped ? "cancelled" : "pending"} />
            {waits && !it.stopped && <span>{t("card.asking")}</span>}
          </p>
        </div>
        <Button
          icon="stop"
          disabled={!waits || it.stopped}
          aria-label={t("card.stop", { title: it.prompt })}
          onClick={() => stopStarting(it.name)}
        >
          {t("card.cancel")}
        </Button>
      </header>
      <Progress percent={0} label={common("loading")} />
      <Cells cells={cellsOf(undefined, [], it.scenes)} aspect={it.aspect} over={false} />
    </article>
  );
}

type Common = ReturnType<typeof useCommon>;

/** A step that this page does not know is said as it comes. */
function stepName(step: string, common: Common): string {
  return ["", "storyboard", "scenes", "film", "done"].includes(step)
    ? common(`step.${step}` as "step.film")
    : step;
}

/** Says a change of step or state once, to those who do not see it; never how many percent. */
function useSaid(title: string, state: string | null, step: string): void {
  const common = useCommon();
  const said = useRef<string | null>(null);
  const text = state ? common(state as "status.failed") : step;
  useEffect(() => {
    if (said.current !== null && said.current !== text) announce(`${title}: ${text}`);
    said.current = text;
  }, [title, text]);
}
