import { type RefObject, useEffect, useState } from "react";

const IDLE_MS = 2500;

/** Whether nobody has moved anything over the element for a while; only asked while `asked`. */
export function useIdle(box: RefObject<HTMLElement | null>, asked: boolean): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    const place = box.current;
    if (!asked || !place) return;
    let late: ReturnType<typeof setTimeout>;
    const stir = () => {
      clearTimeout(late);
      setIdle(false);
      late = setTimeout(() => setIdle(true), IDLE_MS);
    };
    stir();
    const ear = new AbortController();
    for (const name of ["pointermove", "pointerdown", "keydown", "focusin"])
      place.addEventListener(name, stir, { signal: ear.signal });
    window.addEventListener("keydown", stir, { signal: ear.signal });
    return () => {
      ear.abort();
      clearTimeout(late);
      setIdle(false);
    };
  }, [box, asked]);
  return idle;
}
