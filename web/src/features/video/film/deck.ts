import { createStore, type StoreApi } from "zustand/vanilla";
import { type DeckState, keepVolume, type Reel, stopped } from "./deck-state";
import { frameShown, isLent, loadedOf, once, release } from "./element";
import { catchUp, drawLevel, type Head } from "./exchange";
import { frameAt, middleOf, rateOf, stepped } from "./frames";
import { backwards, forwards, nextSpeed, type Shuttle } from "./shuttle";
import { patience, troubleOf } from "./trouble";

const SLOW_MS = 300;
/** Lines from below. */
const LIFTED_LINE = -5;

/** Plays a film, and puts a newer file of it in its place without anybody noticing. */
export class Deck {
  readonly store: StoreApi<DeckState>;
  private readonly elements = new Map<string, HTMLVideoElement>();
  private readonly watchers = new Set<(seconds: number) => void>();
  private at = 0;
  /** Where the element is to go when it has done the last seek. */
  private wanted: number | null = null;
  /** The element on the screen is where the playhead is; while its file is loaded anew it is not yet. */
  private settled = false;
  private ticking = 0;
  private before = 0;
  private tries = 0;
  private again: ReturnType<typeof setTimeout> | undefined;
  private lifted = false;
  private slow: ReturnType<typeof setTimeout> | undefined;

  constructor(captions: boolean) {
    this.store = createStore<DeckState>(() => stopped(captions));
  }

  /** The element on the screen. */
  get front(): HTMLVideoElement | undefined {
    const url = this.state.reels[0]?.url;
    return url === undefined ? undefined : this.elements.get(url);
  }

  private get state(): DeckState {
    return this.store.getState();
  }

  get frames(): number {
    return this.state.reels[0]?.frames ?? 0;
  }

  /** Seconds into the film: of the newest seek, although the picture may not be there yet. */
  get position(): number {
    return this.at;
  }

  /** Hear where the playhead is, at most once for each frame of the screen. */
  watch(hear: (seconds: number) => void): () => void {
    this.watchers.add(hear);
    hear(this.at);
    return () => this.watchers.delete(hear);
  }

  /** Plays `reel` from now on; another one that is on the screen stays there until this one can play. */
  load(reel: Reel): void {
    const [front, next] = this.state.reels;
    if (front?.url === reel.url) this.store.setState({ reels: [reel] });
    else if (next?.url === reel.url) return;
    else if (front && this.front && this.front.readyState >= 1 && !this.state.trouble)
      this.store.setState({ reels: [front, reel] });
    else {
      this.store.setState({ reels: [reel], trouble: null, seconds: null, loaded: [] });
      this.tries = 0;
      this.settled = false;
    }
  }

  /** Takes an element that plays `url`, until the answer is called. */
  take(url: string, element: HTMLVideoElement): () => void {
    this.elements.set(url, element);
    const { volume, muted } = this.state;
    element.volume = volume;
    element.muted = muted;
    const ear = new AbortController();
    const hear = (name: string, run: () => void) =>
      element.addEventListener(name, () => element === this.front && run(), { signal: ear.signal });
    hear("loadedmetadata", () => this.measured(element));
    hear("seeked", () => this.arrived(element));
    hear("timeupdate", () => {
      if (this.settled && this.wanted === null && !element.seeking) this.moved(element.currentTime);
    });
    hear("progress", () => this.store.setState({ loaded: loadedOf(element) }));
    hear("play", () => {
      if (this.state.shuttle <= 0) this.run(element.playbackRate);
    });
    hear("pause", () => {
      if (this.state.shuttle > 0 && element.error === null) this.run(0);
    });
    hear("waiting", () => {
      clearTimeout(this.slow);
      this.slow = setTimeout(() => this.store.setState({ waiting: true }), SLOW_MS);
    });
    for (const name of ["playing", "canplay", "seeked", "ended"]) hear(name, () => this.flows());
    hear("error", () => void this.failed(url, element));
    element.addEventListener("loadeddata", () => void this.exchange(url, element), { signal: ear.signal });
    element.addEventListener("error", () => this.dropped(url), { signal: ear.signal });
    element.textTracks.addEventListener("addtrack", () => this.caption(element), { signal: ear.signal });
    this.caption(element);
    return () => {
      ear.abort();
      this.elements.delete(url);
      release(element);
    };
  }

