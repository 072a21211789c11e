import { QueryClientProvider } from "@tanstack/react-query";
import { Tooltip } from "radix-ui";
import { type JSX, Suspense, useEffect } from "react";
import { Redirect, Route, Switch } from "wouter";
import { useEntrance } from "@/shared/api/client";
import { listenForReturns, useWatch } from "@/shared/api/live";
import { cache } from "@/shared/api/queries";
import { listenForShortcuts } from "@/shared/lib/keys";
import { part } from "@/shared/lib/part";
import { Guard, Waiting } from "@/shared/ui/notice";
import { Notices } from "@/shared/ui/toast";
import { Entrance } from "./entrance";
import { Home } from "./home";
import { Missing } from "./missing";
import { Shell } from "./shell";

const Generate = part(() => import("@/features/generate"));
const Gallery = part(() => import("@/features/gallery"));
const VideoPage = part(() => import("@/features/video"));
const Costs = part(() => import("@/features/settings/costs"));
const Settings = part(() => import("@/features/settings"));

export function App(): JSX.Element {
  useEffect(listenForShortcuts, []);
  useEffect(listenForReturns, []);
  // Lists are kept true as long as the page is open: every tab sees what another one did.
  useWatch();
  return (
    <QueryClientProvider client={cache}>
      <Tooltip.Provider delayDuration={400}>
        <Inside />
        <Notices />
      </Tooltip.Provider>
    </QueryClientProvider>
  );
}

function Inside(): JSX.Element {
  const known = useEntrance((state) => state.known);
  if (!known) return <Entrance />;
  return (
    <Shell>
      <Guard>
        <Suspense fallback={<Waiting className="min-h-[80vh]" />}>
          <Switch>
            <Route path="/" component={Home} />
            <Route path="/videos">
              <Redirect to="/videos/generate" replace />
            </Route>
            <Route path="/videos/generate" component={Generate} />
            <Route path="/videos/gallery" component={Gallery} />
            <Route path="/videos/:id/:view?">
              {({ id, view }) => <VideoPage key={id} id={id} {...(view ? { view } : {})} />}
            </Route>
            <Route path="/costs" component={Costs} />
            <Route path="/settings" component={Settings} />
            <Route component={Missing} />
          </Switch>
        </Suspense>
      </Guard>
    </Shell>
  );
}
