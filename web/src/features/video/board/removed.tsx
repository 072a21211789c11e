import type { JSX } from "react";
import type { VideoView } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useWords } from "@/shared/i18n/words";
import { secondsOf } from "@/shared/lib/seconds";
import { Button } from "@/shared/ui/button";
import { type DraftScene, draftedScene, insertScene } from "./draft";
import { focusCard } from "./moving";
import { change, newKey, useBoard, useBoardStore } from "./store";
import { WORDS } from "./words";

/** Scenes that are not in the film, with a way back in; their takes come along. */
export function Removed({ video }: { video: VideoView }): JSX.Element | null {
  const t = useWords(WORDS);
  const format = useFormat();
  const store = useBoardStore();
  const base = useBoard((state) => state.base);
  const now = useBoard((state) => state.history.now);
  const there = new Set(now.scenes.map((scene) => scene.origin));
  const keys = new Set(now.scenes.map((scene) => scene.key));
  const out: DraftScene[] = [
    ...base.scenes.filter((scene) => !keys.has(scene.key)),
    ...video.removed.filter((scene) => !there.has(scene.number)).map((scene) => draftedScene(scene, "")),
  ];
  if (!out.length) return null;
  const putBack = (scene: DraftScene) => {
    const key = scene.key || newKey();
    const before = base.scenes.slice(0, (scene.origin ?? 1) - 1);
    change(store, (draft) => {
      const previous = scene.key
        ? before.findLast((one) => draft.scenes.some((it) => it.key === one.key))
        : undefined;
      const to = scene.key
        ? draft.scenes.findIndex((one) => one.key === previous?.key) + 1
        : draft.scenes.length;
      return insertScene(draft, { ...scene, key }, to);
    });
    focusCard(key);
  };
  return (
    <section aria-labelledby="removed-title" className="grid gap-2">
      <h2 id="removed-title" className="text-base">
        {t("removed")}
      </h2>
      <p className="text-sm text-quiet">{t("removed.about")}</p>
      <ul className="grid gap-px border border-line bg-line">
        {out.map((scene) => (
          <li
            key={scene.key || scene.origin}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 bg-panel px-3 py-2 text-sm"
          >
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <span dir="auto" className="font-medium">
                {scene.title}
              </span>{" "}
              <span className="text-quiet">{format.seconds(secondsOf(scene.seconds))}</span>
            </span>
            <Button icon="undo" onClick={() => putBack(scene)}>
              {t("removed.back")}
              <span className="sr-only">: {scene.title}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
