import { fireEvent, render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { Frame } from "./frame";

it("a frame stays dark where its picture cannot be loaded, until there is another", () => {
  const shown = render(<Frame aspect="16:9" src="/gone.jpg" alt="Scene 1" />);
  fireEvent.error(screen.getByRole("img", { name: "Scene 1" }));
  expect(screen.queryByRole("img")).toBeNull();
  shown.rerender(<Frame aspect="16:9" src="/new.jpg" alt="Scene 1" />);
  expect(screen.getByRole("img").getAttribute("src")).toBe("/new.jpg");
});
