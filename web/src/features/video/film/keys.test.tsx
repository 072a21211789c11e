import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Tooltip } from "radix-ui";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listenForShortcuts } from "@/shared/lib/keys";
import { Notices } from "@/shared/ui/toast";
import { Deck } from "./deck";
import { frameAt, middleOf } from "./frames";
import { PlayerKeys } from "./keys";
import { useLastUsed } from "./last-used";

const FRAMES = 240;

/** A deck with a reel on it, before its file has come. */
function loaded(): Deck {
  const deck = new Deck(false);
  deck.load({ url: "/film.mp4", captions: null, frames: FRAMES });
  return deck;
}

function Hands({ deck, name }: { deck: Deck; name: string }) {
  const [mine, use] = useLastUsed();
  return (
    <section aria-label={name} onFocusCapture={use}>
      {mine && <PlayerKeys deck={deck} onFull={() => undefined} onEscape={null} />}
      <button type="button">{name}</button>
      <input aria-label={`${name} words`} />
    </section>
  );
}

let stop = () => {};
beforeEach(() => {
  stop = listenForShortcuts();
});
afterEach(() => stop());

const frameOf = (deck: Deck) => frameAt(deck.position, deck.store.getState().rate);

describe("the keys of a player", () => {
  it("step frames, seconds and tenths", async () => {
    const deck = loaded();
    render(<Hands deck={deck} name="one" />);
    const user = userEvent.setup();
    await user.keyboard("...,");
    expect(frameOf(deck)).toBe(2);
    await user.keyboard("{ArrowRight}");
    expect(frameOf(deck)).toBe(26);
    await user.keyboard("{Shift>}{ArrowRight}{/Shift}{ArrowLeft}");
    expect(frameOf(deck)).toBe(26 + 120 - 24);
    await user.keyboard("9");
    expect(frameOf(deck)).toBe(216);
    await user.keyboard("{End}.");
    expect(frameOf(deck)).toBe(FRAMES - 1);
    expect(deck.position).toBeCloseTo(middleOf(FRAMES - 1, deck.store.getState().rate));
    await user.keyboard("{Home}");
    expect(deck.position).toBe(0);
  });

  it("change sound, captions and speed", async () => {
    const deck = loaded();
    render(<Hands deck={deck} name="one" />);
    const user = userEvent.setup();
    await user.keyboard("mc>>");
    expect(deck.store.getState()).toMatchObject({ muted: true, captions: true, speed: 1.5 });
    await user.keyboard("mc<");
    expect(deck.store.getState()).toMatchObject({ muted: false, captions: false, speed: 1.25 });
  });

  it("lay no second copy over captions that are part of the picture, and say so", async () => {
    const deck = loaded();
    render(
      <Tooltip.Provider>
        <PlayerKeys deck={deck} burnt onFull={() => undefined} onEscape={null} />
        <Notices />
      </Tooltip.Provider>,
    );
    await userEvent.keyboard("c");
    expect(deck.store.getState().captions).toBe(false);
    await screen.findByText("Captions: they are part of the picture");
  });

  it("go backwards with J, faster each time, and stand still with K", async () => {
    const deck = loaded();
    render(<Hands deck={deck} name="one" />);
    const user = userEvent.setup();
    deck.seek(8);
    await user.keyboard("jj");
    expect(deck.store.getState().shuttle).toBe(-2);
    await user.keyboard("k");
    expect(deck.store.getState().shuttle).toBe(0);
  });

  it("are letters where somebody types", async () => {
    const deck = loaded();
    render(<Hands deck={deck} name="one" />);
    const user = userEvent.setup();
    await user.type(screen.getByLabelText("one words"), "jmc 5.{ArrowRight}");
    expect(deck.position).toBe(0);
    expect(deck.store.getState()).toMatchObject({ muted: false, captions: false, shuttle: 0 });
  });

  it("belong to the player that was used last", async () => {
    const [one, other] = [loaded(), loaded()];
    const shown = render(
      <>
        <Hands deck={one} name="one" />
        <Hands deck={other} name="other" />
      </>,
    );
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "one" }));
    await user.keyboard("...");
    expect([frameOf(one), frameOf(other)]).toEqual([3, 0]);
    await user.click(screen.getByRole("button", { name: "other" }));
    await user.keyboard(".");
    expect([frameOf(one), frameOf(other)]).toEqual([3, 1]);
    // When it goes, the one before has them again.
    shown.rerender(<Hands deck={one} name="one" />);
    await user.keyboard(".");
    expect(frameOf(one)).toBe(4);
  });
});
