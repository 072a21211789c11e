import { useCallback, useEffect, useState } from "react";
import type { Deck } from "./deck";
import type { PhoneVideo } from "./element";

/**
 * Full screen of a whole player. The page itself goes there, and the player over all of it, so that menus, hints
 * and dialogs are there too. A phone whose browser has no such thing shows the film in its own player; where it
 * has not even that, the player fills the window.
 */
export function useFullScreen(deck: Deck): { full: boolean; turn: () => void; leave: () => void } {
  const [full, setFull] = useState(false);
  useEffect(() => {
    const changed = () => {
      if (!document.fullscreenElement) setFull(false);
    };
    document.addEventListener("fullscreenchange", changed);
    return () => document.removeEventListener("fullscreenchange", changed);
  }, []);
  useEffect(() => {
    if (!full) return;
    const { style } = document.documentElement;
    const before = { overflow: style.overflow, scrollbarGutter: style.scrollbarGutter };
    Object.assign(style, { overflow: "hidden", scrollbarGutter: "auto" });
    return () => {
      Object.assign(style, before);
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    };
  }, [full]);
  const leave = useCallback(() => setFull(false), []);
  const turn = useCallback(() => {
    if (full) {
      setFull(false);
      return;
    }
    const root = document.documentElement;
    const phone = deck.front as PhoneVideo | undefined;
    if (document.fullscreenEnabled) {
      // Refused, the player still fills the window.
      void root.requestFullscreen({ navigationUI: "hide" }).catch(() => undefined);
      setFull(true);
    } else if (phone?.webkitEnterFullscreen) phone.webkitEnterFullscreen();
    else setFull(true);
  }, [deck, full]);
  return { full, turn, leave };
}
