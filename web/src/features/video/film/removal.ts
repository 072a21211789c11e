import { useMutation } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { ask } from "@/shared/api/client";
import { cache, key } from "@/shared/api/queries";
import type { VideoView } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { shortened } from "@/shared/lib/title";
import { sentence } from "@/shared/ui/stopping";
import { notify } from "@/shared/ui/toast";
import { WORDS } from "./words";

/** Takes a video out of the library, and can put it back. */
export function useRemoval(video: VideoView): { remove: () => void; removing: boolean } {
  const t = useWords(WORDS);
  const [, go] = useLocation();
  const title = video.storyboard?.title || video.brief.prompt;
  const failed = (why: unknown) => notify({ kind: "failure", text: sentence(why) });
  const changed = () => cache.invalidateQueries({ queryKey: key.videos });
  const restore = async () => {
    try {
      const back = await ask<VideoView>("POST", `/api/videos/${video.id}/restore`);
      cache.setQueryData(key.video(video.id), back);
      void changed();
      go(`/videos/${video.id}/film`);
    } catch (why) {
      failed(why);
    }
  };
  const deletion = useMutation({
    mutationFn: () => ask<void>("DELETE", `/api/videos/${video.id}`),
    onSuccess: () => {
      go("/videos/gallery");
      cache.removeQueries({ queryKey: key.video(video.id) });
      void changed();
      notify({ kind: "done", text: t("deleted", { title: shortened(title) }), undo: () => void restore() });
    },
    onError: failed,
  });
  return { remove: () => deletion.mutate(), removing: deletion.isPending };
}
