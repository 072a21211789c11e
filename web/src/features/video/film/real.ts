import type { VideoView } from "@/shared/api/types";

/** What the picture of a scene is: shot by a model, the user's own, drawn for free, or not there at all. */
export type Origin = "shot" | "own" | "drawn" | "none";

/** The take that a scene is cut from. */
export function circledOf(video: Pick<VideoView, "takes">, scene: number) {
  return video.takes.find((take) => take.scene === scene && take.circled);
}

/** What a scene's picture in the film is. */
export function originOf(
  video: Pick<VideoView, "takes" | "storyboard">,
  scene: number,
  drawing: ReadonlySet<string>,
): Origin {
  const footage = video.storyboard?.scenes.find((one) => one.number === scene)?.footage;
  const take = circledOf(video, scene);
  if (take?.state !== "ready") return footage ? "own" : "none";
  if (footage && take.media === footage) return "own";
  return drawing.has(take.provider) ? "drawn" : "shot";
}
