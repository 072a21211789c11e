import type { JSX } from "react";

/** The grease-pencil ring as it is drawn on a contact sheet: right around the picture. */
export function RingAround(): JSX.Element {
  return (
    <svg
      aria-hidden="true"
      viewBox="4 5 24 22"
      preserveAspectRatio="none"
      className="pointer-events-none absolute -inset-1.5 h-[calc(100%+0.75rem)] w-[calc(100%+0.75rem)] overflow-visible text-accent"
    >
      <path
        d="M22.600 6.100C15.200 2.600 5.600 6.900 4.600 15.400c-.9 8 6.600 12.300 13.600 11.100 6.600-1.100 10.600-6.700 9.400-12.300C26.300 8.500 19.500 4.700 12.700 6.600"
        fill="none"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
