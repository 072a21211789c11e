import { useCallback } from "react";
import { ask, get, Refusal, Unreachable } from "@/shared/api/client";
import { cache, key } from "@/shared/api/queries";
import type { VideoView } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { notify } from "@/shared/ui/toast";
import { remember } from "./acts";
import { edit } from "./draft";
import { refused, saved, see, unanswered, useBoardStore } from "./store";
import { WORDS } from "./words";

/** Puts the draft in the place of the storyboard, and has the film made of it. Nothing typed is lost if it fails. */
export function useSaving(id: string): () => Promise<void> {
  const store = useBoardStore();
  const t = useWords(WORDS);
  return useCallback(async () => {
    const { history, basis, saving } = store.getState();
    if (saving) return;
    const sent = history.now;
    store.setState({ saving: sent, faults: [] });
    try {
      const video = await ask<VideoView>("PUT", `/api/videos/${id}/storyboard`, {
        body: { ...edit(sent), basis },
      });
      saved(store, video, sent);
      remember(video);
      notify({ text: t("bar.saved"), kind: "done" });
    } catch (why) {
      if (!(why instanceof Refusal)) {
        // Nobody answered: what is to be filmed later stays so, and is tried again.
        unanswered(store, sent);
        notify({ text: t(why instanceof Unreachable ? "bar.unreachable" : "bar.defect"), kind: "failure" });
        return;
      }
      store.setState({ saving: null });
      if (why.problem.status === 422) {
        refused(store, why.problem, sent);
        notify({ text: why.problem.detail, kind: "failure" });
      } else if (why.code === "edited_elsewhere") {
        store.setState({ later: false });
        const video = await get<VideoView>(`/api/videos/${id}`).catch(() => null);
        if (video) {
          remember(video);
          // Without a clash the changes are on top of the other version now, and wait for another yes.
          const did = see(store, video);
          if (did !== "clash")
            notify({ text: t(did === "saved" ? "bar.saved" : "elsewhere.merged"), kind: "done" });
        }
      } else if (why.code === "being_made") {
        store.setState({ later: true });
        void cache.invalidateQueries({ queryKey: key.video(id) });
      } else {
        store.setState({ later: false });
        notify({ text: why.problem.detail, kind: "failure" });
      }
    }
  }, [store, id, t]);
}
