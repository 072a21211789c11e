/** Providers that the studio can be set up with, by what they call themselves; each is asked about under its own name. */
export const TO_SET_UP = { runway: "Runway" } as const;

/** What a provider calls itself, where that is known. */
export function titleOf(name: string): string {
  return (TO_SET_UP as Readonly<Record<string, string>>)[name] ?? name;
}
