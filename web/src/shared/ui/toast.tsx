import { Toast } from "radix-ui";
import type { JSX } from "react";
import { create } from "zustand";
import { Button, IconButton } from "./button";
import { useCommon } from "./common";
import { Icon } from "./icons";

interface Notice {
  id: number;
  text: string;
  kind: "done" | "failure";
  /** Takes back what was done. */
  undo?: () => void;
  /** What to do instead of undoing. */
  action?: { label: string; run: () => void };
}

const useNotices = create<{ notices: readonly Notice[] }>(() => ({ notices: [] }));
const LASTS_MS = 8000;
let numbers = 0;

/** Says in a corner what happened, with a way to take it back. */
export function notify(notice: Omit<Notice, "id">): void {
  numbers += 1;
  const id = numbers;
  useNotices.setState(({ notices }) => ({ notices: [...notices.slice(-3), { ...notice, id }] }));
}

function drop(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((one) => one.id !== id) }));
}

/** Takes back the newest thing that can be; says whether there was one. */
export function undoNewest(): boolean {
  const newest = useNotices.getState().notices.findLast((one) => one.undo);
  if (!newest?.undo) return false;
  drop(newest.id);
  newest.undo();
  return true;
}

export function Notices(): JSX.Element {
  const t = useCommon();
  const notices = useNotices((state) => state.notices);
  return (
    <Toast.Provider duration={LASTS_MS} label={t("notifications")}>
      {notices.map((notice) => (
        <Toast.Root
          key={notice.id}
          type={notice.kind === "failure" ? "foreground" : "background"}
          {...(notice.kind === "failure" ? { duration: LASTS_MS * 2 } : {})}
          onOpenChange={(open) => !open && drop(notice.id)}
          className="flex items-center gap-3 rounded-control border border-border bg-raised px-3 py-2 text-sm"
        >
          {notice.kind === "failure" && (
            <span className="text-failure">
              <Icon name="alert" />
            </span>
          )}
          <Toast.Description className="grow">{notice.text}</Toast.Description>
          {notice.undo && (
            <Toast.Action altText={t("undo")} asChild onClick={notice.undo}>
              <Button icon="undo" className="shrink-0">
                {t("undo")}
              </Button>
            </Toast.Action>
          )}
          {notice.action && (
            <Toast.Action altText={notice.action.label} asChild onClick={notice.action.run}>
              <Button className="shrink-0">{notice.action.label}</Button>
            </Toast.Action>
          )}
          <Toast.Close asChild>
            <IconButton icon="close" label={t("dismiss")} />
          </Toast.Close>
        </Toast.Root>
      ))}
      <Toast.Viewport className="fixed right-4 bottom-[calc(1rem+var(--foot,0px))] z-50 grid w-[min(26rem,calc(100vw-2rem))] gap-2 max-sm:bottom-[calc(5rem+var(--foot,0px))]" />
    </Toast.Provider>
  );
}
