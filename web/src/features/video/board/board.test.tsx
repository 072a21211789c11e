import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Tooltip } from "radix-ui";
import type { JSX } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { cache, key } from "@/shared/api/queries";
import type { Film, VideoView } from "@/shared/api/types";
import { useLanguage } from "@/shared/i18n/language";
import { listenForShortcuts } from "@/shared/lib/keys";
import { Asks } from "./asks";
import { Bar } from "./bar";
import { Cards } from "./cards";
import { PROVIDERS, sampleScene, sampleStoryboard, sampleTake, sampleVideo as video } from "./sample";
import { Running } from "./standing";
import { BoardContext, type BoardStore, createBoard, see } from "./store";

let stop: () => void;
beforeEach(() => {
  localStorage.clear();
  cache.clear();
  cache.setQueryData(key.providers, PROVIDERS);
  stop = listenForShortcuts();
});
afterEach(() => stop());

function Page({ store, of }: { store: BoardStore; of: VideoView }): JSX.Element {
  return (
    <QueryClientProvider client={cache}>
      <Tooltip.Provider>
        <BoardContext value={store}>
          <Asks video={of} />
          <Cards video={of} status={undefined} studio={undefined} />
          <Bar video={of} studio={undefined} />
        </BoardContext>
      </Tooltip.Provider>
    </QueryClientProvider>
  );
}

const names = () =>
  [...document.querySelectorAll("[data-card]")].map((card) => card.getAttribute("aria-label"));
const card = (place: number) => document.querySelectorAll<HTMLElement>("[data-card]")[place] as HTMLElement;

test("scenes are moved, added and removed by keys, and where one went is said", async () => {
  const user = userEvent.setup();
  const of = video();
  render(<Page store={createBoard(of)} of={of} />);
  act(() => card(2).focus());
  await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
  expect(names()).toEqual(["Scene 01: Title 1", "Scene 02: Title 3", "Scene 03: Title 2"]);
  expect(screen.getByText("Title 3 is now scene 2 of 3.")).toBeDefined();
  await waitFor(() => expect(document.activeElement).toBe(card(1)));
  await user.keyboard("j");
  await waitFor(() => expect(document.activeElement).toBe(card(2)));
  await user.keyboard("{ArrowUp}");
  await waitFor(() => expect(document.activeElement).toBe(card(1)));
  await user.keyboard("{Delete}");
  expect(names()).toEqual(["Scene 01: Title 1", "Scene 02: Title 2"]);
  await user.keyboard("{Control>}z{/Control}");
  expect(names()).toHaveLength(3);
  await user.keyboard("{Control>}{Shift>}Z{/Shift}{/Control}");
  expect(names()).toHaveLength(2);
  act(() => card(0).focus());
  await user.keyboard("n");
  await waitFor(() => expect(document.activeElement?.tagName).toBe("TEXTAREA"));
  expect(names()[1]).toBe("Scene 02: New scene");
  // In a field the letters are letters; Escape goes back to the card.
  await user.keyboard("jkn{Escape}");
  expect(names()[1]).toBe("Scene 02: New scenejkn");
  expect(document.activeElement).toBe(card(1));
});

test("the keys of a card are silent where none has the focus", async () => {
  const user = userEvent.setup();
  const of = video();
  render(<Page store={createBoard(of)} of={of} />);
  await user.keyboard("{Delete}");
  expect(names()).toHaveLength(3);
});

test("what is being typed is not overwritten by what comes from elsewhere", async () => {
  const user = userEvent.setup();
  const of = video();
  const store = createBoard(of);
  const page = render(<Page store={store} of={of} />);
  const field = screen.getByLabelText<HTMLTextAreaElement>("Written on scene 01");
  await user.type(field, " and mine");
  const other = video({
    storyboardVersion: "b",
    storyboard: sampleStoryboard(3, { 1: { seconds: 7 }, 2: { caption: "Theirs" } }),
  });
  act(() => void see(store, other));
  page.rerender(<Page store={store} of={other} />);
  expect(field.value).toBe("Caption 1 and mine");
  expect(screen.getByLabelText<HTMLTextAreaElement>("Written on scene 02").value).toBe("Theirs");
  await user.type(field, "!");
  expect(field.value).toBe("Caption 1 and mine!");
  // In a field that somebody is in nothing moves, even before it is typed in.
  const second = screen.getByLabelText<HTMLTextAreaElement>("Written on scene 02");
  await user.click(second);
  const third = video({
    storyboardVersion: "c",
    storyboard: sampleStoryboard(3, { 2: { caption: "Later" } }),
  });
  act(() => void see(store, third));
  expect(second.value).toBe("Theirs");
  await user.tab();
  expect(second.value).toBe("Later");
});

