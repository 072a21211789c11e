import { QueryClient, useQuery } from "@tanstack/react-query";
import { get, Refusal, Unreachable } from "./client";
import { advanced, figured, type Heard, type Told } from "./events";
import type { CostsView, ProvidersView, StatusView, VideoView } from "./types";

const RETRIES = 3;

/** The one cache of what the studio said. Live events keep it true, so nothing is asked for on a timer. */
export const cache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (times, why) => why instanceof Unreachable && times < RETRIES,
      retryDelay: (times) => Math.min(500 * 2 ** times, 4000),
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { retry: false },
  },
});

/** Names of what is in the cache. */
export const key = {
  videos: ["videos"] as const,
  page: (filter: object) => ["videos", "page", filter] as const,
  video: (id: string) => ["video", id] as const,
  status: (id: string) => ["status", id] as const,
  heard: (id: string) => ["heard", id] as const,
  costs: ["costs"] as const,
  providers: ["providers"] as const,
  studio: ["studio"] as const,
};

/**
 * A snapshot of a video, with what was heard since it was taken: an answer that was long under way takes
 * nothing back that the page knows already.
 */
async function snapshot<View extends VideoView | StatusView>(
  path: string,
  name: ReturnType<typeof key.video | typeof key.status>,
  after: (view: View, ...told: Told) => View,
  signal: AbortSignal,
): Promise<View> {
  const heard = () => cache.getQueryData<Heard>(key.heard(name[1]));
  let view = await get<View>(path, signal);
  // Taken before what the video is followed from: nobody tells what lies between.
  if (view.lastSeq < (heard()?.from ?? 0)) view = await get<View>(path, signal);
  const known = cache.getQueryData<View>(name);
  const newer = known && known.lastSeq > view.lastSeq ? known : view;
  return (heard()?.events ?? []).reduce((view, told) => after(view, ...told), newer);
}

/** Everything is asked for anew, but what takes work or money elsewhere and is asked for by a person. */
export function lookAgain(): void {
  void cache.invalidateQueries({
    predicate: ({ queryKey: [first, second] }) =>
      first !== "account" && first !== "quote" && !(first === "studio" && second === "checks"),
  });
}

export function useVideo(id: string) {
  return useQuery({
    queryKey: key.video(id),
    queryFn: ({ signal }) => snapshot<VideoView>(`/api/videos/${id}`, key.video(id), figured, signal),
  });
}

export function useStatus(id: string) {
  return useQuery({
    queryKey: key.status(id),
    queryFn: ({ signal }) =>
      snapshot<StatusView>(`/api/videos/${id}/status`, key.status(id), advanced, signal),
  });
}

export function useProviders() {
  return useQuery({
    queryKey: key.providers,
    queryFn: ({ signal }) => get<ProvidersView>("/api/providers", signal),
    staleTime: 300_000,
  });
}

export function useCosts() {
  return useQuery({ queryKey: key.costs, queryFn: ({ signal }) => get<CostsView>("/api/costs", signal) });
}

/** There is no such video, or it was deleted. */
export function isGone(why: unknown): boolean {
  return why instanceof Refusal && why.problem.status === 404;
}
