import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Tooltip } from "radix-ui";
import { expect, it } from "vitest";
import type { VideoView } from "@/shared/api/types";
import { Controls } from "./controls";
import { Deck } from "./deck";

/** The buttons of a film with captions beside it, which are in its picture as well where `burnt`. */
function shown(burnt: boolean): Deck {
  const deck = new Deck(false);
  deck.load({ url: "/film.mp4", captions: "/captions.vtt", frames: 240 });
  const video = { brief: { captions: burnt } } as unknown as VideoView;
  render(
    <Tooltip.Provider>
      <Controls deck={deck} video={video} full={false} onFull={() => undefined} />
    </Tooltip.Provider>,
  );
  return deck;
}

it("captions are shown and hidden where they are beside the picture", async () => {
  const deck = shown(false);
  await userEvent.click(screen.getByRole("button", { name: "Show captions" }));
  expect(deck.store.getState().captions).toBe(true);
  await userEvent.click(screen.getByRole("button", { name: "Hide captions" }));
  expect(deck.store.getState().captions).toBe(false);
});

it("captions that are part of the picture get no second copy over them", async () => {
  const deck = shown(true);
  const button = screen.getByRole("button", { name: "Captions: they are part of the picture" });
  expect(button.getAttribute("aria-disabled")).toBe("true");
  await userEvent.click(button);
  expect(deck.store.getState().captions).toBe(false);
});
