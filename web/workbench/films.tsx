import { Card as GalleryCard, Reserved } from "@/features/gallery/card";
import { Ask } from "@/features/generate/ask";
import { Card } from "@/features/generate/card";
import { Row } from "@/features/queue/row";
import { TakeCard } from "@/features/video/board/take-card";
import type { Line, Take } from "@/shared/api/types";
import { LONG, line, MARKUP, RTL, status, take, video } from "./samples";
import type { States } from "./stories";

const nothing = () => undefined;
const ACTS = { open: nothing, focused: nothing, toggle: nothing, range: nothing, remove: nothing };
const LINES: Record<string, Partial<Line>> = {
  done: {},
  upright: { aspect: "9:16" },
  square: { aspect: "1:1" },
  "in line": { status: "pending", percent: 0, hasFilm: false },
  "being made": { status: "processing", percent: 40, step: "scenes", secondsLeft: 42, costMicros: 350_000 },
  "asks for money": { status: "processing", needs: "money", percent: 60 },
  failed: { status: "failed", error: "Moderation turned the prompt of scene 2 down.", costMicros: 250_000 },
  stopped: { status: "cancelled" },
  "long word": { title: LONG, status: "processing", percent: 5 },
  "right to left": { title: RTL },
  markup: { title: MARKUP },
};

function inGallery(it: Partial<Line>, isSelected = false) {
  const shown = line({ id: `g${JSON.stringify(it).length}`, ...it });
  const [across, down] = shown.aspect.split(":").map(Number);
  const width = 260;
  const height = Math.round((width * (down ?? 9)) / (across ?? 16));
  return (
    <ul className="relative" style={{ height: height + 64 }}>
      <GalleryCard
        line={shown}
        x={0}
        y={0}
        width={width}
        height={height}
        isSelected={isSelected}
        isSelecting={isSelected}
        isCurrent
        place={1}
        total={1}
        acts={ACTS}
      />
    </ul>
  );
}

function shot(it: Partial<Take>, before: string | null = null) {
  return (
    <ul className="max-w-72">
      <TakeCard
        take={take(it)}
        aspect="16:9"
        currency="USD"
        before={before}
        editable
        seconds={(value) => `${value} s`}
        onCircle={nothing}
        onRetake={nothing}
      />
    </ul>
  );
}

const each = (show: (it: Partial<Line>) => ReturnType<States[string]>): States =>
  Object.fromEntries(Object.entries(LINES).map(([name, it]) => [name, () => show(it)]));

/** Films, wherever they are shown. */
export const FILMS: Readonly<Record<string, States>> = {
  "Film in the gallery": {
    ...each((it) => inGallery(it)),
    selected: () => inGallery({}, true),
    reserved: () => (
      <ul className="relative h-40">
        <Reserved x={0} y={0} width={260} height={146} />
      </ul>
    ),
  },
  "Film in the queue": each((it) => <Row line={line({ id: `q${it.status ?? ""}`, ...it })} place={2} />),
  "Film being made": {
    "before the storyboard": () => (
      <Card
        video={video({ status: "pending", percent: 0, costMicros: 0 })}
        status={status({ status: "pending", step: "", scenes: [], secondsLeft: null, percent: 0 })}
      />
    ),
    shooting: () => <Card video={video()} status={status()} />,
    asks: () => (
      <Card
        video={video({
          needs: "approval",
          choices: ["approve"],
          quote: { leastMicros: 900_000, mostMicros: 1_200_000, currency: "USD" },
        })}
        status={status({ needs: "approval" })}
      />
    ),
    failed: () => (
      <Card
        video={video({
          status: "failed",
          error: "Nobody answers at the provider.",
          errorCode: "unreachable",
        })}
        status={status({ status: "failed" })}
      />
    ),
    "long word": () => (
      <Card video={video({ brief: { ...video().brief, prompt: LONG } })} status={status()} />
    ),
    "right to left": () => (
      <Card video={video({ brief: { ...video().brief, prompt: RTL } })} status={status()} />
    ),
  },
  "What a film asks": {
    decision: () => (
      <Ask
        video={video({ needs: "decision", ask: `Who writes it? ${LONG}`, choices: ["again", "builtin"] })}
      />
    ),
    money: () => (
      <Ask
        video={video({
          needs: "money",
          choices: ["approve"],
          quote: { leastMicros: 1_000_000, mostMicros: 1_000_000, currency: "USD" },
        })}
      />
    ),
  },
  Take: {
    "in the film": () => shot({ circled: true }),
    another: () => shot({ prompt: "A close shot of a lighthouse at dawn." }, take().prompt),
    shooting: () => shot({ state: "shooting", progress: 40, costMicros: null }),
    waiting: () => shot({ state: "pending", costMicros: null }),
    failed: () => shot({ state: "failed", error: "The clip is black.", errorCode: "black" }),
    "long word": () => shot({ prompt: LONG, model: LONG }),
    "right to left": () => shot({ prompt: RTL }),
  },
};
