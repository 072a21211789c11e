import { useEffect } from "react";
import { io, type Socket } from "socket.io-client";
import { create } from "zustand";
import { useEntrance } from "./client";
import {
  advanced,
  figured,
  type Heard,
  KINDS,
  type Kind,
  type LiveEvent,
  tellsOfNewTake,
  withEvent,
} from "./events";
import { cache, key, lookAgain } from "./queries";
import type { Problem, StatusView, VideoView } from "./types";

/** What an event changes beyond progress: the video itself is asked for anew. */
const CHANGES: ReadonlySet<Kind> = new Set<Kind>([
  "video_generation_started",
  "video_storyboard_created",
  "video_preview_ready",
  "video_scene_completed",
  "video_scene_failed",
  "video_needs_you",
  "video_completed",
  "video_failed",
  "video_cancelled",
]);
const OVER: ReadonlySet<Kind> = new Set<Kind>(["video_completed", "video_failed", "video_cancelled"]);

/** `lost` after a connection broke and until it is back; what is on the page may be old meanwhile. */
export const useConnection = create<{ state: "opening" | "open" | "lost" }>(() => ({ state: "opening" }));

/** Milliseconds in which a living connection answers. */
const ANSWERS_MS = 700;
/** Milliseconds after which a join that was refused is tried again. */
const AGAIN_MS = 1000;

type Ack = { ok: true; lastSeq?: number } | { ok: false; error: Problem };

/** What is used of a socket. */
export type Wire = Pick<
  Socket,
  "on" | "emit" | "timeout" | "connect" | "disconnect" | "connected" | "active"
>;

function wire(): Wire {
  return io({
    transports: ["websocket", "polling"],
    reconnectionDelay: 250,
    reconnectionDelayMax: 1000,
  });
}

/** Follows videos over one socket for the whole tab. Every event is applied once, in order. */
export class Live {
  private readonly dial: () => Wire;
  private socket: Wire | null = null;
  /** The last event of a video that was applied; it stays known when nobody follows the video any more. */
  private readonly seen = new Map<string, number>();
  private readonly followers = new Map<string, number>();
  /** Joins that have not been answered. */
  private readonly joining = new Map<string, symbol>();
  private watchers = 0;

  constructor(dial: () => Wire = wire) {
    this.dial = dial;
  }

  /** Follow a video after event `seq`, which its snapshots were taken at, until the answer is called. */
  follow(id: string, seq: number): () => void {
    const already = this.followers.get(id) ?? 0;
    this.followers.set(id, already + 1);
    if (!already) {
      this.begin(id, seq);
      this.join(id);
    }
    return () => {
      const left = (this.followers.get(id) ?? 1) - 1;
      if (left > 0) {
        this.followers.set(id, left);
        return;
      }
      this.followers.delete(id);
      this.joining.delete(id);
      this.socket?.emit("leave", { videoId: id });
    };
  }

  /** Hear of videos that come, go or change their status, until the answer is called. */
  watch(): () => void {
    this.watchers += 1;
    if (this.watchers === 1) this.open().emit("watch");
    return () => {
      this.watchers -= 1;
      if (this.watchers === 0) this.socket?.emit("unwatch");
    };
  }

  /** After sleep, a lost network or a page that was put away: connect at once, and ask for everything anew. */
  wake(): void {
    const socket = this.open();
    lookAgain();
    if (!socket.connected) {
      socket.connect();
      return;
    }
    // A connection that died in its sleep still looks alive: only an answer shows that it is.
    socket.timeout(ANSWERS_MS).emit("watch", (why: Error | null) => {
      if (!why) return;
      socket.disconnect();
      socket.connect();
    });
  }

  /** An event as it came: applied if it is the next one; one that was before is left out. */
  hear(kind: Kind, event: LiveEvent): void {
    const { videoId: id } = event;
    const seen = this.seen.get(id) ?? 0;
    if (!this.followers.has(id) || event.seq <= seen) return;
    if (event.seq > seen + 1) {
      // Events are numbered without a gap, so one was missed: the studio is asked for all that follow the last.
      if (!this.joining.has(id)) this.join(id);
      return;
    }
    this.seen.set(id, event.seq);
    cache.setQueryData<Heard>(key.heard(id), (heard) =>
      withEvent(heard ?? { from: seen, events: [] }, kind, event),
    );
    const newTake = tellsOfNewTake(cache.getQueryData<VideoView>(key.video(id)), event);
    cache.setQueryData<StatusView>(key.status(id), (status) => status && advanced(status, kind, event));
    cache.setQueryData<VideoView>(key.video(id), (video) => video && figured(video, kind, event));
    if (!CHANGES.has(kind) && !newTake) return;
    void cache.invalidateQueries({ queryKey: key.video(id) });
    void cache.invalidateQueries({ queryKey: key.status(id) });
    if (OVER.has(kind) || kind === "video_needs_you") {
      void cache.invalidateQueries({ queryKey: key.videos });
      void cache.invalidateQueries({ queryKey: key.costs });
    }
  }

