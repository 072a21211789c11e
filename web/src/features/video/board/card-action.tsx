import type { JSX } from "react";
import { useWords } from "@/shared/i18n/words";
import type { Fields } from "./draft";
import { faultOn } from "./faults";
import { Fault, Label, Pick, Words } from "./fields";
import {
  ANGLES,
  HOURS,
  LENSES,
  LIGHT_KEYS,
  MOVES,
  QUALITIES,
  SIZES,
  SPEEDS,
  WARMTHS,
  WEATHERS,
} from "./grammar";
import { useBoard } from "./store";
import { useScene } from "./use-scene";
import { WORDS } from "./words";

/** What is seen, and how it is shot: title, description, the camera's line and the light's. */
export function CardAction({
  sceneKey: key,
  number,
}: {
  sceneKey: string;
  number: string;
}): JSX.Element | null {
  const t = useWords(WORDS);
  const [scene, set] = useScene(key);
  const faults = useBoard((state) => state.faults);
  if (!scene) return null;
  const { camera, light } = scene;
  const shoot = (patch: Partial<Fields["camera"]>) =>
    set({ camera: { ...camera, ...patch } }, `camera/${Object.keys(patch)[0]}`);
  const lit = (patch: Partial<Fields["light"]>) =>
    set({ light: { ...light, ...patch } }, `light/${Object.keys(patch)[0]}`);
  const lineFault = faultOn(faults, key, "camera") ?? faultOn(faults, key, "light");
  return (
    <>
      <Words
        label={t("field.title", { number })}
        value={scene.title}
        lines={false}
        fault={faultOn(faults, key, "title") ?? (scene.title.trim() ? undefined : t("rule.title"))}
        placeholder={t("field.title.hint")}
        onChange={(title) => set({ title }, "title")}
        className="text-lg leading-6 font-semibold"
      />
      <Words
        label={t("field.description", { number })}
        value={scene.description}
        fault={
          faultOn(faults, key, "description") ??
          (scene.description.trim() || scene.origin === null ? undefined : t("rule.description"))
        }
        placeholder={t("field.description.hint")}
        onChange={(description) => set({ description }, "description")}
        className="text-sm leading-5"
      />
      {scene.footage === null && (
        <fieldset className="mt-1 grid gap-0.5 border-t border-line pt-2 text-sm">
          <legend className="sr-only">{t("camera.of", { number })}</legend>
          <Line label={t("camera")}>
            <Pick
              label={t("field.size")}
              value={camera.size}
              options={SIZES.map((value) => ({ value, label: t(`size.${value}`) }))}
              onChange={(size) => shoot({ size })}
            />
            <Pick
              label={t("field.angle")}
              value={camera.angle}
              options={ANGLES.map((value) => ({ value, label: t(`angle.${value}`) }))}
              onChange={(angle) => shoot({ angle })}
            />
            <Pick
              label={t("field.move")}
              value={camera.move}
              options={MOVES.map((value) => ({ value, label: t(`move.${value}`) }))}
              onChange={(move) => shoot({ move })}
            />
            {camera.move !== "static" && (
              <Pick
                label={t("field.speed")}
                value={camera.speed}
                options={SPEEDS.map((value) => ({ value, label: t(`speed.${value}`) }))}
                onChange={(speed) => shoot({ speed })}
              />
            )}
            <Pick
              label={t("field.lens")}
              value={camera.lens}
              options={LENSES.map((value) => ({ value, label: t(`lens.${value}`) }))}
              onChange={(lens) => shoot({ lens })}
            />
          </Line>
          <Line label={t("light")}>
            <Pick
              label={t("field.hour")}
              value={light.hour}
              options={HOURS.map((value) => ({ value, label: t(`hour.${value}`) }))}
              onChange={(hour) => lit({ hour })}
            />
            <Pick
              label={t("field.weather")}
              value={light.weather}
              options={WEATHERS.map((value) => ({ value, label: t(`weather.${value}`) }))}
              onChange={(weather) => lit({ weather })}
            />
            <Pick
              label={t("field.quality")}
              value={light.quality}
              options={QUALITIES.map((value) => ({ value, label: t(`quality.${value}`) }))}
              onChange={(quality) => lit({ quality })}
            />
            <Pick
              label={t("field.key")}
              value={light.key}
              options={LIGHT_KEYS.map((value) => ({ value, label: t(`key.${value}`) }))}
              onChange={(next) => lit({ key: next })}
            />
            <Pick
              label={t("field.warmth")}
              value={light.warmth}
              options={WARMTHS.map((value) => ({ value, label: t(`warmth.${value}`) }))}
              onChange={(warmth) => lit({ warmth })}
            />
          </Line>
          {lineFault && <Fault>{lineFault}</Fault>}
        </fieldset>
      )}
    </>
  );
}

/** Words in a line, parted by dots, with a name before them. */
function Line({ label, children }: { label: string; children: (JSX.Element | false)[] }): JSX.Element {
  const there = children.filter((one) => one !== false);
  return (
    <div className="flex flex-wrap items-baseline sm:flex-nowrap">
      <span className="w-16 shrink-0">
        <Label>{label}</Label>
      </span>
      <span className="flex min-w-0 flex-wrap items-center">
        {there.map((one, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line's words have no other name than their place.
          <span key={place} className="inline-flex max-w-full items-center">
            {place > 0 && (
              <span aria-hidden="true" className="text-quiet">
                ·
              </span>
            )}
            {one}
          </span>
        ))}
      </span>
    </div>
  );
}
