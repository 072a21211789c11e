import { useQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import type { Urls } from "@/shared/api/types";
import { cellAt, readSpriteMap } from "@/shared/lib/sprite";

/** The small pictures of a film; asked for once they are wanted, and kept: their address says what they hold. */
export function useSprite(urls: Urls, wanted: boolean) {
  return useQuery({
    queryKey: ["sprite", urls.spriteMap],
    queryFn: async ({ signal }) => {
      const answer = await fetch(urls.spriteMap ?? "", { signal });
      if (!answer.ok) throw new Error("there is no map of the small pictures");
      return readSpriteMap(await answer.text());
    },
    enabled: wanted && Boolean(urls.sprite && urls.spriteMap),
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  });
}

/** The film at an instant, small, over the scrub bar. */
export function HoverPicture({
  urls,
  seconds,
  code,
  scene,
}: {
  urls: Urls;
  seconds: number;
  code: string;
  scene: string | null;
}): JSX.Element {
  const { data: cells } = useSprite(urls, true);
  const cell = cells && cellAt(cells, seconds);
  return (
    <div className="border border-line bg-screen text-on-screen">
      {cell && urls.sprite && (
        <div
          aria-hidden="true"
          className="mx-auto"
          style={{
            width: cell.width,
            height: cell.height,
            backgroundImage: `url("${urls.sprite}")`,
            backgroundPosition: `-${cell.x}px -${cell.y}px`,
          }}
        />
      )}
      <p className="px-2 pt-0.5 text-center text-xs timecode">{code}</p>
      {scene && (
        <p dir="auto" className="max-w-40 truncate px-2 pb-1 text-center text-xs">
          {scene}
        </p>
      )}
    </div>
  );
}