  private open(): Wire {
    if (this.socket) return this.socket;
    const socket = this.dial();
    this.socket = socket;
    let before = false;
    socket.on("connect", () => {
      useConnection.setState({ state: "open" });
      if (this.watchers) socket.emit("watch");
      for (const id of this.followers.keys()) this.join(id);
      // What was missed of the library has no log; the events of each video do.
      if (before) lookAgain();
      before = true;
    });
    socket.on("disconnect", () => {
      useConnection.setState({ state: "lost" });
    });
    socket.on("connect_error", (why: Error & { data?: Problem }) => {
      if (why.data?.code === "token_needed") useEntrance.setState({ known: false });
      useConnection.setState({ state: "lost" });
      // Refused by the studio itself, the library does not try again on its own.
      if (!socket.active) setTimeout(() => socket.connect(), 1000);
    });
    socket.on("library_changed", () => {
      void cache.invalidateQueries({ queryKey: key.videos });
      void cache.invalidateQueries({ queryKey: ["video"] }); // the open one may have been deleted elsewhere
      void cache.invalidateQueries({ queryKey: key.costs });
    });
    for (const kind of KINDS) socket.on(kind, (event: LiveEvent) => this.hear(kind, event));
    return socket;
  }

  /** Both snapshots of a video have its events up to `seq`, or up to what was heard of it before. */
  private begin(id: string, seq: number): void {
    if (seq <= (this.seen.get(id) ?? -1)) return;
    this.seen.set(id, seq);
    cache.setQueryData<Heard>(key.heard(id), { from: seq, events: [] });
  }

  private join(id: string): void {
    const socket = this.open();
    if (!socket.connected) return;
    const since = this.seen.get(id) ?? 0;
    const join = Symbol(id);
    this.joining.set(id, join);
    socket.emit("join", { videoId: id, since }, (ack: Ack) => {
      if (this.joining.get(id) !== join) return;
      if (ack.ok) {
        this.joining.delete(id);
        return;
      }
      const { code, status } = ack.error;
      // The studio knows fewer events than this page (another data folder, a restored one): begin again.
      if (code === "seq_unknown" && since > 0) {
        this.seen.delete(id);
        this.begin(id, 0);
        void cache.resetQueries({ queryKey: key.video(id) });
        void cache.resetQueries({ queryKey: key.status(id) });
        this.join(id);
        return;
      }
      if (status === 404 || code === "seq_unknown") {
        void cache.invalidateQueries({ queryKey: key.video(id) });
        return;
      }
      setTimeout(() => {
        if (this.joining.get(id) === join) this.join(id);
      }, AGAIN_MS);
    });
  }
}

export const live = new Live();

/** Keeps a video's snapshot true while the component is there. */
export function useFollow(id: string, seq: number | undefined): void {
  const known = seq !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the number is where to begin, not a reason to begin again.
  useEffect(() => (known ? live.follow(id, Math.min(seq, knownOf(id))) : undefined), [id, known]);
}

/** What both snapshots of a video have, where they are there. */
function knownOf(id: string): number {
  const views = [
    cache.getQueryData<VideoView>(key.video(id)),
    cache.getQueryData<StatusView>(key.status(id)),
  ];
  return Math.min(...views.map((view) => view?.lastSeq ?? Number.POSITIVE_INFINITY));
}

/** Keeps lists of videos true while the component is there. */
export function useWatch(): void {
  useEffect(() => live.watch(), []);
}

/** Looks again whenever the page comes back from wherever it was. */
export function listenForReturns(): () => void {
  const back = () => {
    if (document.visibilityState === "visible") live.wake();
  };
  const restored = (event: PageTransitionEvent) => {
    if (event.persisted) live.wake();
  };
  document.addEventListener("visibilitychange", back);
  window.addEventListener("pageshow", restored);
  window.addEventListener("online", back);
  return () => {
    document.removeEventListener("visibilitychange", back);
    window.removeEventListener("pageshow", restored);
    window.removeEventListener("online", back);
  };
}
