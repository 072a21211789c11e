import { secondsOf } from "@/shared/lib/seconds";
import { type Draft, edit, same } from "./draft";

/**
 * Whether `theirs` is what the studio makes of the draft `sent` on top of `base`: it composes the prompts that
 * nobody wrote, and tidies the ends of texts.
 */
export function isWrittenOf(sent: Draft, base: Draft, theirs: Draft): boolean {
  const before = new Map(base.scenes.map(({ key, prompt }) => [key, prompt]));
  const composed = sent.scenes.map(
    ({ key, prompt }) => !prompt.trim() || (before.get(key) ?? prompt) === prompt,
  );
  return same(plain(sent, composed), plain(theirs, composed));
}

function plain(draft: Draft, composed: readonly boolean[]): unknown {
  const { storyboard } = edit(draft);
  const scenes = storyboard.scenes.map((scene, place) => ({
    ...scene,
    prompt: composed[place] ? "" : scene.prompt,
    seconds: secondsOf(scene.seconds),
    transition: { ...scene.transition, seconds: secondsOf(scene.transition?.seconds ?? 0) },
  }));
  const { characters = [], places = [], ...bible } = storyboard.bible ?? {};
  return tidy({
    ...storyboard,
    bible: {
      ...bible,
      characters: characters.map((one) => ({ figure: "person", ...one })),
      places: places.map((one) => ({ kind: "abstract", ...one })),
    },
    scenes,
  });
}

/** Texts without their ends, names in one order, and nothing that is empty. */
function tidy(value: unknown): unknown {
  if (typeof value === "string") return value.trim();
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).map(([name, one]) => [name, tidy(one)] as const);
  return Object.fromEntries(
    fields
      .filter(([, one]) => one !== null && one !== undefined && one !== "")
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
