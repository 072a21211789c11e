import { type JSX, memo, useRef } from "react";
import type { StatusView, VideoView } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useWords } from "@/shared/i18n/words";
import { slated } from "@/shared/lib/slate";
import { IconButton } from "@/shared/ui/button";
import { cx } from "@/shared/ui/cx";
import { Icon, Ring } from "@/shared/ui/icons";
import { Menu, type MenuItem } from "@/shared/ui/menu";
import { notify } from "@/shared/ui/toast";
import { CardAction } from "./card-action";
import { CardReworded } from "./card-reworded";
import { CardSound } from "./card-sound";
import { CardTrouble } from "./card-trouble";
import { changedFields, changesPicture } from "./changes";
import { sceneOf, splitScene } from "./draft";
import { faultOn } from "./faults";
import { Fault, SecondsIn } from "./fields";
import { focusCard, moveBy, takeOut } from "./moving";
import { Picture } from "./picture";
import { PictureState } from "./picture-state";
import { chosenOf, isFootage, takesOf, toldOf, usePanels } from "./scene-takes";
import { change, newKey, useBoard, useBoardStore } from "./store";
import { TakesStrip } from "./takes-strip";
import { useDrag } from "./use-drag";
import { useScene } from "./use-scene";
import { WORDS } from "./words";

const WIDTHS: Record<string, string> = {
  "16:9": "md:grid-cols-[17rem_minmax(0,1fr)] xl:grid-cols-[22rem_minmax(0,1fr)_18rem]",
  "1:1": "md:grid-cols-[15rem_minmax(0,1fr)] xl:grid-cols-[17rem_minmax(0,1fr)_20rem]",
  "9:16": "md:grid-cols-[11rem_minmax(0,1fr)] xl:grid-cols-[12rem_minmax(0,1fr)_22rem]",
};

