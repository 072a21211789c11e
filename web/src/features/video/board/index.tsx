import { type CSSProperties, type JSX, useEffect, useState } from "react";
import { useStore } from "zustand";
import { useStatus } from "@/shared/api/queries";
import { useStudio } from "@/shared/api/studio";
import type { StudioView, VideoView } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { useCommands } from "@/shared/lib/commands";
import { Working } from "@/shared/ui/button";
import { cx } from "@/shared/ui/cx";
import { Frame, ratioOf } from "@/shared/ui/frame";
import { notify } from "@/shared/ui/toast";
import { Player } from "../film/player";
import { usePost } from "./acts";
import { Asks } from "./asks";
import { Bar } from "./bar";
import { Cards } from "./cards";
import { addScene } from "./draft";
import { BEAT_MS } from "./kept-draft";
import { focusCard } from "./moving";
import { Removed } from "./removed";
import { Finished, Money, Notes, Running, Stopped } from "./standing";
import {
  BoardContext,
  type BoardStore,
  change,
  createBoard,
  keepBoard,
  newKey,
  redo,
  see,
  undo,
  useBoardStore,
} from "./store";
import { Story } from "./story";
import { useFilming } from "./use-filming";
import { WORDS } from "./words";

/** A video before and while it is shot: the film on top, what is asked beside it, the scenes below. */
export default function Board({ video }: { video: VideoView }): JSX.Element {
  const [store] = useState<BoardStore>(() => createBoard(video));
  const t = useWords(WORDS);
  useKeeping(store, video.id);
  const version = video.storyboardVersion;
  const saving = useStore(store, (state) => state.saving !== null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another version of the storyboard is news here.
  useEffect(() => {
    // While it is saved nothing is news; after that, what came meanwhile is.
    const did = saving ? "nothing" : see(store, video);
    if (did === "on top" || did === "saved")
      notify({ text: t(did === "saved" ? "bar.saved" : "elsewhere.merged"), kind: "done" });
  }, [store, version, saving]);
  const { data: status } = useStatus(video.id);
  const { data: studio } = useStudio();
  const aspect = video.brief.aspect ?? "16:9";
  const over = video.status === "completed" || video.status === "failed" || video.status === "cancelled";
  return (
    <BoardContext value={store}>
      <BoardCommands video={video} studio={studio} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <div
          className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 [--player-height:56dvh] lg:grid-cols-[minmax(0,max(26rem,var(--film)))_minmax(20rem,1fr)]"
          style={{ "--film": `calc(var(--player-height) * (${ratioOf(aspect)}))` } as CSSProperties}
        >
          <div className="min-w-0">
            {video.urls.film ? <Player video={video} /> : <Coming video={video} />}
          </div>
          <div
            className={cx(
              "grid content-start items-start gap-4",
              aspect === "16:9"
                ? "grid-cols-[repeat(auto-fit,minmax(min(100%,20rem),1fr))]"
                : "grid-cols-[repeat(auto-fit,minmax(min(100%,20rem),24rem))]",
            )}
          >
            <Asks video={video} />
            {!over && <Running video={video} />}
            {(video.status === "failed" || video.status === "cancelled") && <Stopped video={video} />}
            {video.status === "completed" && <Finished video={video} />}
            {video.storyboard && <Story />}
            <div className="grid gap-4 empty:hidden">
              <Money video={video} />
              <Notes video={video} />
            </div>
          </div>
        </div>
        {video.storyboard && (
          <>
            <Cards video={video} status={status} studio={studio} />
            <Removed video={video} />
          </>
        )}
        <Bar video={video} studio={studio} />
      </div>
    </BoardContext>
  );
}

/** Says to other tabs that this one is at work on its draft, and leaves it to the next when it goes. */
function useKeeping(store: BoardStore, id: string): void {
  useEffect(() => {
    const beat = window.setInterval(() => keepBoard(store, id), BEAT_MS);
    const leave = () => keepBoard(store, id, undefined, true);
    window.addEventListener("pagehide", leave);
    return () => {
      window.clearInterval(beat);
      window.removeEventListener("pagehide", leave);
    };
  }, [store, id]);
}

/** Where the film will be, as large as it will be. */
function Coming({ video }: { video: VideoView }): JSX.Element {
  const t = useWords(WORDS);
  const made = video.status === "pending" || video.status === "processing";
  return (
    <Frame aspect={video.brief.aspect ?? "16:9"} alt="" className="mx-auto max-h-[62dvh] w-full">
      <div className="absolute inset-0 grid place-items-center p-6 text-center text-sm text-on-screen/75">
        <p className="grid justify-items-center gap-3">
          {made && <Working size={24} />}
          {t(made ? (video.storyboard ? "coming.drawn" : "coming.written") : "coming.not")}
        </p>
      </div>
    </Frame>
  );
}

/** The verbs of the board for the command menu. */
export function BoardCommands({ video, studio }: { video: VideoView; studio: StudioView | undefined }): null {
  const t = useWords(WORDS);
  const store = useBoardStore();
  const { press } = useFilming(video, studio);
  const cancelling = usePost(video.id, "cancel");
  const retrying = usePost(video.id, "retry");
  const stopped = video.status === "failed" || video.status === "cancelled";
  const add = () => {
    const key = newKey();
    change(store, (now) => addScene(now, now.scenes.at(-1)?.key ?? null, key, t("scene.new")));
    focusCard(key, true);
  };
  useCommands([
    ...(video.storyboard ? [{ id: "board.add", label: t("keys.add"), shortcut: "n", run: add }] : []),
    ...(press && video.editable
      ? [{ id: "board.film", label: t("keys.film"), shortcut: "mod+s", run: press }]
      : []),
    ...(stopped ? [{ id: "board.retry", label: t("retry"), run: () => retrying.mutate() }] : []),
    ...(!stopped && video.status !== "completed"
      ? [{ id: "board.cancel", label: t("cancel.film"), run: () => cancelling.mutate() }]
      : []),
    { id: "board.undo", label: t("keys.undo"), shortcut: "mod+z", run: () => void undo(store) },
    { id: "board.redo", label: t("keys.redo"), shortcut: "mod+shift+z", run: () => redo(store) },
  ]);
  return null;
}
