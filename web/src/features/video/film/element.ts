/** What Safari on a phone has instead of full screen for any element. */
export interface PhoneVideo extends HTMLVideoElement {
  webkitEnterFullscreen?: () => void;
  webkitDisplayingFullscreen?: boolean;
}

const SHOWN_WITHIN_MS = 500;

/** When `name` happens to the element, or its file fails (false). */
export function once(element: HTMLVideoElement, name: string): Promise<boolean> {
  return new Promise((done) => {
    const end = (came: boolean) => {
      element.removeEventListener(name, yes);
      element.removeEventListener("error", no);
      element.removeEventListener("emptied", no);
      done(came);
    };
    const yes = () => end(true);
    const no = () => end(false);
    element.addEventListener(name, yes);
    element.addEventListener("error", no);
    element.addEventListener("emptied", no);
  });
}

/** When the element has put a frame on the screen; a page that nobody sees shows none, and is not waited for. */
export function frameShown(element: HTMLVideoElement): Promise<void> {
  return new Promise((done) => {
    const late = setTimeout(done, SHOWN_WITHIN_MS);
    const shown = () => {
      clearTimeout(late);
      done();
    };
    if ("requestVideoFrameCallback" in element) element.requestVideoFrameCallback(shown);
    else requestAnimationFrame(() => requestAnimationFrame(shown));
  });
}

/** Another window shows the element's picture now: it must stay the one that plays. */
export function isLent(element: PhoneVideo): boolean {
  return Boolean(element.webkitDisplayingFullscreen) || document.pictureInPictureElement === element;
}

/** The stretches that are loaded, in seconds. */
export function loadedOf(element: HTMLVideoElement): readonly Stretch[] {
  const ranges = element.buffered;
  return Array.from({ length: ranges.length }, (_, place) => ({
    from: ranges.start(place),
    to: ranges.end(place),
  }));
}

export interface Stretch {
  from: number;
  to: number;
}

/** Lets go of what an element holds: a browser keeps files and decoders of those that only left the page. */
export function release(element: HTMLVideoElement): void {
  element.pause();
  element.removeAttribute("src");
  element.load();
}
