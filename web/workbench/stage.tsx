import { QueryClientProvider } from "@tanstack/react-query";
import { Tooltip } from "radix-ui";
import type { JSX } from "react";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";
import { cache } from "@/shared/api/queries";
import { Notices } from "@/shared/ui/toast";
import { STORIES } from "./stories";

/** One component, in all its states, one under the other. */
export function Stage({ name }: { name: string }): JSX.Element {
  const states = STORIES[name] ?? {};
  // A link leads nowhere: the workbench is no page of the studio.
  const { hook } = memoryLocation({ path: "/" });
  return (
    <QueryClientProvider client={cache}>
      <Tooltip.Provider delayDuration={400}>
        <Router hook={hook}>
          <main className="grid min-w-0 gap-8 p-4">
            <h1 className="sr-only">{name}</h1>
            {Object.entries(states).map(([state, Show]) => (
              <div key={state} data-state-of={name} className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
                <p className="slate border-b border-line pb-1 text-quiet">{state}</p>
                <Show />
              </div>
            ))}
          </main>
        </Router>
        <Notices />
      </Tooltip.Provider>
    </QueryClientProvider>
  );
}
