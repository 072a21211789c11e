import type { Limits } from "@/shared/api/types";
import { type Seconds, secondsOf, totalOf } from "@/shared/lib/seconds";
import type { Draft, Fields } from "./draft";

/** A rule that a draft breaks; `key` and `field` say where, if it is about one scene. */
export interface Broken {
  rule:
    | "scenes.many"
    | "scenes.few"
    | "film.short"
    | "film.long"
    | "title"
    | "description"
    | "seconds"
    | "boardTitle";
  key?: string;
  field?: keyof Fields;
  /** The limit, and what there is instead. */
  limit?: number;
  found?: number;
}

const LONGEST_SCENE = 600;

/** Limits of a storyboard that is there: it may be as long as it is, whatever the limits are now. */
export function limitsFor(limits: Limits | undefined, base: Draft): Required<Omit<Limits, "maxPrompt">> {
  return {
    minScenes: limits?.minScenes ?? 1,
    maxScenes: Math.max(limits?.maxScenes ?? 5, base.scenes.length),
    minSeconds: limits?.minSeconds ?? 15,
    maxSeconds: Math.max(limits?.maxSeconds ?? 60, Math.ceil(secondsOf(lengthOf(base)))),
  };
}

export function lengthOf(draft: Draft): Seconds {
  return totalOf(draft.scenes.map((scene) => scene.seconds));
}

/** Why a draft cannot be filmed as it is. */
export function brokenRules(draft: Draft, limits: Required<Omit<Limits, "maxPrompt">>): Broken[] {
  const found: Broken[] = [];
  const count = draft.scenes.length;
  if (count > limits.maxScenes) found.push({ rule: "scenes.many", limit: limits.maxScenes, found: count });
  if (count < limits.minScenes) found.push({ rule: "scenes.few", limit: limits.minScenes, found: count });
  const whole = secondsOf(lengthOf(draft));
  if (whole < limits.minSeconds) found.push({ rule: "film.short", limit: limits.minSeconds, found: whole });
  if (whole > limits.maxSeconds) found.push({ rule: "film.long", limit: limits.maxSeconds, found: whole });
  if (!draft.title.trim()) found.push({ rule: "boardTitle" });
  for (const { key, ...scene } of draft.scenes) {
    if (!scene.title.trim()) found.push({ rule: "title", key, field: "title" });
    if (!scene.description.trim()) found.push({ rule: "description", key, field: "description" });
    const seconds = secondsOf(scene.seconds);
    if (!(seconds > 0 && seconds <= LONGEST_SCENE)) found.push({ rule: "seconds", key, field: "seconds" });
  }
  return found;
}
