import { useCallback } from "react";
import { changeScene, type DraftScene, type Fields, sceneOf } from "./draft";
import { change, useBoard, useBoardStore } from "./store";

/** A scene of the draft, and how a field of it is changed; more typing in one field is one step back. */
export function useScene(
  key: string,
): [DraftScene | undefined, (patch: Partial<Fields>, field: string) => void] {
  const store = useBoardStore();
  const scene = useBoard((state) => sceneOf(state.history.now, key));
  const set = useCallback(
    (patch: Partial<Fields>, field: string) =>
      change(store, (draft) => changeScene(draft, key, patch), `${key}/${field}`),
    [store, key],
  );
  return [scene, set];
}
