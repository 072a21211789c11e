import {
  BIBLE_FIELDS,
  BOARD_FIELDS,
  type Draft,
  type DraftScene,
  FIELDS,
  type Fields,
  MOST_SCENES,
  same,
} from "./draft";

/** One thing that a draft changes. `key` names the scene. */
export type Change =
  | { kind: "scene"; key: string; field: keyof Fields }
  | { kind: "added" | "restored" | "removed"; key: string }
  | { kind: "order" }
  | { kind: "board"; field: (typeof BOARD_FIELDS)[number] | (typeof BIBLE_FIELDS)[number] };

/** What `now` changes of `base`. */
export function changesOf(base: Draft, now: Draft): Change[] {
  const found: Change[] = [];
  const before = new Map(base.scenes.map((scene) => [scene.key, scene]));
  const after = new Set(now.scenes.map((scene) => scene.key));
  for (const field of BOARD_FIELDS) if (!same(base[field], now[field])) found.push({ kind: "board", field });
  for (const field of BIBLE_FIELDS)
    if (!same(base.bible[field], now.bible[field])) found.push({ kind: "board", field });
  for (const scene of now.scenes) {
    const was = before.get(scene.key);
    if (!was) found.push({ kind: (scene.origin ?? 0) > MOST_SCENES ? "restored" : "added", key: scene.key });
    else for (const field of changedFields(was, scene)) found.push({ kind: "scene", key: scene.key, field });
  }
  for (const scene of base.scenes) if (!after.has(scene.key)) found.push({ kind: "removed", key: scene.key });
  if (!same(orderOf(base, after), orderOf(now, new Set(before.keys())))) found.push({ kind: "order" });
  return found;
}

export function changedFields(was: DraftScene, is: DraftScene): (keyof Fields)[] {
  return was === is ? [] : FIELDS.filter((field) => !same(was[field], is[field]));
}

const SEEN: ReadonlySet<keyof Fields> = new Set([
  "description",
  "camera",
  "light",
  "prompt",
  "continuity",
  "carry",
  "footage",
  "fit",
]);

/** Whether what changed can be seen in a scene's picture. */
export function changesPicture(fields: readonly (keyof Fields)[]): boolean {
  return fields.some((field) => SEEN.has(field));
}

/** The keys of a draft's scenes that are among `those`, in its order. */
export function orderOf(draft: Draft, those: ReadonlySet<string>): string[] {
  return draft.scenes.map((scene) => scene.key).filter((key) => those.has(key));
}
