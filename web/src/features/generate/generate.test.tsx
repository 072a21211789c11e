import { QueryClientProvider } from "@tanstack/react-query";
import { configure, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Tooltip } from "radix-ui";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { cache } from "@/shared/api/queries";
import type { Problem, VideoRequest } from "@/shared/api/types";
import { listenForShortcuts } from "@/shared/lib/keys";
import { Notices } from "@/shared/ui/toast";
import Generate from ".";
import { useVisit } from "./visit";

vi.mock("socket.io-client", () => ({
  io: () => ({ connected: false, on: () => {}, emit: () => {}, connect: () => {} }),
}));

const STUDIO = {
  limits: { minScenes: 1, maxScenes: 5, minSeconds: 15, maxSeconds: 60, maxPrompt: 2000 },
  voices: [{ name: "scratch", hired: false }],
  planner: { builtin: true, name: "builtin" },
  budgets: { videoMicros: null, dayMicros: null, monthMicros: null },
  scratchLanguages: ["en", "id"],
};
const size = { width: 1280, height: 720 };
const sheet = (provider: string, model: string, micros: number | null) => ({
  provider,
  model,
  about: "",
  durations: { values: [], least: 1, most: 60, step: 1 },
  makes: "clip",
  modes: ["text"],
  sizes: { "16:9": size, "9:16": size, "1:1": size },
  price: { rules: micros === null ? [] : [{ unit: "second", micros }], known: true },
  animatic: micros === null,
});
const PROVIDERS = {
  providers: [
    { name: "animatic", default: true, sheets: [sheet("animatic", "panels", null)] },
    { name: "vendor", default: false, sheets: [sheet("vendor", "one", 50_000)] },
  ],
};
const QUOTE = {
  provider: "vendor",
  model: "one",
  currency: "USD",
  leastMicros: 900_000,
  mostMicros: 1_200_000,
  known: true,
  scenes: [1, 2, 3, 4].map((number) => ({ number })),
  models: [],
};

/** A studio that keeps what it is asked for, by the name of the request. */
class Studio {
  readonly films = new Map<string, VideoRequest>();
  readonly names: string[] = [];
  quotes = 0;
  refuses: Partial<Problem> | null = null;
  loses = false;
  /** Its answer waits for this. */
  until: Promise<unknown> = Promise.resolve();

  readonly fetch = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const body = init.body ? JSON.parse(String(init.body)) : null;
    if (path === "/api/studio") return json(STUDIO);
    if (path === "/api/providers") return json(PROVIDERS);
    if (path === "/api/quote") {
      this.quotes += 1;
      return json(QUOTE);
    }
    if (path === "/api/videos" && init.method === "POST") {
      await this.until;
      return this.make(body, init);
    }
    if (path.startsWith("/api/videos?"))
      return json({ videos: [], cursor: null, counts: { pending: 0, processing: 0 }, asking: 0 });
    const id = path.split("/")[3] ?? "";
    const brief = this.films.get(id);
    if (!brief) return json({ status: 404, code: "video_not_found", detail: "There is no such video." }, 404);
    if (path.endsWith("/cancel")) return json({ ...video(id, brief), status: "cancelled" });
    return json(path.endsWith("/status") ? status(id) : video(id, brief));
  };

  private make(brief: VideoRequest, init: RequestInit): Response {
    if (this.refuses) return json({ status: 422, code: "wrong_input", ...this.refuses }, 422);
    const name = new Headers(init.headers).get("idempotency-key") ?? "";
    this.names.push(name);
    this.films.set(name, brief);
    if (this.loses) throw new TypeError("the network went away");
    return json(video(name, brief), 202);
  }
}

function json(body: unknown, code = 200): Response {
  return new Response(JSON.stringify(body), {
    status: code,
    headers: { "content-type": "application/json" },
  });
}

