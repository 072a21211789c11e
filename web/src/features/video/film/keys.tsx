import { useWords } from "@/shared/i18n/words";
import { type Shortcut, useShortcuts } from "@/shared/lib/keys";
import { notify } from "@/shared/ui/toast";
import type { Deck } from "./deck";
import { WORDS } from "./words";

type Label =
  | "keys.toggle"
  | "keys.reverse"
  | "keys.pause"
  | "keys.forward"
  | "keys.second.back"
  | "keys.second.on"
  | "keys.five.back"
  | "keys.five.on"
  | "keys.frame.back"
  | "keys.frame.on"
  | "keys.start"
  | "keys.end"
  | "keys.slower"
  | "keys.faster"
  | "keys.mute"
  | "keys.captions"
  | "keys.full"
  | "keys.tenths";

/** What the keys do, by their name in KeyboardEvent. */
export const KEYS: readonly { key: string; label: Label; run: (deck: Deck) => void; unlisted?: boolean }[] = [
  { key: "Space", label: "keys.toggle", run: (deck) => deck.toggle() },
  { key: "j", label: "keys.reverse", run: (deck) => deck.reverse() },
  { key: "k", label: "keys.pause", run: (deck) => deck.pause() },
  { key: "l", label: "keys.forward", run: (deck) => deck.faster() },
  { key: "ArrowLeft", label: "keys.second.back", run: (deck) => deck.skip(-1) },
  { key: "ArrowRight", label: "keys.second.on", run: (deck) => deck.skip(1) },
  { key: "shift+ArrowLeft", label: "keys.five.back", run: (deck) => deck.skip(-5) },
  { key: "shift+ArrowRight", label: "keys.five.on", run: (deck) => deck.skip(5) },
  { key: ",", label: "keys.frame.back", run: (deck) => deck.step(-1) },
  { key: ".", label: "keys.frame.on", run: (deck) => deck.step(1) },
  { key: "Home", label: "keys.start", run: (deck) => deck.seek(0) },
  { key: "End", label: "keys.end", run: (deck) => deck.seekFrame(deck.frames - 1) },
  { key: "<", label: "keys.slower", run: (deck) => deck.changeSpeed(-1) },
  { key: ">", label: "keys.faster", run: (deck) => deck.changeSpeed(1) },
  { key: "m", label: "keys.mute", run: (deck) => deck.setMuted(!deck.store.getState().muted) },
  { key: "c", label: "keys.captions", run: (deck) => deck.setCaptions(!deck.store.getState().captions) },
  ...Array.from({ length: 10 }, (_, tenth) => ({
    key: String(tenth),
    label: "keys.tenths" as const,
    run: (deck: Deck) => deck.seekFrame(Math.floor((deck.frames * tenth) / 10)),
    unlisted: tenth > 0,
  })),
];

/** Gives the keys of a player their meaning while it is the one that was used last. */
export function PlayerKeys({
  deck,
  burnt = false,
  onFull,
  onEscape,
}: {
  deck: Deck;
  /** The captions are part of the picture: a second copy is not to be laid over them. */
  burnt?: boolean;
  onFull: () => void;
  /** Leaves full screen where the browser does not do it by itself. */
  onEscape: (() => void) | null;
}): null {
  const t = useWords(WORDS);
  const shortcuts: Shortcut[] = KEYS.map(({ key, label, run, unlisted }) => ({
    key,
    label: t(label),
    run: () => (burnt && key === "c" ? notify({ text: t("captions.burnt"), kind: "done" }) : run(deck)),
    ...(unlisted ? { unlisted } : {}),
  }));
  shortcuts.push({ key: "f", label: t("keys.full"), run: onFull });
  if (onEscape) shortcuts.push({ key: "Escape", label: t("full.leave"), run: onEscape, unlisted: true });
  useShortcuts(t("keys.title"), shortcuts);
  return null;
}