test("changes made while the film is made are filmed as soon as it rests", async () => {
  const user = userEvent.setup();
  const busy = video({ status: "processing", editable: false });
  const store = createBoard(busy);
  const page = render(<Page store={store} of={busy} />);
  await user.type(screen.getByLabelText("Written on scene 01"), "!");
  const answer = video({
    status: "pending",
    storyboardVersion: "b",
    storyboard: sampleStoryboard(3, { 1: { caption: "Caption 1!" } }),
    lastSeq: 3,
  });
  const asked = vi.spyOn(globalThis, "fetch").mockResolvedValue(Response.json(answer, { status: 202 }));
  await user.click(screen.getByRole("button", { name: "Film it when this is done" }));
  expect(asked).not.toHaveBeenCalled();
  page.rerender(<Page store={store} of={video({ lastSeq: 2 })} />);
  await waitFor(() => expect(asked).toHaveBeenCalledOnce());
  const [path, init] = asked.mock.calls[0] ?? [];
  expect(path).toBe("/api/videos/v1/storyboard");
  expect(JSON.parse(String(init?.body))).toMatchObject({
    basis: "a",
    origins: [1, 2, 3],
    storyboard: { scenes: [{ caption: "Caption 1!" }, {}, {}] },
  });
  await waitFor(() => expect(screen.queryByRole("region", { name: "Changes" })).toBeNull());
});

test("what the studio refuses stands on its scene and field, and nothing typed is lost", async () => {
  const user = userEvent.setup();
  const of = video();
  render(<Page store={createBoard(of)} of={of} />);
  await user.type(screen.getByLabelText("Written on scene 02"), "!");
  const problem = {
    type: "x",
    title: "x",
    status: 422,
    code: "scene_too_long",
    detail: "Scene 2 is too long.",
    where: "scenes[2].seconds",
  };
  vi.spyOn(globalThis, "fetch").mockResolvedValue(Response.json(problem, { status: 422 }));
  await user.click(screen.getByRole("button", { name: "Film it again (free)" }));
  expect(await within(card(1)).findByText("Scene 2 is too long.")).toBeDefined();
  expect(screen.getByLabelText<HTMLTextAreaElement>("Written on scene 02").value).toBe("Caption 2!");
});

test("a film that cannot be made says the rule that it breaks", async () => {
  const of = video({ storyboard: sampleStoryboard(4) });
  render(<Page store={createBoard(of)} of={of} />);
  const seconds = screen.getAllByLabelText("Seconds")[0] as HTMLInputElement;
  fireEvent.focus(seconds);
  fireEvent.change(seconds, { target: { value: "50" } });
  expect(screen.getByText(/A film lasts at most/)).toBeDefined();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Film it again (free)" }).disabled).toBe(true);
});

