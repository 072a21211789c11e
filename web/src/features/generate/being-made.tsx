import { type JSX, useEffect, useState } from "react";
import { useActive } from "@/shared/api/active";
import { useFollow } from "@/shared/api/live";
import { isGone, useStatus, useVideo } from "@/shared/api/queries";
import type { Line, StatusView, VideoView } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { Button } from "@/shared/ui/button";
import { Failure } from "@/shared/ui/notice";
import { Card, StandIn } from "./card";
import { see, useVisit } from "./visit";
import { WORDS } from "./words";

const SHOWN = 8;

/** Every film that is being made, and those that came to their end since the page was opened. */
export function BeingMade(): JSX.Element | null {
  const t = useWords(WORDS);
  const active = useActive();
  const { seen, putAway, starting } = useVisit();
  const [shown, setShown] = useState(SHOWN);
  const lines = active.data?.videos;
  useEffect(() => {
    if (lines) see(lines.map((line) => line.id));
  }, [lines]);
  const ids = seen.filter((id) => !putAway.has(id));
  if (active.isError && ids.length === 0)
    return <Failure why={active.error} onRetry={() => void active.refetch()} />;
  if (ids.length === 0 && starting.length === 0) return null;
  return (
    <section aria-labelledby="being-made" className="grid gap-4">
      <h2 id="being-made" tabIndex={-1} className="text-lg">
        {t("made")}
      </h2>
      <ul className="grid gap-4">
        {starting.map((one) => (
          <li key={one.name}>
            <StandIn it={one} />
          </li>
        ))}
        {ids.slice(0, shown).map((id) => (
          <li key={id}>
            <Followed id={id} line={lines?.find((line) => line.id === id)} />
          </li>
        ))}
      </ul>
      {ids.length > shown && (
        <Button className="justify-self-start" icon="chevronDown" onClick={() => setShown(shown + SHOWN)}>
          {t("made.more", { count: ids.length - shown })}
        </Button>
      )}
    </section>
  );
}

/** A film that is kept true as long as it is on the page. */
function Followed({ id, line }: { id: string; line: Line | undefined }): JSX.Element | null {
  const video = useVideo(id);
  const status = useStatus(id);
  // What both of them know: events after it are new to one at least.
  useFollow(id, known(video.data, status.data));
  if (isGone(video.error)) return null;
  if (!video.data) {
    if (video.isError) return <Failure why={video.error} onRetry={() => void video.refetch()} />;
    return (
      <StandIn
        it={{
          name: id,
          prompt: line?.title || line?.prompt || "",
          aspect: line?.aspect ?? "16:9",
          scenes: line?.scenes || null,
          stopped: false,
        }}
        waits={false}
      />
    );
  }
  return <Card video={video.data} status={status.data} />;
}

function known(video: VideoView | undefined, status: StatusView | undefined): number | undefined {
  return video && status ? Math.min(video.lastSeq, status.lastSeq) : undefined;
}
