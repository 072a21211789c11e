import { useSyncExternalStore } from "react";

const WIDE = "(min-width: 64rem)";

function subscribe(heard: () => void): () => void {
  const match = globalThis.matchMedia?.(WIDE);
  match?.addEventListener("change", heard);
  return () => match?.removeEventListener("change", heard);
}

/** Whether there is room for two columns. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => globalThis.matchMedia?.(WIDE).matches ?? true);
}
