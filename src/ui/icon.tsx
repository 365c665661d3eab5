/** 24-unit outlines, drawn to sit well at 20 px. Always decorative: the word beside says what it means. */
const paths = {
  day: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  duty: 'M6 4h4l1.5 4-2 1.5a11 11 0 0 0 5 5l1.5-2 4 1.5v4c0 1-.8 2-2 2A16 16 0 0 1 4 6c0-1.2.8-2 2-2z',
  intake: 'M4 13v6h16v-6M12 4v10M8 10l4 4 4-4',
  cases: 'M3 7h7l2 2h9v10H3z',
  routines: 'M6 4h12v16H6zM9 8h6M9 12h6M9 16h4',
  children: 'M12 4a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM6 20c0-4 2.500-7 6-7s6 3 6 7',
  meetings:
    'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM17 7a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5zM2.500 19c0-3 2-5.500 5.500-5.500s5.500 2.500 5.500 5.500M15 14.500c3.500-.5 6 1.500 6 4.500',
  figures: 'M4 20h16M7.500 16v-4M12 16V5M16.500 16v-7',
  settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4',
  plus: 'M12 5v14M5 12h14',
  urgent: 'M13 3 5 14h6l-1 7 9-12h-6z',
  hide: 'M3 12s3.500-6 9-6c1.800 0 3.300.6 4.600 1.400M21 12s-3.500 6-9 6c-1.800 0-3.300-.6-4.600-1.400M4 20 20 4',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.500 20c.5-4 3.500-6 7.500-6s7 2 7.500 6',
  danger: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 8v5M12 16.200v.3',
  today: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4.500l3 2',
  info: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 11v5M12 7.800v.3',
  done: 'M5 12.500 10 17.500 19 7',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  phone: 'M6 4h4l1.500 4-2 1.500a11 11 0 0 0 5 5l1.500-2 4 1.500v4c0 1-.8 2-2 2A16 16 0 0 1 4 6c0-1.2.8-2 2-2z',
} as const;

export type IconName = keyof typeof paths;

export const Icon = ({ name, size = 20 }: { name: IconName; size?: 16 | 20 | 24 }) => (
  <svg
    class="icon"
    viewBox="0 0 24 24"
    width={size}
    height={size}
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    <path d={paths[name]} />
  </svg>
);
