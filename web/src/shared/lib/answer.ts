import type { Decision, VideoView } from "@/shared/api/types";
import { microsOf } from "./money";

type Asking = Pick<VideoView, "costMicros" | "heldMicros" | "quote" | "brief">;

/** The least that the hard stop of a film has to be for it to go on: it covers what was spent and is held. */
export function neededOf({ costMicros, heldMicros, quote }: Asking): number {
  return costMicros + heldMicros + (quote?.mostMicros ?? 0);
}

/** What a field for the hard stop begins with, as typed: the one that stands, or what is needed if that is more. */
export function firstBudget(video: Asking): string {
  const standing = video.brief.budgetMicros ?? null;
  const first = video.quote ? Math.max(standing ?? 0, neededOf(video)) : standing;
  return first === null ? "" : (Math.ceil(first / 10_000) / 100).toFixed(2);
}

/** What keeps a typed hard stop from being taken: it is no sum, or less than is needed. Nothing may be typed. */
export function budgetFault(typed: string, video: Asking): "wrong" | "small" | null {
  const micros = microsOf(typed);
  if (micros === undefined) return "wrong";
  return micros !== null && micros < neededOf(video) ? "small" : null;
}

/** The answer to what a video asks. It spends no more than the price that was shown with the question. */
export function answerOf(video: Pick<Asking, "quote">, decision: string, typed = ""): Decision {
  const budgetMicros = microsOf(typed);
  return {
    decision,
    mostMicros: video.quote?.mostMicros ?? 0,
    ...(typeof budgetMicros === "number" ? { budgetMicros } : {}),
  };
}
