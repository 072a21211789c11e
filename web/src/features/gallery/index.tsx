import { type JSX, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Link, useLocation, useSearch } from "wouter";
import { useWords } from "@/shared/i18n/words";
import { useCommands } from "@/shared/lib/commands";
import { useShortcuts } from "@/shared/lib/keys";
import { Button } from "@/shared/ui/button";
import { cx } from "@/shared/ui/cx";
import { Empty, Failure } from "@/shared/ui/notice";
import { notify } from "@/shared/ui/toast";
import { Grid, type Moves } from "./grid";
import { type Gallery, useGallery } from "./list";
import { useEdge } from "./measure";
import { scrubBy } from "./poster";
import { remove } from "./removal";
import { allOf, NONE, ranged, type Selection, stillThere, toggled } from "./selection";
import { SelectionBar } from "./selection-bar";
import { Toolbar } from "./toolbar";
import { readWish, SHOWS, type Sort, type Wish, writeWish } from "./wish";
import { WORDS } from "./words";

const PATH = "/videos/gallery";

/** All videos: found, looked through, taken along and thrown away. */
export default function GalleryPage(): JSX.Element {
  const t = useWords(WORDS);
  const [, go] = useLocation();
  const address = useSearch();
  const wish = useMemo(() => readWish(address), [address]);
  const name = writeWish(wish);
  const list = useGallery(wish);
  const search = useRef<HTMLInputElement>(null);
  const grid = useRef<Moves>(null);
  const bar = useRef<HTMLDivElement>(null);
  const edge = useEdge(bar);

  const { lines, everything } = list;
  const order = useMemo(() => lines.map((line) => line.id), [lines]);
  const selecting = useSelection(order, name);
  const { selection, setSelection, isSelecting, setSelecting, clear } = selecting;

  const latest = useRef({ wish, go });
  latest.current = { wish, go };
  const look = useCallback((change: Partial<Wish>, replace: boolean) => {
    const { wish, go } = latest.current;
    go(`${PATH}${writeWish({ ...wish, ...change })}`, { replace });
  }, []);
  const searchFor = useCallback((q: string) => look({ q }, true), [look]);

  const removeIds = (ids: ReadonlySet<string>) => {
    void remove(
      lines.filter((line) => ids.has(line.id)),
      t,
    );
    setSelection((before) => ({ ...before, ids: new Set([...before.ids].filter((id) => !ids.has(id))) }));
  };
  const selectRest = async () => {
    try {
      const ids = await everything();
      setSelection((before) => allOf(before, ids));
    } catch {
      notify({ kind: "failure", text: t("select.failed") });
    }
  };
  const current = () => grid.current?.current() ?? null;
  const act = (does: (id: string) => void) => () => {
    const id = current();
    if (id) does(id);
  };
  const removeSome = () => {
    const id = current();
    if (selection.ids.size) removeIds(selection.ids);
    else if (id) removeIds(new Set([id]));
  };
  const toggle = (id: string) => setSelection((before) => toggled(before, id));
  const range = (id: string) => setSelection((before) => ranged(before, order, id));

  useShortcuts(t("keys"), [
    { key: "/", label: t("keys.search"), run: () => search.current?.select() },
    { key: "ArrowLeft", label: t("keys.left"), run: () => grid.current?.move("left") },
    { key: "ArrowRight", label: t("keys.right"), run: () => grid.current?.move("right") },
    { key: "ArrowUp", label: t("keys.up"), run: () => grid.current?.move("up") },
    { key: "ArrowDown", label: t("keys.down"), run: () => grid.current?.move("down") },
    // The link under the focus opens by itself.
    { key: "Enter", label: t("keys.open"), run: () => undefined },
    { key: "x", label: t("keys.select"), run: act(toggle) },
    { key: "Space", label: t("keys.select"), run: () => undefined },
    { key: "shift+ArrowLeft", label: t("keys.back"), run: act((id) => scrubBy(id, -1)) },
    { key: "shift+ArrowRight", label: t("keys.on"), run: act((id) => scrubBy(id, 1)) },
    { key: "mod+a", label: t("keys.all"), run: () => setSelection((before) => allOf(before, order)) },
    { key: "Escape", label: t("keys.none"), run: clear },
    { key: "Delete", label: t("keys.delete"), run: removeSome },
  ]);
  useCommands(
    SHOWS.map((show) => ({
      id: `gallery-${show}`,
      label: t("command.show", { name: t(`show.${show}`) }),
      run: () => look({ show }, false),
    })),
  );

  const selected = useMemo(() => lines.filter((line) => selection.ids.has(line.id)), [lines, selection]);
  const isAny = !writeWish({ ...wish, sort: "newest" });
  const isVoid = !list.isLoading && !list.total && list.isWhole;
  return (
    <div className="mx-auto flex w-full max-w-[90rem] grow flex-col px-4 pb-24 sm:px-6">
      <header className="flex items-baseline gap-4 pt-6 pb-3">
        <h1 className="text-2xl">{t("title")}</h1>
        <Count list={list} wish={wish} />
      </header>
      <div
        ref={bar}
        className={cx(
          "z-20 mb-5 border-b border-line bg-base py-3 md:sticky md:top-14",
          isVoid && isAny && "invisible",
        )}
      >
        <Toolbar
          wish={wish}
          known={list.known}
          search={search}
          isSelecting={isSelecting}
          onSearch={searchFor}
          onSort={(sort: Sort) => look({ sort }, false)}
          onSelecting={(is) => (is ? setSelecting(true) : clear())}
        />
      </div>
      {isVoid ? (
        <Nothing wish={wish} isAny={isAny} />
      ) : (
        !(list.why && !lines.length) && (
          <Grid
            list={list}
            wish={name}
            edge={edge}
            selection={selection}
            isSelecting={isSelecting}
            acts={{ toggle, range, remove: (id) => removeIds(new Set([id])), open: go }}
            moves={grid}
          />
        )
      )}
      {Boolean(list.why) && (
        <div className={lines.length ? "sticky bottom-20 z-10 mt-4" : "mx-auto w-full max-w-xl"}>
          <Failure why={list.why} onRetry={list.retry} />
        </div>
      )}
      {isSelecting && (
        <SelectionBar
          selected={selected}
          total={list.total}
          isAll={selected.length === list.total}
          onAll={selectRest}
          onNone={clear}
          onDelete={() => removeIds(selection.ids)}
        />
      )}
    </div>
  );
}

