import { type FormEvent, type JSX, useEffect, useRef, useState } from "react";
import { useLocation, useSearch } from "wouter";
import { get, Refusal, Unreachable } from "@/shared/api/client";
import { cache, isGone, key, useProviders } from "@/shared/api/queries";
import { useStudio } from "@/shared/api/studio";
import type { StudioView, VideoView } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { keep, readKept, useKept } from "@/shared/lib/kept";
import { useShortcuts } from "@/shared/lib/keys";
import { shortened, useTitle } from "@/shared/lib/title";
import { Failure } from "@/shared/ui/notice";
import { notify } from "@/shared/ui/toast";
import { MakeButton, Terms } from "./action";
import { BeingMade } from "./being-made";
import { Crew } from "./crew";
import {
  type Draft,
  draftOf,
  FIELDS,
  type FieldName,
  faultsOf,
  LIMITS,
  likeBrief,
  requestOf,
  within,
} from "./draft";
import { Examples } from "./examples";
import { HowItWorks } from "./how";
import { Idea } from "./idea";
import { Look } from "./look";
import { useMaking } from "./making";
import { Measure } from "./measure";
import { freeProvider, isPaid, misfitOf, missingAspects, providerOf, sheetOf } from "./models";
import { useQuote } from "./quote";
import { announce, useVisit } from "./visit";
import { useWide } from "./wide";
import { WORDS } from "./words";

const KEPT_DRAFT = "reelwright.generate.draft";
const KEPT_OPEN = "reelwright.generate.intro";

