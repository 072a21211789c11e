import type { Scene, Storyboard } from "@/shared/api/types";

/** A storyboard for tests. */
export function sampleScene(number: number, more: Partial<Scene> = {}): Scene {
  return {
    number,
    title: `Title ${number}`,
    description: `First of ${number}. Then of ${number}.`,
    prompt: `Prompt ${number}.`,
    seconds: 5,
    narration: `Voice ${number}.`,
    caption: `Caption ${number}`,
    transition: { kind: "dissolve", seconds: 0.5, pattern: null },
    continuity: { place: "sea", characters: ["robot"], carryFrom: null },
    ...more,
  };
}

export function sampleStoryboard(count: number, more: Record<number, Partial<Scene>> = {}): Storyboard {
  return {
    title: "A film",
    scenes: Array.from({ length: count }, (_, place) => sampleScene(place + 1, more[place + 1])),
  };
}