  play(speed = this.state.speed): void {
    const element = this.front;
    if (!element) return;
    const { rate } = this.state;
    if (element.ended || frameAt(this.at, rate) >= this.frames - 1) this.seek(0);
    this.run(speed);
    element.playbackRate = speed;
    element.play().catch((why: unknown) => {
      // Another order came before this one was carried out; it says itself what is so.
      if (why instanceof DOMException && why.name === "AbortError") return;
      if (element === this.front && element.error === null) this.run(0);
    });
  }

  pause(): void {
    this.run(0);
    this.front?.pause();
  }

  toggle(): void {
    if (this.state.shuttle === 0) this.play();
    else this.pause();
  }

  faster(): void {
    this.play(forwards(this.state.shuttle));
  }

  /** Backwards: browsers do not play that way, so it is sought back, as fast as the pictures come. */
  reverse(): void {
    const speed = backwards(this.state.shuttle);
    this.run(speed);
    this.front?.pause();
  }

  seek(seconds: number): void {
    const element = this.front;
    const most = this.state.seconds ?? Number.POSITIVE_INFINITY;
    const target = Math.min(Math.max(0, seconds), most);
    this.store.setState({ started: true });
    this.moved(target);
    if (!element || element.readyState === 0) return;
    // An element may have done its seek before it says so: what waited for that is overtaken.
    this.wanted = element.seeking ? target : null;
    if (!element.seeking) element.currentTime = target;
  }

  /** So many seconds on or back. */
  skip(seconds: number): void {
    this.seek(this.at + seconds);
  }

  /** So many frames on or back, standing. */
  step(frames: number): void {
    this.pause();
    this.seek(stepped(this.at, frames, this.frames, this.state.rate));
  }

  seekFrame(frame: number): void {
    this.seek(middleOf(Math.min(Math.max(0, frame), this.frames - 1), this.state.rate));
  }

  setSpeed(speed: number): void {
    this.store.setState({ speed });
    if (this.state.shuttle > 0) this.play(speed);
  }

  changeSpeed(by: 1 | -1): void {
    this.setSpeed(nextSpeed(this.state.speed, by));
  }

  setVolume(volume: number): void {
    keepVolume(volume);
    this.store.setState({ volume, muted: volume === 0 });
    this.sound();
  }

  setMuted(muted: boolean): void {
    this.store.setState({ muted, ...(!muted && this.state.volume === 0 ? { volume: 1 } : {}) });
    this.sound();
  }

  setCaptions(captions: boolean): void {
    this.store.setState({ captions });
    for (const element of this.elements.values()) this.caption(element);
  }

  /** Asks for the film's file again, and goes on where it was. */
  retry(): void {
    clearTimeout(this.again);
    const element = this.front;
    if (!element) return;
    this.wanted = null;
    this.settled = false;
    element.load();
  }

  /** The network is back: what waited for it goes on. */
  back(): void {
    if (this.state.trouble === "network" || this.state.waiting) this.retry();
  }

  close(): void {
    cancelAnimationFrame(this.ticking);
    this.ticking = 0;
    clearTimeout(this.again);
    clearTimeout(this.slow);
  }

  private run(shuttle: Shuttle): void {
    this.store.setState({ shuttle, ...(shuttle ? { started: true } : {}) });
    if (shuttle && !this.ticking) {
      this.before = performance.now();
      this.ticking = requestAnimationFrame(this.tick);
    }
  }

  private readonly head = (): Head => ({ at: this.at, shuttle: this.state.shuttle });

  private readonly tick = (now: number): void => {
    const { shuttle } = this.state;
    const element = this.front;
    const passed = Math.max(0, now - this.before) / 1000;
    this.before = now;
    this.ticking = shuttle ? requestAnimationFrame(this.tick) : 0;
    if (!element || !shuttle) return;
    if (shuttle > 0) {
      if (this.wanted === null && !element.seeking && element.readyState >= 1)
        this.moved(element.currentTime);
    } else {
      this.seek(this.at + shuttle * passed);
      if (this.at <= 0) this.run(0);
    }
  };

