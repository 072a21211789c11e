import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Tooltip } from "radix-ui";
import type { JSX, ReactNode } from "react";
import { describe, expect, it, vi } from "vitest";
import { Button, IconButton } from "./button";
import { Copyable } from "./copy";
import { Field, Input } from "./field";
import { Prose } from "./prose";

const page = (children: ReactNode) =>
  render(<Tooltip.Provider delayDuration={0}>{children}</Tooltip.Provider>);

describe("buttons", () => {
  it("that are busy cannot be pressed, and say so", async () => {
    const press = vi.fn();
    page(
      <Button busy onClick={press}>
        Save
      </Button>,
    );
    const button = screen.getByRole("button", { name: "Save" });
    await userEvent.click(button);
    expect(press).not.toHaveBeenCalled();
    expect(button.getAttribute("aria-busy")).toBe("true");
  });

  it("do not send the form they stand in unless they are for that", async () => {
    const send = vi.fn((event: React.FormEvent) => event.preventDefault());
    page(
      <form onSubmit={send}>
        <Button>Add</Button>
        <Button type="submit">Send</Button>
      </form>,
    );
    await userEvent.click(screen.getByRole("button", { name: "Add" }));
    expect(send).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole("button", { name: "Send" }));
    expect(send).toHaveBeenCalledOnce();
  });

  it("that are drawings have a name, and a hint with their key when they have the focus", async () => {
    page(<IconButton icon="trash" label="Delete" keys="Del" />);
    screen.getByRole("button", { name: "Delete" });
    await userEvent.tab();
    expect((await screen.findByRole("tooltip")).textContent).toBe("Delete (Del)");
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("tooltip")).toBeNull();
  });
});

function Prompt({ error }: { error?: string }): JSX.Element {
  return (
    <Field label="Prompt" hint="What is it about?" error={error}>
      <Input />
    </Field>
  );
}

describe("a field", () => {
  const said = () =>
    document.getElementById(screen.getByLabelText("Prompt").getAttribute("aria-describedby") ?? "")
      ?.textContent;

  it("has its hint read out, and its error instead of it", () => {
    const { rerender } = render(<Prompt />);
    expect(said()).toBe("What is it about?");
    expect(screen.getByLabelText("Prompt").hasAttribute("aria-invalid")).toBe(false);
    rerender(<Prompt error="It is empty." />);
    expect(said()).toBe("It is empty.");
    expect(screen.getByLabelText("Prompt").getAttribute("aria-invalid")).toBe("true");
  });
});

describe("text to be taken elsewhere", () => {
  it("is copied, and that is said", async () => {
    const user = userEvent.setup();
    page(<Copyable text={"A=1\nB=2"} name="lines" />);
    await user.click(screen.getByRole("button", { name: /^Copy/ }));
    expect(await navigator.clipboard.readText()).toBe("A=1\nB=2");
    expect(screen.getByRole("status").textContent).toBe("Copied");
  });

  it("is selected where the page may not write to the clipboard", async () => {
    const user = userEvent.setup();
    vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new DOMException("no", "NotAllowedError"));
    page(<Copyable text="A=1" name="lines" />);
    await user.click(screen.getByRole("button", { name: /^Copy/ }));
    expect(window.getSelection()?.toString()).toBe("A=1");
    expect(screen.getByRole("status").textContent).toBe("");
  });
});

describe("prose", () => {
  it("sets what is to be typed apart, and shows markup as text", () => {
    const { container } = render(<Prose text="Run `reelwright serve` <b>now</b>, or ` alone" />);
    expect([...container.querySelectorAll("code")].map((one) => one.textContent)).toEqual([
      "reelwright serve",
    ]);
    expect(container.textContent).toBe("Run reelwright serve <b>now</b>, or ` alone");
  });
});
