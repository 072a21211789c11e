import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ask, get, query, Refusal, Unreachable, useEntrance } from "./client";
import type { Problem } from "./types";

const PROBLEM: Problem = {
  type: "urn:reelwright:problem:invalid",
  title: "It cannot be read",
  status: 422,
  detail: "Two fields are wrong.",
  code: "invalid",
};
const answering = (status: number, body: unknown) => {
  const fetched = vi.fn((..._: Parameters<typeof fetch>) =>
    Promise.resolve(new Response(typeof body === "string" ? body : JSON.stringify(body), { status })),
  );
  vi.stubGlobal("fetch", fetched);
  return fetched;
};

/** Never comes to anything but its end. */
const frozen = (signal: AbortSignal | null | undefined) =>
  new Promise<never>((_, stop) => signal?.addEventListener("abort", () => stop(signal.reason)));

beforeEach(() => useEntrance.setState({ known: true }));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("a refusal", () => {
  it("has a sentence for the field it is about", () => {
    const why = new Refusal({
      ...PROBLEM,
      where: "prompt",
      errors: [
        { pointer: "#/storyboard/scenes/0/title", detail: "A scene needs a title." },
        { pointer: "#/seconds", detail: "At least 15." },
      ],
    });
    expect(why.about("seconds")).toBe("At least 15.");
    expect(why.about("storyboard.scenes.0.title")).toBe("A scene needs a title.");
    expect(why.about("prompt")).toBe("Two fields are wrong.");
    expect(why.about("scenes")).toBeUndefined();
  });
});

describe("asking", () => {
  it("gives what was answered, and nothing for no content", async () => {
    answering(200, { a: 1 });
    expect(await get("/api/x")).toEqual({ a: 1 });
    vi.stubGlobal("fetch", () => Promise.resolve(new Response(null, { status: 204 })));
    expect(await ask("DELETE", "/api/x")).toBeUndefined();
  });

  it("sends a body as JSON with the headers it was given", async () => {
    const fetched = answering(202, {});
    await ask("POST", "/api/x", { body: { prompt: "é" }, headers: { "idempotency-key": "k" } });
    const [, init] = fetched.mock.calls[0] ?? [];
    expect(init?.body).toBe('{"prompt":"é"}');
    expect(init?.headers).toMatchObject({ "content-type": "application/json", "idempotency-key": "k" });
  });

  it("refuses with the studio's own words", async () => {
    answering(422, PROBLEM);
    await expect(get("/api/x")).rejects.toMatchObject({ name: "Refusal", code: "invalid" });
    expect(useEntrance.getState().known).toBe(true);
  });

  it("shows the entrance when the studio does not know the browser, and the page when it does again", async () => {
    answering(401, { ...PROBLEM, status: 401, code: "token_needed" });
    await expect(get("/api/x")).rejects.toBeInstanceOf(Refusal);
    expect(useEntrance.getState().known).toBe(false);
    answering(200, {});
    await get("/api/x");
    expect(useEntrance.getState().known).toBe(true);
  });

  it("says so when nobody answers, or somebody who is not the studio", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    await expect(get("/api/x")).rejects.toBeInstanceOf(Unreachable);
    answering(502, "<html>Bad gateway</html>");
    await expect(get("/api/x")).rejects.toBeInstanceOf(Unreachable);
    answering(200, "<html>Some portal</html>");
    await expect(get("/api/x")).rejects.toBeInstanceOf(Unreachable);
  });

  it("waits for nobody for ever, neither for an answer nor for the rest of one", async () => {
    const late = [new AbortController(), new AbortController()];
    const timeout = vi.spyOn(AbortSignal, "timeout");
    for (const one of late) timeout.mockReturnValueOnce(one.signal);
    const given = new AbortController();
    vi.stubGlobal("fetch", (_: string, { signal }: RequestInit) => frozen(signal));
    const asked = ask("PUT", "/api/x", { body: {}, signal: given.signal });
    late[0]?.abort();
    await expect(asked).rejects.toBeInstanceOf(Unreachable);
    vi.stubGlobal("fetch", (_: string, { signal }: RequestInit) =>
      Promise.resolve({ ok: true, status: 200, json: () => frozen(signal) }),
    );
    const begun = get("/api/x");
    await Promise.resolve();
    late[1]?.abort();
    await expect(begun).rejects.toBeInstanceOf(Unreachable);
    expect(timeout).toHaveBeenCalledTimes(2);
  });

  it("takes a request that was given up for what it is", async () => {
    const stop = new AbortController();
    vi.stubGlobal("fetch", () => Promise.reject(new DOMException("gone", "AbortError")));
    stop.abort();
    await expect(get("/api/x", stop.signal)).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("a query", () => {
  it("has what is given, written safely", () => {
    expect(query({ q: "a&b=c", limit: 0, active: false, status: "", cursor: null, sort: undefined })).toBe(
      "?q=a%26b%3Dc&limit=0&active=false",
    );
    expect(query({ q: "" })).toBe("");
  });
});