  private moved(seconds: number): void {
    if (seconds === this.at) return;
    this.at = seconds;
    for (const hear of this.watchers) hear(seconds);
  }

  /** The length is known now. */
  private measured(element: HTMLVideoElement): void {
    const seconds = Number.isFinite(element.duration) ? element.duration : null;
    this.store.setState({
      seconds,
      rate: rateOf(this.frames, element.duration),
      trouble: null,
      loaded: loadedOf(element),
    });
    this.tries = 0;
    if (this.at > 0) element.currentTime = Math.min(this.at, element.duration);
    this.settled = true;
    if (this.state.shuttle > 0) this.play(this.state.shuttle);
  }

  private arrived(element: HTMLVideoElement): void {
    const next = this.wanted;
    this.wanted = null;
    if (next !== null && Math.abs(next - element.currentTime) > 0.001) element.currentTime = next;
  }

  private flows(): void {
    clearTimeout(this.slow);
    if (this.state.waiting) this.store.setState({ waiting: false });
    if (this.front?.ended) {
      this.moved(this.front.currentTime);
      this.run(0);
    }
  }

  private async failed(url: string, element: HTMLVideoElement): Promise<void> {
    const trouble = await troubleOf(element.error, url);
    if (element !== this.front || element.error === null) return;
    clearTimeout(this.slow);
    this.store.setState({ trouble, waiting: false });
    const [, next] = this.state.reels;
    if (next) {
      // The newer file is the way on.
      this.settled = false;
      this.store.setState({ reels: [next] });
      return;
    }
    if (trouble !== "network") {
      this.run(0);
      return;
    }
    clearTimeout(this.again);
    this.again = setTimeout(() => this.retry(), patience(this.tries));
    this.tries += 1;
  }

  /** A newer file that cannot be had leaves the one on the screen in peace. */
  private dropped(url: string): void {
    const [front, next] = this.state.reels;
    if (front && next?.url === url) this.store.setState({ reels: [front] });
  }

  /** Puts the newer file on the screen: at the same place, as fast and as loud, once it shows a picture. */
  private async exchange(url: string, element: HTMLVideoElement): Promise<void> {
    const front = this.front;
    if (!front || this.state.reels[1]?.url !== url) return;
    while (isLent(front))
      await Promise.race([once(front, "leavepictureinpicture"), once(front, "webkitendfullscreen")]);
    element.muted = true;
    if (!(await catchUp(element, this.head))) return;
    const seen = frameShown(element);
    const { shuttle } = this.state;
    if (shuttle > 0) {
      element.playbackRate = shuttle;
      await element.play().catch(() => undefined);
    }
    await seen;
    await drawLevel(element, this.head);
    const reel = this.state.reels[1];
    if (reel?.url !== url || this.front !== front) return;
    // What was asked for meanwhile was asked of the other element.
    this.wanted = null;
    this.settled = true;
    this.store.setState({
      reels: [reel],
      seconds: Number.isFinite(element.duration) ? element.duration : null,
      rate: rateOf(reel.frames, element.duration),
      loaded: loadedOf(element),
    });
    this.sound();
    const now = this.state.shuttle;
    if (now > 0) this.play(now);
    else {
      element.pause();
      if (Math.abs(element.currentTime - this.at) > 0.02) this.seek(this.at);
    }
  }

  private sound(): void {
    const { volume, muted } = this.state;
    for (const [url, element] of this.elements) {
      element.volume = volume;
      element.muted = muted || url !== this.state.reels[0]?.url;
    }
  }

  /** Moves captions up from the lower edge of the picture, or back down to it. */
  liftCaptions(lifted: boolean): void {
    this.lifted = lifted;
    for (const element of this.elements.values()) this.caption(element);
  }

  private caption(element: HTMLVideoElement): void {
    for (const track of element.textTracks) {
      track.mode = this.state.captions ? "showing" : "disabled";
      for (const cue of track.cues ?? [])
        if (cue instanceof VTTCue) cue.line = this.lifted ? LIFTED_LINE : "auto";
    }
  }
}
