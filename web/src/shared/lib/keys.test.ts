import { renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { listenForShortcuts, matches, useShortcuts, useSingleKeys } from "./keys";

const pressed = (key: string, held: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe("whether a key is that of a shortcut", () => {
  it("knows letters, with and without shift", () => {
    expect(matches("g", pressed("g"))).toBe(true);
    expect(matches("g", pressed("G", { shiftKey: true }))).toBe(false);
    expect(matches("shift+g", pressed("G", { shiftKey: true }))).toBe(true);
    expect(matches("shift+g", pressed("g"))).toBe(false);
    // Caps lock writes large letters without shift.
    expect(matches("g", pressed("G"))).toBe(true);
  });

  it("takes signs as they are typed, whatever it takes to type them", () => {
    expect(matches("?", pressed("?", { shiftKey: true }))).toBe(true);
    expect(matches("?", pressed("?"))).toBe(true);
    expect(matches("+", pressed("+", { shiftKey: true }))).toBe(true);
    expect(matches("mod++", pressed("+", { ctrlKey: true }))).toBe(true);
  });

  it("wants Ctrl or Cmd where it says so, and neither where it does not", () => {
    expect(matches("mod+k", pressed("k", { ctrlKey: true }))).toBe(true);
    expect(matches("mod+k", pressed("k", { metaKey: true }))).toBe(true);
    expect(matches("mod+k", pressed("k"))).toBe(false);
    expect(matches("k", pressed("k", { ctrlKey: true }))).toBe(false);
    expect(matches("k", pressed("k", { altKey: true }))).toBe(false);
    expect(matches("mod+shift+z", pressed("Z", { ctrlKey: true, shiftKey: true }))).toBe(true);
    expect(matches("mod+z", pressed("Z", { ctrlKey: true, shiftKey: true }))).toBe(false);
  });

  it("knows the named keys", () => {
    expect(matches("Space", pressed(" "))).toBe(true);
    expect(matches("ArrowLeft", pressed("ArrowLeft"))).toBe(true);
    expect(matches("ArrowLeft", pressed("ArrowLeft", { shiftKey: true }))).toBe(false);
    expect(matches("shift+ArrowLeft", pressed("ArrowLeft", { shiftKey: true }))).toBe(true);
  });
});

describe("shortcuts of a page", () => {
  let stop: () => void;
  beforeEach(() => {
    stop = listenForShortcuts();
  });
  afterEach(() => {
    stop();
    document.body.innerHTML = "";
  });

  const on = (html: string): HTMLElement => {
    document.body.insertAdjacentHTML("beforeend", html);
    return document.body.lastElementChild as HTMLElement;
  };
  const press = (target: EventTarget, key: string, held: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...held });
    target.dispatchEvent(event);
    return event;
  };
  const has = (key: string, always = false) => {
    const run = vi.fn();
    renderHook(() => useShortcuts("Here", [{ key, label: key, run, ...(always ? { always } : {}) }]));
    return run;
  };

  it("are silent where somebody types, unless they always count", () => {
    const letter = has("g");
    const menu = has("mod+k", true);
    for (const field of ["<input>", "<textarea></textarea>", "<select></select>"]) press(on(field), "g");
    expect(letter).not.toHaveBeenCalled();
    press(on("<input>"), "k", { ctrlKey: true });
    expect(menu).toHaveBeenCalledOnce();
  });

  it("count on what is no field for text", () => {
    const letter = has("g");
    press(on('<input type="checkbox">'), "g");
    press(on("<button>a</button>"), "g");
    expect(letter).toHaveBeenCalledTimes(2);
  });

  it("leave a key its own meaning", () => {
    const space = has("Space");
    const arrow = has("ArrowRight");
    press(on("<button>a</button>"), " ");
    press(on("<summary>a</summary>"), " ");
    press(on('<div role="slider" tabindex="0"></div>'), "ArrowRight");
    press(on('<div role="tab" tabindex="0"></div>'), "ArrowRight");
    expect(space).not.toHaveBeenCalled();
    expect(arrow).not.toHaveBeenCalled();
    press(document.body, " ");
    press(on("<button>a</button>"), "ArrowRight");
    expect(space).toHaveBeenCalledOnce();
    expect(arrow).toHaveBeenCalledOnce();
  });

  it("wait while a dialog or a menu is open", () => {
    const letter = has("g");
    const dialog = on('<div role="dialog" data-state="open"></div>');
    press(document.body, "g");
    expect(letter).not.toHaveBeenCalled();
    dialog.remove();
    press(document.body, "g");
    expect(letter).toHaveBeenCalledOnce();
  });

  it("belong to the newest part of the page, and to the older one again when that is gone", () => {
    const older = has("j");
    const newer = vi.fn();
    const { unmount } = renderHook(() => useShortcuts("Film", [{ key: "j", label: "Back", run: newer }]));
    expect(press(document.body, "j").defaultPrevented).toBe(true);
    expect([older.mock.calls.length, newer.mock.calls.length]).toEqual([0, 1]);
    unmount();
    press(document.body, "j");
    expect([older.mock.calls.length, newer.mock.calls.length]).toEqual([1, 1]);
  });

  it("do what they are given last, without being told anew", () => {
    const first = vi.fn();
    const last = vi.fn();
    const { rerender } = renderHook(({ run }) => useShortcuts("Here", [{ key: "x", label: "Cut", run }]), {
      initialProps: { run: first },
    });
    rerender({ run: last });
    press(document.body, "x");
    expect(first).not.toHaveBeenCalled();
    expect(last).toHaveBeenCalledOnce();
  });

  it("do nothing with a key that somebody took, or that writes a letter of several keys", () => {
    const letter = has("g");
    const taken = on("<div></div>");
    taken.addEventListener("keydown", (event) => event.preventDefault());
    press(taken, "g");
    press(document.body, "g", { isComposing: true });
    expect(letter).not.toHaveBeenCalled();
  });

  it("leaves single keys alone where they are switched off, and the others not", () => {
    const single = vi.fn();
    const held = vi.fn();
    renderHook(() =>
      useShortcuts("page", [
        { key: "g", label: "single", run: single },
        { key: "mod+k", label: "held", run: held },
      ]),
    );
    useSingleKeys.getState().switchTo(false);
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "g" }));
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "k", ctrlKey: true }));
    expect(single).not.toHaveBeenCalled();
    expect(held).toHaveBeenCalledTimes(1);
    useSingleKeys.getState().switchTo(true);
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "g" }));
    expect(single).toHaveBeenCalledTimes(1);
  });
});
