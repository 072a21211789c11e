import { type JSX, type ReactNode, useId, useMemo } from "react";
import type { StudioView } from "@/shared/api/types";
import { useLanguage } from "@/shared/i18n/language";
import { useWords } from "@/shared/i18n/words";
import { useKept } from "@/shared/lib/kept";
import { MOODS } from "@/shared/lib/moods";
import { Button } from "@/shared/ui/button";
import { Field, Input, Select, Switch } from "@/shared/ui/field";
import { Icon } from "@/shared/ui/icons";
import { isOwnFile, STYLES, TEMPLATES } from "./draft";
import type { Part } from "./idea";
import { tongues } from "./languages";
import { voiceName } from "./names";
import { WORDS } from "./words";

/** How the film looks and sounds. Folded, it is one line that says what is chosen. */
export function Look({
  draft,
  edit,
  errors,
  studio,
}: Part & { studio: StudioView | undefined }): JSX.Element {
  const t = useWords(WORDS);
  const page = useLanguage((state) => state.language);
  const [more, setMore] = useKept("reelwright.generate.more", false);
  const wrong = errors.style ?? errors.template ?? errors.language ?? errors.voice ?? errors.music;
  const languages = useMemo(
    () =>
      tongues(studio?.scratchLanguages ?? [], page, [
        page,
        ...(globalThis.navigator?.languages ?? []),
        "en",
        "id",
      ]),
    [studio?.scratchLanguages, page],
  );
  const named = languages.find((one) => one.tag === draft.language)?.name ?? draft.language;
  const voices = [...(studio?.voices ?? [{ name: "scratch", hired: false }]), { name: "none", hired: false }];
  // One that is gone from the studio stays in the list until another is chosen, and the studio says what is wrong.
  if (!voices.some((one) => one.name === draft.voice)) voices.push({ name: draft.voice, hired: false });
  const tongue = [
    { value: "", label: t("language.auto") },
    ...languages.map(({ tag, name }) => ({ value: tag, label: name })),
    ...(draft.language && !languages.some((one) => one.tag === draft.language)
      ? [{ value: draft.language, label: draft.language }]
      : []),
  ];
  const music = [
    { value: "fit", label: t("music.fit") },
    ...MOODS.map((mood) => ({ value: mood, label: t(`mood.${mood}`) })),
    { value: "none", label: t("music.none") },
    ...(isOwnFile(draft.music) ? [{ value: draft.music, label: t("music.file") }] : []),
  ];
  const summary = [
    t(`style.${draft.style}`),
    t(`template.${draft.template}`),
    named ?? t("language.auto"),
    voiceName(draft.voice, false, t),
    music.find((one) => one.value === draft.music)?.label,
    ...(draft.captions ? [t("captions.short")] : []),
  ].join(" · ");
  return (
    <Fold title={t("look")} summary={summary} kept="reelwright.generate.look" forced={Boolean(wrong)}>
      <div className="grid items-start gap-x-6 gap-y-4 sm:grid-cols-2 xl:grid-cols-3">
        <div data-field="style">
          <Field label={t("style")} hint={t(`style.${draft.style}.hint`)} error={errors.style}>
            <Select
              value={draft.style}
              onChange={(event) => edit({ style: event.target.value as typeof draft.style })}
              options={STYLES.map((style) => ({ value: style, label: t(`style.${style}`) }))}
            />
          </Field>
        </div>
        <div data-field="template">
          <Field label={t("template")} hint={t(`template.${draft.template}.hint`)} error={errors.template}>
            <Select
              value={draft.template}
              onChange={(event) => edit({ template: event.target.value as typeof draft.template })}
              options={TEMPLATES.map((one) => ({ value: one, label: t(`template.${one}`) }))}
            />
          </Field>
        </div>
        <div data-field="language">
          <Field label={t("language")} hint={t("language.hint")} error={errors.language}>
            <Select
              value={draft.language ?? ""}
              onChange={(event) => edit({ language: event.target.value || null })}
              options={tongue}
            />
          </Field>
        </div>
        <div data-field="voice">
          <Field label={t("voice")} error={errors.voice}>
            <Select
              value={draft.voice}
              onChange={(event) => edit({ voice: event.target.value })}
              options={voices.map(({ name, hired }) => ({ value: name, label: voiceName(name, hired, t) }))}
            />
          </Field>
        </div>
        <div data-field="music">
          <Field label={t("music")} error={errors.music}>
            <Select
              value={draft.music}
              onChange={(event) => edit({ music: event.target.value })}
              options={music}
            />
          </Field>
        </div>
        <div data-field="captions" className="xl:pt-1">
          <Switch
            label={t("captions")}
            hint={t("captions.hint")}
            checked={draft.captions}
            onChange={(captions) => edit({ captions })}
          />
        </div>
      </div>
      <div className="grid justify-items-start gap-3">
        <Button
          look="quiet"
          icon={more || errors.seed ? "chevronUp" : "chevronDown"}
          aria-expanded={more || Boolean(errors.seed)}
          className="-ml-3 text-quiet"
          onClick={() => setMore(!more)}
        >
          {t("more")}
        </Button>
        {(more || errors.seed) && (
          <div data-field="seed" className="w-full sm:max-w-72">
            <Field label={t("seed")} hint={t("seed.hint")} error={errors.seed}>
              <Input
                value={draft.seed}
                inputMode="numeric"
                autoComplete="off"
                placeholder="0"
                onChange={(event) => edit({ seed: event.target.value })}
              />
            </Field>
          </div>
        )}
        {draft.rest && (
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-quiet">
            {t("rest")}
            <Button look="quiet" icon="close" onClick={() => edit({ rest: null })}>
              {t("rest.drop")}
            </Button>
          </p>
        )}
      </div>
    </Fold>
  );
}

/** A part of the form that can be put away, and then says in a line what is in it. */
export function Fold({
  title,
  summary,
  kept,
  forced = false,
  children,
}: {
  title: string;
  summary: string;
  kept: string;
  /** Something in it is wrong. */
  forced?: boolean;
  children: ReactNode;
}): JSX.Element {
  const id = useId();
  const [said, setSaid] = useKept(kept, false);
  const open = forced || said;
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-3 border-t border-line pt-3">
      <h2>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setSaid(!open)}
          className="touch flex w-full items-center gap-3 text-left text-sm font-medium hover:text-text"
        >
          <span className="shrink-0">{title}</span>
          {!open && <span className="min-w-0 grow truncate font-normal text-quiet">{summary}</span>}
          <span className="ml-auto text-quiet">
            <Icon name={open ? "chevronUp" : "chevronDown"} />
          </span>
        </button>
      </h2>
      <div id={id} hidden={!open} className={open ? "grid gap-4" : undefined}>
        {open && children}
      </div>
    </section>
  );
}
