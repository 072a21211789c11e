import { QueryClientProvider } from "@tanstack/react-query";
import { act, render, waitFor } from "@testing-library/react";
import type { JSX } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { navigate } from "wouter/use-browser-location";
import { cache, key } from "@/shared/api/queries";
import { useLanguage } from "@/shared/i18n/language";
import { titled } from "@/shared/lib/title";
import { arrive, pageOf, useArrival } from "./arrival";

function Page({ heading }: { heading: string | null }): JSX.Element {
  useArrival();
  return (
    <main id="page" tabIndex={-1}>
      {heading && <h1>{heading}</h1>}
      <input aria-label="Prompt" />
    </main>
  );
}
const page = (heading: string | null) => (
  <QueryClientProvider client={cache}>
    <Page heading={heading} />
  </QueryClientProvider>
);
const focused = () => document.activeElement?.tagName;

afterEach(() => {
  act(() => useLanguage.getState().speak("en"));
  cache.clear();
  navigate("/");
});

describe("coming to a page", () => {
  it("is one page for all views of a video", () => {
    expect([pageOf("/videos/one/film"), pageOf("/videos/one"), pageOf("/"), pageOf("/costs/")]).toEqual([
      "/videos/one",
      "/videos/one",
      "/",
      "/costs",
    ]);
  });

  it("names the tab, in the language of the page", () => {
    navigate("/costs");
    render(page("Costs"));
    expect(document.title).toBe("Costs · Reelwright");
    act(() => useLanguage.getState().speak("id"));
    expect(document.title).toBe("Biaya · Reelwright");
    act(() => navigate("/nowhere"));
    expect(document.title).toBe("Tidak ada halaman ini · Reelwright");
  });

  it("names the tab after the video, once it is known", () => {
    navigate("/videos/one");
    render(page("Video"));
    expect(document.title).toBe("Reelwright");
    act(() => {
      cache.setQueryData(key.video("one"), { storyboard: { title: "The Storm" }, brief: { prompt: "a" } });
    });
    return waitFor(() => expect(document.title).toBe("The Storm · Reelwright"));
  });

  it("cuts a long prompt between letters, not through one", () => {
    const title = titled(`${"🎬".repeat(80)}`);
    expect([...(title.split(" · ")[0] ?? "")]).toHaveLength(60);
    expect(title).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });

  it("leaves the focus alone at first, and brings it to the heading of the next page", () => {
    const scroll = vi.spyOn(window, "scrollTo").mockImplementation(() => undefined);
    render(page("Any"));
    expect(focused()).toBe("BODY");
    act(() => navigate("/costs"));
    expect(focused()).toBe("H1");
    expect(scroll).toHaveBeenCalledOnce();
    act(() => navigate("/videos/one"));
    act(() => navigate("/videos/one/film"));
    expect(scroll).toHaveBeenCalledTimes(2);
  });

  it("waits for a heading that is still to come", async () => {
    const { rerender } = render(page(null));
    act(() => navigate("/settings"));
    expect(focused()).toBe("MAIN");
    rerender(page("Settings"));
    await waitFor(() => expect(focused()).toBe("H1"));
  });

  it("does not take the focus from whoever has begun to type", async () => {
    const { container } = render(
      <main id="page" tabIndex={-1}>
        <input />
      </main>,
    );
    const stop = arrive();
    const input = container.querySelector("input");
    input?.focus();
    container.querySelector("main")?.insertAdjacentHTML("beforeend", "<h1>Late</h1>");
    await Promise.resolve();
    expect(document.activeElement).toBe(input);
    stop();
  });

  it("leaves an address that names a part to the page", () => {
    const scroll = vi.spyOn(window, "scrollTo").mockImplementation(() => undefined);
    render(page("Settings"));
    act(() => navigate("/settings#voices"));
    expect(focused()).toBe("BODY");
    expect(scroll).not.toHaveBeenCalled();
  });
});
