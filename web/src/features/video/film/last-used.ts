import { useCallback, useEffect, useId } from "react";
import { create } from "zustand";

/** The players on the page; the one that was used last, or came last, is at the end. */
const usePlayers = create<{ order: readonly string[] }>(() => ({ order: [] }));

/** Whether the keys belong to this player, and what gives them to it. */
export function useLastUsed(): [boolean, () => void] {
  const id = useId();
  const mine = usePlayers(({ order }) => order.at(-1) === id);
  const use = useCallback(() => {
    const { order } = usePlayers.getState();
    if (order.at(-1) !== id) usePlayers.setState({ order: [...order.filter((one) => one !== id), id] });
  }, [id]);
  useEffect(() => {
    use();
    return () => usePlayers.setState(({ order }) => ({ order: order.filter((one) => one !== id) }));
  }, [id, use]);
  return [mine, use];
}
