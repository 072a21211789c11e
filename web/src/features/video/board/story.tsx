import { type JSX, useState } from "react";
import { useWords } from "@/shared/i18n/words";
import { Button } from "@/shared/ui/button";
import { BiblePanel } from "./bible";
import { useBoard } from "./store";
import { WORDS } from "./words";

/** The story in a line and what stays the same, at a glance. */
export function Story(): JSX.Element {
  const t = useWords(WORDS);
  const [open, setOpen] = useState(false);
  const { logline, bible } = useBoard((state) => state.history.now);
  const names = [...bible.characters, ...bible.places].map((one) => one.name);
  return (
    <section aria-labelledby="story-title" className="grid gap-3 border border-line bg-panel p-3 text-sm">
      <div className="flex items-center justify-between gap-3">
        <h2 id="story-title" className="slate text-quiet">
          {t("bible")}
        </h2>
        <Button look="quiet" icon="pencil" onClick={() => setOpen(true)}>
          {t("bible.edit")}
        </Button>
      </div>
      {logline && (
        <p dir="auto" className="line-clamp-4 [overflow-wrap:anywhere]">
          {logline}
        </p>
      )}
      <div aria-hidden="true" className="flex border border-line">
        {bible.palette.map((colour, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same colour may be there twice.
          <span key={at} className="h-6 grow" style={{ background: colour }} />
        ))}
      </div>
      <p className="text-quiet [overflow-wrap:anywhere]" dir="auto">
        {[t(`mood.${bible.mood}`), ...names].join(" · ")}
      </p>
      {open && <BiblePanel onClose={() => setOpen(false)} />}
    </section>
  );
}
