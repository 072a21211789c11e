import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { ask } from "@/shared/api/client";
import type { QuoteView, VideoRequest } from "@/shared/api/types";

const CALM_MS = 600;
const KEPT_MS = 300_000;

export interface Quoted {
  quote: QuoteView | undefined;
  /** The figure is of an earlier draft; the new one is on its way. */
  stale: boolean;
  why: unknown;
}

/** What a film costs, asked for when the draft has been left alone for a moment. Null asks nothing. */
export function useQuote(request: VideoRequest | null): Quoted {
  const body = request === null ? null : JSON.stringify(request);
  const calm = useCalm(body);
  const found = useQuery({
    queryKey: ["quote", calm],
    // One that is no longer wanted is broken off.
    queryFn: ({ signal }) => ask<QuoteView>("POST", "/api/quote", { body: JSON.parse(calm ?? "{}"), signal }),
    enabled: calm !== null,
    staleTime: KEPT_MS,
    gcTime: KEPT_MS,
    placeholderData: (before) => before,
  });
  if (body === null) return { quote: undefined, stale: false, why: null };
  const stale = calm !== body || found.isPlaceholderData || found.isPending;
  return { quote: found.isError ? undefined : found.data, stale, why: stale ? null : found.error };
}

/** `value` once it has not changed for a moment. */
function useCalm<Value>(value: Value): Value {
  const [calm, setCalm] = useState(value);
  useEffect(() => {
    const wait = setTimeout(() => setCalm(value), CALM_MS);
    return () => clearTimeout(wait);
  }, [value]);
  return calm;
}
