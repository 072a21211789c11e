import { useRef, useState } from "react";
import { ask, Refusal } from "@/shared/api/client";
import { cache, key } from "@/shared/api/queries";
import type { VideoRequest, VideoView } from "@/shared/api/types";
import { stop } from "@/shared/ui/stopping";
import { answered, nameFor } from "./asking";
import { arrived, begin, see } from "./visit";

export interface Making {
  /** Asks for a film. Null where it was refused or nobody answered: `why` says which. */
  make: (request: VideoRequest) => Promise<VideoView | null>;
  busy: boolean;
  why: unknown;
  /** Forget what went wrong. */
  calm: () => void;
}

/** Asks for films, each once however often it is pressed, and shows each before it is there. */
export function useMaking(): Making {
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [why, setWhy] = useState<unknown>(null);

  const make = async (request: VideoRequest): Promise<VideoView | null> => {
    // A second click comes before the first is drawn.
    if (running.current) return null;
    running.current = true;
    setBusy(true);
    setWhy(null);
    const body = JSON.stringify(request);
    const name = nameFor(body);
    begin({
      name,
      prompt: request.prompt ?? "",
      aspect: request.aspect ?? "16:9",
      scenes: request.scenes ?? null,
      stopped: false,
    });
    try {
      const video = await asked(request, name, body);
      answered();
      cache.setQueryData(key.video(video.id), video);
      see([video.id]);
      void cache.invalidateQueries({ queryKey: key.videos });
      if (arrived(name)) void stop(video.id);
      return video;
    } catch (problem) {
      arrived(name);
      setWhy(problem);
      return null;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { make, busy, why, calm: () => setWhy(null) };
}

async function asked(request: VideoRequest, name: string, body: string): Promise<VideoView> {
  const send = (as: string) =>
    ask<VideoView>("POST", "/api/videos", { body: request, headers: { "Idempotency-Key": as } });
  try {
    return await send(name);
  } catch (why) {
    // The film of that name was deleted, or the studio had a name like it for another: this one is new.
    if (!(why instanceof Refusal) || !SPENT.has(why.code)) throw why;
    answered();
    return await send(nameFor(body));
  }
}
const SPENT: ReadonlySet<string> = new Set(["idempotency_key_spent", "idempotency_key_reused"]);
