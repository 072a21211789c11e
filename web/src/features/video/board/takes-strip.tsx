import { type JSX, useState } from "react";
import { ask } from "@/shared/api/client";
import { cache, key as cacheKey } from "@/shared/api/queries";
import type { Take, VideoView } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { Button } from "@/shared/ui/button";
import { sentence } from "@/shared/ui/stopping";
import { notify } from "@/shared/ui/toast";
import { remember } from "./acts";
import { Compare } from "./compare";
import { MOST_SCENES } from "./draft";
import { Retake } from "./retake";
import { isFootage } from "./scene-takes";
import { useBoard } from "./store";
import { TakeCard } from "./take-card";
import { useScene } from "./use-scene";
import { WORDS } from "./words";

/** All takes of a scene, side by side: which is in the film, what each cost, how its words differ. */
export function TakesStrip({
  id,
  video,
  sceneKey: key,
  takes,
  number,
  seconds,
}: {
  id: string;
  video: VideoView;
  sceneKey: string;
  takes: readonly Take[];
  number: string;
  seconds: (value: number) => string;
}): JSX.Element | null {
  const t = useWords(WORDS);
  const [scene] = useScene(key);
  const saved = useBoard((state) => state.base.scenes.find((one) => one.key === key));
  const [retaking, setRetaking] = useState<Take | "scene" | null>(null);
  const [compared, setCompared] = useState<readonly [Take, Take] | null>(null);
  if (!scene) return null;
  const seen = takes.filter((take) => take.media);

  const circle = async (take: Take, undoes?: Take) => {
    const before = cache.getQueryData<VideoView>(cacheKey.video(video.id));
    cache.setQueryData<VideoView>(cacheKey.video(video.id), (known) => known && withCircled(known, take));
    try {
      const made = await ask<VideoView>(
        "POST",
        `/api/videos/${video.id}/scenes/${take.scene}/takes/${take.number}/circle`,
      );
      remember(made);
      if (undoes && made.editable)
        notify({
          text: t("circle.done", { number: take.number }),
          kind: "done",
          undo: () => void circle(undoes),
        });
      else notify({ text: t("circle.done", { number: take.number }), kind: "done" });
    } catch (why) {
      cache.setQueryData(cacheKey.video(video.id), before);
      void cache.invalidateQueries({ queryKey: cacheKey.video(video.id) });
      notify({ text: sentence(why), kind: "failure" });
    }
  };
  const circled = takes.find((take) => take.circled);
  // A scene that the studio does not know yet, or has put away, has nothing to be shot.
  const origin = saved?.origin ?? null;
  const shootable = scene.footage === null && origin !== null && origin <= MOST_SCENES;

  return (
    <section id={id} aria-label={t("takes.of", { number })} className="border-t border-line bg-base">
      <div className="flex flex-wrap items-center justify-between gap-2 px-3 pt-2">
        <h3 className="slate text-quiet">{t("takes.of", { number })}</h3>
        <div className="flex flex-wrap gap-2">
          {seen.length > 1 && (
            <Button
              icon="compare"
              onClick={() => {
                const last = seen.at(-1);
                const other = circled && circled !== last ? circled : seen.at(-2);
                if (last && other) setCompared([other, last]);
              }}
            >
              {t("compare")}
            </Button>
          )}
          {shootable && (
            <Button icon="plus" disabled={!video.editable} onClick={() => setRetaking("scene")}>
              {t("retake")}
            </Button>
          )}
        </div>
      </div>
      {!video.editable && <p className="px-3 pt-1 text-xs text-quiet">{t("takes.busy")}</p>}
      <ul className="flex gap-4 overflow-x-auto px-3 pt-4 pb-3">
        {takes.map((take, place) => (
          <TakeCard
            key={take.id}
            take={take}
            aspect={video.brief.aspect ?? "16:9"}
            currency={video.currency}
            before={takes.slice(0, place).findLast((one) => !isFootage(one))?.prompt ?? null}
            editable={video.editable}
            seconds={seconds}
            onCircle={() => void circle(take, circled)}
            onRetake={shootable && !isFootage(take) ? () => setRetaking(take) : undefined}
          />
        ))}
      </ul>
      {retaking !== null && saved && shootable && (
        <Retake
          video={video}
          scene={origin}
          number={number}
          prompt={retaking === "scene" ? saved.prompt : retaking.prompt}
          onClose={() => setRetaking(null)}
        />
      )}
      {compared && (
        <Compare
          video={video}
          takes={seen}
          first={compared}
          seconds={saved?.seconds ?? scene.seconds}
          number={number}
          onCircle={video.editable ? (take) => void circle(take, circled) : null}
          onClose={() => setCompared(null)}
        />
      )}
    </section>
  );
}

function withCircled(video: VideoView, take: Take): VideoView {
  return {
    ...video,
    takes: video.takes.map((one) =>
      one.scene === take.scene ? { ...one, circled: one.id === take.id } : one,
    ),
  };
}
