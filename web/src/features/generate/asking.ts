import { keep, readKept } from "@/shared/lib/kept";

const KEPT = "reelwright.generate.asked";

interface Asked {
  name: string;
  body: string;
}

/**
 * The name under which `body` is asked for. It stays the same until an answer has come, over reloads and in every
 * tab, so that the same film is not made twice; another body is another request.
 */
export function nameFor(body: string): string {
  const before = readKept<Asked | null>(KEPT, null);
  if (before && before.body === body && typeof before.name === "string") return before.name;
  const name = newName();
  keep(KEPT, { name, body } satisfies Asked);
  return name;
}

/** The answer came: the same words again are another film. */
export function answered(): void {
  keep(KEPT, null);
}

/** A name that nobody else has. On plain http a browser has no `randomUUID`. */
export function newName(source: Pick<Crypto, "getRandomValues"> & Partial<Crypto> = crypto): string {
  if (typeof source.randomUUID === "function") return source.randomUUID();
  const bytes = source.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
