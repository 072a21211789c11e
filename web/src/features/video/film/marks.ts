import type { Scene } from "@/shared/api/types";
import { secondsOf } from "@/shared/lib/seconds";

/** A scene's place in the film. */
export interface Mark {
  number: number;
  title: string;
  from: number;
  to: number;
}

/**
 * Where scenes lie in a film of `seconds`. A transition is around the cut between two scenes and takes nothing
 * from the length, so a scene begins where those before it end. `seconds` null: the length is not known yet.
 */
export function marksOf(scenes: readonly Scene[], seconds: number | null): readonly Mark[] {
  const marks: Mark[] = [];
  let from = 0;
  for (const scene of scenes) {
    const to = from + secondsOf(scene.seconds);
    marks.push({ number: scene.number, title: scene.title, from, to });
    from = to;
  }
  if (seconds === null) return marks;
  const last = marks.length - 1;
  return marks
    .map((mark, place) => ({ ...mark, to: place === last ? seconds : Math.min(mark.to, seconds) }))
    .filter((mark) => mark.from < mark.to);
}

export function markAt(marks: readonly Mark[], seconds: number): Mark | undefined {
  return marks.findLast((mark) => mark.from <= seconds + 1e-6) ?? marks[0];
}
