import { create } from "zustand";

export type Theme = "dark" | "light";

const KEPT = "reelwright.theme";

/** The theme of the page, remembered in this browser; before it is chosen, the system's. */
export const useTheme = create<{ theme: Theme; wear: (theme: Theme) => void }>((set) => ({
  theme: document.documentElement.dataset.theme === "light" ? "light" : "dark",
  wear: (theme) => {
    document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem(KEPT, theme);
    } catch {
      // Worn until the browser is closed.
    }
    set({ theme });
  },
}));
