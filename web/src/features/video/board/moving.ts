import type { Say } from "@/shared/i18n/words";
import { slated } from "@/shared/lib/slate";
import { type Draft, moveScene, placeOf, removeScene, sceneOf } from "./draft";
import { type BoardStore, change } from "./store";
import type { WORDS } from "./words";

export type SayBoard = Say<keyof (typeof WORDS)["en"] & string>;

/** Puts the focus on a scene's card once it is drawn; `field` on the first field of it. */
export function focusCard(key: string, field = false): void {
  requestAnimationFrame(() => {
    const card = document.getElementById(`card-${key}`);
    const target = field ? card?.querySelector<HTMLElement>("textarea") : card;
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: "nearest", behavior: "smooth" });
  });
}

/** Moves a scene to another place, and says where it is now. */
export function moveTo(store: BoardStore, key: string, to: number, t: SayBoard): void {
  const before = store.getState().history.now;
  change(store, (draft) => moveScene(draft, key, to));
  const now = store.getState().history.now;
  if (now === before) return;
  const place = placeOf(now, key);
  store.setState({
    said: t("moved", {
      title: sceneOf(now, key)?.title ?? "",
      place: place + 1,
      total: now.scenes.length,
    }),
  });
  focusCard(key);
}

export function moveBy(store: BoardStore, key: string, by: number, t: SayBoard): void {
  moveTo(store, key, placeOf(store.getState().history.now, key) + by, t);
}

/** Takes a scene out of the draft; the answer puts it back. */
export function takeOut(
  store: BoardStore,
  key: string,
  t: SayBoard,
): { said: string; undo: () => void } | null {
  const before = store.getState().history.now;
  const place = placeOf(before, key);
  const scene = before.scenes[place];
  if (!scene) return null;
  change(store, (draft) => removeScene(draft, key));
  const { scenes } = store.getState().history.now;
  const next = scenes[place] ?? scenes.at(-1);
  if (next) focusCard(next.key);
  const said = t("removed.said", { number: slated(place + 1), title: scene.title });
  store.setState({ said });
  return { said, undo: () => change(store, (draft) => putBack(draft, before, key)) };
}

/** A draft with the scene `key` back where it was in `before`. */
export function putBack(draft: Draft, before: Draft, key: string): Draft {
  const place = placeOf(before, key);
  const scene = before.scenes[place];
  if (!scene || sceneOf(draft, key)) return draft;
  const previous = before.scenes.slice(0, place).findLast((one) => sceneOf(draft, one.key));
  const to = previous ? placeOf(draft, previous.key) + 1 : 0;
  return { ...draft, scenes: draft.scenes.toSpliced(to, 0, scene) };
}
