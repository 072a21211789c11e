import { useEffect, useRef } from "react";
import { create } from "zustand";
import { keep, readKept } from "./kept";

/** A key and what it does. `key` is as in KeyboardEvent.key, with `mod+` (Ctrl or Cmd) and `shift+` before it. */
export interface Shortcut {
  key: string;
  label: string;
  run: (event: KeyboardEvent) => void;
  /** Also where somebody types, or on a button that has the focus. */
  always?: boolean;
  /** Left out of the list under `?`: another line of it says it already. */
  unlisted?: boolean;
}

/** What a part of the page makes of keys. */
export interface ShortcutGroup {
  id: number;
  title: string;
  shortcuts: readonly Shortcut[];
}

/** What can be pressed now, the newest group first; the list under `?` is made of it. */
export const useShortcutGroups = create<{ groups: readonly ShortcutGroup[] }>(() => ({ groups: [] }));

const SINGLE = "reelwright.single-keys";

/** Whether single letters, digits and signs do something: who dictates, or hits keys by chance, switches it off. */
export const useSingleKeys = create<{ on: boolean; switchTo: (on: boolean) => void }>((set) => ({
  on: readKept(SINGLE, true),
  switchTo: (on) => {
    keep(SINGLE, on);
    set({ on });
  },
}));

let numbers = 0;

/**
 * Gives keys a meaning while the component is there. Shortcuts are silent where somebody types, while a dialog
 * is open that does not own them, and where the key has a meaning of its own (Space on a button).
 */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const shape = JSON.stringify(shortcuts.map(({ key, label, always }) => [key, label, always]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape stands for the shortcuts, which are new each time.
  useEffect(() => {
    numbers += 1;
    const id = numbers;
    const group: ShortcutGroup = {
      id,
      title,
      shortcuts: latest.current.map((one, place) => ({
        ...one,
        run: (event) => latest.current[place]?.run(event),
      })),
    };
    useShortcutGroups.setState(({ groups }) => ({ groups: [group, ...groups] }));
    return () =>
      useShortcutGroups.setState(({ groups }) => ({ groups: groups.filter((one) => one.id !== id) }));
  }, [title, shape]);
}

/** Listens once for the whole page. */
export function listenForShortcuts(): () => void {
  const hear = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const typed = typing(event.target);
    const modal = document.querySelector(
      '[role="dialog"][data-state="open"]:not([data-beside]), [role="menu"][data-state="open"]',
    );
    for (const group of useShortcutGroups.getState().groups) {
      for (const shortcut of group.shortcuts) {
        if (!matches(shortcut.key, event)) continue;
        if (isSingle(shortcut.key) && !useSingleKeys.getState().on) continue;
        if (!shortcut.always && (typed || modal || ownMeaning(event))) continue;
        event.preventDefault();
        shortcut.run(event);
        return;
      }
    }
  };
  window.addEventListener("keydown", hear);
  return () => window.removeEventListener("keydown", hear);
}

/** A letter, digit or sign pressed by itself. */
function isSingle(shortcut: string): boolean {
  return shortcut.replace(/^shift\+/, "").length === 1;
}

export function matches(
  shortcut: string,
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">,
): boolean {
  const parts = shortcut.split("+");
  // "+" itself is a key as well.
  const key = shortcut.endsWith("+") ? "+" : (parts.pop() ?? "");
  const mod = parts.includes("mod");
  if (event.altKey !== parts.includes("alt") || (event.ctrlKey || event.metaKey) !== mod) return false;
  if (parts.includes("shift") && !event.shiftKey) return false;
  // Of letters the shifted one is another key; "?" and the like are typed with shift on many keyboards.
  if (/^[a-z]$/i.test(key) || key.length > 1) {
    if (!parts.includes("shift") && event.shiftKey) return false;
  }
  return event.key.toLowerCase() === (key === "Space" ? " " : key.toLowerCase());
}

/** How a shortcut is written for a person on this machine. */
export function written(shortcut: string): string[] {
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  const names: Record<string, string> = {
    mod: mac ? "⌘" : "Ctrl",
    shift: mac ? "⇧" : "Shift",
    alt: mac ? "⌥" : "Alt",
    ArrowLeft: "←",
    ArrowRight: "→",
    ArrowUp: "↑",
    ArrowDown: "↓",
    Space: "Space",
    Escape: "Esc",
  };
  return shortcut.split("+").map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part));
}

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement &&
    !["checkbox", "radio", "button", "submit", "range"].includes(target.type)
  );
}

/** The key already does something where the focus is: Space presses a button, arrows move a slider or a tab. */
function ownMeaning(event: KeyboardEvent): boolean {
  const on = event.target instanceof HTMLElement ? event.target.closest("button, a, summary, [role]") : null;
  if (!on) return false;
  const role = on.getAttribute("role");
  if (event.key === " " || event.key === "Enter")
    return on.matches("button, a, summary") || role === "option";
  if (event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End")
    return ["slider", "tab", "radio", "menuitem", "option", "spinbutton"].includes(role ?? "");
  return false;
}
