import { type JSX, type MouseEvent, useEffect, useState } from "react";
import { useStudio } from "@/shared/api/studio";
import { LANGUAGES, type Language, useLanguage } from "@/shared/i18n/language";
import { useWords } from "@/shared/i18n/words";
import { type Theme, useTheme } from "@/shared/lib/theme";
import { Choice } from "@/shared/ui/field";
import { Failure, Waiting } from "@/shared/ui/notice";
import { Health } from "./health";
import { Providers } from "./providers";
import { Fact, Facts, Section } from "./section";
import { useSetup } from "./setup";
import { RestartNeeded } from "./setup-form";
import { Budgets, FilmLimits, Planner, Storage, Voices } from "./studio";
import { WORDS } from "./words";

const PARTS = [
  "providers",
  "budgets",
  "planner",
  "voices",
  "films",
  "storage",
  "health",
  "appearance",
  "about",
] as const;

/** What the studio is set up with, and how to set it up otherwise. */
export default function Settings(): JSX.Element {
  const t = useWords(WORDS);
  const studio = useStudio();
  const setup = useSetup();
  const settled = studio.data !== undefined && (setup.data !== undefined || setup.error !== null);
  // Whoever comes by a link to a part is taken there once it stands where it will stay.
  useEffect(() => {
    if (settled) show(window.location.hash.slice(1), "instant");
  }, [settled]);
  return (
    <div className="mx-auto grid w-full max-w-5xl content-start gap-8 px-4 py-8 sm:px-6">
      <header className="grid gap-2">
        <h1 className="text-2xl">{t("settings.title")}</h1>
        <p className="max-w-prose text-sm text-quiet">
          {t(setup.off ? "settings.about.elsewhere" : "settings.about")}
        </p>
        <div aria-live="polite" className="mt-2 empty:hidden">
          {setup.data?.restartNeeded && <RestartNeeded />}
        </div>
      </header>
      <div className="grid gap-10 lg:grid-cols-[11rem_minmax(0,1fr)]">
        <Index />
        <div className="grid min-w-0 gap-14">
          <Providers setup={setup.data} />
          {studio.data && (setup.data || setup.error) ? (
            <>
              <Budgets studio={studio.data} setup={setup.data} />
              <Planner studio={studio.data} setup={setup.data} />
              <Voices studio={studio.data} setup={setup.data} />
              <FilmLimits studio={studio.data} />
              <Storage studio={studio.data} />
            </>
          ) : studio.error ? (
            <Failure why={studio.error} onRetry={() => void studio.refetch()} />
          ) : (
            <Waiting className="h-[90rem]" />
          )}
          <Health />
          <Appearance />
          <About version={studio.data?.version} />
        </div>
      </div>
    </div>
  );
}

/** Links to the parts; the one in view is marked. */
function Index(): JSX.Element {
  const t = useWords(WORDS);
  const [at, setAt] = useState<string>(PARTS[0]);
  useEffect(() => {
    const look = () => {
      const bottom = window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 4;
      const passed = PARTS.filter((part) => {
        const box = document.getElementById(part)?.getBoundingClientRect();
        return box !== undefined && box.top < window.innerHeight / 3;
      });
      setAt((bottom ? PARTS.at(-1) : passed.at(-1)) ?? PARTS[0]);
    };
    look();
    window.addEventListener("scroll", look, { passive: true });
    return () => window.removeEventListener("scroll", look);
  }, []);
  const go = (event: MouseEvent, part: string) => {
    event.preventDefault();
    window.history.replaceState(null, "", `#${part}`);
    show(part, "smooth");
  };
  return (
    <nav aria-label={t("settings.index")} className="lg:sticky lg:top-20 lg:self-start">
      <ul className="flex flex-wrap gap-x-1 lg:flex-col">
        {PARTS.map((part) => (
          <li key={part}>
            <a
              href={`#${part}`}
              aria-current={part === at ? "location" : undefined}
              onClick={(event) => go(event, part)}
              className="touch flex items-center rounded-control px-2.5 text-sm text-quiet transition-colors hover:text-text aria-[current]:text-text lg:rounded-none lg:border-l-2 lg:border-line lg:aria-[current]:border-mark"
            >
              {t(`${part}.title`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Brings a part into view, and the focus to its heading. */
function show(part: string, behavior: ScrollBehavior): void {
  const section = PARTS.some((one) => one === part) ? document.getElementById(part) : null;
  if (!section) return;
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  section.scrollIntoView({ behavior: still ? "instant" : behavior });
  section.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
}

function Appearance(): JSX.Element {
  const t = useWords(WORDS);
  const { language, speak } = useLanguage();
  const { theme, wear } = useTheme();
  return (
    <Section id="appearance" title={t("appearance.title")} about={t("appearance.about")}>
      <div className="grid max-w-md gap-4 text-sm">
        <div className="grid gap-1.5">
          <span aria-hidden="true" className="font-medium">
            {t("appearance.language")}
          </span>
          <Choice<Language>
            label={t("appearance.language")}
            value={language}
            onChange={speak}
            options={(Object.keys(LANGUAGES) as Language[]).map((value) => ({
              value,
              label: <span lang={value}>{LANGUAGES[value]}</span>,
            }))}
          />
        </div>
        <div className="grid gap-1.5">
          <span aria-hidden="true" className="font-medium">
            {t("appearance.theme")}
          </span>
          <Choice<Theme>
            label={t("appearance.theme")}
            value={theme}
            onChange={wear}
            options={[
              { value: "dark", label: t("appearance.dark") },
              { value: "light", label: t("appearance.light") },
            ]}
          />
        </div>
      </div>
    </Section>
  );
}

function About({ version }: { version: string | undefined }): JSX.Element {
  const t = useWords(WORDS);
  return (
    <Section id="about" title={t("about.title")}>
      <Facts>
        <Fact name="Reelwright">{version ? t("about.version", { version }) : "…"}</Fact>
        <Fact name={t("about.licence")}>Apache-2.0</Fact>
        <Fact name={t("about.api")}>
          <a
            href="/api/openapi.json"
            className="underline decoration-border underline-offset-4 hover:decoration-text"
          >
            {t("about.api.link")}
          </a>
        </Fact>
      </Facts>
    </Section>
  );
}