/** Where a film begins: the idea, how it is to be, what it costs; and under it what is being made. */
export default function Generate(): JSX.Element {
  const t = useWords(WORDS);
  useTitle(t("title"));
  const [, go] = useLocation();
  const wide = useWide();
  const form = useRef<HTMLFormElement>(null);
  const promptPlace = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const studio = useStudio();
  const providers = useProviders();
  const limits = { ...LIMITS, ...studio.data?.limits };
  const [typed, setTyped] = useState<Draft>(() => draftOf(readKept<unknown>(KEPT_DRAFT, null)));
  const draft = within(typed, limits);
  const latest = useRef(typed);
  latest.current = typed;
  // The example that was asked for last, where that was no film of the form's own.
  const [example, setExample] = useState<Draft | null>(null);
  const [errors, setErrors] = useState<Partial<Record<FieldName, string>>>({});
  // Open until the first film was made in this browser.
  const [how, setHow] = useKept(`${KEPT_OPEN}.how`, true);
  const [examples, setExamples] = useKept(`${KEPT_OPEN}.examples`, true);
  // Where they stand on a phone does not change under the hands of whoever opens them.
  const [first] = useState(examples);
  const making = useMaking();
  const said = useVisit((visit) => visit.said);

  const provider = providerOf(draft, providers.data);
  const sheet = sheetOf(draft, provider);
  const paid = isPaid(draft, provider);
  const request = requestOf(draft, provider?.name ?? draft.provider, paid);
  const faults = faultsOf(draft, limits, paid);
  const unfit =
    missingAspects(sheet, provider).includes(draft.aspect) || misfitOf(sheet, draft, limits) !== null;
  // What it may cost changes nothing about what it does cost.
  const { budgetMicros, ...priced } = request;
  const quoted = useQuote(paid && !faults.prompt && !faults.seed && !unfit ? priced : null);
  const low =
    typeof budgetMicros === "number" && quoted.quote?.known && budgetMicros < quoted.quote.leastMicros
      ? t("budget.low")
      : undefined;
  const foretold = quoted.why instanceof Refusal ? fieldErrors(quoted.why) : {};
  const shown = { ...foretold, ...errors };
  const general =
    making.why && (example || Object.keys(fieldErrors(making.why)).length === 0) ? making.why : null;

  const put = (next: Draft) => {
    setTyped(next);
    keep(KEPT_DRAFT, next);
  };
  /** Changes what is in the form by now, which may be more than what was in it when this was drawn. */
  const change = (how: (now: Draft) => Draft) => {
    setTyped(how);
    keep(KEPT_DRAFT, how(draftOf(readKept<unknown>(KEPT_DRAFT, null))));
  };
  const edit = (changes: Partial<Draft>) => {
    put({ ...draft, ...changes });
    making.calm();
    // What was said about a field is about what was in it.
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !(name in changes))));
  };
  const promptField = () => promptPlace.current?.querySelector("textarea");

  const submit = async (asked: Draft, began: () => void) => {
    const who = providerOf(asked, providers.data);
    setErrors({});
    const video = await making.make(requestOf(asked, who?.name ?? asked.provider, isPaid(asked, who)));
    if (!video) return;
    began();
    setHow(false);
    setExamples(false);
    announce(t("begun.said", { prompt: asked.prompt.trim() }));
    showFilm(video.id);
  };
  const run = (event?: FormEvent) => {
    event?.preventDefault();
    if (making.busy) return;
    if (Object.keys(faults).length > 0) {
      const sentences = Object.entries(faults).map(([name, fault]) => [
        name,
        t(fault, { most: limits.maxPrompt }),
      ]);
      setErrors(Object.fromEntries(sentences));
      focusWrong(form.current, Object.keys(faults) as FieldName[]);
      return;
    }
    // Said already, of this very draft: asking for the film would only make one that fails.
    if (refusedFor(quoted.why, studio.data)) {
      const found = fieldErrors(quoted.why);
      setErrors(found);
      focusWrong(form.current, Object.keys(found) as FieldName[]);
      return;
    }
    setExample(null);
    const { prompt } = draft;
    void submit(draft, () => {
      if (latest.current.prompt !== prompt) return notify({ text: t("begun.typed"), kind: "done" });
      change((now) => (now.prompt === prompt ? { ...now, prompt: "" } : now));
      const undo = () => change((now) => (now.prompt.trim() ? now : { ...now, prompt }));
      notify({ text: t("begun"), kind: "done", undo });
    });
  };
  const filled = (example: Draft) => ({ ...example, provider: freeProvider(providers.data)?.name ?? null });
  const runExample = (example: Draft) => {
    if (making.busy) return;
    const next = filled(example);
    setExample(example);
    // The form keeps what somebody is writing.
    void submit(next, () => {
      notify({
        text: t("begun.example"),
        kind: "done",
        action: { label: t("begun.fill"), run: () => put(next) },
      });
    });
  };
  const fillExample = (example: Draft) => {
    const before = draft;
    put(filled(example));
    setErrors({});
    making.calm();
    if (before.prompt.trim()) notify({ text: t("filled"), kind: "done", undo: () => put(before) });
    promptField()?.focus();
  };

  useEffect(() => {
    if (!making.why || example) return;
    const found = fieldErrors(making.why);
    setErrors(found);
    focusWrong(form.current, Object.keys(found) as FieldName[]);
  }, [making.why, example]);

  // A finger would open the keyboard over the page.
  useEffect(() => {
    const mouse = window.matchMedia?.("(pointer: fine) and (min-width: 48rem)").matches;
    const area = promptPlace.current?.querySelector("textarea");
    if (!mouse || !area || (document.activeElement && document.activeElement !== document.body)) return;
    area.focus({ preventScroll: true });
    area.setSelectionRange(area.value.length, area.value.length);
  }, []);

  // Notices stand above the bar with the button.
  useEffect(() => {
    const { style } = document.documentElement;
    if (wide || !bar.current) return;
    style.setProperty("--foot", `${bar.current.offsetHeight}px`);
    return () => void style.removeProperty("--foot");
  }, [wide]);

  useLike((video) => {
    const before = draft;
    put(likeBrief(video.brief));
    setErrors({});
    notify({
      text: t("like", { title: video.storyboard?.title || shortened(video.brief.prompt) }),
      kind: "done",
      undo: () => put(before),
    });
    go("/videos/generate", { replace: true });
    promptField()?.focus();
  });

  useShortcuts(t("title"), [
    {
      key: "mod+Enter",
      label: t("keys.make"),
      run: () => {
        if (!document.querySelector('[role="dialog"][data-state="open"]:not([data-beside])')) run();
      },
      always: true,
    },
    { key: "n", label: t("keys.prompt"), run: () => promptField()?.focus() },
  ]);

  const introduction = (row: boolean) => (
    <Examples open={examples} onOpen={setExamples} onRun={runExample} onFill={fillExample} row={row} />
  );
  const howItWorks = <HowItWorks open={how} onOpen={setHow} />;
  const part = { draft, edit, limits, errors: shown };
  return (
    <div className="mx-auto grid w-full max-w-[90rem] gap-10 px-4 py-6 sm:px-6 sm:py-8">
      <header className="-mb-4 grid gap-1">
        <h1 className="text-2xl [font-stretch:88%]">{t("title")}</h1>
        <p className="max-w-3xl text-sm text-quiet">{t("about")}</p>
      </header>
      <form
        ref={form}
        onSubmit={run}
        noValidate
        className="flex flex-col gap-5 max-lg:**:scroll-mb-44 lg:grid lg:grid-cols-[minmax(0,1fr)_23rem] lg:items-start lg:gap-8"
      >
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
          <Idea {...part} prompt={promptPlace} inspiration={!wide && first && introduction(true)} />
          <Measure {...part} sheet={sheet} provider={provider} />
          <Look {...part} studio={studio.data} />
          <Crew
            {...part}
            all={providers.data}
            why={providers.error}
            onRetry={() => void providers.refetch()}
            provider={provider}
            sheet={sheet}
            quote={quoted.quote}
          />
          {wide && howItWorks}
        </div>
        <aside
          aria-label={t("terms")}
          className="max-lg:contents lg:sticky lg:top-20 lg:grid lg:grid-cols-[minmax(0,1fr)] lg:gap-6"
        >
          <div className="grid gap-4 border border-line bg-panel p-4 max-lg:contents">
            <div className="grid gap-4 max-lg:border-t max-lg:border-line max-lg:pt-4">
              <Terms
                draft={draft}
                edit={edit}
                error={shown.budget ?? low}
                paid={paid}
                quote={quoted.quote}
                studio={studio.data}
              />
              {general ? (
                <div className="grid gap-2">
                  <Failure why={general} onRetry={() => (example ? runExample(example) : run())} />
                  {general instanceof Unreachable && <p className="text-sm text-quiet">{t("make.lost")}</p>}
                </div>
              ) : null}
            </div>
            <div
              ref={bar}
              className="max-lg:sticky max-lg:bottom-0 max-lg:z-20 max-md:bottom-[calc(3rem+env(safe-area-inset-bottom))] max-md:after:absolute max-md:after:inset-x-0 max-md:after:top-full max-md:after:h-6 max-md:after:bg-base max-lg:-mx-4 max-lg:border-t max-lg:border-line max-lg:bg-base max-lg:px-4 max-lg:py-3 sm:max-lg:-mx-6 sm:max-lg:px-6"
            >
              <MakeButton draft={draft} paid={paid} quoted={quoted} busy={making.busy} />
            </div>
          </div>
          {wide && introduction(false)}
        </aside>
      </form>
      <p role="status" className="sr-only">
        {said}
      </p>
      <BeingMade />
      {!wide && !first && introduction(true)}
      {!wide && howItWorks}
    </div>
  );
}

