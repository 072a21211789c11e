import { render, screen } from "@testing-library/react";
import { Suspense } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { part } from "./part";

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  sessionStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("is asked for again until the studio answers", async () => {
  let tries = 0;
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
  const Part = part(async () => {
    tries += 1;
    if (tries < 3) throw new TypeError("it could not be fetched");
    return { default: () => <p>here</p> };
  });
  render(
    <Suspense fallback={<p>waiting</p>}>
      <Part />
    </Suspense>,
  );
  await vi.advanceTimersByTimeAsync(0);
  expect(screen.queryByText("waiting")).not.toBeNull();
  await vi.advanceTimersByTimeAsync(2500);
  expect(await screen.findByText("here")).not.toBeNull();
  expect(tries).toBe(3);
});

it("loads the page anew, once, where the studio is there and the part is not", async () => {
  const reload = vi.fn();
  vi.stubGlobal("location", { ...window.location, reload });
  vi.stubGlobal("fetch", () => Promise.resolve(new Response("{}")));
  const Gone = part<object>(() => Promise.reject(new TypeError("404")));
  render(
    <Suspense fallback={<p>waiting</p>}>
      <Gone />
    </Suspense>,
  );
  await vi.advanceTimersByTimeAsync(50);
  expect(reload).toHaveBeenCalledTimes(1);
  expect(screen.queryByText("waiting")).not.toBeNull();
});
