import { ask, get, Refusal } from "@/shared/api/client";
import { cache, key } from "@/shared/api/queries";
import type { PageView, StatusView, VideoView } from "@/shared/api/types";
import { formatIn } from "@/shared/i18n/format";
import { useLanguage } from "@/shared/i18n/language";
import { say, words } from "@/shared/i18n/words";
import en from "./stopping.en.json";
import id from "./stopping.id.json";
import { notify } from "./toast";

const WORDS = words(en, id);
const AT_ONCE = 4;
const PATIENCE_MS = 1500;

/** What stopping came to, in micro-units. */
export interface Saved {
  saved: number;
  spent: number;
  currency: string;
}

/** Stops a video. The page shows it as stopped at once, and says afterwards what was saved; undo goes on with it. */
export async function stop(video: string): Promise<void> {
  shownAs(video);
  try {
    const saved = await cancelled(video);
    notify({ text: said(saved), kind: "done", undo: () => void goOn([video]) });
  } catch (why) {
    refresh(video);
    notify({ text: sentence(why), kind: "failure" });
  }
}

/** Stops several; one notice for all of them. */
export async function stopAll(videos: readonly string[]): Promise<void> {
  for (const video of videos) shownAs(video);
  const stopped: string[] = [];
  const waiting = [...videos];
  let failure: unknown = null;
  const work = async () => {
    for (let video = waiting.shift(); video !== undefined; video = waiting.shift()) {
      try {
        keepTrue(await ask<VideoView>("POST", `/api/videos/${video}/cancel`));
        stopped.push(video);
      } catch (why) {
        // One that came to its end meanwhile has nothing left to stop.
        if (!(why instanceof Refusal && why.problem.status === 409)) failure = why;
        refresh(video);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  void cache.invalidateQueries({ queryKey: key.videos });
  const { language } = useLanguage.getState();
  if (stopped.length > 0)
    notify({
      text: say(WORDS, language, "stopped.several", { count: stopped.length }),
      kind: "done",
      undo: () => void goOn(stopped),
    });
  if (failure) notify({ text: sentence(failure), kind: "failure" });
}

/** Goes on with what was stopped or has failed: what is there already is kept. */
export async function goOn(videos: readonly string[]): Promise<void> {
  for (const video of videos) {
    try {
      keepTrue(await ask<VideoView>("POST", `/api/videos/${video}/retry`));
    } catch (why) {
      notify({ text: sentence(why), kind: "failure" });
    }
    refresh(video);
  }
}

/** What the studio said of a failure, or that it does not answer. */
export function sentence(why: unknown): string {
  const { language } = useLanguage.getState();
  return why instanceof Refusal ? why.problem.detail : say(WORDS, language, "unanswered");
}

/** Whether held money came back, and what was spent: nobody is left to wonder. */
export function said({ saved, spent, currency }: Saved): string {
  const { language } = useLanguage.getState();
  const format = formatIn(language);
  const figures = { saved: format.money(saved, currency), spent: format.money(spent, currency) };
  const key =
    saved > 0 ? (spent > 0 ? "stopped.both" : "stopped.saved") : spent > 0 ? "stopped.spent" : "stopped";
  return say(WORDS, language, key, figures);
}

async function cancelled(video: string): Promise<Saved> {
  // What was held just before is what can come back; the page's own figure may be a scene old.
  const before = await get<VideoView>(`/api/videos/${video}`, AbortSignal.timeout(PATIENCE_MS)).catch(() =>
    cache.getQueryData<VideoView>(key.video(video)),
  );
  const after = await ask<VideoView>("POST", `/api/videos/${video}/cancel`);
  keepTrue(after);
  return {
    saved: Math.max(0, (before?.heldMicros ?? 0) - after.heldMicros),
    spent: after.costMicros,
    currency: after.currency,
  };
}

function keepTrue(video: VideoView): void {
  cache.setQueryData(key.video(video.id), video);
  void cache.invalidateQueries({ queryKey: key.status(video.id) });
  void cache.invalidateQueries({ queryKey: key.videos });
}

function refresh(video: string): void {
  void cache.invalidateQueries({ queryKey: key.video(video) });
  void cache.invalidateQueries({ queryKey: key.status(video) });
  void cache.invalidateQueries({ queryKey: key.videos });
}

/** The page says so before the studio does. */
function shownAs(video: string): void {
  const over = { status: "cancelled", needs: "nothing", ask: null } as const;
  cache.setQueryData<VideoView>(key.video(video), (it) => it && { ...it, ...over });
  cache.setQueryData<StatusView>(key.status(video), (it) => it && { ...it, ...over, secondsLeft: 0 });
  cache.setQueriesData<PageView>({ queryKey: ["videos", "page"] }, (page) =>
    page?.videos
      ? {
          ...page,
          videos: page.videos.map((line) =>
            line.id === video ? { ...line, status: "cancelled", needs: "nothing" } : line,
          ),
        }
      : page,
  );
}
