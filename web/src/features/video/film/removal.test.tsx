import { QueryClientProvider } from "@tanstack/react-query";
import { act, render, renderHook, screen, waitFor } from "@testing-library/react";
import { Tooltip } from "radix-ui";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { cache } from "@/shared/api/queries";
import type { VideoView } from "@/shared/api/types";
import { useLanguage } from "@/shared/i18n/language";
import { Notices } from "@/shared/ui/toast";
import { useRemoval } from "./removal";

const video = { id: "v", storyboard: null, brief: { prompt: "🎬".repeat(80) } } as unknown as VideoView;

function page() {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={cache}>
      <Tooltip.Provider>{children}</Tooltip.Provider>
    </QueryClientProvider>
  );
  render(<Notices />, { wrapper });
  return renderHook(() => useRemoval(video), { wrapper }).result;
}

beforeEach(() => useLanguage.getState().speak("id"));
afterEach(() => {
  useLanguage.getState().speak("en");
  vi.unstubAllGlobals();
});

it("says in the language of the page that nobody answered", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
  const removal = page();
  act(() => removal.current.remove());
  await screen.findByText(/^Studio tidak menjawab/);
});

it("cuts a long name between letters, not through one", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(null, { status: 204 })));
  const removal = page();
  act(() => removal.current.remove());
  await waitFor(() => expect(document.body.textContent).toContain("🎬…"));
  expect(document.body.textContent).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
});
