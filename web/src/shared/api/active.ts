import { useQuery } from "@tanstack/react-query";
import { get, query } from "./client";
import { key } from "./queries";
import type { PageView } from "./types";

const FILTER = { active: true, sort: "oldest", limit: 100 };

/** Every video that is not over, in the order of the line. */
export function useActive() {
  return useQuery({
    queryKey: key.page(FILTER),
    queryFn: ({ signal }) => get<PageView>(`/api/videos${query(FILTER)}`, signal),
  });
}
