import type { JSX } from "react";
import type { VideoView } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useWords } from "@/shared/i18n/words";
import { type Origin, originOf } from "./real";
import { Rows } from "./rows";
import { WORDS } from "./words";

const ORIGINS = ["shot", "own", "drawn", "none"] as const satisfies readonly Origin[];

/** What was made by machine and what was not, from which idea, and what it cost. */
export function Making({
  video,
  drawing,
}: {
  video: VideoView;
  /** Whose takes are drawings; null while that is not known. */
  drawing: ReadonlySet<string> | null;
}): JSX.Element {
  const t = useWords(WORDS);
  const format = useFormat();
  const { brief } = video;
  const scenes = video.storyboard?.scenes ?? [];
  const spoken = brief.voice && brief.voice !== "none";
  const music = brief.music?.none ? "none" : brief.music?.file ? "own" : "composed";
  return (
    <>
      <Rows
        title={t("making")}
        rows={[
          ...(drawing
            ? ORIGINS.map((origin) => {
                const count = scenes.filter((one) => originOf(video, one.number, drawing) === origin).length;
                return count > 0 && ([t(`origin.${origin}`), t("making.scenes", { count })] as const);
              })
            : []),
          [
            t("making.voice"),
            spoken ? t("making.voice.made", { voice: brief.voice ?? "" }) : t("making.voice.none"),
          ],
          [t("making.music"), t(`making.music.${music}`)],
        ]}
      />
      <Rows
        title={t("cost")}
        rows={[
          [t("cost.total"), format.money(video.costMicros, video.currency)],
          video.heldMicros > 0 && [t("cost.held"), format.money(video.heldMicros, video.currency)],
          video.unpricedCalls > 0 && [t("cost.unpriced"), t("cost.calls", { count: video.unpricedCalls })],
        ]}
      />
      <section className="grid gap-2">
        <h2 className="slate text-quiet">{t("idea")}</h2>
        <p dir="auto" className="text-sm whitespace-pre-wrap wrap-anywhere">
          {brief.prompt}
        </p>
      </section>
    </>
  );
}
