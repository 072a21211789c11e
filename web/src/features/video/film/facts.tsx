import type { JSX } from "react";
import type { VideoView } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useWords } from "@/shared/i18n/words";
import { secondsOf, totalOf } from "@/shared/lib/seconds";
import { FILM_RATE, rateOf } from "./frames";
import { Rows } from "./rows";
import { WORDS } from "./words";

/** What was measured from the film, and when it was made. */
export function Facts({ video }: { video: VideoView }): JSX.Element | null {
  const t = useWords(WORDS);
  const format = useFormat();
  const made = video.film ?? video.preview;
  if (!made) return null;
  const planned = secondsOf(totalOf((video.storyboard?.scenes ?? []).map((scene) => scene.seconds)));
  const rate = planned ? rateOf(made.frames, planned) : FILM_RATE;
  const fps = rate.num / rate.den;
  const one = (value: number) => format.number(Math.round(value * 10) / 10);
  const { loudness } = made;
  return (
    <Rows
      title={t("facts")}
      rows={[
        [t("facts.length"), format.seconds(made.frames / fps)],
        [t("facts.frames"), t("facts.frames.at", { count: made.frames, rate: one(fps) })],
        [t("facts.picture"), `${made.width} × ${made.height}`],
        [t("facts.size"), format.bytes(made.size)],
        [
          t("facts.sound"),
          loudness
            ? t("facts.loudness", { lufs: one(loudness.lufs), peak: one(loudness.peakDbtp) })
            : t("facts.silent"),
        ],
        [
          t("facts.captions"),
          t((video.brief.captions ?? true) ? "facts.captions.burnt" : "facts.captions.beside"),
        ],
        [
          t("facts.made"),
          <time key="made" dateTime={video.updated}>
            {format.dateTime(video.updated)}
          </time>,
        ],
      ]}
    />
  );
}
