import type { StudioView, VideoView } from "@/shared/api/types";
import { type Broken, brokenRules, limitsFor } from "./rules";
import { useBoard, useBoardStore, useChanges } from "./store";
import { useSaving } from "./use-saving";

/** Has the changes filmed. The bar, its key and the command menu press the same. */
export interface Filming {
  /** What keeps them from being filmed at all. */
  broken: readonly Broken[];
  /** Films the changes, or once the film rests, or not even then; null where that cannot be chosen now. */
  press: (() => void) | null;
  save: () => Promise<void>;
}

export function useFilming(video: VideoView, studio: StudioView | undefined): Filming {
  const store = useBoardStore();
  const save = useSaving(video.id);
  const changed = useChanges().length > 0;
  const now = useBoard((state) => state.history.now);
  const base = useBoard((state) => state.base);
  const saving = useBoard((state) => state.saving !== null);
  const elsewhere = useBoard((state) => state.elsewhere !== null);
  const broken = brokenRules(now, limitsFor(studio?.limits, base));
  const can = changed && !saving && !elsewhere && broken.length === 0;
  const press = () => {
    if (video.editable) void save();
    else store.setState(({ later }) => ({ later: !later }));
  };
  return { broken, press: can ? press : null, save };
}
