import type { StatusView, VideoView } from "./types";

/** What an event says, whatever its kind. */
export interface LiveEvent {
  seq: number;
  videoId: string;
  at: string;
  percent: number;
  step: string;
  scene: number | null;
  scenePercent: number | null;
  secondsLeft: number | null;
  costMicros: number;
  currency: string;
  [detail: string]: unknown;
}

export const KINDS = [
  "video_generation_started",
  "video_storyboard_created",
  "video_preview_ready",
  "video_scene_processing",
  "video_scene_completed",
  "video_scene_failed",
  "video_combining_scenes",
  "video_needs_you",
  "video_completed",
  "video_failed",
  "video_cancelled",
] as const;
export type Kind = (typeof KINDS)[number];

/** An event as it is told. */
export type Told = [kind: Kind, event: LiveEvent];

/** What was heard of a video: all of its events after `from`. */
export interface Heard {
  from: number;
  events: readonly Told[];
}

/** Longer than any answer is under way. */
const KEPT = 200;

/** With one more event, which came after all the others; the oldest go. */
export function withEvent(heard: Heard, ...told: Told): Heard {
  const events = [...heard.events, told];
  const gone = events.splice(0, Math.max(0, events.length - KEPT)).at(-1);
  return { from: gone?.[1].seq ?? heard.from, events };
}

/** The figures of a video after an event. `lastSeq` stays: what else the event changed is not in it. */
export function figured(video: VideoView, ...[kind, event]: Told): VideoView {
  if (event.seq <= video.lastSeq) return video;
  const { percent, costMicros, currency } = event;
  const shooting = kind === "video_scene_processing" && event.scenePercent !== null;
  const progress = (event.scenePercent ?? 0) / 100;
  const takes = shooting
    ? video.takes.map((take) =>
        take.id === event.take ? { ...take, state: "shooting" as const, progress } : take,
      )
    : video.takes;
  return { ...video, percent, costMicros, currency, takes };
}

/** An event tells of a take that the snapshot does not have, or has as one that nobody shoots yet. */
export function tellsOfNewTake(video: VideoView | undefined, event: LiveEvent): boolean {
  if (!video || typeof event.take !== "string") return false;
  const take = video.takes.find((one) => one.id === event.take);
  return !take || take.state === "pending";
}

/** How far a video is after an event. */
export function advanced(status: StatusView, ...[kind, event]: Told): StatusView {
  if (event.seq <= status.lastSeq) return status;
  return {
    ...status,
    percent: event.percent,
    step: event.step,
    secondsLeft: event.secondsLeft,
    costMicros: event.costMicros,
    currency: event.currency,
    scenes: status.scenes.map((scene) =>
      scene.number === event.scene && event.scenePercent !== null
        ? {
            ...scene,
            percent: event.scenePercent,
            state:
              kind === "video_scene_failed" ? "failed" : event.scenePercent >= 100 ? "ready" : "shooting",
          }
        : scene,
    ),
  };
}
