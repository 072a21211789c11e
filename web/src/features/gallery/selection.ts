/** Which videos are selected, and the one that a range begins at. */
export interface Selection {
  ids: ReadonlySet<string>;
  from: string | null;
}

export const NONE: Selection = { ids: new Set(), from: null };

export function toggled({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, from: id };
}

/** With all from where the range begins to `id`, both included, as they stand in `order`. */
export function ranged(selection: Selection, order: readonly string[], id: string): Selection {
  const from = selection.from === null ? -1 : order.indexOf(selection.from);
  const to = order.indexOf(id);
  if (from < 0 || to < 0) return { ids: new Set([...selection.ids, id]), from: id };
  const [first, last] = from < to ? [from, to] : [to, from];
  return { ids: new Set([...selection.ids, ...order.slice(first, last + 1)]), from: selection.from };
}

export function allOf(selection: Selection, order: readonly string[]): Selection {
  return { ids: new Set(order), from: selection.from };
}

/** Without what is not there any more; the same one when all of it is. */
export function stillThere(selection: Selection, order: readonly string[]): Selection {
  if (!selection.ids.size) return selection;
  const there = new Set(order);
  const ids = [...selection.ids].filter((id) => there.has(id));
  if (ids.length === selection.ids.size) return selection;
  return {
    ids: new Set(ids),
    from: selection.from !== null && there.has(selection.from) ? selection.from : null,
  };
}
