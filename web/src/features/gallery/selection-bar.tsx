import { type JSX, useState } from "react";
import type { Line } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { Button, IconButton } from "@/shared/ui/button";
import { cx } from "@/shared/ui/cx";
import { Icon } from "@/shared/ui/icons";
import { WORDS } from "./words";

/** What the studio puts into one zip at most. */
const MOST_FILMS = 100;

/** Where the films among `lines` are fetched from in one file: the film itself, or a zip of several. */
export function downloadOf(lines: readonly Line[]): { films: number; href: string | null } {
  const films = lines.filter((line) => line.hasFilm && line.urls.download);
  if (!films.length || films.length > MOST_FILMS) return { films: films.length, href: null };
  if (films.length === 1) return { films: 1, href: films[0]?.urls.download ?? null };
  const ids = new URLSearchParams(films.map((line) => ["id", line.id]));
  return { films: films.length, href: `/api/films.zip?${ids}` };
}

/** At the foot of the page while something is selected: how much, and what can be done with it. */
export function SelectionBar({
  selected,
  total,
  isAll,
  onAll,
  onNone,
  onDelete,
}: {
  selected: readonly Line[];
  /** How many could be selected. */
  total: number;
  isAll: boolean;
  onAll: () => Promise<void>;
  onNone: () => void;
  onDelete: () => void;
}): JSX.Element {
  const t = useWords(WORDS);
  const [isBusy, setBusy] = useState(false);
  const { films, href } = downloadOf(selected);
  const all = async () => {
    setBusy(true);
    await onAll();
    setBusy(false);
  };
  return (
    <section
      aria-label={t("select.bar")}
      className="fixed inset-x-0 bottom-0 z-20 border-t border-border bg-panel max-md:bottom-[calc(3.75rem+env(safe-area-inset-bottom))]"
    >
      <div className="mx-auto flex max-w-[90rem] flex-wrap items-center gap-2 px-4 py-2 sm:px-6">
        <IconButton icon="close" label={t("clear")} keys="Esc" onClick={onNone} />
        <p role="status" className="mr-auto text-sm font-medium">
          {t("selected", { count: selected.length })}
        </p>
        {!isAll && (
          <Button look="quiet" busy={isBusy} onClick={() => void all()}>
            {t("select.rest", { count: total })}
          </Button>
        )}
        {href ? (
          <Button asChild>
            <a href={href} download>
              <Icon name="download" />
              <span className="max-sm:sr-only">
                {films === 1 ? t("download") : t("download.films", { count: films })}
              </span>
            </a>
          </Button>
        ) : (
          <span className="flex flex-wrap items-center gap-2">
            <span id="why-no-download" className={cx("text-xs text-quiet", !selected.length && "sr-only")}>
              {films ? t("download.most", { count: MOST_FILMS }) : t("download.none")}
            </span>
            <Button icon="download" disabled aria-describedby="why-no-download">
              <span className="max-sm:sr-only">{t("download")}</span>
            </Button>
          </span>
        )}
        <Button icon="trash" look="danger" onClick={onDelete} disabled={!selected.length}>
          <span className="max-sm:sr-only">{t("delete")}</span>
        </Button>
      </div>
    </section>
  );
}
