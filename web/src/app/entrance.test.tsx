import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { useEntrance } from "@/shared/api/client";
import { Entrance, tokenIn } from "./entrance";

afterEach(() => {
  vi.unstubAllGlobals();
  window.history.replaceState(null, "", "/");
});

describe("the token in what was pasted", () => {
  it("is found in an address, or is all of it", () => {
    expect(tokenIn("  http://127.0.0.1:8000/?token=abc-_1  ")).toBe("abc-_1");
    expect(tokenIn("http://127.0.0.1:8000/videos?x=1&token=abc#part")).toBe("abc");
    expect(tokenIn("abc-_1\n")).toBe("abc-_1");
  });

  it("is not made of an address without one", () => {
    for (const given of ["http://127.0.0.1:8000/", "127.0.0.1:8000", "two words", "  ", "?token="])
      expect([given, tokenIn(given)]).toEqual([given, null]);
  });

  it("carries nothing else into the address", () => {
    expect(tokenIn("a&b=c")).toBeNull();
    expect(tokenIn("/?token=abc%26b")).toBe("abc");
  });
});

describe("the entrance", () => {
  it("says that a token is not of the newest start, and does not try it again", () => {
    window.history.replaceState(null, "", "/costs?token=old");
    render(<Entrance />);
    expect(screen.getByLabelText("Address or launch token").getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByText(/This is not the token of the newest start/)).toBeTruthy();
    expect(window.location.search).toBe("");
    expect(window.location.pathname).toBe("/costs");
    expect(document.activeElement?.tagName).toBe("H1");
  });

  it("asks for the whole of an address that has no token, and goes nowhere", async () => {
    const go = vi.spyOn(window.location, "assign").mockImplementation(() => undefined);
    render(<Entrance />);
    await userEvent.type(screen.getByRole("textbox"), "http://127.0.0.1:8000/{Enter}");
    expect(screen.getByText(/no token in that address/)).toBeTruthy();
    expect(go).not.toHaveBeenCalled();
    await userEvent.type(screen.getByRole("textbox"), "?token=new{Enter}");
    expect(go).toHaveBeenCalledWith("/?token=new");
  });

  it("opens when another tab was let in meanwhile", async () => {
    useEntrance.setState({ known: false });
    vi.stubGlobal("fetch", () => Promise.resolve(new Response("{}")));
    render(<Entrance />);
    await act(async () => {
      window.dispatchEvent(new Event("focus"));
      await vi.waitFor(() => expect(useEntrance.getState().known).toBe(true));
    });
  });
});
