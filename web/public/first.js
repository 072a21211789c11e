// Before anything is drawn: the theme and the language of last time, so that nothing flashes or jumps.
(() => {
  const kept = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };
  const light = matchMedia("(prefers-color-scheme: light)").matches;
  document.documentElement.dataset.theme = kept("reelwright.theme") || (light ? "light" : "dark");
  document.documentElement.lang =
    kept("reelwright.language") || (/^(id|in)\b/i.test(navigator.language) ? "id" : "en");
})();
