import type { Take, VideoView } from "@/shared/api/types";
import { type DraftScene, MOST_SCENES } from "./draft";

/** Who made a take that nobody shot: the user's own clip or picture. */
const FOOTAGE = "footage";
/** Who draws panels. */
const PANELS = "animatic";

/** The takes of a scene, oldest first; a scene that is new, or was taken out, has none to show. */
export function takesOf(video: VideoView, scene: Pick<DraftScene, "origin">): Take[] {
  if (scene.origin === null || scene.origin > MOST_SCENES) return [];
  return video.takes.filter((take) => take.scene === scene.origin).sort((a, b) => a.number - b.number);
}

/** The take that is in the film; before one is circled, the newest that can be seen. */
export function chosenOf(takes: readonly Take[]): Take | undefined {
  return takes.find((take) => take.circled) ?? takes.findLast((take) => take.media);
}

export function isPanel(take: Take): boolean {
  return take.provider === PANELS;
}

export function isFootage(take: Take): boolean {
  return take.provider === FOOTAGE;
}

/** Whether the video's own provider is one that is paid; the studio draws by itself for nothing. */
export function isPaid(video: VideoView): boolean {
  return (video.brief.provider ?? PANELS) !== PANELS;
}

/** Scenes of a draft that the provider has not shot: filming them asks for money first. */
export function unshot(video: VideoView, scenes: readonly DraftScene[]): number {
  if (!isPaid(video)) return 0;
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
