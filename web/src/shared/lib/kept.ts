import { useCallback, useState } from "react";

/** What this browser kept under `name`; `fallback` where it kept nothing that can be read. */
export function readKept<Value>(name: string, fallback: Value): Value {
  try {
    const text = localStorage.getItem(name);
    return text === null ? fallback : (JSON.parse(text) as Value);
  } catch {
    return fallback;
  }
}

export function keep(name: string, value: unknown): void {
  try {
    if (value === undefined || value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // A full or closed store loses only what would have been remembered.
  }
}

/** State that is still there after a reload. */
export function useKept<Value>(name: string, fallback: Value): [Value, (value: Value) => void] {
  const [value, setValue] = useState(() => readKept(name, fallback));
  const set = useCallback(
    (next: Value) => {
      keep(name, next);
      setValue(next);
    },
    [name],
  );
  return [value, set];
}
