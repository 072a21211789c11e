import { type JSX, useMemo } from "react";
import { Link, useLocation } from "wouter";
import { useProviders } from "@/shared/api/queries";
import type { VideoView } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { useCommands } from "@/shared/lib/commands";
import { drawers } from "@/shared/lib/drawers";
import { Button, IconButton } from "@/shared/ui/button";
import { cx } from "@/shared/ui/cx";
import { Icon } from "@/shared/ui/icons";
import { Notice } from "@/shared/ui/notice";
import { Downloads } from "./downloads";
import { Facts } from "./facts";
import { Making } from "./making";
import { Notes } from "./notes";
import { Player } from "./player";
import { useRemoval } from "./removal";
import { Scenes } from "./scenes";
import { Share } from "./share";
import { WORDS } from "./words";

/** A film by itself: the player, its files, and all there is to know about how it was made. */
export default function FilmView({ video }: { video: VideoView }): JSX.Element {
  const t = useWords(WORDS);
  const [, go] = useLocation();
  const { remove, removing } = useRemoval(video);
  const providers = useProviders();
  const drawing = useMemo(() => drawers(providers.data), [providers.data]);
  const { storyboard, brief } = video;
  const made = video.film ?? video.preview;
  const tall = made ? made.width < made.height : brief.aspect === "9:16";
  const like = `/videos/generate?like=${encodeURIComponent(video.id)}`;
  useCommands([
    { id: "film.like", label: t("like"), run: () => go(like) },
    { id: "film.board", label: t("board"), run: () => go(`/videos/${video.id}/board`) },
  ]);

  return (
    <div
      className={cx(
        "mx-auto grid w-full max-w-[90rem] content-start gap-x-8 gap-y-6 px-4 py-4 sm:px-6 sm:py-6",
        tall && "lg:grid-cols-[max(22rem,calc((100dvh-20.5rem)*9/16))_minmax(0,1fr)]",
      )}
    >
      <div className={cx("min-w-0", tall && "lg:sticky lg:top-18 lg:self-start")}>
        <Player video={video} large />
      </div>
      <div className="grid min-w-0 content-start gap-8">
        <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
          {storyboard?.logline && (
            <p
              dir="auto"
              className="min-w-[min(100%,16rem)] max-w-prose flex-1 text-sm wrap-anywhere text-quiet"
            >
              {storyboard.logline}
            </p>
          )}
          <div className="ml-auto flex flex-wrap gap-2 max-sm:ml-0">
            <Downloads video={video} />
            <Button asChild>
              <Link href={like}>
                <Icon name="retry" />
                {t("like")}
              </Link>
            </Button>
            <IconButton icon="trash" label={t("delete")} look="plain" disabled={removing} onClick={remove} />
          </div>
        </div>
        {!video.film && (
          <Notice
            title={t(made ? "unfinished" : "unmade")}
            actions={
              <Button asChild>
                <Link href={`/videos/${video.id}/board`}>{t("board")}</Link>
              </Button>
            }
          >
            {video.error && <span lang="en">{video.error}</span>}
          </Notice>
        )}
        <div className={cx("grid gap-x-10 gap-y-8", !tall && "lg:grid-cols-[minmax(0,1fr)_22rem]")}>
          <div className="grid min-w-0 content-start gap-8">
            {storyboard && <Scenes video={video} storyboard={storyboard} drawing={drawing} />}
            <Notes notes={video.notes} />
          </div>
          <aside aria-label={t("about")} className="grid min-w-0 content-start gap-8">
            <Share id={video.id} />
            <Facts video={video} />
            <Making video={video} drawing={providers.data ? drawing : null} />
          </aside>
        </div>
      </div>
    </div>
  );
}
