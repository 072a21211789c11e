import { type JSX, useId } from "react";
import type { Character, Place } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { MOODS } from "@/shared/lib/moods";
import { Button, IconButton } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { changeBible, changeBoard, withoutNamed } from "./draft";
import { faultOn } from "./faults";
import { Label, Pick, Words } from "./fields";
import { FIGURES, PLACE_KINDS } from "./grammar";
import { change, useBoard, useBoardStore } from "./store";
import { WORDS } from "./words";

const MOST_COLOURS = 6;

/** What stays the same from scene to scene, to be changed: the story in a line, the look, and who and where. */
export function BiblePanel({ onClose }: { onClose: () => void }): JSX.Element {
  const t = useWords(WORDS);
  const store = useBoardStore();
  const draft = useBoard((state) => state.history.now);
  const faults = useBoard((state) => state.faults);
  const { bible } = draft;
  const { characters, places, palette } = bible;
  const set = (patch: Partial<typeof bible>, field: string) =>
    change(store, (now) => changeBible(now, patch), `bible/${field}`);
  const board = (patch: { title?: string; logline?: string }, field: string) =>
    change(store, (now) => changeBoard(now, patch), `board/${field}`);
  const person = (id: string, patch: Partial<Character>, field: string) =>
    set(
      { characters: characters.map((one) => (one.id === id ? { ...one, ...patch } : one)) },
      `${id}/${field}`,
    );
  const place = (id: string, patch: Partial<Place>, field: string) =>
    set({ places: places.map((one) => (one.id === id ? { ...one, ...patch } : one)) }, `${id}/${field}`);

  return (
    <Dialog open onClose={onClose} shape="wide" title={t("bible")} about={t("bible.about")}>
      <div className="grid gap-6 lg:grid-cols-2">
        <div className="grid content-start gap-2">
          <div>
            <Label>{t("field.boardTitle")}</Label>
            <Words
              label={t("field.boardTitle")}
              lines={false}
              value={draft.title}
              fault={faultOn(faults, null, "title") ?? (draft.title.trim() ? undefined : t("rule.title"))}
              onChange={(title) => board({ title }, "title")}
              className="text-lg font-semibold"
            />
          </div>
          <div>
            <Label>{t("field.logline")}</Label>
            <Words
              label={t("field.logline")}
              value={draft.logline}
              fault={faultOn(faults, null, "logline")}
              onChange={(logline) => board({ logline }, "logline")}
              className="text-sm"
            />
          </div>
          <div>
            <Label>{t("field.style")}</Label>
            <Words
              label={t("field.style")}
              value={bible.style}
              fault={faultOn(faults, null, "bible/style")}
              onChange={(style) => set({ style }, "style")}
              className="text-sm"
            />
          </div>
          <div className="text-sm">
            <Label>{t("field.mood")}</Label>
            <div className="px-1">
              <Pick
                label={t("field.mood")}
                value={bible.mood}
                options={MOODS.map((value) => ({ value, label: t(`mood.${value}`) }))}
                onChange={(mood) => set({ mood }, "mood")}
              />
            </div>
          </div>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be one of our labels. */}
          <div role="group" aria-label={t("field.palette")}>
            <Label>{t("field.palette")}</Label>
            <div className="flex flex-wrap items-center gap-2 px-2 py-1">
              {palette.map((colour, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a colour has no other name than its place.
                <span key={at} className="flex items-center border border-line">
                  <input
                    type="color"
                    aria-label={t("palette.colour", { number: at + 1 })}
                    value={colour}
                    onChange={(event) =>
                      set({ palette: palette.with(at, event.target.value.toUpperCase()) }, `palette/${at}`)
                    }
                    className="size-8 cursor-pointer bg-transparent pointer-coarse:size-11"
                  />
                  <IconButton
                    icon="close"
                    size={12}
                    label={t("palette.remove", { number: at + 1 })}
                    onClick={() => set({ palette: palette.toSpliced(at, 1) }, "palette")}
                  />
                </span>
              ))}
              {palette.length < MOST_COLOURS && (
                <IconButton
                  icon="plus"
                  label={t("palette.add")}
                  onClick={() => set({ palette: [...palette, palette.at(-1) ?? "#808080"] }, "palette")}
                />
              )}
            </div>
          </div>
        </div>
        <div className="grid content-start gap-4">
          <Cast
            title={t("characters")}
            add={t("characters.add")}
            remove={t("characters.remove")}
            items={characters.map((one) => ({ ...one, kind: one.figure ?? "person", look: one.look ?? "" }))}
            kinds={FIGURES.map((value) => ({ value, label: t(`figure.${value}`) }))}
            onAdd={() =>
              set(
                {
                  characters: [...characters, { id: newId(characters), name: t("characters.new"), look: "" }],
                },
                "cast",
              )
            }
            onRemove={(id) => change(store, (now) => withoutNamed(now, "characters", id))}
            onName={(id, name) => person(id, { name }, "name")}
            onKind={(id, figure) => person(id, { figure }, "figure")}
            onLook={(id, look) => person(id, { look }, "look")}
          />
          <Cast
            title={t("places")}
            add={t("places.add")}
            remove={t("places.remove")}
            items={places.map((one) => ({ ...one, kind: one.kind ?? "abstract", look: one.look ?? "" }))}
            kinds={PLACE_KINDS.map((value) => ({ value, label: t(`place.${value}`) }))}
            onAdd={() =>
              set({ places: [...places, { id: newId(places), name: t("places.new"), look: "" }] }, "places")
            }
            onRemove={(id) => change(store, (now) => withoutNamed(now, "places", id))}
            onName={(id, name) => place(id, { name }, "name")}
            onKind={(id, kind) => place(id, { kind }, "kind")}
            onLook={(id, look) => place(id, { look }, "look")}
          />
        </div>
      </div>
    </Dialog>
  );
}

