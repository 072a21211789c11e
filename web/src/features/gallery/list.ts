import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";
import { create } from "zustand";
import { get } from "@/shared/api/client";
import { cache, key } from "@/shared/api/queries";
import type { Line, PageView } from "@/shared/api/types";
import { linesOf, reconciled, type Sheet, type Sheets } from "./sheets";
import { asked, isShown, type Known, shownOf, type Wish } from "./wish";

/** Lists have a name of their own: a library that changed does not read eighty pages again. */
export const LISTS = ["gallery"] as const;
type ListKey = readonly ["gallery", Wish];
const listOf = (wish: Wish): ListKey => [...LISTS, wish];

const CHANGES: Wish = { show: "all", q: "", sort: "changed" };
/** Pages that are read again at once; with more, the list waits until it is quiet. */
const FEW_PAGES = 3;
const QUIET_MS = 1500;

/** Videos that are on their way out, or back: what is looked at meanwhile may or may not hold them. */
export const useUnderway = create<{ count: number }>(() => ({ count: 0 }));

export interface Gallery {
  lines: readonly Line[];
  /** How many there are of what is looked at; while that is not known, how many there are at least. */
  total: number;
  /** Whether `total` is all. */
  isWhole: boolean;
  known: Known | undefined;
  isLoading: boolean;
  /** What is shown is of the words that were searched for before. */
  isOld: boolean;
  why: unknown;
  hasMore: boolean;
  canAsk: boolean;
  more: () => void;
  retry: () => void;
  /** Reads all that there is; answers all ids. */
  everything: () => Promise<string[]>;
}

/** The list that is wished for, a page at a time, kept true by what changed last in the library. */
export function useGallery(wish: Wish): Gallery {
  const changes = useChanges();
  const list = useInfiniteQuery<Sheet, Error, Sheets, ListKey, string | null>({
    queryKey: listOf(wish),
    queryFn: async ({ pageParam, signal }) => {
      const before = cache.getQueryState<PageView>(key.page(CHANGES));
      const page = await get<PageView>(asked(wish, pageParam), signal);
      return { ...page, mark: before?.data?.videos[0]?.updated ?? null, look: before?.dataUpdatedAt ?? 0 };
    },
    initialPageParam: null,
    getNextPageParam: (last) => last.cursor,
    staleTime: "static",
    structuralSharing: false,
    placeholderData: (before, query) => {
      const other = query?.queryKey[1];
      return other?.show === wish.show && other.sort === wish.sort ? before : undefined;
    },
  });
  const { data, isFetching, isPlaceholderData, refetch, fetchNextPage, hasNextPage } = list;

  const quiet = useUnderway(({ count }) => count === 0);
  useEffect(() => {
    if (!data || !changes.data || isFetching || isPlaceholderData || !quiet) return;
    const { sheets, sure } = reconciled(data, changes.data, changes.dataUpdatedAt, wish);
    if (sheets !== data) cache.setQueryData<Sheets>(listOf(wish), sheets);
    if (sure) return;
    readAgain(wish, data.pages.length > FEW_PAGES ? QUIET_MS : 0);
  }, [data, changes.data, changes.dataUpdatedAt, isFetching, isPlaceholderData, quiet, wish]);

  const lines = useMemo(
    () => (data ? linesOf(data).filter((line) => isShown(line, wish.show)) : []),
    [data, wish.show],
  );
  const known: Known | undefined = changes.data ?? data?.pages[0];
  const isWhole = Boolean(data) && !hasNextPage;
  const counted = wish.q ? lines.length : known ? shownOf(known, wish.show) : 0;
  const total = isWhole ? lines.length : Math.max(counted, lines.length);

  const more = useCallback(() => void fetchNextPage({ cancelRefetch: false }), [fetchNextPage]);
  // The studio answers again: so does it for the page that failed.
  const answers = changes.dataUpdatedAt > list.errorUpdatedAt;
  useEffect(() => {
    if (list.isFetchNextPageError && answers) more();
  }, [list.isFetchNextPageError, answers, more]);
  const everything = useCallback(async () => {
    let all = await fetchNextPage({ cancelRefetch: false });
    while (all.hasNextPage && !all.isError) all = await fetchNextPage({ cancelRefetch: false });
    if (all.isError) throw all.error;
    return all.data
      ? linesOf(all.data)
          .filter((line) => isShown(line, wish.show))
          .map((line) => line.id)
      : [];
  }, [fetchNextPage, wish.show]);
  const retry = useCallback(() => {
    if (list.isFetchNextPageError) more();
    else void refetch();
    if (changes.isError) void changes.refetch();
  }, [list.isFetchNextPageError, more, refetch, changes]);

  return {
    lines,
    total,
    isWhole,
    known,
    isLoading: list.isPending,
    isOld: isPlaceholderData,
    why: list.error,
    hasMore: hasNextPage,
    canAsk: !isFetching && !list.isError,
    more,
    retry,
    everything,
  };
}

const waiting = new Map<string, ReturnType<typeof setTimeout>>();

/** Reads all pages of a list again that were read before, wherever somebody is by then. */
function readAgain(wish: Wish, wait: number): void {
  const name = JSON.stringify(wish);
  clearTimeout(waiting.get(name));
  const read = () => {
    waiting.delete(name);
    // What went wrong shows at the next page; until then the list is as it was.
    const list = cache.getQueryCache().find({ queryKey: listOf(wish) });
    void list?.fetch(undefined, { cancelRefetch: false }).catch(() => undefined);
  };
  waiting.set(name, setTimeout(read, wait));
}

/** What changed last in the whole library, and how many there are of each kind. Asked for anew at each change. */
function useChanges() {
  return useQuery({
    queryKey: key.page(CHANGES),
    queryFn: ({ signal }) => get<PageView>(asked(CHANGES, null), signal),
  });
}
