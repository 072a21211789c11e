import { Fragment, type JSX } from "react";
import type { StatusView, StudioView, VideoView } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useWords } from "@/shared/i18n/words";
import { type Shortcut, useShortcuts } from "@/shared/lib/keys";
import { secondsOf } from "@/shared/lib/seconds";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icons";
import { notify, undoNewest } from "@/shared/ui/toast";
import { Between } from "./between";
import { Card } from "./card";
import { addScene, placeOf } from "./draft";
import { focusCard, moveBy, moveTo, takeOut } from "./moving";
import { brokenRules, lengthOf, limitsFor } from "./rules";
import { change, newKey, redo, undo, useBoard, useBoardStore } from "./store";
import { useDrops } from "./use-drag";
import { WORDS } from "./words";

/** The scenes in their order, with what comes between them. */
export function Cards({
  video,
  status,
  studio,
}: {
  video: VideoView;
  status: StatusView | undefined;
  studio: StudioView | undefined;
}): JSX.Element {
  const t = useWords(WORDS);
  const format = useFormat();
  const store = useBoardStore();
  const draft = useBoard((state) => state.history.now);
  const base = useBoard((state) => state.base);
  const faults = useBoard((state) => state.faults);
  const said = useBoard((state) => state.said);
  const limits = limitsFor(studio?.limits, base);
  const { scenes } = draft;
  const whole = brokenRules(draft, limits).filter(
    (one) => one.key === undefined && one.rule !== "boardTitle",
  );

  const add = (after: string | null) => {
    const key = newKey();
    change(store, (now) => addScene(now, after, key, t("scene.new")));
    focusCard(key, true);
  };
  useDrops((key, target, edge) => {
    const rest = store.getState().history.now.scenes.filter((scene) => scene.key !== key);
    const at = rest.findIndex((scene) => scene.key === target);
    if (at >= 0) moveTo(store, key, edge === "after" ? at + 1 : at, t);
  });
  useBoardKeys(add);

  return (
    <section aria-labelledby="scenes-title" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id="scenes-title" className="text-lg">
          {t("scenes")}
        </h2>
        <p className="text-sm text-quiet">
          {t("scenes.count", { count: scenes.length })} · {format.seconds(secondsOf(lengthOf(draft)))}
        </p>
      </div>
      {(whole.length > 0 || faults.some((one) => one.key === null)) && (
        <ul role="alert" className="grid gap-1 text-sm text-failure">
          {[
            ...whole.map((one) =>
              t(`rule.${one.rule}` as "rule.film.short", {
                limit: one.rule.startsWith("film") ? format.seconds(one.limit ?? 0) : (one.limit ?? 0),
                found: one.rule.startsWith("film") ? format.seconds(one.found ?? 0) : (one.found ?? 0),
              }),
            ),
            ...faults.filter((one) => one.key === null).map((one) => one.detail),
          ].map((sentence) => (
            <li key={sentence} className="flex items-start gap-2">
              <span className="mt-0.5">
                <Icon name="alert" />
              </span>
              {sentence}
            </li>
          ))}
        </ul>
      )}
      <ol className="grid grid-cols-[minmax(0,1fr)]">
        {scenes.map((scene, place) => (
          <Fragment key={scene.key}>
            <Card video={video} status={status} sceneKey={scene.key} place={place} count={scenes.length} />
            <Between
              sceneKey={scene.key}
              place={place}
              last={place === scenes.length - 1}
              patterns={studio?.patterns ?? []}
              onAdd={() => add(scene.key)}
            />
          </Fragment>
        ))}
      </ol>
      {scenes.length === 0 && (
        <Button icon="plus" onClick={() => add(null)}>
          {t("add")}
        </Button>
      )}
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </section>
  );
}

/** The keys of the board; those of a card only while one has the focus, as the player has some of them too. */
function useBoardKeys(add: (after: string | null) => void): void {
  const t = useWords(WORDS);
  const store = useBoardStore();
  const focused = useBoard((state) => state.focused);
  const now = () => store.getState().history.now;
  const at = () => store.getState().focused ?? "";
  const go = (by: number) => {
    const { scenes } = now();
    const next = scenes[placeOf(now(), at()) + by];
    if (next) focusCard(next.key);
  };
  const onCard: Shortcut[] = [
    { key: "j", label: t("keys.next"), run: () => go(1) },
    { key: "k", label: t("keys.previous"), run: () => go(-1) },
    { key: "ArrowDown", label: t("keys.next"), run: () => go(1) },
    { key: "ArrowUp", label: t("keys.previous"), run: () => go(-1) },
    { key: "alt+ArrowUp", label: t("move.earlier"), run: () => moveBy(store, at(), -1, t) },
    { key: "alt+ArrowDown", label: t("move.later"), run: () => moveBy(store, at(), 1, t) },
    { key: "e", label: t("keys.edit"), run: () => focusCard(at(), true) },
    {
      key: "o",
      label: t("keys.takes"),
      run: () =>
        store.setState(({ open, focused }) => {
          const next = new Set(open);
          if (focused && !next.delete(focused)) next.add(focused);
          return { open: next };
        }),
    },
    {
      key: "Delete",
      label: t("remove"),
      run: () => {
        if (now().scenes.length < 2) return;
        const out = takeOut(store, at(), t);
        if (out) notify({ text: out.said, kind: "done", undo: out.undo });
      },
    },
  ];
  useShortcuts(t("keys.title"), [
    ...(focused === null ? [] : onCard),
    {
      key: "b",
      label: t("keys.board"),
      run: () => {
        const first = now().scenes[0];
        if (first) focusCard(first.key);
      },
    },
    { key: "n", label: t("keys.add"), run: () => add(focused ?? now().scenes.at(-1)?.key ?? null) },
    { key: "mod+z", label: t("keys.undo"), run: () => void (undo(store) || undoNewest()) },
    { key: "mod+shift+z", label: t("keys.redo"), run: () => redo(store) },
  ]);
}
