import { useEffect } from "react";

const HOUSE = "Reelwright";
const LONGEST = 60;

/** What the tab of the browser says: the page's name before the house's. */
export function titled(page: string | null | undefined): string {
  const name = page?.trim().replace(/\s+/g, " ") ?? "";
  if (!name) return HOUSE;
  return `${shortened(name)} · ${HOUSE}`;
}

/** A name cut to what a line has room for, between letters. */
export function shortened(name: string): string {
  const letters = [...name];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join("")}…` : name;
}

/** Names the tab after the page while the component is there. */
export function useTitle(page: string | null | undefined): void {
  const text = titled(page);
  useEffect(() => {
    document.title = text;
  }, [text]);
}
