import { type JSX, useState } from "react";
import { LANGUAGES } from "@/shared/i18n/language";
import { STORIES } from "./stories";

const VIEWS = [
  { name: "Dark", theme: "dark", width: undefined },
  { name: "Light", theme: "light", width: undefined },
  { name: "Light, 320 px", theme: "light", width: 320 },
] as const;

/** Every component in all its states, in both themes side by side and as narrow as a page may be. */
export function Bench(): JSX.Element {
  const [story, setStory] = useState(() => window.location.hash.slice(1) || Object.keys(STORIES)[0] || "");
  const [language, setLanguage] = useState<string>("en");
  const choose = (name: string) => {
    setStory(name);
    window.history.replaceState(null, "", `#${name}`);
  };
  return (
    <div className="grid h-dvh grid-cols-[13rem_minmax(0,1fr)]">
      <nav aria-label="Components" className="overflow-y-auto border-r border-line p-3 text-sm">
        <h1 className="pb-2 font-semibold">Workbench</h1>
        <div className="flex gap-2 pb-3">
          {Object.keys(LANGUAGES).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === language}
              onClick={() => setLanguage(one)}
              className="slate rounded-control border border-border px-2 py-1 aria-pressed:bg-raised"
            >
              {one}
            </button>
          ))}
        </div>
        {Object.keys(STORIES).map((name) => (
          <button
            key={name}
            type="button"
            aria-current={name === story ? "page" : undefined}
            onClick={() => choose(name)}
            className="block w-full px-2 py-1 text-left text-quiet hover:text-text aria-[current]:bg-raised aria-[current]:text-text"
          >
            {name}
          </button>
        ))}
      </nav>
      <main className="flex gap-px overflow-x-auto bg-line">
        {VIEWS.map((view) => (
          <figure
            key={view.name}
            className={view.width ? "flex shrink-0 flex-col" : "flex min-w-[30rem] grow basis-0 flex-col"}
            style={view.width ? { width: view.width } : {}}
          >
            <figcaption className="bg-panel px-3 py-1 text-xs text-quiet">{view.name}</figcaption>
            <iframe
              key={`${story} ${language}`}
              title={`${story}, ${view.name}`}
              src={`?story=${encodeURIComponent(story)}&theme=${view.theme}&lang=${language}`}
              className="w-full grow border-0 bg-base"
            />
          </figure>
        ))}
      </main>
    </div>
  );
}
