import { keep, readKept } from "@/shared/lib/kept";
import type { Stretch } from "./element";
import { FILM_RATE, type Rate } from "./frames";
import type { Shuttle } from "./shuttle";
import type { Trouble } from "./trouble";

/** A film's file, and what goes with it. */
export interface Reel {
  url: string;
  captions: string | null;
  frames: number;
}

/** What a player shows of itself. Where the playhead is changes too often to be in here: see `Deck.watch`. */
export interface DeckState {
  /** What is on the screen, and after it what will be as soon as it can play. */
  reels: readonly Reel[];
  shuttle: Shuttle;
  speed: number;
  volume: number;
  muted: boolean;
  captions: boolean;
  /** Whether anything but the poster was ever to be seen. */
  started: boolean;
  /** It would go on if more of the file were there. */
  waiting: boolean;
  trouble: Trouble | null;
  seconds: number | null;
  rate: Rate;
  loaded: readonly Stretch[];
}

const KEPT_VOLUME = "reelwright.volume";

/** A deck with nothing on it. */
export function stopped(captions: boolean): DeckState {
  return {
    reels: [],
    shuttle: 0,
    speed: 1,
    volume: keptVolume(),
    muted: false,
    captions,
    started: false,
    waiting: false,
    trouble: null,
    seconds: null,
    rate: FILM_RATE,
    loaded: [],
  };
}

export function keepVolume(volume: number): void {
  keep(KEPT_VOLUME, volume);
}

function keptVolume(): number {
  const kept = readKept<unknown>(KEPT_VOLUME, 1);
  return typeof kept === "number" && kept >= 0 && kept <= 1 ? kept : 1;
}
