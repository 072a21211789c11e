import { get, query } from "@/shared/api/client";
import type { Line, PageView } from "@/shared/api/types";

/** Films that are not over, by what is up with them. Each keeps the order of the line. */
export interface Groups {
  asking: Line[];
  making: Line[];
  waiting: Line[];
}

export function grouped(lines: readonly Line[]): Groups {
  const groups: Groups = { asking: [], making: [], waiting: [] };
  for (const line of lines) {
    if (line.status !== "pending" && line.status !== "processing") continue;
    if (line.needs !== "nothing") groups.asking.push(line);
    else groups[line.status === "processing" ? "making" : "waiting"].push(line);
  }
  return groups;
}

/** The ids of all that is in line, also of those that are not on the page. */
export async function allWaiting(): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page: PageView = await get<PageView>(
      `/api/videos${query({ status: "pending", sort: "oldest", limit: 100, cursor })}`,
    );
    ids.push(...page.videos.filter((line) => line.needs === "nothing").map((line) => line.id));
    cursor = page.cursor;
  } while (cursor);
  return ids;
}
