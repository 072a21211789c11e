import { useQuery } from "@tanstack/react-query";
import { type JSX, useEffect, useRef } from "react";
import { useTheme } from "@/shared/lib/theme";
import { columnsOf, type Peaks, readPeaks } from "./peaks";

const STEP = 3;
const STROKE = 2;
const SILENCE: Peaks = { bits: 8, channels: 1, data: [] };

/** How loud the film is, along its bar; what was played is in the colour of the text. Flat while nobody knows. */
export function Waveform({ url }: { url: string | null }): JSX.Element {
  const { data: peaks } = useQuery({
    queryKey: ["peaks", url],
    queryFn: async ({ signal }) => {
      const answer = await fetch(url ?? "", { signal });
      return answer.ok ? readPeaks(await answer.json()) : null;
    },
    enabled: url !== null,
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  });
  return (
    <div aria-hidden="true" className="relative h-12">
      <Drawing peaks={peaks ?? SILENCE} token="--rw-border" />
      <div className="absolute inset-0" style={{ clipPath: "inset(0 calc(100% - var(--at, 0) * 100%) 0 0)" }}>
        <Drawing peaks={peaks ?? SILENCE} token="--rw-text" />
      </div>
    </div>
  );
}

function Drawing({ peaks, token }: { peaks: Peaks; token: string }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme((state) => state.theme);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read anew when the theme is another.
  useEffect(() => {
    const paper = canvas.current;
    if (!paper) return;
    const draw = () => {
      const { clientWidth: width, clientHeight: height } = paper;
      const dense = window.devicePixelRatio || 1;
      paper.width = Math.round(width * dense);
      paper.height = Math.round(height * dense);
      const pen = paper.getContext("2d");
      if (!pen || width === 0) return;
      pen.scale(dense, dense);
      pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(token);
      columnsOf(peaks, Math.floor(width / STEP)).forEach((loud, column) => {
        const tall = Math.max(1, loud * height);
        pen.fillRect(column * STEP, (height - tall) / 2, STROKE, tall);
      });
    };
    draw();
    const watch = new ResizeObserver(draw);
    watch.observe(paper);
    return () => watch.disconnect();
  }, [peaks, token, theme]);
  return <canvas ref={canvas} className="absolute inset-0 size-full" />;
}
