import type { Take } from "@/shared/api/types";

/** Where a still of a take is; named by its media, so that a browser keeps it. */
export function stillOf(take: Pick<Take, "id" | "video" | "media">, at = 0.5): string | null {
  if (!take.media) return null;
  return `/api/videos/${take.video}/takes/${encodeURIComponent(take.id)}/frame.jpg?at=${at}&v=${take.media}`;
}
