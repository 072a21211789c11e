import type { JSX } from "react";
import type { VideoView } from "@/shared/api/types";
import { Player } from "./player";

/** A film by itself: the player, and all there is to know about it. */
export default function FilmView({ video }: { video: VideoView }): JSX.Element {
  return (
    <div className="mx-auto grid w-full max-w-[90rem] gap-6 px-4 py-6 sm:px-6">
      <Player video={video} large />
    </div>
  );
}
