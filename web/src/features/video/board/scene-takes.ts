import { useMemo } from "react";
import { useProviders } from "@/shared/api/queries";
import type { Sheet, Take, VideoView } from "@/shared/api/types";
import { drawers } from "@/shared/lib/drawers";
import { isFree } from "@/shared/lib/free";
import { type DraftScene, MOST_SCENES } from "./draft";

/** Who made a take that nobody shot: the user's own clip or picture. */
const FOOTAGE = "footage";

/** The takes of a scene, oldest first; a scene that is new, or was taken out, has none to show. */
export function takesOf(video: VideoView, scene: Pick<DraftScene, "origin">): Take[] {
  if (scene.origin === null || scene.origin > MOST_SCENES) return [];
  return video.takes.filter((take) => take.scene === scene.origin).sort((a, b) => a.number - b.number);
}

/** The take that is in the film; before one is circled, the newest that can be seen. */
export function chosenOf(takes: readonly Take[]): Take | undefined {
  return takes.find((take) => take.circled) ?? takes.findLast((take) => take.media);
}

/** Tells takes that were drawn for nothing from those that were shot. */
export function usePanels(): (take: Take) => boolean {
  const { data } = useProviders();
  return useMemo(() => {
    const drawing = drawers(data);
    return (take) => drawing.has(take.provider);
  }, [data]);
}

/** Whether a take is set down and nothing was sent of it yet. */
export function isPlanned({ state }: Take): boolean {
  return (state ?? "pending") === "pending";
}

/** The takes that there are to see or wait for: while the video rests, those only planned are none. */
export function toldOf({ editable, needs }: VideoView, takes: readonly Take[]): readonly Take[] {
  return editable || needs !== "nothing" ? takes.filter((take) => !isPlanned(take)) : takes;
}

export function isFootage(take: Take): boolean {
  return take.provider === FOOTAGE;
}

/** Whether shooting the video may cost money; it may as long as nobody knows. */
export function usePaid({ brief }: VideoView): boolean {
  const { data } = useProviders();
  const sheets = data?.providers.flatMap((one) => one.sheets) ?? [];
  const mine = sheets.filter(
    (sheet) => sheet.provider === brief.provider && (!brief.model || sheet.model === brief.model),
  );
  return mine.length === 0 || mine.some((sheet) => !isFree(sheet));
}

/** Whether shooting the video costs money for certain, whatever is shot: a studio that is asked says how much. */
export function usePriced({ brief }: VideoView): boolean {
  const { data } = useProviders();
  const sheets = data?.providers.flatMap((one) => one.sheets) ?? [];
  const mine = sheets.filter(
    (sheet) => sheet.provider === brief.provider && (!brief.model || sheet.model === brief.model),
  );
  return mine.length > 0 && mine.every(({ price }) => isCertain(price));
}

/** The rules of a price are tried in turn: one that is bound to nothing leaves no take without a price. */
function isCertain(price: Sheet["price"]): boolean {
  const rules = price?.rules ?? [];
  const last = rules.at(-1);
  return (
    price?.known !== false &&
    rules.every(({ micros }) => micros > 0) &&
    last !== undefined &&
    (last.sound ?? null) === null &&
    (last.pixelsOver ?? null) === null
  );
}

/** Scenes of a draft that its provider has not shot: filming them asks for money first, where it costs any. */
export function unshot(video: VideoView, scenes: readonly DraftScene[]): number {
  return scenes.filter(
    (scene) =>
      scene.footage === null &&
      // What was taken out may have takes of its own, which are not told here.
      (scene.origin ?? 0) <= MOST_SCENES &&
      !takesOf(video, scene).some(
        (take) => take.provider === video.brief.provider && ["ready", "failed"].includes(take.state ?? ""),
      ),
  ).length;
}
