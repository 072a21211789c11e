import { QueryClient, useQuery } from "@tanstack/react-query";
import { get, Refusal, Unreachable } from "./client";
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
  costs: ["costs"] as const,
  providers: ["providers"] as const,
  studio: ["studio"] as const,
};

export function useVideo(id: string) {
  return useQuery({
    queryKey: key.video(id),
    queryFn: ({ signal }) => get<VideoView>(`/api/videos/${id}`, signal),
  });
}

export function useStatus(id: string) {
  return useQuery({
    queryKey: key.status(id),
    queryFn: ({ signal }) => get<StatusView>(`/api/videos/${id}/status`, signal),
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