/** What was refused, by the fields that it is about. */
function fieldErrors(why: unknown): Partial<Record<FieldName, string>> {
  if (!(why instanceof Refusal)) return {};
  const found: Partial<Record<FieldName, string>> = {};
  for (const name of FIELDS) {
    const sentence = (NAMES[name] ?? [name]).map((one) => why.about(one)).find(Boolean);
    if (!sentence) continue;
    const { hint, detail } = why.problem;
    found[name] = hint && sentence === detail ? `${sentence} ${hint}` : sentence;
  }
  return found;
}
/** What the studio calls a field, where that is not what the form does. */
const NAMES: Partial<Record<FieldName, readonly string[]>> = {
  budget: ["budget", "budgetMicros"],
  music: ["music", "music.file", "music.mood"],
};

/** Whether a quote was refused for what refuses the film as well. Another planner may find other lengths. */
function refusedFor(why: unknown, studio: StudioView | undefined): boolean {
  if (!(why instanceof Refusal) || Object.keys(fieldErrors(why)).length === 0) return false;
  return why.code !== "seconds_do_not_fit" || studio?.planner.builtin !== false;
}

/** Brings the first field that is wrong under the hands of whoever has to change it. */
function focusWrong(form: HTMLFormElement | null, wrong: readonly FieldName[]): void {
  const first = FIELDS.find((name) => wrong.includes(name));
  if (!first) return;
  // A part that was folded opens first.
  requestAnimationFrame(() => {
    const place = form?.querySelector(`[data-field="${first}"]`);
    place
      ?.querySelector<HTMLElement>(
        "textarea, input, select, [role=slider], [role=radio][data-state=on], button",
      )
      ?.focus();
  });
}

/** Takes the reader to a film that has just begun. */
function showFilm(id: string): void {
  requestAnimationFrame(() => {
    const film = document.getElementById(`film-${id}`);
    film?.focus({ preventScroll: true });
    const calm = window.matchMedia?.("(prefers-reduced-motion: reduce)").matches;
    // Where it may be taller than the screen, its head is what there is to see.
    const tall = !window.matchMedia?.("(min-width: 64rem)").matches;
    film?.scrollIntoView({ block: tall ? "start" : "nearest", behavior: calm ? "auto" : "smooth" });
  });
}

/** The film that another is to be like, once, when the address names one. */
function useLike(fill: (video: VideoView) => void): void {
  const t = useWords(WORDS);
  const id = new URLSearchParams(useSearch()).get("like");
  const done = useRef<string | null>(null);
  const latest = useRef(fill);
  latest.current = fill;
  useEffect(() => {
    if (!id) {
      done.current = null;
      return;
    }
    if (done.current === id) return;
    done.current = id;
    cache
      .fetchQuery({
        queryKey: key.video(id),
        queryFn: ({ signal }) => get<VideoView>(`/api/videos/${id}`, signal),
      })
      .then((video) => latest.current(video))
      .catch((why: unknown) => {
        if (isGone(why)) notify({ text: t("like.gone"), kind: "failure" });
        else notify({ text: t("like.failed"), kind: "failure" });
      });
  }, [id, t]);
}
