import { useQuery } from "@tanstack/react-query";
import { get } from "./client";
import { key } from "./queries";
import type { StudioView } from "./types";

/** What the studio is and may do. */
export function useStudio() {
  return useQuery({
    queryKey: key.studio,
    queryFn: ({ signal }) => get<StudioView>("/api/studio", signal),
    staleTime: 60_000,
  });
}