test("the price stands on the button, and a hard stop below it is not taken", async () => {
  const user = userEvent.setup();
  const of = video({
    status: "processing",
    needs: "approval",
    ask: "Shoot 3 scenes?",
    choices: ["approve"],
    quote: { leastMicros: 900_000, mostMicros: 1_200_000, currency: "USD" },
    costMicros: 300_000,
    brief: { prompt: "x", aspect: "16:9", provider: "runway" },
  });
  render(<Page store={createBoard(of)} of={of} />);
  const button = screen.getByRole<HTMLButtonElement>("button", { name: "Shoot it for $0.90–$1.20" });
  const stopAt = screen.getByLabelText<HTMLInputElement>(/Hard stop/);
  // What is spent already counts.
  expect(stopAt.value).toBe("1.50");
  await user.clear(stopAt);
  await user.type(stopAt, "1.2");
  expect(button.disabled).toBe(true);
  await user.clear(stopAt);
  await user.type(stopAt, "2,5");
  const asked = vi.spyOn(globalThis, "fetch").mockResolvedValue(Response.json(of, { status: 202 }));
  await user.click(button);
  const body = String(asked.mock.calls.find(([path]) => path === "/api/videos/v1/approve")?.[1]?.body);
  expect(JSON.parse(body)).toEqual({
    decision: "approve",
    mostMicros: 1_200_000,
    budgetMicros: 2_500_000,
  });
});

test("what shooting costs is asked in the page's own language, and a warning is not lost", () => {
  const takes = [1, 2].map((scene) => sampleTake(scene, 2, { state: "pending", media: null }));
  const of = video({
    needs: "approval",
    ask: "Shoot 2 scenes with runway gen for $1.20? The account has $1.00: it will stop in between.",
    choices: ["approve"],
    quote: { leastMicros: 1_200_000, mostMicros: 1_200_000, currency: "USD" },
    takes: [...takes, sampleTake(3, 1)],
    brief: { prompt: "x", provider: "runway", model: "gen" },
  });
  useLanguage.getState().speak("id");
  try {
    const page = render(<Page store={createBoard(of)} of={of} />);
    expect(screen.getByText(/^Ambil gambar 2 adegan dengan gen seharga .*1,20\?$/)).toBeDefined();
    expect(screen.getByText("The account has $1.00: it will stop in between.").lang).toBe("en");
    const money = video({ ...of, needs: "money", ask: "The account is empty." });
    page.rerender(<Page store={createBoard(money)} of={money} />);
    expect(screen.getByText("The account is empty.").lang).toBe("en");
    expect(screen.queryByText(/^Ambil gambar 2/)).toBeNull();
  } finally {
    useLanguage.getState().speak("en");
  }
});

test("the panels of a paid film are drawn, and only after them scenes are shot", () => {
  const of = video({ status: "processing", editable: false, brief: { prompt: "x", provider: "runway" } });
  cache.setQueryData(key.status("v1"), { step: "scenes", percent: 30, secondsLeft: null, scenes: [] });
  const tell = (one: VideoView) => (
    <QueryClientProvider client={cache}>
      <Running video={one} />
    </QueryClientProvider>
  );
  vi.spyOn(globalThis, "fetch").mockImplementation(() => new Promise(() => undefined));
  const page = render(tell(of));
  expect(screen.getByText("Drawing the animatic")).toBeDefined();
  const preview = {} as Film;
  page.rerender(tell({ ...of, preview }));
  expect(screen.getByText("Shooting the scenes")).toBeDefined();
  page.rerender(tell({ ...of, preview, brief: { prompt: "x", provider: "sketch" } }));
  expect(screen.getByText("Drawing the animatic")).toBeDefined();
});

test("nothing is spent on a storyboard that was changed since it was asked", async () => {
  const user = userEvent.setup();
  const of = video({
    needs: "approval",
    ask: "Shoot?",
    choices: ["approve"],
    quote: { leastMicros: 1, mostMicros: 1, currency: "USD" },
  });
  render(<Page store={createBoard(of)} of={of} />);
  await user.type(screen.getByLabelText("Written on scene 01"), "!");
  expect(screen.queryByRole("button", { name: /Shoot it for/ })).toBeNull();
  expect(screen.getByText(/Film the changes first/)).toBeDefined();
});

test("a scene that is somebody's own footage has nothing to be sent", () => {
  const of = video({
    storyboard: { title: "A film", scenes: [sampleScene(1, { seconds: 15, footage: "a".repeat(64) })] },
  });
  render(<Page store={createBoard(of)} of={of} />);
  expect(screen.queryByLabelText("Prompt of scene 01")).toBeNull();
  expect(screen.getByText(/your own footage/)).toBeDefined();
});
