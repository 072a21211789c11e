import { useMutation } from "@tanstack/react-query";
import { ask } from "@/shared/api/client";
import { cache, key } from "@/shared/api/queries";
import type { VideoView } from "@/shared/api/types";

/** Keeps what the studio answered, unless something newer is known already. */
export function remember(video: VideoView): void {
  cache.setQueryData<VideoView>(key.video(video.id), (known) =>
    known && known.lastSeq > video.lastSeq ? known : video,
  );
  void cache.invalidateQueries({ queryKey: key.status(video.id) });
  void cache.invalidateQueries({ queryKey: key.videos });
}

/** Asks the studio to do something with a video: `verb` as in `/api/videos/{id}/{verb}`. */
export function usePost<Body = void>(id: string, verb: string) {
  return useMutation({
    mutationFn: (body: Body) =>
      ask<VideoView>("POST", `/api/videos/${id}/${verb}`, body === undefined ? {} : { body }),
    onSuccess: remember,
    onError: () => void cache.invalidateQueries({ queryKey: key.video(id) }),
  });
}
