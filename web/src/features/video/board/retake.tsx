import { useMutation } from "@tanstack/react-query";
import { type JSX, useEffect, useState } from "react";
import { ask, Refusal } from "@/shared/api/client";
import { cache, key } from "@/shared/api/queries";
import type { Retake as Asked, VideoView } from "@/shared/api/types";
import { useFormat } from "@/shared/i18n/format";
import { useWords } from "@/shared/i18n/words";
import { Button } from "@/shared/ui/button";
import { useCommon } from "@/shared/ui/common";
import { Dialog } from "@/shared/ui/dialog";
import { Field, Input, TextArea } from "@/shared/ui/field";
import { Failure } from "@/shared/ui/notice";
import { notify } from "@/shared/ui/toast";
import { remember } from "./acts";
import { usePriced } from "./scene-takes";
import { WORDS } from "./words";

const MOST_SEED = 4294967295;
/** How long typing pauses before the price of what was typed is asked. */
const PAUSE_MS = 600;

/** Prompts that were typed and not shot, by what they were written over: a dialog that closes loses none of them. */
const typed = new Map<string, string>();

/** Shoots a scene once more, with the same words or others. What it costs stands on the button that spends it. */
export function Retake({
  video,
  scene,
  number,
  prompt: before,
  onClose,
}: {
  video: VideoView;
  scene: number;
  number: string;
  prompt: string;
  onClose: () => void;
}): JSX.Element {
  const t = useWords(WORDS);
  const common = useCommon();
  const format = useFormat();
  const name = `${video.id}/${scene}/${before}`;
  const [prompt, setPrompt] = useState(() => typed.get(name) ?? before);
  const [seed, setSeed] = useState("");
  const asked: Asked = {
    ...(prompt.trim() && prompt !== before ? { prompt: prompt.trim() } : {}),
    ...(seed.trim() ? { seed: Number(seed) } : {}),
  };
  // A price is of what was asked for: other words are asked about anew.
  const shape = JSON.stringify(asked);
  const [priced, setPriced] = useState<{ shape: string; why: Refusal } | null>(null);
  const price = priced?.shape === shape ? priced.why.problem : null;
  const path = `/api/videos/${video.id}/scenes/${scene}/retake`;
  const shooting = useMutation({
    mutationFn: (body: Asked) => ask<VideoView>("POST", path, { body }),
    onSuccess: (made) => {
      typed.delete(name);
      remember(made);
      notify({ text: t("retake.begun", { number }), kind: "done" });
      onClose();
    },
    onError: (why) => {
      if (why instanceof Refusal && why.code === "needs_approval") setPriced({ shape, why });
      else void cache.invalidateQueries({ queryKey: key.video(video.id) });
    },
  });
  const seedWrong = seed.trim() !== "" && !(/^\d+$/.test(seed.trim()) && Number(seed) <= MOST_SEED);
  const can = !seedWrong && prompt.trim() !== "" && video.editable;
  const costs = usePriced(video);
  const untouched = prompt === before && seed === "";
  const asks = costs && can && price === null && !shooting.isPending;
  useEffect(() => {
    if (!asks) return;
    let over = false;
    const timer = window.setTimeout(
      () => {
        ask<VideoView>("POST", path, { body: JSON.parse(shape) }).then(remember, (why) => {
          // What else may be wrong is said when the button is pressed.
          if (!over && why instanceof Refusal && why.code === "needs_approval") setPriced({ shape, why });
        });
      },
      untouched ? 0 : PAUSE_MS,
    );
    return () => {
      over = true;
      window.clearTimeout(timer);
    };
  }, [asks, path, shape, untouched]);
  const write = (text: string) => {
    setPrompt(text);
    if (text === before) typed.delete(name);
    else typed.set(name, text);
  };
  const cancel = () => {
    typed.delete(name);
    onClose();
  };
  const trouble =
    shooting.error instanceof Refusal && shooting.error.code === "needs_approval" ? null : shooting.error;
  const shoot = () =>
    shooting.mutate(price ? { ...asked, approved: true, mostMicros: price.mostMicros ?? 0 } : asked);

  return (
    <Dialog
      open
      onClose={onClose}
      title={t("retake.title", { number })}
      about={t("retake.about")}
      actions={
        <>
          <Button onClick={cancel}>{common("cancel")}</Button>
          <Button look="main" busy={shooting.isPending} disabled={!can} onClick={shoot}>
            {price
              ? t("retake.spend", {
                  price: format.moneyRange(
                    price.leastMicros ?? 0,
                    price.mostMicros ?? 0,
                    price.currency ?? "USD",
                  ),
                })
              : t("retake.ask")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <Field label={t("retake.prompt")} hint={t("retake.prompt.hint")}>
          <TextArea value={prompt} maxLength={8000} onChange={(event) => write(event.target.value)} />
        </Field>
        <Field
          label={t("retake.seed")}
          hint={t("retake.seed.hint")}
          error={seedWrong ? t("retake.seed.wrong") : null}
        >
          <Input
            inputMode="numeric"
            value={seed}
            placeholder={t("retake.seed.another")}
            onChange={(event) => setSeed(event.target.value)}
          />
        </Field>
        <div role="status" className="text-sm">
          {price ? <p>{price.detail}</p> : <p className="text-quiet">{t("retake.free")}</p>}
        </div>
        {trouble && <Failure why={trouble} />}
      </div>
    </Dialog>
  );
}
