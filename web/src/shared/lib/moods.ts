import type { Mood } from "@/shared/api/types";

const ALL: Record<Mood, 0> = {
  calm: 0,
  wonder: 0,
  joyful: 0,
  tender: 0,
  melancholy: 0,
  tense: 0,
  epic: 0,
  playful: 0,
  mysterious: 0,
  energetic: 0,
};

/** Every mood that music can have: one that the studio learns and that is missing here does not compile. */
export const MOODS = Object.keys(ALL) as readonly Mood[];
