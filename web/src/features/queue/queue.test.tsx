import { QueryClientProvider } from "@tanstack/react-query";
import { configure, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Tooltip } from "radix-ui";
import { useState } from "react";
import { beforeEach, expect, it, vi } from "vitest";
import { cache } from "@/shared/api/queries";
import { Notices } from "@/shared/ui/toast";
import { Queue } from ".";

vi.mock("socket.io-client", () => ({
  io: () => ({ connected: false, on: () => {}, emit: () => {}, connect: () => {} }),
}));
vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 10_000 });

interface Film {
  id: string;
  status: string;
  needs: string;
}

/** A studio with films in it, which can be stopped. */
class Studio {
  films: Film[] = [];
  quote: object | null = null;
  readonly stopped: string[] = [];

  readonly fetch = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const [where = "", asked = ""] = path.split("?");
    const wanted = new URLSearchParams(asked);
    const film = this.films.find((one) => where.includes(`/${one.id}`));
    if (!film) return json(this.page(wanted));
    if (init.method === "POST" && where.endsWith("/cancel")) {
      film.status = "cancelled";
      this.stopped.push(film.id);
    }
    if (init.method === "POST" && where.endsWith("/retry")) film.status = "pending";
    return json({ ...line(film), heldMicros: 0, quote: this.quote, lastSeq: 0, scenes: [], takes: [] });
  };

  private page(wanted: URLSearchParams) {
    const over = (film: Film) => !["pending", "processing"].includes(film.status);
    const found = this.films.filter((film) =>
      wanted.has("status")
        ? film.status === wanted.get("status")
        : over(film) === (wanted.get("active") === "false"),
    );
    const count = (status: string) => this.films.filter((film) => film.status === status).length;
    return {
      videos: found.map(line),
      cursor: null,
      counts: { pending: count("pending"), processing: count("processing") },
      asking: this.films.filter((film) => film.needs !== "nothing").length,
    };
  }
}

const line = (film: Film) => ({
  ...film,
  title: `Film ${film.id}`,
  prompt: "",
  aspect: "16:9",
  percent: 10,
  step: "scenes",
  secondsLeft: null,
  costMicros: 0,
  currency: "USD",
  urls: {},
  updated: "2026-11-28T12:00:00Z",
});

function json(body: unknown): Response {
  return new Response(JSON.stringify(body), { headers: { "content-type": "application/json" } });
}

function Header() {
  const [open, setOpen] = useState(false);
  return (
    <QueryClientProvider client={cache}>
      <Tooltip.Provider>
        <Queue open={open} onOpen={setOpen} />
        <button type="button">the page goes on</button>
        <Notices />
      </Tooltip.Provider>
    </QueryClientProvider>
  );
}

let studio: Studio;

beforeEach(() => {
  cache.clear();
  studio = new Studio();
  vi.stubGlobal("fetch", studio.fetch);
});

it("says how many films there are, and how many need somebody", async () => {
  studio.films = [
    { id: "x1", status: "processing", needs: "nothing" },
    { id: "x2", status: "processing", needs: "approval" },
    { id: "x3", status: "pending", needs: "nothing" },
  ];
  render(<Header />);
  await screen.findByRole("button", { name: "Queue: 3 films, 1 needs you" });
});

it("leads on where nothing is being made, and gives the focus back when it closes", async () => {
  render(<Header />);
  const user = userEvent.setup();
  const button = await screen.findByRole("button", { name: "Queue: nothing is being made" });
  await user.click(button);
  const drawer = await screen.findByRole("dialog");
  expect((await within(drawer).findByRole("link", { name: "Make a film" })).getAttribute("href")).toBe(
    "/videos/generate",
  );
  // The page beside it can be used.
  await user.click(screen.getByRole("button", { name: "the page goes on" }));
  expect(screen.getByRole("dialog")).toBe(drawer);
  drawer.focus();
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(button));
});

it("stops all that is in line and nothing else, and takes it back", async () => {
  studio.films = [
    { id: "x1", status: "processing", needs: "nothing" },
    { id: "x2", status: "pending", needs: "nothing" },
    { id: "x3", status: "pending", needs: "nothing" },
  ];
  render(<Header />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: /^Queue/ }));
  await user.click(await screen.findByRole("button", { name: "Stop all in line" }));
  await screen.findByText("2 films stopped.");
  expect([...studio.stopped].sort()).toEqual(["x2", "x3"]);
  expect(screen.getByRole("button", { name: "Stop: Film x1" })).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Undo" }));
  await screen.findByRole("button", { name: "Stop: Film x2" });
  expect(studio.films.map((film) => film.status)).toEqual(["processing", "pending", "pending"]);
});

it("shows a film as gone at once when it is stopped", async () => {
  studio.films = [{ id: "x1", status: "processing", needs: "nothing" }];
  render(<Header />);
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: /^Queue/ }));
  await user.click(await screen.findByRole("button", { name: "Stop: Film x1" }));
  expect(screen.queryByRole("button", { name: "Stop: Film x1" })).toBeNull();
  await screen.findByText("Stopped. Nothing was spent.");
  expect(document.activeElement).toBe(screen.getByRole("dialog"));
});

it("leads to what a film asks, with its price, before the way to stop it", async () => {
  studio.films = [{ id: "x1", status: "processing", needs: "approval" }];
  studio.quote = { leastMicros: 1_000_000, mostMicros: 1_500_000, currency: "USD" };
  render(<Header />);
  await userEvent.click(await screen.findByRole("button", { name: /^Queue/ }));
  const decide = await screen.findByRole("link", { name: "Decide: up to $1.50: Film x1" });
  expect(decide.getAttribute("href")).toBe("/videos/x1/board");
  const stopping = screen.getByRole("button", { name: "Stop: Film x1" });
  expect(decide.compareDocumentPosition(stopping) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});