/** Everybody, or every place, that scenes refer to. */
function Cast<Kind extends string>({
  title,
  add,
  remove,
  items,
  kinds,
  onAdd,
  onRemove,
  onName,
  onKind,
  onLook,
}: {
  title: string;
  add: string;
  remove: string;
  items: readonly { id: string; name: string; kind: Kind; look: string }[];
  kinds: readonly { value: Kind; label: string }[];
  onAdd: () => void;
  onRemove: (id: string) => void;
  onName: (id: string, name: string) => void;
  onKind: (id: string, kind: Kind) => void;
  onLook: (id: string, look: string) => void;
}): JSX.Element {
  const t = useWords(WORDS);
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="grid gap-1">
      <div className="flex items-center justify-between">
        <h3 id={heading} className="slate px-2 text-[0.6875rem] text-quiet">
          {title}
        </h3>
        <Button look="quiet" icon="plus" onClick={onAdd}>
          {add}
        </Button>
      </div>
      <ul className="grid gap-px">
        {items.map((one) => (
          <li key={one.id} className="grid gap-0.5 border-t border-line py-1 text-sm">
            <div className="flex items-start gap-1">
              <div className="min-w-0 grow">
                <Words
                  label={t("field.name")}
                  lines={false}
                  value={one.name}
                  fault={one.name.trim() ? undefined : t("rule.title")}
                  onChange={(name) => onName(one.id, name)}
                  className="font-medium"
                />
              </div>
              <Pick
                label={t("field.kind")}
                value={one.kind}
                options={kinds}
                onChange={(kind) => onKind(one.id, kind)}
              />
              <IconButton icon="trash" label={`${remove}: ${one.name}`} onClick={() => onRemove(one.id)} />
            </div>
            <Words
              label={t("field.look")}
              value={one.look}
              placeholder={t("field.look.hint")}
              onChange={(look) => onLook(one.id, look)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A short name that no other of these has. */
function newId(those: readonly { id: string }[]): string {
  const taken = new Set(those.map((one) => one.id));
  let number = those.length + 1;
  while (taken.has(`new-${number}`)) number += 1;
  return `new-${number}`;
}
