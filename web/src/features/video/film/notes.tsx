import type { JSX } from "react";
import type { Note } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { WORDS } from "./words";

/** What a viewer has a right to know, in the studio's own words. */
export function Notes({ notes }: { notes: readonly Note[] }): JSX.Element | null {
  const t = useWords(WORDS);
  if (notes.length === 0) return null;
  return (
    <section className="grid gap-2">
      <h2 className="slate text-quiet">{t("notes")}</h2>
      <ul className="grid text-sm">
        {notes.map((note) => (
          <li
            lang="en"
            key={`${note.code} ${note.scene ?? ""} ${note.message}`}
            className="border-t border-line py-1.5 wrap-anywhere"
          >
            {note.message}
          </li>
        ))}
      </ul>
    </section>
  );
}
