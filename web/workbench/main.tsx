import "@/theme.css";
import { createRoot } from "react-dom/client";

const root = document.getElementById("root");
if (!root) throw new Error("The workbench has no place to stand in.");
const params = new URLSearchParams(window.location.search);
const story = params.get("story");

if (story === null) {
  const { Bench } = await import("./bench");
  createRoot(root).render(<Bench />);
} else {
  // Before anything reads them: the language and the theme that are looked at.
  document.documentElement.lang = params.get("lang") ?? "en";
  document.documentElement.dataset.theme = params.get("theme") ?? "dark";
  // No studio is there to be asked: what is not in the cache never comes.
  window.fetch = () => new Promise(() => {});
  const { Stage } = await import("./stage");
  createRoot(root).render(<Stage name={story} />);
}
