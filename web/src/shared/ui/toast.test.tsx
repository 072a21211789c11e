import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Tooltip } from "radix-ui";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Notices, notify, undoNewest } from "./toast";

const shown = () =>
  render(
    <Tooltip.Provider>
      <Notices />
    </Tooltip.Provider>,
  );
const press = (text: string, name: string) =>
  within(screen.getByText(text).closest("li") ?? document.body).getByRole("button", { name });
afterEach(() => {
  act(() => {
    while (undoNewest()) {
      // What a test left is not the next one's.
    }
  });
});

describe("notices", () => {
  it("are taken back newest first, each once, passing over what cannot be", () => {
    const undone: string[] = [];
    notify({ text: "one", kind: "done", undo: () => undone.push("one") });
    notify({ text: "two", kind: "done", undo: () => undone.push("two") });
    notify({ text: "three", kind: "failure" });
    expect([undoNewest(), undoNewest(), undoNewest()]).toEqual([true, true, false]);
    expect(undone).toEqual(["two", "one"]);
  });

  it("are taken back by their button, and are gone then", async () => {
    shown();
    const undo = vi.fn();
    act(() => notify({ text: "Deleted “Storm”", kind: "done", undo }));
    await userEvent.click(press("Deleted “Storm”", "Undo"));
    expect(undo).toHaveBeenCalledOnce();
    expect(screen.queryByText("Deleted “Storm”")).toBeNull();
    expect(undoNewest()).toBe(false);
  });

  it("that are dismissed cannot be taken back any more", async () => {
    shown();
    const undo = vi.fn();
    act(() => notify({ text: "Removed", kind: "done", undo }));
    await userEvent.click(press("Removed", "Dismiss"));
    expect(undoNewest()).toBe(false);
    expect(undo).not.toHaveBeenCalled();
  });

  it("are never more than a few", () => {
    shown();
    act(() => {
      for (let number = 1; number <= 9; number += 1)
        notify({ text: `note ${number}`, kind: "done", undo: () => undefined });
    });
    const list = screen.getAllByText(/^note \d$/);
    expect(list.map((one) => one.textContent)).toEqual(["note 6", "note 7", "note 8", "note 9"]);
  });
});
