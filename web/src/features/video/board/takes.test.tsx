import { QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Tooltip } from "radix-ui";
import type { JSX, ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { cache, key } from "@/shared/api/queries";
import type { VideoView } from "@/shared/api/types";
import { useLanguage } from "@/shared/i18n/language";
import { useCommandList } from "@/shared/lib/commands";
import { Notices } from "@/shared/ui/toast";
import { Bar } from "./bar";
import { Cards } from "./cards";
import { addScene, changeScene } from "./draft";
import { BoardCommands } from "./index";
import { PROVIDERS, sampleScene, sampleStoryboard, sampleTake, sampleVideo } from "./sample";
import { BoardContext, type BoardStore, change, createBoard, see } from "./store";
import { TakesStrip } from "./takes-strip";

beforeEach(() => {
  localStorage.clear();
  cache.clear();
  cache.setQueryData(key.providers, PROVIDERS);
});
afterEach(() => vi.restoreAllMocks());

function Around({ store, children }: { store: BoardStore; children: ReactNode }): JSX.Element {
  return (
    <QueryClientProvider client={cache}>
      <Tooltip.Provider>
        <BoardContext value={store}>{children}</BoardContext>
      </Tooltip.Provider>
    </QueryClientProvider>
  );
}

const PAID = { brief: { prompt: "x", provider: "runway" } } as const;

function strip(of: VideoView, sceneKey: string, store = createBoard(of), takes = of.takes) {
  render(
    <Around store={store}>
      <TakesStrip id="x" video={of} sceneKey={sceneKey} takes={takes} number="02" seconds={String} />
      <Notices />
    </Around>,
  );
}

/** The studio, which asks for what a retake costs by now until as much is agreed to. */
function priced(...prices: number[]) {
  const bodies: unknown[] = [];
  const asked = vi.spyOn(globalThis, "fetch").mockImplementation((_, init) => {
    bodies.push(JSON.parse(String(init?.body)));
    const price = prices.shift();
    if (price === undefined) return Promise.resolve(Response.json(sampleVideo(PAID), { status: 202 }));
    const problem = {
      ...{ type: "x", title: "x", status: 409, code: "needs_approval", currency: "USD" },
      detail: `It costs ${price}.`,
      leastMicros: price,
      mostMicros: price,
    };
    return Promise.resolve(Response.json(problem, { status: 409 }));
  });
  return { asked, bodies };
}

test("another take of a scene without takes is shot of that scene, at the price that was shown", async () => {
  const user = userEvent.setup();
  strip(sampleVideo(PAID), "o2");
  const { asked, bodies } = priced(400_000, 500_000);
  await user.click(screen.getByRole("button", { name: "Shoot another take" }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.click(dialog.getByRole("button", { name: "Shoot it" }));
  await user.click(await dialog.findByRole("button", { name: /0\.40/ }));
  // It has become dearer meanwhile: the new price is shown, and nothing is spent before another yes.
  await user.click(await dialog.findByRole("button", { name: /0\.50/ }));
  await waitFor(() => expect(bodies).toHaveLength(3));
  expect(asked.mock.calls[0]?.[0]).toBe("/api/videos/v1/scenes/2/retake");
  expect(bodies).toEqual([
    {},
    { approved: true, mostMicros: 400_000 },
    { approved: true, mostMicros: 500_000 },
  ]);
});

/** A studio whose paid provider has these rules of price. */
function rules(...all: object[]) {
  const sheet = { provider: "runway", model: "gen", price: { rules: all } };
  cache.setQueryData(key.providers, { providers: [{ name: "runway", default: true, sheets: [sheet] }] });
}

test("the price is on the button before it is pressed, and is asked again for other words", async () => {
  const user = userEvent.setup();
  rules({ unit: "second", micros: 100 });
  strip(sampleVideo(PAID), "o2");
  const { bodies } = priced(400_000, 500_000);
  await user.click(screen.getByRole("button", { name: "Shoot another take" }));
  await screen.findByRole("button", { name: "Shoot it for $0.40" });
  await user.type(screen.getByLabelText(/^Prompt/), " More.");
  await screen.findByRole("button", { name: "Shoot it for $0.50" }, { timeout: 3000 });
  expect(bodies).toEqual([{}, { prompt: "Prompt 2. More." }]);
  // Closed by Escape and opened again, what was typed is there; once it was cancelled it is not.
  await user.keyboard("{Escape}");
  await user.click(screen.getByRole("button", { name: "Shoot another take" }));
  expect(screen.getByLabelText<HTMLTextAreaElement>(/^Prompt/).value).toBe("Prompt 2. More.");
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  await user.click(screen.getByRole("button", { name: "Shoot another take" }));
  expect(screen.getByLabelText<HTMLTextAreaElement>(/^Prompt/).value).toBe("Prompt 2.");
});

test("nothing is sent by opening the dialog where shooting may cost nothing", async () => {
  const user = userEvent.setup();
  rules({ unit: "second", micros: 100, sound: true });
  strip(sampleVideo(PAID), "o2");
  const { bodies } = priced();
  await user.click(screen.getByRole("button", { name: "Shoot another take" }));
  await user.type(screen.getByLabelText(/^Prompt/), "!");
  expect(bodies).toEqual([]);
  await user.keyboard("{Escape}");
});

test("a take that is only planned is not counted or listed before it is agreed to", async () => {
  const user = userEvent.setup();
  const panel = sampleTake(1, 1, { provider: "sketch" });
  const of = sampleVideo({
    ...PAID,
    storyboard: sampleStoryboard(1),
    takes: [panel, sampleTake(1, 2, { state: "pending", media: null })],
    status: "processing",
    needs: "approval",
  });
  const store = createBoard(of);
  const page = (one: VideoView) => (
    <Around store={store}>
      <Cards video={one} status={undefined} studio={undefined} />
    </Around>
  );
  const { rerender } = render(page(of));
  await user.click(screen.getByRole("button", { name: "1 take" }));
  const list = within(screen.getByRole("region", { name: "Takes of scene 01" }));
  expect(list.queryByText("TK 2")).toBeNull();
  rerender(page({ ...of, needs: "nothing", editable: false }));
  expect(screen.getByRole("button", { name: "2 takes" })).toBeDefined();
  expect(list.getByText("TK 2")).toBeDefined();
});

test("a scene with other words than its paid takes offers a take with these, once they are saved", async () => {
  const user = userEvent.setup();
  const storyboard = sampleStoryboard(1, { 1: { prompt: "New words." } });
  const of = sampleVideo({ ...PAID, storyboard, takes: [sampleTake(1, 1, { circled: true })] });
  const page = (one: VideoView) => (
    <Around store={createBoard(one)}>
      <Cards video={one} status={undefined} studio={undefined} />
    </Around>
  );
  const offer = { name: "Shoot another take with the new words" };
  const shown = render(page(of));
  await user.click(screen.getByRole("button", offer));
  expect(screen.getByLabelText<HTMLTextAreaElement>("Prompt").value).toBe("New words.");
  shown.unmount();
  // A take of the scene's own words is there: another one was asked for with words of its own.
  const both = [sampleTake(1, 1, { prompt: "New words." }), sampleTake(1, 2, { circled: true })];
  render(page({ ...of, takes: both }));
  expect(screen.queryByRole("button", offer)).toBeNull();
});

test("a scene that the studio has not has no takes to be shot", () => {
  const of = sampleVideo(PAID);
  const store = createBoard(of);
  change(store, (draft) => addScene(draft, "o1", "n1", "New"));
  strip(of, "n1", store);
  expect(screen.queryByRole("button", { name: "Shoot another take" })).toBeNull();
});

test("that a take could not be circled is said in the page's own language", async () => {
  const user = userEvent.setup();
  useLanguage.getState().speak("id");
  try {
    strip(sampleVideo({ ...PAID, takes: [sampleTake(2, 1, { circled: true }), sampleTake(2, 2)] }), "o2");
    vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("Failed to fetch"));
    await user.click(screen.getByRole("button", { name: "Lingkari" }));
    expect(await screen.findByText(/Studio tidak menjawab/)).toBeDefined();
  } finally {
    useLanguage.getState().speak("en");
  }
});

test("the menu films what the bar would, and nothing that it would not", () => {
  const of = sampleVideo();
  const store = createBoard(of);
  const offered = () => [...useCommandList.getState().lists.values()].flat().map(({ id }) => id);
  render(
    <Around store={store}>
      <BoardCommands video={of} studio={undefined} />
    </Around>,
  );
  expect(offered()).not.toContain("board.film");
  act(() => change(store, (draft) => changeScene(draft, "o1", { title: "Mine" })));
  expect(offered()).toContain("board.film");
  act(() => change(store, (draft) => changeScene(draft, "o2", { title: "" })));
  expect(offered()).not.toContain("board.film");
  act(() => change(store, (draft) => changeScene(draft, "o2", { title: "Title 2" })));
  const theirs = { storyboard: sampleStoryboard(3, { 1: { title: "Theirs" } }), storyboardVersion: "b" };
  act(() => void see(store, sampleVideo(theirs)));
  expect(offered()).not.toContain("board.film");
});

test("who draws and who is paid is asked of the sheets, not of names", async () => {
  const user = userEvent.setup();
  const takes = [sampleTake(1, 1, { provider: "sketch" }), sampleTake(2, 1, { circled: true })];
  const of = sampleVideo({
    takes,
    storyboard: { title: "A film", scenes: [1, 2, 3].map((n) => sampleScene(n)) },
  });
  const page = (video: VideoView) => (
    <Around store={createBoard(video)}>
      <Cards video={video} status={undefined} studio={undefined} />
      <Bar video={video} studio={undefined} />
    </Around>
  );
  const free = render(page(of));
  await user.type(screen.getByLabelText("Written on scene 01"), "!");
  expect(screen.getByRole("button", { name: "Film it again (free)" })).toBeDefined();
  const slates = [...document.querySelectorAll("[data-card] .slate")].map((one) => one.textContent).join(" ");
  expect(slates).toContain("SC 02 · TK 1");
  expect(slates).not.toContain("SC 01 · TK 1");
  free.unmount();
  localStorage.clear();
  render(page({ ...of, ...PAID } as VideoView));
  await user.type(screen.getByLabelText("Written on scene 01"), "!");
  expect(screen.getByText(/2 scenes/)).toBeDefined();
});
