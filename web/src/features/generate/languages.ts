import type { Language } from "@/shared/i18n/language";

export interface Tongue {
  tag: string;
  name: string;
}

/**
 * Languages by their names in the page's own, those that are likely first. Of tags that mean the same only one
 * stays, and what has no name is left out.
 */
export function tongues(tags: readonly string[], page: Language, likely: readonly string[]): Tongue[] {
  const names = new Intl.DisplayNames(page, { type: "language", fallback: "none" });
  const found = new Map<string, Tongue>();
  for (const tag of tags) {
    if (!/^[a-z]{2,3}(-[a-z]{2}|-\d{3})?$/i.test(tag)) continue;
    const name = nameOf(names, tag);
    if (!name) continue;
    const before = found.get(name);
    // "id" and not "in", "he" and not "iw": the one that is current.
    if (!before || (canonical(tag) === tag && canonical(before.tag) !== before.tag))
      found.set(name, { tag, name });
  }
  const wanted = likely.map((one) => one.toLowerCase());
  const rank = ({ tag }: Tongue) => {
    const place = wanted.indexOf(tag.toLowerCase());
    return place === -1 ? wanted.length : place;
  };
  return [...found.values()].sort(
    (one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name, page),
  );
}

function nameOf(names: Intl.DisplayNames, tag: string): string | undefined {
  try {
    return names.of(tag);
  } catch {
    return undefined;
  }
}

function canonical(tag: string): string {
  try {
    return (Intl.getCanonicalLocales(tag)[0] ?? tag).toLowerCase();
  } catch {
    return tag;
  }
}
