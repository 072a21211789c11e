import { type JSX, useEffect, useRef } from "react";
import { useConnection } from "@/shared/api/live";
import type { StudioView, VideoView } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { useShortcuts } from "@/shared/lib/keys";
import { Button, IconButton } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icons";
import { Notice } from "@/shared/ui/notice";
import { notify } from "@/shared/ui/toast";
import { BOARD_FIELDS } from "./draft";
import { unshot, usePaid } from "./scene-takes";
import { discard, redo, settle, undo, useBoard, useBoardStore, useChanges } from "./store";
import { useFilming } from "./use-filming";
import { WORDS } from "./words";

/** What is changed and not filmed yet, at the foot of the window as long as there is any of it. */
export function Bar({
  video,
  studio,
}: {
  video: VideoView;
  studio: StudioView | undefined;
}): JSX.Element | null {
  const t = useWords(WORDS);
  const store = useBoardStore();
  const { broken, press, save } = useFilming(video, studio);
  const changes = useChanges();
  const { now: draft, past, future } = useBoard((state) => state.history);
  const later = useBoard((state) => state.later);
  const saving = useBoard((state) => state.saving !== null);
  const elsewhere = useBoard((state) => state.elsewhere !== null);
  const open = useConnection((state) => state.state !== "lost");
  const paid = usePaid(video);
  const due = paid ? unshot(video, draft.scenes) : 0;
  const dirty = changes.length > 0;
  const ready = press !== null && video.editable;

  // Chosen while the film was being made: it is filmed again as soon as it rests. One try for each rest.
  const tried = useRef<string | null>(null);
  const turn = `${video.attempt} ${video.lastSeq} ${open}`;
  useEffect(() => {
    if (!later || !ready || !open || tried.current === turn) return;
    tried.current = turn;
    void save();
  }, [later, ready, open, turn, save]);
  useShortcuts(
    t("keys.title"),
    dirty ? [{ key: "mod+s", label: t("keys.film"), run: () => press?.(), always: true }] : [],
  );

  const drop = () => {
    discard(store);
    notify({ text: t("bar.discarded"), kind: "done", undo: () => void undo(store) });
  };
  const box = useRef<HTMLElement>(null);
  const there = dirty || elsewhere;
  useEffect(() => {
    const bar = box.current;
    if (!there || !bar) return;
    // Notices stand above it.
    const { style } = document.documentElement;
    const measure = () => style.setProperty("--foot", `${bar.offsetHeight}px`);
    const observer = new ResizeObserver(measure);
    observer.observe(bar);
    return () => {
      observer.disconnect();
      style.removeProperty("--foot");
    };
  }, [there]);
  if (!there) return null;
  const first = broken[0];
  const number = first?.key ? draft.scenes.findIndex((scene) => scene.key === first.key) + 1 : 0;

  return (
    <section
      ref={box}
      aria-label={t("bar")}
      className="sticky bottom-0 z-20 -mx-4 mt-2 border-t border-border bg-raised px-4 py-2.5 max-md:bottom-16 sm:-mx-6 sm:px-6"
    >
      {elsewhere ? (
        <Notice
          kind="ask"
          title={t("elsewhere")}
          actions={
            <>
              <Button onClick={() => settle(store, "theirs")}>{t("elsewhere.theirs")}</Button>
              <Button look="main" onClick={() => settle(store, "mine")}>
                {t("elsewhere.mine")}
              </Button>
            </>
          }
        >
          {t("elsewhere.about")}
        </Notice>
      ) : (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <div className="min-w-0 grow text-sm">
            <p className="font-medium">{t("bar.changes", { count: counted(changes) })}</p>
            <p role="status" className={first ? "flex items-start gap-1.5 text-failure" : "text-quiet"}>
              {first && (
                <span className="mt-0.5">
                  <Icon name="alert" size={14} />
                </span>
              )}
              {first
                ? number
                  ? t("bar.broken.scene", { number, why: t(`rule.${first.rule}` as "rule.title") })
                  : t("bar.broken")
                : !video.editable
                  ? t(later ? "bar.later" : "bar.busy")
                  : due > 0
                    ? t("bar.due", { count: due })
                    : t(paid ? "bar.kept" : "bar.free")}
            </p>
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <IconButton
              icon="undo"
              label={t("keys.undo")}
              keys="Ctrl Z"
              disabled={!past.length}
              onClick={() => undo(store)}
            />
            <IconButton
              icon="redo"
              label={t("keys.redo")}
              keys="Ctrl Shift Z"
              disabled={!future.length}
              onClick={() => redo(store)}
            />
            <Button onClick={drop} disabled={saving}>
              {t("bar.discard")}
            </Button>
            <Button
              look="main"
              busy={saving}
              disabled={broken.length > 0}
              onClick={() => press?.()}
              aria-pressed={video.editable ? undefined : later}
            >
              {t(video.editable ? (due ? "bar.film" : "bar.film.free") : later ? "bar.wait.not" : "bar.wait")}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}

/** Changes as a person counts them: the storyboard's own and each scene's. */
function counted(changes: ReturnType<typeof useChanges>): number {
  return new Set(
    changes.map((one) => {
      if (one.kind === "scene") return `${one.key}/${one.field}`;
      if (one.kind === "board")
        return `${BOARD_FIELDS.includes(one.field as "title") ? "" : "bible/"}${one.field}`;
      return one.kind === "order" ? "order" : `${one.kind}/${one.key}`;
    }),
  ).size;
}
