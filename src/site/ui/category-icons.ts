/** Our own line drawings, one a category, on a 24 × 24 grid. Drawn with the current colour. */
export const categoryIcons: Record<string, string> = {
  // a cot with a child
  'early-childhood': 'M3 19v-8M21 19v-8M3 16h18M7 13a2.5 2.5 0 1 1 5 0M12 13h9M5 19v2M19 19v2M17 4l1 2 2 .3-1.5 1.5',
  // an open book
  education: 'M12 6c-2.5-1.8-5.5-2-9-1.5v13c3.5-.5 6.5-.3 9 1.5 2.5-1.8 5.5-2 9-1.5v-13c-3.5-.5-6.5-.3-9 1.5zM12 6v13',
  // a heart with a pulse
  health: 'M12 20s-8-4.8-8-10.5A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 8 2.5C20 15.2 12 20 12 20zM6 12h3.5l1.5-3 2 5 1.2-2H18',
  // a house
  housing: 'M3 11.5 12 4l9 7.5M5.5 10v10h13V10M10 20v-6h4v6',
  // two hands holding
  support: 'M4 12v7l5 2 9-4a1.7 1.7 0 0 0-1.5-3L13 15M4 13h4.5c1.5 0 3 1 4 2M12 10a4 4 0 1 0 0-.1M12 4v12',
  // a sprout
  development: 'M12 21v-9M12 14c-4 0-7-2-7-6.5C9 7.5 12 9.5 12 14zM12 11c0-4 2.5-6.5 7-6.5C19 9 16.5 11 12 11zM6 21h12',
};

/** The mark of the portal: a roof over two children. */
export const siteMark =
  'M3 11 12 4l9 7M8.5 13.5a1.8 1.8 0 1 0 0-.1M15.5 13.5a1.8 1.8 0 1 0 0-.1M5.5 20.5a3 3 0 0 1 6 0M12.5 20.5a3 3 0 0 1 6 0';
