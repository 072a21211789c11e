import { useEntrance } from "@/shared/api/client";

/** Why a film does not play. */
export type Trouble = "network" | "missing" | "codec";

/** Finds out why an element gave up on `url`: it says little itself, so the studio is asked for the file. */
export async function troubleOf(error: MediaError | null, url: string): Promise<Trouble> {
  try {
    const answer = await fetch(url, { method: "HEAD", cache: "no-store" });
    if (answer.status === 401) useEntrance.setState({ known: false });
    if (answer.status === 404 || answer.status === 410) return "missing";
    if (!answer.ok) return "network";
  } catch {
    return "network";
  }
  return error?.code === MEDIA_ERR_NETWORK ? "network" : "codec";
}

const MEDIA_ERR_NETWORK = 2;
const FIRST_MS = 1000;
const LONGEST_MS = 15_000;

/** How long to wait before the next try, after so many. */
export function patience(tries: number): number {
  return Math.min(FIRST_MS * 2 ** tries, LONGEST_MS);
}
