import { type JSX, type ReactNode, useState } from "react";
import { Link, useLocation } from "wouter";
import { Queue } from "@/features/queue";
import { useConnection } from "@/shared/api/live";
import { useLanguage } from "@/shared/i18n/language";
import { useWords } from "@/shared/i18n/words";
import { useCommands } from "@/shared/lib/commands";
import { useShortcuts } from "@/shared/lib/keys";
import { useTheme } from "@/shared/lib/theme";
import { Hint, IconButton } from "@/shared/ui/button";
import { cx } from "@/shared/ui/cx";
import { Icon, type IconName, Logo } from "@/shared/ui/icons";
import { undoNewest } from "@/shared/ui/toast";
import { useArrival } from "./arrival";
import { CommandMenu } from "./command-menu";
import { KeyList } from "./key-list";
import { WORDS } from "./words";

interface Place {
  path: string;
  icon: IconName;
  name: "videos" | "generate" | "gallery" | "costs" | "settings";
}
const PAGES: readonly Place[] = [
  { path: "/videos", icon: "film", name: "videos" },
  { path: "/costs", icon: "costs", name: "costs" },
  { path: "/settings", icon: "settings", name: "settings" },
];
const TABS: readonly Place[] = [
  { path: "/videos/generate", icon: "pencil", name: "generate" },
  { path: "/videos/gallery", icon: "grid", name: "gallery" },
];

/** What is on every page: where to go, the queue, the command menu, and word of a lost connection. */
export function Shell({ children }: { children: ReactNode }): JSX.Element {
  const t = useWords(WORDS);
  const [path, go] = useLocation();
  const { language, speak } = useLanguage();
  const { theme, wear } = useTheme();
  const lost = useConnection((state) => state.state === "lost");
  const [menu, setMenu] = useState(false);
  const [keys, setKeys] = useState(false);
  const [queue, setQueue] = useState(false);
  useArrival();
  const otherTheme = () => wear(theme === "dark" ? "light" : "dark");
  const otherLanguage = () => speak(language === "en" ? "id" : "en");

  useShortcuts(t("keys.general"), [
    { key: "?", label: t("keys.help"), run: () => setKeys(true) },
    { key: "mod+k", label: t("keys.menu"), run: () => setMenu(true), always: true },
    { key: "g", label: t("keys.generate"), run: () => go("/videos/generate") },
    { key: "v", label: t("keys.gallery"), run: () => go("/videos/gallery") },
    { key: "q", label: t("keys.queue"), run: () => setQueue((open) => !open) },
    { key: "mod+z", label: t("keys.undo"), run: () => void undoNewest() },
    { key: "t", label: t("keys.theme"), run: otherTheme },
  ]);
  useCommands([
    { id: "home", label: t("home"), run: () => go("/") },
    ...[...TABS, ...PAGES.slice(1)].map((page) => ({
      id: page.name,
      label: t(page.name),
      run: () => go(page.path),
    })),
    { id: "queue", label: t("keys.queue"), shortcut: "q", run: () => setQueue(true) },
    { id: "keys", label: t("shortcuts"), shortcut: "?", run: () => setKeys(true) },
    { id: "theme", label: t("theme.switch"), shortcut: "t", run: otherTheme },
    { id: "language", label: t("language.switch"), words: "language bahasa English", run: otherLanguage },
  ]);

  const links = PAGES.map((page) => {
    const here = path === page.path || path.startsWith(`${page.path}/`);
    return (
      <Link
        key={page.path}
        href={page.path}
        aria-current={here ? "page" : undefined}
        className={cx(
          "touch flex items-center justify-center gap-2 px-3 text-sm transition-colors hover:text-text",
          "max-md:grow max-md:flex-col max-md:gap-0.5 max-md:px-1 max-md:py-1.5 max-md:text-xs md:h-14",
          here ? "text-text shadow-[inset_0_-2px_0_var(--color-mark)]" : "text-quiet",
        )}
      >
        <Icon name={page.icon} />
        {t(page.name)}
      </Link>
    );
  });

  return (
    <div className="flex min-h-dvh flex-col max-md:pb-16">
      <a
        href="#page"
        className="sr-only z-50 bg-accent p-3 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t("skip")}
      </a>
      <header className="sticky top-0 z-30 border-b border-line bg-base">
        <div className="mx-auto flex h-14 max-w-[90rem] items-center gap-4 px-4 sm:px-6">
          <Link href="/" aria-label={`Reelwright, ${t("home")}`} className="touch inline-flex items-center">
            <Logo />
          </Link>
          <nav aria-label={t("nav")} className="hidden items-center md:flex">
            {links}
          </nav>
          <div className="ml-auto flex items-center gap-1">
            <Queue open={queue} onOpen={setQueue} />
            <IconButton icon="command" label={t("menu")} keys="Ctrl K" onClick={() => setMenu(true)} />
            <IconButton
              icon="help"
              label={t("shortcuts")}
              keys="?"
              className="max-sm:hidden"
              onClick={() => setKeys(true)}
            />
            <IconButton
              icon={theme === "dark" ? "sun" : "moon"}
              label={t("theme.switch")}
              onClick={otherTheme}
            />
            <Hint text={t("language.switch")}>
              <button
                type="button"
                lang={language === "en" ? "id" : "en"}
                onClick={otherLanguage}
                className="touch slate min-w-8 rounded-control px-2 hover:bg-raised"
              >
                {language === "en" ? "ID" : "EN"}
                <span className="sr-only"> {t("language.switch")}</span>
              </button>
            </Hint>
          </div>
        </div>
        {lost && (
          <p
            role="status"
            className="flex items-center justify-center gap-2 border-t border-line bg-raised px-4 py-1.5 text-sm"
          >
            <span className="text-failure">
              <Icon name="alert" />
            </span>
            {t("lost")}
          </p>
        )}
      </header>
      <main id="page" tabIndex={-1} className="flex grow flex-col outline-none">
        {TABS.some((tab) => tab.path === path) && <Tabs path={path} />}
        {children}
      </main>
      <nav
        aria-label={t("nav")}
        className="fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-base pb-[env(safe-area-inset-bottom)] md:hidden"
      >
        {links}
      </nav>
      <CommandMenu open={menu} onClose={() => setMenu(false)} />
      <KeyList open={keys} onClose={() => setKeys(false)} />
    </div>
  );
}

/** The two sides of the videos: making one, and all that there are. */
function Tabs({ path }: { path: string }): JSX.Element {
  const t = useWords(WORDS);
  return (
    <nav aria-label={t("videos")} className="border-b border-line">
      <div className="mx-auto flex max-w-[90rem] px-4 sm:px-6">
        {TABS.map((tab) => (
          <Link
            key={tab.path}
            href={tab.path}
            aria-current={tab.path === path ? "page" : undefined}
            className={cx(
              "touch flex h-11 items-center gap-2 pr-6 text-sm transition-colors hover:text-text",
              tab.path === path ? "font-medium text-text" : "text-quiet",
            )}
          >
            <span
              className={cx(
                "flex h-full items-center gap-2",
                tab.path === path && "shadow-[inset_0_-2px_0_var(--color-mark)]",
              )}
            >
              <Icon name={tab.icon} />
              {t(tab.name)}
            </span>
          </Link>
        ))}
      </div>
    </nav>
  );
}
