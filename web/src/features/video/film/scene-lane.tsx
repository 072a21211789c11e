import { type JSX, useEffect, useState } from "react";
import { useWords } from "@/shared/i18n/words";
import { slated } from "@/shared/lib/slate";
import { cx } from "@/shared/ui/cx";
import type { Deck } from "./deck";
import { type Mark, markAt } from "./marks";
import { WORDS } from "./words";

/** The scenes by name, each as wide as it is long; pressing one goes to where it begins. */
export function SceneLane({ deck, marks }: { deck: Deck; marks: readonly Mark[] }): JSX.Element | null {
  const t = useWords(WORDS);
  const [on, setOn] = useState<number | null>(null);
  useEffect(() => deck.watch((seconds) => setOn(markAt(marks, seconds)?.number ?? null)), [deck, marks]);
  if (marks.length === 0) return null;
  return (
    <ol className="flex gap-px py-1">
      {marks.map((mark) => (
        <li key={mark.number} className="min-w-7" style={{ flex: `${mark.to - mark.from} 1 0` }}>
          <button
            type="button"
            aria-current={on === mark.number ? "true" : undefined}
            title={mark.title}
            onClick={() => deck.seek(mark.from + 0.001)}
            className={cx(
              "touch flex w-full items-center gap-2 overflow-hidden border-t-2 px-1 text-left hover:bg-raised",
              on === mark.number ? "border-mark" : "border-line text-quiet",
            )}
          >
            <span className="slate whitespace-nowrap">
              {t("scene.slate", { number: slated(mark.number) })}
            </span>{" "}
            <span dir="auto" className="truncate text-xs @max-xl:sr-only">
              {mark.title}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
