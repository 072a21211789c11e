import { type JSX, useState } from "react";
import type { Take, VideoView } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { Button } from "@/shared/ui/button";
import { Retake } from "./retake";
import { isFootage, usePanels } from "./scene-takes";
import { useBoard } from "./store";
import { useScene } from "./use-scene";
import { WORDS } from "./words";

/** On a scene whose words are others than its paid takes were shot with: another take, with the words as they are. */
export function CardReworded({
  video,
  sceneKey: key,
  takes,
  number,
}: {
  video: VideoView;
  sceneKey: string;
  takes: readonly Take[];
  number: string;
}): JSX.Element | null {
  const t = useWords(WORDS);
  const isPanel = usePanels();
  const [scene] = useScene(key);
  const saved = useBoard((state) => state.base.scenes.find((one) => one.key === key));
  const [retaking, setRetaking] = useState(false);
  const origin = saved?.origin ?? null;
  if (!saved || origin === null || !scene || scene.footage !== null) return null;
  const paid = takes.filter((take) => !isPanel(take) && !isFootage(take));
  // A take with words of its own was asked for; one with the scene's words is there to be circled.
  if (!paid.some((take) => take.circled) || paid.some((take) => take.prompt === saved.prompt)) return null;
  return (
    <div className="mt-1 flex flex-wrap items-center justify-between gap-2 border-t border-line px-2 pt-2 text-sm text-quiet">
      <p className="min-w-0 grow basis-64">{t("reworded")}</p>
      {video.editable && video.needs === "nothing" && (
        <Button icon="plus" onClick={() => setRetaking(true)}>
          {t("reworded.shoot")}
        </Button>
      )}
      {retaking && (
        <Retake
          video={video}
          scene={origin}
          number={number}
          prompt={saved.prompt}
          onClose={() => setRetaking(false)}
        />
      )}
    </div>
  );
}
