import { type JSX, type ReactNode, Suspense, useState } from "react";
import { Link } from "wouter";
import { useFollow } from "@/shared/api/live";
import { isGone, useVideo } from "@/shared/api/queries";
import type { VideoView } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { part } from "@/shared/lib/part";
import { Button } from "@/shared/ui/button";
import { cx } from "@/shared/ui/cx";
import { Empty, Failure, Waiting } from "@/shared/ui/notice";
import { Status } from "@/shared/ui/status";
import { WORDS } from "./board/words";

const Board = part(() => import("./board"));
const FilmView = part(() => import("./film"));

/** A video: its board while it is shaped and shot, and the film by itself. */
export default function VideoPage({ id, view }: { id: string; view?: string }): JSX.Element {
  const t = useWords(WORDS);
  const { data: video, error, refetch } = useVideo(id);
  useFollow(id, video?.lastSeq);

  if (isGone(error))
    return (
      <Page>
        <Empty
          whole
          title={t("gone")}
          actions={
            <>
              <Button asChild look="main">
                <Link href="/videos/gallery">{t("gone.gallery")}</Link>
              </Button>
              <Button asChild>
                <Link href="/videos/generate">{t("gone.generate")}</Link>
              </Button>
            </>
          }
        >
          {t("gone.about")}
        </Empty>
      </Page>
    );
  if (!video)
    return (
      <Page>
        {error ? (
          <>
            <h1 className="sr-only">{t("video")}</h1>
            <Failure why={error} onRetry={() => void refetch()} />
          </>
        ) : (
          <Waiting className="min-h-[70vh]" />
        )}
      </Page>
    );
  return <Shown video={video} {...(view ? { view } : {})} />;
}

function Shown({ video, view }: { video: VideoView; view?: string }): JSX.Element {
  const t = useWords(WORDS);
  // Without a word in the address it is what matters most when the page is opened, and stays that.
  const [usual] = useState(video.status === "completed" ? "film" : "board");
  const here = view === "film" || view === "board" ? view : usual;
  const title = video.storyboard?.title ?? video.brief.prompt;
  return (
    <>
      <div className="mx-auto flex w-full max-w-[90rem] flex-wrap items-end justify-between gap-x-6 gap-y-2 px-4 pt-4 sm:px-6">
        <div className="min-w-0">
          <h1 dir="auto" className="line-clamp-2 text-xl [overflow-wrap:anywhere] sm:text-2xl">
            {title}
          </h1>
          <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
            <Status status={video.status} needs={video.needs} />
            {video.brief.mode === "verbatim" && <span className="text-xs text-quiet">{t("verbatim")}</span>}
          </p>
        </div>
        <nav aria-label={t("views")} className="flex">
          {(["board", "film"] as const).map((one) => (
            <Link
              key={one}
              href={`/videos/${video.id}/${one}`}
              aria-current={here === one ? "page" : undefined}
              className={cx(
                "touch inline-flex items-center px-4 text-sm transition-colors hover:text-text",
                here === one
                  ? "font-medium text-text shadow-[inset_0_-2px_0_var(--color-mark)]"
                  : "text-quiet shadow-[inset_0_-1px_0_var(--color-line)]",
              )}
            >
              {t(`view.${one}`)}
            </Link>
          ))}
        </nav>
      </div>
      {here === "board" ? (
        <div className="mx-auto w-full max-w-[90rem] px-4 pt-4 sm:px-6">
          <Suspense fallback={<Waiting className="m-6 min-h-[60vh]" />}>
            <Board video={video} />
          </Suspense>
        </div>
      ) : (
        <Suspense fallback={<Waiting className="m-6 min-h-[60vh]" />}>
          <FilmView video={video} />
        </Suspense>
      )}
    </>
  );
}

function Page({ children }: { children: ReactNode }): JSX.Element {
  return <div className="mx-auto w-full max-w-3xl p-4 sm:p-6">{children}</div>;
}
