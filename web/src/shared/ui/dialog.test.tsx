import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Tooltip } from "radix-ui";
import { type JSX, useState } from "react";
import { describe, expect, it } from "vitest";
import { Button } from "./button";
import { Dialog } from "./dialog";

function Page(): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <Tooltip.Provider>
      <Button onClick={() => setOpen(true)}>Delete</Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Delete the film?"
        about="It can be undone."
        actions={<Button onClick={() => setOpen(false)}>Yes</Button>}
      >
        <input aria-label="Why" />
      </Dialog>
    </Tooltip.Provider>
  );
}

describe("a dialog", () => {
  const opened = async () => {
    render(<Page />);
    const trigger = screen.getByRole("button", { name: "Delete" });
    await userEvent.click(trigger);
    return trigger;
  };

  it("has a name and a description, and takes the focus", async () => {
    await opened();
    const dialog = screen.getByRole("dialog", { name: "Delete the film?" });
    const about = document.getElementById(dialog.getAttribute("aria-describedby") ?? "");
    expect(about?.textContent).toBe("It can be undone.");
    expect(dialog.contains(document.activeElement)).toBe(true);
  });

  it("gives the focus back, however it is closed", async () => {
    const trigger = await opened();
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.activeElement).toBe(trigger);
    for (const name of ["Close", "Yes"]) {
      await userEvent.click(trigger);
      await userEvent.click(screen.getByRole("button", { name }));
      expect(screen.queryByRole("dialog")).toBeNull();
      expect(document.activeElement).toBe(trigger);
    }
  });

  it("keeps the focus inside while it is open", async () => {
    await opened();
    const dialog = screen.getByRole("dialog");
    for (let presses = 0; presses < 6; presses += 1) {
      await userEvent.tab();
      expect(dialog.contains(document.activeElement)).toBe(true);
    }
  });
});