/** A scene: its picture, what happens, how it is shot and what is heard, each to be changed where it stands. */
export const Card = memo(function Card({
  video,
  status,
  sceneKey: key,
  place,
  count,
}: {
  video: VideoView;
  status: StatusView | undefined;
  sceneKey: string;
  place: number;
  count: number;
}): JSX.Element | null {
  const t = useWords(WORDS);
  const isPanel = usePanels();
  const format = useFormat();
  const store = useBoardStore();
  const [scene, set] = useScene(key);
  const was = useBoard((state) => sceneOf(state.base, key));
  const faults = useBoard((state) => state.faults);
  const open = useBoard((state) => state.open.has(key));
  const box = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  const { dragged, edge } = useDrag(key, box, handle);
  if (!scene) return null;

  const takes = takesOf(video, scene);
  const chosen = chosenOf(takes);
  const newest = takes.at(-1);
  const told = toldOf(video, takes);
  const real = chosen !== undefined && !isPanel(chosen);
  const number = slated(place + 1);
  const secondsFault = faultOn(faults, key, "seconds");
  const changed = was ? changedFields(was, scene) : [];
  const aspect = video.brief.aspect ?? "16:9";

  const openTakes = () =>
    store.setState(({ open }) => {
      const next = new Set(open);
      if (!next.delete(key)) next.add(key);
      return { open: next };
    });
  const split = () => {
    const second = newKey();
    change(store, (draft) => splitScene(draft, key, second));
    focusCard(second);
  };
  const remove = () => {
    const out = takeOut(store, key, t);
    if (out) notify({ text: out.said, kind: "done", undo: out.undo });
  };
  const menu: MenuItem[] = [
    { label: t("split"), icon: "split", disabled: scene.footage !== null, onSelect: split },
    { label: t("remove"), icon: "trash", danger: true, disabled: count === 1, onSelect: remove },
  ];

  return (
    <li
      ref={box}
      id={`card-${key}`}
      data-card={key}
      data-drag={dragged || undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a card takes the focus, so that keys are about it.
      tabIndex={0}
      aria-label={t("card.name", { number, title: scene.title })}
      onFocus={() => store.getState().focused !== key && store.setState({ focused: key })}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) store.setState({ focused: null });
      }}
      className={cx(
        "group/card relative scroll-mt-20 scroll-mb-24 border border-line bg-panel",
        dragged && "opacity-60",
      )}
    >
      {edge && (
        <span
          aria-hidden="true"
          className={cx("absolute inset-x-0 h-1 bg-mark", edge === "before" ? "-top-3" : "-bottom-3")}
        />
      )}
      <div className={cx("grid gap-x-4 gap-y-2 p-2 sm:p-3", WIDTHS[aspect])}>
        <div className="grid content-start gap-1 max-md:justify-items-center max-xl:md:row-span-2">
          <div
            className={cx(
              "w-full",
              aspect === "9:16" && "max-md:max-w-56",
              aspect === "1:1" && "max-md:max-w-80",
            )}
          >
            <Picture
              aspect={aspect}
              take={chosen}
              real={real}
              alt={t("picture.of", { number, title: scene.title })}
              empty={t(
                scene.origin === null ? "picture.new" : takes.length ? "picture.drawing" : "picture.none",
              )}
            >
              <PictureState
                takes={takes}
                chosen={chosen}
                progress={status?.scenes.find((one) => one.number === scene.origin)}
                stale={changesPicture(changed)}
              />
            </Picture>
          </div>
          {told.length > 0 && (
            <button
              type="button"
              aria-expanded={open}
              aria-controls={`takes-${key}`}
              onClick={openTakes}
              className="touch flex w-full items-center justify-between gap-2 rounded-control px-2 text-sm text-quiet transition-colors hover:bg-raised hover:text-text"
            >
              <span>{t("takes.count", { count: told.length })}</span>
              <Icon name={open ? "chevronUp" : "chevronDown"} />
            </button>
          )}
        </div>
        <div className="grid min-w-0 content-start gap-1">
          <div className="flex items-center gap-1">
            <button
              ref={handle}
              type="button"
              tabIndex={-1}
              aria-hidden="true"
              title={t("drag")}
              className="grid min-h-8 min-w-6 cursor-grab place-items-center text-quiet pointer-coarse:hidden"
            >
              <Icon name="grip" />
            </button>
            <p className="slate flex flex-wrap items-center gap-x-1.5 pl-1">
              {real && chosen.circled && <Ring size={18} title={t("circled")} />}
              <span className="whitespace-nowrap">
                SC {number}
                {chosen && !isPanel(chosen) && (
                  <> · {isFootage(chosen) ? t("footage") : `TK ${chosen.number}`}</>
                )}
              </span>
              {(changed.length > 0 || scene.origin === null) && (
                <span className="font-normal text-quiet normal-case">
                  {t(scene.origin === null ? "mark.new" : "mark.changed")}
                </span>
              )}
            </p>
            <div className="ml-auto flex items-center">
              <SecondsIn
                label={t("field.seconds")}
                unit={t("unit.seconds")}
                value={scene.seconds}
                fault={secondsFault}
                onChange={(seconds) => set({ seconds }, "seconds")}
              />
              <IconButton
                icon="chevronUp"
                label={t("move.earlier")}
                keys="Alt ↑"
                disabled={place === 0}
                onClick={() => moveBy(store, key, -1, t)}
              />
              <IconButton
                icon="chevronDown"
                label={t("move.later")}
                keys="Alt ↓"
                disabled={place === count - 1}
                onClick={() => moveBy(store, key, 1, t)}
              />
              <Menu
                label={t("card.menu", { number })}
                trigger={<IconButton icon="more" label={t("card.menu", { number })} />}
                items={menu}
              />
            </div>
          </div>
          {secondsFault && <Fault>{secondsFault}</Fault>}
          <CardAction sceneKey={key} number={number} />
          {newest?.state === "failed" && <CardTrouble video={video} take={newest} number={number} />}
          {newest?.state !== "failed" && (
            <CardReworded video={video} sceneKey={key} takes={takes} number={number} />
          )}
        </div>
        <div className="grid min-w-0 content-start gap-2 max-xl:md:col-start-2">
          <CardSound video={video} sceneKey={key} place={place} />
        </div>
      </div>
      {open && (
        <TakesStrip
          id={`takes-${key}`}
          video={video}
          sceneKey={key}
          takes={told}
          number={number}
          seconds={format.seconds}
        />
      )}
    </li>
  );
});