/** What is selected of `order`; another wish begins anew. */
function useSelection(order: readonly string[], wish: string) {
  const [selection, setSelection] = useState<Selection>(NONE);
  const [isMode, setMode] = useState(false);
  const clear = useCallback(() => {
    setSelection(NONE);
    setMode(false);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another wish is the reason.
  useEffect(() => clear, [wish, clear]);
  useEffect(() => setSelection((before) => stillThere(before, order)), [order]);
  return {
    selection,
    setSelection,
    isSelecting: isMode || selection.ids.size > 0,
    setSelecting: setMode,
    clear,
  };
}

function Count({ list, wish }: { list: Gallery; wish: Wish }): JSX.Element {
  const t = useWords(WORDS);
  const word = wish.q ? (list.isWhole ? "found" : "found.more") : "count";
  return (
    <p role="status" className="text-sm text-quiet">
      {list.isLoading || list.isOld || (list.why && !list.lines.length) ? "" : t(word, { count: list.total })}
    </p>
  );
}

/** No video at all, or none of those that are looked for: each with a way on. */
function Nothing({ wish, isAny }: { wish: Wish; isAny: boolean }): JSX.Element {
  const t = useWords(WORDS);
  if (isAny)
    return (
      <Empty
        title={t("empty")}
        actions={
          <Button asChild look="main">
            <Link href="/videos/generate">{t("empty.button")}</Link>
          </Button>
        }
      >
        {t("empty.about")}
      </Empty>
    );
  return (
    <Empty
      title={t("nothing")}
      actions={
        <Button asChild>
          <Link href={`${PATH}${writeWish({ ...wish, q: "", show: "all" })}`}>{t("nothing.button")}</Link>
        </Button>
      }
    >
      <span dir="auto" className="[overflow-wrap:anywhere]">
        {wish.q ? t("nothing.search", { q: wish.q }) : t("nothing.filter")}
      </span>
    </Empty>
  );
}
