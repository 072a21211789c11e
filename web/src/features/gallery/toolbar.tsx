import { type JSX, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Link } from "wouter";
import { useFormat } from "@/shared/i18n/format";
import { useWords } from "@/shared/i18n/words";
import { Button } from "@/shared/ui/button";
import { cx } from "@/shared/ui/cx";
import { Input, Select } from "@/shared/ui/field";
import { Icon, type IconName, Ring } from "@/shared/ui/icons";
import { type Known, SHOWS, type Show, SORTS, type Sort, shownOf, type Wish, writeWish } from "./wish";
import { WORDS } from "./words";

const GLYPHS: Record<Show, IconName | "ring"> = {
  all: "grid",
  making: "film",
  done: "ring",
  failed: "alert",
  stopped: "stop",
  asking: "question",
};
const TYPED_MS = 250;

/** What is looked at, and in which order. */
export function Toolbar({
  wish,
  known,
  isSelecting,
  search,
  onSearch,
  onSort,
  onSelecting,
}: {
  wish: Wish;
  known: Known | undefined;
  isSelecting: boolean;
  search: RefObject<HTMLInputElement | null>;
  onSearch: (q: string) => void;
  onSort: (sort: Sort) => void;
  onSelecting: (isSelecting: boolean) => void;
}): JSX.Element {
  const t = useWords(WORDS);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
      <Chips wish={wish} known={known} />
      <div className="flex min-w-0 grow flex-wrap items-center justify-end gap-2">
        <Search q={wish.q} input={search} onSearch={onSearch} />
        <Select
          aria-label={t("sort")}
          value={wish.sort}
          onChange={(event) => onSort(event.target.value as Sort)}
          options={SORTS.map((one) => ({ value: one, label: t(`sort.${one}`) }))}
          className="max-sm:grow"
        />
        <Button icon="check" aria-pressed={isSelecting} onClick={() => onSelecting(!isSelecting)}>
          {t(isSelecting ? "select.done" : "select")}
        </Button>
      </div>
    </div>
  );
}

function Chips({ wish, known }: { wish: Wish; known: Known | undefined }): JSX.Element {
  const t = useWords(WORDS);
  const format = useFormat();
  const nav = useRef<HTMLElement>(null);
  // On a phone they do not all fit: the chosen one is in view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is the reason.
  useLayoutEffect(() => {
    const chosen = nav.current?.querySelector<HTMLElement>("[aria-current]");
    if (nav.current && chosen)
      nav.current.scrollLeft = chosen.offsetLeft + chosen.offsetWidth / 2 - nav.current.clientWidth / 2;
  }, [wish.show]);
  return (
    <nav
      ref={nav}
      aria-label={t("filters")}
      className="relative -mx-4 overflow-x-auto px-4 [scrollbar-width:none] sm:mx-0 sm:px-0"
    >
      <ul className="flex w-max rounded-control border border-border bg-panel p-0.5">
        {SHOWS.map((show) => {
          const glyph = GLYPHS[show];
          const isOn = show === wish.show;
          return (
            <li key={show}>
              <Link
                href={`/videos/gallery${writeWish({ ...wish, show })}`}
                aria-current={isOn ? "true" : undefined}
                className={cx(
                  "touch inline-flex items-center justify-center gap-1.5 rounded-[2px] px-2.5 py-1 text-sm whitespace-nowrap transition-colors hover:text-text",
                  isOn
                    ? "bg-raised font-medium text-text shadow-[inset_0_-2px_0_var(--color-mark)]"
                    : "text-quiet",
                )}
              >
                {glyph === "ring" ? <Ring size={14} /> : <Icon name={glyph} size={14} />}
                {t(`show.${show}`)}
                <span className="min-w-[1ch] text-xs text-quiet">
                  {known ? format.number(shownOf(known, show)) : ""}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Search({
  q,
  input,
  onSearch,
}: {
  q: string;
  input: RefObject<HTMLInputElement | null>;
  onSearch: (q: string) => void;
}): JSX.Element {
  const t = useWords(WORDS);
  const [typed, setTyped] = useState(q);
  /** What was asked for last: an address that says so is no news. */
  const said = useRef(q);
  useEffect(() => {
    if (q === said.current) return;
    said.current = q;
    setTyped(q);
  }, [q]);
  useEffect(() => {
    const text = typed.trim();
    if (text === said.current) return;
    const timer = setTimeout(() => {
      said.current = text;
      onSearch(text);
    }, TYPED_MS);
    return () => clearTimeout(timer);
  }, [typed, onSearch]);
  return (
    <search className="relative min-w-40 grow lg:max-w-72">
      <span className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-quiet">
        <Icon name="search" />
      </span>
      <Input
        ref={input}
        type="search"
        dir="auto"
        value={typed}
        maxLength={200}
        aria-label={t("search")}
        aria-keyshortcuts="/"
        placeholder={t("search.hint")}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && !typed) event.currentTarget.blur();
        }}
        className="pl-8"
      />
    </search>
  );
}
