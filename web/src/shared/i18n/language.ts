import { create } from "zustand";

/** The languages that the page is written in. */
export const LANGUAGES = { en: "English", id: "Bahasa Indonesia" } as const;
export type Language = keyof typeof LANGUAGES;

const KEPT = "reelwright.language";

function first(): Language {
  return document.documentElement.lang === "id" ? "id" : "en";
}

/** The language the page speaks, remembered in this browser. */
export const useLanguage = create<{ language: Language; speak: (language: Language) => void }>((set) => ({
  language: first(),
  speak: (language) => {
    document.documentElement.lang = language;
    try {
      localStorage.setItem(KEPT, language);
    } catch {
      // A browser that keeps nothing speaks the chosen language until it is closed.
    }
    set({ language });
  },
}));
