import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import type { VideoView } from "@/shared/api/types";
import { Ask } from "./ask";

afterEach(() => vi.unstubAllGlobals());

const video = (more: Partial<VideoView>) =>
  ({
    id: "v",
    needs: "approval",
    ask: null,
    choices: ["approve"],
    quote: { leastMicros: 900_000, mostMicros: 1_200_000, currency: "USD" },
    brief: { prompt: "", budgetMicros: 1_000_000 },
    costMicros: 300_000,
    heldMicros: 0,
    currency: "USD",
    ...more,
  }) as VideoView;

const studio = () => {
  const fetched = vi.fn((..._: Parameters<typeof fetch>) =>
    Promise.resolve(
      new Response(
        JSON.stringify({ status: 409, code: "needs_approval", detail: "This costs more by now." }),
        { status: 409 },
      ),
    ),
  );
  vi.stubGlobal("fetch", fetched);
  return { bodies: () => fetched.mock.calls.map(([, init]) => JSON.parse(String(init?.body))) };
};
const budget = () => screen.getByLabelText<HTMLInputElement>("Hard stop");
const approve = () => screen.getByRole("button", { name: /^Approve/ });

it("suggests a hard stop that covers what was spent, and takes none that does not", async () => {
  const { bodies } = studio();
  render(<Ask video={video({})} />);
  expect(budget().value).toBe("1.50");
  await userEvent.clear(budget());
  await userEvent.type(budget(), "1.49");
  await userEvent.click(approve());
  expect(screen.getByText("The film needs at least $1.50 in all.")).toBeTruthy();
  await userEvent.clear(budget());
  await userEvent.type(budget(), "1e3");
  await userEvent.click(approve());
  expect(screen.getByText("That is no sum of dollars, such as 2.50.")).toBeTruthy();
  expect(bodies()).toEqual([]);
});

it("says yes to the price that stands there, and to a new one only when it is shown", async () => {
  const { bodies } = studio();
  const { rerender } = render(<Ask video={video({})} />);
  await userEvent.click(approve());
  await screen.findByText("This costs more by now.");
  const quote = { leastMicros: 1_900_000, mostMicros: 2_200_000, currency: "USD" };
  rerender(<Ask video={video({ quote })} />);
  await waitFor(() => expect(approve().textContent).toBe("Approve · $1.90–$2.20"));
  await userEvent.click(approve());
  await waitFor(() => expect(bodies()).toHaveLength(2));
  expect(bodies()).toEqual([
    { decision: "approve", mostMicros: 1_200_000, budgetMicros: 1_500_000 },
    { decision: "approve", mostMicros: 2_200_000, budgetMicros: 2_500_000 },
  ]);
});
