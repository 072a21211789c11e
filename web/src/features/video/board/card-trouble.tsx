import { type JSX, useState } from "react";
import type { Take, VideoView } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icons";
import { Retake } from "./retake";
import { WORDS } from "./words";

/** On a scene whose newest take failed: why, what that cost, and another try. */
export function CardTrouble({
  video,
  take,
  number,
}: {
  video: VideoView;
  take: Take;
  number: string;
}): JSX.Element {
  const t = useWords(WORDS);
  const [retaking, setRetaking] = useState(false);
  return (
    <div className="mt-1 flex flex-wrap items-center justify-between gap-2 border-t border-line px-2 pt-2 text-sm">
      <p className="flex min-w-0 grow basis-64 gap-2 text-failure">
        <span className="mt-0.5">
          <Icon name="alert" />
        </span>
        <span lang={take.error ? "en" : undefined} className="[overflow-wrap:anywhere]">
          {take.error ?? t("take.failed", { number: take.number })}
        </span>
      </p>
      {/* While the video asks about it, the answer is given there. */}
      {video.editable && video.needs === "nothing" && (
        <Button icon="retry" onClick={() => setRetaking(true)}>
          {t("retake.failed")}
        </Button>
      )}
      {retaking && (
        <Retake
          video={video}
          scene={take.scene}
          number={number}
          prompt={take.prompt}
          onClose={() => setRetaking(false)}
        />
      )}
    </div>
  );
}