const video = (id: string, brief: VideoRequest) => ({
  id,
  status: "pending",
  needs: "nothing",
  ask: null,
  choices: [],
  quote: null,
  percent: 0,
  attempt: 1,
  brief,
  storyboard: null,
  takes: [],
  preview: null,
  film: null,
  error: null,
  costMicros: 0,
  heldMicros: 0,
  currency: "USD",
  lastSeq: 0,
});
const status = (id: string) => ({
  id,
  status: "pending",
  needs: "nothing",
  percent: 0,
  step: "",
  secondsLeft: null,
  scenes: [],
  costMicros: 0,
  currency: "USD",
  lastSeq: 0,
});

// A whole page, pressed and typed into: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 10_000 });
let studio: Studio;

beforeEach(() => {
  localStorage.clear();
  cache.clear();
  useVisit.setState({ seen: [], putAway: new Set(), starting: [], said: "" });
  studio = new Studio();
  vi.stubGlobal("fetch", studio.fetch);
});

async function open() {
  const page = render(
    <QueryClientProvider client={cache}>
      <Tooltip.Provider>
        <Generate />
        <Notices />
      </Tooltip.Provider>
    </QueryClientProvider>,
  );
  await screen.findByRole("radio", { name: "Vendor" });
  return page;
}

const prompt = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: /What is it about/ });
const button = () => screen.getByRole("button", { name: /^Make (the film|\d+ scenes?)/ });

describe("asking for a film", () => {
  it("makes one of a double click, clears the prompt, and gives it back", async () => {
    await open();
    const user = userEvent.setup();
    await user.type(prompt(), "A storm");
    await user.dblClick(button());
    const film = await screen.findByRole("article");
    expect(within(film).getByRole("heading").textContent).toBe("A storm");
    expect(studio.names).toHaveLength(1);
    expect(prompt().value).toBe("");
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(prompt().value).toBe("A storm");
  });

  it("leaves alone what is typed before the answer comes", async () => {
    await open();
    const user = userEvent.setup();
    let answer = () => {};
    studio.until = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await user.type(prompt(), "A storm");
    await user.click(button());
    await user.type(prompt(), " at sea");
    answer();
    await screen.findByText("Your film is being made.");
    expect(prompt().value).toBe("A storm at sea");
    expect(localStorage.getItem("reelwright.generate.draft")).toContain("A storm at sea");
  });

  it("keeps its name when the answer was lost, so that trying again makes no second film", async () => {
    const page = await open();
    const user = userEvent.setup();
    studio.loses = true;
    await user.type(prompt(), "A storm");
    await user.click(button());
    await screen.findByText("The studio does not answer.");
    expect(prompt().value).toBe("A storm");
    page.unmount();
    studio.loses = false;
    await open();
    expect(prompt().value).toBe("A storm");
    await user.click(button());
    await screen.findByRole("article");
    expect(studio.films.size).toBe(1);
    expect(new Set(studio.names).size).toBe(1);
  });

  it("says at its field what the studio refuses, and keeps all that was typed", async () => {
    await open();
    const user = userEvent.setup();
    studio.refuses = { detail: "That is about somebody who did not agree.", where: "prompt" };
    await user.type(prompt(), "A storm");
    await user.click(button());
    await screen.findByText("That is about somebody who did not agree.");
    expect(prompt().getAttribute("aria-invalid")).toBe("true");
    await waitFor(() => expect(document.activeElement).toBe(prompt()));
    expect(prompt().value).toBe("A storm");
    await user.type(prompt(), " at sea");
    expect(screen.queryByText("That is about somebody who did not agree.")).toBeNull();
  });

  it("asks for an idea before it asks the studio", async () => {
    await open();
    const user = userEvent.setup();
    await user.click(button());
    await screen.findByText("Say in a sentence what the film is about.");
    expect(studio.names).toHaveLength(0);
  });

  it("goes by keyboard alone", async () => {
    const deaf = listenForShortcuts();
    await open();
    const user = userEvent.setup();
    prompt().focus();
    await user.keyboard("A storm");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await screen.findByRole("article");
    expect(studio.names).toHaveLength(1);
    deaf();
  });
});

