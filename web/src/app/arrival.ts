import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useLocation } from "wouter";
import { get } from "@/shared/api/client";
import { key } from "@/shared/api/queries";
import type { VideoView } from "@/shared/api/types";
import { useWords } from "@/shared/i18n/words";
import { useTitle } from "@/shared/lib/title";
import { WORDS } from "./words";

const PATIENCE_MS = 4000;
const NAMES = {
  "/": "home",
  "/videos": "videos",
  "/videos/generate": "generate",
  "/videos/gallery": "gallery",
  "/costs": "costs",
  "/settings": "settings",
} as const;

/** The page that a path is of: the views of a video are one page. */
export function pageOf(path: string): string {
  return `/${path.split("/").filter(Boolean).slice(0, 2).join("/")}`;
}

/** Whatever a new page owes to whoever comes to it: its name in the tab, its top in view, the focus on its heading. */
export function useArrival(): void {
  const t = useWords(WORDS);
  const [path] = useLocation();
  const page = pageOf(path);
  const id = !(page in NAMES) && page.startsWith("/videos/") ? page.slice("/videos/".length) : null;
  // Only looks into the cache: the page of the video asks for it.
  const video = useQuery({
    queryKey: key.video(id ?? ""),
    queryFn: ({ signal }) => get<VideoView>(`/api/videos/${id}`, signal),
    enabled: false,
  });
  useTitle(
    page in NAMES
      ? t(NAMES[page as keyof typeof NAMES])
      : id === null
        ? t("missing.title")
        : video.data?.storyboard?.title || video.data?.brief.prompt,
  );

  const before = useRef(page);
  const back = useRef(false);
  useEffect(() => {
    const went = () => {
      back.current = true;
    };
    // Before the router hears of it, so that it is known when the page is there.
    window.addEventListener("popstate", went, { capture: true });
    return () => window.removeEventListener("popstate", went, { capture: true });
  }, []);
  useEffect(() => {
    if (before.current === page) return;
    before.current = page;
    // An address that names a part of the page is the page's own matter: it knows when that part is there.
    if (window.location.hash.length > 1) {
      back.current = false;
      return;
    }
    // Whoever goes back comes back to where they were: the browser sees to that.
    if (!back.current) window.scrollTo({ top: 0, behavior: "instant" });
    back.current = false;
    return arrive();
  }, [page]);
}

/** Puts the focus on the heading of the page, which may still have to come, unless somebody has put it elsewhere. */
export function arrive(): () => void {
  const main = document.getElementById("page");
  if (!main) return () => {};
  const take = (): boolean => {
    // The page that was left stays hidden until the code of the new one is there.
    const heading = [...main.querySelectorAll("h1")].find((one) => one.checkVisibility?.() ?? true);
    if (!heading) return false;
    if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    return true;
  };
  if (take()) return () => {};
  main.focus({ preventScroll: true });
  const watch = new MutationObserver(() => {
    const moved = document.activeElement !== main && document.activeElement !== document.body;
    if (moved || take()) stop();
  });
  const timer = setTimeout(() => stop(), PATIENCE_MS);
  const stop = () => {
    watch.disconnect();
    clearTimeout(timer);
  };
  watch.observe(main, { childList: true, subtree: true, attributes: true, attributeFilter: ["style"] });
  return stop;
}
