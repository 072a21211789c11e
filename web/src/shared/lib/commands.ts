import { useEffect, useRef } from "react";
import { create } from "zustand";

/** Something the command menu offers. */
export interface Command {
  id: string;
  label: string;
  /** Other words by which it is found. */
  words?: string;
  shortcut?: string;
  run: () => void;
}

export const useCommandList = create<{ lists: ReadonlyMap<number, readonly Command[]> }>(() => ({
  lists: new Map(),
}));

let numbers = 0;

/** Offers commands in the menu while the component is there. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  latest.current = commands;
  const shape = JSON.stringify(commands.map(({ id, label }) => [id, label]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape stands for the commands, which are new each time.
  useEffect(() => {
    numbers += 1;
    const number = numbers;
    const offered = latest.current.map((one, place) => ({ ...one, run: () => latest.current[place]?.run() }));
    useCommandList.setState(({ lists }) => ({ lists: new Map(lists).set(number, offered) }));
    return () =>
      useCommandList.setState(({ lists }) => {
        const rest = new Map(lists);
        rest.delete(number);
        return { lists: rest };
      });
  }, [shape]);
}
