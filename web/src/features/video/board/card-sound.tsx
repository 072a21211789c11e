import type { JSX } from "react";
import type { VideoView } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { slated } from "@/shared/lib/slate";
import { cx } from "@/shared/ui/cx";
import { Icon } from "@/shared/ui/icons";
import { carriedFrom } from "./draft";
import { faultOn } from "./faults";
import { Fault, Label, Pick, Words } from "./fields";
import { FITS, SOUNDS } from "./grammar";
import { useBoard } from "./store";
import { useScene } from "./use-scene";
import { WORDS } from "./words";

/** What is heard and read over a scene, who is in it and where, and what a provider is sent. */
export function CardSound({
  video,
  sceneKey: key,
  place,
}: {
  video: VideoView;
  sceneKey: string;
  place: number;
}): JSX.Element | null {
  const t = useWords(WORDS);
  const [scene, set] = useScene(key);
  const draft = useBoard((state) => state.history.now);
  const faults = useBoard((state) => state.faults);
  if (!scene) return null;
  const number = slated(place + 1);
  const { continuity } = scene;
  const { characters, places } = draft.bible;
  const inIt = new Set(continuity.characters);
  const from = carriedFrom(draft, key);
  const continuityFault = faultOn(faults, key, "continuity");
  return (
    <>
      <div>
        <Label>{t("voice")}</Label>
        <Words
          label={t("field.narration", { number })}
          value={scene.narration}
          fault={faultOn(faults, key, "narration")}
          placeholder={t("field.narration.hint")}
          onChange={(narration) => set({ narration }, "narration")}
          className="text-sm leading-5"
        />
      </div>
      <div>
        <Label>{t("caption")}</Label>
        <Words
          label={t("field.caption", { number })}
          value={scene.caption}
          fault={faultOn(faults, key, "caption")}
          placeholder={t("field.caption.hint")}
          onChange={(caption) => set({ caption }, "caption")}
          className="text-sm leading-5"
        />
      </div>
      <div className="grid gap-1 border-t border-line pt-2 text-sm">
        {characters.length > 0 && (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand in the line of its chips.
          <div role="group" aria-label={t("characters.in", { number })} className="flex flex-wrap gap-1 px-1">
            {characters.map((one) => (
              <button
                key={one.id}
                type="button"
                aria-pressed={inIt.has(one.id)}
                onClick={() =>
                  set(
                    {
                      continuity: {
                        ...continuity,
                        characters: inIt.has(one.id)
                          ? continuity.characters.filter((id) => id !== one.id)
                          : [...continuity.characters, one.id],
                      },
                    },
                    "characters",
                  )
                }
                className={cx(
                  "inline-flex min-h-7 items-center gap-1 rounded-control border px-2 text-left [overflow-wrap:anywhere] pointer-coarse:min-h-11",
                  inIt.has(one.id) ? "border-border text-text" : "border-line border-dashed text-quiet",
                )}
              >
                <Icon name={inIt.has(one.id) ? "check" : "plus"} size={12} />
                <span dir="auto">{one.name}</span>
              </button>
            ))}
          </div>
        )}
        <div className="flex flex-wrap items-center px-1">
          <Pick
            label={t("field.place", { number })}
            value={continuity.place ?? ""}
            options={[
              { value: "", label: t("place.none") },
              ...places.map((one) => ({ value: one.id, label: one.name })),
            ]}
            onChange={(next) => set({ continuity: { ...continuity, place: next || null } }, "place")}
          />
          {place > 0 && scene.footage === null && (
            <>
              <span aria-hidden="true" className="text-quiet">
                ·
              </span>
              <Pick
                label={t("field.carry", { number })}
                value={from === null ? "" : (scene.carry ?? "")}
                options={[
                  { value: "", label: t("carry.none") },
                  ...draft.scenes.slice(0, place).map((one, before) => ({
                    value: one.key,
                    label: t("carry.from", { number: slated(before + 1) }),
                  })),
                ]}
                onChange={(next) => set({ carry: next || null }, "carry")}
              />
            </>
          )}
        </div>
        {scene.footage !== null && (
          <div className="flex flex-wrap items-center px-1">
            <Pick
              label={t("field.fit")}
              value={scene.fit}
              options={FITS.map((value) => ({ value, label: t(`fit.${value}`) }))}
              onChange={(fit) => set({ fit }, "fit")}
            />
            <span aria-hidden="true" className="text-quiet">
              ·
            </span>
            <Pick
              label={t("field.sound")}
              value={scene.sound}
              options={SOUNDS.map((value) => ({ value, label: t(`sound.${value}`) }))}
              onChange={(sound) => set({ sound }, "sound")}
            />
          </div>
        )}
        {continuityFault && <Fault>{continuityFault}</Fault>}
        {scene.footage === null ? (
          <details className="group/sent" open={faultOn(faults, key, "prompt") ? true : undefined}>
            <summary className="touch flex items-center gap-1 rounded-control px-2 text-quiet hover:text-text">
              <span className="transition-transform group-open/sent:rotate-90">
                <Icon name="chevronRight" size={12} />
              </span>
              {t("sent")}
            </summary>
            <Words
              label={t("field.prompt", { number })}
              value={scene.prompt}
              fault={faultOn(faults, key, "prompt")}
              placeholder={t("field.prompt.hint")}
              onChange={(prompt) => set({ prompt }, "prompt")}
              className="text-xs leading-4"
            />
            <p className="px-2 pt-1 text-xs text-quiet">
              {t(video.brief.mode === "verbatim" ? "sent.verbatim" : "sent.hint")}
            </p>
          </details>
        ) : (
          <p className="px-2 text-xs text-quiet">{t("footage.hint")}</p>
        )}
      </div>
    </>
  );
}