describe("what it costs", () => {
  it("is free for what is drawn, and asked for once the draft is left alone", async () => {
    await open();
    const user = userEvent.setup();
    await user.type(prompt(), "A storm");
    expect(button().textContent).toBe("Make the film · free");
    expect(studio.quotes).toBe(0);
    await user.click(screen.getByRole("radio", { name: "Vendor" }));
    await waitFor(() => expect(button().textContent).toBe("Make 4 scenes · about $0.90–$1.20"), {
      timeout: 3000,
    });
    expect(studio.quotes).toBe(1);
  });

  it("is held against the hard stop before anybody is asked", async () => {
    await open();
    const user = userEvent.setup();
    await user.type(prompt(), "A storm");
    await user.click(screen.getByRole("radio", { name: "Vendor" }));
    await waitFor(() => expect(button().textContent).toContain("$0.90"));
    const stop = screen.getByRole("textbox", { name: "Hard stop" });
    await user.type(stop, "0.5");
    await screen.findByText(/That is less than the film costs/);
    await user.clear(stop);
    await user.type(stop, "1.5");
    expect(screen.queryByText(/That is less than the film costs/)).toBeNull();
    await user.click(button());
    await screen.findByRole("article");
    expect([...studio.films.values()][0]).toMatchObject({ provider: "vendor", budgetMicros: 1_500_000 });
  });
});

describe("an example", () => {
  it("is made with one press, free, and gives back what was being written", async () => {
    await open();
    const user = userEvent.setup();
    await user.type(prompt(), "My own idea");
    await user.click(screen.getByRole("button", { name: /^Make this film, free: A shy dragon/ }));
    await screen.findByRole("article");
    expect([...studio.films.values()][0]).toMatchObject({
      provider: "animatic",
      aspect: "9:16",
      style: "anime",
    });
    await waitFor(() => expect(prompt().value).toBe("My own idea"));
  });

  const dragon = () => screen.getByRole("button", { name: /^Make this film, free: A shy dragon/ });

  it("leaves alone what is typed before the answer comes", async () => {
    await open();
    const user = userEvent.setup();
    let answer = () => {};
    studio.until = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await user.type(prompt(), "My own");
    await user.click(dragon());
    await user.type(prompt(), " idea");
    expect(prompt().value).toBe("My own idea");
    answer();
    await screen.findByText("The film is being made. Your form is as it was.");
    expect(prompt().value).toBe("My own idea");
  });

  it("leaves the form alone when it is refused, and says why", async () => {
    const page = await open();
    const user = userEvent.setup();
    studio.refuses = { detail: "Nobody may ask for dragons.", where: "prompt" };
    await user.type(prompt(), "My own idea");
    await user.click(dragon());
    await screen.findByText("Nobody may ask for dragons.");
    expect(prompt().value).toBe("My own idea");
    expect(prompt().getAttribute("aria-invalid")).toBeNull();
    page.unmount();
    await open();
    expect(prompt().value).toBe("My own idea");
  });

  it("is asked for again, and not the form, when nobody answered", async () => {
    await open();
    const user = userEvent.setup();
    await user.type(prompt(), "My own idea");
    studio.loses = true;
    await user.click(dragon());
    const again = await screen.findByRole("button", { name: "Try again" });
    expect(prompt().value).toBe("My own idea");
    studio.loses = false;
    await user.click(again);
    await screen.findByRole("article");
    expect(studio.films.size).toBe(1);
    expect([...studio.films.values()][0]?.prompt).toMatch(/^A shy dragon/);
    expect(prompt().value).toBe("My own idea");
  });

  it("can only fill in the form", async () => {
    await open();
    const user = userEvent.setup();
    await user.click(screen.getAllByRole("button", { name: "Only fill in the form" })[0] as HTMLElement);
    expect(prompt().value).toMatch(/^An old lighthouse keeper/);
    expect(studio.names).toHaveLength(0);
  });
});

it("shows a film as stopped before the studio has answered", async () => {
  await open();
  const user = userEvent.setup();
  await user.type(prompt(), "A storm");
  await user.click(button());
  const film = await screen.findByRole("article");
  await user.click(await within(film).findByRole("button", { name: "Stop: A storm" }));
  await within(film).findByText("Stopped");
  await screen.findByText("Stopped. Nothing was spent.");
});
