import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { Tooltip } from "radix-ui";
import { expect, it } from "vitest";
import { cache, key } from "@/shared/api/queries";
import type { StatusView, VideoView } from "@/shared/api/types";
import { Card } from "./card";

const show = (provider: string) => {
  const sheet = (name: string, animatic: boolean) => ({ provider: name, model: "m", animatic });
  cache.setQueryData(key.providers, {
    providers: [
      { name: "pencil", default: true, sheets: [sheet("pencil", true)] },
      { name: "lens", default: false, sheets: [sheet("lens", false)] },
    ],
  });
  const video = {
    id: "v",
    status: "processing",
    needs: "nothing",
    brief: { prompt: "A storm", provider },
    storyboard: null,
    takes: [],
    preview: { frames: 1 },
    film: null,
    costMicros: 0,
    heldMicros: 0,
    currency: "USD",
    percent: 0,
    attempt: 1,
  } as unknown as VideoView;
  const status = { step: "scenes", percent: 0, secondsLeft: null, scenes: [] } as unknown as StatusView;
  render(
    <QueryClientProvider client={cache}>
      <Tooltip.Provider>
        <Card video={video} status={status} />
      </Tooltip.Provider>
    </QueryClientProvider>,
  );
};

it("is free and drawn with whoever draws, whatever its name", () => {
  show("pencil");
  expect(screen.getByText("free")).toBeTruthy();
  expect(screen.getByText("Drawing the animatic")).toBeTruthy();
});

it("is shot, and has its price, with anybody else", () => {
  show("lens");
  expect(screen.queryByText("free")).toBeNull();
  expect(screen.getByText("Shooting the scenes")).toBeTruthy();
});
